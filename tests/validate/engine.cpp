// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/validate/engine.hpp>

#include "support/collect.hpp"
#include "support/loaded.hpp"
#include "support/object_text.hpp"
#include "support/sample.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using tc3::between;
using tc3::constraint;
using tc3::depth_limit;
using tc3::engine;
using tc3::finding;
using tc3::kind;
using tc3::relation;
using tc3::side;
using tc3::structure_of;
using tc3::walk;
using tc3::wire_type;
using tc3::tests::collector;
using tc3::tests::findings_of_json;
using tc3::tests::in_short;
using tc3::tests::judged;
using tc3::tests::list_of;
using tc3::tests::loaded;
using tc3::tests::loaded_row;
using tc3::tests::many_rows;
using tc3::tests::nesting;
using tc3::tests::numbered_name;
using tc3::tests::object_text;
using tc3::tests::presence;
using tc3::tests::sample::MakeThingRequest;
using tc3::tests::sample::Part;

namespace {

tc3::structure const& thing = structure_of<MakeThingRequest>();

/// A request for a thing that breaks no rule.
object_text const valid{{"Size", R"("Large")"},
                        {"Count", "5"},
                        {"Owners", R"(["me"])"},
                        {"Bounds", R"({"Most":2})"},
                        {"Color", R"("0af")"}};

/// Judges a request for a thing in which one member is another one.
std::string thing_with(std::string_view name, std::string_view json) {
    return judged(valid.with(name, json).text(), thing);
}

/// Gives events to an engine, and returns what it reports.
std::vector<finding> findings_of(tc3::structure const& shape, std::function<void(engine&)> const& events,
                                 tc3::validation_context const& context = {}) {
    collector sink;
    engine judge{shape, context, sink};
    events(judge);
    return std::move(sink.all);
}

std::string judged_events(tc3::structure const& shape, std::function<void(engine&)> const& events) {
    return in_short(findings_of(shape, events));
}

relation relation_of(relation::form what, std::vector<std::string_view> const& names) {
    relation made;
    made.what = what;
    for (std::string_view const name : names)
        made.member_slots.at(made.member_count++).name = name;
    return made;
}

relation exactly_one(std::vector<std::string_view> const& names) {
    return relation_of(relation::form::exactly_one, names);
}

/// The one finding about a text.
finding only_finding(std::string_view text, tc3::structure const& shape, tc3::validation_context const& context = {}) {
    std::vector<finding> all = findings_of_json(text, shape, context);
    BOOST_REQUIRE_MESSAGE(all.size() == 1u, in_short(all));
    return std::move(all.front());
}

} // namespace

BOOST_AUTO_TEST_SUITE(validate_engine)

BOOST_AUTO_TEST_CASE(nothing_is_said_of_an_object_that_breaks_no_rule) {
    BOOST_TEST(judged(valid.text(), thing) == "");
    BOOST_TEST(judged(valid.with("Serial", "7")
                          .with("Ratio", "-0.5")
                          .with("Fast", "false")
                          .with("Weights", "[1,2.5,-3e10]")
                          .with("Flags", "[true,false]")
                          .with("Parts", R"([{"Id":"p-3c"},{"Id":"p-2b","Weight":0},{"Id":"p-1a"},{"Id":"p-9z"}])")
                          .with("Made", R"("2021-12-25 01:27:35")")
                          .with("Note", R"("")")
                          .with("Speed", "2")
                          .text(),
                      thing) == "");
}

BOOST_AUTO_TEST_CASE(every_event_goes_on_while_the_sink_does) {
    collector sink;
    tc3::validation_context const context;
    engine judge{thing, context, sink};
    BOOST_TEST(judge.begin_object());
    BOOST_TEST(judge.key("Size"));
    BOOST_TEST(judge.string("Tiny"));
    BOOST_TEST(judge.key("Ports"));
    BOOST_TEST(judge.begin_array());
    BOOST_TEST(judge.integer(0));
    BOOST_TEST(judge.number(1.5));
    BOOST_TEST(judge.end_array());
    BOOST_TEST(judge.key("Foo"));
    BOOST_TEST(judge.null());
    BOOST_TEST(judge.end_object());
    BOOST_TEST(in_short(sink.all) == "one-of /Size, range /Ports/0, type /Ports/1, unknown /Foo, required /Count, "
                                     "required /Owners, required /Bounds");
}

BOOST_AUTO_TEST_CASE(the_event_that_the_sink_had_enough_of_says_so) {
    // In this text each member breaks a rule, and the object does at its end.
    std::string const text = R"({"Size":"small","Count":4,"Owners":[""],"Bounds":{"Most":3,"Most":3},"Serial":-1,)"
                             R"("Ratio":"x","Fast":null,"Ports":[{}],"Parts":[{"Id":"p-9z"},{"Id":"p-9z"}],)"
                             R"("Color":"ZZ","Note":null,"Nope":1,"Extra":{}})";
    std::size_t const all = findings_of_json(text, thing).size();
    BOOST_TEST(all == 16u);
    for (std::size_t wanted = 1; wanted <= all; ++wanted) {
        std::vector<finding> seen;
        auto some = [&seen, wanted](finding&& found) {
            seen.push_back(std::move(found));
            return seen.size() < wanted ? walk::go_on : walk::stop;
        };
        tc3::json_result const result = tc3::validate_json(text, thing, {}, some);
        BOOST_TEST(seen.size() == wanted);
        BOOST_TEST((result.end == tc3::json_end::stopped));
    }
}

BOOST_AUTO_TEST_CASE(a_top_level_that_is_no_object_is_one_wrong_type) {
    for (std::string_view const text : {"[]", "[{}]", "[1,[2]]", "null", "true", "1", "1.5", "18446744073709551615",
                                        "\"text\"", "\"\"", "[{\"Size\":5}]"})
        BOOST_TEST(judged(text, thing) == "type", text);
    finding const found = only_finding(" [1]", thing);
    BOOST_TEST(found.rule == "make-thing.body.type");
    BOOST_TEST(found.offset == 1u);
    BOOST_TEST(found.length == 3u);
}

