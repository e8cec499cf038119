// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "time_text.hpp"

#include "readers/iso_time.hpp"

#include <tc3/http/date.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>

using namespace tc3::tool;

BOOST_AUTO_TEST_SUITE(tool_time_text)

BOOST_AUTO_TEST_CASE(dates_of_headers_have_the_day_of_the_week) {
    BOOST_TEST(http_date_of(0) == "Thu, 01 Jan 1970 00:00:00 GMT");
    BOOST_TEST(http_date_of(1795600000) == "Wed, 25 Nov 2026 09:46:40 GMT");
    BOOST_TEST(http_date_of(1709251199) == "Thu, 29 Feb 2024 23:59:59 GMT");
    BOOST_TEST(http_date_of(-1) == "Wed, 31 Dec 1969 23:59:59 GMT");
}

BOOST_AUTO_TEST_CASE(iso_times_have_milliseconds) {
    BOOST_TEST(iso_time_of(1795600000250) == "2026-11-25T09:46:40.250Z");
    BOOST_TEST(iso_time_of(-1) == "1969-12-31T23:59:59.999Z");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
    for (std::int64_t second = -62'000'000'000; second < 250'000'000'000; second += 987'654'321) {
        BOOST_TEST(tc3::http::parse_date(http_date_of(second)).value() == second);
        BOOST_TEST(milliseconds_of(iso_time_of(second * 1000 + 7)).value() == second * 1000 + 7);
    }
}

BOOST_AUTO_TEST_CASE(years_that_have_not_four_digits_give_nothing) {
    BOOST_TEST(http_date_of(253'402'300'800) == "");
    BOOST_TEST(iso_time_of(253'402'300'800'000) == "");
}

BOOST_AUTO_TEST_SUITE_END()
