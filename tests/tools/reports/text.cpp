// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "support.hpp"

#include <cstddef>
#include <string>
#include <vector>

using tc3::tests::a_finding;
using tc3::tests::has;
using tc3::tests::reported;
using tc3::tool::placed_finding;
using tc3::tool::summary;

BOOST_AUTO_TEST_SUITE(tool_reports_text)

BOOST_AUTO_TEST_CASE(a_finding_is_shown_with_its_place_and_its_value) {
    std::string const report = reported("text", {a_finding()});
    BOOST_TEST(report.starts_with("error[x.storage.step]: Storage is 25, but must be a multiple of 10.\n"
                                  "  --> a.har:7:9: exchange 3, request (/Storage)\n"
                                  "   |\n"
                                  "   | {\"Storage\": 25}\n"
                                  "   |             ^^\n"
                                  "   = source: a step of 10 (a page, 2026-04)\n"
                                  "   = help: Ask for 20 or 30.\n"
                                  "   = the service would answer: InvalidParameterValue\n"
                                  "\n"),
               report);
}

BOOST_AUTO_TEST_CASE(a_value_that_is_not_harmless_is_not_shown) {
    placed_finding found = a_finding();
    found.text = R"({"Storage": "secret"})";
    found.what.length = 8;
    found.what.harmless = false;
    std::string const report = reported("text", {found});
    BOOST_TEST(!has(report, "secret"), report);
    BOOST_TEST(has(report, "   | {\"Storage\": \u2026}\n   |             ^\n"), report);
    found.what.kind = tc3::kind::json;
    std::string const broken = reported("text", {found});
    BOOST_TEST(!has(broken, "secret"), broken);
    BOOST_TEST(has(broken, "   | byte 12 of 21\n"), broken);
}

BOOST_AUTO_TEST_CASE(control_characters_of_a_value_do_not_reach_the_terminal) {
    placed_finding found = a_finding();
    found.text = "{\"Storage\": \"\x1B[2J\n\"}";
    found.what.length = 7;
    std::string const report = reported("text", {found});
    BOOST_TEST(!has(report, "\x1B"), report);
    BOOST_TEST(has(report, "\"Storage\": \" [2J \"}\n"), report);
}

BOOST_AUTO_TEST_CASE(wide_characters_have_wide_carets) {
    placed_finding found = a_finding();
    found.text = "{\"Storage\": \"\xE5\x85\x8B\"}";
    found.what.length = 5;
    BOOST_TEST(has(reported("text", {found}), "   |             ^^^^\n"));
}

BOOST_AUTO_TEST_CASE(the_same_finding_elsewhere_joins_its_group) {
    std::vector<placed_finding> all(12, a_finding());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].exchange = i;
        all[i].what.path = "/List/" + std::to_string(i) + "/Storage";
    }
    std::string const report = reported("text", all);
    BOOST_TEST(report.find("error[") == report.rfind("error["));
    BOOST_TEST(has(report, "   = also in exchange 1, exchange 2, exchange 3, exchange 4, exchange 5, exchange 6, "
                           "exchange 7, exchange 8 and 3 more\n"),
               report);
    all[1].capture = "b.har";
    BOOST_TEST(has(reported("text", {all[0], all[1]}), "   = also in b.har exchange 1\n"));
    all[1].exchange.reset();
    BOOST_TEST(has(reported("text", {all[0], all[1]}), "   = also in 1 more\n"));
}

BOOST_AUTO_TEST_CASE(other_rules_and_other_members_are_groups_of_their_own) {
    placed_finding rule = a_finding();
    rule.what.rule = "x.storage.range";
    placed_finding member = a_finding();
    member.what.path = "/Memory";
    std::string const report = reported("text", {a_finding(), rule, member});
    BOOST_TEST(!has(report, "also in"), report);
}

BOOST_AUTO_TEST_CASE(the_worst_comes_last) {
    placed_finding note = a_finding();
    note.what.severity = tc3::severity::note;
    placed_finding warning = a_finding();
    warning.what.severity = tc3::severity::warning;
    std::string const report = reported("text", {a_finding(), note, warning});
    BOOST_TEST(report.find("note[") < report.find("warning["));
    BOOST_TEST(report.find("warning[") < report.find("error["));
}

