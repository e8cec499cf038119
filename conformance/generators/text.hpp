// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_GENERATORS_TEXT_HPP
#define TC3_GENERATORS_TEXT_HPP

#include <tc3/contract/constraint.hpp>
#include <tc3/contract/pattern.hpp>
#include <tc3/json/scanner.hpp>

#include <rapidcheck.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// RapidCheck generators made from a contract. What is generated is told by the rows and relations alone.
namespace tc3::generators {

/// Values that shrink one by one, as a list that also shrinks by losing some of them, down to \p least.
template <class T>
rc::Shrinkable<std::vector<T>> joined(std::vector<rc::Shrinkable<T>> elements, std::size_t least) {
    auto const values = [elements] {
        std::vector<T> made;
        for (rc::Shrinkable<T> const& element : elements)
            made.push_back(element.value());
        return made;
    };
    auto const shrinks = [elements, least] {
        auto const again = [least](std::vector<rc::Shrinkable<T>> fewer) { return joined<T>(std::move(fewer), least); };
        auto fewer =
            rc::seq::filter(rc::shrink::removeChunks(elements),
                            [least](std::vector<rc::Shrinkable<T>> const& left) { return left.size() >= least; });
        auto smaller =
            rc::shrink::eachElement(elements, [](rc::Shrinkable<T> const& element) { return element.shrinks(); });
        return rc::seq::map(rc::seq::concat(std::move(fewer), std::move(smaller)), again);
    };
    return rc::shrinkable::lambda(values, shrinks);
}

/// Lengths from \p least to \p most, with the ends favoured; without a limit rather short ones.
inline rc::Gen<std::size_t> length_between(std::size_t least, std::size_t most) {
    std::size_t const end = std::min(most, least + 8);
    std::vector<std::size_t> choices{least, end};
    for (std::size_t length = least; length <= end; ++length)
        choices.push_back(length);
    constexpr std::size_t longest = 100000;
    if (most <= longest)
        choices.insert(choices.end(), {most, most, most - (most > least ? 1 : 0), least + (most - least) / 2});
    return rc::gen::elementOf(std::move(choices));
}

/// Lists of that many elements, with the ends favoured.
template <class T>
rc::Gen<std::vector<T>> list_between(std::size_t least, std::size_t most, rc::Gen<T> element) {
    return [least, most, element](rc::Random const& random, int size) {
        rc::Random source = random;
        std::size_t const length = length_between(least, most)(source.split(), size).value();
        std::vector<rc::Shrinkable<T>> elements;
        for (std::size_t i = 0; i < length; ++i)
            elements.push_back(element(source.split(), size));
        return joined<T>(std::move(elements), least);
    };
}

[[nodiscard]] inline std::string encoded(std::vector<char32_t> const& code_points) {
    std::string made;
    for (char32_t const c : code_points)
        json::detail::append_utf8(made, c);
    return made;
}

/// Code points of these ranges: their ends, and any between them.
inline rc::Gen<char32_t> code_point_of(std::span<code_point_range const> ranges) {
    std::vector<char32_t> choices;
    for (code_point_range const& range : ranges) {
        choices.push_back(range.first);
        choices.push_back(range.last);
        char32_t const width = range.last - range.first;
        for (char32_t const part : {1u, 2u, 3u})
            choices.push_back(range.first + width / 4 * part);
    }
    return rc::gen::elementOf(std::move(choices));
}

/// Code points of which text is made that nothing is asked of: ASCII with what JSON and URLs treat in special ways,
/// accents, Chinese, combining marks, signs that read from right to left, and those beyond the first plane.
inline rc::Gen<char32_t> any_code_point() {
    static std::vector<char32_t> const choices{
        U'a',      U'Z',      U'0',      U'-',      U'_',      U' ',      U'"',      U'\\',     U'/',
        U'%',      U'+',      U'&',      U'=',      U'.',      U'~',      U'#',      U'<',      U'\t',
        U'\n',     0x7F,      0xA0,      U'\u00E9', U'\u0301', U'\u05D0', U'\u4E2D', U'\u9FFF', U'\u3007',
        U'\u200B', U'\u2028', U'\uFF21', 0xD7FF,    0xE000,    U'\uFFFD', 0x1F600,   0x20000,   0x10FFFD};
    return rc::gen::elementOf(choices);
}

/// Texts of the form of a pattern, in the syntax of tc3::pattern.
inline rc::Gen<std::string> text_of_pattern(std::string_view pattern) {
    std::vector<rc::Gen<std::vector<char32_t>>> pieces;
    while (!pattern.empty()) {
        pattern::piece const next = pattern::take(pattern);
        std::vector<char32_t> accepted;
        for (unsigned c = 0; c < 128; ++c)
            if (next.accepts(static_cast<char>(c)))
                accepted.push_back(c);
        pieces.push_back(list_between(next.minimum, next.maximum, rc::gen::elementOf(std::move(accepted))));
    }
    return [pieces](rc::Random const& random, int size) {
        rc::Random source = random;
        std::vector<rc::Shrinkable<std::vector<char32_t>>> parts;
        for (auto const& piece : pieces)
            parts.push_back(piece(source.split(), size));
        std::size_t const all = parts.size();
        return rc::shrinkable::map(joined(std::move(parts), all), [](std::vector<std::vector<char32_t>> const& texts) {
            std::string made;
            for (auto const& text : texts)
                made += encoded(text);
            return made;
        });
    };
}

/// The moment of that many seconds since 1970, as `2021-12-25 01:27:35`.
[[nodiscard]] inline std::string moment_text(std::int64_t seconds, char separator = '-', bool zeros = true) {
    std::int64_t days = seconds / 86400 - (seconds % 86400 < 0 ? 1 : 0);
    std::int64_t const of_day = seconds - days * 86400;
    auto const is_leap = [](std::int64_t y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; };
    std::int64_t year = 1970;
    while (days < 0)
        days += is_leap(--year) ? 366 : 365;
    for (std::int64_t length = 0; days >= (length = is_leap(year) ? 366 : 365); ++year)
        days -= length;
    std::array<std::int64_t, 12> const lengths{31, is_leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    std::size_t month = 0;
    for (; days >= lengths[month]; ++month)
        days -= lengths[month];
    auto const two = [zeros](std::int64_t number) {
        return (zeros && number < 10 ? "0" : "") + std::to_string(number);
    };
    std::string const years = std::to_string(year);
    return std::string(years.size() < 4 ? 4 - years.size() : 0, '0') + years + separator +
           two(static_cast<std::int64_t>(month) + 1) + separator + two(days + 1) + ' ' + two(of_day / 3600) + ':' +
           two(of_day / 60 % 60) + ':' + two(of_day % 60);
}

} // namespace tc3::generators

#endif
