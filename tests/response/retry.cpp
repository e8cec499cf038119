// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/response/retry.hpp>

#include "support/under_test.hpp"

#include <boost/test/unit_test.hpp>

using namespace tc3;

BOOST_TEST_DONT_PRINT_LOG_VALUE(tc3::outcome)
BOOST_TEST_DONT_PRINT_LOG_VALUE(tc3::retry_advice)

BOOST_AUTO_TEST_SUITE(response_retry)

BOOST_AUTO_TEST_CASE(only_the_family_of_the_rate_limits_may_be_repeated) {
    action const& buys = *tests::actions_under_test().front();
    for (std::string_view const code :
         {"RequestLimitExceeded", "RequestLimitExceeded.IPLimitExceeded", "RequestLimitExceeded.UinLimitExceeded",
          "RequestLimitExceeded.GlobalRegionUinLimitExceeded"})
        BOOST_TEST(advice_for_error(buys, code) == retry_advice::after_a_delay);
    BOOST_TEST(advice_for_error(buys, "RequestLimitExceededX") == retry_advice::after_a_change);
    BOOST_TEST(advice_for_error(buys, "LimitExceeded") == retry_advice::after_a_change);
}

BOOST_AUTO_TEST_CASE(a_fault_of_the_server_leaves_the_outcome_of_a_purchase_unknown) {
    action const& buys = *tests::actions_under_test().front();
    BOOST_TEST(outcome_of_error("InternalError") == outcome::unknown);
    BOOST_TEST(outcome_of_error("FailedOperation.QueryVpcFalied") == outcome::unknown);
    BOOST_TEST(outcome_of_error("InvalidParameter") == outcome::refused);
    BOOST_TEST(advice_for_error(buys, "InternalError") == retry_advice::look_first);
    BOOST_TEST(advice_for(buys, outcome::unknown) == retry_advice::look_first);
    BOOST_TEST(advice_for(buys, outcome::success) == retry_advice::never);
}

BOOST_AUTO_TEST_CASE(a_call_that_buys_nothing_may_be_repeated_in_doubt) {
    action harmless_one = *tests::actions_under_test().front();
    harmless_one.billing = billing_effect::none;
    BOOST_TEST(advice_for_error(harmless_one, "InternalError") == retry_advice::after_a_delay);
    BOOST_TEST(advice_for(harmless_one, outcome::unknown) == retry_advice::after_a_delay);
}

BOOST_AUTO_TEST_SUITE_END()
