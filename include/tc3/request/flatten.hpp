// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_REQUEST_FLATTEN_HPP
#define TC3_REQUEST_FLATTEN_HPP

#include <tc3/http/query.hpp>
#include <tc3/json/rewrite.hpp>
#include <tc3/json/scanner.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3 {

/// A parameter of a query or form, neither part encoded.
struct plain_parameter {
    std::string name{};
    std::string value{};
};

namespace detail {

inline void append_flattened(json::node const& value, std::string const& path, std::vector<plain_parameter>& into) {
    if (!value.is_container()) {
        if (value.form != json::value_form::null)
            into.push_back({path, value.text});
        return;
    }
    for (std::size_t i = 0; i < value.members.size(); ++i) {
        bool const object = value.form == json::value_form::object;
        std::string name = path;
        name.append(path.empty() ? "" : ".").append(object ? value.members[i].first : std::to_string(i));
        append_flattened(value.members[i].second, name, into);
    }
}

} // namespace detail

/// The values of a JSON object under their flattened names, `DBNodeSet.0.Role`. Numbers and booleans keep their
/// spelling; nulls and empty lists, which have no flattened form, vanish. \p object must be valid JSON.
[[nodiscard]] inline std::vector<plain_parameter> flatten_json(std::string_view object) {
    std::vector<plain_parameter> made;
    json::scanner scan{object};
    detail::append_flattened(json::read(scan), {}, made);
    return made;
}

/// The parameters of a query or form, decoded; a `+` is a blank.
[[nodiscard]] inline std::vector<plain_parameter> decode_parameters(std::string_view text) {
    std::vector<plain_parameter> made;
    for (http::raw_parameter const p : http::raw_parameters{text}) {
        plain_parameter plain;
        http::append_percent_decoded(plain.name, p.name, http::plus_sign::blank);
        http::append_percent_decoded(plain.value, p.value, http::plus_sign::blank);
        made.push_back(std::move(plain));
    }
    return made;
}

/// The parameters as the text of a query or form, percent-encoded after RFC 3986.
[[nodiscard]] inline std::string encode_parameters(std::vector<plain_parameter> const& parameters) {
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

} // namespace tc3

#endif
