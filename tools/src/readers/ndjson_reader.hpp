// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_NDJSON_READER_HPP
#define TC3_TOOLS_READERS_NDJSON_READER_HPP

#include "byte_stream.hpp"
#include "limits.hpp"
#include "reader.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace tc3::tool {

/// Reads a file with one exchange a line. Blank lines are no entries; a line that cannot be read is one.
class ndjson_reader final : public reader {
  public:
    explicit ndjson_reader(std::unique_ptr<byte_stream> from, reader_limits limits = {});

    bool find(entry& into) override;

  private:
    /// The length of the line ahead without its end, or of what there is of it at the limit.
    std::size_t line_length(bool& too_long);
    std::uint64_t pass_line();

    std::unique_ptr<byte_stream> from_;
    reader_limits limits_;
    std::size_t next_index_ = 0;
    std::size_t given_ = 0; ///< bytes ahead that belong to the entry that was given last
};

} // namespace tc3::tool

#endif
