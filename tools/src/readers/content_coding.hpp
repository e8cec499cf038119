// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_CONTENT_CODING_HPP
#define TC3_TOOLS_READERS_CONTENT_CODING_HPP

#include "entry.hpp"

#include <cstddef>

namespace tc3::tool {

/// Undoes what Content-Encoding says of the response's body, if the body is still so encoded.
///
/// Many programs write the body decoded and leave the header as it was: bytes that are no such stream are taken as
/// they are. A body in a coding that is not known here, such as `br`, counts as withheld unless it is text. A request's
/// body is never decoded, since its signature covers the bytes that were sent.
void undo_content_coding(entry& into, std::size_t limit);

} // namespace tc3::tool

#endif
