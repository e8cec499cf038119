// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CASES_BUILD_HPP
#define TC3_CONFORMANCE_CASES_BUILD_HPP

#include <boost/json/value.hpp>

#include <optional>
#include <string>

namespace tc3::conformance {

/// Where two JSON values do not mean the same: a sentence with the first place. The order of members does not matter;
/// integers are compared exactly, and 10.0 is no 10.
///
/// \param pointer at which both stand
[[nodiscard]] std::optional<std::string> first_difference(boost::json::value const& wanted,
                                                          boost::json::value const& got, std::string const& pointer);

/// The same value, members that are empty lists left out.
[[nodiscard]] boost::json::value without_empty_lists(boost::json::value const& value);

} // namespace tc3::conformance

#endif
