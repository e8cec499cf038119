// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_DETAIL_CALENDAR_HPP
#define TC3_DETAIL_CALENDAR_HPP

#include <cstdint>

namespace tc3::detail {

/// Seconds in a day of Unix time, which knows no leap seconds.
inline constexpr std::int64_t seconds_per_day = 86400;

/// The days from 1970-01-01 to a date of the Gregorian calendar.
[[nodiscard]] constexpr std::int64_t days_from_date(std::int64_t year, std::int64_t month, std::int64_t day) noexcept {
    // Years begin in March here, so that the leap day is the last of its year and months have a regular length.
    std::int64_t const y = month <= 2 ? year - 1 : year;
    std::int64_t const era = (y >= 0 ? y : y - 399) / 400;
    std::int64_t const year_of_era = y - era * 400;
    std::int64_t const day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    std::int64_t const day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

} // namespace tc3::detail

#endif
