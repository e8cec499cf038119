// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/iso_time.hpp"

#include <boost/test/unit_test.hpp>

using tc3::tool::milliseconds_of;

BOOST_AUTO_TEST_SUITE(readers_iso_time)

BOOST_AUTO_TEST_CASE(moments_are_given_in_milliseconds_of_unix_time) {
    BOOST_TEST(milliseconds_of("1970-01-01T00:00:00Z").value() == 0);
    BOOST_TEST(milliseconds_of("2024-05-06T07:08:09Z").value() == 1714979289000);
    BOOST_TEST(milliseconds_of("1969-12-31T23:59:59.250Z").value() == -750);
}

BOOST_AUTO_TEST_CASE(fractions_of_any_length_are_cut_to_milliseconds) {
    BOOST_TEST(milliseconds_of("2024-05-06T07:08:09.1Z").value() == 1714979289100);
    BOOST_TEST(milliseconds_of("2024-05-06T07:08:09.1239999Z").value() == 1714979289123);
    BOOST_TEST(milliseconds_of("2024-05-06T07:08:09,5Z").value() == 1714979289500);
}

BOOST_AUTO_TEST_CASE(offsets_of_every_form_are_taken) {
    BOOST_TEST(milliseconds_of("2024-05-06T15:08:09+08:00").value() == 1714979289000);
    BOOST_TEST(milliseconds_of("2024-05-06T15:08:09+0800").value() == 1714979289000);
    BOOST_TEST(milliseconds_of("2024-05-06T15:08:09+08").value() == 1714979289000);
    BOOST_TEST(milliseconds_of("2024-05-06T00:08:09-07:00").value() == 1714979289000);
    BOOST_TEST(milliseconds_of("2024-05-06 07:08:09z").value() == 1714979289000);
    BOOST_TEST(milliseconds_of("2024-05-06T07:08Z").value() == 1714979280000);
}

BOOST_AUTO_TEST_CASE(a_time_without_an_offset_is_no_moment) {
    BOOST_TEST(!milliseconds_of("2024-05-06T07:08:09"));
    BOOST_TEST(!milliseconds_of("2024-05-06"));
}

BOOST_AUTO_TEST_CASE(what_the_calendar_or_the_clock_has_not_is_refused) {
    BOOST_TEST(!milliseconds_of("2023-02-29T00:00:00Z"));
    BOOST_TEST(!milliseconds_of("2024-05-06T24:00:00Z"));
    BOOST_TEST(!milliseconds_of("2024-05-06T07:60:00Z"));
    BOOST_TEST(!milliseconds_of("2024-05-06T07:08:61Z"));
    BOOST_TEST(!milliseconds_of("2024-05-06T07:08:09+24:00"));
    BOOST_TEST(!milliseconds_of("2024-05-06T07:08:09Zulu"));
    BOOST_TEST(!milliseconds_of("yesterday"));
    BOOST_TEST(!milliseconds_of(""));
}

BOOST_AUTO_TEST_SUITE_END()
