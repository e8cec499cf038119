// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_REPORT_HPP
#define TC3_TOOLS_REPORTS_REPORT_HPP

#include "check/baseline.hpp"
#include "check/coverage.hpp"
#include "check/judged_exchange.hpp"
#include "check/placed_finding.hpp"
#include "commands/command.hpp"
#include "output.hpp"
#include "reports/excerpt.hpp"

#include <tc3/capture/judge.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// The counts at the end of a report. Findings that the baseline holds count as known, and not by their severity.
struct summary {
    std::size_t captures = 0;
    std::size_t exchanges = 0;  ///< entries of all captures
    std::size_t clean = 0;      ///< calls without an error or a warning
    std::size_t skipped = 0;    ///< entries that are no call of the API, or cannot be read
    std::size_t unreadable = 0; ///< of them, those that cannot be read
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t notes = 0;
    std::map<std::string, std::size_t, std::less<>> rules{}; ///< how many findings there are of each rule
    purchase_count purchases{};

    std::size_t known = 0;                           ///< findings that the baseline holds
    std::vector<baseline::finding_count> vanished{}; ///< findings of the baseline that did not come up again

    exit_code code = exit_code::clean;
    std::vector<std::string> troubles{}; ///< why inputs could not be read: a sentence each
    coverage covered{};                  ///< for reports that want it

    [[nodiscard]] std::size_t calls() const noexcept { return exchanges - skipped; }

    /// The code that troubles and findings make: those from a severity on, unless the baseline holds them.
    [[nodiscard]] exit_code code_for(severity fail_on) const noexcept {
        std::size_t const by_severity[] = {notes, warnings, errors};
        bool const failed = std::any_of(by_severity + static_cast<std::size_t>(fail_on), std::end(by_severity),
                                        [](std::size_t n) { return n > 0; });
        return !troubles.empty() ? exit_code::unreadable : failed ? exit_code::findings : exit_code::clean;
    }
};

/// What reports are to do.
struct report_terms {
    severity fail_on = severity::error;
    shown_values values = shown_values::harmless;
    std::size_t max_findings = std::numeric_limits<std::size_t>::max(); ///< that the text shows
    bool has_baseline = false;
};

/// Writes findings in one form. They come in the order of the captures, one at a time, from one thread; those of an
/// exchange before the exchange itself.
class report {
  public:
    report(std::string target, report_terms const& terms) : out_{std::move(target)}, terms_{terms} {}
    report(report const&) = delete;
    report& operator=(report const&) = delete;
    virtual ~report() = default;

    virtual void add(placed_finding const& found) = 0;
    /// Ends an entry that is a call of the API or has findings.
    virtual void end(judged_exchange const&) {}
    virtual void finish(summary const& counts) = 0;

    /// Whether it tells of the summary's coverage.
    [[nodiscard]] virtual bool wants_coverage() const noexcept { return false; }

    [[nodiscard]] output& out() noexcept { return out_; }

  protected:
    [[nodiscard]] report_terms const& terms() const noexcept { return terms_; }

  private:
    output out_;
    report_terms terms_;
};

/// The kinds of reports that `make_report` knows.
[[nodiscard]] std::vector<std::string> report_kinds();

/// A report of that kind. Null for any other.
[[nodiscard]] std::unique_ptr<report> make_report(std::string_view kind, std::string target,
                                                  report_terms const& terms = {});

} // namespace tc3::tool

#endif
