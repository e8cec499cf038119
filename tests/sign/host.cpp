// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/host.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(sign_host)

BOOST_AUTO_TEST_CASE(the_host_header_goes_before_all_else) {
    tc3::http::request message;
    message.host = "url";
    message.headers.add(":authority", "authority");
    message.headers.add("host", " header:8443\t");
    BOOST_TEST(tc3::sign::host_of(message) == "header:8443");
}

BOOST_AUTO_TEST_CASE(the_authority_stands_in_for_a_missing_host_header) {
    tc3::http::request message;
    message.host = "url";
    message.headers.add(":authority", "authority");
    BOOST_TEST(tc3::sign::host_of(message) == "authority");
}

BOOST_AUTO_TEST_CASE(the_url_is_the_last_resort) {
    tc3::http::request message;
    BOOST_TEST(tc3::sign::host_of(message) == "");
    message.host = "url";
    BOOST_TEST(tc3::sign::host_of(message) == "url");
}

BOOST_AUTO_TEST_SUITE_END()
