// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_DETECT_HPP
#define TC3_TOOLS_READERS_DETECT_HPP

#include "byte_stream.hpp"
#include "reader.hpp"

#include <optional>
#include <string>

namespace tc3::tool {

/// Tells the form of a capture by its first mebibyte, or by less if less will do; all stays ahead.
///
/// The name of the file plays no part. Nothing, with what is wrong in `trouble`, if it has none of the forms.
[[nodiscard]] std::optional<capture_format> detect_format(byte_stream& from, std::string& trouble);

} // namespace tc3::tool

#endif
