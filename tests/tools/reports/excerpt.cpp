// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reports/excerpt.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

using tc3::tool::excerpt;
using tc3::tool::excerpt_of;
using tc3::tool::placed_finding;

namespace {

/// The excerpt around a part of a text.
excerpt around(std::string const& text, std::string_view part, bool harmless = true) {
    placed_finding found;
    found.text = text;
    found.what.kind = tc3::kind::step;
    found.what.offset = text.find(part);
    found.what.length = part.size();
    found.what.harmless = harmless;
    return excerpt_of(found);
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_reports_excerpt)

BOOST_AUTO_TEST_CASE(names_are_shown_and_other_values_are_not) {
    excerpt const made = around(R"({"A":"one","B":{"C":[2,true,null]},"Storage":15,"D":"x:y","E":7})", "15");
    BOOST_TEST(made.line == R"(…":…,"B":{"C":[…,…,…]},"Storage":15,"D":…,"E":…})");
    BOOST_TEST(made.carets == std::string(33, ' ') + "^^");
}

BOOST_AUTO_TEST_CASE(no_value_is_taken_for_a_name) {
    std::string const text = R"({"A":["p","q\":\"r"],"B" : "se\\","C":1})";
    BOOST_TEST(around(text, "1").line == R"({"A":[…,…],"B" : …,"C":1})");
    BOOST_TEST(around(text, R"("p")", false).line == R"({"A":[…,…],"B" : …,"C":…})");
}

BOOST_AUTO_TEST_CASE(a_value_that_tells_nothing_is_shown_even_so) {
    BOOST_TEST(around(R"({"A":null})", "null", false).line == R"({"A":null})");
    BOOST_TEST(around(R"({"A":""})", "\"\"", false).line == R"({"A":""})");
    BOOST_TEST(around(R"({"A":7})", "7", false).line == R"({"A":…})");
}

BOOST_AUTO_TEST_CASE(line_breaks_and_indentation_become_one_space) {
    BOOST_TEST(around("{\n\t\"A\": 1,\r\n\n    \"B\": 2\n}", "2").line == R"({ "A": …, "B": 2 })");
}

BOOST_AUTO_TEST_CASE(a_query_keeps_its_names_only) {
    excerpt const made = around("Action=X&Storage=15&SecretId=AKID&Empty=&Flag", "15");
    BOOST_TEST(made.line == "Action=…&Storage=15&SecretId=…&Empty=&Flag");
    BOOST_TEST(made.carets == std::string(17, ' ') + "^^");
}

BOOST_AUTO_TEST_CASE(a_long_line_is_cut_on_both_sides) {
    std::string text = "{";
    for (int i = 0; i < 50; ++i)
        text += "\"Member" + std::to_string(i) + "\":1,";
    text += "\"Storage\":77";
    for (int i = 0; i < 50; ++i)
        text += ",\"Further" + std::to_string(i) + "\":1";
    excerpt const made = around(text + "}", "77");
    BOOST_TEST(made.line.starts_with("…"));
    BOOST_TEST(made.line.ends_with("…"));
    BOOST_TEST(made.line.size() < 110u);
    BOOST_TEST(made.line.find("\"Storage\":77,\"Further0\":…,") != std::string::npos);
    std::size_t const columns = made.carets.find('^');
    BOOST_TEST(columns < 40u);
}

BOOST_AUTO_TEST_CASE(a_long_value_is_cut) {
    std::string const value = "\"" + std::string(500, 'x') + "\"";
    excerpt const made = around("{\"A\":" + value + "}", value);
    BOOST_TEST(made.line.starts_with("{\"A\":\"xxxx"));
    BOOST_TEST(made.line.size() < 100u);
    BOOST_TEST(made.carets.size() < 100u);
}

BOOST_AUTO_TEST_CASE(a_broken_text_is_only_told_the_place_of) {
    placed_finding found;
    std::string const text = "{\"Password\": \"x";
    found.text = text;
    found.what.kind = tc3::kind::json;
    found.what.offset = 14;
    BOOST_TEST(excerpt_of(found).line == "byte 14 of 15");
    BOOST_TEST(excerpt_of(found).carets == "");
}

BOOST_AUTO_TEST_CASE(without_a_text_there_is_nothing_to_show) {
    BOOST_TEST(excerpt_of({}).line == "");
}

BOOST_AUTO_TEST_SUITE_END()
