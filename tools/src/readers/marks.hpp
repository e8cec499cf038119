// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_MARKS_HPP
#define TC3_TOOLS_READERS_MARKS_HPP

#include "byte_stream.hpp"

#include <cstddef>
#include <string_view>

namespace tc3::tool {

/// U+FEFF in UTF-8, which some programs put before a text.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Reads until so many bytes are ahead or the source has ended.
inline void look_ahead(byte_stream& from, std::size_t count) {
    while (from.ahead().size() < count && from.more())
        ;
}

/// Passes over the mark at the start of a capture.
inline void pass_byte_order_mark(byte_stream& from) {
    look_ahead(from, byte_order_mark.size());
    if (from.ahead().starts_with(byte_order_mark))
        from.pass(byte_order_mark.size());
}

} // namespace tc3::tool

#endif
