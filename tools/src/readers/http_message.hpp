// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_HTTP_MESSAGE_HPP
#define TC3_TOOLS_READERS_HTTP_MESSAGE_HPP

#include "byte_stream.hpp"
#include "entry.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

/// Messages of HTTP/1 in their exact bytes.
namespace tc3::tool {

/// How far a message could be read.
enum class message_end : std::uint8_t {
    whole,
    body_cut_off, ///< the header is whole, the body is not
    no_header     ///< nothing of it can be used
};

struct read_message {
    message_end end = message_end::whole;
    std::size_t length = 0;  ///< bytes of the message
    bool has_length = false; ///< its header says how long the body is
    std::string trouble{};   ///< why it is not whole: a sentence without its subject, ` is cut off at byte 7 ...`
};

/// Reads the request that begins with the first byte ahead; all stays ahead, and places count from there.
///
/// A request whose header gives no length ends with its header.
[[nodiscard]] read_message read_request(byte_stream& from, std::size_t limit, entry& into);

/// Reads the response that begins so many bytes ahead; places count from the first byte ahead.
///
/// A response whose header gives no length ends with the source. The method of the request in `into` says whether
/// there can be a body.
[[nodiscard]] read_message read_response(byte_stream& from, std::size_t begin, std::size_t limit, entry& into);

} // namespace tc3::tool

#endif
