// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_SIGN_RAW_REQUEST_HPP
#define TC3_TOOLS_SIGN_RAW_REQUEST_HPP

#include <tc3/http/message.hpp>

#include <string>
#include <string_view>

/// HTTP requests as people write them, and as they are sent.
namespace tc3::tool {

/// Whether a text holds, at the start of a line, the request line of HTTP/1.
[[nodiscard]] bool has_raw_request(std::string_view text);

/// Reads the first request in a text, as it was written or recorded, with lines that end in CRLF or LF.
///
/// The body is all that follows the empty line, whether or not there is a Content-Length; one that is there must agree.
/// A response behind the request is left out. A page of documentation is taken too: the text before the request line,
/// lines in angle brackets, and all that follows the first JSON value behind the header are left out. False, with a
/// sentence in \p trouble, if the request cannot be read.
[[nodiscard]] bool read_raw_request(std::string_view text, http::request& into, std::string& trouble);

/// The request as HTTP/1.1 carries it, with a Content-Length where it has or may have a body.
[[nodiscard]] std::string write_raw_request(http::request const& message);

/// The request as a command line of curl. A body that is no text, or that would disturb a terminal, comes from printf
/// through a pipe; the bytes are the same.
[[nodiscard]] std::string write_curl(http::request const& message);

} // namespace tc3::tool

#endif
