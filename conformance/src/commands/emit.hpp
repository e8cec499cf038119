// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_COMMANDS_EMIT_HPP
#define TC3_CONFORMANCE_COMMANDS_EMIT_HPP

#include "commands/streams.hpp"
#include "run/run.hpp"

#include <string>
#include <vector>

/// Cases and counterexamples as folders of small text files.
namespace tc3::conformance {

/// Writes, for each wanted case that asks an executor, the first questions and the library's answers to them, with
/// bodies and signed texts in files of their own. The folder must be new or empty.
[[nodiscard]] exit_code emit_vectors(std::vector<conformance_case> const& all, selection const& wanted,
                                     settings const& with, std::string const& folder, streams const& to);

/// Writes the counterexample of one case. A sentence, if a file cannot be written.
[[nodiscard]] std::string emit_failure(outcome const& one, run_record const& made, std::string const& folder);

} // namespace tc3::conformance

#endif
