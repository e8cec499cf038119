// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "redact/pseudonyms.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using tc3::tool::is_replaceable;
using tc3::tool::pseudonyms;

namespace {

pseudonyms seeded(std::uint64_t seed = 1) {
    return pseudonyms::from_seed(seed).value();
}

std::u32string replaced(std::u32string word, std::uint64_t seed = 1) {
    pseudonyms key = seeded(seed);
    key.replace(word);
    return word;
}

bool only(std::u32string const& word, std::u32string_view signs) {
    return std::all_of(word.begin(), word.end(), [signs](char32_t c) { return signs.find(c) != signs.npos; });
}

/// All words of three of the signs.
std::vector<std::u32string> words_of(std::u32string_view signs) {
    std::vector<std::u32string> all;
    for (char32_t const a : signs)
        for (char32_t const b : signs)
            for (char32_t const c : signs)
                all.push_back({a, b, c});
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_redact_pseudonyms)

BOOST_AUTO_TEST_CASE(two_words_never_become_the_same) {
    for (std::u32string_view const signs :
         {U"0123456789", U"0123456789abcdef", U"ABCXYZ01", U"abcxyz019", U"aBz3中文é"}) {
        pseudonyms key = seeded();
        std::set<std::u32string> seen;
        for (std::u32string word : words_of(signs)) {
            key.replace(word);
            BOOST_TEST(seen.insert(word).second);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_word_stays_of_its_kind) {
    for (int seed = 0; seed < 50; ++seed) {
        auto const with = static_cast<std::uint64_t>(seed);
        std::u32string const number = replaced(U"1042", with);
        BOOST_TEST(only(number, U"0123456789"));
        BOOST_TEST(number.size() == 4u);
        BOOST_TEST((number.front() != U'0'));
        BOOST_TEST((replaced(U"0042", with).front() == U'0'));
        BOOST_TEST((replaced(U"0", with) == U"0"));
        BOOST_TEST(only(replaced(U"3f2a", with), U"0123456789abcdef"));
        BOOST_TEST(!only(replaced(U"3f2a", with), U"0123456789"));
        BOOST_TEST(only(replaced(U"3F2A", with), U"0123456789ABCDEF"));
        BOOST_TEST(only(replaced(U"k3v9x2ab", with), U"0123456789abcdefghijklmnopqrstuvwxyz"));
        BOOST_TEST(only(replaced(U"shop", with), U"abcdefghijklmnopqrstuvwxyz"));
        std::u32string const han = replaced(U"生产", with);
        BOOST_TEST(std::all_of(han.begin(), han.end(), [](char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }));
        BOOST_TEST((replaced(U"ж", with).front() / 64 == U'ж' / 64));
    }
}

BOOST_AUTO_TEST_CASE(a_number_stays_within_or_beyond_64_bits) {
    std::u32string const largest = U"9223372036854775807";
    for (int seed = 0; seed < 50; ++seed) {
        auto const with = static_cast<std::uint64_t>(seed);
        BOOST_TEST((replaced(U"9223372036854775807", with) <= largest));
        BOOST_TEST((replaced(U"9223372036854775808", with) > largest));
    }
}

BOOST_AUTO_TEST_CASE(the_key_alone_decides) {
    BOOST_TEST((replaced(U"k3v9x2ab") == replaced(U"k3v9x2ab")));
    BOOST_TEST((replaced(U"k3v9x2ab", 1) != replaced(U"k3v9x2ab", 2)));
    std::u32string one = U"k3v9x2ab";
    std::u32string other = one;
    pseudonyms::random().value().replace(one);
    pseudonyms::random().value().replace(other);
    BOOST_TEST((one != other));
    BOOST_TEST((one != U"k3v9x2ab"));
}

BOOST_AUTO_TEST_CASE(a_long_word_is_hidden_as_a_secret_is) {
    std::u32string const secret = U"e8dd17374c8194cd2c20baacf056121137b32a3b9ed322dd070ba9c06fb81e13";
    std::u32string hidden = secret;
    seeded().hide(hidden);
    BOOST_TEST((hidden != secret));
    BOOST_TEST(only(hidden, U"0123456789abcdef"));
    BOOST_TEST((replaced(secret) == hidden));
}

BOOST_AUTO_TEST_CASE(punctuation_and_blocks_with_controls_stay) {
    for (char32_t const c : U"-_./ \n\x85\u2028\u3001\uFEFF\uFFFD")
        BOOST_TEST(!is_replaceable(c));
    for (char32_t const c : {U'0', U'z', U'Q', U'中', U'é', U'😀'})
        BOOST_TEST(is_replaceable(c));
}

BOOST_AUTO_TEST_SUITE_END()
