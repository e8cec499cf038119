// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "check/coverage.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/rules/catalogue.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using tc3::tool::coverage;

namespace {

tc3::action const& contract = *tc3::known_actions.front();
tc3::structure const& request = *contract.request;

/// What one call with those parameters, and perhaps an answer, adds.
coverage of(std::string const& parameters, std::string const& answer = {}, bool verified = false) {
    tc3::tool::judged_entry one;
    one.from.what.request.body = parameters;
    one.from.what.response.body = answer;
    one.from.what.has_response = !answer.empty();
    one.marks.is_call = true;
    one.marks.contract = &contract;
    one.marks.what = answer.empty() ? tc3::outcome::unknown : tc3::outcome::success;
    one.marks.signature = 7;
    one.parameters = tc3::judged_text::body;
    one.verified = verified;
    coverage made;
    made.add(one);
    return made;
}

std::size_t times(coverage const& of, std::string_view member) {
    return of.times(request, request.find(member));
}

tc3::structure const& nested(std::string_view member) {
    return *request.rows[request.find(member)].nested;
}

bool met(coverage const& of, std::string_view rule) {
    return of.met(tc3::rules::find_page(tc3::known_actions, rule).value());
}

constexpr char const* nodes =
    R"({"Storage":10,"Storage":20,"Name":null,"\u0050eriod":1,"Colour":{"Period":1},"DBNodeSet":[{"Role":"Primary"},{"Zone":"x"},7]})";

} // namespace

BOOST_AUTO_TEST_SUITE(tool_coverage)

BOOST_AUTO_TEST_CASE(members_of_json_are_counted) {
    coverage const made = of(nodes);
    BOOST_TEST(made.times(request) == 1u);
    BOOST_TEST(times(made, "Storage") == 1u);
    BOOST_TEST(times(made, "Name") == 0u);
    BOOST_TEST(times(made, "Period") == 1u);
    tc3::structure const& node = nested("DBNodeSet");
    BOOST_TEST(made.times(node) == 2u);
    BOOST_TEST(made.times(node, node.find("Role")) == 1u);
    BOOST_TEST(made.times(node, node.find("Zone")) == 1u);
    BOOST_TEST(made.times(nested("TagList")) == 0u);
}

BOOST_AUTO_TEST_CASE(flattened_members_are_counted_as_their_twins_in_json) {
    coverage const made =
        of("Action=X&Storage=10&DBNodeSet.0.Role=Primary&DBNodeSet.0.Zone=x&DBNodeSet.1.Zone=y&Colour.0.Zone=z");
    BOOST_TEST(made.times(request) == 1u);
    BOOST_TEST(times(made, "Storage") == 1u);
    BOOST_TEST(times(made, "DBNodeSet") == 1u);
    tc3::structure const& node = nested("DBNodeSet");
    BOOST_TEST(made.times(node) == 2u);
    BOOST_TEST(made.times(node, node.find("Role")) == 1u);
    BOOST_TEST(made.times(node, node.find("Zone")) == 2u);
}

BOOST_AUTO_TEST_CASE(a_rule_is_met_where_its_member_was_there) {
    coverage const made = of(nodes);
    BOOST_TEST(met(made, "clone-db-instance.storage.step"));
    BOOST_TEST(met(made, "clone-db-instance.vpc-id.required"));
    BOOST_TEST(!met(made, "clone-db-instance.vpc-id.format"));
    BOOST_TEST(!met(made, "clone-db-instance.name.length"));
    BOOST_TEST(met(made, "tc3.request.method"));
    BOOST_TEST(met(made, "tc3.signature.scope"));
    BOOST_TEST(!met(made, "tc3.signature.mismatch"));
    BOOST_TEST(met(of(nodes, {}, true), "tc3.signature.mismatch"));
    BOOST_TEST(!met(made, "tc3.response.status"));
    BOOST_TEST(!met(coverage{}, "tc3.request.method"));
    BOOST_TEST(!met(coverage{}, "clone-db-instance.vpc-id.required"));
}

BOOST_AUTO_TEST_CASE(answers_are_counted_where_the_call_succeeded) {
    coverage const made = of(nodes, R"({"Response":{"DealName":"x","RequestId":"y"}})");
    tc3::structure const& response = *contract.response;
    BOOST_TEST(made.times(response, response.find("DealName")) == 1u);
    BOOST_TEST(made.times(response, response.find("BillId")) == 0u);
    BOOST_TEST(met(made, "tc3.response.status"));
}

BOOST_AUTO_TEST_CASE(parts_add_up) {
    coverage sum = of(nodes);
    sum += of(nodes, R"({"Response":{"DealName":"x"}})", true);
    sum += coverage{};
    BOOST_TEST(sum.times(request) == 2u);
    BOOST_TEST(times(sum, "Storage") == 2u);
    BOOST_TEST(met(sum, "tc3.signature.mismatch"));
    BOOST_TEST(met(sum, "tc3.response.status"));
}

BOOST_AUTO_TEST_SUITE_END()
