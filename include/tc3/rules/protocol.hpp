// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_RULES_PROTOCOL_HPP
#define TC3_RULES_PROTOCOL_HPP

#include <tc3/contract/error_code.hpp>
#include <tc3/contract/kind.hpp>
#include <tc3/contract/source.hpp>
#include <tc3/validate/finding.hpp>

#include <string>
#include <string_view>

/// The rules that hold for every action: protocol, signature, response, exchange, capture and files.
///
/// The rules of an action's members and relations are not here: they are made from its table (see catalogue.hpp).
namespace tc3::rules {

/// One rule as data. Its id is `tc3.request.method` for subject `request` and kind `method`.
struct protocol_rule {
    std::string_view subject{}; ///< request, signature, response, exchange, capture or file
    tc3::kind kind{};
    tc3::side side{};
    tc3::tier tier{};
    tc3::severity severity{};
    std::string_view requirement{}; ///< what must hold, a sentence
    std::string_view help{};        ///< what to do when it does not
    source origin{};

    [[nodiscard]] std::string id() const { return "tc3." + std::string{subject} + "." + std::string{to_string(kind)}; }
};

namespace detail {

inline constexpr std::string_view request_page = "https://www.tencentcloud.com/document/product/409/16763";
inline constexpr std::string_view common_page = "https://www.tencentcloud.com/document/product/409/16764";
inline constexpr std::string_view signature_page = "https://cloud.tencent.com/document/api/213/30654";
inline constexpr std::string_view old_signature_page = "https://www.tencentcloud.com/document/product/228/31724";
inline constexpr std::string_view response_page = "https://cloud.tencent.com/document/api/664/51412";
inline constexpr std::string_view rate_page = "https://cloud.tencent.com/document/product/1278/109059";
inline constexpr std::string_view our_page = "tc3";

[[nodiscard]] consteval source request_text(std::string_view text) {
    return from(text, request_page, "2025-10-24");
}
[[nodiscard]] consteval source common_text(std::string_view text) {
    return from(text, common_page, "2025-10-24");
}
[[nodiscard]] consteval source signature_text(std::string_view text) {
    return from(text, signature_page, "2026-08");
}
[[nodiscard]] consteval source response_text(std::string_view text) {
    return from(text, response_page, "2026-08");
}
/// For what this tool says of its own work.
[[nodiscard]] consteval source tool_text(std::string_view text) {
    return from(text, our_page, "2026-11");
}

} // namespace detail

// --- request ---

inline constexpr protocol_rule request_method{"request",
                                              kind::method,
                                              side::request,
                                              tier::documented,
                                              severity::error,
                                              "The method is GET or POST.",
                                              "Send the call with POST.",
                                              detail::request_text("only GET and POST are supported")};
inline constexpr protocol_rule request_path{"request",
                                            kind::path,
                                            side::request,
                                            tier::documented,
                                            severity::error,
                                            "The path is /.",
                                            "Send the call to / and do not follow redirects.",
                                            detail::signature_text("the canonical URI is always /")};
inline constexpr protocol_rule request_host{
    "request",
    kind::host,
    side::request,
    tier::documented,
    severity::warning,
    "The host is one at which the product answers.",
    "Send the call to the product's international, mainland, regional or finance host.",
    detail::request_text("the hosts of a product, with and without a region")};
inline constexpr protocol_rule request_scheme{
    "request",         kind::scheme,
    side::request,     tier::documented,
    severity::warning, "The call goes over HTTPS.",
    "Use https.",      detail::request_text("all interfaces are called over HTTPS")};
inline constexpr protocol_rule request_content_type{
    "request",
    kind::content_type,
    side::request,
    tier::documented,
    severity::error,
    "The content type is one that the method and the signature go with.",
    "Send application/json with POST and TC3-HMAC-SHA256, application/x-www-form-urlencoded with GET or signature v1.",
    detail::request_text("JSON with TC3 only, forms with v1 only, multipart for some actions only")};
inline constexpr protocol_rule request_size{
    "request",
    kind::size,
    side::request,
    tier::documented,
    severity::error,
    "A GET has at most 32 KB, a form POST 1 MB, a JSON POST 10 MB.",
    "Send less, or use POST with TC3-HMAC-SHA256.",
    detail::request_text("32 KB for GET, 1 MB for v1 POST, 10 MB for TC3 POST")};
inline constexpr protocol_rule request_json{"request",
                                            kind::json,
                                            side::request,
                                            tier::wire,
                                            severity::error,
                                            "The body is one JSON value.",
                                            "Send one JSON object.",
                                            detail::request_text("the body of an application/json request is JSON")};
inline constexpr protocol_rule request_encoding{"request",
                                                kind::encoding,
                                                side::request,
                                                tier::documented,
                                                severity::error,
                                                "The body is UTF-8.",
                                                "Send UTF-8 without a byte order mark.",
                                                detail::request_text("the character set is UTF-8")};
inline constexpr protocol_rule request_action{
    "request",
    kind::action,
    side::request,
    tier::wire,
    severity::error,
    "The call names its action.",
    "Name the action in X-TC-Action, or in the parameter Action with signature v1.",
    detail::common_text("Action is required")};
inline constexpr protocol_rule unknown_action{
    "contract",
    kind::action,
    side::request,
    tier::advice,
    severity::note,
    "There is a contract for the action; without one only the protocol is judged.",
    "Check the spelling of the action; see `tc3 contract` for those that are known.",
    detail::tool_text("only the actions of this version's contracts are judged")};
inline constexpr protocol_rule request_version{"request",
                                               kind::version,
                                               side::request,
                                               tier::documented,
                                               severity::error,
                                               "The version is that of the product's API.",
                                               "Send the version that the action's page names.",
                                               detail::common_text("Version is required, and fixed for each API")};
inline constexpr protocol_rule request_region{
    "request",
    kind::region,
    side::request,
    tier::documented,
    severity::error,
    "The region is given, and the action supports it.",
    "Name a region that the action supports.",
    detail::common_text("Region is required; the action's page lists the supported ones")};
inline constexpr protocol_rule request_timestamp{"request",
                                                 kind::timestamp,
                                                 side::request,
                                                 tier::wire,
                                                 severity::error,
                                                 "The timestamp is given, in whole Unix seconds.",
                                                 "Send the current Unix time in seconds.",
                                                 detail::common_text("Timestamp is a required integer in seconds")};
inline constexpr protocol_rule request_language{
    "request",
    kind::language,
    side::request,
    tier::documented,
    severity::warning,
    "The language, if given, is zh-CN or en-US.",
    "Send zh-CN or en-US, or leave it out.",
    detail::signature_text("the optional header X-TC-Language takes zh-CN or en-US")};
inline constexpr protocol_rule request_nonce{
    "request",
    kind::nonce,
    side::request,
    tier::documented,
    severity::error,
    "With signature v1 the nonce is given, a positive integer.",
    "Send a random positive integer.",
    from("Nonce is a required random positive integer", detail::old_signature_page, "2026-08")};
inline constexpr protocol_rule request_duplicate{
    "request",       kind::duplicate,
    side::request,   tier::wire,
    severity::error, "A header or parameter of the protocol is given once.",
    "Send it once.", detail::signature_text("a header that is signed has one value")};

// --- signature ---

inline constexpr protocol_rule signature_missing{
    "signature",     kind::missing,         side::request,    tier::wire,
    severity::error, "The call is signed.", "Sign the call.", detail::common_text("Authorization is required")};
inline constexpr protocol_rule signature_malformed{
    "signature",
    kind::malformed,
    side::request,
    tier::wire,
    severity::error,
    "The signature has the documented form.",
    "Write `TC3-HMAC-SHA256 Credential=ID/DATE/SERVICE/tc3_request, SignedHeaders=a;b, Signature=64 small hex digits`.",
    detail::signature_text("the form of the Authorization header")};
inline constexpr protocol_rule signature_algorithm{"signature",
                                                   kind::algorithm,
                                                   side::request,
                                                   tier::wire,
                                                   severity::error,
                                                   "The algorithm is TC3-HMAC-SHA256.",
                                                   "Sign with TC3-HMAC-SHA256.",
                                                   detail::signature_text("the algorithm is fixed")};
inline constexpr protocol_rule signature_scope{
    "signature",
    kind::scope,
    side::request,
    tier::wire,
    severity::error,
    "The credential scope is the UTC date of the timestamp, the product's service name and tc3_request.",
    "Take the date of the timestamp in UTC, and the service name from the product's host.",
    detail::signature_text("scope of date in UTC, service and tc3_request; the service must match the domain")};
inline constexpr protocol_rule signature_signed_headers{
    "signature",
    kind::signed_headers,
    side::request,
    tier::wire,
    severity::error,
    "The signed headers are lower-case, sorted, each in the message once, and content-type and host are among them.",
    "List the names in small letters and in ASCII order, and send each of these headers once.",
    detail::signature_text("content-type and host must be signed; names in lower case and ASCII order")};
inline constexpr protocol_rule signature_expired{
    "signature",
    kind::expired,
    side::request,
    tier::documented,
    severity::error,
    "The timestamp is within 300 seconds of the server's clock.",
    "Set the client's clock, and sign each call anew.",
    detail::signature_text("a difference of more than five minutes is an expired signature")};
inline constexpr protocol_rule signature_mismatch{
    "signature",
    kind::mismatch,
    side::request,
    tier::wire,
    severity::error,
    "The signature is the one that the key gives for this message.",
    "Compare the canonical request, step by step: `tc3 sign --trace` shows each; `tc3 verify` looks for the cause.",
    detail::signature_text("the four steps of the signature")};
inline constexpr protocol_rule signature_unchecked{
    "signature",
    kind::unchecked,
    side::request,
    tier::advice,
    severity::note,
    "The signature can be computed anew.",
    "Give the key with --secret-key-env NAME.",
    detail::tool_text("without the key and the exact bytes a signature is not judged")};

// --- response ---

inline constexpr protocol_rule response_status{
    "response",
    kind::status,
    side::response,
    tier::documented,
    severity::error,
    "The HTTP status is 200.",
    "The answer did not come from the API; find out whether the call was executed before it is repeated.",
    detail::response_text("every request that the service processed is answered with 200")};
inline constexpr protocol_rule response_json{
    "response",
    kind::json,
    side::response,
    tier::documented,
    severity::error,
    "The body is one JSON value.",
    "The answer did not come whole from the API; find out whether the call was executed before it is repeated.",
    detail::response_text("answers are JSON")};
inline constexpr protocol_rule response_encoding{
    "response",         kind::encoding,
    side::response,     tier::documented,
    severity::error,    "The body is UTF-8 without a byte order mark.",
    "Answer in UTF-8.", detail::request_text("the character set is UTF-8")};
inline constexpr protocol_rule response_envelope{"response",
                                                 kind::envelope,
                                                 side::response,
                                                 tier::documented,
                                                 severity::error,
                                                 "The body is an object with the one member Response, an object.",
                                                 "Wrap the answer in Response.",
                                                 detail::response_text("every answer is wrapped in Response")};
inline constexpr protocol_rule response_request_id{
    "response",
    kind::request_id,
    side::response,
    tier::documented,
    severity::error,
    "Response.RequestId is a text.",
    "Give every answer a RequestId.",
    detail::response_text("RequestId is always there once the service has handled the request")};
inline constexpr protocol_rule response_error_shape{
    "response",
    kind::error_shape,
    side::response,
    tier::documented,
    severity::error,
    "Response.Error, if there is one, holds the texts Code and Message.",
    "Give Error a Code and a Message.",
    detail::response_text("Code and Message are always there within Error")};
inline constexpr protocol_rule response_error_code{
    "response",
    kind::error_code,
    side::response,
    tier::advice,
    severity::warning,
    "The error code is listed by the action's page or among the common codes.",
    "Treat the code by its class; the documentation may lag behind.",
    from("the codes of the action and the common ones; others exist", common_error_codes_source.page,
         common_error_codes_source.date)};
inline constexpr protocol_rule response_unknown{"response",
                                                kind::unknown,
                                                side::response,
                                                tier::documented,
                                                severity::note,
                                                "Nothing stands beside Response.",
                                                "Put it into Response.",
                                                detail::response_text("every answer is wrapped in Response")};
inline constexpr protocol_rule response_duplicate{
    "response",      kind::duplicate,
    side::response,  tier::wire,
    severity::error, "Response, and Error within it, are given once.",
    "Give it once.", detail::response_text("one Response with at most one Error")};

// --- exchange ---

inline constexpr protocol_rule accepted_invalid{"exchange",
                                                kind::accepted_invalid,
                                                side::exchange,
                                                tier::advice,
                                                severity::warning,
                                                "A request that breaks the contract is refused.",
                                                "The contract may have changed: compare it with the current page.",
                                                detail::tool_text("a documented rule that the service does not apply")};
inline constexpr protocol_rule rejected_valid{"exchange",
                                              kind::rejected_valid,
                                              side::exchange,
                                              tier::advice,
                                              severity::warning,
                                              "A request that keeps the contract is not refused for its form.",
                                              "The contract may have changed: compare it with the current page.",
                                              detail::tool_text("the service applies a rule that is not documented")};
inline constexpr protocol_rule exchange_depends{"exchange",
                                                kind::depends,
                                                side::exchange,
                                                tier::documented,
                                                severity::warning,
                                                "The answer holds what it is documented to hold for this request.",
                                                "Look the value up by another action.",
                                                detail::tool_text("the source is that of the action's own rule")};

// --- capture ---

inline constexpr protocol_rule rate{
    "capture",
    kind::rate,
    side::capture,
    tier::documented,
    severity::warning,
    "No account sends an action to a region more often in a second than the page allows.",
    "Spread the calls, or ask for a higher limit.",
    from("the limit counts for each account, action and access region", detail::rate_page, "2025-04-15")};
inline constexpr protocol_rule request_id_reused{"capture",
                                                 kind::request_id_reused,
                                                 side::capture,
                                                 tier::documented,
                                                 severity::warning,
                                                 "Every answer has a RequestId of its own.",
                                                 "Make a RequestId for each request.",
                                                 detail::response_text("RequestId is unique to a request")};
inline constexpr protocol_rule replayed{"capture",
                                        kind::replayed,
                                        side::capture,
                                        tier::documented,
                                        severity::warning,
                                        "Every call is signed anew.",
                                        "Sign each call anew, with the current time.",
                                        detail::common_text("Timestamp and Nonce guard against replays")};
inline constexpr protocol_rule unsafe_retry{
    "capture",
    kind::unsafe_retry,
    side::capture,
    tier::documented,
    severity::error,
    "A purchase is not sent again after it succeeded, nor while it is not known whether it did.",
    "Look for the order before you repeat the call: it has no token that makes a repeat harmless.",
    detail::tool_text("the action orders something, and no parameter marks a repeat")};

// --- files ---

inline constexpr protocol_rule unreadable{
    "file",
    kind::unreadable,
    side::capture,
    tier::wire,
    severity::error,
    "The entry can be read.",
    "Check its path and the --format that was given; record it anew if it is broken.",
    detail::tool_text("an entry that cannot be read is not judged")};
inline constexpr protocol_rule sanitized{"file",
                                         kind::sanitized,
                                         side::capture,
                                         tier::advice,
                                         severity::note,
                                         "The capture holds the headers that were sent.",
                                         "Export with sensitive data if the signature is to be judged.",
                                         detail::tool_text("browsers leave Authorization out of an export")};
inline constexpr protocol_rule body_rebuilt{
    "file",
    kind::body_rebuilt,
    side::capture,
    tier::advice,
    severity::note,
    "The capture holds the body that was sent.",
    "Record the body's text if the signature and the parameters are to be judged.",
    detail::tool_text("a body that was left out, or put together from its parameters, is not the one that was sent")};

/// All of them, in the order of this file.
inline constexpr protocol_rule const* protocol_rules[] = {&request_method,
                                                          &request_path,
                                                          &request_host,
                                                          &request_scheme,
                                                          &request_content_type,
                                                          &request_size,
                                                          &request_json,
                                                          &request_encoding,
                                                          &request_action,
                                                          &unknown_action,
                                                          &request_version,
                                                          &request_region,
                                                          &request_timestamp,
                                                          &request_language,
                                                          &request_nonce,
                                                          &request_duplicate,
                                                          &signature_missing,
                                                          &signature_malformed,
                                                          &signature_algorithm,
                                                          &signature_scope,
                                                          &signature_signed_headers,
                                                          &signature_expired,
                                                          &signature_mismatch,
                                                          &signature_unchecked,
                                                          &response_status,
                                                          &response_json,
                                                          &response_encoding,
                                                          &response_envelope,
                                                          &response_request_id,
                                                          &response_error_shape,
                                                          &response_error_code,
                                                          &response_unknown,
                                                          &response_duplicate,
                                                          &accepted_invalid,
                                                          &rejected_valid,
                                                          &exchange_depends,
                                                          &rate,
                                                          &request_id_reused,
                                                          &replayed,
                                                          &unsafe_retry,
                                                          &unreadable,
                                                          &sanitized,
                                                          &body_rebuilt};

/// A finding of a protocol rule, with the rule's own help, severity and source.
[[nodiscard]] inline finding make_finding(protocol_rule const& rule, std::string where, std::string message) {
    finding made;
    made.side = rule.side;
    made.severity = rule.severity;
    made.kind = rule.kind;
    made.rule = rule.id();
    made.path = std::move(where);
    made.message = std::move(message);
    made.help = std::string{rule.help};
    if (rule.side == side::request && rule.severity == severity::error)
        made.likely_error = common_likely_error(rule.kind);
    made.origin = rule.origin;
    return made;
}

} // namespace tc3::rules

#endif
