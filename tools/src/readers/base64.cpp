// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "base64.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tc3::tool {
namespace {

constexpr std::uint8_t no_digit = 0xFF;
constexpr std::uint8_t blank = 0xFE;

constexpr std::array<std::uint8_t, 256> make_values() {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::array<std::uint8_t, 256> values{};
    values.fill(no_digit);
    for (std::size_t i = 0; i < digits.size(); ++i)
        values[static_cast<unsigned char>(digits[i])] = static_cast<std::uint8_t>(i);
    values['-'] = 62;
    values['_'] = 63;
    for (char const c : std::string_view{" \t\r\n"})
        values[static_cast<unsigned char>(c)] = blank;
    return values;
}

constexpr std::array<std::uint8_t, 256> values = make_values();

std::string_view without_padding(std::string_view text) noexcept {
    for (int padding = 0; !text.empty();) {
        if (values[static_cast<unsigned char>(text.back())] == blank)
            text.remove_suffix(1);
        else if (text.back() == '=' && padding++ < 2)
            text.remove_suffix(1);
        else
            break;
    }
    return text;
}

} // namespace

bool append_base64_decoded(std::string_view text, std::string& out) {
    std::size_t const before = out.size();
    out.reserve(before + text.size() / 4 * 3 + 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (char const c : without_padding(text)) {
        std::uint8_t const value = values[static_cast<unsigned char>(c)];
        if (value == blank)
            continue;
        if (value == no_digit) {
            out.resize(before);
            return false;
        }
        bits = (bits << 6) | value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out.push_back(static_cast<char>(static_cast<unsigned char>((bits >> count) & 0xFFu)));
        }
    }
    if (count == 6) { // one digit alone is no byte
        out.resize(before);
        return false;
    }
    return true;
}

} // namespace tc3::tool
