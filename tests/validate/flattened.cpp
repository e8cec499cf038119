// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/validate/flattened.hpp>

#include "support/collect.hpp"
#include "support/loaded.hpp"
#include "support/sample.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace std::string_literals;
using tc3::finding;
using tc3::structure_of;
using tc3::walk;
using tc3::tests::collector;
using tc3::tests::findings_of_flattened;
using tc3::tests::in_short;
using tc3::tests::list_of;
using tc3::tests::loaded;
using tc3::tests::loaded_row;
using tc3::tests::many_rows;
using tc3::tests::numbered_name;
using tc3::tests::sample::MakeThingRequest;

namespace {

tc3::structure const& thing = structure_of<MakeThingRequest>();

std::string const valid = "Size=Large&Count=5&Owners.0=me&Bounds.Most=2&Color=0af";

std::string judged(std::string_view text) {
    return in_short(findings_of_flattened(text, thing));
}

std::string judged_with(std::string_view more) {
    return judged(valid + "&" + std::string{more});
}

/// Each finding with the part of the text at which it stands.
std::vector<std::string> places_in(std::string_view text) {
    std::vector<std::string> places;
    for (finding const& found : findings_of_flattened(text, thing))
        places.push_back(
            in_short(found) + " at " +
            (found.offset == finding::nowhere ? "nowhere"s : std::string{text.substr(found.offset, found.length)}));
    return places;
}

} // namespace

BOOST_AUTO_TEST_SUITE(validate_flattened)

BOOST_AUTO_TEST_CASE(nothing_is_said_of_parameters_that_break_no_rule) {
    BOOST_TEST(judged(valid) == "");
    BOOST_TEST(
        judged_with("Serial=9&Ratio=-1.5e3&Fast=true&Weights.0=1&Weights.1=2.5&Flags.0=false&Note=&Speed=0&"
                    "Parts.0.Id=p-1a&Parts.0.Weight=0&Parts.1.Id=p-2b&Parts.2.Id=p-3c&Parts.2.Parts.0.Id=p-1a") == "");
}

BOOST_AUTO_TEST_CASE(the_order_of_the_names_does_not_matter) {
    BOOST_TEST(judged("Color=0af&Owners.1=you&Bounds.Most=2&Count=5&Owners.0=me&Size=Large") == "");
    BOOST_TEST(judged("Parts.2.Id=p-3c&Parts.0.Id=p-1a&" + valid + "&Parts.1.Id=p-2b") == "");
}

BOOST_AUTO_TEST_CASE(a_parameter_has_the_pointer_of_its_twin_in_json) {
    BOOST_TEST(judged_with("Parts.0.Id=p-1a&Parts.1.Id=x&Parts.1.Weight=-1") ==
               "format /Parts/1/Id, range /Parts/1/Weight");
    BOOST_TEST(judged_with("Parts.0.Parts.0.Parts.1.Id=x&Parts.0.Parts.0.Parts.0.Id=p-1a&Parts.0.Parts.0.Id=p-1a&"
                           "Parts.0.Id=p-1a&Parts.1.Id=p-2b&Parts.2.Id=p-3c") == "format /Parts/0/Parts/0/Parts/1/Id");
    BOOST_TEST(judged("Size=Large&Count=5&Owners.0=me&Bounds.Most=3&Color=0af") == "step /Bounds/Most");
    BOOST_TEST(judged("Size=Large&Count=5&Owners.0=me&Bounds.Unit=kg&Color=0af") == "required /Bounds/Most");
}

BOOST_AUTO_TEST_CASE(elements_are_put_into_the_order_of_their_numbers) {
    // Ten comes after nine, although its text sorts before it.
    std::string text = "Size=Large&Count=5&Bounds.Most=2&Color=0af";
    for (int i = 11; i >= 0; --i)
        text += "&Owners." + std::to_string(i) + "=" + (i == 10 ? "toolong" : "ok");
    BOOST_TEST(judged(text) == "length /Owners/10");
}

