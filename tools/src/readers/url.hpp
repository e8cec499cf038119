// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_URL_HPP
#define TC3_TOOLS_READERS_URL_HPP

#include <tc3/http/message.hpp>

#include <string_view>

namespace tc3::tool {

/// Takes a URL or the target of a request line apart into scheme, host, path and query of a request.
///
/// Takes `https://host:port/path?query`, `host/path` and `/path`. A fragment is dropped, as clients do not send it, and
/// so are a user's name and password. Nothing is decoded.
void split_url(std::string_view url, http::request& into);

} // namespace tc3::tool

#endif
