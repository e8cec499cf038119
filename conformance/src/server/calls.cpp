// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "server/calls.hpp"

#include "generators/document.hpp"

#include <tc3/http/query.hpp>
#include <tc3/http/set_header.hpp>
#include <tc3/postgres/v20170312/clone_db_instance.hpp>
#include <tc3/request/common.hpp>

#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <span>

namespace tc3::conformance {
namespace {

namespace json = boost::json;

http::request call(server_peer const& to, std::string_view method, std::string_view content_type) {
    http::request made;
    made.method = method;
    made.headers.add("Host", to.host());
    made.headers.add("Content-Type", content_type);
    made.headers.add("X-TC-Action", asked_action().name);
    made.headers.add("X-TC-Version", asked_action().owner->version);
    made.headers.add("X-TC-Region", asked_region);
    return made;
}

/// A positive integer of 31 bits that no other call of this run has.
std::string next_nonce(std::int64_t now) {
    static std::atomic<std::int64_t> count{0};
    constexpr std::int64_t largest = 2147483647;
    return std::to_string((now % 100'000 * 10'000 + count++) % largest + 1);
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    if (what.empty())
        return;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// Masks what stands between a prefix and the next of some characters.
void mask_after(std::string& text, std::string_view prefix, std::string_view ends) {
    constexpr std::string_view mask = "***";
    for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at + prefix.size())) {
        auto const begin = at + prefix.size();
        auto const end = std::min(text.find_first_of(ends, begin), text.size());
        text.replace(begin, end - begin, mask);
    }
}

/// What the documentation shows as values, corrected. A request has one of the two points to recover to.
json::object const& examples() {
    static json::object const made = json::parse(R"({
        "DBInstanceId": "postgres-abcd1234", "SpecCode": "pg.it.2xlarge16", "Storage": 10, "Period": 1,
        "AutoRenewFlag": 0, "VpcId": "vpc-2ot3acw1", "SubnetId": "subnet-ppv9iw34",
        "RecoveryTargetTime": "2021-12-25 01:27:35", "BackupSetId": "f6yecd1a-087c-5c66-cdas-95c835d7ec24",
        "SecurityGroupIds": ["sg-95hf6965"], "ProjectId": 0, "VoucherIds": "OZRCGNAV8D9BMI9KMG1FIQ",
        "ActivityId": 2364})")
                                         .as_object();
    return made;
}

/// Code points that a tag may well not hold: control characters, and those without a glyph of their own.
bool is_odd(char32_t c) noexcept {
    return c < 0x20 || (c >= 0x7F && c < 0xA1) || c == 0x200B || c == 0x2028 || (c >= 0xD7FC && c < 0xF900) ||
           c == 0xFFFD || c >= 0x10FFFD;
}

/// A text without such characters, and not empty.
std::string likely_text(std::string_view text) {
    std::vector<char32_t> kept;
    while (!text.empty())
        if (char32_t const c = text::next_code_point(text); !is_odd(c))
            kept.push_back(c);
    std::string made = generators::encoded(kept);
    return made.find_first_not_of(' ') == std::string::npos ? "a" : made;
}

/// Whether the contract says nothing of a value but its type.
bool is_open(row const& member) {
    return std::all_of(member.constraints().begin(), member.constraints().end(),
                       [](constraint const& rule) { return rule.what == constraint::form::not_empty; });
}

void make_likely(json::value& value, row const& member) {
    constexpr std::int64_t steps = 600; // a disk of 6000 GB
    if (value.is_array())
        for (json::value& element : value.get_array())
            make_likely(element, member);
    else if (value.is_object())
        for (row const& nested : (*member.nested).rows) {
            if (json::value* const inner = value.get_object().if_contains(generators::to_json(nested.name)))
                make_likely(*inner, nested);
        }
    else if (value.is_string() && is_open(member))
        value = generators::to_json(likely_text(generators::from_json(value.get_string())));
    else if (value.is_int64())
        for (constraint const& rule : member.constraints())
            if (rule.what == constraint::form::multiple_of)
                value = (std::abs(value.get_int64() / rule.minimum % steps) + 1) * rule.minimum;
}

std::string cut(std::string text) {
    constexpr std::size_t longest = 4000;
    if (text.size() <= longest)
        return text;
    return text.substr(0, longest) + "\n... (" + std::to_string(text.size()) + " bytes in all)";
}

} // namespace

action const& asked_action() noexcept {
    return postgres::v20170312::clone_db_instance::contract;
}

json::object plain_parameters(json::object const& known) {
    json::object made;
    auto const add = [&](row const& member, bool is_wanted) {
        auto const name = generators::to_json(member.name);
        if (json::value const* const found = known.if_contains(name))
            made.emplace(name, *found);
        else if (is_wanted)
            made.emplace(name, examples().at(name));
    };
    bool const has_backup = known.contains("BackupSetId");
    for (row const& member : (*asked_action().request).rows)
        add(member, member.required || (member.name == "RecoveryTargetTime" && !has_backup));
    return made;
}

json::object plain_parameters(server_peer const& to) {
    return plain_parameters(to.parameters());
}

std::string plain_json(server_peer const& to) {
    return json::serialize(plain_parameters(to));
}

std::string plain_flattened(server_peer const& to) {
    return generators::to_flattened({plain_parameters(to), {}});
}

