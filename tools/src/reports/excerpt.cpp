// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "excerpt.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/validate/text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace tc3::tool {
namespace {

constexpr std::string_view ellipsis = "\u2026";

/// How many columns of a terminal may be taken: by the value, by what stands before it, and by all of the line.
constexpr std::size_t value_width = 60;
constexpr std::size_t lead_width = 32;
constexpr std::size_t line_width = 84;

/// How many columns a character takes, nearly: wide Chinese characters count twice.
std::size_t columns_of(char32_t c) {
    bool const wide = c != text::not_utf8 && c >= 0x1100 && (c <= 0x115F || (c >= 0x2E80 && c <= 0xFF60));
    return wide ? 2 : 1;
}

/// A character of a text as it is shown: nothing that moves the cursor or is not UTF-8.
struct glyph {
    std::string_view bytes{};
    std::size_t columns = 1;
};

/// Takes the first character off a text that is not empty.
glyph next_glyph(std::string_view& from) {
    std::string_view const before = from;
    char32_t const c = text::next_code_point(from);
    if (c == text::not_utf8)
        return {"\uFFFD", 1};
    if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        return {" ", 1};
    return {before.substr(0, before.size() - from.size()), columns_of(c)};
}

/// A piece of a line that is cut to a width; an ellipsis takes the place of what is cut off.
struct piece {
    std::string text{};
    std::size_t columns = 0;
};

piece first_columns(std::string_view from, std::size_t width) {
    piece made;
    while (!from.empty()) {
        glyph const next = next_glyph(from);
        if (made.columns + next.columns > width)
            return {made.text.append(ellipsis), made.columns + 1};
        made.text.append(next.bytes);
        made.columns += next.columns;
    }
    return made;
}

piece last_columns(std::string_view from, std::size_t width) {
    // A character has at most four bytes, so that no more than this is of interest.
    bool cut = from.size() > 4 * width;
    if (cut)
        from.remove_prefix(from.size() - 4 * width);
    std::vector<glyph> all;
    while (!from.empty())
        all.push_back(next_glyph(from));
    std::size_t begin = all.size();
    piece made;
    while (begin > 0 && made.columns + all[begin - 1].columns <= width)
        made.columns += all[--begin].columns;
    cut = cut || begin > 0;
    if (cut && (begin == all.size() || all[begin].bytes != ellipsis)) {
        made.text = ellipsis;
        ++made.columns;
    }
    for (; begin < all.size(); ++begin)
        made.text.append(all[begin].bytes);
    return made;
}

std::size_t end_of_string(std::string_view json, std::size_t begin) {
    std::size_t at = begin + 1;
    while (at < json.size() && json[at] != '"')
        at += json[at] == '\\' ? 2u : 1u;
    return std::min(at + 1, json.size());
}

/// A stretch of JSON without its values. Line breaks and indentation become single spaces.
std::string without_values(std::string_view json) {
    constexpr std::string_view structure = "{}[]:, \t\r\n";
    std::string made;
    for (std::size_t at = 0; at < json.size();) {
        std::size_t end = at + 1;
        if (json[at] == '"') {
            end = end_of_string(json, at);
            std::size_t const next = json.find_first_not_of(" \t\r\n", end);
            bool const is_name = next != std::string_view::npos && json[next] == ':';
            made.append(is_name ? json.substr(at, end - at) : ellipsis);
        } else if (structure.find(json[at]) == std::string_view::npos) {
            end = std::min(json.find_first_of(structure, at), json.size());
            made.append(ellipsis);
        } else if (structure.find(json[at]) < structure.find(' ')) {
            made.push_back(json[at]);
        } else if (!made.ends_with(' ')) {
            made.push_back(' ');
        }
        at = end;
    }
    return made;
}

/// A stretch of a query or a form without its values.
std::string without_parameter_values(std::string_view parameters) {
    std::string made;
    while (!parameters.empty()) {
        std::string_view const one = parameters.substr(0, parameters.find('&'));
        auto const equals = one.find('=');
        made.append(one.substr(0, equals));
        if (equals != std::string_view::npos) {
            made.push_back('=');
            if (equals + 1 < one.size())
                made.append(ellipsis);
        }
        parameters.remove_prefix(one.size());
        if (!parameters.empty()) {
            made.push_back('&');
            parameters.remove_prefix(1);
        }
    }
    return made;
}

/// Values that tell nothing but their form.
bool is_bare(std::string_view value) {
    constexpr std::array<std::string_view, 4> bare{"null", "\"\"", "[]", "{}"};
    return std::find(bare.begin(), bare.end(), value) != bare.end();
}

bool is_json(std::string_view body) {
    auto const first = body.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (body[first] == '{' || body[first] == '[');
}

} // namespace

excerpt excerpt_of(placed_finding const& found) {
    finding const& what = found.what;
    if (found.text.empty() || what.offset >= found.text.size())
        return {};
    // What stands in front of a break is not known to be a name or a value.
    if (what.kind == kind::json || what.kind == kind::encoding)
        return {"byte " + std::to_string(what.offset) + " of " + std::to_string(found.text.size()), {}};
    bool const json = is_json(found.text);
    auto const masked = json ? without_values : without_parameter_values;
    std::string_view const value = found.text.substr(what.offset, what.length);
    std::string_view const behind = found.text.substr(what.offset + value.size());
    piece const lead = last_columns(masked(found.text.substr(0, what.offset)), lead_width);
    piece const shown = first_columns(what.harmless || value.empty() || is_bare(value) ? value : ellipsis, value_width);
    std::size_t const taken = lead.columns + shown.columns;
    piece const tail = first_columns(masked(behind), line_width - std::min(taken, line_width));
    return {lead.text + shown.text + tail.text,
            std::string(lead.columns, ' ') + std::string(std::max<std::size_t>(shown.columns, 1), '^')};
}

} // namespace tc3::tool
