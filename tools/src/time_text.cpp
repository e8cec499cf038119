// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "time_text.hpp"

#include <tc3/sign/date.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tc3::tool {
namespace {

/// A number divided so that the rest is never negative.
struct divided {
    std::int64_t whole;
    std::int64_t rest;
};
divided divide(std::int64_t number, std::int64_t by) {
    std::int64_t const rest = (number % by + by) % by;
    return {(number - rest) / by, rest};
}

std::string padded(std::int64_t number, std::size_t digits) {
    std::string const text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// `02:12:31`
std::string time_of_day(std::int64_t seconds) {
    return padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2);
}

} // namespace

std::string http_date_of(std::int64_t unix_seconds) {
    constexpr std::string_view weekdays = "ThuFriSatSunMonTueWed"; // the first day of Unix time was a Thursday
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    auto const date = sign::date_of(unix_seconds);
    if (!date)
        return {};
    auto const [days, seconds] = divide(unix_seconds, tc3::detail::seconds_per_day);
    std::string_view const text = date->text();
    auto const month = static_cast<std::size_t>((text[5] - '0') * 10 + (text[6] - '0') - 1);
    std::string made{weekdays.substr(3 * static_cast<std::size_t>(divide(days, 7).rest), 3)};
    made.append(", ").append(text.substr(8, 2)).append(" ").append(months.substr(3 * month, 3)).append(" ");
    return made.append(text.substr(0, 4)).append(" ").append(time_of_day(seconds)).append(" GMT");
}

std::string iso_time_of(std::int64_t unix_milliseconds) {
    auto const [seconds, milliseconds] = divide(unix_milliseconds, 1000);
    auto const date = sign::date_of(seconds);
    if (!date)
        return {};
    return std::string{date->text()} + "T" + time_of_day(divide(seconds, tc3::detail::seconds_per_day).rest) + "." +
           padded(milliseconds, 3) + "Z";
}

} // namespace tc3::tool
