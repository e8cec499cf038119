// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_REPORTS_REPORTS_HPP
#define TC3_CONFORMANCE_REPORTS_REPORTS_HPP

#include "run/run.hpp"

#include <string>

/// What is told of a run. The same run gives the same bytes, times in JUnit excepted.
namespace tc3::conformance::reports {

/// The first lines of a text report: suite, mode, seed, implementation.
[[nodiscard]] std::string text_head(run_record const& made);
/// A case in a text report; empty for one that needs no words.
[[nodiscard]] std::string text_of(outcome const& one, run_record const& made);
/// The last lines of a text report.
[[nodiscard]] std::string text_totals(run_record const& made, strictness strict);
/// The totals in one line, without its end.
[[nodiscard]] std::string line_of(totals const& counts);

[[nodiscard]] std::string text_report(run_record const& made, strictness strict);
[[nodiscard]] std::string json_report(run_record const& made);
/// The elements that all readers of JUnit's XML know; no character that XML 1.0 forbids.
[[nodiscard]] std::string junit_report(run_record const& made);
/// One file without scripts, which loads nothing.
[[nodiscard]] std::string html_report(run_record const& made, strictness strict);

} // namespace tc3::conformance::reports

#endif
