// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_LIMITS_HPP
#define TC3_TOOLS_READERS_LIMITS_HPP

#include <cstddef>

namespace tc3::tool {

/// How much a reader takes at once.
///
/// A reader needs memory for its block and for the biggest entry that it met, never for the capture. An entry beyond
/// the limit is told of as unreadable, and reading goes on behind it.
struct reader_limits {
    std::size_t entry = std::size_t{512} << 20; ///< bytes of one entry, and of one body once it is decompressed
    std::size_t block = std::size_t{1} << 20;   ///< bytes that are asked for at once
};

} // namespace tc3::tool

#endif
