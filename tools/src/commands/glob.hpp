// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_GLOB_HPP
#define TC3_TOOLS_COMMANDS_GLOB_HPP

#include <cstddef>
#include <string_view>

namespace tc3::tool {

/// Whether a text fits a pattern in which `*` stands for any text.
[[nodiscard]] constexpr bool fits(std::string_view pattern, std::string_view text) noexcept {
    std::size_t star = std::string_view::npos; // the last star, and where the text behind it began
    std::size_t retry = 0;
    std::size_t p = 0;
    std::size_t t = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            retry = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++retry;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

} // namespace tc3::tool

#endif
