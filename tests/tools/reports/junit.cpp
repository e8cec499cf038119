// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "support.hpp"

#include <string>
#include <vector>

using namespace tc3::tests;
using tc3::tool::judged_exchange;
using tc3::tool::placed_finding;

BOOST_AUTO_TEST_SUITE(tool_reports_junit)

BOOST_AUTO_TEST_CASE(each_call_is_a_test_case_of_its_capture) {
    std::string const report = reported("junit", {a_finding()}, {}, {}, {a_call(1), a_failed_call()});
    BOOST_TEST(report ==
               R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="tc3 check" tests="2" failures="1" errors="0" skipped="0" time="0">
  <testsuite name="a.har" tests="2" failures="1" errors="0" skipped="0" time="0">
    <testcase classname="a.har" name="exchange 1: CloneDBInstance" time="0"/>
    <testcase classname="a.har" name="exchange 3: CloneDBInstance" time="0">
      <failure message="Storage is 25, but must be a multiple of 10." type="x.storage.step">error[x.storage.step]: Storage is 25, but must be a multiple of 10.
  at a.har:7:9 (/Storage)
  Ask for 20 or 30.
</failure>
    </testcase>
  </testsuite>
</testsuites>
)");
}

BOOST_AUTO_TEST_CASE(the_gravest_finding_names_the_failure) {
    placed_finding warning = a_finding();
    warning.what.severity = tc3::severity::warning;
    warning.what.rule = "x.name.empty";
    std::string const report = reported("junit", {warning, a_finding(), warning}, {}, {}, {a_failed_call()});
    BOOST_TEST(has(report, "type=\"x.storage.step\""), report);
}

BOOST_AUTO_TEST_CASE(what_does_not_fail_a_call_is_told_beside_it) {
    judged_exchange call = a_call();
    BOOST_TEST(has(reported("junit", {a_finding()}, {}, {}, {call}), "<system-out>error[x.storage.step]"));
    call.would_fail = true;
    placed_finding known = a_finding();
    known.known = true;
    std::string const report = reported("junit", {known}, {}, {}, {call});
    BOOST_TEST(has(report, "<skipped message=\"what is wrong with it stands in the baseline\"/>"), report);
    BOOST_TEST(has(report, "tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\""), report);
}

BOOST_AUTO_TEST_CASE(a_capture_that_cannot_be_read_is_an_error) {
    placed_finding whole = a_finding();
    whole.exchange.reset();
    std::string const report = reported("junit", {whole});
    BOOST_TEST(has(report, "<testcase classname=\"a.har\" name=\"the capture as a whole\" time=\"0\">\n      <error"),
               report);
    BOOST_TEST(has(report, "tests=\"1\" failures=\"0\" errors=\"1\""), report);
}

BOOST_AUTO_TEST_CASE(names_from_outside_are_made_fit_for_xml) {
    placed_finding found = a_finding();
    found.what.path = "/<\x01&\">";
    BOOST_TEST(has(reported("junit", {found}, {}, {}, {a_failed_call()}), "(/&lt;&amp;&quot;&gt;)"));
}

BOOST_AUTO_TEST_CASE(calls_beyond_the_limit_are_drawn_together) {
    std::vector<judged_exchange> calls(10'002, a_call());
    calls.back().failed = true;
    std::string const report = reported("junit", {}, {}, {}, calls);
    BOOST_TEST(has(report, "tests=\"10001\" failures=\"1\""));
    BOOST_TEST(has(report, "2 further calls, 1 of which failed: see the ndjson report"));
}

BOOST_AUTO_TEST_SUITE_END()
