// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/rules/protocol.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

using namespace tc3;

BOOST_AUTO_TEST_SUITE(rules_protocol)

BOOST_AUTO_TEST_CASE(every_rule_has_an_id_of_its_own_a_sentence_a_remedy_and_a_source) {
    std::set<std::string> ids;
    for (rules::protocol_rule const* rule : rules::protocol_rules) {
        BOOST_TEST(ids.insert(rule->id()).second, rule->id() << " stands twice");
        BOOST_TEST(rule->requirement.ends_with("."), rule->id());
        BOOST_TEST(rule->help.ends_with("."), rule->id());
        BOOST_TEST(!rule->origin.text.empty(), rule->id());
        BOOST_TEST(!rule->origin.page.empty(), rule->id());
        BOOST_TEST(!rule->origin.date.empty(), rule->id());
        BOOST_TEST((rule->tier != tier::advice || rule->severity != severity::error), rule->id());
    }
}

BOOST_AUTO_TEST_CASE(a_finding_takes_over_what_the_rule_says) {
    finding const made = rules::make_finding(rules::request_method, {}, "the method is PUT");
    BOOST_TEST(made.rule == "tc3.request.method");
    BOOST_TEST((made.kind == kind::method));
    BOOST_TEST((made.severity == severity::error));
    BOOST_TEST(made.likely_error == "UnsupportedProtocol");
    BOOST_TEST(made.help == rules::request_method.help);
    BOOST_TEST(rules::make_finding(rules::response_json, {}, "").likely_error == "");
}

BOOST_AUTO_TEST_SUITE_END()