BOOST_AUTO_TEST_CASE(all_values_are_text_and_mean_what_their_member_says) {
    BOOST_TEST(judged("Size=Large&Count=5.0&Owners.0=5&Bounds.Most=2&Color=0af") == "type /Count");
    BOOST_TEST(judged("Size=Large&Count=&Owners.0=5&Bounds.Most=2&Color=0af") == "type /Count");
    BOOST_TEST(judged("Size=Large&Count=five&Owners.0=true&Bounds.Most=2&Color=0af") == "type /Count");
    BOOST_TEST(judged_with("Fast=True") == "format-variant /Fast (warning)");
    BOOST_TEST(judged_with("Fast=1") == "type /Fast");
    BOOST_TEST(judged_with("Flags.0=true&Flags.1=False&Flags.2=no") ==
               "format-variant /Flags/1 (warning), type /Flags/2");
    BOOST_TEST(judged_with("Note=null") == "");
}

BOOST_AUTO_TEST_CASE(a_value_may_be_empty_and_its_sign_may_be_left_out) {
    BOOST_TEST(judged_with("Note=") == "");
    BOOST_TEST(judged_with("Note") == "");
    BOOST_TEST(judged_with("&&Note=&") == "");
    BOOST_TEST(judged_with("Note=a=b==") == "");
    BOOST_TEST(judged_with("Made=") == "");
}

BOOST_AUTO_TEST_CASE(no_parameters_at_all_lack_everything) {
    for (std::string_view const empty : {"", "&", "&&&"})
        BOOST_TEST(judged(empty) == "required /Size, required /Count, required /Owners, required /Bounds, exactly-one");
}

BOOST_AUTO_TEST_CASE(escapes_stand_for_bytes_and_a_plus_for_a_blank) {
    BOOST_TEST(judged("%53ize=L%61rge&Count=%35&Owners%2E0=me&Bounds.Most=2&Color=0af") == "");
    BOOST_TEST(judged_with("Made=2021-12-25+01%3A27%3a35") == "");
    BOOST_TEST(judged_with("Made=2021-12-25%2B01:27:35") == "format /Made");
    BOOST_TEST(judged("Size=Large&Count=+5&Owners.0=me&Bounds.Most=2&Color=0af") == "type /Count");
    BOOST_TEST(judged("Size=Large&Count=5&Owners.0=%E4%B8%AD%e6%96%87&Bounds.Most=2&Color=0af") == "");
    // Longer than the room on the stack.
    std::string name;
    for (int i = 0; i < 100; ++i)
        name += "%61";
    BOOST_TEST(judged_with("Note=" + name) == "");
    BOOST_TEST(judged("Size=Large&Count=5&Owners.0=" + name + "&Bounds.Most=2&Color=0af") == "length /Owners/0");
}

BOOST_AUTO_TEST_CASE(a_broken_escape_or_bytes_that_are_no_utf_8_are_an_encoding_fault) {
    for (std::string_view const broken : {"%", "%4", "%zz", "%4g", "a%", "%E4%B8", "%FF", "%C0%80", "\xFF"}) {
        BOOST_TEST(judged_with("Note=" + std::string{broken}) == "encoding /Note", broken);
        BOOST_TEST(judged("Size=Large&Count=" + std::string{broken} + "&Owners.0=me&Bounds.Most=2&Color=0af") ==
                       "encoding /Count",
                   broken);
        // Such a value is there: the other rules of it are silent.
        BOOST_TEST(judged("Size=Large&Count=5&Owners.0=me&Bounds.Most=2&Color=" + std::string{broken}) ==
                       "encoding /Color",
                   broken);
    }
    BOOST_TEST(judged_with("Note=" + std::string(300, 'x') + "%zz") == "encoding /Note");
}