BOOST_AUTO_TEST_CASE(groups_beyond_the_limit_are_counted) {
    std::vector<placed_finding> all(2003, a_finding());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].what.rule = "x.rule." + std::to_string(i);
    all.push_back(all.front());
    std::string const report = reported("text", all);
    BOOST_TEST(has(report, "x.rule.1999]"));
    BOOST_TEST(!has(report, "x.rule.2000]"));
    BOOST_TEST(has(report, "3 further findings of other rules and places: see the ndjson report.\n"));
    BOOST_TEST(has(report, "   = also in exchange 3\n"));
}

BOOST_AUTO_TEST_CASE(totals_stand_at_the_end) {
    summary counts;
    counts.captures = 1;
    counts.exchanges = 5;
    counts.skipped = 1;
    counts.clean = 2;
    counts.errors = 1;
    counts.notes = 2;
    BOOST_TEST(reported("text", {}, counts) ==
               "1 error, 0 warnings, 2 notes in 4 calls (2 clean) of 1 capture; 1 other entry left in peace.\n");
}

BOOST_AUTO_TEST_CASE(purchases_are_told_of) {
    summary counts;
    counts.purchases.succeeded = 2;
    counts.purchases.unknown = 1;
    BOOST_TEST(has(reported("text", {}, counts),
                   "3 purchases seen: 2 succeeded, 0 refused, 1 with unknown outcome; none was sent again.\n"));
    counts.purchases.repeated_in_doubt = 1;
    BOOST_TEST(
        has(reported("text", {}, counts), "; 0 sent again after a success, 1 while the outcome was not known.\n"));
}

BOOST_AUTO_TEST_CASE(names_from_outside_do_not_disturb_the_terminal) {
    placed_finding found = a_finding();
    found.capture = "a\x1B[2J\nb.har";
    found.what.path = "/\x1B]0;x\x07";
    found.what.message = "no \x1B";
    std::string const report = reported("text", {found});
    BOOST_TEST(!has(report, "\x1B"), report);
    BOOST_TEST(has(report, "  --> a?[2J?b.har:7:9: exchange 3, request (/?]0;x?)\n"), report);
}

BOOST_AUTO_TEST_CASE(known_findings_come_first_and_in_short) {
    placed_finding known = a_finding();
    known.known = true;
    summary counts;
    counts.known = 1;
    counts.vanished = {{"x.gone.range", "/Gone", "request", 2}};
    tc3::tool::report_terms terms;
    terms.has_baseline = true;
    std::string const report = reported("text", {a_finding(), known}, counts, terms);
    BOOST_TEST(report.starts_with("known error[x.storage.step]: Storage is 25, but must be a multiple of 10.\n"
                                  "  --> a.har:7:9: exchange 3, request (/Storage)\n\n"
                                  "error[x.storage.step]"),
               report);
    BOOST_TEST(has(report, "Of the baseline these did not come up again: x.gone.range (/Gone) 2 times.\n"
                           "0 errors, 0 warnings, 0 notes, 1 known in"),
               report);
}

BOOST_AUTO_TEST_CASE(of_many_groups_the_worst_are_shown) {
    placed_finding note = a_finding();
    note.what.severity = tc3::severity::note;
    tc3::tool::report_terms terms;
    terms.max_findings = 1;
    std::string const report = reported("text", {a_finding(), note}, {}, terms);
    BOOST_TEST(!has(report, "note["), report);
    BOOST_TEST(has(report, "1 further finding is not shown, none of them worse (--max-findings).\n"), report);
    terms.max_findings = 0;
    BOOST_TEST(reported("text", {a_finding(), note}, {}, terms).starts_with("2 further findings are not shown"));
}

BOOST_AUTO_TEST_CASE(values_are_shown_when_that_is_asked_for) {
    placed_finding found = a_finding();
    found.text = R"({"Name": "mine", "Storage": 25})";
    found.what.offset = found.text.find("25");
    tc3::tool::report_terms terms;
    BOOST_TEST(has(reported("text", {found}, {}, terms), "{\"Name\": \u2026, \"Storage\": 25}"));
    terms.values = tc3::tool::shown_values::all;
    BOOST_TEST(has(reported("text", {found}, {}, terms), R"({"Name": "mine", "Storage": 25})"));
}

BOOST_AUTO_TEST_SUITE_END()
