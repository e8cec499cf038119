// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_CHECK_HPP
#define TC3_CONTRACT_CHECK_HPP

#include <tc3/contract/constraint.hpp>
#include <tc3/contract/context.hpp>
#include <tc3/contract/relation.hpp>
#include <tc3/contract/text.hpp>
#include <tc3/contract/value.hpp>
#include <tc3/detail/ascii.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <utility>

/// Whether a value of the right type keeps a constraint, so that nothing is to be said of it, not even a warning.
namespace tc3 {
namespace detail {

[[nodiscard]] constexpr bool is_made_of(constraint const& rule, std::string_view value) noexcept {
    value.remove_prefix(rule.ascii_allowed.span(value));
    return value.empty() || text::fit_of(value, rule.allowed, rule.doubtful) == text::fit::allowed;
}

[[nodiscard]] constexpr bool has_length(constraint const& rule, std::string_view value) noexcept {
    auto const fits = [&rule](std::size_t n) {
        return rule.minimum <= static_cast<std::int64_t>(n) && static_cast<std::int64_t>(n) <= rule.maximum;
    };
    // A text has at most as many code points as bytes.
    return (rule.minimum <= 0 && fits(value.size())) || fits(text::count_code_points(value));
}

[[nodiscard]] constexpr bool is_in_region(std::string_view zone, validation_context const& context) noexcept {
    std::size_t const length = context.region.size();
    if (length == 0)
        return true;
    // Nearly always the zone is the region with a dash and a digit.
    if (zone.size() == length + 2 && zone[length] == '-' && is_digit(zone.back()) &&
        equal(zone.substr(0, length), context.region))
        return true;
    std::string_view const region = text::region_of_zone(zone);
    return region.empty() || region == context.region;
}

[[nodiscard]] constexpr bool is_in_future(std::string_view value, validation_context const& context) noexcept {
    if (!context.timestamp)
        return false;
    constexpr std::int64_t beijing = 8 * 3600; // the siblings of RecoveryTargetTime are in UTC+8
    auto const moment = text::parse_moment(value);
    return moment && moment->seconds - beijing > *context.timestamp;
}

[[nodiscard]] constexpr bool is_usual_moment(std::string_view value) noexcept {
    if (value.empty())
        return true; // `not_empty` speaks of that
    auto const moment = text::parse_moment(value);
    return moment && !moment->variant;
}

/// The least and the greatest integer as bounds stand for none: there are numbers beyond them.
[[nodiscard]] constexpr bool has_minimum(constraint const& rule) noexcept {
    return rule.minimum != std::numeric_limits<std::int64_t>::min();
}
[[nodiscard]] constexpr bool has_maximum(constraint const& rule) noexcept {
    return rule.maximum != std::numeric_limits<std::int64_t>::max();
}

// Numbers of the three wire types.

[[nodiscard]] constexpr bool is_number(std::int64_t value, std::int64_t wanted) noexcept {
    return value == wanted;
}
[[nodiscard]] constexpr bool is_number(std::uint64_t value, std::int64_t wanted) noexcept {
    return std::cmp_equal(value, wanted);
}
[[nodiscard]] constexpr bool is_number(double value, std::int64_t wanted) noexcept {
    return value == static_cast<double>(wanted);
}

[[nodiscard]] constexpr bool is_multiple(std::int64_t value, std::int64_t step) noexcept {
    return value % step == 0;
}
[[nodiscard]] constexpr bool is_multiple(std::uint64_t value, std::int64_t step) noexcept {
    return value % static_cast<std::uint64_t>(step) == 0;
}
[[nodiscard]] inline bool is_multiple(double value, std::int64_t step) noexcept {
    return std::fmod(value, static_cast<double>(step)) == 0;
}

[[nodiscard]] constexpr bool is_within(std::int64_t value, constraint const& rule) noexcept {
    return rule.minimum <= value && value <= rule.maximum;
}
[[nodiscard]] constexpr bool is_within(std::uint64_t value, constraint const& rule) noexcept {
    return std::cmp_greater_equal(value, rule.minimum) &&
           (!has_maximum(rule) || std::cmp_less_equal(value, rule.maximum));
}
[[nodiscard]] constexpr bool is_within(double value, constraint const& rule) noexcept {
    return (!has_minimum(rule) || value >= static_cast<double>(rule.minimum)) &&
           (!has_maximum(rule) || value <= static_cast<double>(rule.maximum));
}

} // namespace detail

// Inlined always, so that nothing but the check is left where the rule is known when the program is compiled.
[[nodiscard, gnu::always_inline]] constexpr bool keeps(constraint const& rule, std::string_view value,
                                                       validation_context const& context) noexcept {
    switch (rule.what) {
    case constraint::form::one_of_texts:
        for (std::string_view const word : rule.texts)
            if (detail::equal(word, value))
                return true;
        return false;
    case constraint::form::length:
        return detail::has_length(rule, value);
    case constraint::form::characters:
        return detail::is_made_of(rule, value);
    case constraint::form::pattern:
        return rule.steps.empty() ? pattern::matches(rule.text, value) : pattern::matches(rule.steps, value);
    case constraint::form::moment:
        return detail::is_usual_moment(value);
    case constraint::form::not_empty:
        return !value.empty();
    case constraint::form::in_region:
        return detail::is_in_region(value, context);
    case constraint::form::not_in_future:
        return !detail::is_in_future(value, context);
    default:
        return true; // a constraint of numbers, which no member that is a text has
    }
}

/// \p Number is one of the wire types: std::int64_t, std::uint64_t, double.
template <class Number>
[[nodiscard, gnu::always_inline]] constexpr bool keeps(constraint const& rule, Number value,
                                                       validation_context const&) noexcept {
    switch (rule.what) {
    case constraint::form::one_of_integers:
        return std::any_of(rule.integers.begin(), rule.integers.end(),
                           [value](std::int64_t one) { return detail::is_number(value, one); });
    case constraint::form::multiple_of:
        return detail::is_multiple(value, rule.minimum);
    case constraint::form::range:
        return detail::is_within(value, rule);
    default:
        return true; // a constraint of texts
    }
}

/// No constraint is about a boolean.
[[nodiscard]] constexpr bool keeps(constraint const&, bool, validation_context const&) noexcept {
    return true;
}

// Relations compare values with constants.

namespace detail {

[[nodiscard]] constexpr bool is_constant(constant const& wanted, std::string_view value) noexcept {
    return wanted.is_text && equal(value, wanted.text);
}
template <class Number>
[[nodiscard]] constexpr bool is_constant(constant const& wanted, Number value) noexcept {
    return !wanted.is_text && is_number(value, wanted.integer);
}
/// No constant is a boolean.
[[nodiscard]] constexpr bool is_constant(constant const&, bool) noexcept {
    return false;
}
[[nodiscard]] constexpr bool is_constant(constant const& wanted, value_view const& value) noexcept {
    switch (value.what) {
    case value_view::form::string:
        return is_constant(wanted, value.string);
    case value_view::form::integer:
        return is_constant(wanted, value.integer);
    case value_view::form::unsigned_integer:
        return is_constant(wanted, value.unsigned_integer);
    case value_view::form::number:
        return is_constant(wanted, value.number);
    default:
        return false;
    }
}

template <class Value>
[[nodiscard]] constexpr bool is_among(std::span<constant const> wanted, Value const& value) noexcept {
    for (constant const& one : wanted)
        if (is_constant(one, value))
            return true;
    return false;
}

} // namespace detail

} // namespace tc3

#endif
