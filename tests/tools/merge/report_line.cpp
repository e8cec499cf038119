// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "merge/report_line.hpp"

#include "merge/counting.hpp"
#include "tools/reports/support.hpp"

#include <string>
#include <string_view>

using tc3::tests::a_finding;
using tc3::tests::has;
using tc3::tests::reported;
using tc3::tool::largest_count;
using tc3::tool::placed_finding;
using tc3::tool::report_line;
using tc3::tool::report_line_reader;
using tc3::tool::summary;

namespace {

summary some_counts() {
    summary counts;
    counts.captures = 1;
    counts.exchanges = 20;
    counts.clean = 3;
    counts.skipped = 4;
    counts.errors = 5;
    counts.warnings = 6;
    counts.notes = 7;
    counts.rules["a"] = 9;
    counts.purchases = {10, 11, 12, 13, 14};
    counts.known = 15;
    counts.unreadable = 2;
    return counts;
}

std::string line_of(placed_finding const& found) {
    std::string const report = reported("ndjson", {found});
    return report.substr(0, report.find('\n'));
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_merge_report_line)

BOOST_AUTO_TEST_CASE(a_finding_comes_out_as_it_went_in) {
    placed_finding found = a_finding();
    found.capture = "a \"b\"\n.har";
    found.known = true;
    std::string const line = line_of(found);
    report_line_reader reader;
    BOOST_TEST_REQUIRE((reader.read(line) == report_line::finding));
    BOOST_TEST(line_of(reader.finding()) == line);
    BOOST_TEST(reader.finding().character == 0u);
    BOOST_TEST((reader.read(line + " \t\r") == report_line::finding));
}

BOOST_AUTO_TEST_CASE(what_is_null_stays_unknown) {
    placed_finding bare;
    bare.what.rule = "x.y.unknown";
    std::string const line = line_of(bare);
    report_line_reader reader;
    BOOST_TEST_REQUIRE((reader.read(line) == report_line::finding));
    BOOST_TEST(!reader.finding().exchange);
    BOOST_TEST(line_of(reader.finding()) == line);
}

BOOST_AUTO_TEST_CASE(a_source_outlives_its_line) {
    report_line_reader reader;
    BOOST_TEST_REQUIRE((reader.read(line_of(a_finding())) == report_line::finding));
    tc3::source const origin = reader.finding().what.origin;
    std::string_view const likely = reader.finding().what.likely_error;
    placed_finding other = a_finding();
    other.what.origin = tc3::from("another", "page", "2026-05");
    BOOST_TEST_REQUIRE((reader.read(line_of(other)) == report_line::finding));
    BOOST_TEST(origin.text == "a step of 10");
    BOOST_TEST(origin.date == "2026-04");
    BOOST_TEST(likely == "InvalidParameterValue");
}

BOOST_AUTO_TEST_CASE(a_summary_comes_out_as_it_went_in) {
    std::string const line = reported("ndjson", {}, some_counts());
    report_line_reader reader;
    BOOST_TEST_REQUIRE((reader.read(line) == report_line::summary));
    BOOST_TEST(reported("ndjson", {}, reader.totals()) == line);
    BOOST_TEST(has(line, "\"known\":15"), line);
    BOOST_TEST(has(line, "\"unreadable\":2"), line);
}

BOOST_AUTO_TEST_CASE(a_summary_of_an_earlier_version_lacks_what_came_later) {
    report_line_reader reader;
    BOOST_TEST_REQUIRE((reader.read(R"({"summary":{"captures":1,"exchanges":2,"clean":2,"skipped":0,"errors":0,)"
                                    R"("warnings":0,"notes":0,"rules":{}}})") == report_line::summary));
    BOOST_TEST(reader.totals().exchanges == 2u);
    BOOST_TEST(reader.totals().purchases.all() == 0u);
}

BOOST_AUTO_TEST_CASE(what_is_neither_is_told_apart) {
    std::string const line = line_of(a_finding());
    std::string severe = line;
    severe.replace(severe.find("\"error\""), 7, "\"fatal\"");
    report_line_reader reader;
    for (std::string const& text :
         {std::string{}, std::string{"{}"}, std::string{"[]"}, std::string{"1"}, line.substr(0, line.size() / 2),
          line + line, severe, std::string{R"({"summary":{}})"}, std::string{R"({"summary":null})"},
          std::string{R"({"summary":{"captures":-1,"exchanges":2,"clean":2,"skipped":0,"errors":0,"warnings":0,)"
                      R"("notes":0,"rules":{}}})"},
          std::string{R"({"summary":{"captures":1,"exchanges":2,"clean":2,"skipped":0,"errors":0,"warnings":0,)"
                      R"("notes":0,"rules":{"a":"b"}}})"},
          std::string{R"({"request":{},"response":{}})"}})
        BOOST_TEST((reader.read(text) == report_line::other), text);
}

BOOST_AUTO_TEST_CASE(a_summary_with_a_count_that_cannot_be_is_none) {
    std::string const line = reported("ndjson", {}, some_counts());
    report_line_reader reader;
    auto const with = [&](std::string const& name, std::string const& count) {
        std::size_t const at = line.find("\"" + name + "\":") + name.size() + 3;
        return reader.read(line.substr(0, at) + count + line.substr(line.find_first_of(",}", at)));
    };
    for (std::string const name : {"captures", "exchanges", "skipped", "unreadable", "errors", "warnings", "notes", "a",
                                   "known", "succeeded", "repeated_in_doubt"})
        BOOST_TEST_CONTEXT(name) {
            BOOST_TEST_REQUIRE(has(line, "\"" + name + "\":"), line);
            BOOST_TEST((with(name, "9007199254740992") == report_line::summary));
            BOOST_TEST((with(name, "9007199254740993") == report_line::other));
            BOOST_TEST((with(name, "9223372036854775807") == report_line::other));
            BOOST_TEST((with(name, "18446744073709551615") == report_line::other));
        }
}

BOOST_AUTO_TEST_CASE(sums_of_parts_end_at_the_largest_count) {
    summary whole = some_counts();
    summary part = some_counts();
    part.exchanges = part.known = part.rules["a"] = part.purchases.succeeded = largest_count;
    for (int i = 0; i < 2049; ++i)
        add_counts(whole, part);
    BOOST_TEST(whole.exchanges == largest_count);
    BOOST_TEST(whole.known == largest_count);
    BOOST_TEST(whole.rules["a"] == largest_count);
    BOOST_TEST(whole.purchases.succeeded == largest_count);
    BOOST_TEST(whole.clean == 3u + 2049u * 3u);
}

BOOST_AUTO_TEST_CASE(parts_are_added_up) {
    summary whole = some_counts();
    summary part = some_counts();
    part.rules["b"] = 1;
    add_counts(whole, part);
    BOOST_TEST(whole.captures == 2u);
    BOOST_TEST(whole.exchanges == 40u);
    BOOST_TEST(whole.clean == 6u);
    BOOST_TEST(whole.skipped == 8u);
    BOOST_TEST(whole.errors == 10u);
    BOOST_TEST(whole.warnings == 12u);
    BOOST_TEST(whole.notes == 14u);
    BOOST_TEST(whole.unreadable == 4u);
    BOOST_TEST(whole.known == 30u);
    BOOST_TEST(whole.rules["a"] == 18u);
    BOOST_TEST(whole.rules["b"] == 1u);
    BOOST_TEST(whole.purchases.repeated_in_doubt == 28u);
}

BOOST_AUTO_TEST_CASE(a_report_tells_no_column_that_is_not_known) {
    report_line_reader reader;
    BOOST_TEST_REQUIRE((reader.read(line_of(a_finding())) == report_line::finding));
    std::string const sarif = reported("sarif", {reader.finding()});
    BOOST_TEST(has(sarif, R"("region":{"startLine":7,"byteOffset":100,"byteLength":2})"), sarif);
    std::string const github = reported("github", {reader.finding()});
    BOOST_TEST(has(github, "::error file=a.har,line=7,title="), github);
}

BOOST_AUTO_TEST_SUITE_END()
