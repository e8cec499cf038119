// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_HTTP_READER_HPP
#define TC3_TOOLS_READERS_HTTP_READER_HPP

#include "byte_stream.hpp"
#include "limits.hpp"
#include "reader.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace tc3::tool {

/// Reads raw HTTP/1: a file with a request and its response, perhaps several such pairs, or two files with one message
/// each. Also reads the sample of a documentation page, which has a placeholder and no status line.
///
/// Unlike the other forms a file is kept whole in memory, up to the limit of an entry.
class http_reader final : public reader {
  public:
    /// \p response is null where the response stands in the same file.
    http_reader(std::unique_ptr<byte_stream> request, std::unique_ptr<byte_stream> response, reader_limits limits = {});

    bool next(entry& into) override;

  private:
    bool read_all(byte_stream& from, std::string& into);
    bool read_pair(entry& into);
    bool read_sample(entry& into);
    /// Takes a request off the text. False, with a sentence in the entry, if it cannot be read.
    bool take_request(entry& into);
    void take_response(entry& into, std::string_view text, bool same_file);

    std::unique_ptr<byte_stream> request_;
    std::unique_ptr<byte_stream> response_;
    reader_limits limits_;
    std::string text_{};
    std::string response_text_{};
    std::size_t at_ = 0;
    std::size_t next_index_ = 0;
    bool loaded_ = false;
    bool ended_ = false;
};

/// Whether a text holds, at the start of a line, the request line of a sample as documentation pages show it.
[[nodiscard]] bool has_sample(std::string_view text);

} // namespace tc3::tool

#endif
