// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/version.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>

BOOST_AUTO_TEST_SUITE(version)

BOOST_AUTO_TEST_CASE(it_is_three_numbers_with_points_between) {
    auto const is_point = [](char c) { return c == '.'; };
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    BOOST_TEST(std::ranges::count_if(tc3::library_version, is_point) == 2);
    BOOST_TEST(std::ranges::all_of(tc3::library_version, [&](char c) { return is_point(c) || is_digit(c); }));
    BOOST_TEST(is_digit(tc3::library_version.front()));
    BOOST_TEST(is_digit(tc3::library_version.back()));
}

BOOST_AUTO_TEST_SUITE_END()
