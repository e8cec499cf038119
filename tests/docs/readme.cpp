// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/tc3.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <cstdio>
#include <optional>

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
    auto const findings = tc3::validate(order, {.region = "ap-singapore", .timestamp = unix_seconds});
    for (tc3::finding const& found : findings)
        std::fprintf(stderr, "%s: %s\n", found.path.c_str(), found.message.c_str());
    if (!findings.empty())
        return std::nullopt;

    tc3::http::request message;
    tc3::sign::trace trace;
    tc3::build_request(message, order, {.region = "ap-singapore"});
    signer.sign(message, {.service = "postgres", .timestamp = unix_seconds}, trace).value();
    return message; // send it with the HTTP client of your choice, once
}

BOOST_AUTO_TEST_SUITE(docs_readme)

BOOST_AUTO_TEST_CASE(the_example_makes_a_message_that_verifies) {
    tc3::credential const who{"AKIDREADME", tc3::secret{"key"}, {}};
    auto const message = prepare_order(tc3::signer{who}, 1790000000);
    auto const verdict = tc3::sign::verifier{who}.check(message.value(), {.service = "postgres", .now = 1790000000});
    BOOST_TEST(verdict->valid());
}

BOOST_AUTO_TEST_SUITE_END()
