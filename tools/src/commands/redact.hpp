// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_REDACT_HPP
#define TC3_TOOLS_COMMANDS_REDACT_HPP

#include "command.hpp"
#include "readers/reader.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tc3::tool {

struct redact_options {
    std::vector<std::string> paths{};
    capture_format format = capture_format::automatic;
    std::string target{};               ///< the capture to write; empty: none, the files are searched only
    std::string list{};                 ///< file with the strings to look for, a line each; empty: none
    credential_options credential{};    ///< further strings to look for
    std::optional<std::int64_t> seed{}; ///< of the replacements; else a random key
};

/// Writes a capture without secrets, and looks whether any of the given strings is left in it.
[[nodiscard]] exit_code run_redact(redact_options const& options);

} // namespace tc3::tool

#endif
