// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "foreign_text.hpp"

#include <tc3/contract/text.hpp>
#include <tc3/detail/ascii.hpp>

#include <algorithm>

namespace tc3::tool {
namespace {

constexpr bool is_legal_in_xml(char32_t code) noexcept {
    return (code >= 0x20 || code == '\t' || code == '\n' || code == '\r') && code != 0xFFFE && code != 0xFFFF;
}

constexpr bool is_control(char32_t code) noexcept {
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

/// Copies a text code point by code point, as \p put wants them.
template <class Put>
std::string copied(std::string_view from, Put put) {
    std::string made;
    while (!from.empty()) {
        std::string_view const before = from;
        char32_t const code = text::next_code_point(from);
        if (code == text::not_utf8)
            made.append("\uFFFD");
        else
            put(made, code, before.substr(0, before.size() - from.size()));
    }
    return made;
}

} // namespace

std::string legal_text(std::string_view from) {
    return copied(from, [](std::string& out, char32_t code, std::string_view bytes) {
        if (is_legal_in_xml(code))
            out.append(bytes);
    });
}

std::string terminal_text(std::string_view from) {
    std::string made = copied(from, [](std::string& out, char32_t code, std::string_view bytes) {
        if (is_control(code) && code != '\n' && code != '\r')
            out.append(code == '\t' ? " " : "?");
        else
            out.append(bytes);
    });
    for (auto at = made.find("\r\n"); at != std::string::npos; at = made.find("\r\n", at))
        made.erase(at, 1);
    std::replace(made.begin(), made.end(), '\r', '?');
    return made;
}

std::string one_line(std::string_view from) {
    std::string made = terminal_text(from);
    std::replace(made.begin(), made.end(), '\n', '?');
    return made;
}

std::string escaped(std::string_view from) {
    std::string made;
    for (char const c : legal_text(from)) {
        switch (c) {
        case '&':
            made.append("&amp;");
            break;
        case '<':
            made.append("&lt;");
            break;
        case '>':
            made.append("&gt;");
            break;
        case '"':
            made.append("&quot;");
            break;
        case '\r':
            made.append("&#13;");
            break;
        default:
            made.push_back(c);
        }
    }
    return made;
}

std::string xml_attribute(std::string_view name, std::string_view value) {
    // A line feed in an attribute would be read as a blank.
    std::string made = " " + std::string{name} + "=\"";
    for (char const c : escaped(value))
        made.append(c == '\n' ? "&#10;" : c == '\t' ? "&#9;" : std::string(1, c));
    return made + "\"";
}

std::string shell_quoted(std::string_view argument) {
    auto const is_plain = [](char c) {
        return tc3::detail::is_lower(c) || tc3::detail::is_upper(c) || tc3::detail::is_digit(c) ||
               std::string_view{"_-./:=@%+,"}.find(c) != std::string_view::npos;
    };
    if (!argument.empty() && std::all_of(argument.begin(), argument.end(), is_plain))
        return std::string{argument};
    std::string made{"'"};
    for (char const c : argument)
        made.append(c == '\'' ? "'\\''" : std::string(1, c));
    return made + "'";
}

} // namespace tc3::tool
