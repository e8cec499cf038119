// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_FINDING_GROUPS_HPP
#define TC3_TOOLS_REPORTS_FINDING_GROUPS_HPP

#include "check/placed_finding.hpp"
#include "reports/excerpt.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// Where one of the findings of a group stands.
struct occurrence {
    std::string capture{};
    std::optional<std::size_t> exchange{};
    std::uint64_t line = 1;
    std::uint64_t column = 1;    ///< in bytes
    std::uint64_t character = 1; ///< the column in characters; 0: not known
};

/// Findings of one rule and one place, whatever the exchange and the index in a list; of wrong signatures, those of one
/// cause. All but `also` is of the first.
struct finding_group {
    severity weight{};
    bool known = false; ///< the baseline holds them
    std::string rule{};
    side where{};
    std::string path{};
    std::string message{};
    std::string help{};
    std::string_view likely_error{};
    source origin{};
    occurrence first{};
    excerpt shown{};
    std::size_t count = 0;
    std::vector<occurrence> also{}; ///< some of the others
    std::string curl{};             ///< the command that sends the call again; empty if it is not told
};

/// `a.har:7:9: exchange 3, request (/Storage)`
[[nodiscard]] std::string place_in_words(finding_group const& one);

/// Puts findings into groups, in memory that does not grow with the capture.
class finding_groups {
  public:
    /// \p groups are told apart; what comes beyond them is only counted. Of each, so many further places are kept.
    finding_groups(std::size_t groups, std::size_t places, shown_values values)
        : group_limit_{groups}, place_limit_{places}, values_{values} {}

    /// The group that this finding began, or null. It stays where it is until all are taken.
    finding_group* add(placed_finding const& found);

    /// Known ones first, then the new ones, the worst last. To be taken when all findings were added.
    [[nodiscard]] std::deque<finding_group> take();
    /// How many findings fell into no group.
    [[nodiscard]] std::size_t beyond() const noexcept { return beyond_; }

  private:
    std::size_t group_limit_;
    std::size_t place_limit_;
    shown_values values_;
    std::map<std::string, std::size_t, std::less<>> index_{};
    std::deque<finding_group> groups_{};
    std::size_t beyond_ = 0;
};

} // namespace tc3::tool

#endif
