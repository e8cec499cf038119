// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_JSON_REWRITE_HPP
#define TC3_JSON_REWRITE_HPP

#include <tc3/detail/ascii.hpp>
#include <tc3/json/scanner.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Writes a JSON text anew in the manner of other writers.
///
/// A signature covers bytes, not values. Which bytes a client signed may be learnt by writing the same value as its
/// library would.
namespace tc3::json {

struct named_node;

/// A value with its literals as they were written.
struct node {
    value_form form = value_form::null;
    std::string text{};              ///< of a string, unescaped; of another scalar, the literal
    std::vector<named_node> members; ///< of an object; of an array with empty names

    [[nodiscard]] bool is_container() const noexcept { return form == value_form::object || form == value_form::array; }
};

/// A member of an object. No std::pair: that would have to be whole before a node is, which newer libraries refuse.
struct named_node {
    std::string first{}; ///< its name
    node second{};
};

namespace detail {

[[nodiscard]] inline std::string unescaped_text(scanner& scan) {
    span const where = scan.scalar();
    std::string made;
    if (where.length >= 2)
        unescape(scan.text().substr(where.offset + 1, where.length - 2), made);
    return made;
}

} // namespace detail

/// Reads a text that a parser has accepted.
[[nodiscard]] inline node read(scanner& scan) {
    node made;
    made.form = scan.peek();
    if (made.is_container()) {
        scan.enter();
        while (scan.peek() != value_form::none) {
            std::string name = made.form == value_form::object ? detail::unescaped_text(scan) : std::string{};
            made.members.push_back({std::move(name), read(scan)});
        }
        scan.leave();
    } else if (made.form == value_form::string) {
        made.text = detail::unescaped_text(scan);
    } else {
        span const where = scan.scalar();
        made.text = scan.text().substr(where.offset, where.length);
    }
    return made;
}

/// Where a writer puts white space.
enum class spacing : std::uint8_t {
    none,          ///< `{"a":1,"b":2}`
    python,        ///< `{"a": 1, "b": 2}`
    after_colons,  ///< `{"a": 1,"b": 2}`
    after_commas,  ///< `{"a":1, "b":2}`
    padded,        ///< `{ "a": 1, "b": 2 }`
    two_blanks,    ///< a line for each member, indented by two blanks
    four_blanks,   ///< by four
    tabs,          ///< by a tab
    windows_lines, ///< by two blanks, with CR and LF
    jackson        ///< as Jackson of Java indents
};

/// What a writer escapes beside what JSON demands.
enum class escaping : std::uint8_t {
    least,
    unicode,          ///< all beyond ASCII by its number in small digits: Python, PHP
    unicode_capitals, ///< with digits in capitals
    slashes,          ///< `/` as `\/`: PHP with unescaped Unicode
    php,              ///< both of these
    html,             ///< `<`, `>`, `&` and the separators U+2028 and U+2029: Go
    gson,             ///< `<`, `>`, `&`, `=` and `'`: Gson of Java
    dotnet            ///< all beyond ASCII, `<`, `>`, `&`, `'`, `+`, `"` and the backtick: System.Text.Json
};

/// How a writer writes.
struct style {
    spacing space = spacing::none;
    escaping escape = escaping::least;

    bool operator==(style const&) const = default;
};

namespace detail {

/// Writes values in one style.
class writer {
  public:
    writer(std::string& out, style how) : out_{&out}, how_{how} {}

    void write(node const& value, std::size_t depth = 0) {
        if (value.form == value_form::string)
            return write_string(value.text);
        if (!value.is_container())
            return add(value.text);
        bool const object = value.form == value_form::object;
        add(object ? "{" : "[");
        if (value.members.empty()) {
            add(how_.space == spacing::jackson ? " " : "");
        } else {
            bool const lines = has_lines() && (object || how_.space != spacing::jackson);
            std::size_t const inner = depth + (lines ? 1u : 0u);
            for (std::size_t i = 0; i < value.members.size(); ++i) {
                if (i > 0)
                    add(lines ? "," : has_comma_blanks() || has_lines() ? ", " : ",");
                break_line(lines, inner);
                pad(i == 0 && !lines);
                if (object) {
                    write_string(value.members[i].first);
                    add(how_.space == spacing::jackson ? " : " : has_colon_blanks() ? ": " : ":");
                }
                write(value.members[i].second, inner);
            }
            pad(!lines);
            break_line(lines, depth);
        }
        add(object ? "}" : "]");
    }

