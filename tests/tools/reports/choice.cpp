// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reports/choice.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using tc3::tool::report_choice;
using tc3::tool::unnamed_reports;

namespace {

/// The kinds and targets after completion, or the sentence.
std::string completed(std::vector<report_choice> reports, unnamed_reports also = {}) {
    std::string const trouble = complete(reports, also);
    std::string made;
    for (report_choice const& one : reports)
        made += (made.empty() ? "" : " ") + one.kind + (one.target == "-" ? "" : "=" + one.target);
    return trouble.empty() ? made : trouble.substr(0, trouble.find(';'));
}

constexpr unnamed_reports curl{true, false};
constexpr unnamed_reports github{false, true};
constexpr std::string_view refused = "only one report can go to standard output";

} // namespace

BOOST_AUTO_TEST_SUITE(tool_reports_choice)

BOOST_AUTO_TEST_CASE(without_a_choice_it_is_text) {
    BOOST_TEST(completed({}) == "text");
    BOOST_TEST(completed({{"sarif", "f"}}) == "sarif=f");
}

BOOST_AUTO_TEST_CASE(annotations_are_added_where_no_report_to_standard_output_was_named) {
    BOOST_TEST(completed({}, github) == "text github");
    BOOST_TEST(completed({{"sarif", "f"}}, github) == "sarif=f github");
    BOOST_TEST(completed({{"text", "-"}}, github) == "text");
    BOOST_TEST(completed({{"ndjson", "-"}}, github) == "ndjson");
}

BOOST_AUTO_TEST_CASE(commands_of_curl_come_before_the_text) {
    BOOST_TEST(completed({}, curl) == "curl text");
    BOOST_TEST(completed({}, {true, true}) == "curl text github");
    BOOST_TEST(completed({{"sarif", "f"}}, curl) == "curl sarif=f");
    BOOST_TEST(completed({{"ndjson", "-"}}, curl) == refused);
}

BOOST_AUTO_TEST_CASE(reports_for_programs_go_to_standard_output_alone) {
    BOOST_TEST(completed({{"text", "-"}, {"ndjson", "-"}}) == refused);
    BOOST_TEST(completed({{"text", "-"}, {"text", "-"}}) == refused);
    BOOST_TEST(completed({{"sarif", "-"}, {"github", "-"}}) == refused);
    BOOST_TEST(completed({{"text", "-"}, {"github", "-"}, {"json", "f"}}) == "text github json=f");
}

BOOST_AUTO_TEST_SUITE_END()
