// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/constraint.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

using tc3::constraint;
using tc3::kind;
using tc3::kind_of;
using tc3::tier;
using form = tc3::constraint::form;

BOOST_AUTO_TEST_SUITE(contract_constraint)

BOOST_AUTO_TEST_CASE(each_form_is_reported_as_its_kind) {
    BOOST_TEST((kind_of(form::one_of_texts) == kind::one_of));
    BOOST_TEST((kind_of(form::one_of_integers) == kind::one_of));
    BOOST_TEST((kind_of(form::multiple_of) == kind::step));
    BOOST_TEST((kind_of(form::range) == kind::range));
    BOOST_TEST((kind_of(form::length) == kind::length));
    BOOST_TEST((kind_of(form::characters) == kind::characters));
    BOOST_TEST((kind_of(form::pattern) == kind::format));
    BOOST_TEST((kind_of(form::moment) == kind::format));
    BOOST_TEST((kind_of(form::not_empty) == kind::empty));
    BOOST_TEST((kind_of(form::in_region) == kind::mismatch));
    BOOST_TEST((kind_of(form::not_in_future) == kind::mismatch));
}

BOOST_AUTO_TEST_CASE(words_stand_in_the_order_in_which_they_are_given) {
    constexpr constraint made = tc3::one_of<"Semi-sync", "Async", "">();
    BOOST_TEST((made.what == form::one_of_texts));
    BOOST_TEST(std::vector(made.texts.begin(), made.texts.end()) ==
                   (std::vector<std::string_view>{"Semi-sync", "Async", ""}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(integers_stand_in_the_order_in_which_they_are_given) {
    constexpr constraint made = tc3::one_of<3, -1, 9223372036854775807>();
    BOOST_TEST((made.what == form::one_of_integers));
    BOOST_TEST(std::vector(made.integers.begin(), made.integers.end()) ==
                   (std::vector<std::int64_t>{3, -1, std::numeric_limits<std::int64_t>::max()}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(bounds_are_kept_and_the_other_side_stays_open) {
    BOOST_TEST((tc3::multiple_of(10).what == form::multiple_of));
    BOOST_TEST(tc3::multiple_of(10).minimum == 10);

    BOOST_TEST((tc3::at_least(10).what == form::range));
    BOOST_TEST(tc3::at_least(10).minimum == 10);
    BOOST_TEST(tc3::at_least(10).maximum == std::numeric_limits<std::int64_t>::max());

    BOOST_TEST((tc3::at_most_code_points(59).what == form::length));
    BOOST_TEST(tc3::at_most_code_points(59).minimum == 0);
    BOOST_TEST(tc3::at_most_code_points(59).maximum == 59);
}

BOOST_AUTO_TEST_CASE(characters_keep_both_sets_and_their_name) {
    static constexpr tc3::code_point_range letters[] = {{U'a', U'z'}};
    static constexpr tc3::code_point_range others[] = {{U'A', U'Z'}, {U'0', U'9'}};
    constexpr constraint strict = tc3::characters("small letters", letters);
    BOOST_TEST((strict.what == form::characters));
    BOOST_TEST(strict.text == "small letters");
    BOOST_TEST(strict.allowed.size() == 1u);
    BOOST_TEST(strict.doubtful.empty());
    BOOST_TEST(tc3::characters("small letters", letters, others).doubtful.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_pattern_is_kept_as_it_is) {
    constexpr constraint made = tc3::matches("vpc-[0-9a-z]{7,8}");
    BOOST_TEST((made.what == form::pattern));
    BOOST_TEST(made.text == "vpc-[0-9a-z]{7,8}");
}

BOOST_AUTO_TEST_CASE(some_forms_need_nothing_more) {
    BOOST_TEST((tc3::moment().what == form::moment));
    BOOST_TEST((tc3::not_empty().what == form::not_empty));
    BOOST_TEST((tc3::in_region().what == form::in_region));
    BOOST_TEST((tc3::not_in_future().what == form::not_in_future));
}

BOOST_AUTO_TEST_CASE(a_rule_is_documented_unless_it_is_advice) {
    constexpr tc3::source origin = tc3::from("a hint", "a page", "2026-04");
    BOOST_TEST((tc3::at_least(1).standing == tier::documented));
    BOOST_TEST(tc3::at_least(1).origin.empty());

    constexpr constraint mild = tc3::advice(tc3::at_least(1), origin);
    BOOST_TEST((mild.standing == tier::advice));
    BOOST_TEST(mild.origin.text == "a hint");
    BOOST_TEST(mild.minimum == 1);

    constexpr constraint elsewhere = tc3::stated(tc3::at_least(1), origin);
    BOOST_TEST((elsewhere.standing == tier::documented));
    BOOST_TEST(elsewhere.origin.page == "a page");
}

BOOST_AUTO_TEST_CASE(the_service_may_have_a_code_of_its_own_for_it) {
    BOOST_TEST(tc3::moment().likely_error.empty());
    BOOST_TEST(tc3::refused_as("InvalidParameterValue.BadTime", tc3::moment()).likely_error ==
               "InvalidParameterValue.BadTime");
}

BOOST_AUTO_TEST_SUITE_END()
