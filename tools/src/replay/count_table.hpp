// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPLAY_COUNT_TABLE_HPP
#define TC3_TOOLS_REPLAY_COUNT_TABLE_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::tool {

/// Counts with their names, one in each line below a title, the numbers flush right.
[[nodiscard]] std::string count_table(std::string_view title,
                                      std::vector<std::pair<std::string, std::size_t>> const& rows);

} // namespace tc3::tool

#endif