BOOST_AUTO_TEST_CASE(a_name_that_leads_nowhere_is_a_finding_of_its_own) {
    BOOST_TEST(judged_with("Foo=1") == "unknown /Foo");
    BOOST_TEST(judged_with("Foo.Bar=1&Foo.Baz.0=2&Foo=3") == "unknown /Foo/Bar, unknown /Foo/Baz/0, unknown /Foo");
    BOOST_TEST(judged_with("size=Large") == "unknown /size");
    BOOST_TEST(judged_with("Bounds.most=2") == "unknown /Bounds/most");
    BOOST_TEST(judged_with("Bounds.Size=Large") == "unknown /Bounds/Size");
    BOOST_TEST(judged_with("=1") == "unknown /");
    BOOST_TEST(judged_with("a%2Fb~c=1") == "unknown /a~1b~0c");
}

BOOST_AUTO_TEST_CASE(names_split_at_dots_only) {
    BOOST_TEST(judged_with("Parts[0][Id]=p-1a") == "unknown /Parts[0][Id]");
    BOOST_TEST(judged_with("Parts/0/Id=p-1a") == "unknown /Parts~10~1Id");
    BOOST_TEST(judged_with("Bounds.=2") == "unknown /Bounds/");
    BOOST_TEST(judged_with("Bounds..Most=2") == "unknown /Bounds//Most");
    BOOST_TEST(judged_with(".Note=2") == "unknown //Note");
    BOOST_TEST(judged_with("Note.=2") == "unknown /Note/");
}

BOOST_AUTO_TEST_CASE(an_index_is_a_plain_number) {
    for (std::string_view const wrong : {"x", "00", "01", "-1", "+1", "1x", "0x1", "4294967296", "", "1.5"})
        BOOST_TEST(judged_with("Flags." + std::string{wrong} + "=true").starts_with("unknown /Flags/"), wrong);
    BOOST_TEST(judged_with("Flags.0=true&Flags.0.0=true") == "unknown /Flags/0/0");
    BOOST_TEST(judged_with("Parts.Id=p-1a") == "unknown /Parts/Id");
}

BOOST_AUTO_TEST_CASE(a_list_or_structure_takes_no_text) {
    BOOST_TEST(judged("Size=Large&Count=5&Owners=me&Bounds.Most=2&Color=0af") == "type /Owners");
    BOOST_TEST(judged("Size=Large&Count=5&Owners.0=me&Bounds=2&Color=0af") == "type /Bounds");
    BOOST_TEST(judged_with("Parts.0=x") == "type /Parts/0");
    BOOST_TEST(judged_with("Parts=") == "type /Parts");
}

BOOST_AUTO_TEST_CASE(a_name_given_twice_is_a_duplicate_with_the_pointer_of_its_own) {
    BOOST_TEST(judged_with("Count=5") == "duplicate /Count");
    BOOST_TEST(judged_with("Count=x&%43ount=y") == "duplicate /Count, duplicate /Count");
    BOOST_TEST(judged_with("Owners.0=me") == "duplicate /Owners/0");
    BOOST_TEST(judged_with("Bounds.Most=2") == "duplicate /Bounds/Most");
    BOOST_TEST(judged_with("Parts.0.Id=p-1a&Parts.1.Id=p-2b&Parts.2.Id=p-3c&Parts.1.Id=p-2b") ==
               "duplicate /Parts/1/Id");
    // The first one counts.
    BOOST_TEST(judged("Count=4&" + valid) == "one-of /Count, duplicate /Count");
}

BOOST_AUTO_TEST_CASE(what_follows_a_duplicate_stands_at_its_own_value) {
    std::string const text =
        "Size=Large&Count=5&Count=8&Owners.0=toolong&Owners.0=me&Owners.1=&Bounds.Most=2&Color=0af";
    collector sink;
    tc3::validate_flattened(text, thing, {}, sink);
    std::string places;
    for (tc3::finding const& found : sink.all)
        places.append(in_short(found)).append(": ").append(text, found.offset, found.length).append("; ");
    BOOST_TEST(places ==
               "duplicate /Count: 8; length /Owners/0: toolong; duplicate /Owners/0: me; length /Owners/1: ; ");
}

