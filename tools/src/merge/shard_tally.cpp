// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "shard_tally.hpp"

#include <algorithm>

namespace tc3::tool {
namespace {

std::int64_t& count_of(std::map<std::string, std::int64_t, std::less<>>& in, std::string_view rule) {
    auto const at = in.find(rule);
    return at != in.end() ? at->second : in[std::string{rule}];
}

} // namespace

void shard_tally::add_finding(std::string_view rule, std::string_view capture) {
    ++count_of(open_, rule);
    ++count_of(since_summary_, rule);
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
        count_of(open_, rule) -= static_cast<std::int64_t>(count);
    since_summary_.clear();
    capture_.clear();
}

void shard_tally::add(shard_tally const& other) {
    for (auto const& [rule, count] : other.open_)
        count_of(open_, rule) += count;
    summaries_ += other.summaries_;
}

std::uint64_t shard_tally::uncounted() const noexcept {
    std::uint64_t sum = 0;
    for (auto const& [rule, count] : open_)
        sum += static_cast<std::uint64_t>(std::max<std::int64_t>(count, 0));
    return sum;
}

std::uint64_t shard_tally::lost() const noexcept {
    std::uint64_t sum = 0;
    for (auto const& [rule, count] : open_)
        sum += static_cast<std::uint64_t>(std::max<std::int64_t>(-count, 0));
    return sum;
}

} // namespace tc3::tool