BOOST_AUTO_TEST_CASE(each_wire_type_takes_its_own_kinds_of_json_only) {
    std::vector<std::string_view> const kinds{"\"5\"", "5",  "-5", "9223372036854775808", "5.0",
                                              "true",  "{}", "[]", "18446744073709551616"};
    struct expectation {
        wire_type type;
        std::string_view fitting; ///< a mark for each of the kinds
    };
    for (expectation const& e : std::vector<expectation>{{wire_type::string, "x        "},
                                                         {wire_type::integer, " xx      "},
                                                         {wire_type::unsigned_integer, " x x     "},
                                                         {wire_type::number, " xxxx   x"},
                                                         {wire_type::boolean, "     x   "}}) {
        loaded const scalar{"One", {loaded_row("M", e.type)}};
        loaded const list{"Many", {list_of(loaded_row("M", e.type))}};
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            std::string const value{kinds[i]};
            bool const fits = e.fitting[i] == 'x';
            BOOST_TEST_CONTEXT(to_string(e.type) << " " << value) {
                BOOST_TEST(judged("{\"M\":" + value + "}", scalar.shape()) == (fits ? "" : "type /M"));
                BOOST_TEST(judged("{\"M\":[" + value + "]}", list.shape()) == (fits ? "" : "type /M/0"));
                // A list takes no element in its place, but an empty list is one.
                BOOST_TEST(judged("{\"M\":" + value + "}", list.shape()) == (value == "[]" ? "" : "type /M"));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_structure_takes_objects_only) {
    for (std::string_view const wrong : {"1", "\"x\"", "true", "1.5", "[]", "[{\"Most\":2}]"})
        BOOST_TEST(thing_with("Bounds", wrong) == "type /Bounds", wrong);
    for (std::string_view const wrong : {"1", "\"x\"", "true", "1.5", "{}", "{\"Id\":\"p-1a\"}"})
        BOOST_TEST(thing_with("Parts", wrong) == "type /Parts", wrong);
    for (std::string_view const wrong : {"1", "\"x\"", "true", "1.5", "[]", "null", "[[{}]]"})
        BOOST_TEST(thing_with("Parts", "[" + std::string{wrong} + "]") == "type /Parts/0", wrong);
}

BOOST_AUTO_TEST_CASE(a_value_of_the_wrong_type_is_not_held_against_other_rules) {
    BOOST_TEST(thing_with("Count", "4.0") == "type /Count");
    BOOST_TEST(thing_with("Size", "4") == "type /Size");
    BOOST_TEST(thing_with("Bounds", R"({"Most":"3"})") == "type /Bounds/Most");
    BOOST_TEST(thing_with("Bounds", R"([{"Foo":1,"Most":3}])") == "type /Bounds");
    BOOST_TEST(thing_with("Owners", R"({"a":{"b":[]}})") == "type /Owners");
}

BOOST_AUTO_TEST_CASE(a_number_too_large_to_be_held_is_of_the_wrong_type) {
    BOOST_TEST(thing_with("Ratio", "1e308") == "");
    BOOST_TEST(thing_with("Ratio", "-1.7976931348623157e308") == "");
    BOOST_TEST(thing_with("Ratio", "1e-400") == "");
    for (std::string_view const beyond : {"1e309", "-1e309", "1e400"})
        BOOST_TEST(thing_with("Ratio", beyond) == "type /Ratio", beyond);
}

BOOST_AUTO_TEST_CASE(unsigned_integers_and_numbers_are_judged_by_their_own_value) {
    BOOST_TEST(thing_with("Serial", "7") == "");
    BOOST_TEST(thing_with("Serial", "9") == "");
    BOOST_TEST(thing_with("Serial", "8") == "one-of /Serial");
    BOOST_TEST(thing_with("Serial", "18446744073709551615") == "one-of /Serial");

    BOOST_TEST(thing_with("Bounds", R"({"Most":2})") == "");
    BOOST_TEST(thing_with("Bounds", R"({"Most":18446744073709551614})") == "");
    BOOST_TEST(thing_with("Bounds", R"({"Most":18446744073709551615})") == "step /Bounds/Most");
    BOOST_TEST(thing_with("Bounds", R"({"Most":3})") == "step /Bounds/Most");
    BOOST_TEST(thing_with("Bounds", R"({"Most":0})") == "range /Bounds/Most");

    for (std::string_view const inside : {"0", "1", "0.0", "0.5", "1e0", "-0.0"})
        BOOST_TEST(thing_with("Bounds", R"({"Most":2,"Share":)" + std::string{inside} + "}") == "", inside);
    for (std::string_view const outside : {"-1", "2", "1.0000001", "-1e-300", "1e300", "18446744073709551615"})
        BOOST_TEST(thing_with("Bounds", R"({"Most":2,"Share":)" + std::string{outside} + "}") == "range /Bounds/Share",
                   outside);
}

BOOST_AUTO_TEST_CASE(a_bound_on_one_side_leaves_the_other_open_for_every_type) {
    constraint at_most = tc3::at_least(std::numeric_limits<std::int64_t>::min());
    at_most.maximum = 5;
    loaded const shape{"Open",
                       {loaded_row("Least", wire_type::number, presence::optional, {tc3::at_least(5)}),
                        loaded_row("Most", wire_type::number, presence::optional, {at_most}),
                        loaded_row("Large", wire_type::unsigned_integer, presence::optional, {tc3::at_least(5)}),
                        loaded_row("Signed", wire_type::integer, presence::optional, {at_most})}};
    BOOST_TEST(judged(R"({"Least":1e300,"Most":-1e300,"Large":18446744073709551615,"Signed":-9223372036854775808})",
                      shape.shape()) == "");
    BOOST_TEST(judged(R"({"Least":4.9,"Most":5.1,"Large":4,"Signed":6})", shape.shape()) ==
               "range /Least, range /Most, range /Large, range /Signed");
}

BOOST_AUTO_TEST_CASE(steps_are_judged_for_every_type) {
    loaded const shape{
        "Steps",
        {loaded_row("Number", wire_type::number, presence::optional, {tc3::multiple_of(10)}),
         loaded_row("Signed", wire_type::integer, presence::optional, {tc3::multiple_of(10)}),
         loaded_row("Unsigned", wire_type::unsigned_integer, presence::optional, {tc3::multiple_of(10)})}};
    BOOST_TEST(judged(R"({"Number":-20.0,"Signed":-20,"Unsigned":18446744073709551610})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"Number":20.5,"Signed":-21,"Unsigned":18446744073709551615})", shape.shape()) ==
               "step /Number, step /Signed, step /Unsigned");
    // The advice must not compute a multiple that does not fit into 64 bits.
    for (std::string_view const edge : {"9223372036854775807", "-9223372036854775807", "-9223372036854775808"})
        BOOST_TEST(!only_finding("{\"Signed\":" + std::string{edge} + "}", shape.shape()).help.empty());
}

BOOST_AUTO_TEST_CASE(constraints_of_one_value_are_judged_independently) {
    BOOST_TEST(thing_with("Color", R"("0af0af")") == "");
    BOOST_TEST(thing_with("Color", R"("0")") == "length /Color");
    BOOST_TEST(thing_with("Color", R"("0af0af0")") == "length /Color");
    BOOST_TEST(thing_with("Color", R"("0g")") == "characters /Color");
    BOOST_TEST(thing_with("Color", R"("0A")") == "characters /Color (warning)");
    BOOST_TEST(thing_with("Color", R"("g")") == "length /Color, characters /Color");
    BOOST_TEST(thing_with("Color", R"("")") == "length /Color");
}

BOOST_AUTO_TEST_CASE(a_range_is_silent_where_the_step_has_spoken) {
    BOOST_TEST(thing_with("Bounds", R"({"Most":0})") == "range /Bounds/Most");
    // In that table the range comes first, so it speaks for itself.
    loaded const shape{"Order",
                       {loaded_row("M", wire_type::integer, presence::optional,
                                   {tc3::multiple_of(10), tc3::advice(tc3::at_least(10), {})})}};
    BOOST_TEST(judged(R"({"M":5})", shape.shape()) == "step /M");
    BOOST_TEST(judged(R"({"M":0})", shape.shape()) == "range /M (warning)");
    BOOST_TEST(judged(R"({"M":-10})", shape.shape()) == "range /M (warning)");
    BOOST_TEST(judged(R"({"M":-15})", shape.shape()) == "step /M");
    BOOST_TEST(judged(R"({"M":10})", shape.shape()) == "");
}

BOOST_AUTO_TEST_CASE(each_element_of_a_list_is_judged_at_its_own_place) {
    std::string const ports = R"([1,65535,0,65536,"x",null,80,[],{"a":1},-1])";
    BOOST_TEST(judged(valid.without("Color").with("Ports", ports).text(), thing) ==
               "range /Ports/2, range /Ports/3, type /Ports/4, type /Ports/5, type /Ports/7, type /Ports/8, "
               "range /Ports/9");
    BOOST_TEST(thing_with("Owners", R"(["abcd","abcde",""])") == "length /Owners/1, length /Owners/2");
    BOOST_TEST(thing_with("Owners", R"(["中文中文","中文中文中"])") == "length /Owners/1");
}

BOOST_AUTO_TEST_CASE(an_empty_list_is_no_mistake_not_even_where_a_list_is_required) {
    BOOST_TEST(thing_with("Owners", "[]") == "");
    BOOST_TEST(thing_with("Parts", "[]") == "");
    BOOST_TEST(thing_with("Weights", "[]") == "");
}

BOOST_AUTO_TEST_CASE(a_member_that_is_missing_has_the_place_that_it_would_have) {
    BOOST_TEST(judged("{}", thing) ==
               "required /Size, required /Count, required /Owners, required /Bounds, exactly-one");
    BOOST_TEST(thing_with("Bounds", "{}") == "required /Bounds/Most");
    BOOST_TEST(judged(valid.with("Parts", R"([{"Id":"p-1a"},{},{"Id":"p-2b"},{"Weight":1},{"Id":"p-3c"}])").text(),
                      thing) == "required /Parts/1/Id, required /Parts/3/Id");
    finding const found = only_finding(valid.without("Count").text(), thing);
    BOOST_TEST(found.offset == finding::nowhere);
}

BOOST_AUTO_TEST_CASE(null_is_missing_where_required_and_a_warning_elsewhere) {
    BOOST_TEST(thing_with("Count", "null") == "required /Count");
    BOOST_TEST(thing_with("Bounds", "null") == "required /Bounds");
    BOOST_TEST(thing_with("Owners", "null") == "required /Owners");
    BOOST_TEST(thing_with("Note", "null") == "null /Note (warning)");
    BOOST_TEST(thing_with("Parts", "null") == "null /Parts (warning)");
    BOOST_TEST(thing_with("Extra", "null") == "null /Extra (warning)");
    BOOST_TEST(thing_with("Bounds", R"({"Most":2,"Unit":null})") == "null /Bounds/Unit (warning)");
}

BOOST_AUTO_TEST_CASE(the_value_of_an_unknown_or_repeated_name_is_not_judged) {
    BOOST_TEST(judged(valid.with("Foo", R"({"Size":1,"Foo":{},"a":[null,{"Id":1}]})").text(), thing) == "unknown /Foo");
    BOOST_TEST(judged(valid.also("Count", R"("x")").text(), thing) == "duplicate /Count");
    BOOST_TEST(judged(valid.also("Bounds", R"({"Foo":1})").text(), thing) == "duplicate /Bounds");
    BOOST_TEST(judged(valid.also("Foo", "1").also("Foo", "2").text(), thing) == "unknown /Foo, unknown /Foo");
    BOOST_TEST(judged(valid.also("Count", "5").also("Count", "5").text(), thing) ==
               "duplicate /Count, duplicate /Count");
    // After such a value all goes on as before.
    BOOST_TEST(judged(valid.without("Count").also("Foo", "[[],{}]").also("Count", "4").text(), thing) ==
               "unknown /Foo, one-of /Count");
}

BOOST_AUTO_TEST_CASE(the_first_of_two_values_counts) {
    BOOST_TEST(judged(valid.with("Count", "4").also("Count", "5").text(), thing) == "one-of /Count, duplicate /Count");
    BOOST_TEST(judged(valid.with("Count", "null").also("Count", "5").text(), thing) ==
               "required /Count, duplicate /Count");
    BOOST_TEST(judged(valid.with("Color", "null").also("Color", R"("0af")").text(), thing) ==
               "null /Color (warning), duplicate /Color, exactly-one");
}

BOOST_AUTO_TEST_CASE(names_of_nested_structures_are_their_own) {
    BOOST_TEST(thing_with("Bounds", R"({"Most":2,"Size":"Large"})") == "unknown /Bounds/Size");
    BOOST_TEST(thing_with("Bounds", R"({"Most":2,"most":2})") == "unknown /Bounds/most");
    BOOST_TEST(judged(valid.with("Parts", R"([{"Id":"p-1a","Id":"p-1a"},{"Id":"p-2b"},{"Id":"p-3c","x":1}])").text(),
                      thing) == "duplicate /Parts/0/Id, unknown /Parts/2/x");
    // The same name may stand once in each of two objects.
    BOOST_TEST(judged(valid.without("Color").with("Extra", R"({"Most":2})").text(), thing) == "");
}

BOOST_AUTO_TEST_CASE(names_are_written_into_pointers_with_their_two_escapes) {
    BOOST_TEST(judged(valid.also("a/b~c", "1").text(), thing) == "unknown /a~1b~0c");
    BOOST_TEST(judged(valid.also("~1", "1").text(), thing) == "unknown /~01");
    BOOST_TEST(judged(valid.also("", "1").text(), thing) == "unknown /");
    BOOST_TEST(judged(valid.with("Bounds", R"({"Most":2,"/":0})").text(), thing) == "unknown /Bounds/~1");
}

BOOST_AUTO_TEST_CASE(a_relation_in_a_nested_structure_stands_there) {
    BOOST_TEST(thing_with("Bounds", R"({"Most":2,"Unit":"lb","Share":1})") == "ignored /Bounds/Share (warning)");
    BOOST_TEST(thing_with("Bounds", R"({"Most":2,"Share":1.0,"Unit":"lb"})") == "ignored /Bounds/Share (warning)");
    BOOST_TEST(thing_with("Bounds", R"({"Most":2,"Unit":"lb","Share":0.5})") == "");
    BOOST_TEST(thing_with("Bounds", R"({"Most":2,"Unit":"kg","Share":1})") == "");

    loaded const inner{
        "Inner", {loaded_row("A", wire_type::string), loaded_row("B", wire_type::string)}, {exactly_one({"A", "B"})}};
    loaded const outer{"Outer", {nesting("One", inner.shape()), list_of(nesting("Many", inner.shape()))}};
    BOOST_TEST(judged(R"({"One":{},"Many":[{"A":""},{},{"A":"","B":""}]})", outer.shape()) ==
               "exactly-one /One, exactly-one /Many/1, exactly-one /Many/2");
}

BOOST_AUTO_TEST_CASE(exactly_one_counts_what_is_there_whatever_its_value) {
    object_text const none = valid.without("Color");
    BOOST_TEST(judged(none.text(), thing) == "exactly-one");
    BOOST_TEST(judged(none.with("Ports", "[1]").text(), thing) == "");
    BOOST_TEST(judged(none.with("Extra", R"({"Most":2})").text(), thing) == "");
    BOOST_TEST(judged(none.with("Ports", "[]").text(), thing) == "exactly-one"); // an empty list counts as absent
    BOOST_TEST(judged(none.with("Ports", "null").text(), thing) == "null /Ports (warning), exactly-one");
    BOOST_TEST(judged(none.with("Ports", "5").text(), thing) == "type /Ports");
    BOOST_TEST(judged(none.with("Ports", "[null]").text(), thing) == "type /Ports/0");
    BOOST_TEST(judged(none.with("Extra", "[]").text(), thing) == "type /Extra");
    BOOST_TEST(judged(none.with("Color", R"("g")").text(), thing) == "length /Color, characters /Color");
    BOOST_TEST(judged(none.with("Color", "5").text(), thing) == "type /Color");
    BOOST_TEST(judged(valid.with("Ports", "[1,2,3]").text(), thing) == "exactly-one");
    BOOST_TEST(judged(valid.with("Ports", "[1]").with("Extra", R"({"Most":2})").text(), thing) == "exactly-one");
    BOOST_TEST(judged(valid.with("Extra", "null").text(), thing) == "null /Extra (warning)");
    BOOST_TEST(judged(valid.with("Ports", "false").text(), thing) == "type /Ports, exactly-one");
}

BOOST_AUTO_TEST_CASE(at_least_one_counts_what_is_there_whatever_its_value) {
    loaded const shape{"S",
                       {loaded_row("A", wire_type::string), list_of(loaded_row("B", wire_type::integer))},
                       {relation_of(relation::form::at_least_one, {"A", "B"})}};
    BOOST_TEST(judged("{}", shape.shape()) == "required");
    BOOST_TEST(judged(R"({"A":""})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"A":7})", shape.shape()) == "type /A");
    BOOST_TEST(judged(R"({"B":[1,2]})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"A":"","B":[1,2]})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"B":[]})", shape.shape()) == "required"); // an empty list counts as absent
    BOOST_TEST(judged(R"({"A":null})", shape.shape()) == "null /A (warning), required");
    BOOST_TEST(judged(R"({)", shape.shape()) == "json"); // what is cut off lacks nothing
}

BOOST_AUTO_TEST_CASE(a_member_that_is_overridden_is_told_of_in_either_order) {
    loaded const shape{"S",
                       {loaded_row("A", wire_type::string), list_of(loaded_row("B", wire_type::integer))},
                       {relation_of(relation::form::overrides, {"A", "B"})}};
    BOOST_TEST(judged("{}", shape.shape()) == "");
    BOOST_TEST(judged(R"({"A":""})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"B":[1]})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"A":"","B":[]})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"A":null,"B":[1]})", shape.shape()) == "null /A (warning)");
    for (std::string_view const text : {R"({"A":"","B":[1,2]})", R"({"B":[1,2],"A":""})"}) {
        finding const found = only_finding(text, shape.shape());
        BOOST_TEST(in_short(found) == "ignored /B (warning)");
        BOOST_TEST(text.substr(found.offset, found.length) == "[1,2]");
        BOOST_TEST(found.help == "Leave out B, or A where that is not meant.");
    }
}

BOOST_AUTO_TEST_CASE(a_condition_on_another_member_is_judged_in_either_order) {
    object_text const small = valid.with("Size", R"("Small")");
    for (std::string_view const allowed : {"1", "2", "3"})
        BOOST_TEST(judged(small.with("Count", allowed).text(), thing) == "", allowed);
    BOOST_TEST(judged(small.text(), thing) == "depends /Count");
    BOOST_TEST(judged(valid.without("Size").with("Size", R"("Small")").text(), thing) == "depends /Count");
}

BOOST_AUTO_TEST_CASE(elements_must_include_each_of_the_values) {
    auto const parts = [](std::string_view list) { return thing_with("Parts", list); };
    BOOST_TEST(parts(R"([{"Id":"p-1a"},{"Id":"p-2b"},{"Id":"p-3c"}])") == "");
    BOOST_TEST(parts(R"([{"Id":"p-3c"},{"Id":"p-3c"},{"Id":"p-2b"},{"Id":"p-1a"},{"Id":"p-7q"}])") == "");
    BOOST_TEST(parts(R"([{"Id":"p-1a"},{"Id":"p-2b"}])") == "depends /Parts");
    BOOST_TEST(parts(R"([{"Id":"p-2b"},{"Id":"p-3c"}])") == "depends /Parts");
    BOOST_TEST(parts(R"([{"Id":"p-7q"}])") == "depends /Parts");
    // An element whose value is missing or wrong might have been the one that is wanted.
    BOOST_TEST(parts(R"([{"Id":"p-1a"},{"Id":"x"}])") == "format /Parts/1/Id");
    BOOST_TEST(parts(R"([{"Id":"p-1a"},{"Id":5}])") == "type /Parts/1/Id");
    BOOST_TEST(parts(R"([{"Id":"p-1a"},{"Id":null}])") == "required /Parts/1/Id");
    BOOST_TEST(parts(R"([{"Id":"p-1a"},{}])") == "required /Parts/1/Id");
    BOOST_TEST(parts(R"([{"Id":"p-1a"},null])") == "type /Parts/1");
    BOOST_TEST(parts(R"([7])") == "type /Parts/0");
    // Other members of an element do not matter.
    BOOST_TEST(parts(R"([{"Id":"p-1a","Weight":-1}])") == "range /Parts/0/Weight, depends /Parts");
}

BOOST_AUTO_TEST_CASE(at_most_one_element_may_have_the_value) {
    std::string const all = R"({"Id":"p-1a"},{"Id":"p-2b"},{"Id":"p-3c"})";
    BOOST_TEST(thing_with("Parts", "[" + all + R"(,{"Id":"p-9z"}])") == "");
    BOOST_TEST(thing_with("Parts", "[" + all + R"(,{"Id":"p-9z"},{"Id":"p-9z"}])") == "depends /Parts");
    std::string many = "[" + all;
    for (int i = 0; i < 1000; ++i)
        many += R"(,{"Id":"p-9z"})";
    BOOST_TEST(thing_with("Parts", many + "]") == "depends /Parts");
}

BOOST_AUTO_TEST_CASE(a_relation_reads_the_elements_of_its_own_list_only) {
    // The parts of a part are of the same structure, but no relation reads them.
    BOOST_TEST(thing_with("Parts", R"([{"Id":"p-1a","Parts":[{"Id":"p-2b"},{"Id":"p-3c"}]}])") == "depends /Parts");
    BOOST_TEST(
        thing_with("Parts", R"([{"Id":"p-1a"},{"Id":"p-2b"},{"Id":"p-3c","Parts":[{"Id":"p-9z"},{"Id":"x"}]}])") ==
        "format /Parts/2/Parts/1/Id");
}

BOOST_AUTO_TEST_CASE(a_relation_may_have_a_code_of_its_own) {
    relation strict = exactly_one({"A", "B"});
    strict.likely_error = "InvalidParameter.Both";
    relation mild = strict;
    mild.likely_error = {};
    mild.standing = tc3::tier::advice;
    loaded const strictly{"S", {loaded_row("A", wire_type::string), loaded_row("B", wire_type::string)}, {strict}};
    loaded const mildly{"S", {loaded_row("A", wire_type::string), loaded_row("B", wire_type::string)}, {mild}};
    BOOST_TEST(only_finding("{}", strictly.shape()).likely_error == "InvalidParameter.Both");
    finding const found = only_finding("{}", mildly.shape());
    BOOST_TEST((found.severity == tc3::severity::warning));
    BOOST_TEST(found.likely_error.empty());
}

BOOST_AUTO_TEST_CASE(a_constraint_may_have_a_code_and_a_source_of_its_own) {
    tc3::row member = loaded_row("A", wire_type::integer, presence::optional,
                                 {tc3::refused_as("InvalidParameterValue.Own", tc3::at_least(0)),
                                  tc3::stated(tc3::multiple_of(2), tc3::from("even", "another page", "2026")),
                                  tc3::advice(tc3::one_of<0, 2, 4, 6>(), tc3::from("habit", "a forum", "2026"))});
    member.origin = tc3::from("a number", "the page", "2026");
    loaded const shape{"S", {member}};

    std::vector<finding> const all = findings_of_json(R"({"A":-3})", shape.shape());
    BOOST_REQUIRE(all.size() == 3u);
    BOOST_TEST(all[0].likely_error == "InvalidParameterValue.Own");
    BOOST_TEST(all[0].origin.page == "the page");
    BOOST_TEST(all[1].likely_error == "InvalidParameterValue");
    BOOST_TEST(all[1].origin.page == "another page");
    BOOST_TEST(all[2].likely_error.empty());
    BOOST_TEST(all[2].origin.page == "a forum");
    BOOST_TEST((all[2].severity == tc3::severity::warning));
}

BOOST_AUTO_TEST_CASE(codes_of_the_action_come_before_the_common_ones) {
    static constexpr tc3::likely_code own[] = {{kind::one_of, "InvalidParameterValue.OwnOne"}};
    tc3::validation_context context;
    context.likely = own;
    BOOST_TEST(only_finding(valid.with("Count", "4").text(), thing, context).likely_error ==
               "InvalidParameterValue.OwnOne");
    BOOST_TEST(only_finding(valid.with("Count", "\"4\"").text(), thing, context).likely_error == "InvalidParameter");
    BOOST_TEST(only_finding(valid.with("Note", "null").text(), thing, context).likely_error.empty());
}

BOOST_AUTO_TEST_CASE(a_finding_names_the_rule_and_where_it_comes_from) {
    finding const found = only_finding(valid.with("Count", "4").text(), thing);
    BOOST_TEST(found.rule == "make-thing.count.one-of");
    BOOST_TEST(found.path == "/Count");
    BOOST_TEST(found.origin.text == "one of a few");
    BOOST_TEST(found.message == "Count must be 1 to 3, 5 or 8, not 4");
    BOOST_TEST(!found.help.empty());
    BOOST_TEST((found.side == side::request));
    BOOST_TEST(only_finding(valid.with("Bounds", R"({"Most":3})").text(), thing).rule == "limits.most.step");
    BOOST_TEST(only_finding(valid.with("Bounds", "{}").text(), thing).rule == "limits.most.required");
    BOOST_TEST(only_finding(valid.with("Foo", "{}").text(), thing).rule == "make-thing.member.unknown");
    BOOST_TEST(only_finding(valid.without("Color").text(), thing).rule == "make-thing.color.exactly-one");
}

BOOST_AUTO_TEST_CASE(only_a_harmless_text_stands_in_a_message) {
    std::string const secret = "s3cr3t-of-somebody";
    for (std::string_view const name : {"Color", "Made", "Owners"}) {
        std::string const value = name == "Owners" ? "[\"" + secret + "\"]" : "\"" + secret + "\"";
        for (finding const& found : findings_of_json(valid.with(name, value).text(), thing)) {
            BOOST_TEST(found.message.find(secret) == std::string::npos, found.message);
            BOOST_TEST(found.help.find(secret) == std::string::npos, found.help);
            BOOST_TEST(!found.harmless);
        }
    }
    finding const shown = only_finding(valid.with("Size", "\"Enormous\"").text(), thing);
    BOOST_TEST(shown.message.find("Enormous") != std::string::npos);
    BOOST_TEST(shown.harmless);
}

BOOST_AUTO_TEST_CASE(in_a_response_unknown_names_are_notes_and_nulls_are_errors_only_where_required) {
    tc3::validation_context context;
    context.where = side::response;
    BOOST_TEST(judged(valid.with("Foo", "1").text(), thing, context) == "unknown /Foo (note)");
    BOOST_TEST(judged(valid.with("Count", "null").text(), thing, context) == "null /Count");
    BOOST_TEST(judged(valid.with("Note", "null").text(), thing, context) == "");
    BOOST_TEST(judged(valid.without("Count").text(), thing, context) == "required /Count");
    finding const found = only_finding(valid.without("Count").text(), thing, context);
    BOOST_TEST((found.side == side::response));
    BOOST_TEST(found.likely_error.empty());
}

BOOST_AUTO_TEST_CASE(a_structure_that_contains_itself_is_judged_down_to_the_limit) {
    tc3::structure const& part = structure_of<Part>();
    auto const nested = [](std::size_t levels) {
        std::string text = R"({"Id":"p-1a"})";
        for (std::size_t i = 1; i < levels; ++i)
            text = R"({"Id":"p-1a","Parts":[)" + text + "]}";
        return text;
    };
    BOOST_TEST(judged(nested(2), part) == "");
    BOOST_TEST(judged(nested(depth_limit), part) == "");

    std::string deep = nested(depth_limit);
    deep.replace(deep.rfind("p-1a"), 4, "x");
    std::vector<finding> const all = findings_of_json(deep, part);
    BOOST_REQUIRE(all.size() == 1u);
    BOOST_TEST((all[0].kind == kind::format));
    std::string path;
    for (std::size_t i = 1; i < depth_limit; ++i)
        path += "/Parts/0";
    BOOST_TEST(all[0].path == path + "/Id");
}

BOOST_AUTO_TEST_CASE(what_is_nested_too_deeply_is_said_once_and_not_judged) {
    loaded inner{"Leaf", {loaded_row("Leaf", wire_type::string)}};
    tc3::structure self = inner.shape();
    std::vector<tc3::row> rows{nesting("In", self)};
    std::vector<std::uint16_t> const watchers(1);
    std::vector<std::uint16_t> buckets(tc3::detail::bucket_count(1));
    std::vector<std::uint16_t> filled(1);
    BOOST_TEST(tc3::detail::derive(rows, {}, filled, buckets));
    self = {"Self", rows, {}, watchers, buckets, 0};

    auto const nested = [](std::size_t levels) {
        std::string text = R"({"Foo":1})";
        for (std::size_t i = 1; i < levels; ++i)
            text = R"({"In":)" + text + "}";
        return text;
    };
    BOOST_TEST(findings_of_json(nested(depth_limit), self).size() == 1u);
    for (std::size_t const levels : {depth_limit + 1, depth_limit + 5, 2 * depth_limit}) {
        finding const found = only_finding(nested(levels), self);
        BOOST_TEST((found.kind == kind::size));
        BOOST_TEST(found.rule == "self.nesting.size");
        std::string path;
        for (std::size_t i = 0; i < depth_limit; ++i)
            path += "/In";
        BOOST_TEST(found.path == path);
    }
}

BOOST_AUTO_TEST_CASE(a_very_large_structure_is_judged_like_any_other) {
    for (std::size_t const count : {std::size_t{300}, tc3::member_capacity}) {
        loaded const large{"Large", many_rows(count)};
        std::string text{"{"};
        for (std::size_t i = count; i-- > 0;)
            text.append("\"").append(numbered_name(i)).append("\":").append(std::to_string(i)).append(i > 0 ? "," : "");
        BOOST_TEST(judged(text + "}", large.shape()) == "");

        std::string twice = text;
        std::string expected;
        for (std::size_t i = 0; i < count; ++i) {
            twice.append(",\"").append(numbered_name(i)).append("\":0");
            expected.append(i > 0 ? ", " : "").append("duplicate /").append(numbered_name(i));
        }
        BOOST_TEST(judged(twice + "}", large.shape()) == expected);

        std::string missing;
        for (std::size_t i = 0; i < count; i += 3)
            missing.append(i > 0 ? ", " : "").append("required /").append(numbered_name(i));
        BOOST_TEST(judged("{}", large.shape()) == missing);
    }
}

BOOST_AUTO_TEST_CASE(sixteen_relations_of_one_structure_do_not_disturb_each_other) {
    std::vector<tc3::row> rows;
    std::vector<relation> relations;
    for (std::size_t i = 0; i < tc3::relation_capacity; ++i) {
        rows.push_back(loaded_row(numbered_name(2 * i), wire_type::integer));
        rows.push_back(loaded_row(numbered_name(2 * i + 1), wire_type::integer));
        relations.push_back(exactly_one({numbered_name(2 * i), numbered_name(2 * i + 1)}));
    }
    loaded const shape{"Sixteen", rows, relations};
    for (std::size_t broken = 0; broken < tc3::relation_capacity; ++broken) {
        std::string text{"{"};
        for (std::size_t i = 0; i < tc3::relation_capacity; ++i)
            if (i != broken)
                text.append(text.size() > 1 ? ",\"" : "\"").append(numbered_name(2 * i + i % 2)).append("\":0");
        std::vector<finding> const all = findings_of_json(text + "}", shape.shape());
        BOOST_REQUIRE(all.size() == 1u);
        BOOST_TEST(all[0].rule == "sixteen." + tc3::kebab_case(numbered_name(2 * broken)) + ".exactly-one");
    }
}

BOOST_AUTO_TEST_CASE(a_member_may_be_read_by_several_relations) {
    relation const first = exactly_one({"A", "B"});
    relation const second = exactly_one({"A", "C"});
    loaded const shape{
        "Shared",
        {loaded_row("A", wire_type::integer), loaded_row("B", wire_type::integer), loaded_row("C", wire_type::integer)},
        {first, second}};
    BOOST_TEST(judged(R"({"A":1})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"B":1,"C":1})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"B":1})", shape.shape()) == "exactly-one");
    BOOST_TEST(judged(R"({})", shape.shape()) == "exactly-one, exactly-one");
    BOOST_TEST(judged(R"({"A":1,"C":1})", shape.shape()) == "exactly-one");
}

BOOST_AUTO_TEST_CASE(relations_on_one_list_read_their_own_members_of_its_elements) {
    loaded const node{"Node", {loaded_row("Role", wire_type::string), loaded_row("Zone", wire_type::string)}};
    relation roles;
    roles.what = relation::form::elements_include;
    roles.member_slots[0].name = "Nodes";
    roles.member_count = 1;
    roles.nested.name = "Role";
    roles.value_slots[0] = "Primary";
    roles.value_count = 1;
    relation zones = roles;
    zones.nested.name = "Zone";
    zones.value_slots[0] = "z-1";
    loaded const shape{"Cluster", {list_of(nesting("Nodes", node.shape()))}, {roles, zones}};
    BOOST_TEST(judged(R"({"Nodes":[{"Role":"Primary","Zone":"z-1"}]})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"Nodes":[{"Role":"Primary"}]})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"Nodes":[{"Zone":"z-1"}]})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"Nodes":[{"Role":"Primary","Zone":"z-2"}]})", shape.shape()) == "depends /Nodes");
    BOOST_TEST(judged(R"({"Nodes":[{"Zone":"z-2"}]})", shape.shape()) == "depends /Nodes");
    BOOST_TEST(judged(R"({"Nodes":[{"Role":"Standby","Zone":"z-2"}]})", shape.shape()) ==
               "depends /Nodes, depends /Nodes");
}

BOOST_AUTO_TEST_CASE(a_condition_is_silent_about_characters_in_doubt_and_about_elements_of_a_list) {
    relation when;
    when.what = relation::form::allows;
    when.member_slots[0].name = "Mode";
    when.member_slots[1].name = "Color";
    when.member_count = 2;
    when.condition = 1;
    when.value_slots[0] = "0a";
    when.value_count = 1;
    relation of_list = when;
    of_list.member_slots[1].name = "Ports";
    of_list.value_slots[0] = 80;
    constraint const hexadecimal =
        tc3::characters("hexadecimal digits", tc3::tests::sample::hexadecimal, tc3::tests::sample::capitals);
    loaded const shape{"Painted",
                       {loaded_row("Mode", wire_type::integer),
                        loaded_row("Color", wire_type::string, presence::optional, {hexadecimal}),
                        list_of(loaded_row("Ports", wire_type::integer))},
                       {when, of_list}};
    BOOST_TEST(judged(R"({"Mode":1,"Color":"0a"})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"Mode":1,"Color":"0b"})", shape.shape()) == "depends /Color");
    BOOST_TEST(judged(R"({"Mode":1,"Color":"0B"})", shape.shape()) == "characters /Color (warning)");
    BOOST_TEST(judged(R"({"Mode":1,"Ports":[80,81]})", shape.shape()) == "");
}

BOOST_AUTO_TEST_CASE(a_large_unsigned_integer_is_not_taken_for_a_negative_one) {
    loaded const shape{"Large",
                       {loaded_row("Serial", wire_type::unsigned_integer, presence::optional, {tc3::one_of<-1, 7>()})}};
    BOOST_TEST(judged(R"({"Serial":7})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"Serial":18446744073709551615})", shape.shape()) == "one-of /Serial");
}

BOOST_AUTO_TEST_CASE(a_contract_made_at_run_time_is_judged_like_a_declared_one) {
    relation when;
    when.what = relation::form::allows;
    when.member_slots[0].name = "Mode";
    when.member_slots[1].name = "Size";
    when.member_count = 2;
    when.condition = 1;
    when.value_slots[0] = 10;
    when.value_slots[1] = 20;
    when.value_count = 2;
    loaded const disk{"Disk", {loaded_row("Type", wire_type::string, presence::required, {tc3::matches("d[0-9]{2}")})}};
    loaded const shape{"ResizeRequest",
                       {loaded_row("Mode", wire_type::unsigned_integer, presence::required),
                        loaded_row("Size", wire_type::integer, presence::optional, {tc3::multiple_of(10)}),
                        list_of(nesting("Disks", disk.shape()))},
                       {when}};
    BOOST_REQUIRE(shape.names_are_right());
    BOOST_TEST(judged(R"({"Mode":1,"Size":20,"Disks":[{"Type":"d01"}]})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"Mode":0,"Size":30})", shape.shape()) == "");
    BOOST_TEST(judged(R"({"Mode":1,"Size":30,"Disks":[{"Type":"d1"},{}]})", shape.shape()) ==
               "format /Disks/0/Type, required /Disks/1/Type, depends /Size");
    BOOST_TEST(judged(R"({"Mode":1,"Size":31})", shape.shape()) == "step /Size");
    finding const found = only_finding(R"({"Mode":1,"Size":30})", shape.shape());
    BOOST_TEST(found.rule == "resize.size.depends");
    BOOST_TEST(in_short(tc3::tests::findings_of_flattened("Mode=1&Size=30&Disks.0.Type=d1", shape.shape())) ==
               "format /Disks/0/Type, depends /Size");
}

BOOST_AUTO_TEST_CASE(a_contract_made_at_run_time_fills_no_struct) {
    loaded const shape{"Plain", {list_of(loaded_row("List", wire_type::string)), loaded_row("A", wire_type::integer)}};
    // There is no way to write to whatever the target is.
    collector sink;
    tc3::validation_context const context;
    engine judge{shape.shape(), context, sink};
    BOOST_TEST(judge.begin_object());
    BOOST_TEST(judge.key("List"));
    BOOST_TEST(judge.begin_array());
    BOOST_TEST(judge.string("x"));
    BOOST_TEST(judge.end_array());
    BOOST_TEST(judge.end_object());
    BOOST_TEST(sink.all.empty());
}

BOOST_AUTO_TEST_CASE(a_place_is_asked_for_only_when_there_is_something_to_report) {
    struct counting {
        std::vector<std::size_t> asked{};
        static tc3::json::span find(void* object, std::size_t ordinal) {
            static_cast<counting*>(object)->asked.push_back(ordinal);
            return {100 + ordinal, 1};
        }
    };
    counting places;
    collector sink;
    tc3::validation_context const context;
    engine judge{thing, context, sink, nullptr, {&places, &counting::find}};
    judge.begin_object();
    judge.key("Size");
    judge.string("Large");
    BOOST_TEST(places.asked.empty());
    judge.key("Count");
    judge.integer(4);
    BOOST_TEST(places.asked == std::vector<std::size_t>{2}, boost::test_tools::per_element());
    BOOST_REQUIRE(sink.all.size() == 1u);
    BOOST_TEST(sink.all[0].offset == 102u);
    BOOST_TEST(sink.all[0].length == 1u);
}

BOOST_AUTO_TEST_CASE(without_a_place_finder_findings_are_nowhere) {
    std::vector<finding> const all = findings_of(thing, [](engine& judge) {
        judge.begin_object();
        judge.key("Count");
        judge.integer(4);
    });
    BOOST_REQUIRE(all.size() == 1u);
    BOOST_TEST(all[0].offset == finding::nowhere);
}

BOOST_AUTO_TEST_CASE(a_text_means_what_the_type_of_its_member_says) {
    loaded const shape{"Texts",
                       {loaded_row("S", wire_type::string), loaded_row("I", wire_type::integer),
                        loaded_row("U", wire_type::unsigned_integer), loaded_row("N", wire_type::number),
                        loaded_row("B", wire_type::boolean), list_of(loaded_row("L", wire_type::integer))}};
    auto const given = [&shape](std::string_view name, std::string_view text) {
        return judged_events(shape.shape(), [name, text](engine& judge) {
            judge.begin_object();
            judge.key(name);
            judge.text(text);
            judge.end_object();
        });
    };
    for (std::string_view const any : {"", "x", "5", "true", "1.5"})
        BOOST_TEST(given("S", any) == "", any);
    for (std::string_view const whole : {"0", "5", "-5", "-0", "9223372036854775807", "-9223372036854775808"})
        BOOST_TEST(given("I", whole) == "", whole);
    for (std::string_view const wrong : {"", " 5", "5 ", "+5", "05", "-05", "5.0", "5e0", "0x5", "5a", "--5", "-",
                                         "true", "9223372036854775808", "-9223372036854775809", "1e400", "٥"})
        BOOST_TEST(given("I", wrong) == "type /I", wrong);
    for (std::string_view const whole : {"0", "5", "9223372036854775808", "18446744073709551615"})
        BOOST_TEST(given("U", whole) == "", whole);
    for (std::string_view const wrong : {"-5", "18446744073709551616", "5.0"})
        BOOST_TEST(given("U", wrong) == "type /U", wrong);
    for (std::string_view const number : {"0", "-5", "1.5", "-1.5e-10", "1E5", "18446744073709551616"})
        BOOST_TEST(given("N", number) == "", number);
    for (std::string_view const wrong : {"", "x", "inf", "nan", "-inf", ".5", "1e400", "1.5x", "+1.5"})
        BOOST_TEST(given("N", wrong) == "type /N", wrong);
    BOOST_TEST(given("B", "true") == "");
    BOOST_TEST(given("B", "false") == "");
    BOOST_TEST(given("B", "True") == "format-variant /B (warning)");
    BOOST_TEST(given("B", "False") == "format-variant /B (warning)");
    for (std::string_view const wrong : {"", "1", "0", "TRUE", "yes", "tRue", " true"})
        BOOST_TEST(given("B", wrong) == "type /B", wrong);
    BOOST_TEST(given("L", "5") == "type /L");
}

BOOST_AUTO_TEST_CASE(a_text_that_cannot_be_read_is_an_encoding_fault_and_counts_as_present) {
    auto const events = [](engine& judge) {
        judge.begin_object();
        judge.key("Size");
        judge.string("Large");
        judge.key("Count");
        judge.integer(5);
        judge.key("Owners");
        judge.begin_array();
        judge.string("a");
        judge.unreadable_text();
        judge.string("abcde");
        judge.end_array();
        judge.key("Bounds");
        judge.begin_object();
        judge.key("Most");
        judge.integer(2);
        judge.end_object();
        judge.key("Color");
        judge.unreadable_text("percent-encoded");
        judge.key("Foo");
        judge.unreadable_text();
        judge.end_object();
    };
    BOOST_TEST(judged_events(thing, events) == "encoding /Owners/1, length /Owners/2, encoding /Color, unknown /Foo");
    BOOST_TEST(findings_of(thing, events)[2].message == "Color must be percent-encoded");
    BOOST_TEST(judged_events(thing, [](engine& judge) { judge.unreadable_text(); }) == "type");
}

BOOST_AUTO_TEST_CASE(the_region_of_a_zone_is_judged_only_where_both_are_known) {
    loaded const shape{"Zones", {loaded_row("Zone", wire_type::string, presence::optional, {tc3::in_region()})}};
    tc3::validation_context context;
    BOOST_TEST(judged(R"({"Zone":"ap-beijing-1"})", shape.shape(), context) == "");
    context.region = "ap-guangzhou";
    BOOST_TEST(judged(R"({"Zone":"ap-guangzhou-3"})", shape.shape(), context) == "");
    BOOST_TEST(judged(R"({"Zone":"ap-guangzhou-12"})", shape.shape(), context) == "");
    BOOST_TEST(judged(R"({"Zone":"ap-beijing-1"})", shape.shape(), context) == "mismatch /Zone (warning)");
    BOOST_TEST(judged(R"({"Zone":"ap-guangzhou-open-1"})", shape.shape(), context) == "mismatch /Zone (warning)");
    for (std::string_view const unknown : {"100003", "", "beijing-1", "ap-beijing"})
        BOOST_TEST(judged("{\"Zone\":\"" + std::string{unknown} + "\"}", shape.shape(), context) == "", unknown);
}

BOOST_AUTO_TEST_CASE(the_future_begins_after_the_second_of_the_request_read_in_beijing) {
    loaded const shape{"Times", {loaded_row("Time", wire_type::string, presence::optional, {tc3::not_in_future()})}};
    tc3::validation_context context;
    std::string const noon = R"({"Time":"2021-12-25 12:00:00"})"; // in UTC+8, that is 04:00:00 UTC
    std::int64_t const then = 1640404800;
    BOOST_TEST(judged(noon, shape.shape(), context) == "");
    context.timestamp = then - 1;
    BOOST_TEST(judged(noon, shape.shape(), context) == "mismatch /Time (warning)");
    context.timestamp = then;
    BOOST_TEST(judged(noon, shape.shape(), context) == "");
    context.timestamp = then + 1;
    BOOST_TEST(judged(noon, shape.shape(), context) == "");
    context.timestamp = 0;
    BOOST_TEST(judged(R"({"Time":"2021/12/25 1:2:3"})", shape.shape(), context) == "mismatch /Time (warning)");
    BOOST_TEST(judged(R"({"Time":"tomorrow"})", shape.shape(), context) == "");
}

BOOST_AUTO_TEST_CASE(findings_behind_values_of_each_kind_stand_at_their_own_value) {
    std::string const text = R"({"Size":"Large","Serial":18446744073709551615,"Ratio":0.5,"Fast":true,"Note":null,)"
                             R"("Flags":[true,false],"Parts":[],"Count":4,"Owners":["me"],"Bounds":{"Most":2},)"
                             R"("Color":"0af"})";
    for (finding const& found : findings_of_json(text, thing)) {
        std::string_view const place = std::string_view{text}.substr(found.offset, found.length);
        BOOST_TEST(place == (found.path == "/Count"    ? "4"
                             : found.path == "/Serial" ? "18446744073709551615"
                                                       : "null"),
                   found.path);
    }
    BOOST_TEST(judged(text, thing) == "one-of /Serial, null /Note (warning), one-of /Count");
}

BOOST_AUTO_TEST_CASE(an_unsigned_integer_has_a_bound_on_either_side) {
    loaded const shape{"Loaded", {loaded_row("A", wire_type::unsigned_integer, presence::required, {between(2, 5)})}};
    for (auto const& [json, expected] : std::vector<std::pair<std::string, std::string>>{
             {"1", "range /A"}, {"2", ""}, {"5", ""}, {"6", "range /A"}, {"18446744073709551615", "range /A"}})
        BOOST_TEST(judged("{\"A\":" + json + "}", shape.shape()) == expected, json);
}

BOOST_AUTO_TEST_CASE(a_least_length_counts_code_points_too) {
    loaded const shape{"Loaded", {loaded_row("A", wire_type::string, presence::required, {tc3::code_points(2, 4)})}};
    for (auto const& [text, expected] :
         std::vector<std::pair<std::string, std::string>>{{"a", "length /A"},
                                                          {"\u00e9", "length /A"},
                                                          {"\u4e91", "length /A"},
                                                          {"ab", ""},
                                                          {"\u4e91\u4e91", ""},
                                                          {"\u4e91\u4e91\u4e91\u4e91", ""},
                                                          {"abcd", ""},
                                                          {"abcde", "length /A"}})
        BOOST_TEST(judged("{\"A\":\"" + text + "\"}", shape.shape()) == expected, text);
}

BOOST_AUTO_TEST_CASE(elements_beyond_all_counting_are_still_too_many) {
    std::string parts = R"([{"Id":"p-1a"},{"Id":"p-2b"},{"Id":"p-3c"})";
    for (int i = 0; i < 200; ++i) {
        parts += R"(,{"Id":"p-9z"})";
        BOOST_TEST(thing_with("Parts", parts + "]") == (i == 0 ? "" : "depends /Parts"), i);
    }
}

BOOST_AUTO_TEST_CASE(of_many_members_only_those_are_missing_that_are_not_there) {
    std::vector<tc3::row> rows = many_rows(300);
    loaded const shape{"Large", rows};
    std::string text;
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i].required)
            text += (text.empty() ? "{\"" : ",\"") + std::string{rows[i].name} + "\":0";
    BOOST_TEST_REQUIRE(rows[0].required);
    BOOST_TEST(judged(text + "}", shape.shape()) == "required /" + std::string{rows[0].name});
}

