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

// Texts are looked at in blocks. So every length and every place within a text is tried.
BOOST_AUTO_TEST_CASE(blocks_of_characters_are_treated_like_single_ones) {
    for (std::size_t size = 0; size < 40; ++size)
        for (std::size_t place = 0; place < size; ++place)
            for (int byte = 0; byte < 256; ++byte) {
                std::string text(size, 'a');
                text[place] = static_cast<char>(byte);
                std::string const plain(size, 'a');
                bool const same = text[place] == 'a';
                bool const same_letter = same || text[place] == 'A';
                BOOST_REQUIRE(tc3::detail::equal(text, plain) == same);
                BOOST_REQUIRE(tc3::detail::equal_ignoring_case(text, plain) == same_letter);
                BOOST_REQUIRE(tc3::detail::has_line_break(text) == (text[place] == '\n' || text[place] == '\r'));
                BOOST_REQUIRE(tc3::detail::is_ascii(text) == (byte < 128));
                std::string wanted = plain;
                wanted[place] = tc3::detail::to_lower(text[place]);
                BOOST_REQUIRE(tc3::detail::to_lower(text) == wanted);
            }
}

BOOST_AUTO_TEST_CASE(texts_of_different_lengths_differ) {
    for (std::size_t size = 1; size < 40; ++size) {
        BOOST_TEST(!tc3::detail::equal(std::string(size, 'a'), std::string(size - 1, 'a')));
        BOOST_TEST(!tc3::detail::equal_ignoring_case(std::string(size, 'a'), std::string(size + 1, 'a')));
    }
}

BOOST_AUTO_TEST_CASE(blocks_can_be_looked_at_when_the_program_is_compiled) {
    static_assert(tc3::detail::equal_ignoring_case("X-TC-Timestamp", "x-tc-timestamp"));
    static_assert(!tc3::detail::equal("postgres-abc", "postgres-abd"));
    static_assert(tc3::detail::has_line_break("0123456789\n"));
}

BOOST_AUTO_TEST_SUITE_END()
