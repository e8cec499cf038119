// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/error_code.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <iterator>
#include <string_view>

using tc3::common_error_codes;
using tc3::common_likely_error;
using tc3::error_class;
using tc3::kind;
using tc3::likely_code;
using tc3::likely_error;

BOOST_AUTO_TEST_SUITE(contract_error_code)

BOOST_AUTO_TEST_CASE(the_class_ends_at_the_first_dot) {
    BOOST_TEST(error_class("InvalidParameter.ParameterCheckError") == "InvalidParameter");
    BOOST_TEST(error_class("A.B.C") == "A");
    BOOST_TEST(error_class("InternalError") == "InternalError");
    BOOST_TEST(error_class(".x").empty());
    BOOST_TEST(error_class("").empty());
}

BOOST_AUTO_TEST_CASE(the_common_codes_are_sorted_and_each_is_there_once) {
    BOOST_TEST(std::is_sorted(std::begin(common_error_codes), std::end(common_error_codes),
                              [](auto const& a, auto const& b) { return a.code < b.code; }));
    BOOST_TEST((std::adjacent_find(std::begin(common_error_codes), std::end(common_error_codes),
                                   [](auto const& a, auto const& b) { return a.code == b.code; }) ==
                std::end(common_error_codes)));
}

BOOST_AUTO_TEST_CASE(each_common_code_has_a_meaning_and_the_list_a_source) {
    for (tc3::error_code const& known : common_error_codes)
        BOOST_TEST(!known.meaning.empty(), known.code);
    BOOST_TEST(!tc3::common_error_codes_source.empty());
    BOOST_TEST(!tc3::common_error_codes_source.date.empty());
}

BOOST_AUTO_TEST_CASE(each_likely_code_is_a_common_one) {
    for (std::size_t i = 0; i < tc3::kind_count; ++i) {
        std::string_view const code = common_likely_error(static_cast<kind>(i));
        BOOST_TEST((code.empty() || std::any_of(std::begin(common_error_codes), std::end(common_error_codes),
                                                [code](auto const& known) { return known.code == code; })),
                   code);
    }
}

BOOST_AUTO_TEST_CASE(a_broken_rule_is_likely_answered_by_the_code_of_its_kind) {
    BOOST_TEST(common_likely_error(kind::required) == "MissingParameter");
    BOOST_TEST(common_likely_error(kind::unknown) == "UnknownParameter");
    BOOST_TEST(common_likely_error(kind::type) == "InvalidParameter");
    BOOST_TEST(common_likely_error(kind::exactly_one) == "InvalidParameter");
    BOOST_TEST(common_likely_error(kind::step) == "InvalidParameterValue");
    BOOST_TEST(common_likely_error(kind::characters) == "InvalidParameterValue");
    BOOST_TEST(common_likely_error(kind::region) == "UnsupportedRegion");
    BOOST_TEST(common_likely_error(kind::expired) == "AuthFailure.SignatureExpire");
}

BOOST_AUTO_TEST_CASE(what_the_service_would_not_refuse_has_no_code) {
    for (kind const mild : {kind::null, kind::letter_case, kind::format_variant, kind::empty, kind::ignored,
                            kind::unchecked, kind::accepted_invalid, kind::sanitized})
        BOOST_TEST(common_likely_error(mild).empty(), to_string(mild));
}

BOOST_AUTO_TEST_CASE(an_action_may_have_a_code_of_its_own) {
    constexpr likely_code own[] = {{kind::step, "InvalidParameterValue.Own"}, {kind::step, "never.reached"}};
    BOOST_TEST(likely_error(own, kind::step) == "InvalidParameterValue.Own");
    BOOST_TEST(likely_error(own, kind::required) == "MissingParameter");
    BOOST_TEST(likely_error({}, kind::step) == "InvalidParameterValue");
}

BOOST_AUTO_TEST_SUITE_END()
