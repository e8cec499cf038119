// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_RUN_PATTERN_HPP
#define TC3_CONFORMANCE_RUN_PATTERN_HPP

#include <string_view>

namespace tc3::conformance {

/// Whether the whole id of a case fits a pattern: `*` stands for any text without a slash, `**` for any text.
[[nodiscard]] bool fits_id(std::string_view pattern, std::string_view id);

} // namespace tc3::conformance

#endif