BOOST_AUTO_TEST_CASE(messages_and_remedies_fit_the_value) {
    auto const told = [](std::string_view name, std::string_view json) {
        finding const found = only_finding(valid.with(name, json).text(), thing);
        return found.message + " | " + found.help;
    };
    BOOST_TEST(told("Size", R"("")") ==
               "Size must be Small, Large or XL, but is empty | Set Size to a value that is Small, Large or XL.");
    BOOST_TEST(told("Size", R"("Tall")") ==
               "Size must be Small, Large or XL, not `Tall` | Set Size to a value that is Small, Large or XL.");
    BOOST_TEST(told("Owners", R"([""])")
                   .starts_with("Owners must be 1 to 4 characters long (code points, not bytes), "
                                "but is empty | Set Owners to a value"));
    BOOST_TEST(told("Owners", R"(["abcde"])").ends_with(" | Shorten Owners to 4 characters or fewer."));
    BOOST_TEST(told("Bounds", R"({"Most":3})") ==
               "Most must be a multiple of 2, not 3 | Set Most to a value that is a multiple of 2.");
    BOOST_TEST(told("Owners", R"([1])") == "an element of Owners must be a string, but is an integer | Send a string.");
    BOOST_TEST(told("Count", R"("5")") == "Count must be an integer, but is a string | Send an integer.");
    BOOST_TEST(
        told("Weights", "5").ends_with(" must be a list of numbers, but is an integer | Send a list of numbers."));
}

