// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_TEXT_HPP
#define TC3_TOOLS_REPORTS_TEXT_HPP

#include "finding_groups.hpp"
#include "report.hpp"

#include <string>
#include <string_view>

namespace tc3::tool {

/// A report for people: equal findings in one group, each group with the line of the capture and a caret, the worst
/// last, where a terminal shows it; then the purchases and the totals. Findings that the baseline holds come first and
/// in short.
///
/// Memory holds one group for each rule and place, whatever the size of the capture.
class text_report final : public report {
  public:
    text_report(std::string target, report_terms const& terms);

    void add(placed_finding const& found) override;
    void finish(summary const& counts) override;

  private:
    void write(finding_group const& one);
    void write_vanished(summary const& counts);
    void write_purchases(summary const& counts);
    void write_totals(summary const& counts);
    [[nodiscard]] std::string painted(std::string_view text, char const* colour) const;

    bool colour_;
    finding_groups groups_;
};

} // namespace tc3::tool

#endif
