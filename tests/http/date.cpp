// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/http/date.hpp>

#include <boost/test/unit_test.hpp>

using tc3::http::parse_date;

BOOST_AUTO_TEST_SUITE(http_date)

BOOST_AUTO_TEST_CASE(the_one_current_form_is_read) {
    BOOST_TEST(parse_date("Thu, 01 Jan 1970 00:00:00 GMT").value() == 0);
    BOOST_TEST(parse_date("Tue, 24 Nov 2026 02:12:31 GMT").value() == 1795486351);
    BOOST_TEST(parse_date("Thu, 29 Feb 2024 23:59:59 GMT").value() == 1709251199);
}

BOOST_AUTO_TEST_CASE(any_other_form_is_refused) {
    for (char const* text :
         {"", "Tue, 24 Nov 2026 02:12:31 UTC", "Tue, 4 Nov 2026 02:12:31 GMT", "Tuesday, 24-Nov-26 02:12:31 GMT",
          "Tue Nov 24 02:12:31 2026", "Tue, 24 Abc 2026 02:12:31 GMT", "Tue, 24 anF 2026 02:12:31 GMT"})
        BOOST_TEST(!parse_date(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(numbers_that_no_clock_shows_are_refused) {
    for (char const* text :
         {"Tue, 32 Nov 2026 02:12:31 GMT", "Tue, 00 Nov 2026 02:12:31 GMT", "Tue, 24 Nov 2026 24:12:31 GMT",
          "Tue, 24 Nov 2026 02:60:31 GMT", "Tue, 24 Nov 2026 02:12:61 GMT"})
        BOOST_TEST(!tc3::http::parse_date(text).has_value(), text);
}

BOOST_AUTO_TEST_SUITE_END()
