// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "finding_groups.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/rules/protocol.hpp>

#include <algorithm>
#include <utility>

namespace tc3::tool {
namespace {

/// A path whose list indices are left open, so that the elements of a list fall into one group.
std::string pattern_of(std::string_view path) {
    std::string made;
    for (std::size_t i = 0; i < path.size(); ++i) {
        bool const index = path[i] == '/' && i + 1 < path.size() && tc3::detail::is_digit(path[i + 1]);
        made.push_back(path[i]);
        if (!index)
            continue;
        while (i + 1 < path.size() && tc3::detail::is_digit(path[i + 1]))
            ++i;
        made.push_back('*');
    }
    return made;
}

occurrence place_of(placed_finding const& found) {
    return {std::string{found.capture}, found.exchange, found.line, found.column, found.character};
}

} // namespace

std::string place_in_words(finding_group const& one) {
    std::string made = one.first.capture;
    if (one.first.exchange)
        made += ":" + std::to_string(one.first.line) + ":" + std::to_string(one.first.column) + ": exchange " +
                std::to_string(*one.first.exchange);
    if (one.where == side::request || one.where == side::response)
        made += ", " + std::string{to_string(one.where)};
    if (!one.path.empty())
        made += " (" + one.path + ")";
    return made;
}

finding_group* finding_groups::add(placed_finding const& found) {
    finding const& what = found.what;
    std::string key = std::to_string(static_cast<int>(what.severity)) + (found.known ? "known " : "") + what.rule +
                      " " + pattern_of(what.path);
    if (what.rule == rules::signature_mismatch.id())
        key += what.help; // a cause each
    if (auto const at = index_.find(key); at != index_.end()) {
        finding_group& known = groups_[at->second];
        ++known.count;
        if (found.exchange && known.also.size() < place_limit_)
            known.also.push_back(place_of(found));
        return nullptr;
    }
    if (groups_.size() == group_limit_) {
        ++beyond_;
        return nullptr;
    }
    index_.emplace(std::move(key), groups_.size());
    return &groups_.emplace_back(finding_group{what.severity,
                                               found.known,
                                               what.rule,
                                               what.side,
                                               what.path,
                                               what.message,
                                               what.help,
                                               what.likely_error,
                                               what.origin,
                                               place_of(found),
                                               excerpt_of(found, values_),
                                               1,
                                               {},
                                               {}});
}

std::deque<finding_group> finding_groups::take() {
    std::stable_sort(groups_.begin(), groups_.end(), [](finding_group const& a, finding_group const& b) {
        return std::pair{!a.known, a.weight} < std::pair{!b.known, b.weight};
    });
    return std::move(groups_);
}

} // namespace tc3::tool
