// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "choice.hpp"

#include <algorithm>

namespace tc3::tool {

std::string complete(std::vector<report_choice>& reports, unnamed_reports also) {
    auto const to_output = [](report_choice const& one) { return one.target == "-"; };
    bool const add_github = also.github && std::none_of(reports.begin(), reports.end(), to_output);
    if (reports.empty())
        reports.push_back({"text", "-"});
    if (also.curl)
        reports.insert(reports.begin(), {"curl", "-"});
    if (add_github)
        reports.push_back({"github", "-"});
    auto const count = [&reports, to_output](auto kind) {
        return std::count_if(reports.begin(), reports.end(),
                             [=](report_choice const& one) { return to_output(one) && kind(one.kind); });
    };
    auto const all = count([](auto const&) { return true; });
    auto const texts = count([](auto const& kind) { return kind == "text"; });
    auto const companions = count([](auto const& kind) { return kind == "curl" || kind == "github"; });
    bool const one_goes_alone = all > texts + companions;
    if (texts < 2 && !(one_goes_alone && all > 1))
        return {};
    return "only one report can go to standard output; give the others a file, KIND=FILE";
}

} // namespace tc3::tool
