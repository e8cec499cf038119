// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_SUGGESTION_HPP
#define TC3_TOOLS_SUGGESTION_HPP

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// The known words that a mistyped one may stand for, the nearest first, three at most: those that differ in a few
/// letters, else those that contain it.
[[nodiscard]] std::vector<std::string> nearest_words(std::string_view wanted, std::span<std::string const> known);

/// `. Did you mean check?`, to stand at the end of a sentence; empty if nothing is near.
[[nodiscard]] std::string did_you_mean(std::string_view wanted, std::span<std::string const> known);

/// The names of the actions whose contracts are known.
[[nodiscard]] std::vector<std::string> known_action_names();

} // namespace tc3::tool

#endif
