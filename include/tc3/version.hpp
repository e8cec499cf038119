// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_VERSION_HPP
#define TC3_VERSION_HPP

#include <string_view>

namespace tc3 {

/// The version of this library and of its tools. CMake reads it from this line; it is written nowhere else.
inline constexpr std::string_view library_version = "0.1.0";

} // namespace tc3

#endif
