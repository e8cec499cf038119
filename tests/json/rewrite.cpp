// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/json/rewrite.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace tc3::json;

namespace {

std::string rewritten(std::string_view text, style how) {
    scanner scan{text};
    return written(read(scan), how);
}

constexpr std::string_view sample = R"({ "b" : [ 1.50, "x/y", [] ], "a": {"k":null} })";

} // namespace

BOOST_AUTO_TEST_SUITE(json_rewrite)

BOOST_AUTO_TEST_CASE(literals_and_order_stay_as_they_were) {
    BOOST_TEST(rewritten(sample, {}) == R"({"b":[1.50,"x/y",[]],"a":{"k":null}})");
    BOOST_TEST(rewritten("true", {}) == "true");
    BOOST_TEST(rewritten("{}", {spacing::four_blanks, {}}) == "{}");
}

BOOST_AUTO_TEST_CASE(white_space_is_that_of_the_style) {
    BOOST_TEST(rewritten(sample, {spacing::python, {}}) == R"({"b": [1.50, "x/y", []], "a": {"k": null}})");
    BOOST_TEST(rewritten(sample, {spacing::after_colons, {}}) == R"({"b": [1.50,"x/y",[]],"a": {"k": null}})");
    BOOST_TEST(rewritten(sample, {spacing::after_commas, {}}) == R"({"b":[1.50, "x/y", []], "a":{"k":null}})");
    BOOST_TEST(rewritten(sample, {spacing::two_blanks, {}}) ==
               "{\n  \"b\": [\n    1.50,\n    \"x/y\",\n    []\n  ],\n  \"a\": {\n    \"k\": null\n  }\n}");
    BOOST_TEST(rewritten("[1]", {spacing::tabs, {}}) == "[\n\t1\n]");
    BOOST_TEST(rewritten("[1]", {spacing::windows_lines, {}}) == "[\r\n  1\r\n]");
    BOOST_TEST(rewritten(R"({"a":[1,{"b":2}]})", {spacing::jackson, {}}) ==
               "{\n  \"a\" : [ 1, {\n    \"b\" : 2\n  } ]\n}");
}

BOOST_AUTO_TEST_CASE(escapes_are_those_of_the_style) {
    constexpr std::string_view text = "[\"/\\\"\\u0001\\n<&='+\xe5\xb9\xb3\xf0\x9f\x98\x80\"]";
    BOOST_TEST(rewritten(text, {spacing::none, escaping::least}) ==
               "[\"/\\\"\\u0001\\n<&='+\xe5\xb9\xb3\xf0\x9f\x98\x80\"]");
    BOOST_TEST(rewritten(text, {spacing::none, escaping::unicode}) ==
               "[\"/\\\"\\u0001\\n<&='+\\u5e73\\ud83d\\ude00\"]");
    BOOST_TEST(rewritten(text, {spacing::none, escaping::php}) == "[\"\\/\\\"\\u0001\\n<&='+\\u5e73\\ud83d\\ude00\"]");
    BOOST_TEST(rewritten(text, {spacing::none, escaping::html}) ==
               "[\"/\\\"\\u0001\\n\\u003c\\u0026='+\xe5\xb9\xb3\xf0\x9f\x98\x80\"]");
    BOOST_TEST(rewritten(text, {spacing::none, escaping::dotnet}) ==
               "[\"/\\u0022\\u0001\\n\\u003C\\u0026=\\u0027\\u002B\\u5E73\\uD83D\\uDE00\"]");
}

BOOST_AUTO_TEST_CASE(text_that_breaks_off_does_no_harm) {
    for (std::string_view const text : {"", "{", "[1", "{\"a", "{\"a\":", "\"\\"})
        BOOST_CHECK_NO_THROW(static_cast<void>(rewritten(text, {})));
}

BOOST_AUTO_TEST_SUITE_END()
