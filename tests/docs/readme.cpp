// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/tc3.hpp>

#include "support/messages.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <functional>
#include <iostream>
#include <optional>
#include <sstream>

// The example of the README, word for word.
std::optional<tc3::http::request> prepare_order(tc3::signer const& signer, std::int64_t unix_seconds) {
    tc3::postgres::v20170312::CloneDBInstanceRequest order;
    order.DBInstanceId = "postgres-q7w2m4zx";
    order.SpecCode = "pg.it.large8";
    order.Storage = 120;
    order.Period = 1;
    order.VpcId = "vpc-m3n4b5v6";
    order.SubnetId = "subnet-c7x8z9l1";
    order.BackupSetId = "nightly-0001";

    auto const call = tc3::prepare_call(order, {.region = "ap-singapore"}, signer, unix_seconds);
    for (tc3::finding const& found : call.findings)
        std::cerr << found.path << ": " << found.message << '\n';
    if (call.sign_error)
        std::cerr << "not signed: " << message(*call.sign_error) << '\n';
    if (!call.is_ready())
        return std::nullopt;
    return call.message; // send it with the HTTP client of your choice, once
}

namespace {

using namespace tc3::postgres::v20170312;

/// Yours: sends a message once, and says whether anything left when no answer came.
using transport = std::function<tc3::delivery(tc3::http::request const&)>;

void buy(CloneDBInstanceRequest const& order, tc3::signer const& signer, std::int64_t now, transport const& deliver) {
    auto const call = tc3::prepare_call(order, {.region = "ap-singapore"}, signer, now);
    for (tc3::finding const& found : call.findings)
        std::cerr << found.path << ": " << found.message << '\n';
    if (call.sign_error)
        std::cerr << "not signed: " << message(*call.sign_error) << '\n';
    if (!call.is_ready())
        return;
    auto const reply = tc3::decode<CloneDBInstanceResponse>(deliver(call.message));
    std::cerr << to_string(reply.advice()) << '\n'; // of a purchase that may have been executed: find out first
}

} // namespace

BOOST_AUTO_TEST_SUITE(docs_readme)

BOOST_AUTO_TEST_CASE(the_example_makes_a_message_that_verifies) {
    tc3::credential const who{"AKIDREADME", tc3::secret{"key"}, {}};
    auto const message = prepare_order(tc3::signer{who}, 1790000000);
    auto const verdict = tc3::sign::verifier{who}.check(message.value(), {.service = "postgres", .now = 1790000000});
    BOOST_TEST(verdict->valid());
}

BOOST_AUTO_TEST_CASE(the_example_says_why_it_makes_no_message) {
    std::ostringstream said;
    auto* const before = std::cerr.rdbuf(said.rdbuf());
    auto const message = prepare_order(tc3::signer{{"", tc3::secret{"key"}, {}}}, 1790000000);
    std::cerr.rdbuf(before);
    BOOST_TEST(!message.has_value());
    BOOST_TEST(said.str().starts_with("not signed: the SecretId is empty"));
}

BOOST_AUTO_TEST_CASE(the_purchase_is_given_to_the_transport_once_and_only_if_it_is_right) {
    tc3::signer const signer{{"AKIDREADME", tc3::secret{"key"}, {}}};
    auto order = tc3::tests::order();
    int given = 0;
    auto const deliver = [&given](tc3::http::request const&) {
        ++given;
        return tc3::delivery::unanswered("timed out");
    };
    std::ostringstream said;
    auto* const before = std::cerr.rdbuf(said.rdbuf());
    buy(order, signer, 1790000000, deliver);
    order.Storage = 65;
    buy(order, signer, 1790000000, deliver);
    std::cerr.rdbuf(before);
    BOOST_TEST(given == 1);
    BOOST_TEST(said.str() == "find out whether it was executed before it is sent again\n"
                             "/Storage: Storage must be a multiple of 10, not 65\n");
}

BOOST_AUTO_TEST_SUITE_END()
