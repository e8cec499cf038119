// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_DOCUMENT_HPP
#define TC3_TOOLS_DOCUMENT_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// The forms in which the commands that tell of rules and contracts write.
enum class document_form : std::uint8_t { text, markdown, json };

/// The form of that name, or nothing.
[[nodiscard]] std::optional<document_form> document_form_from(std::string_view name) noexcept;

/// Rows of cells under a heading for each column. A row may be shorter than the heading.
struct table_of_cells {
    std::vector<std::string> columns{};
    std::vector<std::vector<std::string>> rows{};
};

/// Whether the last column of a table in plain text is broken into lines.
enum class long_cells : std::uint8_t {
    wrapped, ///< for reading
    whole    ///< one line for each row, for grep
};

/// Headings, paragraphs and tables, written as plain text or as Markdown.
class document {
  public:
    explicit document(document_form form) : markdown_{form == document_form::markdown} {}

    document& heading(std::string_view text, int level = 2);
    document& paragraph(std::string_view text);
    document& add(table_of_cells const& table, long_cells cells = long_cells::wrapped);

    [[nodiscard]] std::string const& text() const noexcept { return made_; }

  private:
    void separate();
    void add_as_markdown(table_of_cells const& table);
    void add_as_text(table_of_cells const& table, long_cells cells);

    bool markdown_;
    std::string made_{};
};

} // namespace tc3::tool

#endif
