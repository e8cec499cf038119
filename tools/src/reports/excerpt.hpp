// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_EXCERPT_HPP
#define TC3_TOOLS_REPORTS_EXCERPT_HPP

#include "check/placed_finding.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace tc3::tool {

/// Which values of a message may stand in a report.
enum class shown_values : std::uint8_t {
    harmless, ///< that of the finding itself, when the contract calls its member harmless
    all       ///< all but secrets
};

/// The line of the judged text in which a finding stands, cut to the width of a terminal, and carets below the value.
///
/// Names are shown; an ellipsis stands in the place of each value that is not. Both are empty where there is no text;
/// there are no carets where the text is broken, for then only the place is told.
struct excerpt {
    std::string line{};
    std::string carets{};
    std::size_t offset = 0; ///< of the finding's value in the line, in bytes
    std::size_t length = 0;
};

[[nodiscard]] excerpt excerpt_of(placed_finding const& found, shown_values values = shown_values::harmless);

} // namespace tc3::tool

#endif
