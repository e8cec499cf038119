// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "client/answers.hpp"

#include <zlib.h>

#include <stdexcept>

namespace tc3::conformance::answers {

reply gzipped(reply what) {
    constexpr int gzip_form = 16; // is added to the size of zlib's window
    z_stream state{};
    if (deflateInit2(&state, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + gzip_form, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error{"zlib cannot be started"};
    std::string packed(deflateBound(&state, static_cast<uLong>(what.body.size())), '\0');
    state.next_in = reinterpret_cast<Bytef*>(what.body.data());
    state.avail_in = static_cast<uInt>(what.body.size());
    state.next_out = reinterpret_cast<Bytef*>(packed.data());
    state.avail_out = static_cast<uInt>(packed.size());
    int const end = deflate(&state, Z_FINISH);
    packed.resize(state.total_out);
    deflateEnd(&state);
    if (end != Z_STREAM_END)
        throw std::runtime_error{"zlib cannot compress an answer"};
    what.body = std::move(packed);
    what.headers.emplace_back("Content-Encoding", "gzip");
    return what;
}

} // namespace tc3::conformance::answers
