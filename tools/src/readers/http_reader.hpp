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

/// Reads raw HTTP/1: requests, each with its response behind it or in another file. Also reads the samples of
/// documentation pages and what an editor has made of a recording (see http_text.hpp).
///
/// A message that cannot be read is told of, and reading goes on with the next request line.
class http_reader final : public reader {
  public:
    /// \p responses is null where they stand behind their requests.
    http_reader(std::unique_ptr<byte_stream> from, std::unique_ptr<byte_stream> responses, reader_limits limits = {});

    bool find(entry& into) override;

  private:
    bool find_message();
    bool end();
    void give_stray_response(entry& into);
    void give_text(entry& into);
    void give_messages(entry& into);
    /// Takes the response that begins \p begin bytes ahead in \p where. Gives how many bytes it has.
    std::size_t take_response(byte_stream& where, std::size_t begin, entry& into);
    void take_response_elsewhere(entry& into);
    std::size_t take_stray_bytes(entry& into, std::size_t begin, bool has_length);
    void leave_broken(entry& into);

    std::unique_ptr<byte_stream> from_;
    std::unique_ptr<byte_stream> responses_;
    reader_limits limits_;
    std::size_t next_index_ = 0;
    std::size_t given_ = 0;         ///< bytes ahead that belong to the entry that was given last
    bool prose_is_strange_ = false; ///< no page is read, on which prose stands between samples
};

} // namespace tc3::tool

#endif
