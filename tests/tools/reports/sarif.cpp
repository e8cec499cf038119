// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reports/sarif.hpp"

#include "support.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/rules/catalogue.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using tc3::tests::a_finding;
using tc3::tests::reported;
using tc3::tool::placed_finding;
using tc3::tool::summary;
using tc3::tool::uri_of;

namespace {

/// The run of a log.
boost::json::value run_of(std::vector<placed_finding> const& all, summary const& counts = {},
                          tc3::tool::report_terms const& terms = {}) {
    boost::json::value const log = boost::json::parse(reported("sarif", all, counts, terms));
    BOOST_TEST(log.at("version") == "2.1.0");
    return log.at("runs").at(0);
}

placed_finding of_a_known_rule() {
    placed_finding found = a_finding();
    found.what.rule = "clone-db-instance.storage.step";
    found.character = 8;
    found.end_line = 7;
    found.end_character = 10;
    return found;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_reports_sarif)

BOOST_AUTO_TEST_CASE(every_rule_is_described) {
    boost::json::value const run = run_of({});
    boost::json::array const& rules = run.at("tool").at("driver").at("rules").as_array();
    BOOST_TEST(rules.size() == tc3::rules::all_pages(tc3::known_actions).size());
    for (boost::json::value const& rule : rules) {
        BOOST_TEST(!rule.at("shortDescription").at("text").as_string().empty());
        BOOST_TEST(!rule.at("help").at("text").as_string().empty());
        BOOST_TEST(rule.at("help").at("markdown").as_string().starts_with("# "));
    }
    BOOST_TEST(run.at("results").as_array().empty());
    BOOST_TEST(run.at("columnKind") == "unicodeCodePoints");
}

BOOST_AUTO_TEST_CASE(a_result_has_its_rule_its_place_and_its_fingerprint) {
    boost::json::value const run = run_of({of_a_known_rule()});
    boost::json::value const& result = run.at("results").at(0);
    auto const index = static_cast<std::size_t>(result.at("ruleIndex").as_int64());
    BOOST_TEST(run.at("tool").at("driver").at("rules").at(index).at("id") == "clone-db-instance.storage.step");
    BOOST_TEST(result.at("ruleId") == "clone-db-instance.storage.step");
    BOOST_TEST(result.at("level") == "error");
    BOOST_TEST(result.at("message").at("text") == "Storage is 25, but must be a multiple of 10. Ask for 20 or 30.");
    BOOST_TEST(boost::json::serialize(result.at("locations")) ==
               R"([{"physicalLocation":{"artifactLocation":{"uri":"a.har"},"region":{"startLine":7,"startColumn":8,)"
               R"("endLine":7,"endColumn":10,"byteOffset":100,"byteLength":2}},)"
               R"("logicalLocations":[{"name":"Storage","fullyQualifiedName":"/Storage","kind":"property"}]}])");
    BOOST_TEST(!result.as_object().contains("baselineState"));
}

BOOST_AUTO_TEST_CASE(the_fingerprint_is_that_of_rule_place_and_action_only) {
    placed_finding const one = of_a_known_rule();
    placed_finding elsewhere = one;
    elsewhere.capture = "b.har";
    elsewhere.exchange = 99;
    elsewhere.offset = elsewhere.line = elsewhere.character = 5;
    elsewhere.what.message = "Storage is 35.";
    placed_finding other_place = one;
    other_place.what.path = "/Memory";
    placed_finding other_action = one;
    other_action.action = "Other";
    placed_finding other_rule = one;
    other_rule.what.rule = "clone-db-instance.storage.range";
    boost::json::value const run = run_of({one, elsewhere, other_place, other_action, other_rule});
    std::vector<std::string> prints;
    for (boost::json::value const& result : run.at("results").as_array())
        prints.push_back(boost::json::serialize(result.at("partialFingerprints")));
    BOOST_TEST(prints[0] == prints[1]);
    BOOST_TEST(std::count(prints.begin(), prints.end(), prints[0]) == 2);
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_left_out) {
    placed_finding whole = a_finding();
    whole.exchange.reset();
    whole.action = {};
    whole.what.path.clear();
    whole.what.rule = "no.such.rule";
    boost::json::value const result = run_of({whole}).at("results").at(0);
    BOOST_TEST(!result.as_object().contains("ruleIndex"));
    BOOST_TEST(boost::json::serialize(result.at("locations")) ==
               R"([{"physicalLocation":{"artifactLocation":{"uri":"a.har"}}}])");
    BOOST_TEST(!result.at("properties").as_object().contains("action"));
}

BOOST_AUTO_TEST_CASE(the_invocation_tells_how_it_ended) {
    summary counts;
    BOOST_TEST(boost::json::serialize(run_of({}, counts).at("invocations")) ==
               R"([{"executionSuccessful":true,"exitCode":0,"toolExecutionNotifications":[]}])");
    counts.code = tc3::tool::exit_code::unreadable;
    counts.troubles = {"cannot open b.har"};
    counts.vanished = {{"x.y.z", "/Y", "request", 2}};
    BOOST_TEST(
        boost::json::serialize(run_of({}, counts).at("invocations")) ==
        R"([{"executionSuccessful":false,"exitCode":3,"toolExecutionNotifications":[)"
        R"({"message":{"text":"cannot open b.har."},"level":"error"},)"
        R"({"message":{"text":"A finding of the baseline did not come up again: x.y.z at /Y, 2 times."},"level":"note"}]}])");
}

BOOST_AUTO_TEST_CASE(with_a_baseline_results_are_new_or_unchanged) {
    placed_finding known = a_finding();
    known.known = true;
    tc3::tool::report_terms terms;
    terms.has_baseline = true;
    boost::json::value const results = run_of({a_finding(), known}, {}, terms).at("results");
    BOOST_TEST(results.at(0).at("baselineState") == "new");
    BOOST_TEST(results.at(1).at("baselineState") == "unchanged");
}

BOOST_AUTO_TEST_CASE(names_of_files_become_references) {
    BOOST_TEST(uri_of("a/b c.har") == "a/b%20c.har");
    BOOST_TEST(uri_of("../x") == "../x");
    BOOST_TEST(uri_of("/tmp/\xE5\x90\x8D#?%.har") == "file:///tmp/%E5%90%8D%23%3F%25.har");
    BOOST_TEST(uri_of("http:x") == "http%3Ax");
    BOOST_TEST(uri_of("-") == "-");
}

BOOST_AUTO_TEST_SUITE_END()
