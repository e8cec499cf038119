// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_JSON_FIELDS_HPP
#define TC3_TOOLS_JSON_FIELDS_HPP

#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

/// Looks into JSON that other programs may have written: what is missing and what is of another type are not told
/// apart.
namespace tc3::tool {

/// The member of an object of that name, or null.
[[nodiscard]] inline boost::json::value const* member(boost::json::value const& of, std::string_view name) {
    boost::json::object const* const object = of.if_object();
    return object == nullptr ? nullptr : object->if_contains({name.data(), name.size()});
}

/// The text of that name, empty if there is none. It lives as long as the value.
[[nodiscard]] inline std::string_view text_member(boost::json::value const& of, std::string_view name) {
    boost::json::value const* const found = member(of, name);
    boost::json::string const* const value = found == nullptr ? nullptr : found->if_string();
    return value == nullptr ? std::string_view{} : std::string_view{value->data(), value->size()};
}

/// A count: a whole number from 0.
[[nodiscard]] inline std::optional<std::uint64_t> count_from(boost::json::value const& value) {
    if (std::uint64_t const* const big = value.if_uint64())
        return *big;
    std::int64_t const* const number = value.if_int64();
    return number != nullptr && *number >= 0 ? std::optional{static_cast<std::uint64_t>(*number)} : std::nullopt;
}

/// The count of that name, or nothing.
[[nodiscard]] inline std::optional<std::uint64_t> count_member(boost::json::value const& of, std::string_view name) {
    boost::json::value const* const found = member(of, name);
    return found == nullptr ? std::nullopt : count_from(*found);
}

} // namespace tc3::tool

#endif
