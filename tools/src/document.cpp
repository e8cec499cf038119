// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "document.hpp"

#include <tc3/contract/text.hpp>

#include <algorithm>
#include <cstddef>

namespace tc3::tool {
namespace {

/// How wide plain text becomes.
constexpr std::size_t line_width = 100;
/// The last column is never narrower than this.
constexpr std::size_t least_width = 24;

/// Breaks a text at blanks. A word that is longer than the width stands alone.
std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines{std::string{}};
    while (!text.empty()) {
        std::size_t const end = std::min(text.find(' '), text.size());
        std::string_view const word = text.substr(0, end);
        std::string& line = lines.back();
        std::size_t const size = text::count_code_points(line) + text::count_code_points(word) + 1;
        if (!line.empty() && size > width)
            lines.emplace_back(word);
        else
            line.append(line.empty() ? "" : " ").append(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

void append_padded(std::string& out, std::string_view text, std::size_t width) {
    out.append(text);
    std::size_t const size = text::count_code_points(text);
    out.append(size < width ? width - size : 0, ' ');
}

std::string in_markdown_cell(std::string_view text) {
    std::string made;
    for (char const c : text) {
        if (c == '|' || c == '\\' || c == '<')
            made.push_back('\\');
        made.push_back(c == '\n' ? ' ' : c);
    }
    return made;
}

/// The widths of all columns but the last.
std::vector<std::size_t> widths_of(table_of_cells const& table) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i + 1 < table.columns.size(); ++i) {
        std::size_t width = text::count_code_points(table.columns[i]);
        for (auto const& row : table.rows)
            if (i < row.size())
                width = std::max(width, text::count_code_points(row[i]));
        widths.push_back(width);
    }
    return widths;
}

} // namespace

std::optional<document_form> document_form_from(std::string_view name) noexcept {
    return name == "text"       ? std::optional{document_form::text}
           : name == "markdown" ? std::optional{document_form::markdown}
           : name == "json"     ? std::optional{document_form::json}
                                : std::nullopt;
}

void document::separate() {
    if (!made_.empty())
        made_.push_back('\n');
}

document& document::heading(std::string_view text, int level) {
    separate();
    if (markdown_)
        made_.append(static_cast<std::size_t>(level), '#').append(" ");
    made_.append(text).append("\n");
    if (!markdown_ && level == 1)
        made_.append(text::count_code_points(text), '=').append("\n");
    return *this;
}

document& document::paragraph(std::string_view text) {
    separate();
    if (markdown_) {
        made_.append(text).append("\n");
    } else {
        for (std::string const& line : wrap(text, line_width - 2))
            made_.append("  ").append(line).append("\n");
    }
    return *this;
}

document& document::add(table_of_cells const& table, long_cells cells) {
    separate();
    if (markdown_)
        add_as_markdown(table);
    else
        add_as_text(table, cells);
    return *this;
}

void document::add_as_markdown(table_of_cells const& table) {
    auto const add_row = [this, &table](std::vector<std::string> const& row) {
        made_.push_back('|');
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            made_.append(" ").append(i < row.size() ? in_markdown_cell(row[i]) : std::string{}).append(" |");
        made_.push_back('\n');
    };
    add_row(table.columns);
    add_row(std::vector<std::string>(table.columns.size(), "---"));
    for (auto const& row : table.rows)
        add_row(row);
}

void document::add_as_text(table_of_cells const& table, long_cells cells) {
    std::vector<std::size_t> const widths = widths_of(table);
    std::size_t indent = 2;
    for (std::size_t const width : widths)
        indent += width + 2;
    std::size_t const room = std::max(least_width, line_width > indent ? line_width - indent : 0);
    for (auto const& row : table.rows) {
        std::string line{"  "};
        for (std::size_t i = 0; i < widths.size(); ++i) {
            append_padded(line, i < row.size() ? std::string_view{row[i]} : std::string_view{}, widths[i]);
            line.append("  ");
        }
        std::string_view const last = row.size() > widths.size() ? std::string_view{row.back()} : std::string_view{};
        std::vector<std::string> const lines =
            cells == long_cells::whole ? std::vector{std::string{last}} : wrap(last, room);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            line.append(i == 0 ? 0 : indent, ' ').append(lines[i]);
            line.erase(line.find_last_not_of(' ') + 1);
            made_.append(line).append("\n");
            line.clear();
        }
    }
}

} // namespace tc3::tool
