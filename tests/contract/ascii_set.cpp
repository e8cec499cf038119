// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/ascii_set.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using tc3::ascii_set;

BOOST_AUTO_TEST_SUITE(contract_ascii_set)

BOOST_AUTO_TEST_CASE(an_empty_set_holds_nothing) {
    ascii_set const none;
    for (int byte = 0; byte < 256; ++byte)
        BOOST_TEST(!none.contains(static_cast<char>(byte)));
}

BOOST_AUTO_TEST_CASE(a_range_holds_both_its_ends_and_no_more) {
    ascii_set some;
    some.add(U'0', U'9');
    some.add(U'~', U'~');
    some.add(U'@', U'A');
    std::string held;
    for (int byte = 0; byte < 256; ++byte)
        if (some.contains(static_cast<char>(byte)))
            held.push_back(static_cast<char>(byte));
    BOOST_TEST(held == "0123456789@A~");
}

BOOST_AUTO_TEST_CASE(what_is_no_ascii_is_left_out) {
    ascii_set all;
    all.add(0, 0x10FFFF);
    for (int byte = 0; byte < 256; ++byte)
        BOOST_TEST(all.contains(static_cast<char>(byte)) == (byte < 128));
}

BOOST_AUTO_TEST_CASE(it_counts_how_many_characters_at_the_beginning_belong_to_it) {
    ascii_set digits;
    digits.add(U'0', U'9');
    BOOST_TEST(digits.span("") == 0u);
    BOOST_TEST(digits.span("12a3") == 2u);
    BOOST_TEST(digits.span("a12") == 0u);
    BOOST_TEST(digits.span("0987") == 4u);
}

BOOST_AUTO_TEST_SUITE_END()
