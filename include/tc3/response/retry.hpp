// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_RESPONSE_RETRY_HPP
#define TC3_RESPONSE_RETRY_HPP

#include <tc3/contract/action.hpp>
#include <tc3/contract/error_code.hpp>

#include <cstdint>
#include <string_view>

namespace tc3 {

/// What became of a call, as far as its answer tells.
enum class outcome : std::uint8_t {
    success, ///< it was executed
    refused, ///< it was not executed: the service says what is wrong, or it was never sent
    unknown  ///< it may or may not have been executed: no answer, a broken one, or a fault of the server
};

[[nodiscard]] constexpr std::string_view to_string(outcome what) noexcept {
    return what == outcome::success ? "success" : what == outcome::refused ? "refused" : "unknown";
}

/// Whether a call may be sent again.
enum class retry_advice : std::uint8_t {
    never,          ///< it was executed; sending it again orders again
    after_a_delay,  ///< the service turned it away before it looked at it, or it never got there
    after_a_change, ///< it will be refused again unless something is changed
    look_first      ///< find out whether it was executed, for the call may buy
};

[[nodiscard]] constexpr std::string_view to_string(retry_advice advice) noexcept {
    switch (advice) {
    case retry_advice::never:
        return "do not send it again: it was executed";
    case retry_advice::after_a_delay:
        return "send it again after a delay";
    case retry_advice::after_a_change:
        return "change the request before it is sent again";
    case retry_advice::look_first:
        break;
    }
    return "find out whether it was executed before it is sent again";
}

/// Whether a code belongs to the family of the rate limits: `RequestLimitExceeded`, alone or with a second part.
[[nodiscard]] constexpr bool is_rate_limit(std::string_view code) noexcept {
    return error_class(code) == "RequestLimitExceeded";
}

/// What an error code tells of the call's fate. Sources disagree on whether a call that ended in a fault of the server
/// may be repeated, and a failed operation may have failed half-way: both are unknown.
[[nodiscard]] constexpr outcome outcome_of_error(std::string_view code) noexcept {
    std::string_view const family = error_class(code);
    bool const uncertain = family == "InternalError" || family == "FailedOperation" || family == "ServiceUnavailable" ||
                           family == "ResponseSizeLimitExceeded" || family.empty();
    return uncertain ? outcome::unknown : outcome::refused;
}

/// Whether to send a call again that the service answered with an error. A call that buys nothing may be repeated when
/// its outcome is unknown; one that buys may not.
[[nodiscard]] constexpr retry_advice advice_for_error(action const& contract, std::string_view code) noexcept {
    if (is_rate_limit(code))
        return retry_advice::after_a_delay;
    if (outcome_of_error(code) == outcome::refused)
        return retry_advice::after_a_change;
    return contract.unsafe_to_repeat() ? retry_advice::look_first : retry_advice::after_a_delay;
}

/// Whether to send a call again by what became of it.
[[nodiscard]] constexpr retry_advice advice_for(action const& contract, outcome what) noexcept {
    switch (what) {
    case outcome::success:
        return retry_advice::never;
    case outcome::refused:
        return retry_advice::after_a_change;
    case outcome::unknown:
        break;
    }
    return contract.unsafe_to_repeat() ? retry_advice::look_first : retry_advice::after_a_delay;
}

} // namespace tc3

#endif
