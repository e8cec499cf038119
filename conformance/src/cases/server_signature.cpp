// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/server_calls.hpp"
#include "cases/server_parts.hpp"

#include <tc3/rules/protocol.hpp>

#include <utility>

namespace tc3::conformance::server_cases {

void append_signature(std::vector<conformance_case>& out) {
    std::vector<std::string_view> const wrong{"AuthFailure.SignatureFailure"};
    std::vector<std::string_view> const no_form{"AuthFailure.InvalidAuthorization", "AuthFailure.SignatureFailure"};
    std::vector<std::string_view> const no_id{"AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId",
                                              "AuthFailure.SignatureFailure"};
    std::vector<std::string_view> const absent{"AuthFailure.InvalidAuthorization", "AuthFailure.SignatureFailure",
                                               "MissingParameter", "InvalidParameter"};
    std::vector<std::string_view> const of_scope{"AuthFailure.InvalidAuthorization", "AuthFailure.SignatureFailure",
                                                 "AuthFailure.SignatureExpire"};
    std::vector<std::string_view> const of_service{"AuthFailure.InvalidAuthorization", "AuthFailure.SignatureFailure",
                                                   "NoSuchProduct"};
    source const mismatch = rules::signature_mismatch.origin;
    source const scope = rules::signature_scope.origin;
    source const form = rules::signature_malformed.origin;
    constexpr std::string_view requirement = "A signature that does not fit the message is refused.";

    append(out,
           {"signature.body", level::must, requirement, mismatch, "a digit of the body is changed after signing", wrong,
            [](server_peer const& to) {
                http::request message = signed_json(to);
                spoil_instance_id(message.body);
                return message;
            },
            true});
    append(out, {"signature.body-appended", level::must, requirement, mismatch,
                 "a blank is added to the body after signing", wrong, [](server_peer const& to) {
                     http::request message = signed_json(to);
                     message.body.push_back(' ');
                     return message;
                 }});
    append(out, {"signature.query", level::must, requirement, mismatch,
                 "a digit of the query of a GET is changed after signing", wrong, [](server_peer const& to) {
                     http::request message = signed_call(get_call(to), to);
                     spoil_instance_id(message.query);
                     return message;
                 }});
    append(out, {"signature.unsigned-payload", level::must, requirement, mismatch,
                 "signed for UNSIGNED-PAYLOAD, which no header names", wrong, [](server_peer const& to) {
                     return without(signed_call(with(json_call(to), "X-TC-Content-SHA256", "UNSIGNED-PAYLOAD"), to),
                                    "X-TC-Content-SHA256");
                 }});
    append(out, {"signature.content-hash", level::must, requirement, mismatch,
                 "a digit of the body is changed after signing, and X-TC-Content-SHA256 has the hash of the old one",
                 wrong, [](server_peer const& to) {
                     http::request message = signed_json(to);
                     std::string const hash = sign::hex(sign::sha256(message.body).value());
                     spoil_instance_id(message.body);
                     return with(std::move(message), "X-TC-Content-SHA256", hash);
                 }});
    append(out, {"signature.empty-body", level::must, requirement, mismatch, "signed for an empty body", wrong,
                 [](server_peer const& to) {
                     http::request message = signed_call(json_call(to, ""), to);
                     message.body = plain_json(to);
                     return message;
                 }});
    append(out, {"signature.body-end", level::must, requirement, mismatch,
                 "the end of a body of 70 KB is changed after signing", wrong, [](server_peer const& to) {
                     std::string body = plain_json(to);
                     body.insert(1, 70'000, ' ');
                     http::request message = signed_call(json_call(to, body), to);
                     message.body.insert(message.body.size() - 1, " ");
                     return message;
                 }});
    append(out, {"signature.get-content-type", level::must, requirement, mismatch,
                 "a charset is added to the content type of a GET after signing", wrong, [](server_peer const& to) {
                     return with(signed_call(get_call(to), to), "Content-Type",
                                 "application/x-www-form-urlencoded; charset=utf-8");
                 }});
    append(out, {"signature.get-key", level::must, requirement, mismatch, "a GET, signed with another key", wrong,
                 [](server_peer const& to) { return signed_call(get_call(to), to, {.key = other_key(to)}); }});
    append(out, {"signature.middle-digit", level::must, requirement, mismatch,
                 "a digit in the middle of the signature is another one", wrong,
                 [](server_peer const& to) { return with_spoilt_signature(signed_json(to), 20); }});
    append(out, {"signature.method", level::must, requirement, mismatch,
                 "signed as a POST with an empty body, sent as a GET", wrong, [](server_peer const& to) {
                     http::request message = get_call(to);
                     message.method = "POST";
                     message = signed_call(std::move(message), to);
                     message.method = "GET";
                     return message;
                 }});
    append(out, {"signature.content-type", level::must, requirement, mismatch,
                 "a charset is added to the content type after signing", wrong, [](server_peer const& to) {
                     return with(signed_json(to), "Content-Type", "application/json; charset=utf-8");
                 }});
    append(out, {"signature.host", level::must, requirement, mismatch, "signed for another host of the product", wrong,
                 [](server_peer const& to) {
                     http::request message = with(json_call(to), "Host", other_host);
                     return with(signed_call(std::move(message), to), "Host", to.host());
                 }});
    append(out, {"signature.signed-header", level::must, requirement, mismatch,
                 "X-TC-Region is signed, and changed after signing", wrong, [](server_peer const& to) {
                     return with(signed_json(to, {.signed_headers = "content-type;host;x-tc-region"}), "X-TC-Region",
                                 "ap-beijing");
                 }});
    append(out, {"signature.timestamp", level::must, requirement, mismatch,
                 "X-TC-Timestamp is a second later than what was signed", of_scope, [](server_peer const& to) {
                     http::request message = signed_json(to, {.offset = -2});
                     std::string const later =
                         std::to_string(std::stoll(std::string{message.headers.find("X-TC-Timestamp").value()}) + 1);
                     return with(std::move(message), "X-TC-Timestamp", later);
                 }});
    append(out, {"signature.first-digit", level::must, requirement, mismatch,
                 "the first digit of the signature is another one", wrong,
                 [](server_peer const& to) { return with_spoilt_signature(signed_json(to), 63); }});
    append(out, {"signature.last-digit", level::must, requirement, mismatch,
                 "the last digit of the signature is another one", wrong,
                 [](server_peer const& to) { return with_spoilt_signature(signed_json(to), 0); }});
    append(out, {"signature.get-last-digit", level::must, requirement, mismatch,
                 "the last digit of the signature of a GET is another one", wrong,
                 [](server_peer const& to) { return with_spoilt_signature(signed_call(get_call(to), to), 0); }});
    append(out, {"signature.secret-id-case", level::must, "An unknown SecretId is refused.", mismatch,
                 "the letters of the SecretId are in the other case", no_id, [](server_peer const& to) {
                     std::string id = to.who().secret_id;
                     for (char& c : id)
                         c = tc3::detail::is_lower(c) ? static_cast<char>(c - 'a' + 'A') : tc3::detail::to_lower(c);
                     return signed_json(to, {.secret_id = id == to.who().secret_id ? other_id(to) : id});
                 }});
    append(out, {"signature.key", level::must, requirement, mismatch, "signed with another key", wrong,
                 [](server_peer const& to) { return signed_json(to, {.key = other_key(to)}); }});
    append(out, {"signature.secret-id", level::must, "An unknown SecretId is refused.", mismatch,
                 "the last character of the SecretId is another one", no_id,
                 [](server_peer const& to) { return signed_json(to, {.secret_id = other_id(to)}); }});
    append(out, {"signature.missing", level::must, "A call without a signature is refused.",
                 rules::signature_missing.origin, "without Authorization", absent,
                 [](server_peer const& to) { return without(signed_json(to), "Authorization"); }});
    append(out, {"signature.empty", level::must, "A signature has the documented form.", form,
                 "nothing after Signature=", no_form, [](server_peer const& to) {
                     http::request message = signed_json(to);
                     std::string value{message.headers.find("Authorization").value()};
                     value.resize(value.size() - 64);
                     return with(std::move(message), "Authorization", value);
                 }});
    append(out, {"signature.too-long", level::must, "A signature has the documented form.", form,
                 "the signature has a digit too many", no_form, [](server_peer const& to) {
                     http::request message = signed_json(to);
                     std::string const value{message.headers.find("Authorization").value()};
                     return with(std::move(message), "Authorization", value + "0");
                 }});
    append(out, {"signature.cut-off", level::must, "A signature has the documented form.", form,
                 "the signature lacks its last digit", no_form, [](server_peer const& to) {
                     http::request message = signed_json(to);
                     std::string value{message.headers.find("Authorization").value()};
                     value.pop_back();
                     return with(std::move(message), "Authorization", value);
                 }});
    append(out, {"signature.upper-case", level::should, "A signature is written in small digits.", form,
                 "the signature is in capitals", no_form, [](server_peer const& to) {
                     http::request message = signed_json(to);
                     std::string value{message.headers.find("Authorization").value()};
                     for (auto at = value.size() - 64; at < value.size(); ++at)
                         value[at] =
                             tc3::detail::is_lower(value[at]) ? static_cast<char>(value[at] - 'a' + 'A') : value[at];
                     return with(std::move(message), "Authorization", value);
                 }});
    append(out, {"signature.malformed", level::must, "A signature has the documented form.", form,
                 "Authorization is Bearer and a word", no_form,
                 [](server_peer const& to) { return with(signed_json(to), "Authorization", "Bearer token"); }});
    append(out, {"signature.algorithm", level::must, "The algorithm is TC3-HMAC-SHA256.",
                 rules::signature_algorithm.origin, "Authorization names TC4-HMAC-SHA256", no_form,
                 [](server_peer const& to) { return with_authorization(signed_json(to), "TC3", "TC4"); }});
    append(out, {"signature.scope-date", level::must, "The scope's date is that of the timestamp.", scope,
                 "the scope names the day before, and the key is derived for it", of_scope, [](server_peer const& to) {
                     return signed_json(to, {.date = std::string{sign::date_of(to.now() - one_day).value().text()}});
                 }});
    append(out, {"signature.scope-service", level::must, "The scope's service is that of the host.", scope,
                 "the scope names cvm, and the key is derived for it", of_service,
                 [](server_peer const& to) { return signed_json(to, {.service = "cvm"}); }});
    append(out, {"signature.scope-terminator", level::must, "The scope ends in tc3_request.", scope,
                 "the scope ends in tc4_request, and the key is derived for it", no_form,
                 [](server_peer const& to) { return signed_json(to, {.terminator = "tc4_request"}); }});
    append(out, {"signature.host-not-signed", level::must, "Content-type and host are signed.",
                 rules::signature_signed_headers.origin, "signed with content-type alone", no_form,
                 [](server_peer const& to) { return signed_json(to, {.signed_headers = "content-type"}); }});
    append(out, {"signature.content-type-not-signed", level::must, "Content-type and host are signed.",
                 rules::signature_signed_headers.origin, "signed with host alone", no_form,
                 [](server_peer const& to) { return signed_json(to, {.signed_headers = "host"}); }});
    append(out,
           {"signature.signed-header-absent", level::must, "Each signed header is in the message.",
            rules::signature_signed_headers.origin, "signed with x-tc-trace, which is not sent", no_form,
            [](server_peer const& to) { return signed_json(to, {.signed_headers = "content-type;host;x-tc-trace"}); }});
    append(out, {"signature.signed-headers-unsorted", level::should, "Signed headers are in ASCII order.",
                 rules::signature_signed_headers.origin, "signed with host;content-type", no_form,
                 [](server_peer const& to) { return signed_json(to, {.signed_headers = "host;content-type"}); }});
}

} // namespace tc3::conformance::server_cases
