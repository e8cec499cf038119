// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "report_set.hpp"

#include "console.hpp"

#include <algorithm>

namespace tc3::tool {

bool report_set::open(std::vector<report_choice> const& choices, report_terms const& terms, std::string& trouble) {
    for (report_choice const& choice : choices) {
        all_.push_back(make_report(choice.kind, choice.target, terms));
        trouble = all_.back()->out().trouble();
        if (!trouble.empty())
            return false;
    }
    return true;
}

void report_set::add(placed_finding const& found) {
    for (auto const& one : all_)
        one->add(found);
}

void report_set::end(judged_exchange const& call) {
    for (auto const& one : all_)
        one->end(call);
}

exit_code report_set::finish(summary const& counts) {
    exit_code code = counts.code;
    for (auto const& one : all_) {
        one->finish(counts);
        if (one->out().finish())
            continue;
        complain(one->out().trouble());
        code = exit_code::internal_error;
    }
    return code;
}

bool report_set::wants_coverage() const noexcept {
    return std::any_of(all_.begin(), all_.end(), [](auto const& one) { return one->wants_coverage(); });
}

} // namespace tc3::tool
