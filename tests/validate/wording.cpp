// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/validate/wording.hpp>

#include "support/sample.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace std::string_literals;
using tc3::constraint;
using tc3::relation;
using tc3::structure;
using tc3::structure_of;
using tc3::tests::sample::MakeThingRequest;
using tc3::wording::distance;
using tc3::wording::list_of;
using tc3::wording::nearest;
using tc3::wording::quoted;
using tc3::wording::requirement;
using tc3::wording::type_of;

namespace {

std::string listed(std::vector<std::int64_t> const& integers) {
    return list_of(std::span<std::int64_t const>{integers});
}

tc3::row const& row_of(std::string_view name) {
    structure const& shape = structure_of<MakeThingRequest>();
    return shape.rows[shape.find(name)];
}

} // namespace

BOOST_AUTO_TEST_SUITE(validate_wording)

BOOST_AUTO_TEST_CASE(the_last_item_of_a_list_is_joined_by_a_word) {
    BOOST_TEST(list_of(std::vector<std::string>{}).empty());
    BOOST_TEST(list_of(std::vector{"a"s}) == "a");
    BOOST_TEST(list_of(std::vector{"a"s, "b"s}) == "a or b");
    BOOST_TEST(list_of(std::vector{"a"s, "b"s, "c"s}) == "a, b or c");
    BOOST_TEST(list_of(std::vector{"a"s, "b"s}, " and ") == "a and b");
}

BOOST_AUTO_TEST_CASE(runs_of_integers_are_drawn_together) {
    BOOST_TEST(listed({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36}) == "1 to 12, 24 or 36");
    BOOST_TEST(listed({0, 1}) == "0 or 1");
    BOOST_TEST(listed({0, 1, 2}) == "0 to 2");
    BOOST_TEST(listed({-1, 0, 1}) == "-1 to 1");
    BOOST_TEST(listed({5}) == "5");
    BOOST_TEST(listed({1, 3, 4, 5}) == "1 or 3 to 5");
    BOOST_TEST(listed({}).empty());
}

BOOST_AUTO_TEST_CASE(types_are_named_with_their_article) {
    BOOST_TEST(type_of(row_of("Size")) == "a string");
    BOOST_TEST(type_of(row_of("Count")) == "an integer");
    BOOST_TEST(type_of(row_of("Serial")) == "an integer");
    BOOST_TEST(type_of(row_of("Ratio")) == "a number");
    BOOST_TEST(type_of(row_of("Fast")) == "a boolean");
    BOOST_TEST(type_of(row_of("Bounds")) == "an object");
    BOOST_TEST(type_of(row_of("Owners")) == "a list of strings");
    BOOST_TEST(type_of(row_of("Parts")) == "a list of objects");
    BOOST_TEST(type_of(row_of("Parts"), true) == "an object");
    BOOST_TEST(type_of(row_of("Ports"), true) == "an integer");
}

BOOST_AUTO_TEST_CASE(each_constraint_can_be_told) {
    BOOST_TEST(requirement(tc3::one_of<"A", "B">()) == "A or B");
    BOOST_TEST(requirement(tc3::one_of<1, 2, 3>()) == "1 to 3");
    BOOST_TEST(requirement(tc3::multiple_of(10)) == "a multiple of 10");
    BOOST_TEST(requirement(tc3::at_least(10)) == "at least 10");
    BOOST_TEST(requirement(tc3::between(1, 65535)) == "from 1 to 65535");
    BOOST_TEST(requirement(tc3::at_most_code_points(59)) == "at most 59 characters long (code points, not bytes)");
    BOOST_TEST(requirement(tc3::characters("small letters", {})) == "made of small letters only");
    BOOST_TEST(requirement(tc3::matches("a[0-9]{3}")) == "of the form a[0-9]{3}");
    for (constraint const& simple : {tc3::moment(), tc3::not_empty(), tc3::in_region(), tc3::not_in_future()})
        BOOST_TEST(!requirement(simple).empty());
}

