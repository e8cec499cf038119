// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_HTTP_DATE_HPP
#define TC3_HTTP_DATE_HPP

#include <tc3/detail/ascii.hpp>
#include <tc3/detail/calendar.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tc3::http {

/// The Unix seconds of a Date header, `Tue, 24 Nov 2026 02:12:31 GMT` (RFC 9110, section 5.6.7). Nothing for any other
/// form, the two obsolete ones included, and for numbers that no clock shows.
[[nodiscard]] constexpr std::optional<std::int64_t> parse_date(std::string_view text) noexcept {
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    constexpr std::string_view form = "aaa, 00 aaa 0000 00:00:00 GMT";
    if (text.size() != form.size())
        return std::nullopt;
    for (std::size_t i = 0; i < form.size(); ++i) {
        bool const good = form[i] == '0'   ? detail::is_digit(text[i])
                          : form[i] == 'a' ? detail::is_upper(text[i]) || detail::is_lower(text[i])
                                           : text[i] == form[i];
        if (!good)
            return std::nullopt;
    }
    auto const number = [text](std::size_t at, std::size_t digits) {
        std::int64_t value = 0;
        for (std::size_t i = at; i < at + digits; ++i)
            value = value * 10 + (text[i] - '0');
        return value;
    };
    auto const month = months.find(text.substr(8, 3));
    if (month == std::string_view::npos || month % 3 != 0)
        return std::nullopt;
    std::int64_t const day = number(5, 2);
    std::int64_t const days = detail::days_from_date(number(12, 4), static_cast<std::int64_t>(month / 3 + 1), day);
    if (day < 1 || day > 31 || number(17, 2) > 23 || number(20, 2) > 59 || number(23, 2) > 60)
        return std::nullopt;
    return days * detail::seconds_per_day + number(17, 2) * 3600 + number(20, 2) * 60 + number(23, 2);
}

} // namespace tc3::http

#endif
