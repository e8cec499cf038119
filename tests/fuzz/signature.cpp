// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// Signatures: what is taken apart is put together again; what is signed is held against a plain canonical request, and
// verified.
#include "fuzz/door.hpp"

#include <tc3/http/query.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/request/common.hpp>
#include <tc3/request/judge.hpp>
#include <tc3/sign/signer.hpp>
#include <tc3/sign/v1.hpp>
#include <tc3/sign/verify.hpp>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tc3::fuzz {
namespace {

constexpr std::int64_t noon = 1790000000; // 2026-09-21

credential somebody() {
    return {"AKIDTESTSONLY0000000000000000000", secret{"not-a-real-key"}, {}};
}

/// Takes a line, without its line feed, off a text.
std::string_view next_line(std::string_view& text) {
    std::string_view const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

/// Three lines of method, path and query, lines of headers, an empty line, and the body: close to what is signed, so
/// that a fuzzer comes far.
http::request message_from(std::string_view bytes) {
    http::request made;
    made.method = next_line(bytes);
    made.path = next_line(bytes);
    made.query = next_line(bytes);
    while (!bytes.empty()) {
        std::string_view const line = next_line(bytes);
        if (line.empty())
            break;
        std::size_t const colon = std::min(line.find(':'), line.size());
        made.headers.add(line.substr(0, colon), line.substr(std::min(line.size(), colon + 1)));
    }
    made.body = bytes;
    return made;
}

std::string hex(unsigned char const* data, std::size_t size) {
    std::string made;
    for (std::size_t i = 0; i < size; ++i)
        made += {"0123456789abcdef"[data[i] / 16], "0123456789abcdef"[data[i] % 16]};
    return made;
}

std::string sha256_of(std::string const& text) {
    unsigned char made[32];
    EVP_Digest(text.data(), text.size(), made, nullptr, EVP_sha256(), nullptr);
    return hex(made, sizeof made);
}

std::string hmac_of(std::string const& key, std::string const& text) {
    unsigned char made[32];
    unsigned size = sizeof made;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<unsigned char const*>(text.data()),
         text.size(), made, &size);
    return {reinterpret_cast<char const*>(made), size};
}

std::string plain(std::string_view value) {
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t'))
        value = value.substr(1);
    while (!value.empty() && (value.back() == ' ' || value.back() == '\t'))
        value = value.substr(0, value.size() - 1);
    std::string made;
    for (char const c : value)
        made += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return made;
}

/// The documentation's recipe, word by word, for a message that has each signed header once.
std::string plain_authorization(http::request const& message, std::vector<std::string> const& signed_names,
                                bool whole_body) {
    std::string headers;
    std::string names;
    for (std::string const& name : signed_names) {
        for (http::header const h : message.headers)
            if (plain(h.name) == name && h.name.size() == name.size())
                headers += name + ":" + plain(h.value) + "\n";
        names += (names.empty() ? "" : ";") + name;
    }
    std::string const canonical = message.method + "\n" + (message.path.empty() ? "/" : message.path) + "\n" +
                                  (message.method == "POST" ? "" : message.query) + "\n" + headers + "\n" + names +
                                  "\n" + sha256_of(whole_body ? message.body : "UNSIGNED-PAYLOAD");
    std::string const scope = "2026-09-21/postgres/tc3_request";
    std::string const to_sign = "TC3-HMAC-SHA256\n1790000000\n" + scope + "\n" + sha256_of(canonical);
    std::string const key = hmac_of(hmac_of(hmac_of("TC3not-a-real-key", "2026-09-21"), "postgres"), "tc3_request");
    std::string const mac = hmac_of(key, to_sign);
    return "TC3-HMAC-SHA256 Credential=AKIDTESTSONLY0000000000000000000/" + scope + ", SignedHeaders=" + names +
           ", Signature=" + hex(reinterpret_cast<unsigned char const*>(mac.data()), mac.size());
}

void signature_door(std::string_view bytes) {
    static signer const with_kept_keys{somebody()};
    http::request message = message_from(bytes);
    bool const whole_body = !sign::has_unsigned_payload(message);
    bool const action = message.headers.find("X-TC-Action").has_value();
    http::request twice = message;
    sign::trace trace;
    sign::sign_options options{.service = "postgres", .timestamp = noon};
    if (!action)
        options.signed_headers = sign::sdk_signed_headers;
    auto const done = sign::sign_request(message, somebody(), options, trace);
    sign::trace second;
    auto const done_again = with_kept_keys.sign(twice, options, second);
    agree("signer against function", done ? trace.authorization : std::string{sign::message(done.error())},
          done_again ? second.authorization : std::string{sign::message(done_again.error())});
    sign::verifier verifier{somebody()};
    if (!done) {
        static_cast<void>(verifier.check(message, {.service = "postgres", .now = noon}));
        return;
    }
    std::vector<std::string> names{"content-type", "host"};
    if (action)
        names.emplace_back("x-tc-action");
    agree("signature against the plain recipe", std::string{message.headers.find("Authorization").value()},
          plain_authorization(message, names, whole_body));
    auto const verdict = verifier.check(message, {.service = "postgres", .now = noon});
    if (!verdict || !verdict->valid())
        disagree("what was signed is not verified", bytes, trace.canonical_request);
    if (whole_body) {
        message.body += 'x';
        auto const changed = verifier.check(message, {.service = "postgres", .now = noon});
        if (!changed || changed->valid())
            disagree("a changed body is taken", bytes, trace.canonical_request);
    }
}

using v1_parameter = std::pair<std::string, std::string>;

void judge(http::request const& message) {
    exchange what;
    what.request = message;
    request_judge with_key{known_actions, somebody()};
    auto ignore = [](finding&&) { return walk::go_on; };
    static_cast<void>(with_key.judge(what, {noon, false}, ignore));
}

/// Parameters that are signed as v1 wants it are verified, unless one of those that the signature reads is there twice.
void sign_and_verify(http::request message, std::vector<v1_parameter> const& from) {
    std::vector<sign::v1::parameter> views{{"SecretId", "AKIDTESTSONLY0000000000000000000"},
                                           {"Timestamp", "1790000000"}};
    for (v1_parameter const& one : from)
        if (!one.first.empty() && one.first != "SecretId" && one.first != "Timestamp" && one.first != "Signature" &&
            one.first != "SignatureMethod" &&
            std::count_if(from.begin(), from.end(), [&one](auto const& p) { return p.first == one.first; }) == 1)
            views.push_back({one.first, one.second});
    views.push_back({"Action", "CloneDBInstance"});
    sign::v1::trace trace;
    if (!sign::v1::sign_request(message, views, somebody().key, trace))
        return;
    sign::verifier verifier{somebody()};
    auto const verdict = verifier.check(message, {.now = noon});
    bool const action_twice = std::any_of(from.begin(), from.end(), [](auto const& p) { return p.first == "Action"; });
    if (!verdict || (!verdict->valid() && !action_twice))
        disagree("what was signed with v1 is not verified", trace.string_to_sign, trace.text);
}

/// All that a request has of a signature and of common parameters, in a header and in a query.
void authorization_door(std::string_view bytes) {
    sign::signature_parts parts;
    if (sign::parse_authorization(bytes, parts) == sign::authorization_form::documented) {
        std::string again{"TC3-HMAC-SHA256 Credential="};
        for (std::string_view const part : {parts.secret_id, parts.date, parts.service})
            again.append(part).append("/");
        again.append(parts.terminator).append(", SignedHeaders=").append(parts.signed_headers);
        agree("taken apart and put together", std::string{bytes}, again.append(", Signature=").append(parts.signature));
    }
    std::string decoded;
    bool const clean = static_cast<bool>(http::append_percent_decoded(decoded, bytes));
    if (clean && !http::decodes_to(bytes, decoded))
        disagree("decoded in two ways", bytes, decoded);
    std::string again;
    http::append_percent_decoded(again, http::percent_encoded(decoded));
    agree("encoded and decoded", decoded, again);

    std::vector<v1_parameter> parameters;
    for (http::raw_parameter const p : http::raw_parameters{bytes}) {
        if (bytes.substr(p.offset, p.name.size()) != p.name || bytes.substr(p.value_offset, p.value.size()) != p.value)
            disagree("a parameter is elsewhere than it says", p.name, p.value);
        parameters.emplace_back();
        http::append_percent_decoded(parameters.back().first, p.name, http::plus_sign::blank);
        http::append_percent_decoded(parameters.back().second, p.value, http::plus_sign::blank);
    }
    for (char const* const method : {"GET", "POST"}) {
        http::request message;
        message.method = method;
        message.host = "postgres.tencentcloudapi.com";
        message.query.assign(bytes);
        message.headers.add("Authorization", bytes);
        message.headers.add("Content-Type", "application/x-www-form-urlencoded");
        judge(message);
        message.headers.clear();
        judge(message);
        sign_and_verify(message, parameters);
    }
}

} // namespace

std::vector<door> signature_doors() {
    return {{"authorization", &authorization_door}, {"signature", &signature_door}};
}

} // namespace tc3::fuzz
