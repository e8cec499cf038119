// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_TOOLS_READERS_COMPRESS_HPP
#define TC3_TESTS_TOOLS_READERS_COMPRESS_HPP

#include "readers/inflate.hpp"

#include <stdexcept>
#include <string>
#include <string_view>
#include <zlib.h>

namespace tc3::tests {

/// A text in a compressed form.
[[nodiscard]] inline std::string compressed(std::string_view text, tool::compression form) {
    int const bits = form == tool::compression::gzip ? 31 : form == tool::compression::deflate ? -15 : 15;
    z_stream zlib{};
    constexpr int usual_memory = 8;
    if (deflateInit2(&zlib, Z_DEFAULT_COMPRESSION, Z_DEFLATED, bits, usual_memory, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error{"zlib"};
    std::string out(deflateBound(&zlib, static_cast<uLong>(text.size())) + 32, '\0');
    zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    zlib.avail_in = static_cast<uInt>(text.size());
    zlib.next_out = reinterpret_cast<Bytef*>(out.data());
    zlib.avail_out = static_cast<uInt>(out.size());
    bool const done = ::deflate(&zlib, Z_FINISH) == Z_STREAM_END;
    out.resize(out.size() - zlib.avail_out);
    deflateEnd(&zlib);
    return done ? out : throw std::runtime_error{"zlib"};
}

} // namespace tc3::tests

#endif
