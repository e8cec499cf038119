// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/zone.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using tc3::sign::zones_with;

BOOST_AUTO_TEST_SUITE(sign_zone)

BOOST_AUTO_TEST_CASE(a_zone_is_named_by_its_distance_from_utc) {
    BOOST_TEST(tc3::sign::zone_name(480) == "UTC+8");
    BOOST_TEST(tc3::sign::zone_name(-210) == "UTC-3:30");
    BOOST_TEST(tc3::sign::zone_name(345) == "UTC+5:45");
    BOOST_TEST(tc3::sign::zone_name(0) == "UTC+0");
}

BOOST_AUTO_TEST_CASE(the_zones_of_a_date_are_those_in_which_the_second_falls_on_it) {
    // 2019-02-25, 16:44:25 UTC
    auto const next = zones_with("2019-02-26", 1551113065);
    BOOST_TEST_REQUIRE(next.has_value());
    BOOST_TEST(next->first == 7 * 60 + 30);
    BOOST_TEST(next->last == 14 * 60);
    BOOST_TEST(next->usual == 8 * 60);
    BOOST_TEST(next->in_words() == "in each zone from UTC+7:30 to UTC+14");
    auto const same = zones_with("2019-02-25", 1551113065);
    BOOST_TEST_REQUIRE(same.has_value());
    BOOST_TEST(same->first == -12 * 60);
    BOOST_TEST(same->last == 7 * 60 + 15);
    BOOST_TEST(!zones_with("2019-02-24", 1551113065).has_value());
    BOOST_TEST(!zones_with("2019-02-27", 1551113065).has_value());
}

BOOST_AUTO_TEST_CASE(the_day_before_is_that_of_zones_in_the_west) {
    auto const before = zones_with("2019-02-24", 1551060000); // 02:00 UTC
    BOOST_TEST_REQUIRE(before.has_value());
    BOOST_TEST(before->usual == -5 * 60);
    BOOST_TEST(before->first == -12 * 60);
    BOOST_TEST(before->last == -2 * 60 - 15);
}

BOOST_AUTO_TEST_SUITE_END()
