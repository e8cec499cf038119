// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_MERGE_REPORT_LINE_HPP
#define TC3_TOOLS_MERGE_REPORT_LINE_HPP

#include "check/placed_finding.hpp"
#include "reports/report.hpp"

#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace tc3::tool {

/// What a line of a report of the kind ndjson holds.
enum class report_line : std::uint8_t {
    finding,
    summary,
    other ///< neither: it is broken, or of another program, or of a later version, or counts beyond `largest_count`
};

/// Reads the lines that `ndjson_report` writes, one at a time. Blanks around them do not count.
class report_line_reader {
  public:
    [[nodiscard]] report_line read(std::string_view line);

    /// The finding that was read last, until the next line is read. What a report does not tell is not known: the
    /// column in characters, the end, the text that was judged. Its likely error and its source live as long as the
    /// reader.
    [[nodiscard]] placed_finding const& finding() const noexcept { return finding_; }

    /// The summary that was read last. Findings of a baseline that did not come up again are not in it: what one shard
    /// lacks may stand in another.
    [[nodiscard]] summary const& totals() const noexcept { return totals_; }

  private:
    [[nodiscard]] bool read_finding();
    [[nodiscard]] bool read_summary(boost::json::value const& from);
    [[nodiscard]] std::string_view kept(std::string_view text);

    boost::json::value line_{};
    placed_finding finding_{};
    summary totals_{};
    std::set<std::string, std::less<>>
        texts_{}; ///< that outlive their line: they are few, and the same again and again
};

/// Adds the counts of a part to those of the whole, none of which exceeds `largest_count`.
void add_counts(summary& whole, summary const& part);

} // namespace tc3::tool

#endif
