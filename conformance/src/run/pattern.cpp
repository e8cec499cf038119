// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "run/pattern.hpp"

#include <cstddef>
#include <vector>

namespace tc3::conformance {

bool fits_id(std::string_view pattern, std::string_view id) {
    // Where in the id the part of the pattern that was read may end.
    std::vector<bool> ends(id.size() + 1, false);
    ends[0] = true;
    for (std::size_t p = 0; p < pattern.size();) {
        std::size_t stars = 0;
        while (p + stars < pattern.size() && pattern[p + stars] == '*')
            ++stars;
        std::vector<bool> next(id.size() + 1, false);
        if (stars == 0) {
            for (std::size_t i = 0; i < id.size(); ++i)
                next[i + 1] = ends[i] && id[i] == pattern[p];
        } else {
            next[0] = ends[0];
            for (std::size_t i = 0; i < id.size(); ++i)
                next[i + 1] = ends[i + 1] || (next[i] && (stars > 1 || id[i] != '/'));
        }
        ends = std::move(next);
        p += stars == 0 ? 1 : stars;
    }
    return ends[id.size()];
}

} // namespace tc3::conformance
