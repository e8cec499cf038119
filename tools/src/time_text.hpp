// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_TIME_TEXT_HPP
#define TC3_TOOLS_TIME_TEXT_HPP

#include <cstdint>
#include <string>

/// Times as messages and captures spell them. Both take years of four digits; for others they give an empty text.
namespace tc3::tool {

/// `Tue, 24 Nov 2026 02:12:31 GMT`, as a Date header has it (RFC 9110, section 5.6.7).
[[nodiscard]] std::string http_date_of(std::int64_t unix_seconds);

/// `2026-11-24T02:12:31.250Z`
[[nodiscard]] std::string iso_time_of(std::int64_t unix_milliseconds);

} // namespace tc3::tool

#endif
