// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_CAUSE_HPP
#define TC3_SIGN_CAUSE_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tc3::sign {

/// A mistake that makes a signature another one than the key gives for the message.
enum class cause : std::uint8_t {
    // the clock
    local_date,
    other_date,
    date_form,
    timestamp_unit,
    other_timestamp,
    // the scope
    other_service,
    other_terminator,
    scope_form,
    credential_differs,
    // the key
    missing_prefix,
    other_prefix,
    key_white_space,
    key_quotes,
    key_encoding,
    not_the_key,
    other_key,
    other_secret_id,
    derived_key_text,
    derivation_order,
    derivation_steps,
    hmac_arguments,
    other_hash,
    // the string to sign
    algorithm_line,
    request_hash_form,
    line_breaks,
    trailing_line_feed,
    blank_line,
    lines,
    letter_case,
    // the target
    method,
    path,
    query_of_post,
    query_form,
    // the headers
    host_port,
    host_twin,
    other_host,
    content_type_parameters,
    other_content_type,
    header_values,
    header_names,
    header_lines,
    signed_headers_differ,
    signed_headers_order,
    signed_headers_case,
    signed_headers_lack,
    unsent_header,
    repeated_header,
    // the body
    empty_payload,
    other_payload,
    unsigned_body,
    payload_hash_form,
    body_white_space,
    body_byte_order_mark,
    body_encoding,
    body_spacing,
    body_order,
    body_escapes,
    body_numbers,
    body_members,
    body_rewritten,
    body_as_form,
    php_array_names,
    // how the signature is given
    signature_white_space,
    signature_case,
    signature_encoding,
    signature_escapes,
    authorization_form,
    // signature v1
    signature_method,
    parameter_order,
    parameter_set,
    encoded_values,
    parameter_values,
    plus_sign,
    string_form
};

/// A cause in words.
struct cause_words {
    cause what{};
    std::string_view id{};
    std::string_view sentence{}; ///< `{}` stands for the particulars of a case
    std::string_view example{};  ///< of these particulars
    std::string_view remedy{};
};

