// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_OPEN_READER_HPP
#define TC3_TOOLS_READERS_OPEN_READER_HPP

#include "byte_source.hpp"
#include "byte_stream.hpp"
#include "limits.hpp"
#include "reader.hpp"

#include <memory>
#include <string>

namespace tc3::tool {

/// A stream of the plain bytes, whether or not the source is compressed.
[[nodiscard]] std::unique_ptr<byte_stream> plain_stream(std::unique_ptr<byte_source> from,
                                                        reader_limits const& limits = {});

/// The bytes that a reader works on. `responses` is null unless raw HTTP stands in two places.
struct opened_sources {
    std::unique_ptr<byte_source> capture;
    std::unique_ptr<byte_source> responses{};
    std::string file{}; ///< that the capture is, for the program that reads packets; empty if it is none
};

/// Makes the reader for bytes that need not come from a file. Undoes gzip and zlib, tells the form if it is to be told,
/// and gives null, with what is wrong in `trouble`, if it cannot.
[[nodiscard]] std::unique_ptr<reader> make_reader(opened_sources from, capture_format format, std::string& trouble,
                                                  reader_limits const& limits = {});

} // namespace tc3::tool

#endif
