// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_TEXT_HPP
#define TC3_CONTRACT_TEXT_HPP

#include <tc3/contract/constraint.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/detail/calendar.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// Code points, their classes, and moments in text. No locale, no regular expressions.
namespace tc3::text {

/// What `next_code_point` gives for bytes that are not UTF-8.
inline constexpr char32_t not_utf8 = 0xFFFFFFFF;

/// Takes the first code point off a text that is not empty. Refuses overlong forms, surrogates and values beyond
/// U+10FFFF: then it takes one byte and gives `not_utf8`.
constexpr char32_t next_code_point(std::string_view& text) noexcept {
    auto const byte = [&text](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
    char32_t const first = byte(0);
    if (first < 0x80) {
        text.remove_prefix(1);
        return first;
    }
    std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    char32_t code = first & (0xFFu >> (length + 1));
    bool good = first >= 0xC2 && first <= 0xF4 && text.size() >= length;
    for (std::size_t i = 1; good && i < length; ++i) {
        good = (byte(i) & 0xC0) == 0x80;
        code = (code << 6) | (byte(i) & 0x3F);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    good = good && code >= least[length] && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
    text.remove_prefix(good ? length : 1);
    return good ? code : not_utf8;
}

/// How many code points a text has; each byte that is not UTF-8 counts as one.
[[nodiscard]] constexpr std::size_t count_code_points(std::string_view text) noexcept {
    std::size_t count = 0;
    for (; !text.empty(); ++count)
        next_code_point(text);
    return count;
}

/// Whether a text is UTF-8. Of most texts, which are ASCII, this is known at once.
[[nodiscard]] constexpr bool is_utf8(std::string_view text) noexcept;

/// The offset of the first byte that is not UTF-8, or npos.
[[nodiscard]] constexpr std::size_t find_not_utf8(std::string_view text) noexcept {
    std::size_t const size = text.size();
    while (!text.empty()) {
        if (text.size() >= sizeof(detail::eight_characters) && detail::are_ascii(detail::take_eight(text.data()))) {
            text.remove_prefix(sizeof(detail::eight_characters));
            continue;
        }
        std::size_t const at = size - text.size();
        if (next_code_point(text) == not_utf8)
            return at;
    }
    return std::string_view::npos;
}

constexpr bool is_utf8(std::string_view text) noexcept {
    return detail::is_ascii(text) || find_not_utf8(text) == std::string_view::npos;
}

[[nodiscard]] constexpr bool contains(std::span<code_point_range const> ranges, char32_t code) noexcept {
    for (code_point_range const& range : ranges)
        if (range.first <= code && code <= range.last)
            return true;
    return false;
}

/// How the characters of a text stand to the allowed ones.
enum class fit : std::uint8_t { allowed, doubtful, refused };

/// The worst of the text's characters.
[[nodiscard]] constexpr fit fit_of(std::string_view text, std::span<code_point_range const> allowed,
                                   std::span<code_point_range const> doubtful) noexcept {
    fit worst = fit::allowed;
    while (!text.empty()) {
        char32_t const code = next_code_point(text);
        if (contains(allowed, code))
            continue;
        if (!contains(doubtful, code))
            return fit::refused;
        worst = fit::doubtful;
    }
    return worst;
}

/// A calendar date with a time of day, as text gave it.
struct moment {
    std::int64_t seconds = 0; ///< since 1970-01-01 00:00:00 of the same, unnamed, time zone
    bool variant = false;     ///< slashes, or a number without its leading zero
};

/// Reads `2021-12-25 01:27:35`, also with slashes and without leading zeros. Refuses dates and times that do not exist.
[[nodiscard]] constexpr std::optional<moment> parse_moment(std::string_view text) noexcept {
    moment made;
    auto const number = [&](std::size_t digits) -> int {
        int value = 0;
        std::size_t read = 0;
        for (; read < digits && !text.empty() && detail::is_digit(text.front()); ++read, text.remove_prefix(1))
            value = value * 10 + (text.front() - '0');
        made.variant = made.variant || read < digits;
        return read == 0 || (digits == 4 && read < 4) ? -1 : value;
    };
    auto const skip = [&](char wanted) {
        bool const there = !text.empty() && text.front() == wanted;
        text.remove_prefix(there ? 1 : 0);
        return there;
    };
    int const year = number(4);
    char const separator = !text.empty() && text.front() == '/' ? '/' : '-';
    made.variant = made.variant || separator == '/';
    bool good = skip(separator);
    int const month = number(2);
    good = good && skip(separator);
    int const day = number(2);
    good = good && skip(' ');
    int const hour = number(2);
    good = good && skip(':');
    int const minute = number(2);
    good = good && skip(':');
    int const second = number(2);
    if (!good || !text.empty() || year < 0 || month < 1 || month > 12 || day < 1 || hour < 0 || hour > 23 ||
        minute < 0 || minute > 59 || second < 0 || second > 59)
        return std::nullopt;
    constexpr int days_of_month[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day > days_of_month[month - 1] + (month == 2 && leap ? 1 : 0))
        return std::nullopt;
    made.seconds =
        detail::days_from_date(year, month, day) * detail::seconds_per_day + hour * 3600 + minute * 60 + second;
    return made;
}

/// The region in the name of an availability zone: `ap-guangzhou` of `ap-guangzhou-3`. Empty if it has not that form.
[[nodiscard]] constexpr std::string_view region_of_zone(std::string_view zone) noexcept {
    std::size_t digits = 0;
    while (digits < zone.size() && detail::is_digit(zone[zone.size() - 1 - digits]))
        ++digits;
    if (digits == 0 || digits == zone.size() || zone[zone.size() - 1 - digits] != '-')
        return {};
    std::string_view const region = zone.substr(0, zone.size() - 1 - digits);
    return region.find('-') == std::string_view::npos ? std::string_view{} : region;
}

} // namespace tc3::text

#endif