  private:
    void add(std::string_view text) { out_->append(text); }
    [[nodiscard]] bool has_lines() const noexcept { return how_.space >= spacing::two_blanks; }
    [[nodiscard]] bool has_comma_blanks() const noexcept {
        return how_.space == spacing::python || how_.space == spacing::after_commas || how_.space == spacing::padded;
    }
    [[nodiscard]] bool has_colon_blanks() const noexcept {
        return how_.space != spacing::none && how_.space != spacing::after_commas;
    }
    void pad(bool here) {
        if (here && (how_.space == spacing::padded || how_.space == spacing::jackson))
            add(" ");
    }

    void break_line(bool lines, std::size_t depth) {
        if (!lines)
            return;
        add(how_.space == spacing::windows_lines ? "\r\n" : "\n");
        for (std::size_t i = 0; i < depth; ++i)
            add(how_.space == spacing::four_blanks ? "    " : how_.space == spacing::tabs ? "\t" : "  ");
    }

    void write_string(std::string_view text) {
        add("\"");
        while (!text.empty())
            write_character(text);
        add("\"");
    }

    /// Writes the first character of the text and takes it away.
    void write_character(std::string_view& text) {
        auto const byte = static_cast<unsigned char>(text.front());
        if (byte < 0x80) {
            write_ascii(text.front());
            text.remove_prefix(1);
            return;
        }
        std::size_t const length = std::min<std::size_t>(byte >= 0xF0   ? 4
                                                         : byte >= 0xE0 ? 3
                                                         : byte >= 0xC0 ? 2
                                                                        : 1,
                                                         text.size());
        char32_t point = byte & (0xFFu >> (length + 1));
        for (std::size_t i = 1; i < length; ++i)
            point = (point << 6u) | (static_cast<unsigned char>(text[i]) & 0x3Fu);
        bool const all = how_.escape == escaping::unicode || how_.escape == escaping::unicode_capitals ||
                         how_.escape == escaping::php || how_.escape == escaping::dotnet;
        bool const separator = how_.escape == escaping::html || how_.escape == escaping::gson;
        if (all || (separator && (point == 0x2028 || point == 0x2029)))
            write_escape(point);
        else
            add(text.substr(0, length));
        text.remove_prefix(length);
    }

    void write_ascii(char c) {
        constexpr std::string_view named = "\b\f\n\r\t";
        constexpr std::string_view names = "bfnrt";
        if (std::size_t const at = named.find(c); at != std::string_view::npos) {
            add("\\");
            out_->push_back(names[at]);
        } else if (static_cast<unsigned char>(c) < 0x20 || is_escaped(c)) {
            write_escape(static_cast<unsigned char>(c));
        } else {
            bool const slash = c == '/' && (how_.escape == escaping::slashes || how_.escape == escaping::php);
            if (c == '"' || c == '\\' || slash)
                add("\\");
            out_->push_back(c);
        }
    }

    [[nodiscard]] bool is_escaped(char c) const noexcept {
        constexpr std::string_view of_html = "<>&";
        constexpr std::string_view of_gson = "<>&='";
        constexpr std::string_view of_dotnet = "<>&'+`\"\x7f";
        return (how_.escape == escaping::html && of_html.find(c) != std::string_view::npos) ||
               (how_.escape == escaping::gson && of_gson.find(c) != std::string_view::npos) ||
               (how_.escape == escaping::dotnet && of_dotnet.find(c) != std::string_view::npos);
    }

    void write_escape(char32_t point) {
        if (point >= 0x10000) {
            write_escape(0xD800 + ((point - 0x10000) >> 10u));
            return write_escape(0xDC00 + ((point - 0x10000) & 0x3FFu));
        }
        bool const capitals = how_.escape == escaping::unicode_capitals || how_.escape == escaping::dotnet;
        std::string_view const digits = capitals ? "0123456789ABCDEF" : "0123456789abcdef";
        add("\\u");
        for (unsigned shift = 16; shift > 0; shift -= 4)
            out_->push_back(digits[(point >> (shift - 4)) & 15u]);
    }

    std::string* out_;
    style how_;
};

} // namespace detail

/// The text of a value in a style.
[[nodiscard]] inline std::string written(node const& value, style how) {
    std::string made;
    detail::writer{made, how}.write(value);
    return made;
}

} // namespace tc3::json

#endif
