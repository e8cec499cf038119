// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_CHILD_SOURCE_HPP
#define TC3_TOOLS_READERS_CHILD_SOURCE_HPP

#include "byte_source.hpp"

#include <memory>
#include <string>
#include <vector>

namespace tc3::tool {

/// Why a program could not be started.
struct start_failure {
    bool not_found = false; ///< there is no such program
    std::string reason{};
};

/// Runs a program and gives what it writes to standard output. Its standard input is empty.
///
/// No shell reads the words; the first is looked up in PATH. If the program fails, that is the trouble at the end, told
/// in the last line that it wrote to standard error. It ends with the source at the latest.
/// \return null, with the reason in \p failure, if it cannot be started
[[nodiscard]] std::unique_ptr<byte_source> run_program(std::vector<std::string> words, start_failure& failure);

} // namespace tc3::tool

#endif