BOOST_AUTO_TEST_CASE(a_step_is_told_of_with_its_neighbours_as_far_as_there_are_any) {
    loaded const shape{"Loaded", {loaded_row("A", wire_type::integer, presence::required, {tc3::multiple_of(10)})}};
    auto const help = [&shape](std::string const& json) {
        return only_finding("{\"A\":" + json + "}", shape.shape()).help;
    };
    BOOST_TEST(help("15") == "Set A to 10 or 20.");
    BOOST_TEST(help("9") == "Set A to 10 or more.");
    BOOST_TEST(help("-5") == "Set A to 10 or more.");
    BOOST_TEST(help("9223372036854775807") == "Set A to 9223372036854775800 or less.");
}

BOOST_AUTO_TEST_CASE(relations_are_told_of_with_what_to_do) {
    auto const told = [](object_text const& what) {
        finding const found = only_finding(what.text(), thing);
        return found.message + " | " + found.help;
    };
    BOOST_TEST(told(valid.without("Color")) ==
               "exactly one of Color, Extra and Ports must be given, but none is | Give one of them.");
    BOOST_TEST(told(valid.with("Ports", "[1]")) ==
               "exactly one of Color, Extra and Ports must be given, but several are | Leave out all but one.");
    BOOST_TEST(told(valid.with("Size", R"("Small")")) ==
               "Count must be 1, 2 or 3 when Size is Small | Set Count to 1, 2 or 3, or change Size.");
    BOOST_TEST(told(valid.with("Size", R"("XL")").with("Speed", "2"))
                   .ends_with(" | Do not count on it; change Size if it is meant."));
    BOOST_TEST(
        told(valid.with("Parts", R"([{"Id":"p-1a"}])")).ends_with(" | Add the missing element, or leave out Parts."));
    BOOST_TEST(told(valid.with("Parts", R"([{"Id":"p-1a"},{"Id":"p-2b"},{"Id":"p-3c"},{"Id":"p-9z"},{"Id":"p-9z"}])"))
                   .ends_with(" | Make one of them another Id."));
}

BOOST_AUTO_TEST_CASE(an_unknown_name_is_told_of_by_the_side_on_which_it_stands) {
    auto const found = [](std::string_view name, side where) {
        tc3::validation_context context;
        context.where = where;
        return only_finding(valid.with(name, "1").text(), thing, context);
    };
    BOOST_TEST(found("Xyzzy", side::request).help == "Remove it.");
    BOOST_TEST(found("Colr", side::request).help == "Did you mean Color?");
    BOOST_TEST(found("Colr", side::request).origin.text == tc3::unknown_names_source.text);
    BOOST_TEST(found("Colr", side::response).help == "Nothing need be done; the service may have gained a member.");
    BOOST_TEST(found("Colr", side::response).origin.page == "sample");
}

BOOST_AUTO_TEST_CASE(a_null_has_the_rule_of_its_side) {
    auto const rule = [](side where) {
        tc3::validation_context context;
        context.where = where;
        return only_finding(valid.with("Count", "null").text(), thing, context).rule;
    };
    BOOST_TEST(rule(side::request) == "make-thing.count.required");
    BOOST_TEST(rule(side::response) == "make-thing.count.null");
}

BOOST_AUTO_TEST_SUITE_END()
