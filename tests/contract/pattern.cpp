// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/pattern.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using tc3::pattern::matches;
using tc3::pattern::piece;
using tc3::pattern::take;

BOOST_AUTO_TEST_SUITE(contract_pattern)

BOOST_AUTO_TEST_CASE(it_is_taken_apart_piece_by_piece) {
    std::string_view rest = "a-[0-9a-z]{7,8}[xy]b{3}";

    piece next = take(rest);
    BOOST_TEST(next.set == "a");
    BOOST_TEST(!next.is_class);
    BOOST_TEST(next.minimum == 1u);
    BOOST_TEST(next.maximum == 1u);

    next = take(rest);
    BOOST_TEST(next.set == "-");

    next = take(rest);
    BOOST_TEST(next.set == "0-9a-z");
    BOOST_TEST(next.is_class);
    BOOST_TEST(next.minimum == 7u);
    BOOST_TEST(next.maximum == 8u);

    next = take(rest);
    BOOST_TEST(next.set == "xy");
    BOOST_TEST(next.is_class);
    BOOST_TEST(next.minimum == 1u);
    BOOST_TEST(next.maximum == 1u);

    next = take(rest);
    BOOST_TEST(next.set == "b");
    BOOST_TEST(next.minimum == 3u);
    BOOST_TEST(next.maximum == 3u);
    BOOST_TEST(rest.empty());
}

BOOST_AUTO_TEST_CASE(a_count_may_have_several_digits) {
    std::string_view rest = "[a]{10,120}";
    piece const next = take(rest);
    BOOST_TEST(next.minimum == 10u);
    BOOST_TEST(next.maximum == 120u);
}

BOOST_AUTO_TEST_CASE(a_class_accepts_its_ranges_and_single_characters) {
    std::string_view rest = "[0-9a-fX_-]";
    piece const next = take(rest);
    std::string accepted;
    for (int byte = 0; byte < 256; ++byte)
        if (next.accepts(static_cast<char>(byte)))
            accepted.push_back(static_cast<char>(byte));
    BOOST_TEST(accepted == "-0123456789X_abcdef");
}

BOOST_AUTO_TEST_CASE(a_dash_in_front_is_itself) {
    std::string_view rest = "[-ac]";
    piece const next = take(rest);
    BOOST_TEST(next.accepts('-'));
    BOOST_TEST(next.accepts('a'));
    BOOST_TEST(!next.accepts('b'));
    BOOST_TEST(next.accepts('c'));
}

BOOST_AUTO_TEST_CASE(the_whole_text_must_match) {
    BOOST_TEST(matches("vpc-[0-9a-z]{7,8}", "vpc-2ot3acw"));
    BOOST_TEST(matches("vpc-[0-9a-z]{7,8}", "vpc-2ot3acw1"));
    for (std::string_view const wrong :
         {"", "vpc-", "vpc", "vpc-2ot3ac", "vpc-2ot3acw1x", "xvpc-2ot3acw1", "vpc-2ot3acw1 ", " vpc-2ot3acw1",
          "VPC-2ot3acw1", "vpc_2ot3acw1", "vpc-2OT3ACW1", "vpc-2ot3ac-1", "vpc-2ot3acw1\n"})
        BOOST_TEST(!matches("vpc-[0-9a-z]{7,8}", wrong), wrong);
}

BOOST_AUTO_TEST_CASE(a_text_with_a_null_character_does_not_end_there) {
    using namespace std::string_view_literals;
    BOOST_TEST(!matches("ab", "ab\0"sv));
    BOOST_TEST(!matches("ab", "a\0b"sv));
}

BOOST_AUTO_TEST_CASE(an_empty_pattern_matches_the_empty_text_only) {
    BOOST_TEST(matches("", ""));
    BOOST_TEST(!matches("", "a"));
}

BOOST_AUTO_TEST_CASE(a_piece_may_be_absent) {
    BOOST_TEST(matches("a[0-9]{0,2}z", "az"));
    BOOST_TEST(matches("a[0-9]{0,2}z", "a12z"));
    BOOST_TEST(!matches("a[0-9]{0,2}z", "a123z"));
}

BOOST_AUTO_TEST_CASE(a_pattern_that_could_not_be_read_is_told_apart) {
    for (std::string_view const good : {"", "a", "vpc-[0-9a-z]{7,8}", "[a-f]{2}x", "a{0,3}b", "[]", "a{1}"})
        BOOST_TEST(tc3::pattern::is_well_formed(good) == (good != "[]"), good);
    for (std::string_view const bad : {"[a", "a{", "a{}", "a{2", "a{x}", "a{1,}", "a{3,2}", "a+", "(a)", "a|b", ".",
                                       "[0-9]{1,3}[0-9a-f]", "}", "{2}", "a{99999}"})
        BOOST_TEST(!tc3::pattern::is_well_formed(bad), bad);
}

BOOST_AUTO_TEST_CASE(it_works_in_constant_expressions) {
    static_assert(matches("subnet-[0-9a-z]{8}", "subnet-ppv9iw34"));
    static_assert(!matches("subnet-[0-9a-z]{8}", "subnet-ppv9iw3"));
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
