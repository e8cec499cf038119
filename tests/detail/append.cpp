// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/detail/append.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using tc3::detail::append_all;
using tc3::detail::assign_all;

BOOST_AUTO_TEST_SUITE(detail_append)

BOOST_AUTO_TEST_CASE(texts_are_added_in_their_order) {
    std::string out = "a";
    append_all(out, "b", std::string{"c"}, std::string_view{"d"});
    BOOST_TEST(out == "abcd");
}

BOOST_AUTO_TEST_CASE(empty_texts_add_nothing) {
    std::string out;
    append_all(out, "", std::string_view{}, std::string{});
    BOOST_TEST(out.empty());
    append_all(out);
    BOOST_TEST(out.empty());
}

BOOST_AUTO_TEST_CASE(a_zero_byte_within_a_text_is_kept) {
    std::string out;
    append_all(out, std::string_view{"a\0b", 3}, "c");
    BOOST_TEST(out == std::string("a\0bc", 4));
}

BOOST_AUTO_TEST_CASE(assigning_leaves_nothing_of_what_was_there) {
    std::string out = "a long text that was there before";
    assign_all(out, "b", "c");
    BOOST_TEST(out == "bc");
    assign_all(out, "longer than", " that");
    BOOST_TEST(out == "longer than that");
}

BOOST_AUTO_TEST_SUITE_END()
