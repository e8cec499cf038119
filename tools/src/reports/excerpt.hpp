// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_EXCERPT_HPP
#define TC3_TOOLS_REPORTS_EXCERPT_HPP

#include "check/placed_finding.hpp"

#include <string>

namespace tc3::tool {

/// The line of the judged text in which a finding stands, cut to the width of a terminal, and carets below the value.
///
/// Names are shown, values are not: an ellipsis stands in the place of each, save that of the finding itself when its
/// member is harmless. Both are empty where there is no text; there are no carets where the text is broken, for then
/// only the place is told.
struct excerpt {
    std::string line{};
    std::string carets{};
};

[[nodiscard]] excerpt excerpt_of(placed_finding const& found);

} // namespace tc3::tool

#endif
