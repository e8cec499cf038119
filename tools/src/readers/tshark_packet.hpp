// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_TSHARK_PACKET_HPP
#define TC3_TOOLS_READERS_TSHARK_PACKET_HPP

#include "message_pairs.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// What an object of tshark's output is.
enum class tshark_object : std::uint8_t {
    messages, ///< a packet that ends messages of HTTP/1
    foreign,  ///< HTTP whose bytes are not there in the clear: it went through TLS, or the fields were not asked for
    other,    ///< another packet, or a line for the index
    broken    ///< it is no such object
};

/// Takes a packet out of the output of `tshark -T ek` or `tshark -T json`, with all fields or with those that
/// `tshark_command` names.
///
/// Messages are taken from the bytes of TCP, which are exact; what tshark's own reading of HTTP says of headers and
/// bodies is not.
[[nodiscard]] tshark_object read_tshark_object(std::string_view json, std::vector<tcp_message>& into);

/// The command that gives what `read_tshark_object` needs of a capture file.
[[nodiscard]] std::vector<std::string> tshark_command(std::string const& file);

} // namespace tc3::tool

#endif
