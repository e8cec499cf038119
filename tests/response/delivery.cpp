// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/response/delivery.hpp>

#include <boost/test/unit_test.hpp>

using namespace tc3;

BOOST_AUTO_TEST_SUITE(response_delivery)

BOOST_AUTO_TEST_CASE(each_state_carries_what_belongs_to_it) {
    http::response answer;
    answer.status = 502;
    auto const answered = delivery::of(answer);
    BOOST_TEST(to_string(answered.state) == "answered");
    BOOST_TEST(answered.response.status == 502);
    auto const not_sent = delivery::not_sent("no connection");
    BOOST_TEST(to_string(not_sent.state) == "not sent");
    BOOST_TEST(not_sent.trouble == "no connection");
    auto const unanswered = delivery::unanswered("timed out");
    BOOST_TEST(to_string(unanswered.state) == "sent, but not answered");
    BOOST_TEST(unanswered.trouble == "timed out");
}

BOOST_AUTO_TEST_CASE(a_transport_that_says_nothing_may_have_sent_it) {
    BOOST_TEST(to_string(delivery{}.state) == to_string(delivery_state::unanswered));
}

BOOST_AUTO_TEST_SUITE_END()
