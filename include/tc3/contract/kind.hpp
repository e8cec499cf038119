// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_KIND_HPP
#define TC3_CONTRACT_KIND_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tc3 {

/// What sort of thing is wrong. The text form is the last part of every rule's id.
enum class kind : std::uint8_t {
    // members
    required,       ///< a required member is absent or null
    unknown,        ///< a name that the structure does not have
    duplicate,      ///< a name that occurs twice in one object
    type,           ///< another JSON type than the declared one
    null,           ///< an explicit null
    one_of,         ///< a value outside the enumerated ones
    letter_case,    ///< an enumerated word in the wrong letter case; its text is `case`
    range,          ///< a number that is too small or too large
    step,           ///< a number that is no multiple of the step
    length,         ///< a text of too many or too few code points
    characters,     ///< a text with characters that are not allowed
    format,         ///< a text that has not the stated form
    format_variant, ///< a form that only some sources show
    empty,          ///< an empty text where one is of no use
    // relations
    exactly_one, ///< none or several of members that exclude each other
    depends,     ///< a value that another member's value does not allow
    ignored,     ///< a value without effect in this combination
    mismatch,    ///< two values that do not fit together; also a signature that differs
    // protocol
    method,
    path,
    host,
    scheme,
    content_type,
    size,
    json,
    encoding,
    action,
    version,
    region,
    timestamp,
    language,
    nonce,
    // signature
    missing,
    malformed,
    algorithm,
    scope,
    signed_headers,
    expired,
    unchecked, ///< nothing could be computed: no key, or the evidence is not in the capture
    // response
    status,
    envelope,
    request_id,
    error_shape,
    error_code,
    // exchange
    accepted_invalid, ///< the service took what the contract refuses
    rejected_valid,   ///< the service refused what the contract takes
    // capture
    rate,
    request_id_reused,
    replayed,
    unsafe_retry,
    // files
    unreadable,
    sanitized,
    body_rebuilt
};

/// How many kinds there are.
inline constexpr std::size_t kind_count = static_cast<std::size_t>(kind::body_rebuilt) + 1;

/// The text form of a kind, in kebab-case.
[[nodiscard]] constexpr std::string_view to_string(kind k) noexcept {
    constexpr std::array<std::string_view, kind_count> names{"required",       "unknown",      "duplicate",
                                                             "type",           "null",         "one-of",
                                                             "case",           "range",        "step",
                                                             "length",         "characters",   "format",
                                                             "format-variant", "empty",        "exactly-one",
                                                             "depends",        "ignored",      "mismatch",
                                                             "method",         "path",         "host",
                                                             "scheme",         "content-type", "size",
                                                             "json",           "encoding",     "action",
                                                             "version",        "region",       "timestamp",
                                                             "language",       "nonce",        "missing",
                                                             "malformed",      "algorithm",    "scope",
                                                             "signed-headers", "expired",      "unchecked",
                                                             "status",         "envelope",     "request-id",
                                                             "error-shape",    "error-code",   "accepted-invalid",
                                                             "rejected-valid", "rate",         "request-id-reused",
                                                             "replayed",       "unsafe-retry", "unreadable",
                                                             "sanitized",      "body-rebuilt"};
    return names[static_cast<std::size_t>(k)];
}

/// The kind of that text form, or nothing.
[[nodiscard]] constexpr std::optional<kind> kind_from(std::string_view text) noexcept {
    for (std::size_t i = 0; i < kind_count; ++i)
        if (to_string(static_cast<kind>(i)) == text)
            return static_cast<kind>(i);
    return std::nullopt;
}

/// How firmly a rule is founded.
enum class tier : std::uint8_t {
    wire,       ///< Without it the call cannot be sent, signed or read.
    documented, ///< The current page or the current machine-readable description states it.
    advice      ///< No current source states it, or current sources contradict each other.
};

[[nodiscard]] constexpr std::string_view to_string(tier t) noexcept {
    return t == tier::wire ? "wire" : t == tier::documented ? "documented" : "advice";
}

/// How much a finding weighs. Ordered: a note is less than a warning, a warning less than an error.
enum class severity : std::uint8_t { note, warning, error };

[[nodiscard]] constexpr std::string_view to_string(severity s) noexcept {
    return s == severity::error ? "error" : s == severity::warning ? "warning" : "note";
}

/// Which part of the traffic a finding speaks of.
enum class side : std::uint8_t { request, response, exchange, capture };

[[nodiscard]] constexpr std::string_view to_string(side s) noexcept {
    return s == side::request    ? "request"
           : s == side::response ? "response"
           : s == side::exchange ? "exchange"
                                 : "capture";
}

} // namespace tc3

#endif
