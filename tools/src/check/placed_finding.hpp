// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CHECK_PLACED_FINDING_HPP
#define TC3_TOOLS_CHECK_PLACED_FINDING_HPP

#include "readers/entry.hpp"

#include <tc3/request/judge.hpp>
#include <tc3/validate/finding.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tc3::tool {

/// A finding with its place in a capture file: the record that reports are made from.
struct placed_finding {
    finding what{};
    std::string_view capture{};            ///< the file's name as it was given
    std::optional<std::size_t> exchange{}; ///< nothing: the finding is of the capture as a whole
    std::string_view action{};             ///< empty if it is not known
    std::uint64_t offset = 0;              ///< in bytes from the start of the file
    std::uint64_t length = 0;
    std::uint64_t line = 1;   ///< from 1
    std::uint64_t column = 1; ///< in bytes from 1
    std::string_view text{};  ///< the text that was judged (a body, a query); empty if there is none
};

/// Puts a finding into its place: where the value stands literally in the capture, else where the entry stands.
[[nodiscard]] placed_finding place(finding&& what, std::string_view capture, entry const& from, std::string_view action,
                                   judged_text parameters);

} // namespace tc3::tool

#endif
