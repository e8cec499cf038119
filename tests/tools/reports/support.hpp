// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_TOOLS_REPORTS_SUPPORT_HPP
#define TC3_TESTS_TOOLS_REPORTS_SUPPORT_HPP

#include "reports/report.hpp"
#include "support/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tests {

/// The text of a report on those findings and, if any are given, calls; the findings of a call come before its end.
[[nodiscard]] inline std::string reported(std::string_view kind, std::vector<tool::placed_finding> const& all,
                                          tool::summary const& counts = {}, tool::report_terms const& terms = {},
                                          std::vector<tool::judged_exchange> const& calls = {}) {
    temporary_folder folder;
    std::unique_ptr<tool::report> const made = tool::make_report(kind, folder.path("report"), terms);
    BOOST_TEST_REQUIRE(made != nullptr);
    auto next = all.begin();
    for (tool::judged_exchange const& call : calls) {
        for (; next != all.end() && next->exchange && *next->exchange <= call.index; ++next)
            made->add(*next);
        made->end(call);
    }
    for (; next != all.end(); ++next)
        made->add(*next);
    made->finish(counts);
    BOOST_TEST(made->out().finish());
    return folder.read("report");
}

[[nodiscard]] inline bool has(std::string_view report, std::string_view part) {
    return report.find(part) != std::string_view::npos;
}

/// A finding of the value `25` in `{"Storage": 25}`.
[[nodiscard]] inline tool::placed_finding a_finding() {
    tool::placed_finding made;
    made.what.kind = kind::step;
    made.what.rule = "x.storage.step";
    made.what.path = "/Storage";
    made.what.message = "Storage is 25, but must be a multiple of 10.";
    made.what.help = "Ask for 20 or 30.";
    made.what.likely_error = "InvalidParameterValue";
    made.what.origin = from("a step of 10", "a page", "2026-04");
    made.what.offset = 12;
    made.what.length = 2;
    made.what.harmless = true;
    made.capture = "a.har";
    made.exchange = 3;
    made.action = "CloneDBInstance";
    made.offset = 100;
    made.length = 2;
    made.line = 7;
    made.column = 9;
    made.text = R"({"Storage": 25})";
    return made;
}

/// A call that `a_finding` may be of.
[[nodiscard]] inline tool::judged_exchange a_call(std::size_t index = 3) {
    tool::judged_exchange made;
    made.capture = "a.har";
    made.index = index;
    made.is_call = true;
    made.action = "CloneDBInstance";
    made.buys = true;
    made.what = outcome::success;
    made.milliseconds = 1'795'600'000'000;
    return made;
}

/// The same, failed by `a_finding`.
[[nodiscard]] inline tool::judged_exchange a_failed_call(std::size_t index = 3) {
    tool::judged_exchange made = a_call(index);
    made.worst = severity::error;
    made.failed = true;
    made.curl = "curl x\n";
    return made;
}

} // namespace tc3::tests

#endif
