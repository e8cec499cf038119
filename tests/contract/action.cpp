// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/action.hpp>

#include <boost/test/unit_test.hpp>

using tc3::action;
using tc3::billing_effect;
using tc3::find_action;

namespace {

constexpr tc3::product postgres{.service = "postgres", .version = "2017-03-12"};
constexpr tc3::product mysql{.service = "cdb", .version = "2017-03-20"};
constexpr tc3::error_code codes[] = {{"FailedOperation.Own", "of its own"}};
constexpr action copy{.owner = &postgres, .name = "Clone", .errors = codes};
constexpr action other_copy{.owner = &mysql, .name = "Clone"};
constexpr action describe{.owner = &mysql, .name = "Describe"};
constexpr action const* all[] = {&copy, &other_copy, &describe};

} // namespace

BOOST_AUTO_TEST_SUITE(contract_action)

BOOST_AUTO_TEST_CASE(an_action_is_found_by_service_and_name) {
    BOOST_TEST((find_action(all, "postgres", "Clone") == &copy));
    BOOST_TEST((find_action(all, "cdb", "Clone") == &other_copy));
    BOOST_TEST((find_action(all, "postgres", "Describe") == nullptr));
    BOOST_TEST((find_action(all, "postgres", "clone") == nullptr));
    BOOST_TEST((find_action({}, "postgres", "Clone") == nullptr));
}

BOOST_AUTO_TEST_CASE(without_a_service_the_first_of_that_name_is_found) {
    BOOST_TEST((find_action(all, "", "Clone") == &copy));
    BOOST_TEST((find_action(all, "", "Describe") == &describe));
}

BOOST_AUTO_TEST_CASE(codes_of_the_action_and_common_ones_are_told_apart) {
    BOOST_TEST(lists_error(copy, "FailedOperation.Own"));
    BOOST_TEST(!lists_error(copy, "FailedOperation"));
    BOOST_TEST(!lists_error(describe, "FailedOperation.Own"));
    BOOST_TEST(tc3::is_common_error("FailedOperation"));
    BOOST_TEST(!tc3::is_common_error("FailedOperation.Own"));
    BOOST_TEST(!tc3::is_common_error(""));
}

BOOST_AUTO_TEST_CASE(only_an_order_without_a_token_is_unsafe_to_repeat) {
    action call;
    BOOST_TEST(!call.unsafe_to_repeat());
    call.billing = billing_effect::buys;
    BOOST_TEST(call.unsafe_to_repeat());
    call.has_client_token = true;
    BOOST_TEST(!call.unsafe_to_repeat());
    call.billing = billing_effect::none;
    BOOST_TEST(!call.unsafe_to_repeat());
}

BOOST_AUTO_TEST_CASE(billing_effects_have_names) {
    BOOST_TEST(to_string(billing_effect::none) == "none");
    BOOST_TEST(to_string(billing_effect::buys) == "buys");
}

BOOST_AUTO_TEST_SUITE_END()
