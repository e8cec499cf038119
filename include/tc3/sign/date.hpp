// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_DATE_HPP
#define TC3_SIGN_DATE_HPP

#include <tc3/detail/ascii.hpp>
#include <tc3/detail/calendar.hpp>
#include <tc3/sign/result.hpp>

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>

namespace tc3::sign {

/// A calendar date of UTC in the form `YYYY-MM-DD`, as the credential scope carries it.
class utc_date {
  public:
    constexpr explicit utc_date(std::array<char, 10> const& characters) noexcept : characters_{characters} {}

    [[nodiscard]] constexpr std::string_view text() const noexcept { return {characters_.data(), characters_.size()}; }

  private:
    std::array<char, 10> characters_;
};

/// The UTC date on which a second of Unix time falls, whatever the time zone of the machine.
///
/// The scope of a signature needs it: a local date is right for part of the day only. Refuses years that have not
/// four digits.
[[nodiscard]] constexpr result<utc_date> date_of(std::int64_t unix_seconds) noexcept {
    if (unix_seconds < detail::days_from_date(0, 1, 1) * detail::seconds_per_day ||
        unix_seconds >= detail::days_from_date(10000, 1, 1) * detail::seconds_per_day)
        return errc::time_out_of_range;
    // From here on all numbers are small, and positive from year 0 on: days since the first of March of the year -400.
    constexpr std::int64_t origin = -detail::days_from_date(-400, 3, 1);
    auto const day_number =
        static_cast<std::uint32_t>((unix_seconds + origin * detail::seconds_per_day) / detail::seconds_per_day);
    std::uint32_t const era = day_number / 146097; // 400 years
    std::uint32_t const day_of_era = day_number % 146097;
    std::uint32_t const year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    std::uint32_t const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    std::uint32_t const shifted_month = (5 * day_of_year + 2) / 153; // from March on
    std::uint32_t const day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    std::uint32_t const month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    std::uint32_t const year = era * 400 + year_of_era + (month <= 2 ? 1 : 0) - 400;
    auto const digit = [](std::uint32_t number) { return static_cast<char>('0' + number % 10); };
    return utc_date{{digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-', digit(month / 10),
                     digit(month), '-', digit(day / 10), digit(day)}};
}

/// Whether a text has the form `YYYY-MM-DD`, be it an existing date or not.
[[nodiscard]] constexpr bool has_date_form(std::string_view text) noexcept {
    if (text.size() != 10)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i == 4 || i == 7 ? text[i] != '-' : !detail::is_digit(text[i]))
            return false;
    return true;
}

/// The first second of a UTC date in Unix time. Refuses dates that the calendar does not have.
[[nodiscard]] constexpr result<std::int64_t> start_of(std::string_view date) noexcept {
    if (!has_date_form(date))
        return errc::date_malformed;
    auto const number = [date](std::size_t from, std::size_t count) {
        std::int64_t value = 0;
        for (char const c : date.substr(from, count))
            value = value * 10 + (c - '0');
        return value;
    };
    std::int64_t const days = detail::days_from_date(number(0, 4), number(5, 2), number(8, 2));
    // A day or month that does not exist runs over into another date, whose text differs.
    result<utc_date> const again = date_of(days * detail::seconds_per_day);
    if (!again || again->text() != date)
        return errc::date_malformed;
    return days * detail::seconds_per_day;
}

/// The Unix time that a decimal text stands for, or nothing if it is no integer or one beyond 64 bits.
[[nodiscard]] inline std::optional<std::int64_t> unix_seconds_from(std::string_view text) noexcept {
    std::int64_t seconds = 0;
    char const* const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, seconds);
    if (error != std::errc{} || stop != end)
        return std::nullopt;
    return seconds;
}

} // namespace tc3::sign

#endif
