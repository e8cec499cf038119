// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_BASE64_HPP
#define TC3_TOOLS_READERS_BASE64_HPP

#include <string>
#include <string_view>

namespace tc3::tool {

/// Adds the bytes of a text in Base64. Takes both alphabets of RFC 4648, line breaks and missing padding.
///
/// False, with `out` as it was, if the text has other characters or ends within a byte.
[[nodiscard]] bool append_base64_decoded(std::string_view text, std::string& out);

} // namespace tc3::tool

#endif
