// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_SIGN_FLATTEN_HPP
#define TC3_TOOLS_SIGN_FLATTEN_HPP

#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// A parameter of a query or form, neither part encoded.
struct plain_parameter {
    std::string name{};
    std::string value{};
};

/// The values of a JSON object under their flattened names, `DBNodeSet.0.Role`. Numbers and booleans keep their
/// spelling; nulls and empty lists, which have no flattened form, vanish. \p object must be valid JSON.
[[nodiscard]] std::vector<plain_parameter> flatten_json(std::string_view object);

/// The parameters of a query or form, decoded; a `+` is a blank.
[[nodiscard]] std::vector<plain_parameter> decode_parameters(std::string_view text);

/// The parameters as the text of a query or form, percent-encoded after RFC 3986.
[[nodiscard]] std::string encode_parameters(std::vector<plain_parameter> const& parameters);

} // namespace tc3::tool

#endif
