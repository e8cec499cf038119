// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/server_calls.hpp"
#include "cases/server_parts.hpp"

#include <tc3/rules/protocol.hpp>

#include <utility>

namespace tc3::conformance::server_cases {

void append_accepted(std::vector<conformance_case>& out) {
    using rules::request_content_type;
    source const by_page = asked_action().origin;
    append(out, {"success.plain",
                 level::must,
                 "A right request is answered with HTTP 200 and Response with DealName, BillId and RequestId.",
                 by_page,
                 "",
                 {},
                 [](server_peer const& to) { return signed_json(to); },
                 true});
    append(out, {"accept.signed-headers-of-sdks",
                 level::must,
                 "A signature over content-type and host alone is taken.",
                 rules::signature_signed_headers.origin,
                 "signed with content-type;host",
                 {},
                 [](server_peer const& to) {
                     return signed_json(to, {.signed_headers = std::string{sign::sdk_signed_headers}});
                 }});
    append(out, {"accept.more-signed-headers",
                 level::must,
                 "Further headers may be signed.",
                 rules::signature_signed_headers.origin,
                 "all headers of the protocol are signed",
                 {},
                 [](server_peer const& to) {
                     return signed_json(
                         to,
                         {.signed_headers = "content-type;host;x-tc-action;x-tc-region;x-tc-timestamp;x-tc-version"});
                 }});
    append(out, {"accept.charset",
                 level::must,
                 "A content type with a charset is taken.",
                 rules::signature_mismatch.origin,
                 "Content-Type: application/json; charset=utf-8",
                 {},
                 [](server_peer const& to) {
                     return signed_call(with(json_call(to), "Content-Type", "application/json; charset=utf-8"), to);
                 }});
    append(out, {"accept.header-names-in-any-case",
                 level::must,
                 "The letter case of header names does not matter.",
                 rules::signature_mismatch.origin,
                 "all header names in small letters",
                 {},
                 [](server_peer const& to) {
                     http::request message = signed_json(to);
                     http::header_list lower;
                     for (http::header const h : message.headers)
                         lower.add(tc3::detail::to_lower(h.name), h.value);
                     message.headers = std::move(lower);
                     return message;
                 }});
    append(out, {"accept.optional-headers",
                 level::must,
                 "The optional common headers are taken.",
                 rules::request_language.origin,
                 "with X-TC-Language and X-TC-RequestClient",
                 {},
                 [](server_peer const& to) {
                     return signed_call(
                         with(with(json_call(to), "X-TC-Language", "en-US"), "X-TC-RequestClient", "SDK_CPP_3.3.165"),
                         to);
                 }});
    append(out, {"accept.get",
                 level::must,
                 "A GET with flattened parameters and a TC3 signature is taken.",
                 request_content_type.origin,
                 "",
                 {},
                 [](server_peer const& to) { return signed_call(get_call(to), to); }});
    append(out, {"accept.get-plus",
                 level::should,
                 "A blank in the query of a GET may be a plus sign, as SDKs write it.",
                 rules::signature_mismatch.origin,
                 "the blank of RecoveryTargetTime is +",
                 {},
                 [](server_peer const& to) {
                     std::string query = plain_flattened(to);
                     if (auto const blank = query.find("%20"); blank != query.npos)
                         query.replace(blank, 3, "+");
                     return signed_call(get_call(to, query), to);
                 }});
    append(out, {"accept.v1-get-hmac-sha1",
                 level::must,
                 "A GET signed with HmacSHA1 is taken.",
                 request_content_type.origin,
                 "",
                 {},
                 [](server_peer const& to) { return v1_call("GET", v1_parameters(to, "HmacSHA1"), to); }});
    append(out, {"accept.v1-get-default",
                 level::must,
                 "Without a SignatureMethod a v1 signature is HmacSHA1.",
                 rules::signature_missing.origin,
                 "without SignatureMethod",
                 {},
                 [](server_peer const& to) { return v1_call("GET", v1_parameters(to, ""), to); }});
    append(out, {"accept.v1-get-hmac-sha256",
                 level::must,
                 "A GET signed with HmacSHA256 is taken.",
                 request_content_type.origin,
                 "",
                 {},
                 [](server_peer const& to) { return v1_call("GET", v1_parameters(to, "HmacSHA256"), to); }});
    append(out, {"accept.v1-post-hmac-sha1",
                 level::must,
                 "A form signed with HmacSHA1 is taken.",
                 request_content_type.origin,
                 "",
                 {},
                 [](server_peer const& to) { return v1_call("POST", v1_parameters(to, "HmacSHA1"), to); }});
    append(out, {"accept.v1-post-hmac-sha256",
                 level::must,
                 "A form signed with HmacSHA256 is taken.",
                 request_content_type.origin,
                 "",
                 {},
                 [](server_peer const& to) { return v1_call("POST", v1_parameters(to, "HmacSHA256"), to); }});
    append(out, {"clock.slightly-behind",
                 level::must,
                 "A clock that is four and a half minutes behind is near enough.",
                 rules::signature_expired.origin,
                 "signed for four and a half minutes ago",
                 {},
                 [](server_peer const& to) { return signed_json(to, {.offset = -270}); }});
    append(out, {"clock.slightly-ahead",
                 level::must,
                 "A clock that is four and a half minutes ahead is near enough.",
                 rules::signature_expired.origin,
                 "signed for in four and a half minutes",
                 {},
                 [](server_peer const& to) { return signed_json(to, {.offset = 270}); }});
}

void append_clock(std::vector<conformance_case>& out) {
    std::vector<std::string_view> const expired{"AuthFailure.SignatureExpire"};
    source const origin = rules::signature_expired.origin;
    constexpr std::string_view requirement = "A timestamp more than five minutes off is refused as expired.";
    append(out, {"clock.six-minutes-behind", level::must, requirement, origin, "signed for six minutes ago", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = -360}); }});
    append(out, {"clock.six-minutes-ahead", level::must, requirement, origin, "signed for in six minutes", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = 360}); }});
    append(out, {"clock.ten-minutes-behind", level::must, requirement, origin, "signed for ten minutes ago", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = -600}); }});
    append(out, {"clock.ten-minutes-ahead", level::must, requirement, origin, "signed for in ten minutes", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = 600}); }});
    append(out, {"clock.hour-behind", level::must, requirement, origin, "signed for an hour ago", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = -one_hour}); }});
    append(out, {"clock.hour-ahead", level::must, requirement, origin, "signed for in an hour", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = one_hour}); }});
    append(out, {"clock.day-behind", level::must, requirement, origin, "signed for yesterday", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = -one_day}); }});
    append(out, {"clock.day-ahead", level::must, requirement, origin, "signed for tomorrow", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = one_day}); }});
    append(out, {"clock.get-hour-behind", level::must, requirement, origin, "a GET, signed for an hour ago", expired,
                 [](server_peer const& to) { return signed_call(get_call(to), to, {.offset = -one_hour}); }});
    append(out, {"clock.get-hour-ahead", level::must, requirement, origin, "a GET, signed for in an hour", expired,
                 [](server_peer const& to) { return signed_call(get_call(to), to, {.offset = one_hour}); }});
    constexpr std::string_view of_v1 = "A v1 timestamp more than five minutes off is refused as expired.";
    append(out, {"clock.v1-hour-behind", level::must, of_v1, origin, "a GET, Timestamp is an hour ago", expired,
                 [](server_peer const& to) { return v1_with(to, "GET", "Timestamp", time_text(to, -one_hour)); }});
    append(out, {"clock.v1-hour-ahead", level::must, of_v1, origin, "a GET, Timestamp is in an hour", expired,
                 [](server_peer const& to) { return v1_with(to, "GET", "Timestamp", time_text(to, one_hour)); }});
    append(out, {"clock.v1-post-six-minutes-behind", level::must, of_v1, origin, "a form, Timestamp is six minutes ago",
                 expired, [](server_peer const& to) { return v1_with(to, "POST", "Timestamp", time_text(to, -360)); }});
    append(out, {"clock.v1-post-six-minutes-ahead", level::must, of_v1, origin, "a form, Timestamp is in six minutes",
                 expired, [](server_peer const& to) { return v1_with(to, "POST", "Timestamp", time_text(to, 360)); }});
}

} // namespace tc3::conformance::server_cases
