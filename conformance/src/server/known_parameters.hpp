// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_SERVER_KNOWN_PARAMETERS_HPP
#define TC3_CONFORMANCE_SERVER_KNOWN_PARAMETERS_HPP

#include <boost/json/object.hpp>

#include <string>
#include <string_view>

namespace tc3::conformance {

/// Takes parameters that a server is known to take from the text of a JSON object. They must break no rule of the
/// action, and be none that the cases themselves set: how the order is paid, and for how long.
///
/// \return false, with a sentence in \p trouble, if they are none
[[nodiscard]] bool take_known_parameters(std::string_view text, boost::json::object& into, std::string& trouble);

} // namespace tc3::conformance

#endif
