// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "encoded_text.hpp"

#include <tc3/contract/text.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/http/query.hpp>
#include <tc3/json/scanner.hpp>

#include <algorithm>
#include <string>

namespace tc3::tool {
namespace {

constexpr std::size_t escape_length = 6; // of \u0041

/// The value of `\uXXXX` at that place, or `not_utf8` if none stands there.
char32_t unit_at(std::string_view written, std::size_t at) noexcept {
    if (at + escape_length > written.size() || written[at] != '\\' || written[at + 1] != 'u')
        return text::not_utf8;
    char32_t value = 0;
    for (char const c : written.substr(at + 2, 4)) {
        int const digit = http::hexadecimal_value(c);
        if (digit < 0)
            return text::not_utf8;
        value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
}

bool is_high(char32_t unit) noexcept {
    return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low(char32_t unit) noexcept {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/// How many of the first characters are of ASCII, at most so many. What stands behind the start of a broken escape must
/// not become something that mends it.
std::size_t count_signs(std::string_view text, std::size_t at_most) noexcept {
    std::size_t count = 0;
    while (count < std::min(at_most, text.size()) && static_cast<unsigned char>(text[count]) < 0x80)
        ++count;
    return count;
}

/// The escape that begins at a backslash.
written_character escape_at(std::string_view written, std::size_t at) noexcept {
    char32_t const unit = unit_at(written, at);
    if (unit == text::not_utf8) {
        bool const is_broken = at + 1 < written.size() && written[at + 1] == 'u';
        return {U'\\', at, 1 + count_signs(written.substr(at + 1), is_broken ? escape_length - 1 : 1)};
    }
    if (is_high(unit)) {
        char32_t const low = unit_at(written, at + escape_length);
        if (low != text::not_utf8 && is_low(low))
            return {0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), at, 2 * escape_length};
    }
    return {is_high(unit) || is_low(unit) ? text::not_utf8 : unit, at, escape_length};
}

void read_plain(std::string_view written, bool with_escapes, std::vector<written_character>& into) {
    for (std::string_view rest = written; !rest.empty();) {
        std::size_t const at = written.size() - rest.size();
        if (with_escapes && rest.front() == '\\') {
            into.push_back(escape_at(written, at));
            rest.remove_prefix(into.back().length);
            continue;
        }
        char32_t const code = text::next_code_point(rest);
        into.push_back({code, at, written.size() - rest.size() - at});
    }
}

/// The bytes of a text and where each of them is written.
struct decoded_bytes {
    std::string bytes{};
    std::vector<std::size_t> places{}; ///< one more than there are bytes
};

void read_percent(std::string_view written, std::vector<written_character>& into) {
    decoded_bytes decoded;
    for (std::size_t at = 0; at < written.size();) {
        decoded.places.push_back(at);
        bool const is_escape = written[at] == '%' && at + 2 < written.size() &&
                               http::hexadecimal_value(written[at + 1]) >= 0 &&
                               http::hexadecimal_value(written[at + 2]) >= 0;
        if (is_escape)
            decoded.bytes.push_back(static_cast<char>(http::hexadecimal_value(written[at + 1]) * 16 +
                                                      http::hexadecimal_value(written[at + 2])));
        else
            decoded.bytes.push_back(written[at] == '+' ? ' ' : written[at]);
        bool const is_broken = written[at] == '%' && !is_escape;
        at += is_escape ? 3u : 1u;
        at += is_broken ? count_signs(written.substr(at), 2) : 0u;
    }
    decoded.places.push_back(written.size());
    for (std::string_view rest = decoded.bytes; !rest.empty();) {
        std::size_t const first = decoded.bytes.size() - rest.size();
        char32_t const code = text::next_code_point(rest);
        std::size_t const begin = decoded.places[first];
        into.push_back({code, begin, decoded.places[decoded.bytes.size() - rest.size()] - begin});
    }
}

/// Writes hexadecimal digits over others, in their letter case.
void overwrite_digits(std::span<char> digits, char32_t value) {
    bool const capitals = std::any_of(digits.begin(), digits.end(), [](char c) { return tc3::detail::is_upper(c); });
    std::string_view const signs = capitals ? "0123456789ABCDEF" : "0123456789abcdef";
    for (std::size_t i = digits.size(); i-- > 0; value >>= 4)
        digits[i] = signs[value & 15u];
}

void overwrite_escape(std::span<char> escape, char32_t code) {
    if (escape[1] != 'u')
        return;
    if (escape.size() == escape_length)
        return overwrite_digits(escape.subspan(2, 4), code);
    overwrite_digits(escape.subspan(2, 4), 0xD800 + ((code - 0x10000) >> 10));
    overwrite_digits(escape.subspan(escape_length + 2, 4), 0xDC00 + ((code - 0x10000) & 0x3FF));
}

} // namespace

void read_characters(std::string_view written, text_encoding how, std::vector<written_character>& into) {
    into.clear();
    if (how == text_encoding::percent)
        read_percent(written, into);
    else
        read_plain(written, how == text_encoding::json, into);
}

void overwrite(std::span<char> written, written_character const& what, char32_t code, text_encoding how) {
    std::span<char> const place = written.subspan(what.begin, what.length);
    if (how == text_encoding::json && place.front() == '\\') {
        if (code != text::not_utf8 && what.code != U'\\' && place.size() >= escape_length)
            overwrite_escape(place, code);
        return;
    }
    std::string bytes;
    if (code == text::not_utf8)
        bytes.assign(1, '\xFF');
    else
        json::detail::append_utf8(bytes, code);
    std::size_t at = 0;
    for (char const byte : bytes) {
        if (at >= place.size())
            return;
        if (how == text_encoding::percent && place[at] == '%' && at + 2 < place.size()) {
            overwrite_digits(place.subspan(at + 1, 2), static_cast<unsigned char>(byte));
            at += 3;
        } else {
            place[at++] = byte;
        }
    }
}

void blot_broken_escape(std::span<char> written, written_character const& what, text_encoding how) {
    std::span<char> const place = written.subspan(what.begin, what.length);
    auto const is_digit_at = [place](std::size_t at) { return http::hexadecimal_value(place[at]) >= 0; };
    std::size_t kept = 0;
    if (how == text_encoding::json && place.front() == '\\' && what.code == U'\\' && place.size() > 1) {
        constexpr std::string_view whole = "\"\\/bfnrt";
        bool const is_unit = place[1] == 'u';
        if (is_unit ? unit_at({written.data(), written.size()}, what.begin) == text::not_utf8
                    : whole.find(place[1]) == std::string_view::npos)
            kept = is_unit ? 2 : 1;
    } else if (how == text_encoding::percent && place.front() == '%') {
        bool const is_whole = place.size() > 2 && is_digit_at(1) && is_digit_at(2);
        kept = is_whole ? 0 : 1;
    }
    if (kept == 0)
        return;
    for (char& c : place.subspan(kept))
        if (tc3::detail::is_digit(c) || tc3::detail::is_upper(c) || tc3::detail::is_lower(c))
            c = 'z'; // no hexadecimal digit
}

} // namespace tc3::tool
