// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/postgres/v20170312/tag.hpp>

#include "support/collect.hpp"
#include "support/under_test.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using tc3::postgres::v20170312::Tag;
using tc3::tests::judged;
using tc3::tests::shape_under_test;

BOOST_AUTO_TEST_SUITE(postgres_tag)

BOOST_AUTO_TEST_CASE(the_rows_are_the_members_of_the_struct_in_its_order) {
    Tag tag{"owner", "team"};
    auto const& [key, value] = tag;
    tc3::structure const& shape = shape_under_test<Tag>();
    BOOST_TEST_REQUIRE(shape.rows.size() == 2u);
    BOOST_TEST(shape.rows[0].name == "TagKey");
    BOOST_TEST(shape.rows[0].access.read(&tag).string == key);
    BOOST_TEST(shape.rows[1].name == "TagValue");
    BOOST_TEST(shape.rows[1].access.read(&tag).string == value);
    for (tc3::row const& row : shape.rows) {
        BOOST_TEST(row.required, row.name);
        BOOST_TEST(!row.harmless, row.name); // a tag may tell of persons
        BOOST_TEST(!row.origin.empty(), row.name);
        BOOST_TEST(!row.origin.date.empty(), row.name);
    }
}

BOOST_AUTO_TEST_CASE(a_tag_has_a_key_and_a_value_which_may_be_empty) {
    auto const tag = [](std::string_view json) { return judged(json, shape_under_test<Tag>()); };
    BOOST_TEST(tag(R"({"TagKey":"owner","TagValue":"team"})") == "");
    BOOST_TEST(tag(R"({"TagKey":"owner","TagValue":""})") == "");
    BOOST_TEST(tag(R"({"TagKey":"","TagValue":""})") == "");
    BOOST_TEST(tag(R"({"TagKey":"owner"})") == "required /TagValue");
    BOOST_TEST(tag(R"({"TagValue":"team"})") == "required /TagKey");
    BOOST_TEST(tag(R"({"TagKey":null,"TagValue":null})") == "required /TagKey, required /TagValue");
    BOOST_TEST(tag(R"({"TagKey":1,"TagValue":true})") == "type /TagKey, type /TagValue");
}

BOOST_AUTO_TEST_CASE(the_spelling_of_other_products_is_unknown_here) {
    BOOST_TEST(judged(R"({"Key":"owner","Value":"team"})", shape_under_test<Tag>()) ==
               "unknown /Key, unknown /Value, required /TagKey, required /TagValue");
}

BOOST_AUTO_TEST_SUITE_END()
