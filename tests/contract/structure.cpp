// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/structure.hpp>

#include "support/loaded.hpp"
#include "support/sample.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>

using tc3::structure;
using tc3::structure_of;
using tc3::wire_type;
using tc3::tests::loaded;
using tc3::tests::loaded_row;
using tc3::tests::many_rows;
using tc3::tests::numbered_name;
using tc3::tests::sample::Limits;
using tc3::tests::sample::MakeThingRequest;
using tc3::tests::sample::Part;

BOOST_AUTO_TEST_SUITE(contract_structure)

BOOST_AUTO_TEST_CASE(each_member_is_found_by_its_name) {
    structure const& shape = structure_of<MakeThingRequest>();
    for (std::size_t i = 0; i < shape.rows.size(); ++i)
        BOOST_TEST(shape.find(shape.rows[i].name) == i);
}

BOOST_AUTO_TEST_CASE(a_name_is_found_only_in_exactly_its_spelling) {
    structure const& shape = structure_of<MakeThingRequest>();
    for (std::string_view const wrong : {"", "size", "SIZE", "Siz", "Sizes", " Size", "Size ", "Nothing"})
        BOOST_TEST(shape.find(wrong) == structure::npos, wrong);
    BOOST_TEST(shape.find(std::string(100000, 'x')) == structure::npos);
}

BOOST_AUTO_TEST_CASE(it_is_named_after_its_struct) {
    BOOST_TEST(structure_of<MakeThingRequest>().name == "MakeThingRequest");
    BOOST_TEST(structure_of<MakeThingRequest>().subject() == "make-thing");
    BOOST_TEST(structure_of<Part>().subject() == "part");
}

BOOST_AUTO_TEST_CASE(only_the_ending_of_a_request_is_left_out_of_the_subject) {
    structure shape;
    shape.name = "Request";
    BOOST_TEST(shape.subject() == "request");
    shape.name = "RequestLog";
    BOOST_TEST(shape.subject() == "request-log");
    shape.name = "CloneDBInstanceResponse";
    BOOST_TEST(shape.subject() == "clone-db-instance-response");
}

BOOST_AUTO_TEST_CASE(required_members_are_counted) {
    BOOST_TEST(structure_of<MakeThingRequest>().required_count == 4u);
    BOOST_TEST(structure_of<Part>().required_count == 1u);
    BOOST_TEST(structure_of<Limits>().required_count == 1u);
}

BOOST_AUTO_TEST_CASE(relations_know_the_rows_that_they_read) {
    structure const& shape = structure_of<MakeThingRequest>();
    BOOST_REQUIRE(shape.relations.size() == 5u);
    for (std::size_t r = 0; r < shape.relations.size(); ++r)
        for (tc3::member_reference const& reference : shape.relations[r].members()) {
            BOOST_TEST(shape.rows[reference.index].name == reference.name);
            BOOST_TEST(((shape.watchers[reference.index] >> r) & 1u) == 1u);
        }
    BOOST_TEST(shape.watchers[shape.find("Size")] == 0b110u);
    BOOST_TEST(shape.watchers[shape.find("Parts")] == 0b11000u);
    BOOST_TEST(shape.watchers[shape.find("Owners")] == 0u);
}

BOOST_AUTO_TEST_CASE(a_structure_may_contain_itself) {
    structure const& shape = structure_of<Part>();
    BOOST_TEST(&*shape.rows[shape.find("Parts")].nested == &shape);
}

BOOST_AUTO_TEST_CASE(it_can_be_made_of_plain_data) {
    loaded const made{"Plain", {loaded_row("A", wire_type::string), loaded_row("B", wire_type::integer)}};
    BOOST_TEST(made.names_are_right());
    BOOST_TEST(made.shape().find("A") == 0u);
    BOOST_TEST(made.shape().find("B") == 1u);
    BOOST_TEST(made.shape().find("C") == structure::npos);
}

BOOST_AUTO_TEST_CASE(one_without_members_finds_nothing) {
    loaded const made{"Nothing", {}};
    BOOST_TEST(made.shape().find("A") == structure::npos);
    BOOST_TEST(made.shape().find("") == structure::npos);
}

BOOST_AUTO_TEST_CASE(a_relation_on_a_member_without_a_row_is_noticed) {
    tc3::relation wrong;
    wrong.what = tc3::relation::form::exactly_one;
    wrong.member_count = 2;
    wrong.member_slots[0].name = "A";
    wrong.member_slots[1].name = "Absent";
    loaded const made{"Wrong", {loaded_row("A", wire_type::string)}, {wrong}};
    BOOST_TEST(!made.names_are_right());
}

BOOST_AUTO_TEST_CASE(all_names_of_a_very_large_structure_are_found) {
    for (std::size_t const count : {std::size_t{1}, std::size_t{2}, std::size_t{300}, tc3::member_capacity}) {
        loaded const made{"Large", many_rows(count)};
        for (std::size_t i = 0; i < count; ++i)
            BOOST_TEST(made.shape().find(numbered_name(i)) == i);
        BOOST_TEST(made.shape().find("M" + std::to_string(count)) == structure::npos);
        BOOST_TEST(made.shape().required_count == (count + 2) / 3);
    }
}

BOOST_AUTO_TEST_CASE(there_are_always_empty_buckets_so_that_a_search_ends) {
    for (std::size_t names = 0; names <= tc3::member_capacity; ++names)
        BOOST_TEST(tc3::detail::bucket_count(names) > names);
}

BOOST_AUTO_TEST_SUITE_END()
