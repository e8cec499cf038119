// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_VERIFY_HPP
#define TC3_TOOLS_COMMANDS_VERIFY_HPP

#include "command.hpp"
#include "readers/reader.hpp"

#include <tc3/exchange/judge.hpp>

#include <string>
#include <vector>

namespace tc3::tool {

/// The options of `tc3 verify`.
struct verify_options {
    std::vector<std::string> paths{};
    capture_format format = capture_format::automatic;
    credential_options credential{};
    clock_choice clock{};
    bool trace = false; ///< of a mismatch: what was computed in the place of the signature
};

/// Judges signatures only: a line for each call, then the totals.
[[nodiscard]] exit_code run_verify(verify_options const& options);

} // namespace tc3::tool

#endif
