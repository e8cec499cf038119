// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "support.hpp"

#include <tc3/sign/digest.hpp>

#include <string>
#include <vector>

using namespace tc3::tests;
using tc3::tool::placed_finding;
using tc3::tool::summary;

BOOST_AUTO_TEST_SUITE(tool_reports_html)

BOOST_AUTO_TEST_CASE(a_finding_is_shown_with_all_that_is_known) {
    summary counts;
    counts.errors = counts.exchanges = counts.captures = 1;
    std::string const report = reported("html", {a_finding()}, counts, {}, {a_failed_call()});
    BOOST_TEST(has(report, "<title>tc3 check: 1 error, 0 warnings in 1 call</title>"));
    BOOST_TEST(has(report, "<h1>The traffic breaks the contract</h1>"));
    BOOST_TEST(has(report, "<details class=\"finding error\" data-kind=\"error\" open>"));
    BOOST_TEST(has(report, "<code>a.har:7:9: exchange 3, request (/Storage)</code>"));
    BOOST_TEST(has(report, "{&quot;Storage&quot;: <mark>25</mark>}"));
    BOOST_TEST(has(report, "<dd>a step of 10 (a page, 2026-04)</dd>"));
    BOOST_TEST(has(report, "<pre class=\"command\">curl x\n</pre>"));
    BOOST_TEST(has(report, "2026-11-25 09:46:40 UTC: 1 call, 1 with errors, 1 bought"));
}

BOOST_AUTO_TEST_CASE(texts_from_outside_are_no_markup) {
    placed_finding found = a_finding();
    found.capture = "<script>a";
    found.what.message = "<script>b";
    found.what.path = "/<script>c";
    found.what.help = "<script>d";
    found.text = R"({"<script>e": "<script>f"})";
    found.what.offset = found.text.find("\"<script>f");
    found.what.length = 11;
    found.what.rule = "\"><script>g";
    summary counts;
    counts.troubles = {"<script>h"};
    counts.vanished = {{"<script>i", "<script>j", "", 1}};
    std::string const report = reported("html", {found}, counts, {}, {a_failed_call()});
    std::size_t scripts = 0;
    for (auto at = report.find("<script"); at != std::string::npos; at = report.find("<script", at + 1))
        ++scripts;
    BOOST_TEST(scripts == 1u);
    for (char const each : std::string{"abcdefghij"})
        BOOST_TEST(has(report, std::string{"&lt;script&gt;"} + each), "the text " << each << " is not shown");
}

BOOST_AUTO_TEST_CASE(the_policy_lets_only_the_own_script_run) {
    std::string const report = reported("html", {});
    auto const begin = report.find("<script>") + 8;
    std::string const script = report.substr(begin, report.find("</script>") - begin);
    std::string const hash = tc3::sign::base64(tc3::sign::sha256(script).value());
    BOOST_TEST(has(report, "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + hash + "'"));
}

BOOST_AUTO_TEST_CASE(the_gravest_come_first_and_the_known_last) {
    placed_finding note = a_finding();
    note.what.severity = tc3::severity::note;
    placed_finding known = a_finding();
    known.known = true;
    placed_finding second = a_finding();
    second.what.rule = "x.second";
    std::string const report = reported("html", {known, note, a_finding(), second});
    BOOST_TEST(report.find("class=\"finding error\"") < report.find("x.second"));
    BOOST_TEST(report.find("x.second") < report.find("class=\"finding note\""));
    BOOST_TEST(report.find("class=\"finding note\"") < report.find("class=\"finding known\""));
}

BOOST_AUTO_TEST_CASE(what_was_left_out_is_said) {
    std::vector<placed_finding> all(1003, a_finding());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].what.rule = "x." + std::to_string(i);
    BOOST_TEST(has(reported("html", all), "3 further findings of other rules and places were left out"));
    std::size_t open = 0;
    std::string const many = reported("html", all);
    for (auto at = many.find("\" open>"); at != std::string::npos; at = many.find("\" open>", at + 1))
        ++open;
    BOOST_TEST(open == 8u);
    std::vector<placed_finding> const same(30, a_finding());
    BOOST_TEST(has(reported("html", same), " and 5 more</dd>"));
}

BOOST_AUTO_TEST_CASE(an_empty_run_is_told_as_such) {
    std::string const report = reported("html", {});
    BOOST_TEST(has(report, "<h1>No call of the API was found</h1>"));
    BOOST_TEST(has(report, "Nothing was found."));
    BOOST_TEST(!has(report, "id=\"timeline\""));
}

BOOST_AUTO_TEST_CASE(rules_and_members_are_told_as_met_or_not) {
    summary counts;
    counts.rules["clone-db-instance.storage.step"] = 2;
    std::string const report = reported("html", {}, counts);
    BOOST_TEST(has(report, "<span class=\"chip broken\" title=\"Storage is a multiple of 10.\">step 2</span>"), report);
    BOOST_TEST(has(report, "<tr class=\"unseen\"><th scope=\"row\"><code>VpcId</code></th>"));
    BOOST_TEST(has(report, ", 1 of them broken</small>"));
}

BOOST_AUTO_TEST_SUITE_END()
