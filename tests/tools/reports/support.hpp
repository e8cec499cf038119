// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_TOOLS_REPORTS_SUPPORT_HPP
#define TC3_TESTS_TOOLS_REPORTS_SUPPORT_HPP

#include "reports/report.hpp"
#include "support/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tests {

/// The text of a report on those findings.
[[nodiscard]] inline std::string reported(std::string_view kind, std::vector<tool::placed_finding> const& all,
                                          tool::summary const& counts = {}) {
    temporary_folder folder;
    std::unique_ptr<tool::report> const made = tool::make_report(kind, folder.path("report"));
    BOOST_TEST_REQUIRE(made != nullptr);
    for (tool::placed_finding const& each : all)
        made->add(each);
    made->finish(counts);
    BOOST_TEST(made->out().finish());
    return folder.read("report");
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

} // namespace tc3::tests

#endif
