// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REDACT_KNOWN_ROWS_HPP
#define TC3_TOOLS_REDACT_KNOWN_ROWS_HPP

#include <tc3/contract/structure.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// All structures of the known contracts, nested ones too, each once.
[[nodiscard]] std::vector<structure const*> const& known_structures();

/// The row of a member by its name alone, in whichever contract: for members of actions without one. Null if no
/// contract has that name.
[[nodiscard]] row const* known_row(std::string_view name);

/// What ids begin with, up to the hyphen: `vpc`, `subnet`, `postgres`, ...
[[nodiscard]] std::vector<std::string> known_id_prefixes();

/// Whether a row is that of the sentence with which the service explains an error.
[[nodiscard]] bool is_error_message(row const& member);

} // namespace tc3::tool

#endif
