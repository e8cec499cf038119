// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_JUNIT_HPP
#define TC3_TOOLS_REPORTS_JUNIT_HPP

#include "report.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace tc3::tool {

/// JUnit's XML: a suite for each capture, a test case for each call. A call fails as the exit code sees it; one whose
/// only such findings are of the baseline is skipped.
///
/// Only the elements that all readers know are written, and no character that XML 1.0 forbids. As the totals stand in
/// front, the cases are kept; calls beyond a limit are drawn together into one case.
class junit_report final : public report {
  public:
    using report::report;

    void add(placed_finding const& found) override;
    void end(judged_exchange const& call) override;
    void finish(summary const& counts) override;

  private:
    /// What the attributes of a suite count.
    struct numbers {
        std::size_t tests = 0;
        std::size_t failures = 0;
        std::size_t errors = 0;
        std::size_t skipped = 0;
    };
    struct suite {
        std::string name{};
        numbers counts{};
        std::string cases{};
    };

    suite& suite_of(std::string_view capture);
    void forget_findings();
    [[nodiscard]] static std::string attributes(numbers const& counts);

    std::vector<suite> suites_{};
    std::size_t kept_ = 0;
    std::size_t left_out_ = 0;
    std::size_t failed_left_out_ = 0;
    std::string worst_rule_{}; ///< of the findings of the call that is judged
    std::string worst_message_{};
    severity worst_ = severity::note;
    std::string lines_{}; ///< these findings, a line each
    std::size_t line_count_ = 0;
};

} // namespace tc3::tool

#endif
