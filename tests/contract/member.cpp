// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/member.hpp>

#include <tc3/contract/structure.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using tc3::constraint;
using tc3::from;
using tc3::member;
using tc3::row;
using tc3::value_view;
using tc3::wire_type;
using form = tc3::value_view::form;

namespace {

struct Inner {
    std::string Word{};
};

struct Outer {
    std::string Text{};
    std::int64_t Signed{};
    std::uint64_t Unsigned{};
    double Number{};
    bool Flag{};
    Inner One{};
    std::vector<std::string> Texts{};
    std::vector<bool> Flags{};
    std::vector<Inner> Many{};
    std::optional<std::string> MaybeText{};
    std::optional<std::int64_t> MaybeSigned{};
    std::optional<Inner> MaybeOne{};
    std::optional<std::vector<double>> MaybeNumbers{};
    std::optional<std::vector<Inner>> MaybeMany{};
};

} // namespace

template <>
struct tc3::table<Inner> {
    static constexpr tc3::row rows[] = {tc3::member<&Inner::Word>()};
};

BOOST_AUTO_TEST_SUITE(contract_member)

BOOST_AUTO_TEST_CASE(name_and_wire_type_are_read_off_the_pointer) {
    BOOST_TEST(member<&Outer::Text>().name == "Text");
    BOOST_TEST((member<&Outer::Text>().type == wire_type::string));
    BOOST_TEST((member<&Outer::Signed>().type == wire_type::integer));
    BOOST_TEST((member<&Outer::Unsigned>().type == wire_type::unsigned_integer));
    BOOST_TEST((member<&Outer::Number>().type == wire_type::number));
    BOOST_TEST((member<&Outer::Flag>().type == wire_type::boolean));
    BOOST_TEST((member<&Outer::One>().type == wire_type::structure));
    BOOST_TEST((member<&Outer::Texts>().type == wire_type::string));
    BOOST_TEST((member<&Outer::MaybeMany>().type == wire_type::structure));
}

BOOST_AUTO_TEST_CASE(an_optional_member_is_not_required) {
    BOOST_TEST(member<&Outer::Text>().required);
    BOOST_TEST(member<&Outer::Many>().required);
    BOOST_TEST(!member<&Outer::MaybeText>().required);
    BOOST_TEST(!member<&Outer::MaybeMany>().required);
}

BOOST_AUTO_TEST_CASE(a_vector_is_a_list) {
    BOOST_TEST(!member<&Outer::Text>().list);
    BOOST_TEST(!member<&Outer::MaybeOne>().list);
    BOOST_TEST(member<&Outer::Texts>().list);
    BOOST_TEST(member<&Outer::MaybeNumbers>().list);
}

BOOST_AUTO_TEST_CASE(only_a_structure_has_nested_rules) {
    BOOST_TEST(!member<&Outer::Text>().nested);
    for (row const& nesting : {member<&Outer::One>(), member<&Outer::Many>(), member<&Outer::MaybeOne>()}) {
        BOOST_REQUIRE(static_cast<bool>(nesting.nested));
        BOOST_TEST((*nesting.nested).name == "Inner");
    }
}

BOOST_AUTO_TEST_CASE(a_nested_structure_may_be_loaded_instead_of_declared) {
    tc3::structure loaded;
    loaded.name = "Loaded";
    tc3::structure_reference reference;
    BOOST_TEST(!reference);
    reference.loaded = &loaded;
    BOOST_TEST(static_cast<bool>(reference));
    BOOST_TEST(&*reference == &loaded);
}

BOOST_AUTO_TEST_CASE(facts_are_taken_in_any_order) {
    constexpr row plain = member<&Outer::Signed>();
    BOOST_TEST(plain.constraints().empty());
    BOOST_TEST(!plain.harmless);
    BOOST_TEST(plain.origin.empty());

    constexpr row told =
        member<&Outer::Signed>(tc3::harmless, tc3::at_least(3), from("why", "page", "2026"), tc3::multiple_of(5));
    BOOST_TEST(told.harmless);
    BOOST_TEST(told.origin.text == "why");
    BOOST_REQUIRE(told.constraints().size() == 2u);
    BOOST_TEST((told.constraints()[0].what == constraint::form::range));
    BOOST_TEST((told.constraints()[1].what == constraint::form::multiple_of));
}

BOOST_AUTO_TEST_CASE(scalars_are_read_in_their_own_form) {
    Outer object;
    object.Text = "word";
    object.Signed = -5;
    object.Unsigned = 18446744073709551615u;
    object.Number = 2.5;
    object.Flag = true;

    value_view seen = member<&Outer::Text>().access.read(&object);
    BOOST_TEST((seen.what == form::string));
    BOOST_TEST(seen.string == "word");
    seen = member<&Outer::Signed>().access.read(&object);
    BOOST_TEST((seen.what == form::integer));
    BOOST_TEST(seen.integer == -5);
    seen = member<&Outer::Unsigned>().access.read(&object);
    BOOST_TEST((seen.what == form::unsigned_integer));
    BOOST_TEST(seen.unsigned_integer == 18446744073709551615u);
    seen = member<&Outer::Number>().access.read(&object);
    BOOST_TEST((seen.what == form::number));
    BOOST_TEST(seen.number == 2.5);
    seen = member<&Outer::Flag>().access.read(&object);
    BOOST_TEST((seen.what == form::boolean));
    BOOST_TEST(seen.boolean);
}

