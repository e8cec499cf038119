// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/validate/json_value.hpp>

#include "support/collect.hpp"
#include "support/sample.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using tc3::finding;
using tc3::structure_of;
using tc3::walk;
using tc3::tests::collector;
using tc3::tests::in_short;
using tc3::tests::sample::MakeThingRequest;

namespace {

tc3::structure const& thing = structure_of<MakeThingRequest>();

boost::json::value valid() {
    return {{"Size", "Large"}, {"Count", 5}, {"Owners", {"me"}}, {"Bounds", {{"Most", 2}}}, {"Color", "0af"}};
}

std::string judged(boost::json::value const& value) {
    collector sink;
    tc3::validate_value(value, thing, {}, sink);
    for (finding const& found : sink.all)
        BOOST_TEST(found.offset == finding::nowhere);
    return in_short(sink.all);
}

std::string thing_with(std::string_view name, boost::json::value const& value) {
    boost::json::value changed = valid();
    changed.as_object()[boost::json::string_view{name.data(), name.size()}] = value;
    return judged(changed);
}

} // namespace

BOOST_AUTO_TEST_SUITE(validate_json_value)

BOOST_AUTO_TEST_CASE(nothing_is_said_of_a_value_that_breaks_no_rule) {
    BOOST_TEST(judged(valid()) == "");
}

BOOST_AUTO_TEST_CASE(each_kind_of_value_is_judged) {
    BOOST_TEST(thing_with("Count", "5") == "type /Count");
    BOOST_TEST(thing_with("Count", 5.0) == "type /Count");
    BOOST_TEST(thing_with("Count", true) == "type /Count");
    BOOST_TEST(thing_with("Count", nullptr) == "required /Count");
    BOOST_TEST(thing_with("Count", boost::json::array{5}) == "type /Count");
    BOOST_TEST(thing_with("Count", boost::json::object{}) == "type /Count");
    BOOST_TEST(thing_with("Count", std::uint64_t{18446744073709551615u}) == "type /Count");
    BOOST_TEST(thing_with("Count", std::int64_t{4}) == "one-of /Count");
    BOOST_TEST(thing_with("Serial", std::uint64_t{7}) == "");
    BOOST_TEST(thing_with("Serial", std::uint64_t{18446744073709551615u}) == "one-of /Serial");
    BOOST_TEST(thing_with("Ratio", std::uint64_t{18446744073709551615u}) == "");
    BOOST_TEST(thing_with("Fast", false) == "");
}

BOOST_AUTO_TEST_CASE(a_small_unsigned_value_is_the_integer_that_it_is) {
    // Boost.JSON keeps 5u apart from 5, but in the text they are the same.
    BOOST_TEST(thing_with("Count", std::uint64_t{5}) == "");
    BOOST_TEST(thing_with("Count", std::uint64_t{4}) == "one-of /Count");
    BOOST_TEST(thing_with("Ports", boost::json::array{std::uint64_t{80}}) == "exactly-one");
}

BOOST_AUTO_TEST_CASE(a_top_level_that_is_no_object_is_one_wrong_type) {
    for (std::string_view const text : {"[]", "[{}]", "null", "true", "1", "1.5", "18446744073709551615", "\"x\""})
        BOOST_TEST(judged(boost::json::parse({text.data(), text.size()})) == "type", text);
    BOOST_TEST(judged("\xFF") == "type");
}

BOOST_AUTO_TEST_CASE(nested_values_have_their_pointers) {
    BOOST_TEST(thing_with("Bounds", {{"Most", 3}, {"a/b", 1}}) == "step /Bounds/Most, unknown /Bounds/a~1b");
    BOOST_TEST(thing_with("Owners", {"a", 1, nullptr, "toolong"}) ==
               "type /Owners/1, type /Owners/2, length /Owners/3");
    BOOST_TEST(thing_with("Parts", {{{"Id", "p-1a"}}, {{"Id", "p-2b"}}}) == "depends /Parts");
    BOOST_TEST(judged(boost::json::object{}) ==
               "required /Size, required /Count, required /Owners, required /Bounds, exactly-one");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_utf_8_is_found) {
    // A value that a program put together may hold any bytes.
    BOOST_TEST(thing_with("Note", "a\xFF") == "encoding /Note");
    BOOST_TEST(thing_with("Owners", {"\xE4\xB8"}) == "encoding /Owners/0");
}

BOOST_AUTO_TEST_CASE(a_typed_struct_is_filled_in_the_same_pass) {
    MakeThingRequest made;
    collector sink;
    tc3::validate_value(valid(), thing, {}, sink, &made);
    BOOST_TEST(sink.all.empty());
    BOOST_TEST(made.Size == "Large");
    BOOST_TEST(made.Bounds.Most == 2u);
    BOOST_TEST(made.Owners.at(0) == "me");
    BOOST_TEST(!made.Note.has_value());
}

BOOST_AUTO_TEST_CASE(the_sink_may_stop_it_at_any_finding) {
    boost::json::value const bad =
        boost::json::parse(R"({"Size":"x","Count":null,"Owners":[""],"Bounds":{"Most":3,"x":[]},"Ports":[{"a":[]}]})");
    std::size_t seen = 0;
    auto all = [&seen](finding&&) {
        ++seen;
        return walk::go_on;
    };
    tc3::validate_value(bad, thing, {}, all);
    BOOST_TEST(seen == 6u);
    for (std::size_t wanted = 1; wanted <= 6; ++wanted) {
        seen = 0;
        auto some = [&seen, wanted](finding&&) { return ++seen < wanted ? walk::go_on : walk::stop; };
        tc3::validate_value(bad, thing, {}, some);
        BOOST_TEST(seen == wanted);
    }
}

BOOST_AUTO_TEST_SUITE_END()
