// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "exchange_redactor.hpp"

#include "redact/parameters_redactor.hpp"
#include "secrets.hpp"

#include <tc3/contract/host.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/http/set_header.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/response/envelope.hpp>
#include <tc3/sign/tc3.hpp>
#include <tc3/sign/verify.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

namespace tc3::tool {
namespace {

using tc3::detail::equal_ignoring_case;

constexpr std::string_view payload_hash_header = "X-TC-Content-SHA256";

/// Headers that say nothing but how the message is to be read, and when it was sent.
bool is_technical(std::string_view name) {
    constexpr std::string_view names[] = {"Content-Type", "Content-Length", "Date", "Host"};
    return std::any_of(std::begin(names), std::end(names),
                       [name](std::string_view each) { return equal_ignoring_case(each, name); });
}

/// Whether a rule of the protocol reads that header. All others are left out, whatever they are: a program may send
/// its secrets under any name.
bool is_read(std::string_view name) {
    return is_technical(name) || equal_ignoring_case(name, payload_hash_header) ||
           std::any_of(std::begin(common_names), std::end(common_names), [name](common_name const& each) {
               return !each.header.empty() && equal_ignoring_case(each.header, name);
           });
}

/// Whether a list such as `content-type;host` holds a header.
bool is_listed(std::string_view list, std::string_view name) {
    std::string_view each;
    for (sign::signed_header_names names{list}; names.next(each);)
        if (equal_ignoring_case(each, name))
            return true;
    return false;
}

std::string signed_headers_of(http::request const& message) {
    sign::signature_parts parts;
    if (auto const value = message.headers.find("Authorization"))
        static_cast<void>(sign::parse_authorization(tc3::detail::trim(*value), parts));
    return std::string{parts.signed_headers};
}

action const* contract_of_call(http::request const& message, common_parameters const& parameters) {
    host_parts const host = parse_host(sign::host_of(message));
    return find_action(known_actions, host.form == host_form::foreign ? std::string_view{} : host.service,
                       parameters.text(common::action));
}

bool has_form(http::request const& message, common_parameters const& parameters) {
    bool const is_unmarked = !parameters.has(common::content_type) && message.body.find('=') != std::string::npos;
    return !looks_like_json(message.body) &&
           (is_media_type(parameters.text(common::content_type), form_type) || is_unmarked);
}

bool is_loopback(std::string_view name) {
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]" || name == "::1";
}

} // namespace

bool exchange_redactor::redact(exchange& what) {
    parameters_.read(what.request);
    if (!is_api_call(what.request, parameters_))
        return false;
    action const* const contract = contract_of_call(what.request, parameters_);
    redact_request(what, contract);
    what.signature = evidence::withheld;
    redact_headers(what.response.headers, {});
    redact_json(what.response.body, contract != nullptr ? &*contract->envelope : &envelope_of<AnyResponse>(), words_);
    return true;
}

void exchange_redactor::redact_request(exchange& what, action const* contract) {
    http::request& message = what.request;
    structure const* const root = contract != nullptr ? &*contract->request : nullptr;
    std::string const list = signed_headers_of(message);
    bool const is_form = has_form(message, parameters_);
    std::size_t const before = message.body.size();
    redact_parameters(message.query, root, words_);
    if (is_form)
        redact_parameters(message.body, root, words_);
    else
        redact_json(message.body, root, words_);
    redact_headers(message.headers, list);
    // A stand-in may be longer than the SecretId of a form.
    if (auto const length = message.headers.find("Content-Length");
        length && *length == std::to_string(before) && before != message.body.size())
        set_header(message.headers, "Content-Length", std::to_string(message.body.size()));
    message.host = redacted_host(message.host);
    if (message.path != "/")
        message.path = words_.redacted(message.path, treatment::replaced);
}

void exchange_redactor::redact_headers(http::header_list& headers, std::string_view signed_headers) {
    http::header_list made;
    for (http::header const each : headers) {
        if (is_read(each.name))
            made.add(each.name, redacted_header(each));
        else if (is_listed(signed_headers, each.name))
            made.add(each.name, words_.redacted(each.value, treatment::hidden));
    }
    headers = std::move(made);
}

std::string exchange_redactor::redacted_header(http::header one) {
    if (equal_ignoring_case(one.name, "Authorization"))
        return redacted_authorization(one.value);
    if (equal_ignoring_case(one.name, "Content-Type"))
        return redacted_content_type(one.value);
    if (equal_ignoring_case(one.name, "Host"))
        return redacted_host(one.value);
    bool const is_hash = equal_ignoring_case(one.name, payload_hash_header);
    if (is_secret_name(one.name) || (is_hash && tc3::detail::trim(one.value) != sign::unsigned_payload))
        return words_.redacted(one.value, treatment::hidden);
    return std::string{one.value};
}

/// Keeps the scope and the list of signed headers, and whatever is wrong with the form.
std::string exchange_redactor::redacted_authorization(std::string_view value) {
    sign::signature_parts parts;
    if (sign::parse_authorization(tc3::detail::trim(value), parts) != sign::authorization_form::documented) {
        constexpr std::string_view stay[] = {"TC3",       "HMAC",    "SHA256",  "SHA1", "Credential", "SignedHeaders",
                                             "Signature", "tc3",     "request", "SKIP", "REDACTED",   "redacted",
                                             "Redacted",  "content", "type",    "host", "x",          "tc",
                                             "action",    "Bearer",  "Basic"};
        return words_.redacted_but(value, stay, treatment::hidden);
    }
    auto const place = [value](std::string_view part) { return static_cast<std::size_t>(part.data() - value.data()); };
    std::size_t const id_end = place(parts.secret_id) + parts.secret_id.size();
    std::size_t const signature_end = place(parts.signature) + parts.signature.size();
    std::string made{value.substr(0, place(parts.secret_id))};
    made.append(stand_in_of(parts.secret_id, words_))
        .append(value.substr(id_end, place(parts.signature) - id_end))
        .append(words_.redacted(parts.signature, treatment::hidden))
        .append(value.substr(signature_end));
    return made;
}

/// Keeps the media type. A boundary is replaced as it is in the body.
std::string exchange_redactor::redacted_content_type(std::string_view value) {
    std::size_t const end = std::min(value.find(';'), value.size());
    constexpr std::string_view stay[] = {"charset", "utf", "8", "UTF", "boundary"};
    return std::string{value.substr(0, end)} + words_.redacted_but(value.substr(end), stay);
}

/// Keeps hosts of the API and this machine's own. Others tell of the network within which the call was made.
std::string exchange_redactor::redacted_host(std::string_view host) {
    host = tc3::detail::trim(host.substr(host.rfind('@') + 1)); // a user and a password may stand before it
    std::size_t const bracket = host.find(']');
    std::size_t const end = std::min(host.find(':', bracket == host.npos ? 0 : bracket), host.size());
    std::string_view const name = host.substr(0, end);
    std::string_view const port = host.substr(end);
    bool const is_port = port.find_first_not_of("0123456789", 1) == port.npos;
    bool const stays = parse_host(name).form != host_form::foreign || is_loopback(name);
    return (stays ? std::string{name} : words_.redacted_but(name, {})) +
           (is_port ? std::string{port} : words_.redacted(port, treatment::hidden));
}

} // namespace tc3::tool
