// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/base64.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace std::string_view_literals;

namespace {

std::string decoded(std::string_view text) {
    std::string out = "kept ";
    return tc3::tool::append_base64_decoded(text, out) ? out : "refused " + out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_base64)

BOOST_AUTO_TEST_CASE(texts_of_every_length_are_decoded) {
    BOOST_TEST(decoded("") == "kept ");
    BOOST_TEST(decoded("Zg==") == "kept f");
    BOOST_TEST(decoded("Zm8=") == "kept fo");
    BOOST_TEST(decoded("Zm9v") == "kept foo");
    BOOST_TEST(decoded("Zm9vYmFy") == "kept foobar");
    BOOST_TEST(decoded("AP+A") == "kept \0\xFF\x80"sv);
}

BOOST_AUTO_TEST_CASE(padding_may_be_missing_and_lines_may_be_broken) {
    BOOST_TEST(decoded("Zg") == "kept f");
    BOOST_TEST(decoded("Zm8") == "kept fo");
    BOOST_TEST(decoded("Zm9v\r\nYmFy\n") == "kept foobar");
}

BOOST_AUTO_TEST_CASE(the_alphabet_for_urls_is_taken_too) {
    BOOST_TEST(decoded("-_8=") == decoded("+/8="));
}

BOOST_AUTO_TEST_CASE(other_texts_are_refused_and_nothing_is_added) {
    BOOST_TEST(decoded("Zm9v!") == "refused kept ");
    BOOST_TEST(decoded("Z") == "refused kept ");
    BOOST_TEST(decoded("Zg===") == "refused kept ");
    BOOST_TEST(decoded("Zg==Zg==") == "refused kept ");
    BOOST_TEST(decoded("{\"a\":1}") == "refused kept ");
}

BOOST_AUTO_TEST_SUITE_END()