json::object made_likely(json::object parameters, server_peer const& to) {
    for (row const& member : (*asked_action().request).rows) {
        auto const name = generators::to_json(member.name);
        json::value* const value = parameters.if_contains(name);
        if (value == nullptr)
            continue;
        if (json::value const* const known = to.parameters().if_contains(name))
            *value = *known;
        else if (is_open(member) && examples().contains(name))
            *value = examples().at(name);
        else
            make_likely(*value, member);
    }
    return parameters;
}

http::request json_call(server_peer const& to, std::string_view body) {
    http::request made = call(to, "POST", json_type);
    made.body = body;
    return made;
}

http::request json_call(server_peer const& to) {
    return json_call(to, plain_json(to));
}

http::request get_call(server_peer const& to, std::string_view flattened) {
    http::request made = call(to, "GET", form_type);
    made.query = flattened;
    return made;
}

http::request get_call(server_peer const& to) {
    return get_call(to, plain_flattened(to));
}

http::request signed_call(http::request message, server_peer const& to, tc3_form const& form) {
    std::int64_t const time = to.now() + form.offset;
    std::string const timestamp = form.timestamp.value_or(std::to_string(time));
    http::set_header(message.headers, "X-TC-Timestamp", timestamp);
    std::string_view const token = to.who().token.reveal();
    if (!token.empty() && !message.headers.find("X-TC-Token"))
        message.headers.add("X-TC-Token", token);

    sign::trace steps;
    steps.signed_headers = form.signed_headers;
    std::string_view name;
    for (sign::signed_header_names names{form.signed_headers}; names.next(name);)
        sign::append_canonical_header(steps.canonical_headers, name, sign::occurrence_of(message, name).value,
                                      sign::value_case::lowered);
    sign::write_hashed_payload(steps, message).value();
    std::string const date = form.date.value_or(std::string{sign::date_of(time).value().text()});
    sign::scope const within{date, form.service, form.terminator};
    sign::write_string_to_sign(steps, sign::target_of(message), timestamp, within).value();
    secret const& key = form.key ? *form.key : to.who().key;
    sign::write_signature(steps, sign::derive_signing_key(key.reveal(), within).value()).value();
    sign::write_authorization(steps, form.secret_id.value_or(to.who().secret_id));
    message.headers.add("Authorization", steps.authorization);
    return message;
}

parameter_list v1_parameters(server_peer const& to, std::string_view signature_method, std::string_view flattened) {
    std::int64_t const now = to.now();
    parameter_list made{{"Action", std::string{asked_action().name}},
                        {"Version", std::string{asked_action().owner->version}},
                        {"Region", std::string{asked_region}},
                        {"Timestamp", std::to_string(now)},
                        {"Nonce", next_nonce(now)},
                        {"SecretId", to.who().secret_id}};
    if (!signature_method.empty())
        made.emplace_back("SignatureMethod", signature_method);
    if (!to.who().token.empty())
        made.emplace_back("Token", to.who().token.reveal());
    for (http::raw_parameter const each : http::raw_parameters{flattened}) {
        auto& [name, value] = made.emplace_back();
        http::append_percent_decoded(name, each.name, http::plus_sign::itself);
        http::append_percent_decoded(value, each.value, http::plus_sign::itself);
    }
    return made;
}

parameter_list v1_parameters(server_peer const& to, std::string_view signature_method) {
    return v1_parameters(to, signature_method, plain_flattened(to));
}

http::request v1_call(std::string_view method, parameter_list const& parameters, server_peer const& to,
                      std::optional<secret> const& key, std::string_view host) {
    http::request made;
    made.method = method;
    made.host = host.empty() ? to.host() : host;
    std::vector<sign::v1::parameter> all;
    for (auto const& [name, value] : parameters)
        all.push_back({name, value});
    sign::v1::trace steps;
    sign::v1::sign_request(made, all, key ? *key : to.who().key, steps).value();
    return made;
}

void spoil(std::string& text, std::size_t at) {
    char& c = text.at(at);
    c = c == '0' ? '1' : c == '9' ? '8' : c >= '0' && c < '9' ? static_cast<char>(c + 1) : c == 'a' ? 'b' : 'a';
}

void spoil_instance_id(std::string& text) {
    constexpr std::string_view name = "DBInstanceId";
    spoil(text, text.find_first_not_of("\":= ", text.find(name) + name.size()));
}

std::string shown_request(http::request const& message, credential const& who) {
    std::string text = message.method + " " + (message.path.empty() ? "/" : message.path);
    if (!message.query.empty())
        text.append("?").append(message.query);
    text.append(" HTTP/1.1\n");
    for (http::header const h : message.headers) {
        bool const is_token = tc3::detail::equal_ignoring_case(h.name, "X-TC-Token");
        text.append(h.name).append(": ").append(is_token ? "***" : h.value).append("\n");
    }
    text.append("\n").append(message.body);
    mask_after(text, "Credential=", "/,\n");
    for (std::string_view const name : {"Signature=", "SecretId=", "&Token=", "?Token="})
        mask_after(text, name, "&, \n");
    replace_all(text, who.secret_id, "***");
    replace_all(text, who.token.reveal(), "***");
    replace_all(text, who.key.reveal(), "***");
    return cut(std::move(text));
}

std::string shown_answer(server_answer const& answer) {
    if (!answer.is_given())
        return "the server " + answer.trouble;
    std::string text = "HTTP/1.1 " + std::to_string(answer.response.status) + "\n";
    if (auto const type = answer.response.headers.find("Content-Type"))
        text.append("Content-Type: ").append(*type).append("\n");
    return cut(text.append("\n").append(answer.response.body));
}

} // namespace tc3::conformance
