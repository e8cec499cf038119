// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_MERGE_HPP
#define TC3_TOOLS_COMMANDS_MERGE_HPP

#include "command.hpp"
#include "reports/choice.hpp"
#include "reports/report.hpp"

#include <string>
#include <vector>

namespace tc3::tool {

/// The options of `tc3 merge`.
struct merge_options {
    std::vector<std::string> paths{}; ///< files, folders, `-`
    std::vector<report_choice> reports{};
    report_terms terms{}; ///< for the reports; the severity to fail on makes the exit code 1
};

/// The kinds of reports for which findings and a summary are enough.
[[nodiscard]] std::vector<std::string> merged_report_kinds();

/// Makes one report of many reports of `tc3 check --report ndjson`, in memory that does not grow with them.
[[nodiscard]] exit_code run_merge(merge_options const& options);

} // namespace tc3::tool

#endif
