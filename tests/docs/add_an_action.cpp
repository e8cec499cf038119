// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// The examples of tools/docs/add-an-action.md, word for word; its declarations are those of the headers.
#include <tc3/tc3.hpp>

#include "support/messages.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

std::vector<tc3::finding> what_is_wrong() {
    tc3::postgres::v20170312::DescribeCloneDBInstanceSpecRequest question;
    question.DBInstanceId = "postgres-abcd1234";
    return tc3::validate(question, {.region = "ap-guangzhou"});
}

/// The contracts that come with tc3, and one more. A judge reads them where they are, so they must outlive it.
std::vector<tc3::action const*> contracts_with(tc3::action const& own) {
    std::vector<tc3::action const*> all{tc3::known_actions.begin(), tc3::known_actions.end()};
    all.push_back(&own);
    return all;
}

BOOST_AUTO_TEST_SUITE(docs_add_an_action)

BOOST_AUTO_TEST_CASE(the_first_example_finds_what_is_missing) {
    auto const found = what_is_wrong();
    BOOST_TEST_REQUIRE(found.size() == 1u);
    BOOST_TEST(found.front().rule == "describe-clone-db-instance-spec.backup-set-id.required");
}

BOOST_AUTO_TEST_CASE(the_second_example_judges_by_a_contract_of_ones_own) {
    static tc3::action own = tc3::postgres::v20170312::describe_clone_db_instance_spec::contract;
    own.name = "DescribeSomethingElse";
    auto const contracts = contracts_with(own);
    tc3::request_judge judge{contracts};
    tc3::http::request message = tc3::tests::signed_order();
    tc3::http::header_list headers;
    for (tc3::http::header const h : message.headers)
        headers.add(h.name, h.name == "X-TC-Action" ? own.name : h.value);
    message.headers = headers;
    std::vector<std::string> rules;
    auto keep = [&rules](tc3::finding&& found) {
        rules.push_back(found.rule);
        return tc3::walk::go_on;
    };
    tc3::exchange what;
    what.request = message;
    tc3::request_facts const facts = judge.judge(what, {}, keep);
    BOOST_TEST(facts.contract == &own);
    BOOST_TEST(
        (std::find(rules.begin(), rules.end(), "describe-clone-db-instance-spec.member.unknown") != rules.end()));
}

BOOST_AUTO_TEST_SUITE_END()
