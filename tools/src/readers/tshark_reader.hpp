// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_TSHARK_READER_HPP
#define TC3_TOOLS_READERS_TSHARK_READER_HPP

#include "byte_stream.hpp"
#include "json_meter.hpp"
#include "limits.hpp"
#include "message_pairs.hpp"
#include "reader.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// Where the entries of a packet capture are said to stand.
enum class packet_places : std::uint8_t {
    text,  ///< in the text of tshark, which is the capture
    number ///< in the packet of that number, in place of a line: the text comes from a program
};

/// Reads the plain HTTP/1 in tshark's output, `-T ek` or `-T json`: an entry for each request, and for each response
/// that stands alone although it is one of the API.
///
/// A message of which packets were lost is not there; then its partner is alone, and no other one is taken for it.
class tshark_reader final : public reader {
  public:
    explicit tshark_reader(std::unique_ptr<byte_stream> from, packet_places places = packet_places::text,
                           reader_limits limits = {});

    bool find(entry& into) override;

  private:
    /// What is next in the text.
    struct object_ahead {
        std::string_view text{};
        place where{};
        std::uint64_t length = 0;
        std::string trouble{}; ///< why it cannot be read
    };

    [[nodiscard]] bool next_object(object_ahead& into);
    [[nodiscard]] bool next_line(object_ahead& into);
    [[nodiscard]] bool next_element(object_ahead& into);
    void give(entry& into);
    void give_broken(entry& into, object_ahead const& what);
    void note_end();

    std::unique_ptr<byte_stream> from_; ///< where a list of packets comes from; else null
    byte_stream const* bytes_;          ///< the same, or that of the lines
    std::unique_ptr<reader> lines_{};   ///< null for a list
    entry line_{};
    packet_places places_;
    reader_limits limits_;
    json_meter meter_{};
    std::size_t given_ = 0; ///< bytes ahead that belong to the object that was given last
    bool array_ended_ = false;
    bool ended_ = false;
    message_pairs pairs_{};
    message_pair now_{};
    std::vector<tcp_message> found_{};
    std::size_t next_index_ = 0;
    std::uint64_t packets_ = 0; ///< with messages
    std::uint64_t foreign_ = 0; ///< packets with HTTP that is not in the clear
};

} // namespace tc3::tool

#endif
