// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/check.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <string_view>

using tc3::constraint;
using tc3::keeps;
using tc3::validation_context;

namespace {

validation_context const context{.region = "ap-guangzhou", .timestamp = 1735689600}; // 2025-01-01 00:00:00 UTC

bool text_keeps(constraint const& rule, std::string_view value) {
    return keeps(rule, value, context);
}

constexpr tc3::code_point_range letters[] = {{U'a', U'z'}, {0x4E00, 0x9FFF}};
constexpr tc3::code_point_range others[] = {{U'A', U'Z'}};

} // namespace

BOOST_AUTO_TEST_SUITE(contract_check)

BOOST_AUTO_TEST_CASE(a_word_is_kept_to_the_letter) {
    constraint const rule = tc3::one_of<"Primary", "Standby", "on">();
    BOOST_TEST(text_keeps(rule, "Primary"));
    BOOST_TEST(text_keeps(rule, "on"));
    for (std::string_view const wrong : {"primary", "Primarz", "", "Primary ", "oN", "of"})
        BOOST_TEST(!text_keeps(rule, wrong), wrong);
}

BOOST_AUTO_TEST_CASE(a_length_counts_code_points) {
    constraint const rule = tc3::code_points(2, 3);
    BOOST_TEST(!text_keeps(rule, "a"));
    BOOST_TEST(text_keeps(rule, "ab"));
    BOOST_TEST(text_keeps(rule, "\u4E2D\u6587\u540D"));
    BOOST_TEST(!text_keeps(rule, "abcd"));
}

BOOST_AUTO_TEST_CASE(doubtful_characters_are_not_kept) {
    constraint const rule = tc3::characters("small letters", letters, others);
    BOOST_TEST(text_keeps(rule, ""));
    BOOST_TEST(text_keeps(rule, "az\u4E00\u9FFFq"));
    for (std::string_view const wrong : {"aZ", "a1", "\u3007", "a\xFF", "`", "{"})
        BOOST_TEST(!text_keeps(rule, wrong), wrong);
}

BOOST_AUTO_TEST_CASE(a_pattern_is_kept_whether_it_was_taken_apart_or_not) {
    for (constraint const& rule :
         {constraint{tc3::matches<"vpc-[0-9a-z]{7,8}">()}, tc3::matches("vpc-[0-9a-z]{7,8}")}) {
        BOOST_TEST(text_keeps(rule, "vpc-2ot3acw"));
        BOOST_TEST(text_keeps(rule, "vpc-2ot3acw1"));
        for (std::string_view const wrong : {"vpc-2ot3ac", "vpc-2ot3acw12", "vpd-2ot3acw1", "vpc-2ot3acW1", "", "vpc"})
            BOOST_TEST(!text_keeps(rule, wrong), wrong);
    }
}

BOOST_AUTO_TEST_CASE(a_moment_in_an_unusual_form_is_not_kept) {
    BOOST_TEST(text_keeps(tc3::moment(), "2021-12-25 01:27:35"));
    BOOST_TEST(text_keeps(tc3::moment(), "")); // another constraint speaks of that
    for (std::string_view const wrong : {"2021/12/25 01:27:35", "2021-12-25 1:27:35", "2021-02-30 01:27:35", "now"})
        BOOST_TEST(!text_keeps(tc3::moment(), wrong), wrong);
}

BOOST_AUTO_TEST_CASE(an_empty_text_is_empty) {
    BOOST_TEST(text_keeps(tc3::not_empty(), " "));
    BOOST_TEST(!text_keeps(tc3::not_empty(), ""));
}

