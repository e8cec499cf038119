// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/request/diagnose.hpp>

#include "support/messages.hpp"
#include "support/under_test.hpp"

#include <tc3/known_actions.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace tc3;

namespace {

std::string cause_of(signature_diagnoser& diagnoser, http::request const& message) {
    auto const found = diagnoser.diagnose(message).value();
    return found.causes.empty() ? std::string{} : sign::sentence_of(found.causes.front());
}

std::string cause_of(http::request const& message) {
    signature_diagnoser diagnoser{tests::actions_under_test(), tests::somebody()};
    return cause_of(diagnoser, message);
}

/// An order that was signed before that host took the place of its own.
http::request sent_to(std::string_view host) {
    http::request message = tests::signed_order();
    http::set_header(message.headers, "Host", host);
    return message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(request_diagnose)

BOOST_AUTO_TEST_CASE(the_hosts_of_a_product_are_those_of_both_sites_and_of_its_regions) {
    auto const hosts = hosts_of(*tests::actions_under_test().front()->owner, "ap-tokyo");
    BOOST_TEST_REQUIRE(hosts.size() > 15u);
    BOOST_TEST(hosts[0].text == "postgres.tencentcloudapi.com");
    BOOST_TEST(hosts[1].text == "postgres.intl.tencentcloudapi.com");
    BOOST_TEST(hosts[2].text == "postgres.ap-tokyo.tencentcloudapi.com");
}

BOOST_AUTO_TEST_CASE(another_host_of_the_product_is_found_whatever_the_message_was_sent_to) {
    constexpr std::string_view twin =
        "The client signed another host of the product: `postgres.intl.tencentcloudapi.com`.";
    BOOST_TEST(cause_of(sent_to("postgres.tencentcloudapi.com")) == twin);
    BOOST_TEST(cause_of(sent_to("postgres.eu-moscow.tencentcloudapi.com")) == twin);
    BOOST_TEST(cause_of(sent_to("10.0.0.7:8080")) == twin);
    BOOST_TEST(cause_of(sent_to("postgres.intl.tencentcloudapi.com:8443")) ==
               "The client signed the host without its port.");
}

BOOST_AUTO_TEST_CASE(a_body_that_was_written_anew_is_found) {
    http::request message = tests::signed_order();
    for (std::size_t at = 0; (at = message.body.find(',', at)) != std::string::npos; at += 2)
        message.body.insert(at + 1, " ");
    BOOST_TEST(cause_of(message) == "The client signed the JSON of the body without white space.");
}

BOOST_AUTO_TEST_CASE(what_was_found_once_is_tried_first_the_next_time) {
    signature_diagnoser diagnoser{tests::actions_under_test(), tests::somebody()};
    http::request const message = sent_to("postgres.tencentcloudapi.com");
    std::size_t const first = diagnoser.diagnose(message).value().tried;
    std::size_t const second = diagnoser.diagnose(message).value().tried;
    BOOST_TEST(second < first);
    BOOST_TEST(second < 50u);
    BOOST_TEST(cause_of(diagnoser, message) != "");
}

BOOST_AUTO_TEST_CASE(a_right_signature_has_no_cause) {
    signature_diagnoser diagnoser{tests::actions_under_test(), tests::somebody()};
    BOOST_TEST((diagnoser.diagnose(tests::signed_order())->reached == sign::outcome::right));
}

BOOST_AUTO_TEST_SUITE_END()
