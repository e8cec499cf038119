// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_HTML_HPP
#define TC3_TOOLS_REPORTS_HTML_HPP

#include "finding_groups.hpp"
#include "report.hpp"
#include "timeline.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace tc3::tool {

/// A page for a browser: one file that loads nothing, readable without its script, which only filters; the totals, the
/// findings in groups, a timeline of the calls, and which rules and members of the contracts the traffic held.
///
/// Memory holds a bounded number of groups and of stretches of time; what was left out is said.
class html_report final : public report {
  public:
    html_report(std::string target, report_terms const& terms);

    void add(placed_finding const& found) override;
    void end(judged_exchange const& call) override;
    void finish(summary const& counts) override;

    [[nodiscard]] bool wants_coverage() const noexcept override { return true; }

  private:
    finding_groups groups_;
    std::vector<finding_group*> begun_{}; ///< by the entry that is judged
    bool repeated_ = false;               ///< it is a purchase that had been sent before
    timeline times_{};
};

} // namespace tc3::tool

#endif
