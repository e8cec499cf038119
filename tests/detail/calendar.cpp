// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/detail/calendar.hpp>

#include <boost/test/unit_test.hpp>

using tc3::detail::days_from_date;

BOOST_AUTO_TEST_SUITE(calendar)

BOOST_AUTO_TEST_CASE(days_count_from_the_epoch_in_both_directions) {
    BOOST_TEST(days_from_date(1970, 1, 1) == 0);
    BOOST_TEST(days_from_date(1969, 12, 31) == -1);
    BOOST_TEST(days_from_date(2026, 11, 24) == 20781);
    BOOST_TEST(days_from_date(0, 1, 1) == -719528);
}

BOOST_AUTO_TEST_CASE(leap_days_follow_the_gregorian_rule) {
    BOOST_TEST(days_from_date(2024, 3, 1) - days_from_date(2024, 2, 28) == 2);
    BOOST_TEST(days_from_date(2026, 3, 1) - days_from_date(2026, 2, 28) == 1);
    BOOST_TEST(days_from_date(2000, 3, 1) - days_from_date(2000, 2, 28) == 2);
    BOOST_TEST(days_from_date(2100, 3, 1) - days_from_date(2100, 2, 28) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
