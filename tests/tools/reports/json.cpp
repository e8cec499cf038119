// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "support.hpp"

#include <string>

using tc3::tests::a_finding;
using tc3::tests::reported;
using tc3::tool::placed_finding;
using tc3::tool::summary;

BOOST_AUTO_TEST_SUITE(tool_reports_json)

BOOST_AUTO_TEST_CASE(a_finding_is_one_line_with_all_that_is_known) {
    std::string const report = reported("ndjson", {a_finding()});
    BOOST_TEST(report.substr(0, report.find('\n')) ==
               R"({"capture":"a.har","exchange":3,"action":"CloneDBInstance","side":"request","severity":"error",)"
               R"("rule":"x.storage.step","kind":"step","path":"/Storage",)"
               R"("message":"Storage is 25, but must be a multiple of 10.","help":"Ask for 20 or 30.",)"
               R"("likely_error":"InvalidParameterValue",)"
               R"("source":{"text":"a step of 10","page":"a page","date":"2026-04"},)"
               R"("offset":100,"length":2,"line":7,"column":9})");
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_null) {
    placed_finding bare;
    bare.capture = "a\nb.har";
    std::string const report = reported("ndjson", {bare});
    BOOST_TEST(report.starts_with(R"({"capture":"a\nb.har","exchange":null,"action":null,)"), report);
    BOOST_TEST(report.find(R"("likely_error":null,"source":null,)") != std::string::npos, report);
}

BOOST_AUTO_TEST_CASE(the_summary_is_the_last_line) {
    summary counts;
    counts.captures = 1;
    counts.exchanges = 2;
    counts.clean = 3;
    counts.skipped = 4;
    counts.errors = 5;
    counts.warnings = 6;
    counts.notes = 7;
    counts.rules["b"] = 8;
    counts.rules["a"] = 9;
    counts.purchases = {10, 11, 12, 13, 14};
    BOOST_TEST(reported("ndjson", {}, counts) ==
               R"({"summary":{"captures":1,"exchanges":2,"clean":3,"skipped":4,"errors":5,"warnings":6,"notes":7,)"
               R"("rules":{"a":9,"b":8},"purchases":{"succeeded":10,"refused":11,"unknown":12,)"
               R"("repeated_after_success":13,"repeated_in_doubt":14}}})"
               "\n");
}

BOOST_AUTO_TEST_CASE(with_a_baseline_it_is_told_what_is_known) {
    placed_finding known = a_finding();
    known.known = true;
    summary counts;
    counts.known = 1;
    counts.vanished = {{"x", "", "", 2}, {"y", "", "", 1}};
    tc3::tool::report_terms terms;
    terms.has_baseline = true;
    std::string const report = reported("ndjson", {known}, counts, terms);
    BOOST_TEST(report.find(R"("column":9,"known":true})") != std::string::npos, report);
    BOOST_TEST(report.ends_with(",\"known\":1,\"vanished\":3}}\n"), report);
}

BOOST_AUTO_TEST_CASE(the_document_holds_the_same_records) {
    std::string const lines = reported("ndjson", {a_finding(), a_finding()});
    std::string const record = lines.substr(0, lines.find('\n'));
    std::string const totals = lines.substr(lines.rfind("{\"summary\":") + 1);
    BOOST_TEST(reported("json", {a_finding(), a_finding()}) ==
               "{\"findings\":[\n" + record + ",\n" + record + "\n],\n" + totals);
    BOOST_TEST(reported("json", {}).starts_with("{\"findings\":[],\n\"summary\":{"));
}

BOOST_AUTO_TEST_SUITE_END()