/// All causes that are looked for, in the order of the enumeration.
///
/// What is right stands in the documentation of the signature; what goes wrong was gathered from clients.
inline constexpr cause_words causes[] = {
    {cause::local_date, "local-date", "The client used the date in {}.", "UTC+8",
     "Take the date of the timestamp in UTC, for the scope and for the key."},
    {cause::other_date, "other-date", "The client used the date {}, which is not that of the timestamp.",
     "`2019-02-20`", "Take the date of the timestamp in UTC, for the scope and for the key."},
    {cause::date_form, "date-form", "The client wrote the date {}.", "as `20190225`",
     "Write the date as YYYY-MM-DD, for the scope and for the key."},
    {cause::timestamp_unit, "timestamp-unit", "The client signed the timestamp {}.", "in milliseconds",
     "Sign the text of X-TC-Timestamp as it is sent, in whole seconds."},
    {cause::other_timestamp, "other-timestamp", "The client signed another time than it sent: {}.", "1 second earlier",
     "Read the clock once, and use that time for the header, the date and the string to sign."},
    {cause::other_service, "other-service", "The client signed for the service {}.", "`cvm`",
     "Use the product's short name, the first label of its host, in the scope and for the key."},
    {cause::other_terminator, "other-terminator", "The client's scope ends in {}.", "`aws4_request`",
     "End the scope, and the derivation of the key, with tc3_request."},
    {cause::scope_form, "scope-form", "The string to sign holds {} in the place of the scope.", "the whole credential",
     "Write DATE/SERVICE/tc3_request into the third line of the string to sign."},
    {cause::credential_differs, "credential-differs", "The Credential does not name what was signed: {}.",
     "the date `2019-02-25`", "Write the scope that was signed into the Credential."},
    {cause::missing_prefix, "missing-prefix", "The client left out the TC3 before the SecretKey.", "",
     "Derive the first key with TC3 and the SecretKey, without anything between."},
    {cause::other_prefix, "other-prefix", "The client put {} before the SecretKey.", "`AWS4`",
     "Derive the first key with TC3 and the SecretKey, without anything between."},
    {cause::key_white_space, "key-white-space", "The SecretKey was used {}.", "with a line feed at its end",
     "Trim the key where it is read: an editor or `echo` ends a file with a line feed."},
    {cause::key_quotes, "key-quotes", "The SecretKey was used {}.", "with quotes around it",
     "Take the quotes off where the key is read."},
    {cause::key_encoding, "key-encoding", "The SecretKey was used {}.", "after it was decoded from Base64",
     "Use the SecretKey's text as it is."},
    {cause::not_the_key, "not-the-key", "The client used {} as the SecretKey.", "the SecretId",
     "Sign with the SecretKey, and stop where it is not set."},
    {cause::other_key, "other-key", "The client signed with the key in {}.", "OTHER_KEY",
     "Use the SecretKey that belongs to the SecretId."},
    {cause::other_secret_id, "other-secret-id", "The signature is right for the key, but names another SecretId{}.", "",
     "Send the SecretId that belongs to the SecretKey."},
    {cause::derived_key_text, "derived-key-text", "The client used {}.", "the derived keys as hexadecimal text",
     "Use the 32 bytes of each HMAC as the next key; only the signature is written in hexadecimal digits."},
    {cause::derivation_order, "derivation-order", "The client derived the key in the order {}.",
     "service, date, tc3_request", "Derive it with the date, then the service, then tc3_request."},
    {cause::derivation_steps, "derivation-steps", "The client derived the key {}.", "without the service",
     "Derive it with the date, then the service, then tc3_request."},
    {cause::hmac_arguments, "hmac-arguments", "The client swapped key and text {}.", "in each HMAC",
     "Give HMAC the key as the key and the text as the text."},
    {cause::other_hash, "other-hash", "The client used {}.", "HMAC-SHA1 for the signature",
     "Use SHA-256 for hashes and HMAC-SHA256 for keys and signature."},
    {cause::algorithm_line, "algorithm-line", "The string to sign begins with {}.", "`AWS4-HMAC-SHA256`",
     "Begin it with TC3-HMAC-SHA256."},
    {cause::request_hash_form, "request-hash-form", "The string to sign ends with {}.",
     "the canonical request itself, not its hash",
     "End it with the SHA-256 of the canonical request in small hexadecimal digits."},
    {cause::line_breaks, "line-breaks", "The lines of {}.", "the canonical request end with CR and LF",
     "Put one line feed (0x0A) between the lines."},
    {cause::trailing_line_feed, "trailing-line-feed", "There is a line feed at the end of {}.", "the canonical request",
     "End the text without a line feed; hash it without `echo`, or with `echo -n`."},
    {cause::blank_line, "blank-line", "The canonical request has {}.", "no blank line before the signed headers",
     "End each canonical header with a line feed, and let one more follow."},
    {cause::lines, "lines", "The client left out {}.", "the empty line of the query",
     "Write all six parts of the canonical request and all four lines of the string to sign, in their order."},
    {cause::letter_case, "letter-case", "The client signed {}.", "the whole canonical request in small letters",
     "Change the letter case of header names only."},
    {cause::method, "method", "The client signed the method {}.", "`post`",
     "Sign the method that is sent, in capitals."},
    {cause::path, "path", "The client signed the path {}.", "``", "Sign the path /, and send the call there."},
    {cause::query_of_post, "query-of-post", "The client signed the query of a POST.", "",
     "Leave the third line of a POST's canonical request empty."},
    {cause::query_form, "query-form", "The client signed the query {}.", "with its parameters sorted",
     "Sign the very query that is sent, byte for byte, without the question mark."},
    {cause::host_port, "host-port", "The client signed the host {}.", "without its port",
     "Sign the Host header as it is sent."},
    {cause::host_twin, "host-twin", "The client signed another host of the product: {}.",
     "`postgres.tencentcloudapi.com`", "Sign the host that the call is sent to."},
    {cause::other_host, "other-host", "The client signed another host than it sent: {}.", "`127.0.0.1`",
     "Sign the Host header as it is sent."},
    {cause::content_type_parameters, "content-type-parameters", "The client signed the content type {}.",
     "`application/json; charset=utf-8`", "Sign the content type that is sent; the HTTP library may add a charset."},
    {cause::other_content_type, "other-content-type", "The client signed the content type {}.", "`application/json`",
     "Sign the content type that is sent."},
    {cause::header_values, "header-values", "The client signed the header values {}.", "with the blanks around them",
     "Sign each value without the blanks around it, in small letters or as it is sent."},
    {cause::header_names, "header-names", "The client signed the header names {}.", "as they were sent",
     "Write header names in small letters, both in their lines and in the list."},
    {cause::header_lines, "header-lines", "The client wrote the canonical headers {}.", "with a blank after the colon",
     "Write each as name, colon, value, line feed, with nothing between."},
    {cause::signed_headers_differ, "signed-headers-differ", "SignedHeaders does not name what was signed: {}.",
     "`content-type;host;x-tc-action`", "Make the list and the canonical headers from the same names."},
    {cause::signed_headers_order, "signed-headers-order", "The client signed the headers in the order {}.",
     "`host;content-type`", "Sort the names, in the canonical headers and in SignedHeaders."},
    {cause::signed_headers_case, "signed-headers-case", "SignedHeaders holds names with capitals: {}.",
     "`Content-Type;Host`", "Write the names in small letters."},
    {cause::signed_headers_lack, "signed-headers-lack", "The client did not sign {}.", "host",
     "Sign content-type and host at least."},
    {cause::unsent_header, "unsent-header", "The client signed a header that is not in the message: {}.",
     "`x-tc-action` with an empty value", "Send each header that is signed; a proxy may have taken it away."},
    {cause::repeated_header, "repeated-header", "The client signed a header that is in the message more than once: {}.",
     "`host` with its last value", "Send each header that is signed once."},
    {cause::empty_payload, "empty-payload", "The client signed an empty payload.", "",
     "Hash the bytes of the body that is sent."},
    {cause::other_payload, "other-payload", "The client signed {} as the payload.", "`{}`",
     "Hash the bytes of the body that is sent; those of a GET are empty."},
    {cause::unsigned_body, "unsigned-body", "The client signed {}.",
     "UNSIGNED-PAYLOAD without the header X-TC-Content-SHA256",
     "Hash the body; or send X-TC-Content-SHA256: UNSIGNED-PAYLOAD and sign the SHA-256 of that word."},
    {cause::payload_hash_form, "payload-hash-form", "The last line of the canonical request is {}.",
     "the hash in capitals", "Write the SHA-256 of the body there, in small hexadecimal digits."},
    {cause::body_white_space, "body-white-space", "The client signed the body {}.", "with a line feed at its end",
     "Make the text of the body once, then sign and send these bytes."},
    {cause::body_byte_order_mark, "body-byte-order-mark", "The client signed the body {}.",
     "without its byte order mark", "Send UTF-8 without a byte order mark, and sign the same bytes."},
    {cause::body_encoding, "body-encoding", "The client signed the body {}.", "in UTF-16",
     "Encode the text as UTF-8 once, then sign and send these bytes."},
    {cause::body_spacing, "body-spacing", "The client signed the JSON of the body {}.", "without white space",
     "Make the text of the body once, then sign and send these bytes."},
    {cause::body_order, "body-order", "The client signed the JSON of the body {}.", "with its members sorted",
     "Make the text of the body once, then sign and send these bytes."},
    {cause::body_escapes, "body-escapes", "The client signed the JSON of the body {}.",
     "with other characters than ASCII as \\u escapes",
     "Make the text of the body once, then sign and send these bytes."},
    {cause::body_numbers, "body-numbers", "The client signed the JSON of the body {}.", "with 10 for 10.0",
     "Make the text of the body once, then sign and send these bytes."},
    {cause::body_members, "body-members", "The client signed the JSON of the body {}.", "without its nulls",
     "Make the text of the body once, then sign and send these bytes."},
    {cause::body_rewritten, "body-rewritten", "The client signed the body written anew: {}.",
     "without white space, with its members sorted", "Make the text of the body once, then sign and send these bytes."},
    {cause::body_as_form, "body-as-form", "The client signed the body {}.", "as form text",
     "Sign the bytes of the body that is sent."},
    {cause::php_array_names, "php-array-names", "The client wrote lists in the manner of PHP: {}.",
     "it sent `Set[0][Role]` and signed the word Array",
     "Name the elements of lists `Set.0.Role`, in what is sent and in what is signed."},
    {cause::signature_white_space, "signature-white-space", "The signature is right, but {}.",
     "there is a line feed at its end", "Trim the signature: encoders and `echo` end their output with a line feed."},
    {cause::signature_case, "signature-case", "The signature is right, but written in capitals.", "",
     "Write it in small hexadecimal digits."},
    {cause::signature_encoding, "signature-encoding", "The signature is right, but written {}.", "in Base64",
     "Write TC3-HMAC-SHA256 in small hexadecimal digits, HmacSHA1 and HmacSHA256 in padded Base64."},
    {cause::signature_escapes, "signature-escapes", "The signature is right, but {}.", "its + was not percent-encoded",
     "Percent-encode the value of Signature once, as that of each parameter."},
    {cause::authorization_form, "authorization-form", "The signature is right, but the Authorization header has {}.",
     "no blank after a comma",
     "Write `TC3-HMAC-SHA256 Credential=ID/DATE/SERVICE/tc3_request, SignedHeaders=a;b, Signature=HEX`."},
    {cause::signature_method, "signature-method", "The client used {}.",
     "HmacSHA256, but sent no SignatureMethod, so that HmacSHA1 is in force",
     "Name HmacSHA256 in SignatureMethod, and sign that parameter too; without it sign with HmacSHA1."},
    {cause::parameter_order, "parameter-order", "The client signed the parameters {}.",
     "in the order in which it sent them", "Sort the parameters by the bytes of their names."},
    {cause::parameter_set, "parameter-set", "The client signed the parameters {}.", "without `Token`",
     "Sign each parameter that is sent, all but Signature."},
    {cause::encoded_values, "encoded-values", "The client signed the values {}.", "percent-encoded",
     "Sign the values as they are, and encode them only to send them."},
    {cause::parameter_values, "parameter-values", "The client signed other values than it sent: {}.", "1 for true",
     "Turn each value into text once, then sign and send that text."},
    {cause::plus_sign, "plus-sign", "The client signed a + that it sent without percent-encoding it.", "",
     "Percent-encode a + as %2B: as it is, it arrives as a blank."},
    {cause::string_form, "string-form", "The string to sign has {}.", "no question mark",
     "Join the method, the host, the path, a question mark and NAME=VALUE with & between."},
};

/// The words of a cause.
[[nodiscard]] constexpr cause_words const& words_of(cause what) noexcept {
    return causes[static_cast<std::size_t>(what)];
}

/// A cause that was found, with the particulars of the case.
struct found_cause {
    cause what{};
    std::string detail{};      ///< takes the place of `{}`
    std::string as_signed{};   ///< the part that differs, as the client signed it; empty where it is not to be shown
    std::string as_expected{}; ///< the same part as it should be

    bool operator==(found_cause const&) const = default;
};

/// A sentence with the particulars in their place.
[[nodiscard]] inline std::string sentence_of(cause_words const& words, std::string_view detail) {
    std::string made{words.sentence};
    if (auto const gap = made.find("{}"); gap != std::string::npos)
        made.replace(gap, 2, detail);
    return made;
}

/// What the client did: `The client used the date in UTC+8.`
[[nodiscard]] inline std::string sentence_of(found_cause const& found) {
    return sentence_of(words_of(found.what), found.detail);
}

} // namespace tc3::sign

#endif
