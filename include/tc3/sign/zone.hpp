// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_ZONE_HPP
#define TC3_SIGN_ZONE_HPP

#include <tc3/sign/date.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tc3::sign {

/// The distance of a zone's clocks from UTC in words: `UTC+8`, `UTC-3:30`.
[[nodiscard]] inline std::string zone_name(int minutes) {
    int const distance = minutes < 0 ? -minutes : minutes;
    std::string made = (minutes < 0 ? "UTC-" : "UTC+") + std::to_string(distance / 60);
    if (int const rest = distance % 60; rest != 0)
        made.append(rest < 10 ? ":0" : ":").append(std::to_string(rest));
    return made;
}

/// The zones in which a second falls on one date.
struct zones {
    int usual = 0; ///< in minutes east of UTC: the one of them in which a client most likely is
    int first = 0; ///< the westernmost
    int last = 0;  ///< the easternmost

    [[nodiscard]] std::string in_words() const {
        return first == last ? "in " + zone_name(first)
                             : "in each zone from " + zone_name(first) + " to " + zone_name(last);
    }
};

/// The zones, from UTC-12 to UTC+14, in which that second falls on that date. Nothing if there is none.
[[nodiscard]] inline std::optional<zones> zones_with(std::string_view date, std::int64_t unix_seconds) noexcept {
    auto const has_date = [date, unix_seconds](int minutes) {
        result<utc_date> const there = date_of(unix_seconds + std::int64_t{minutes} * 60);
        return there && there->text() == date;
    };
    constexpr int step = 15; // all zones differ from UTC by whole quarters of an hour
    std::optional<zones> found;
    for (int minutes = -12 * 60; minutes <= 14 * 60; minutes += step) {
        if (!has_date(minutes))
            continue;
        if (!found)
            found = zones{minutes, minutes, minutes};
        found->last = minutes;
    }
    if (!found)
        return std::nullopt;
    // China first, where most clients are; then the zones where others are, from many people to few.
    constexpr int usual[] = {8, 9, 7, 1, 2, 3, -5, -8, -7, -6, -4, -3, 10, 11, 12};
    for (int const hours : usual)
        if (has_date(hours * 60)) {
            found->usual = hours * 60;
            break;
        }
    return found;
}

} // namespace tc3::sign

#endif
