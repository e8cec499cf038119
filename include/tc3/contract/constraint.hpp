// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_CONSTRAINT_HPP
#define TC3_CONTRACT_CONSTRAINT_HPP

#include <tc3/contract/ascii_set.hpp>
#include <tc3/contract/kind.hpp>
#include <tc3/contract/pattern.hpp>
#include <tc3/contract/source.hpp>
#include <tc3/contract/value.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace tc3 {

/// Code points from `first` to `last`, both included.
struct code_point_range {
    char32_t first;
    char32_t last;
};

/// A rule on the value of one member, as plain data.
///
/// Every form is checked by one case of `keeps` (check.hpp), broken by one mutator and told by one page.
struct constraint {
    enum class form : std::uint8_t {
        one_of_texts,    ///< `texts`
        one_of_integers, ///< `integers`
        multiple_of,     ///< of `minimum`
        range,           ///< `minimum` to `maximum`; silent where a constraint before it has spoken
        length,          ///< `minimum` to `maximum` code points
        characters,      ///< `allowed`, and `doubtful` with a warning
        pattern,         ///< `text`, in the syntax of tc3::pattern
        moment,          ///< a calendar date with a time, `2021-12-25 01:27:35`; slashes are a variant
        not_empty,       ///< an empty text is of no use
        in_region,       ///< an availability zone of the region that the request names
        not_in_future    ///< a moment in UTC+8 that is not later than the request
    };

    form what{};
    tier standing = tier::documented;
    std::int64_t minimum = std::numeric_limits<std::int64_t>::min();
    std::int64_t maximum = std::numeric_limits<std::int64_t>::max();
    std::string_view text{};
    std::span<std::string_view const> texts{};
    std::span<std::int64_t const> integers{};
    std::span<code_point_range const> allowed{};
    std::span<code_point_range const> doubtful{};
    ascii_set ascii_allowed{};              ///< the part of `allowed` that is looked up at once
    std::span<pattern::step const> steps{}; ///< those of the pattern `text`; may be empty all the same
    std::string_view likely_error{};        ///< the service's code; empty: the default of the kind
    source origin{};                        ///< empty: the member's
};

/// What a broken constraint of that form is reported as.
[[nodiscard]] constexpr kind kind_of(constraint::form what) noexcept {
    switch (what) {
    case constraint::form::one_of_texts:
    case constraint::form::one_of_integers:
        return kind::one_of;
    case constraint::form::multiple_of:
        return kind::step;
    case constraint::form::range:
        return kind::range;
    case constraint::form::length:
        return kind::length;
    case constraint::form::characters:
        return kind::characters;
    case constraint::form::pattern:
    case constraint::form::moment:
        return kind::format;
    case constraint::form::not_empty:
        return kind::empty;
    case constraint::form::in_region:
    case constraint::form::not_in_future:
        break;
    }
    return kind::mismatch;
}

/// Whether breaking it earns a warning instead of an error.
[[nodiscard]] constexpr bool is_mild(constraint const& rule) noexcept {
    kind const what = kind_of(rule.what);
    return rule.standing == tier::advice || what == kind::empty || what == kind::mismatch;
}

/// Whether a constraint of that form can be kept or broken by values of a wire type.
[[nodiscard]] constexpr bool applies_to(constraint::form what, wire_type type) noexcept {
    switch (what) {
    case constraint::form::one_of_integers:
    case constraint::form::multiple_of:
    case constraint::form::range:
        return type == wire_type::integer || type == wire_type::unsigned_integer || type == wire_type::number;
    default:
        return type == wire_type::string;
    }
}

namespace detail {

/// A text literal as a template argument.
template <std::size_t Size>
struct literal {
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is written as such
    consteval literal(char const (&text)[Size]) { std::copy_n(text, Size, characters); }
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {characters, Size - 1}; }
    char characters[Size];
};

template <literal... Texts>
inline constexpr std::string_view texts_of[] = {Texts.view()...};

template <std::int64_t... Integers>
inline constexpr std::int64_t integers_of[] = {Integers...};

template <literal Pattern>
inline constexpr auto steps_of = [] {
    std::array<pattern::step, pattern::compile(Pattern.view(), nullptr)> made{};
    pattern::compile(Pattern.view(), made.data());
    return made;
}();

} // namespace detail

