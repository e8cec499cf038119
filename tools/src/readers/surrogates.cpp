// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "surrogates.hpp"

#include <tc3/http/query.hpp>
#include <tc3/json/scanner.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace tc3::tool {
namespace {

constexpr std::size_t escape_length = 6; // \uXXXX

enum class half : std::uint8_t { none, high, low };

/// The code of the escape at the front of a text, or nothing.
std::optional<char32_t> escaped_code(std::string_view text) noexcept {
    if (text.size() < escape_length || text[0] != '\\' || text[1] != 'u')
        return std::nullopt;
    char32_t code = 0;
    for (char const c : text.substr(2, 4)) {
        int const digit = tc3::http::hexadecimal_value(c);
        if (digit < 0)
            return std::nullopt;
        code = code * 16 + static_cast<char32_t>(digit);
    }
    return code;
}

half half_of(std::optional<char32_t> code) noexcept {
    if (!code || *code < 0xD800 || *code > 0xDFFF)
        return half::none;
    return *code < 0xDC00 ? half::high : half::low;
}

/// How long the escape at the front of a text is, a pair of surrogates counting as one, and whether it is a lone one.
struct measured_escape {
    std::size_t length;
    bool lone;
};

measured_escape measure_escape(std::string_view text) noexcept {
    half const first = half_of(escaped_code(text));
    if (first == half::none)
        return {2, false}; // what follows \u is plain text to the search for the next backslash
    bool const pair = first == half::high && half_of(escaped_code(text.substr(escape_length))) == half::low;
    return {pair ? 2 * escape_length : escape_length, !pair};
}

bool may_have_surrogates(std::string_view raw) noexcept {
    return raw.find("\\ud") != std::string_view::npos || raw.find("\\uD") != std::string_view::npos;
}

void append_lone_surrogate(char32_t code, std::string& out) {
    if (code >= 0xDC80 && code <= 0xDCFF)
        out.push_back(static_cast<char>(static_cast<unsigned char>(code - 0xDC00)));
    else
        out.append("\xEF\xBF\xBD");
}

} // namespace

void surrogate_mask::hide(char* text, std::size_t size, bool whole) {
    std::string_view const all{text, size};
    while (seen_ < size) {
        std::size_t const at = std::min(all.find('\\', seen_), size);
        seen_ = at;
        if (at == size || (!whole && size - at < 2 * escape_length))
            return;
        measured_escape const here = measure_escape(all.substr(at));
        if (here.lone) {
            char* const digits = text + at + 2;
            hidden_.push_back({at + 2, {digits[0], digits[1], digits[2], digits[3]}});
            std::copy_n("fffd", 4, digits);
        }
        seen_ = std::min(at + here.length, size);
    }
}

void surrogate_mask::restore(char* text) const noexcept {
    for (auto const& each : hidden_)
        std::copy(each.digits.begin(), each.digits.end(), text + each.offset);
}

bool append_unescaped(std::string_view raw, std::string& out) {
    if (!may_have_surrogates(raw)) {
        json::unescape(raw, out);
        return true;
    }
    bool faithful = true;
    std::size_t done = 0;
    for (std::size_t at = raw.find('\\'); at < raw.size(); at = raw.find('\\', at)) {
        measured_escape const escape = measure_escape(raw.substr(at));
        if (escape.lone) {
            json::unescape(raw.substr(done, at - done), out);
            append_lone_surrogate(*escaped_code(raw.substr(at)), out);
            done = at + escape.length;
            faithful = false;
        }
        at += escape.length;
    }
    json::unescape(raw.substr(done), out);
    return faithful;
}

} // namespace tc3::tool
