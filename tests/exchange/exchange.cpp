// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/exchange/exchange.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(exchange_)

BOOST_AUTO_TEST_CASE(clearing_leaves_nothing_of_the_last_exchange) {
    tc3::exchange one;
    one.request.body = "x";
    one.request.path = "/y";
    one.response.status = 500;
    one.has_response = true;
    one.request_body = tc3::evidence::withheld;
    one.origin = tc3::recorder::sanitizer;
    one.milliseconds = 5;
    one.clear();
    BOOST_TEST(one.request.body.empty());
    BOOST_TEST(one.request.path == "/");
    BOOST_TEST(one.response.status == 0);
    BOOST_TEST(!one.has_response);
    BOOST_TEST((one.request_body == tc3::evidence::exact));
    BOOST_TEST((one.origin == tc3::recorder::wire));
    BOOST_TEST(!one.milliseconds);
}

BOOST_AUTO_TEST_SUITE_END()