BOOST_AUTO_TEST_CASE(each_relation_can_be_told) {
    structure const& shape = structure_of<MakeThingRequest>();
    BOOST_TEST(requirement(shape.relations[0]) == "exactly one of Color, Extra and Ports must be given");
    BOOST_TEST(requirement(shape.relations[1]) == "Count must be 1, 2 or 3 when Size is Small");
    BOOST_TEST(requirement(shape.relations[2]) == "Speed 1 or 2 has no effect when Size is XL");
    BOOST_TEST(requirement(shape.relations[3]) == "Parts must hold an element for each Id of p-1a, p-2b and p-3c");
    BOOST_TEST(requirement(shape.relations[4]) == "Parts should hold one element whose Id is p-9z");
    BOOST_TEST(requirement(tc3::at_least_one_of<&MakeThingRequest::Color, &MakeThingRequest::Note>({})) ==
               "at least one of Color and Note must be given");
    BOOST_TEST(requirement(tc3::overrides<&MakeThingRequest::Color, &MakeThingRequest::Note>({})) ==
               "Note has no effect when Color is given");
}

BOOST_AUTO_TEST_CASE(a_quoted_text_is_short_and_harmless) {
    BOOST_TEST(quoted("Name") == "`Name`");
    BOOST_TEST(quoted("") == "``");
    BOOST_TEST(quoted("a\nb\x1b\x7f") == "`a?b??`");
    BOOST_TEST(quoted(std::string(40, 'x')) == "`" + std::string(40, 'x') + "`");
    BOOST_TEST(quoted(std::string(41, 'x')) == "`" + std::string(40, 'x') + "\u2026`");
}

BOOST_AUTO_TEST_CASE(a_quoted_text_does_not_end_in_the_middle_of_a_character) {
    for (std::size_t before = 36; before <= 41; ++before)
        for (std::string_view const character : {"\u00e9", "\u4e2d", "\U0001F600"}) {
            std::string const text = std::string(before, 'x') + std::string{character} + "yyyyyy";
            std::string const shown = quoted(text);
            BOOST_TEST(shown.ends_with("\u2026`"));
            std::string const kept = shown.substr(1, shown.size() - 5);
            BOOST_TEST(text.starts_with(kept));
            BOOST_TEST(kept.size() >= 36u);
            // What follows the part that was kept begins a character.
            BOOST_TEST((static_cast<unsigned char>(text[kept.size()]) & 0xC0) != 0x80);
        }
}

BOOST_AUTO_TEST_CASE(names_are_as_far_apart_as_letters_must_be_changed) {
    BOOST_TEST(distance("", "") == 0u);
    BOOST_TEST(distance("abc", "abc") == 0u);
    BOOST_TEST(distance("ABC", "abc") == 0u);
    BOOST_TEST(distance("abc", "") == 3u);
    BOOST_TEST(distance("", "abc") == 3u);
    BOOST_TEST(distance("abc", "abd") == 1u);
    BOOST_TEST(distance("abc", "ac") == 1u);
    BOOST_TEST(distance("ac", "abc") == 1u);
    BOOST_TEST(distance("kitten", "sitting") == 3u);
}

BOOST_AUTO_TEST_CASE(a_mistyped_name_has_a_nearest_one) {
    structure const& shape = structure_of<MakeThingRequest>();
    BOOST_TEST(nearest("size", shape) == "Size");
    BOOST_TEST(nearest("Sise", shape) == "Size");
    BOOST_TEST(nearest("Owner", shape) == "Owners");
    BOOST_TEST(nearest("Colour", shape) == "Color");
}

BOOST_AUTO_TEST_CASE(a_name_that_is_like_none_has_no_nearest_one) {
    structure const& shape = structure_of<MakeThingRequest>();
    BOOST_TEST(nearest("Something", shape).empty());
    BOOST_TEST(nearest("x", shape).empty());
    BOOST_TEST(nearest("", shape).empty());
    BOOST_TEST(nearest(std::string(65, 'S'), shape).empty());
}

BOOST_AUTO_TEST_SUITE_END()
