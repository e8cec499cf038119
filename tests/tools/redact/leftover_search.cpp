// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "redact/leftover_search.hpp"

#include <tc3/http/query.hpp>
#include <tc3/sign/digest.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using tc3::tool::leftover_search;

namespace {

/// In what form the string is left in a text; `none` if it is not.
std::string form_in(std::string const& text, std::string const& wanted = "tok/en 生+1") {
    leftover_search search;
    search.add("another", "line 1");
    search.add(wanted, "line 2");
    auto const found = search.find(text);
    return found.empty() ? "none" : std::string{found.front().form};
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_redact_leftover_search)

BOOST_AUTO_TEST_CASE(a_string_is_found_in_every_form) {
    BOOST_TEST(form_in("xx tok/en 生+1") == "as it is");
    BOOST_TEST(form_in(R"("tok\/en \u751F+1")") == "with escapes of JSON");
    BOOST_TEST(form_in(R"("{\"a\":\"tok\\/en \\u751f\\u002b1\"}")") == "with escapes of JSON");
    BOOST_TEST(form_in("a=" + tc3::http::percent_encoded("tok/en 生+1")) == "percent-encoded");
    BOOST_TEST(form_in("a=tok%2fen+%e7%94%9f%2B1") == "percent-encoded");
    BOOST_TEST(form_in("746f6b2f656e20e7949f2b31") == "in hexadecimal digits");
    BOOST_TEST(form_in("746F6B2F656E20E7949F2B31") == "in hexadecimal digits");
    for (char const* const before : {"", "a", "ab", "abc"})
        for (char const* const behind : {"", "x", "xy"})
            BOOST_TEST(form_in(tc3::sign::base64(before + std::string{"tok/en 生+1"} + behind)) == "in Base64");
}

BOOST_AUTO_TEST_CASE(another_text_holds_nothing_of_it) {
    BOOST_TEST(form_in("") == "none");
    BOOST_TEST(form_in("tok/en 生+") == "none");
    BOOST_TEST(form_in("TOK/EN 生+1") == "none");
    BOOST_TEST(form_in("abc", "abcd") == "none");
}

BOOST_AUTO_TEST_CASE(the_place_of_a_plain_string_is_told) {
    leftover_search search;
    search.add("abcd", "line 1");
    BOOST_TEST(search.find("..abcd..").at(0).end == 6u);
    BOOST_TEST(search.find("..\\u0061bcd..").at(0).end == leftover_search::npos);
    BOOST_TEST(search.find("abcd abcd").size() == 1u);
    BOOST_TEST(search.name(0) == "line 1");
}

BOOST_AUTO_TEST_SUITE_END()
