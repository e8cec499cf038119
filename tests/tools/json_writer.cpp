// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "json_writer.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <string_view>

using tc3::tool::array_writer;
using tc3::tool::object_writer;

namespace {

std::string quoted(std::string_view text) {
    std::string out = ":";
    tc3::tool::append_json_text(out, text);
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_json_writer)

BOOST_AUTO_TEST_CASE(texts_are_escaped_where_json_asks_for_it) {
    BOOST_TEST(quoted("plain") == ":\"plain\"");
    BOOST_TEST(quoted("a\"b\\c\nd") == R"(:"a\"b\\c\nd")");
    BOOST_TEST(quoted("\xE5\x85\x8B") == ":\"\xE5\x85\x8B\"");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_become_replacement_characters) {
    BOOST_TEST(quoted("a\xC3(\xE5\x85\x8B") == ":\"a\xEF\xBF\xBD(\xE5\x85\x8B\"");
    BOOST_TEST(quoted("\xFF") == ":\"\xEF\xBF\xBD\"");
}

BOOST_AUTO_TEST_CASE(members_come_in_their_order) {
    BOOST_TEST(object_writer{}
                   .text("a", "x\"y")
                   .number("b", UINT64_MAX)
                   .raw("c", "[1]")
                   .text_or_null("d", "")
                   .text_or_null("e", "z")
                   .finish() == R"({"a":"x\"y","b":18446744073709551615,"c":[1],"d":null,"e":"z"})");
    BOOST_TEST(object_writer{}.finish() == "{}");
}

BOOST_AUTO_TEST_CASE(elements_come_in_their_order) {
    array_writer list;
    list.text("a");
    list.raw("{}");
    BOOST_TEST(list.finish() == R"(["a",{}])");
    BOOST_TEST(array_writer{}.finish() == "[]");
}

BOOST_AUTO_TEST_CASE(a_source_is_an_object_or_null) {
    BOOST_TEST(tc3::tool::json_of(tc3::from("step 10", "a page", "2026-04")) ==
               R"({"text":"step 10","page":"a page","date":"2026-04"})");
    BOOST_TEST(tc3::tool::json_of({}) == "null");
}

BOOST_AUTO_TEST_SUITE_END()
