// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_MERGE_COUNTING_HPP
#define TC3_TOOLS_MERGE_COUNTING_HPP

#include <algorithm>
#include <cstdint>

/// Counts that come from elsewhere, and their sums, which must not overflow whatever came.
namespace tc3::tool {

/// No count is larger, and no sum: up to here every JSON reader takes whole numbers exactly (RFC 8259, section 6).
constexpr std::uint64_t largest_count = std::uint64_t{1} << 53u;

/// The sum of two counts, at most `largest_count`.
[[nodiscard]] constexpr std::uint64_t sum_of(std::uint64_t one, std::uint64_t other) noexcept {
    return std::min(std::min(one, largest_count) + std::min(other, largest_count), largest_count);
}

/// A difference of counts that lies no further from 0 than `largest_count`.
[[nodiscard]] constexpr std::int64_t bounded(std::int64_t difference) noexcept {
    constexpr auto bound = static_cast<std::int64_t>(largest_count);
    return std::clamp(difference, -bound, bound);
}

} // namespace tc3::tool

#endif
