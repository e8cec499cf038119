// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "contract/json_schema.hpp"

#include "support/sample.hpp"

#include <tc3/known_actions.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace tc3::tool;
namespace json = boost::json;
namespace sample = tc3::tests::sample;

namespace {

json::value const thing = schema_of(tc3::structure_of<sample::MakeThingRequest>(), tc3::side::request, "#/$defs/");

/// A part of that schema, as JSON.
std::string part(std::string_view pointer, json::value const& of = thing) {
    json::error_code fault;
    json::value const* const found = of.find_pointer({pointer.data(), pointer.size()}, fault);
    return found == nullptr ? "nothing" : json::serialize(*found);
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_contract_json_schema)

BOOST_AUTO_TEST_CASE(a_required_member_is_listed_and_takes_no_null) {
    BOOST_TEST(part("/required") == R"(["Size","Count","Owners","Bounds"])");
    BOOST_TEST(part("/additionalProperties") == "false");
    BOOST_TEST(part("/properties/Owners/type") == R"("array")");
    BOOST_TEST(part("/properties/Owners/items/minLength") == "1");
    BOOST_TEST(part("/properties/Owners/items/maxLength") == "4");
    BOOST_TEST(part("/properties/Bounds/$ref") == R"("#/$defs/Limits")");
    BOOST_TEST(part("/properties/Count/enum") == "[1,2,3,5,8]");
}

BOOST_AUTO_TEST_CASE(an_optional_member_takes_null_which_earns_a_warning_only) {
    BOOST_TEST(part("/properties/Fast/type") == R"(["boolean","null"])");
    BOOST_TEST(part("/properties/Ports/type") == R"(["array","null"])");
    BOOST_TEST(part("/properties/Ports/items/type") == R"("integer")");
    BOOST_TEST(part("/properties/Ports/items/minimum") == "1");
    BOOST_TEST(part("/properties/Ports/items/maximum") == "65535");
    BOOST_TEST(part("/properties/Serial/enum") == "[7,9,null]");
    BOOST_TEST(part("/properties/Serial/maximum") == "18446744073709551615");
    BOOST_TEST(part("/properties/Extra/anyOf") == R"([{"$ref":"#/$defs/Limits"},{"type":"null"}])");
}

BOOST_AUTO_TEST_CASE(words_are_taken_in_any_letter_case) {
    BOOST_TEST(part("/properties/Size/anyOf/0/enum") == R"(["Small","Large","XL"])");
    BOOST_TEST(part("/properties/Size/anyOf/1/pattern") ==
               R"("^(?:[Ss][Mm][Aa][Ll][Ll]|[Ll][Aa][Rr][Gg][Ee]|[Xx][Ll])$")");
}

BOOST_AUTO_TEST_CASE(patterns_speak_of_the_whole_text) {
    BOOST_TEST(part("/properties/Color/pattern") == R"("^[0-9a-fA-F]*$")");
    json::value const piece = schema_of(tc3::structure_of<sample::Part>(), tc3::side::request, "#/$defs/");
    BOOST_TEST(part("/properties/Id/pattern", piece) == R"("^p-[0-9]{1,3}[a-z]$")");
    BOOST_TEST(part("/properties/Parts/items/$ref", piece) == R"("#/$defs/Part")");
}

BOOST_AUTO_TEST_CASE(each_relation_that_is_an_error_is_a_schema_of_its_own) {
    BOOST_TEST(part("/allOf/0/oneOf/0") == R"({"required":["Color"],"properties":{"Color":{"not":{"type":"null"}}}})");
    BOOST_TEST(part("/allOf/0/oneOf/2/properties/Ports") == R"({"type":"array","minItems":1})");
    BOOST_TEST(part("/allOf/1/if") == R"({"properties":{"Size":{"const":"Small"}},"required":["Size"]})");
    BOOST_TEST(part("/allOf/1/then") == R"({"properties":{"Count":{"enum":[1,2,3]}}})");
    BOOST_TEST(part("/allOf/2/then/properties/Parts/anyOf/0/allOf/1/contains/properties/Id/const") == R"("p-2b")");
    BOOST_TEST(part("/allOf/3/properties/Parts/maxContains") == "1");
    BOOST_TEST(part("/allOf/4") == "nothing"); // of the five one earns a warning only
    BOOST_TEST(part("/description") == R"("advice: Speed 1 or 2 has no effect when Size is XL")");
}

BOOST_AUTO_TEST_CASE(answers_may_gain_members) {
    json::value const schema = schemas_of(*tc3::known_actions.front(), "#/");
    BOOST_TEST(part("/CloneDBInstanceResponse/additionalProperties", schema) == "nothing");
    BOOST_TEST(part("/CloneDBInstanceRequest/additionalProperties", schema) == "false");
    BOOST_TEST(part("/CloneDBInstanceResponse/required", schema) == R"(["DealName","BillId","RequestId"])");
    BOOST_TEST(part("/Answer/properties/Response/anyOf/0/required", schema) == R"(["Error","RequestId"])");
}

BOOST_AUTO_TEST_CASE(the_structures_of_an_action_stand_once) {
    auto const shapes = structures_of(*tc3::known_actions.front());
    std::string names;
    for (tc3::structure const* shape : shapes)
        names.append(shape->name).append(" ");
    BOOST_TEST(names == "CloneDBInstanceRequest Tag DBNode CloneDBInstanceResponse ");
}

BOOST_AUTO_TEST_CASE(what_a_schema_cannot_say_stands_in_its_comment) {
    json::value const schema = json::parse(json_schema_of(*tc3::known_actions.front()));
    for (unsaid_rule const& each : unsaid_rules)
        BOOST_TEST(part("/$comment", schema).find(std::string{to_string(each.kind)} + " (") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
