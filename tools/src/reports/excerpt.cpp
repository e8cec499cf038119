// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "excerpt.hpp"

#include "secrets.hpp"

#include <tc3/contract/text.hpp>

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

/// A text in one line: line breaks and indentation become single spaces, save in the strings of JSON.
std::string in_one_line(std::string_view text) {
    std::string made;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        bool const blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (in_string && c == '\\' && i + 1 < text.size())
            made.push_back(text[i++]);
        else if (c == '"')
            in_string = !in_string;
        if (!blank || in_string)
            made.push_back(text[i]);
        else if (!made.ends_with(' '))
            made.push_back(' ');
    }
    return made;
}

/// Values that tell nothing but their form.
bool is_bare(std::string_view value) {
    constexpr std::array<std::string_view, 4> bare{"null", "\"\"", "[]", "{}"};
    return std::find(bare.begin(), bare.end(), value) != bare.end();
}

/// Whether the path leads through a name whose value is a secret.
bool is_secret_path(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);
        std::string_view const part = path.substr(0, path.find('/'));
        if (is_secret_name(part))
            return true;
        path.remove_prefix(part.size());
    }
    return false;
}

} // namespace

excerpt excerpt_of(placed_finding const& found, shown_values values) {
    finding const& what = found.what;
    if (found.text.empty() || what.offset >= found.text.size())
        return {};
    // What stands in front of a break is not known to be a name or a value.
    if (what.kind == kind::json || what.kind == kind::encoding)
        return {"byte " + std::to_string(what.offset) + " of " + std::to_string(found.text.size())};
    auto const masked = [which = values == shown_values::all ? hidden::secrets : hidden::all,
                         json = looks_like_json(found.text)](std::string_view part) {
        return json ? in_one_line(masked_json(part, which, ellipsis)) : masked_parameters(part, which, ellipsis);
    };
    std::string_view const value = found.text.substr(what.offset, what.length);
    std::string_view const behind = found.text.substr(what.offset + value.size());
    bool const all = values == shown_values::all && !is_secret_path(what.path);
    std::string const own = what.harmless || value.empty() || is_bare(value) ? std::string{value}
                            : all                                            ? masked(value)
                                                                             : std::string{ellipsis};
    piece const lead = last_columns(masked(found.text.substr(0, what.offset)), lead_width);
    piece const shown = first_columns(own, value_width);
    std::size_t const taken = lead.columns + shown.columns;
    piece const tail = first_columns(masked(behind), line_width - std::min(taken, line_width));
    return {lead.text + shown.text + tail.text,
            std::string(lead.columns, ' ') + std::string(std::max<std::size_t>(shown.columns, 1), '^'),
            lead.text.size(), shown.text.size()};
}

} // namespace tc3::tool
