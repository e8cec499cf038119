// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_COMMANDS_CATALOGUE_HPP
#define TC3_CONFORMANCE_COMMANDS_CATALOGUE_HPP

#include "commands/streams.hpp"
#include "run/run.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What is told of the cases without running them.
namespace tc3::conformance {

/// One line for each wanted case: id, level, side, requirement.
[[nodiscard]] exit_code list_cases(std::vector<conformance_case> const& all, selection const& wanted,
                                   streams const& to);

/// All that is known of a case, with an example of what it asks. A pattern lists the cases that it fits.
[[nodiscard]] exit_code explain_case(std::vector<conformance_case> const& all, std::string_view id, streams const& to);

} // namespace tc3::conformance

#endif
