// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CONTRACT_JSON_VALUE_HPP
#define TC3_TOOLS_CONTRACT_JSON_VALUE_HPP

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

/// JSON put together from its parts. Boost.JSON's own braces mean one thing or another where a list has one element,
/// and compilers differ about which.
namespace tc3::tool {

[[nodiscard]] inline boost::json::string_view to_json(std::string_view text) {
    return {text.data(), text.size()};
}

[[nodiscard]] inline boost::json::object
object_of(std::initializer_list<std::pair<std::string_view, boost::json::value>> members) {
    boost::json::object made;
    for (auto const& [name, value] : members)
        made.emplace(to_json(name), value);
    return made;
}

[[nodiscard]] inline boost::json::array list_of(std::initializer_list<boost::json::value> elements) {
    boost::json::array made;
    for (boost::json::value const& each : elements)
        made.push_back(each);
    return made;
}

} // namespace tc3::tool

#endif
