// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "flatten.hpp"

#include <tc3/http/query.hpp>
#include <tc3/json/scanner.hpp>

#include <cstddef>
#include <utility>

namespace tc3::tool {
namespace {

void append_child(std::string& path, std::string_view name) {
    if (!path.empty())
        path.push_back('.');
    path.append(name);
}

std::string unescaped(std::string_view quoted) {
    std::string made;
    json::unescape(quoted.substr(1, quoted.size() - 2), made);
    return made;
}

void add_value(json::scanner& scan, std::string& path, std::vector<plain_parameter>& into);

void add_children(json::scanner& scan, bool object, std::string& path, std::vector<plain_parameter>& into) {
    std::size_t const stem = path.size();
    scan.enter();
    for (std::size_t index = 0; scan.peek() != json::value_form::none; ++index) {
        if (object) {
            json::span const name = scan.scalar();
            append_child(path, unescaped(scan.text().substr(name.offset, name.length)));
        } else {
            append_child(path, std::to_string(index));
        }
        add_value(scan, path, into);
        path.resize(stem);
    }
    scan.leave();
}

void add_value(json::scanner& scan, std::string& path, std::vector<plain_parameter>& into) {
    json::value_form const form = scan.peek();
    if (form == json::value_form::object || form == json::value_form::array)
        return add_children(scan, form == json::value_form::object, path, into);
    json::span const where = scan.scalar();
    std::string_view const raw = scan.text().substr(where.offset, where.length);
    if (form == json::value_form::string)
        into.push_back({path, unescaped(raw)});
    else if (form != json::value_form::null)
        into.push_back({path, std::string{raw}});
}

} // namespace

std::vector<plain_parameter> flatten_json(std::string_view object) {
    std::vector<plain_parameter> made;
    json::scanner scan{object};
    std::string path;
    add_value(scan, path, made);
    return made;
}

std::vector<plain_parameter> decode_parameters(std::string_view text) {
    std::vector<plain_parameter> made;
    for (http::raw_parameter const p : http::raw_parameters{text}) {
        plain_parameter plain;
        http::append_percent_decoded(plain.name, p.name, http::plus_sign::blank);
        http::append_percent_decoded(plain.value, p.value, http::plus_sign::blank);
        made.push_back(std::move(plain));
    }
    return made;
}

std::string encode_parameters(std::vector<plain_parameter> const& parameters) {
    std::string made;
    for (plain_parameter const& p : parameters) {
        if (!made.empty())
            made.push_back('&');
        http::append_percent_encoded(made, p.name);
        made.push_back('=');
        http::append_percent_encoded(made, p.value);
    }
    return made;
}

} // namespace tc3::tool
