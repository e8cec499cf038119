// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "sign.hpp"

#include "output.hpp"
#include "readers/byte_source.hpp"
#include "readers/byte_stream.hpp"
#include "readers/reader.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/request/build.hpp>
#include <tc3/validate/json_text.hpp>

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace tc3::tool {
namespace {

exit_code complain(std::string const& sentence, exit_code code) {
    std::fprintf(stderr, "tc3: %s\n", sentence.c_str());
    return code;
}

std::int64_t unix_now() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// Reads the whole of a file. False, with a sentence in \p trouble, if it cannot be read.
bool read_file(std::string const& path, std::string& into, std::string& trouble) {
    std::unique_ptr<byte_source> source = open_file(path, trouble);
    if (source == nullptr)
        return false;
    byte_stream stream{std::move(source)};
    while (stream.more()) {
    }
    into.assign(stream.ahead());
    trouble = stream.trouble();
    return trouble.empty();
}

bool is_json(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{';
}

/// Makes the message around a JSON body.
void build_around(std::string body, sign_command const& options, action const* contract, http::request& message) {
    call_options where;
    where.region = options.region;
    where.host = options.host;
    message.method.assign("POST");
    message.host = contract != nullptr ? host_for(*contract->owner, where) : options.host;
    message.headers.add("Host", message.host);
    message.headers.add("Content-Type", json_type);
    message.headers.add("X-TC-Action", options.action);
    message.headers.add("X-TC-Version", !options.version.empty() ? std::string_view{options.version}
                                        : contract != nullptr    ? contract->owner->version
                                                                 : std::string_view{});
    if (!options.region.empty())
        message.headers.add("X-TC-Region", options.region);
    message.body = std::move(body);
}

/// Tells what breaks the contract, so that it is known before money is spent.
void tell_findings(http::request const& message, action const& contract, std::int64_t now) {
    validation_context context;
    context.region = message.headers.find("X-TC-Region").value_or(std::string_view{});
    context.timestamp = now;
    context.likely = contract.likely;
    auto tell = [](finding&& found) {
        std::fprintf(stderr, "tc3: %s[%s] %s: %s\n", std::string{to_string(found.severity)}.c_str(), found.rule.c_str(),
                     found.path.c_str(), found.message.c_str());
        return walk::go_on;
    };
    validate_json(message.body, *contract.request, context, tell);
}

std::string raw_http(http::request const& message) {
    std::string made = message.method + " " + message.path;
    if (!message.query.empty())
        made += "?" + message.query;
    made += " HTTP/1.1\r\n";
    for (http::header const h : message.headers)
        if (!tc3::detail::equal_ignoring_case(h.name, "Content-Length"))
            made.append(h.name).append(": ").append(h.value).append("\r\n");
    if (!message.body.empty() || message.method == "POST")
        made += "Content-Length: " + std::to_string(message.body.size()) + "\r\n";
    return made + "\r\n" + message.body;
}

void tell_trace(sign::trace const& trace) {
    auto const part = [](char const* name, std::string const& text) {
        std::fprintf(stderr, "--- %s\n%s\n", name, text.c_str());
    };
    part("hashed payload", trace.hashed_payload);
    part("canonical request", trace.canonical_request);
    part("hashed canonical request", trace.hashed_canonical_request);
    part("string to sign", trace.string_to_sign);
    part("signature", trace.signature);
    part("authorization", trace.authorization);
}

} // namespace

exit_code run_sign(sign_command const& options) {
    std::string trouble;
    auto const who = read_credential(options.credential, trouble);
    if (!who)
        return complain(trouble, exit_code::wrong_usage);
    std::string text;
    if (!read_file(options.path, text, trouble))
        return complain(trouble, exit_code::unreadable);
    action const* contract = find_action(known_actions, {}, options.action);
    http::request message;
    entry one;
    if (is_json(text)) {
        if (contract == nullptr && options.host.empty())
            return complain("there is no contract for " + options.action + ": name its host with --host",
                            exit_code::wrong_usage);
        build_around(std::move(text), options, contract, message);
    } else {
        std::unique_ptr<reader> const requests =
            open_reader({options.path, options.path, {}}, capture_format::http, trouble);
        if (options.path == "-" || requests == nullptr || !requests->next(one) || !one.readable)
            return complain(options.path == "-"    ? "a raw HTTP request is read from a file, not from standard input"
                            : !one.trouble.empty() ? one.trouble
                            : !trouble.empty()     ? trouble
                                                   : "this is neither a JSON object nor a raw HTTP request",
                            exit_code::unreadable);
        message = one.what.request;
        contract = find_action(known_actions, {}, message.headers.find("X-TC-Action").value_or(std::string_view{}));
    }
    std::int64_t const now = options.at.value_or(unix_now());
    if (contract != nullptr && is_json(message.body))
        tell_findings(message, *contract, now);
    sign::sign_options how;
    std::string const service =
        !options.service.empty() ? options.service : std::string{parse_host(sign::host_of(message)).service};
    how.service = service;
    how.timestamp = now;
    how.signed_headers = options.signed_headers;
    how.body = options.unsigned_payload ? sign::payload::not_included : sign::payload::hashed;
    sign::trace trace;
    if (auto const done = sign::sign_request(message, *who, how, trace); !done)
        return complain("the call cannot be signed: " + std::string{sign::message(done.error())},
                        exit_code::wrong_usage);
    if (options.trace)
        tell_trace(trace);
    output out{"-"};
    out.write(raw_http(message));
    return out.finish() ? exit_code::clean : complain(out.trouble(), exit_code::internal_error);
}

} // namespace tc3::tool
