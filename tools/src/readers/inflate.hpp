// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_INFLATE_HPP
#define TC3_TOOLS_READERS_INFLATE_HPP

#include "byte_source.hpp"
#include "byte_stream.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

/// The compressed forms that zlib knows.
namespace tc3::tool {

enum class compression : std::uint8_t { none, gzip, zlib, deflate };

/// What the first bytes of a text say of its form; at least two are wanted. Never `deflate`, which has no mark.
[[nodiscard]] compression compression_of(std::string_view text) noexcept;

/// Adds the plain text of a compressed one. False, with `out` as it was, unless the text is one whole stream of that
/// form, or several of them for gzip, whose plain text has at most `limit` bytes.
[[nodiscard]] bool inflate(std::string_view text, compression form, std::size_t limit, std::string& out);

/// The plain bytes of a compressed capture.
[[nodiscard]] std::unique_ptr<byte_source> inflated(std::unique_ptr<byte_stream> from, compression form);

} // namespace tc3::tool

#endif
