// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_TEXT_HPP
#define TC3_TOOLS_REPORTS_TEXT_HPP

#include "report.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace tc3::tool {

/// A report for people: equal findings in one group, each group with the line of the capture and a caret, the worst
/// last, where a terminal shows it; then the purchases and the totals.
///
/// Memory holds one group for each rule and place, whatever the size of the capture.
class text_report final : public report {
  public:
    explicit text_report(std::string target);

    void add(placed_finding const& found) override;
    void finish(summary const& counts) override;

  private:
    /// How many of the further exchanges of a group are named.
    static constexpr std::size_t named_exchanges = 8;
    /// How many groups are told apart; what comes beyond them is only counted.
    static constexpr std::size_t group_limit = 2000;

    struct group {
        std::string head{}; ///< severity, rule, message
        std::string body{}; ///< place, excerpt, source, help
        severity weight{};
        std::size_t count = 0;
        std::string capture{};           ///< of the first
        std::vector<std::string> also{}; ///< further exchanges
    };

    [[nodiscard]] group describe(placed_finding const& found) const;
    void write_group(group const& one);
    [[nodiscard]] std::string painted(std::string_view text, char const* colour) const;

    bool colour_;
    std::map<std::string, std::size_t> index_{};
    std::vector<group> groups_{};
    std::size_t beyond_ = 0;
};

} // namespace tc3::tool

#endif
