// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_GITHUB_HPP
#define TC3_TOOLS_REPORTS_GITHUB_HPP

#include "finding_groups.hpp"
#include "report.hpp"

#include <string>

namespace tc3::tool {

/// Annotations for GitHub Actions: lines such as `::error file=a.har,line=7,col=9,title=RULE::MESSAGE`.
///
/// GitHub shows no more than ten of each severity for a step, so that no more are written: one for each rule and place.
/// Findings that the baseline holds are left out.
class github_report final : public report {
  public:
    github_report(std::string target, report_terms const& terms);

    void add(placed_finding const& found) override;
    void finish(summary const& counts) override;

  private:
    finding_groups groups_;
};

} // namespace tc3::tool

#endif