BOOST_AUTO_TEST_CASE(an_empty_optional_is_absent_whatever_it_would_hold) {
    Outer object;
    BOOST_TEST((member<&Outer::MaybeText>().access.read(&object).what == form::absent));
    BOOST_TEST((member<&Outer::MaybeOne>().access.read(&object).what == form::absent));
    BOOST_TEST((member<&Outer::MaybeMany>().access.read(&object).what == form::absent));

    object.MaybeText = "";
    object.MaybeSigned = 0;
    object.MaybeNumbers.emplace();
    BOOST_TEST((member<&Outer::MaybeText>().access.read(&object).what == form::string));
    BOOST_TEST((member<&Outer::MaybeSigned>().access.read(&object).what == form::integer));
    BOOST_TEST((member<&Outer::MaybeNumbers>().access.read(&object).what == form::list));
    BOOST_TEST(member<&Outer::MaybeNumbers>().access.read(&object).size == 0u);
}

BOOST_AUTO_TEST_CASE(lists_are_read_element_by_element) {
    Outer object;
    object.Flags = {true, false};
    object.Many = {{"a"}, {"b"}};
    object.MaybeNumbers = {0.5, 1.5, 2.5};

    tc3::member_access access = member<&Outer::Flags>().access;
    value_view seen = access.read(&object);
    BOOST_TEST((seen.what == form::list));
    BOOST_TEST(seen.size == 2u);
    BOOST_TEST(access.element(seen.object, 0).boolean);
    BOOST_TEST(!access.element(seen.object, 1).boolean);

    access = member<&Outer::MaybeNumbers>().access;
    seen = access.read(&object);
    BOOST_TEST(seen.size == 3u);
    BOOST_TEST(access.element(seen.object, 2).number == 2.5);

    access = member<&Outer::Many>().access;
    seen = access.read(&object);
    value_view const second = access.element(seen.object, 1);
    BOOST_TEST((second.what == form::structure));
    BOOST_TEST((second.object == &object.Many[1]));
}

BOOST_AUTO_TEST_CASE(scalars_are_written) {
    Outer object;
    member<&Outer::Text>().access.assign(&object, value_view::of(std::string_view{"word"}));
    member<&Outer::Signed>().access.assign(&object, value_view::of(std::int64_t{-5}));
    member<&Outer::Unsigned>().access.assign(&object, value_view::of(std::uint64_t{18446744073709551615u}));
    member<&Outer::Number>().access.assign(&object, value_view::of(2.5));
    member<&Outer::Flag>().access.assign(&object, value_view::of(true));
    member<&Outer::MaybeText>().access.assign(&object, value_view::of(std::string_view{""}));
    BOOST_TEST(object.Text == "word");
    BOOST_TEST(object.Signed == -5);
    BOOST_TEST(object.Unsigned == 18446744073709551615u);
    BOOST_TEST(object.Number == 2.5);
    BOOST_TEST(object.Flag);
    BOOST_REQUIRE(object.MaybeText.has_value());
    BOOST_TEST(object.MaybeText->empty());
}

BOOST_AUTO_TEST_CASE(lists_and_structures_are_opened_and_then_filled) {
    Outer object;
    tc3::member_access access = member<&Outer::MaybeNumbers>().access;
    void* list = access.open(&object);
    BOOST_REQUIRE(object.MaybeNumbers.has_value());
    BOOST_TEST(object.MaybeNumbers->empty());
    access.append(list, value_view::of(1.5));
    BOOST_TEST(*object.MaybeNumbers == (std::vector<double>{1.5}), boost::test_tools::per_element());

    access = member<&Outer::Flags>().access;
    access.append(access.open(&object), value_view::of(true));
    BOOST_TEST(object.Flags.size() == 1u);
    BOOST_TEST(bool(object.Flags[0]));

    access = member<&Outer::MaybeMany>().access;
    void* const element = access.append_structure(access.open(&object));
    member<&Inner::Word>().access.assign(element, value_view::of(std::string_view{"deep"}));
    BOOST_REQUIRE(object.MaybeMany.has_value());
    BOOST_TEST(object.MaybeMany->at(0).Word == "deep");

    void* const one = member<&Outer::MaybeOne>().access.open(&object);
    BOOST_REQUIRE(object.MaybeOne.has_value());
    BOOST_TEST((one == &*object.MaybeOne));
}

BOOST_AUTO_TEST_CASE(a_member_has_only_the_access_that_its_type_needs) {
    tc3::member_access const text = member<&Outer::Text>().access;
    BOOST_TEST((text.read != nullptr && text.assign != nullptr));
    BOOST_TEST((text.element == nullptr && text.open == nullptr));
    BOOST_TEST((text.append == nullptr && text.append_structure == nullptr));

    tc3::member_access const texts = member<&Outer::Texts>().access;
    BOOST_TEST((texts.element != nullptr && texts.open != nullptr && texts.append != nullptr));
    BOOST_TEST((texts.assign == nullptr && texts.append_structure == nullptr));

    tc3::member_access const many = member<&Outer::Many>().access;
    BOOST_TEST((many.element != nullptr && many.open != nullptr && many.append_structure != nullptr));
    BOOST_TEST((many.assign == nullptr && many.append == nullptr));

    tc3::member_access const one = member<&Outer::One>().access;
    BOOST_TEST((one.open != nullptr));
    BOOST_TEST((one.assign == nullptr && one.element == nullptr));
}

BOOST_AUTO_TEST_CASE(wire_types_have_the_names_of_json) {
    BOOST_TEST(to_string(wire_type::string) == "string");
    BOOST_TEST(to_string(wire_type::integer) == "integer");
    BOOST_TEST(to_string(wire_type::unsigned_integer) == "integer");
    BOOST_TEST(to_string(wire_type::number) == "number");
    BOOST_TEST(to_string(wire_type::boolean) == "boolean");
    BOOST_TEST(to_string(wire_type::structure) == "object");
}

BOOST_AUTO_TEST_SUITE_END()
