// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_COMMANDS_COMMAND_LINE_HPP
#define TC3_CONFORMANCE_COMMANDS_COMMAND_LINE_HPP

#include "commands/streams.hpp"
#include "run/run.hpp"

#include <string>
#include <vector>

namespace tc3::conformance {

/// Reads the arguments, the program's name first, and runs the command that they name. Wrong usage is told in a
/// sentence on standard error.
[[nodiscard]] exit_code run_command_line(std::vector<std::string> arguments, std::vector<conformance_case> const& all,
                                         streams const& to);

} // namespace tc3::conformance

#endif
