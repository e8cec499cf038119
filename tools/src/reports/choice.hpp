// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_CHOICE_HPP
#define TC3_TOOLS_REPORTS_CHOICE_HPP

#include <cstdint>
#include <string>
#include <vector>

namespace tc3::tool {

/// A report that was asked for: its kind, see `report_kinds`, and where it goes.
struct report_choice {
    std::string kind{};
    std::string target = "-"; ///< a file, or `-` for standard output
};

/// What is written without being named.
struct unnamed_reports {
    bool curl = false;   ///< commands of curl to standard output
    bool github = false; ///< annotations, where no other report goes to standard output by name
};

/// Adds what was not named: text to standard output where nothing was, and the ones that \p also asks for. A sentence
/// if standard output would get reports that do not go together: those for people and for the runner of GitHub do, any
/// other goes alone.
[[nodiscard]] std::string complete(std::vector<report_choice>& reports, unnamed_reports also);

} // namespace tc3::tool

#endif
