// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_HTTP_TEXT_HPP
#define TC3_TOOLS_READERS_HTTP_TEXT_HPP

#include "byte_stream.hpp"
#include "entry.hpp"

#include <cstddef>
#include <cstdint>

/// HTTP messages that were written as text: the samples of documentation pages, and what an editor has made of a
/// recorded message.
namespace tc3::tool {

/// Whether the message that begins so many bytes ahead is text: a line of its header ends in LF alone, or a
/// placeholder or a body in JSON stands among its header lines.
[[nodiscard]] bool is_http_text(byte_stream& from, std::size_t begin);

enum class text_form : std::uint8_t {
    sample,  ///< without a status line: what a page shows
    messages ///< with one, so that it was a recording once
};

struct read_text {
    std::size_t length = 0;
    text_form form = text_form::sample;
    bool answered = false; ///< a response stands there too
};

/// Reads the request that begins with the first byte ahead, and the response behind it, if there is one; all stays
/// ahead, and places count from there.
///
/// The body of the request is one JSON value, with or without a blank line before it, or lines of a form. A second JSON
/// value is the body of a response with status 200. The one value behind a GET, and one that begins with a member
/// `Response`, is the response's.
[[nodiscard]] read_text read_http_text(byte_stream& from, std::size_t limit, entry& into);

/// Reads the response with a status line that begins so many bytes ahead; places count from the first byte ahead.
[[nodiscard]] read_text read_http_text_response(byte_stream& from, std::size_t begin, std::size_t limit, entry& into);

} // namespace tc3::tool

#endif
