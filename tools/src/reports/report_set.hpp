// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_REPORT_SET_HPP
#define TC3_TOOLS_REPORTS_REPORT_SET_HPP

#include "choice.hpp"
#include "report.hpp"

#include <memory>
#include <string>
#include <vector>

namespace tc3::tool {

/// The reports that one run writes: each is given the same.
class report_set {
  public:
    /// Opens their targets. False, with a sentence in \p trouble, if one of them cannot be written.
    [[nodiscard]] bool open(std::vector<report_choice> const& choices, report_terms const& terms, std::string& trouble);

    void add(placed_finding const& found);
    void end(judged_exchange const& call);

    /// Ends them all. Gives the code of the summary, or an internal error, with a sentence on standard error for each
    /// that could not be written.
    [[nodiscard]] exit_code finish(summary const& counts);

    /// Whether one of them tells of the summary's coverage.
    [[nodiscard]] bool wants_coverage() const noexcept;

  private:
    std::vector<std::unique_ptr<report>> all_{};
};

} // namespace tc3::tool

#endif
