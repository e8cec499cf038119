// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_CHECK_HPP
#define TC3_TOOLS_COMMANDS_CHECK_HPP

#include "command.hpp"
#include "readers/reader.hpp"
#include "reports/choice.hpp"
#include "reports/report.hpp"

#include <tc3/contract/kind.hpp>
#include <tc3/exchange/judge.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tc3::tool {

/// The options of `tc3 check`.
struct check_options {
    std::vector<std::string> paths{}; ///< files, folders, `-`
    std::string stdin_name{};         ///< what findings call standard input; empty: the usual name
    capture_format format = capture_format::automatic;
    std::vector<report_choice> reports{};
    bool curl = false;                   ///< whether reports tell the commands that send failed calls again
    report_terms terms{};                ///< for the reports; the severity to fail on makes the exit code 1
    std::vector<std::string> disabled{}; ///< rules that are not reported; `*` stands for any text
    std::vector<std::string> rules{};    ///< if any are named, only these are reported
    std::optional<side> only{};          ///< request or response
    std::string baseline{};              ///< an earlier report; findings that are in it do not count
    clock_choice clock{};
    credential_options credential{};
    std::size_t jobs = 1; ///< threads that judge
};

/// Judges captures and writes the reports.
[[nodiscard]] exit_code run_check(check_options const& options);

} // namespace tc3::tool

#endif
