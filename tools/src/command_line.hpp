// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMAND_LINE_HPP
#define TC3_TOOLS_COMMAND_LINE_HPP

#include "commands/command.hpp"

namespace tc3::tool {

/// Reads the arguments and runs the command that they name. Wrong usage is told in a sentence on standard error.
[[nodiscard]] exit_code run_command_line(int count, char** arguments);

} // namespace tc3::tool

#endif