BOOST_AUTO_TEST_CASE(relations_are_judged_as_in_json) {
    BOOST_TEST(judged("Size=Small&Count=5&Owners.0=me&Bounds.Most=2&Color=0af") == "depends /Count");
    BOOST_TEST(judged_with("Ports.0=80") == "exactly-one");
    BOOST_TEST(judged_with("Parts.0.Id=p-1a") == "depends /Parts");
    BOOST_TEST(judged_with("Bounds.Unit=lb&Bounds.Share=1") == "ignored /Bounds/Share (warning)");
}

BOOST_AUTO_TEST_CASE(names_of_the_protocol_are_passed_over) {
    static constexpr std::string_view common[] = {"Action", "Nonce"};
    auto const judged_beside = [](std::string_view text) {
        collector sink;
        tc3::validate_flattened(text, thing, {}, sink, common);
        return in_short(sink.all);
    };
    BOOST_TEST(judged_beside("Action=MakeThing&Nonce=1&Nonce=2&%41ction=%zz&" + valid) == "");
    BOOST_TEST(judged_beside("action=MakeThing&Version=1&" + valid) == "unknown /action, unknown /Version");
    BOOST_TEST(judged_beside("Action.0=MakeThing&" + valid) == "unknown /Action/0");
}

BOOST_AUTO_TEST_CASE(findings_stand_where_the_value_stands_in_the_text) {
    BOOST_TEST(places_in("Foo=b%61r&Size=small&Count=4&Count=5&Owners.0=%61bcde&Bounds.Most=&Parts.0.Id=x&Color=%zz") ==
                   (std::vector<std::string>{
                       "unknown /Foo at b%61r",
                       "case /Size (warning) at small",
                       "one-of /Count at 4",
                       "duplicate /Count at 5",
                       "length /Owners/0 at %61bcde",
                       "type /Bounds/Most at ",
                       "format /Parts/0/Id at x",
                       "encoding /Color at %zz",
                   }),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_has_no_place_in_the_text_stands_nowhere) {
    BOOST_TEST(
        places_in("Size=Small&Count=5&Owners.0=me&Bounds.Most=2&Parts.0.Id=p-1a") ==
            (std::vector<std::string>{"exactly-one at nowhere", "depends /Count at 5", "depends /Parts at nowhere"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_sink_may_stop_it_at_any_finding) {
    std::string const text = "Foo=1&Size=small&Count=4&Count=5&Owners.0=abcde&Owners.0=x&Bounds.Most=3&Parts.0=1&"
                             "Parts.1.Id=x&Bar.0=1&Parts.1.Id=x&Fast=True&Note=%zz";
    std::size_t const all = findings_of_flattened(text, thing).size();
    BOOST_TEST(all == 14u);
    for (std::size_t wanted = 1; wanted <= all; ++wanted) {
        std::size_t seen = 0;
        auto some = [&seen, wanted](finding&&) { return ++seen < wanted ? walk::go_on : walk::stop; };
        tc3::validate_flattened(text, thing, {}, some);
        BOOST_TEST(seen == wanted);
    }
}

BOOST_AUTO_TEST_CASE(more_parameters_than_there_is_room_on_the_stack_are_judged) {
    for (std::size_t const count : {47u, 48u, 49u, 50u, 300u}) {
        loaded const large{"Large", many_rows(count)};
        std::string text;
        for (std::size_t i = count; i-- > 0;)
            text.append(numbered_name(i)).append(i > 0 ? "=1&" : "=x");
        std::vector<finding> const all = findings_of_flattened(text, large.shape());
        BOOST_REQUIRE(all.size() == 1u);
        BOOST_TEST(in_short(all) == "type /M0");
        BOOST_TEST(all[0].offset == text.size() - 1);
    }
}

BOOST_AUTO_TEST_CASE(a_typed_struct_is_filled_in_the_same_pass) {
    MakeThingRequest made;
    collector sink;
    tc3::validate_flattened("Parts.1.Id=p-2b&Parts.0.Id=p-1a&Parts.2.Id=p-3c&Parts.2.Parts.0.Id=p-9x&Size=L%61rge&"
                            "Count=5&Owners.1=b&Owners.0=a+c&Bounds.Most=18446744073709551614&Bounds.Share=0.5&"
                            "Fast=true&Flags.0=false&Note=&Color=0af",
                            thing, {}, sink, {}, &made);
    BOOST_TEST(in_short(sink.all) == "");
    BOOST_TEST(made.Size == "Large");
    BOOST_TEST(made.Count == 5);
    BOOST_TEST(made.Owners == (std::vector{"a c"s, "b"s}), boost::test_tools::per_element());
    BOOST_TEST(made.Bounds.Most == 18446744073709551614u);
    BOOST_TEST(made.Bounds.Share.value() == 0.5);
    BOOST_TEST(made.Fast.value());
    BOOST_TEST(!made.Flags.value()[0]);
    BOOST_TEST(made.Note.value().empty());
    BOOST_REQUIRE(made.Parts.has_value());
    BOOST_TEST(made.Parts->at(1).Id == "p-2b");
    BOOST_TEST(made.Parts->at(2).Parts.value().at(0).Id == "p-9x");
    BOOST_TEST(!made.Ratio.has_value());
}

BOOST_AUTO_TEST_CASE(an_encoded_value_longer_than_the_buffer_comes_whole) {
    for (std::size_t const size : {254u, 255u, 256u, 257u, 600u}) {
        MakeThingRequest made;
        collector sink;
        std::string const value(size, 'x');
        tc3::validate_flattened(valid + "&Note=" + value + "%20+" + value, thing, {}, sink, {}, &made);
        BOOST_TEST(in_short(sink.all) == "");
        BOOST_TEST_REQUIRE(made.Note.has_value());
        BOOST_TEST(*made.Note == value + "  " + value, size);
    }
}

BOOST_AUTO_TEST_CASE(a_name_of_more_parts_than_are_followed_leads_nowhere) {
    std::string parts;
    for (int i = 0; i < 5; ++i)
        parts += "Parts.0.";
    BOOST_TEST(judged_with("Parts.0.Id=p-1a").find("unknown") == std::string::npos);
    BOOST_TEST(judged_with(parts + "Id=x").starts_with("format /Parts/0/Parts/0/Parts/0/Parts/0/Parts/0/Id"));
    BOOST_TEST(judged_with(parts + "Parts.0=x").find("type /Parts/0/Parts/0/Parts/0/Parts/0/Parts/0/Parts/0") !=
               std::string::npos);
    BOOST_TEST(
        judged_with(parts + "Parts.0.Id=x").find("unknown /Parts/0/Parts/0/Parts/0/Parts/0/Parts/0/Parts/0/Id") !=
        std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_duplicate_in_nested_lists_has_its_whole_pointer) {
    BOOST_TEST(judged_with("Parts.0.Id=p-1a&Parts.0.Parts.1.Id=p-4d&Parts.0.Parts.1.Id=p-4d")
                   .starts_with("duplicate /Parts/0/Parts/1/Id"));
}

BOOST_AUTO_TEST_CASE(booleans_of_other_clients_mean_what_they_say) {
    for (bool const wanted : {true, false}) {
        MakeThingRequest made;
        collector sink;
        tc3::validate_flattened(valid + (wanted ? "&Fast=True" : "&Fast=False"), thing, {}, sink, {}, &made);
        BOOST_TEST(in_short(sink.all) == "format-variant /Fast (warning)");
        BOOST_TEST((made.Fast == wanted));
    }
}

BOOST_AUTO_TEST_CASE(a_number_with_a_zero_in_front_is_none) {
    for (std::string_view const more :
         {"Serial=018446744073709551615", "Serial=07", "Ratio=00.5", "Ratio=-00.5", "Ratio=01"})
        BOOST_TEST(judged_with(more).starts_with("type /"), more);
    BOOST_TEST(judged_with("Ratio=0.5") == "");
    BOOST_TEST(judged_with("Ratio=-0") == "");
}

BOOST_AUTO_TEST_SUITE_END()
