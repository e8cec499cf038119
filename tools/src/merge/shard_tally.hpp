// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_MERGE_SHARD_TALLY_HPP
#define TC3_TOOLS_MERGE_SHARD_TALLY_HPP

#include "reports/report.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace tc3::tool {

/// Holds the findings of reports against their summaries: whatever the order of the lines, the summaries count each
/// finding. Where they do not, a report was cut off.
///
/// Memory holds a number for each rule.
class shard_tally {
  public:
    void add_finding(std::string_view rule, std::string_view capture);
    void add_summary(summary const& totals);
    /// Takes in what another one has seen.
    void add(shard_tally const& other);

    [[nodiscard]] bool has_summary() const noexcept { return summaries_ > 0; }
    /// Findings that no summary counts.
    [[nodiscard]] std::uint64_t uncounted() const noexcept;
    /// Findings that a summary counts, and that did not come.
    [[nodiscard]] std::uint64_t lost() const noexcept;
    [[nodiscard]] bool adds_up() const noexcept { return uncounted() == 0 && lost() == 0; }

    /// The capture of the first findings that do not make up the summary behind them; where the reports stand one after
    /// the other, that of the shard that was cut off. Empty if there is none.
    [[nodiscard]] std::string const& suspect() const noexcept { return suspect_.empty() ? capture_ : suspect_; }

  private:
    using counts = std::map<std::string, std::int64_t, std::less<>>;

    counts open_{};          ///< findings less those that summaries count
    counts since_summary_{}; ///< findings since the last summary
    std::string capture_{};  ///< of the first of them
    std::string suspect_{};
    std::size_t summaries_ = 0;
};

} // namespace tc3::tool

#endif