BOOST_AUTO_TEST_CASE(a_zone_is_in_the_region_of_the_call_or_has_no_region) {
    BOOST_TEST(text_keeps(tc3::in_region(), "ap-guangzhou-3"));
    BOOST_TEST(text_keeps(tc3::in_region(), "ap-guangzhou-12"));
    BOOST_TEST(text_keeps(tc3::in_region(), "no zone"));
    BOOST_TEST(text_keeps(tc3::in_region(), ""));
    for (std::string_view const wrong : {"ap-guangzhov-3", "ap-shanghai-3", "ap-guangzhou-x-3", "ap-guangzho-3"})
        BOOST_TEST(!text_keeps(tc3::in_region(), wrong), wrong);
    BOOST_TEST(keeps(tc3::in_region(), std::string_view{"ap-shanghai-3"}, {}));
}

BOOST_AUTO_TEST_CASE(the_future_begins_after_the_timestamp_in_beijing) {
    BOOST_TEST(text_keeps(tc3::not_in_future(), "2025-01-01 08:00:00"));
    BOOST_TEST(!text_keeps(tc3::not_in_future(), "2025-01-01 08:00:01"));
    BOOST_TEST(text_keeps(tc3::not_in_future(), "tomorrow"));
    BOOST_TEST(keeps(tc3::not_in_future(), std::string_view{"2999-01-01 00:00:00"}, {}));
}

BOOST_AUTO_TEST_CASE(numbers_of_every_type_are_judged_by_their_value) {
    constraint const listed = tc3::one_of<1, 36>();
    BOOST_TEST(keeps(listed, std::int64_t{36}, {}));
    BOOST_TEST(keeps(listed, std::uint64_t{1}, {}));
    BOOST_TEST(keeps(listed, 36.0, {}));
    BOOST_TEST(!keeps(listed, std::int64_t{-1}, {}));
    BOOST_TEST(!keeps(listed, std::numeric_limits<std::uint64_t>::max(), {}));
    BOOST_TEST(!keeps(listed, 36.5, {}));

    BOOST_TEST(keeps(tc3::multiple_of(10), std::int64_t{-20}, {}));
    BOOST_TEST(!keeps(tc3::multiple_of(10), std::int64_t{-21}, {}));
    BOOST_TEST(keeps(tc3::multiple_of(10), std::uint64_t{18446744073709551610u}, {}));
    BOOST_TEST(!keeps(tc3::multiple_of(10), 10.5, {}));

    BOOST_TEST(keeps(tc3::between(-1, 1), std::int64_t{-1}, {}));
    BOOST_TEST(!keeps(tc3::between(-1, 1), std::int64_t{2}, {}));
    BOOST_TEST(!keeps(tc3::between(-1, 1), std::uint64_t{2}, {}));
    BOOST_TEST(!keeps(tc3::between(-1, 1), -1.5, {}));
    BOOST_TEST(keeps(tc3::at_least(0), std::numeric_limits<std::uint64_t>::max(), {}));
    BOOST_TEST(keeps(tc3::at_least(0), 1e300, {}));
    BOOST_TEST(keeps(tc3::at_most(0), -1e300, {}));
}

BOOST_AUTO_TEST_CASE(a_constraint_of_the_other_sort_says_nothing) {
    BOOST_TEST(text_keeps(tc3::multiple_of(10), "11"));
    BOOST_TEST(keeps(tc3::not_empty(), std::int64_t{0}, {}));
    BOOST_TEST(keeps(tc3::multiple_of(10), true, {}));
}

BOOST_AUTO_TEST_CASE(constants_are_compared_within_their_type) {
    using tc3::detail::is_constant;
    BOOST_TEST(is_constant(tc3::constant{"1"}, std::string_view{"1"}));
    BOOST_TEST(!is_constant(tc3::constant{1}, std::string_view{"1"}));
    BOOST_TEST(!is_constant(tc3::constant{"1"}, std::int64_t{1}));
    BOOST_TEST(is_constant(tc3::constant{1}, std::int64_t{1}));
    BOOST_TEST(is_constant(tc3::constant{1}, 1.0));
    BOOST_TEST(!is_constant(tc3::constant{1}, true));
}

BOOST_AUTO_TEST_SUITE_END()
