// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_ISO_TIME_HPP
#define TC3_TOOLS_READERS_ISO_TIME_HPP

#include <cstdint>
#include <optional>
#include <string_view>

namespace tc3::tool {

/// The milliseconds of Unix time that an ISO 8601 text such as `2023-03-29T16:58:59.303-07:00` names, finer ones cut
/// off.
///
/// Nothing for a date that the calendar does not have, and for a time without an offset: which clock it was read from
/// cannot be known.
[[nodiscard]] std::optional<std::int64_t> milliseconds_of(std::string_view text);

} // namespace tc3::tool

#endif
