// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/detail/ascii.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using tc3::detail::equal_ignoring_case;
using tc3::detail::is_digit;
using tc3::detail::is_lower;
using tc3::detail::is_upper;
using tc3::detail::to_lower;
using tc3::detail::trim;

BOOST_AUTO_TEST_SUITE(detail_ascii)

BOOST_AUTO_TEST_CASE(each_byte_is_in_at_most_one_class) {
    constexpr std::string_view digits = "0123456789";
    constexpr std::string_view small = "abcdefghijklmnopqrstuvwxyz";
    constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (int byte = 0; byte < 256; ++byte) {
        char const c = static_cast<char>(byte);
        BOOST_TEST(is_digit(c) == (digits.find(c) != std::string_view::npos));
        BOOST_TEST(is_lower(c) == (small.find(c) != std::string_view::npos));
        BOOST_TEST(is_upper(c) == (capitals.find(c) != std::string_view::npos));
    }
}

BOOST_AUTO_TEST_CASE(only_capitals_of_ascii_become_small) {
    BOOST_TEST(to_lower(std::string_view{"@AZ[`az{09_"}) == "@az[`az{09_");
    // U+00C4 in UTF-8: neither of its bytes is a letter here.
    BOOST_TEST(to_lower(std::string_view{"\xC3\x84"}) == "\xC3\x84");
    BOOST_TEST(to_lower(std::string_view{}).empty());
    static_assert(to_lower('Q') == 'q');
}

BOOST_AUTO_TEST_CASE(texts_are_compared_without_their_letter_case) {
    BOOST_TEST(equal_ignoring_case("Host", "hOST"));
    BOOST_TEST(equal_ignoring_case("", ""));
    BOOST_TEST(!equal_ignoring_case("Host", "Hos"));
    BOOST_TEST(!equal_ignoring_case("Host", "Hosts"));
    BOOST_TEST(!equal_ignoring_case("Host", "Most"));
    // These pairs differ by the bit that tells small letters from capitals, but are no letters.
    BOOST_TEST(!equal_ignoring_case("@", "`"));
    BOOST_TEST(!equal_ignoring_case("[", "{"));
    BOOST_TEST(!equal_ignoring_case("\xC3\x84", "\xC3\xA4"));
}

BOOST_AUTO_TEST_CASE(blanks_and_tabs_are_trimmed_from_both_ends_only) {
    BOOST_TEST(trim(" \t a b\t ") == "a b");
    BOOST_TEST(trim("a") == "a");
    BOOST_TEST(trim(" \t ").empty());
    BOOST_TEST(trim("").empty());
    BOOST_TEST(trim("\na\r") == "\na\r");
}

BOOST_AUTO_TEST_SUITE_END()
