// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "leaves.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/http/query.hpp>
#include <tc3/request/common.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

namespace tc3::tool {
namespace {

using json::value_form;

void append_token(std::string& pointer, std::string_view token) {
    pointer.push_back('/');
    for (char const c : token) {
        if (c == '~' || c == '/')
            pointer.append(c == '~' ? "~0" : "~1");
        else
            pointer.push_back(c);
    }
}

std::string unescaped(std::string_view quoted) {
    std::string made;
    json::unescape(quoted.substr(1, quoted.size() - 2), made);
    return made;
}

void collect(json::scanner& scan, std::string& pointer, leaves& into) {
    value_form const form = scan.peek();
    if (form != value_form::object && form != value_form::array) {
        json::span const where = scan.scalar();
        std::string_view const raw = scan.text().substr(where.offset, where.length);
        if (form != value_form::null)
            into.insert_or_assign(pointer, leaf{form, form == value_form::string ? unescaped(raw) : std::string{raw}});
        return;
    }
    std::size_t const stem = pointer.size();
    std::size_t index = 0;
    scan.enter();
    for (; scan.peek() != value_form::none; ++index) {
        if (form == value_form::object) {
            json::span const name = scan.scalar();
            append_token(pointer, unescaped(scan.text().substr(name.offset, name.length)));
        } else {
            append_token(pointer, std::to_string(index));
        }
        collect(scan, pointer, into);
        pointer.resize(stem);
    }
    scan.leave();
    if (index == 0 && stem > 0)
        into.insert_or_assign(pointer, leaf{form, {}});
}

bool is_common(std::string_view name) {
    return std::find(std::begin(common_parameter_names), std::end(common_parameter_names), name) !=
           std::end(common_parameter_names);
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
    Number value{};
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return whole ? std::optional{value} : std::nullopt;
}

/// Integers are compared as such, since a double does not hold all of them.
bool same_number(std::string_view a, std::string_view b) {
    auto const left = number_in<std::int64_t>(a);
    auto const right = number_in<std::int64_t>(b);
    if (left && right)
        return *left == *right;
    auto const x = number_in<double>(a);
    auto const y = number_in<double>(b);
    return x && y && *x == *y;
}

} // namespace

leaves leaves_of_json(std::string_view text) {
    leaves made;
    json::scanner scan{text};
    std::string pointer;
    collect(scan, pointer, made);
    return made;
}

leaves leaves_of_flattened(std::string_view text) {
    leaves made;
    for (http::raw_parameter const p : http::raw_parameters{text}) {
        std::string name;
        leaf value;
        http::append_percent_decoded(name, p.name, http::plus_sign::blank);
        http::append_percent_decoded(value.text, p.value, http::plus_sign::blank);
        if (is_common(name))
            continue;
        std::string pointer;
        for (std::string_view rest = name;;) {
            auto const dot = rest.find('.');
            append_token(pointer, rest.substr(0, dot));
            if (dot == std::string_view::npos)
                break;
            rest.remove_prefix(dot + 1);
        }
        made.insert_or_assign(std::move(pointer), std::move(value));
    }
    return made;
}

bool same_meaning(leaf const& recorded, leaf const& built) {
    bool const flat = recorded.form == value_form::none;
    if (!flat && recorded.form != built.form)
        return false;
    if (recorded.text == built.text)
        return true;
    if (built.form == value_form::number)
        return same_number(recorded.text, built.text);
    if (built.form != value_form::boolean || !flat)
        return false;
    // Clients spell booleans in many ways; which of them a service takes, the validator says.
    return tc3::detail::equal_ignoring_case(recorded.text, built.text) ||
           recorded.text == (built.text == "true" ? "1" : "0");
}

std::vector<difference> differences(leaves const& recorded, leaves const& built) {
    std::vector<difference> made;
    for (auto const& [pointer, value] : recorded) {
        auto const at = built.find(pointer);
        if (at == built.end())
            made.push_back({pointer, difference::form::dropped});
        else if (!same_meaning(value, at->second))
            made.push_back({pointer, difference::form::changed});
    }
    for (auto const& [pointer, value] : built)
        if (recorded.find(pointer) == recorded.end())
            made.push_back({pointer, difference::form::added});
    return made;
}

} // namespace tc3::tool
