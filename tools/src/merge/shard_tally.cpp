// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "shard_tally.hpp"

#include "merge/counting.hpp"

#include <algorithm>

namespace tc3::tool {
namespace {

/// Adds to the number of a rule. Once this is at its bound, findings do not add up to 0 any more, and need not.
void add_to(std::map<std::string, std::int64_t, std::less<>>& in, std::string_view rule, std::int64_t difference) {
    auto const at = in.find(rule);
    std::int64_t& number = at != in.end() ? at->second : in[std::string{rule}];
    number = bounded(number + difference);
}

} // namespace

void shard_tally::add_finding(std::string_view rule, std::string_view capture) {
    add_to(open_, rule, 1);
    add_to(since_summary_, rule, 1);
    if (capture_.empty())
        capture_ = capture;
}

void shard_tally::add_summary(summary const& totals) {
    ++summaries_;
    bool const fits =
        since_summary_.size() == totals.rules.size() &&
        std::equal(since_summary_.begin(), since_summary_.end(), totals.rules.begin(),
                   [](auto const& came, auto const& counted) {
                       return came.first == counted.first && static_cast<std::size_t>(came.second) == counted.second;
                   });
    if (!fits && suspect_.empty())
        suspect_ = capture_;
    for (auto const& [rule, count] : totals.rules)
        add_to(open_, rule, -static_cast<std::int64_t>(std::min<std::uint64_t>(count, largest_count)));
    since_summary_.clear();
    capture_.clear();
}

void shard_tally::add(shard_tally const& other) {
    for (auto const& [rule, count] : other.open_)
        add_to(open_, rule, count);
    summaries_ += other.summaries_;
}

std::uint64_t shard_tally::uncounted() const noexcept {
    std::uint64_t sum = 0;
    for (auto const& [rule, count] : open_)
        sum = sum_of(sum, static_cast<std::uint64_t>(std::max<std::int64_t>(count, 0)));
    return sum;
}

std::uint64_t shard_tally::lost() const noexcept {
    std::uint64_t sum = 0;
    for (auto const& [rule, count] : open_)
        sum = sum_of(sum, static_cast<std::uint64_t>(std::max<std::int64_t>(-count, 0)));
    return sum;
}

} // namespace tc3::tool
