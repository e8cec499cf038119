// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_HTTP_LINES_HPP
#define TC3_TOOLS_READERS_HTTP_LINES_HPP

#include "byte_stream.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// The lines of HTTP messages as text.
namespace tc3::tool {

/// The longest line, and the longest header, that is read, in bytes.
inline constexpr std::uint32_t longest_header = std::uint32_t{1} << 20;

/// The parts of a line such as `POST / HTTP/1.1`.
struct request_line {
    std::string_view method;
    std::string_view target;
};

/// Takes a request line apart, of whatever version; nothing if a line is none. A target begins with a slash or is a
/// URL, so that a sentence in capitals is not taken for one.
[[nodiscard]] std::optional<request_line> parse_request_line(std::string_view line) noexcept;

/// Whether a text begins as a status line does: `HTTP/1.1 200`.
[[nodiscard]] bool begins_status_line(std::string_view text) noexcept;

/// A line that lies ahead.
struct line_ahead {
    std::string_view text; ///< without its end and without blanks around it
    std::size_t next = 0;  ///< where the next line begins, in bytes ahead
    bool has_crlf = false;
    bool is_last = false; ///< no line follows
};

/// The line that begins so many bytes ahead. A line that is longer than `longest_header` is given in pieces.
[[nodiscard]] line_ahead get_line(byte_stream& from, std::size_t begin);

} // namespace tc3::tool

#endif