/// One of these words, in exactly this letter case.
template <detail::literal... Texts>
[[nodiscard]] consteval constraint one_of() {
    constraint made{.what = constraint::form::one_of_texts};
    made.texts = detail::texts_of<Texts...>;
    return made;
}

/// One of these integers.
template <std::int64_t... Integers>
[[nodiscard]] consteval constraint one_of() {
    constraint made{.what = constraint::form::one_of_integers};
    made.integers = detail::integers_of<Integers...>;
    return made;
}

/// A multiple of the step, which is positive. Negative numbers are judged too.
[[nodiscard]] constexpr constraint multiple_of(std::int64_t step) noexcept {
    constraint made{.what = constraint::form::multiple_of};
    made.minimum = step;
    return made;
}

/// A number between two bounds, both included.
[[nodiscard]] constexpr constraint between(std::int64_t minimum, std::int64_t maximum) noexcept {
    constraint made{.what = constraint::form::range};
    made.minimum = minimum;
    made.maximum = maximum;
    return made;
}

/// A number of at least that size.
[[nodiscard]] constexpr constraint at_least(std::int64_t minimum) noexcept {
    return between(minimum, std::numeric_limits<std::int64_t>::max());
}

/// A number of at most that size.
[[nodiscard]] constexpr constraint at_most(std::int64_t maximum) noexcept {
    return between(std::numeric_limits<std::int64_t>::min(), maximum);
}

/// A text of so many code points (not bytes, not UTF-16 units), both bounds included.
[[nodiscard]] constexpr constraint code_points(std::int64_t minimum, std::int64_t maximum) noexcept {
    constraint made{.what = constraint::form::length};
    made.minimum = minimum;
    made.maximum = maximum;
    return made;
}

/// At most that many code points.
[[nodiscard]] constexpr constraint at_most_code_points(std::int64_t maximum) noexcept {
    return code_points(0, maximum);
}

/// Only code points of these ranges. Those of `doubtful` earn a warning instead of an error.
[[nodiscard]] constexpr constraint characters(std::string_view in_words, std::span<code_point_range const> allowed,
                                              std::span<code_point_range const> doubtful = {}) noexcept {
    constraint made{.what = constraint::form::characters};
    made.text = in_words;
    made.allowed = allowed;
    made.doubtful = doubtful;
    for (code_point_range const& range : allowed)
        made.ascii_allowed.add(range.first, range.last);
    return made;
}

/// The whole text has this form, in the syntax of tc3::pattern.
[[nodiscard]] constexpr constraint matches(std::string_view pattern) noexcept {
    constraint made{.what = constraint::form::pattern};
    made.text = pattern;
    return made;
}

/// The same for a pattern that is known when the program is compiled, which is judged faster.
template <detail::literal Pattern>
[[nodiscard]] consteval constraint matches() {
    constraint made = matches(Pattern.view());
    made.steps = detail::steps_of<Pattern>;
    return made;
}

/// A constraint whose only field is its form.
[[nodiscard]] constexpr constraint simple(constraint::form what) noexcept {
    return {.what = what};
}

/// A calendar date and a time of day, `YYYY-MM-DD hh:mm:ss`.
[[nodiscard]] constexpr constraint moment() noexcept {
    return simple(constraint::form::moment);
}
[[nodiscard]] constexpr constraint not_empty() noexcept {
    return simple(constraint::form::not_empty);
}
[[nodiscard]] constexpr constraint in_region() noexcept {
    return simple(constraint::form::in_region);
}
[[nodiscard]] constexpr constraint not_in_future() noexcept {
    return simple(constraint::form::not_in_future);
}

/// The same constraint as mere advice, with its own source.
[[nodiscard]] constexpr constraint advice(constraint made, source origin) noexcept {
    made.standing = tier::advice;
    made.origin = origin;
    return made;
}

/// The same constraint, from a source other than the member's.
[[nodiscard]] constexpr constraint stated(constraint made, source origin) noexcept {
    made.origin = origin;
    return made;
}

/// The same constraint, for which the service has a code of its own.
[[nodiscard]] constexpr constraint refused_as(std::string_view code, constraint made) noexcept {
    made.likely_error = code;
    return made;
}

} // namespace tc3

#endif
