// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/relation.hpp>

#include <tc3/contract/table.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

using tc3::constant;
using tc3::from;
using tc3::kind;
using tc3::kind_of;
using tc3::relation;
using tc3::tier;
using form = tc3::relation::form;

namespace {

struct Node {
    std::string Role{};
};

struct Thing {
    std::string Mode{};
    int Months{};
    int First{};
    int Second{};
    int Third{};
    std::vector<Node> Nodes{};
};

constexpr tc3::source origin = from("why", "page", "2026-04");

} // namespace

// A relation on elements looks their member up in their table.
template <>
struct tc3::table<Node> {
    static constexpr tc3::row rows[] = {tc3::member<&Node::Role>()};
};

BOOST_AUTO_TEST_SUITE(contract_relation)

BOOST_AUTO_TEST_CASE(each_form_is_reported_as_its_kind) {
    BOOST_TEST((kind_of(form::exactly_one) == kind::exactly_one));
    BOOST_TEST((kind_of(form::at_least_one) == kind::required));
    BOOST_TEST((kind_of(form::overrides) == kind::ignored));
    BOOST_TEST((kind_of(form::allows) == kind::depends));
    BOOST_TEST((kind_of(form::ignores) == kind::ignored));
    BOOST_TEST((kind_of(form::elements_include) == kind::depends));
    BOOST_TEST((kind_of(form::at_most_one_element) == kind::depends));
}

BOOST_AUTO_TEST_CASE(a_constant_is_a_word_or_an_integer) {
    BOOST_TEST(constant{"PREPAID"}.is_text);
    BOOST_TEST(constant{"PREPAID"}.text == "PREPAID");
    BOOST_TEST(constant{std::string_view{"x"}}.is_text);
    BOOST_TEST(!constant{3}.is_text);
    BOOST_TEST(constant{3}.integer == 3);
    BOOST_TEST(constant{std::int64_t{-9}}.integer == -9);
}

BOOST_AUTO_TEST_CASE(exactly_one_names_all_its_members) {
    constexpr relation made = tc3::exactly_one_of<&Thing::First, &Thing::Second, &Thing::Third>(origin);
    BOOST_TEST((made.what == form::exactly_one));
    BOOST_REQUIRE(made.members().size() == 3u);
    BOOST_TEST(made.members()[0].name == "First");
    BOOST_TEST(made.members()[2].name == "Third");
    BOOST_TEST(made.place().name == "First");
    BOOST_TEST(!made.reads_elements());
    BOOST_TEST(made.origin.text == "why");
}

BOOST_AUTO_TEST_CASE(at_least_one_names_all_its_members) {
    constexpr relation made = tc3::at_least_one_of<&Thing::First, &Thing::Second>(origin);
    BOOST_TEST((made.what == form::at_least_one));
    BOOST_REQUIRE(made.members().size() == 2u);
    BOOST_TEST(made.members()[1].name == "Second");
    BOOST_TEST(made.counts_members());
    BOOST_TEST(!made.excludes_members());
    BOOST_TEST(!tc3::is_mild(made));
    BOOST_TEST(made.origin.text == "why");
}

BOOST_AUTO_TEST_CASE(one_member_may_override_another) {
    constexpr relation made = tc3::overrides<&Thing::First, &Thing::Second>(origin);
    BOOST_TEST((made.what == form::overrides));
    BOOST_REQUIRE(made.members().size() == 2u);
    BOOST_TEST(made.members()[0].name == "First");
    BOOST_TEST(made.place().name == "Second");
    BOOST_TEST(!made.counts_members());
    BOOST_TEST(made.excludes_members());
    BOOST_TEST(!made.is_conditional());
    BOOST_TEST(tc3::is_mild(made));
}

BOOST_AUTO_TEST_CASE(a_condition_limits_another_member) {
    constexpr relation made = tc3::when<&Thing::Mode>("HOURLY", tc3::allow<&Thing::Months>(1, 2), origin);
    BOOST_TEST((made.what == form::allows));
    BOOST_REQUIRE(made.members().size() == 2u);
    BOOST_TEST(made.members()[0].name == "Mode");
    BOOST_TEST(made.members()[1].name == "Months");
    BOOST_TEST(made.condition.text == "HOURLY");
    BOOST_REQUIRE(made.values().size() == 2u);
    BOOST_TEST(made.values()[1].integer == 2);
    BOOST_TEST(made.place().name == "Months");
    BOOST_TEST(!made.reads_elements());
}

BOOST_AUTO_TEST_CASE(a_condition_takes_the_effect_of_another_member) {
    constexpr relation made = tc3::when<&Thing::Months>(1, tc3::ignore<&Thing::Mode>("A", "B"), origin);
    BOOST_TEST((made.what == form::ignores));
    BOOST_TEST(!made.condition.is_text);
    BOOST_TEST(made.condition.integer == 1);
    BOOST_TEST(made.values()[0].text == "A");
    BOOST_TEST(made.place().name == "Mode");
}

BOOST_AUTO_TEST_CASE(some_relations_read_the_elements_of_a_list) {
    constexpr relation all = tc3::elements_include<&Thing::Nodes, &Node::Role>(origin, "Primary", "Standby");
    BOOST_TEST((all.what == form::elements_include));
    BOOST_TEST(all.members().size() == 1u);
    BOOST_TEST(all.members()[0].name == "Nodes");
    BOOST_TEST(all.nested.name == "Role");
    BOOST_TEST(all.values().size() == 2u);
    BOOST_TEST(all.place().name == "Nodes");
    BOOST_TEST(all.reads_elements());

    constexpr relation one = tc3::at_most_one_element<&Thing::Nodes, &Node::Role>("Primary", origin);
    BOOST_TEST((one.what == form::at_most_one_element));
    BOOST_TEST(one.values().size() == 1u);
    BOOST_TEST(one.reads_elements());
    BOOST_TEST(one.place().name == "Nodes");
}

BOOST_AUTO_TEST_CASE(a_relation_is_documented_unless_it_is_advice) {
    constexpr relation made = tc3::exactly_one_of<&Thing::First, &Thing::Second>(origin);
    BOOST_TEST((made.standing == tier::documented));
    BOOST_TEST((tc3::advice(made).standing == tier::advice));
    BOOST_TEST(tc3::advice(made).members().size() == 2u);
}

BOOST_AUTO_TEST_CASE(the_service_may_have_a_code_of_its_own_for_it) {
    constexpr relation made = tc3::exactly_one_of<&Thing::First, &Thing::Second>(origin);
    BOOST_TEST(made.likely_error.empty());
    BOOST_TEST(tc3::refused_as("InvalidParameter.Both", made).likely_error == "InvalidParameter.Both");
}

BOOST_AUTO_TEST_SUITE_END()
