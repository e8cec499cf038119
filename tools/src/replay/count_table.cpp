// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "count_table.hpp"

#include <algorithm>

namespace tc3::tool {

std::string count_table(std::string_view title, std::vector<std::pair<std::string, std::size_t>> const& rows) {
    constexpr std::size_t column = 8; // of a number
    std::size_t width = 0;
    for (auto const& [name, count] : rows)
        width = std::max(width, name.size());
    std::string made = std::string{title} + "\n";
    for (auto const& [name, count] : rows) {
        std::string const number = std::to_string(count);
        std::size_t const blanks = width - name.size() + (number.size() < column ? column - number.size() : 1);
        made.append("  ").append(name).append(blanks, ' ').append(number).append("\n");
    }
    return made;
}

} // namespace tc3::tool
