// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_REQUEST_WRITE_HPP
#define TC3_REQUEST_WRITE_HPP

#include <tc3/contract/structure.hpp>
#include <tc3/detail/append.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/http/query.hpp>

#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace tc3 {
namespace detail {

/// Whether a text stands in JSON as it is.
[[nodiscard]] constexpr bool needs_no_escape(std::string_view text) noexcept {
    if (text.size() < sizeof(eight_characters)) {
        for (char const c : text)
            if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\')
                return false;
        return true;
    }
    for (std::size_t at = 0; at < text.size(); at += sizeof(eight_characters)) {
        eight_characters const eight = take_eight(text.data() + fitting(at, text.size()));
        if (any_is_control(eight) || any_is(eight, '"') || any_is(eight, '\\'))
            return false;
    }
    return true;
}

/// Appends a JSON string. Only what JSON demands is escaped; all else stays as it is, in UTF-8.
inline void append_json_string(std::string& out, std::string_view text) {
    if (needs_no_escape(text))
        return append_all(out, "\"", text, "\""); // nearly always
    constexpr std::string_view digits = "0123456789abcdef";
    out.push_back('"');
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(text.substr(plain, i - plain));
        plain = i + 1;
        switch (c) {
        case '"':
        case '\\':
            out.push_back('\\');
            out.push_back(static_cast<char>(c));
            break;
        case '\n':
            out.append("\\n");
            break;
        case '\r':
            out.append("\\r");
            break;
        case '\t':
            out.append("\\t");
            break;
        default:
            out.append("\\u00");
            out.push_back(digits[c >> 4u]);
            out.push_back(digits[c & 15u]);
        }
    }
    out.append(text.substr(plain));
    out.push_back('"');
}

template <class Number>
void append_number(std::string& out, Number value) {
    std::array<char, 32> text;
    auto const end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    out.append(text.data(), static_cast<std::size_t>(end - text.data()));
}

/// The text of a scalar as JSON has it; a string without quotes and escapes.
inline void append_scalar(std::string& out, value_view const& value) {
    switch (value.what) {
    case value_view::form::string:
        out.append(value.string);
        break;
    case value_view::form::integer:
        append_number(out, value.integer);
        break;
    case value_view::form::unsigned_integer:
        append_number(out, value.unsigned_integer);
        break;
    case value_view::form::number:
        append_number(out, value.number);
        break;
    case value_view::form::boolean:
        out.append(value.boolean ? "true" : "false");
        break;
    case value_view::form::absent:
    case value_view::form::structure:
    case value_view::form::list:
        break;
    }
}

void append_json_object(std::string& out, structure const& shape, void const* object);

inline void append_json_value(std::string& out, row const& member, value_view const& value) {
    switch (value.what) {
    case value_view::form::string:
        return append_json_string(out, value.string);
    case value_view::form::structure:
        return append_json_object(out, *member.nested, value.object);
    case value_view::form::list:
        break;
    default:
        return append_scalar(out, value);
    }
    out.push_back('[');
    for (std::size_t i = 0; i < value.size; ++i) {
        if (i > 0)
            out.push_back(',');
        append_json_value(out, member, member.access.element(value.object, i));
    }
    out.push_back(']');
}

inline void append_json_object(std::string& out, structure const& shape, void const* object) {
    std::string_view before = "{\"";
    for (row const& member : shape.rows) {
        value_view const value = member.access.read(object);
        if (value.what == value_view::form::absent)
            continue;
        append_all(out, before, member.name, "\":"); // the service's names need no escape
        before = ",\"";
        append_json_value(out, member, value);
    }
    out.append(before.front() == '{' ? "{}" : "}");
}

/// Calls `each(name, value)` for every scalar below an object, with its flattened name. Empty lists vanish.
template <class Each>
void for_each_flattened(std::string& name, structure const& shape, void const* object, Each& each);

template <class Each>
void flatten_value(std::string& name, row const& member, value_view const& value, Each& each) {
    if (value.what == value_view::form::structure) {
        name.push_back('.');
        return for_each_flattened(name, *member.nested, value.object, each);
    }
    if (value.what != value_view::form::list)
        return each(std::string_view{name}, value);
    std::size_t const stem = name.size();
    for (std::size_t i = 0; i < value.size; ++i) {
        name.push_back('.');
        append_number(name, i);
        flatten_value(name, member, member.access.element(value.object, i), each);
        name.resize(stem);
    }
}

template <class Each>
void for_each_flattened(std::string& name, structure const& shape, void const* object, Each& each) {
    std::size_t const stem = name.size();
    for (row const& member : shape.rows) {
        value_view const value = member.access.read(object);
        if (value.what == value_view::form::absent)
            continue;
        name.append(member.name);
        flatten_value(name, member, value, each);
        name.resize(stem);
    }
}

} // namespace detail

/// Appends a typed struct as compact JSON, members in the order of the page, absent ones left out. Text goes out as it
/// is: `validate` tells of text that is no UTF-8. Numbers that are no finite ones cannot be written in JSON.
template <class Struct>
void write_json(std::string& out, Struct const& object) {
    detail::append_json_object(out, structure_of<Struct>(), &object);
}

/// Calls `each(name, text)` for every scalar of a typed struct, with its flattened name, `DBNodeSet.0.Role`, and its
/// plain text, neither of them encoded. An empty list has no flattened form and vanishes.
template <class Struct, class Each>
void flatten(Struct const& object, Each each) {
    std::string name;
    std::string text;
    auto give = [&each, &text](std::string_view path, value_view const& value) {
        text.clear();
        detail::append_scalar(text, value);
        each(path, std::string_view{text});
    };
    detail::for_each_flattened(name, structure_of<Struct>(), &object, give);
}

/// Appends a typed struct as the text of a query or form, percent-encoded after RFC 3986.
template <class Struct>
void write_flattened(std::string& out, Struct const& object) {
    flatten(object, [&out](std::string_view name, std::string_view text) {
        if (!out.empty())
            out.push_back('&');
        http::append_percent_encoded(out, name);
        out.push_back('=');
        http::append_percent_encoded(out, text);
    });
}

} // namespace tc3

#endif
