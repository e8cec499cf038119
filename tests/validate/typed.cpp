// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/validate/typed.hpp>

#include "support/collect.hpp"
#include "support/messages.hpp"
#include "support/sample.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <vector>

using tc3::finding;
using tc3::validate;
using tc3::walk;
using tc3::tests::in_short;
using tc3::tests::sample::Limits;
using tc3::tests::sample::MakeThingRequest;
using tc3::tests::sample::Part;

namespace {

MakeThingRequest valid() {
    MakeThingRequest made;
    made.Size = "Large";
    made.Count = 5;
    made.Owners = {"me"};
    made.Bounds.Most = 2;
    made.Color = std::string{"0af"};
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(validate_typed)

BOOST_AUTO_TEST_CASE(nothing_is_said_of_a_struct_that_breaks_no_rule) {
    MakeThingRequest made = valid();
    BOOST_TEST(in_short(validate(made)) == "");
    made.Serial = 7;
    made.Ratio = -0.5;
    made.Fast = false;
    made.Weights = {1, 2.5};
    made.Flags = {true, false};
    made.Parts = {{"p-1a", 0, {{{"p-5x", {}, {}}}}}, {"p-2b", {}, {}}, {"p-3c", {}, {}}};
    made.Made = std::string{"2021-12-25 01:27:35"};
    made.Note = std::string{};
    made.Speed = 2;
    BOOST_TEST(in_short(validate(made)) == "");
}

BOOST_AUTO_TEST_CASE(values_are_judged_at_the_pointers_of_their_json) {
    MakeThingRequest made = valid();
    made.Size = "large";
    made.Count = 4;
    made.Owners = {"ok", "", "toolong"};
    made.Bounds = {3, 1.5, std::string{"g"}};
    made.Serial = 18446744073709551615u;
    made.Parts = {{"p-1a", -1, {{{"x", {}, {}}}}}};
    made.Made = std::string{"2021/12/25 1:27:35"};
    BOOST_TEST(in_short(validate(made)) ==
               "case /Size (warning), one-of /Count, length /Owners/1, length /Owners/2, step /Bounds/Most, "
               "range /Bounds/Share, one-of /Bounds/Unit, one-of /Serial, range /Parts/0/Weight, "
               "format /Parts/0/Parts/0/Id, format-variant /Made (warning), depends /Parts");
}

BOOST_AUTO_TEST_CASE(what_is_left_as_it_was_made_is_judged_by_its_value) {
    // A required member cannot be missing in a struct.
    BOOST_TEST(in_short(validate(MakeThingRequest{})) ==
               "one-of /Size, one-of /Count, range /Bounds/Most, exactly-one");
}

BOOST_AUTO_TEST_CASE(an_optional_member_is_present_if_it_has_a_value) {
    MakeThingRequest made = valid();
    made.Ports.emplace();
    BOOST_TEST(in_short(validate(made)) == ""); // an empty list counts as absent
    made.Ports->push_back(80);
    BOOST_TEST(in_short(validate(made)) == "exactly-one");
    made.Color.reset();
    BOOST_TEST(in_short(validate(made)) == "");
    made.Ports.reset();
    made.Extra = Limits{};
    BOOST_TEST(in_short(validate(made)) == "range /Extra/Most");
}

BOOST_AUTO_TEST_CASE(relations_are_judged) {
    MakeThingRequest made = valid();
    made.Size = "Small";
    made.Bounds = {2, 1.0, std::string{"lb"}};
    BOOST_TEST(in_short(validate(made)) == "ignored /Bounds/Share (warning), depends /Count");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_utf_8_is_found_before_it_is_sent) {
    MakeThingRequest made = valid();
    made.Note = std::string{"a\xFF"};
    made.Owners = {"ok", "\xE4\xB8"};
    BOOST_TEST(in_short(validate(made)) == "encoding /Owners/1, encoding /Note");
    BOOST_TEST(validate(made)[0].rule == "make-thing.owners.encoding");
}

BOOST_AUTO_TEST_CASE(findings_about_a_struct_have_no_place_in_a_text) {
    for (finding const& found : validate(MakeThingRequest{})) {
        BOOST_TEST(found.offset == finding::nowhere);
        BOOST_TEST(found.length == 0u);
    }
}

BOOST_AUTO_TEST_CASE(the_context_is_heeded) {
    tc3::validation_context context;
    context.where = tc3::side::response;
    BOOST_TEST((validate(MakeThingRequest{}, context).front().side == tc3::side::response));
    static constexpr tc3::likely_code own[] = {{tc3::kind::one_of, "InvalidParameterValue.Own"}};
    context = {};
    context.likely = own;
    BOOST_TEST(validate(MakeThingRequest{}, context).front().likely_error == "InvalidParameterValue.Own");
}

BOOST_AUTO_TEST_CASE(the_sink_may_stop_it_at_any_finding) {
    MakeThingRequest made;
    made.Parts = {{"x", -1, {}}, {"y", -2, {{{"z", {}, {}}}}}};
    made.Note = std::string{"\xFF"};
    std::size_t const all = validate(made).size();
    BOOST_TEST(all == 10u);
    for (std::size_t wanted = 1; wanted <= all; ++wanted) {
        std::size_t seen = 0;
        auto some = [&seen, wanted](finding&&) { return ++seen < wanted ? walk::go_on : walk::stop; };
        validate(made, {}, some);
        BOOST_TEST(seen == wanted);
    }
}

BOOST_AUTO_TEST_CASE(a_struct_that_contains_itself_is_judged_down_to_the_limit) {
    Part made{"p-1a", {}, {}};
    for (std::size_t level = 1; level < tc3::depth_limit; ++level) {
        Part outer{"p-1a", {}, std::vector<Part>{}};
        outer.Parts->push_back(std::move(made));
        made = std::move(outer);
    }
    BOOST_TEST(in_short(validate(made)) == "");
    Part outer{"p-1a", {}, std::vector<Part>{}};
    outer.Parts->push_back(std::move(made));
    std::vector<finding> const all = validate(outer);
    BOOST_REQUIRE(all.size() == 1u);
    BOOST_TEST((all[0].kind == tc3::kind::size));
}

BOOST_AUTO_TEST_CASE(the_codes_of_the_structs_own_action_are_named_unless_others_are_given) {
    auto order = tc3::tests::order();
    order.Storage = 15;
    auto const code = [&order](tc3::validation_context const& context) {
        std::vector<finding> const all = validate(order, context);
        BOOST_REQUIRE(all.size() == 1u);
        return all.front().likely_error;
    };
    BOOST_TEST(code({}) == "InvalidParameterValue.InvalidParameterValueError");
    static constexpr tc3::likely_code own[] = {{tc3::kind::step, "FailedOperation.Own"}};
    tc3::validation_context context;
    context.likely = own;
    BOOST_TEST(code(context) == "FailedOperation.Own");
    MakeThingRequest thing = valid();
    thing.Count = 4;
    BOOST_TEST(validate(thing).front().likely_error == "InvalidParameterValue");
}

BOOST_AUTO_TEST_SUITE_END()
