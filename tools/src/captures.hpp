// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CAPTURES_HPP
#define TC3_TOOLS_CAPTURES_HPP

#include "readers/reader.hpp"

#include <functional>
#include <string>
#include <vector>

namespace tc3::tool {

/// Takes the entries of all captures that the paths stand for, one after the other. Those that cannot be read are told
/// of on standard error and left out. False if there were any.
[[nodiscard]] bool for_each_entry(std::vector<std::string> const& paths, capture_format format,
                                  std::function<void(input const&, entry const&)> const& take);

} // namespace tc3::tool

#endif
