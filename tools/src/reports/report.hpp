// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_REPORT_HPP
#define TC3_TOOLS_REPORTS_REPORT_HPP

#include "check/placed_finding.hpp"
#include "output.hpp"

#include <tc3/capture/judge.hpp>

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace tc3::tool {

/// The counts at the end of a report.
struct summary {
    std::size_t captures = 0;
    std::size_t exchanges = 0;  ///< entries of all captures
    std::size_t clean = 0;      ///< calls without an error or a warning
    std::size_t skipped = 0;    ///< entries that are no call of the API, or cannot be read
    std::size_t unreadable = 0; ///< of them, those that cannot be read
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t notes = 0;
    std::map<std::string, std::size_t, std::less<>> rules{}; ///< how often each rule was broken
    purchase_count purchases{};

    [[nodiscard]] std::size_t calls() const noexcept { return exchanges - skipped; }
};

/// Writes findings in one form. They come in the order of the captures, one at a time.
class report {
  public:
    explicit report(std::string target) : out_{std::move(target)} {}
    report(report const&) = delete;
    report& operator=(report const&) = delete;
    virtual ~report() = default;

    virtual void add(placed_finding const& found) = 0;
    virtual void finish(summary const& counts) = 0;

    [[nodiscard]] output& out() noexcept { return out_; }

  private:
    output out_;
};

/// A report of that kind, `text` or `ndjson`. Null for any other.
[[nodiscard]] std::unique_ptr<report> make_report(std::string_view kind, std::string target);

} // namespace tc3::tool

#endif
