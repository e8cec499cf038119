// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "run/selection.hpp"

#include "run/pattern.hpp"
#include "suggestion.hpp"

#include <tc3/validate/wording.hpp>

#include <algorithm>

namespace tc3::conformance {
namespace {

bool fits_one(std::vector<conformance_case> const& all, std::string const& pattern) {
    return std::any_of(all.begin(), all.end(), [&pattern](auto const& one) { return fits_id(pattern, one.id); });
}

} // namespace

case_list select(std::vector<conformance_case> const& all, selection const& wanted, std::optional<mode> how) {
    case_list chosen;
    for (conformance_case const& one : all) {
        auto const fits = [&one](std::string const& pattern) { return fits_id(pattern, one.id); };
        bool const is_named =
            wanted.patterns.empty() || std::any_of(wanted.patterns.begin(), wanted.patterns.end(), fits);
        bool const is_small = !wanted.smoke || (one.smoke && (!how || has_way(one, *how)));
        if (is_named && is_small && one.level <= wanted.least)
            chosen.push_back(&one);
    }
    return chosen;
}

std::string no_such_case(std::vector<conformance_case> const& all, std::string_view pattern) {
    std::string const given{pattern};
    if (fits_one(all, given))
        return {};
    std::string const lack = "there is no case " + wording::quoted(pattern);
    if (fits_one(all, given + "/**"))
        return lack + "; " + wording::quoted(given + "/**") + " stands for all cases of that side";
    std::string wider;
    for (char const c : given)
        wider.append(c == '*' ? "**" : std::string(1, c));
    if (wider != given && fits_one(all, wider))
        return lack + ", since * stops at a slash; " + wording::quoted(wider) + " fits some";
    std::vector<std::string> ids;
    for (conformance_case const& one : all)
        ids.push_back(one.id);
    std::string const near = tool::did_you_mean(pattern, ids);
    return lack + (near.empty() ? "; `tc3-conformance list` shows them all" : near);
}

} // namespace tc3::conformance
