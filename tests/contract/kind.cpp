// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/kind.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

using tc3::kind;
using tc3::kind_count;
using tc3::kind_from;
using tc3::severity;
using tc3::side;
using tc3::tier;
using tc3::to_string;

BOOST_AUTO_TEST_SUITE(contract_kind)

BOOST_AUTO_TEST_CASE(each_kind_is_found_again_by_its_text) {
    for (std::size_t i = 0; i < kind_count; ++i) {
        kind const k = static_cast<kind>(i);
        BOOST_TEST_CONTEXT(to_string(k)) {
            BOOST_TEST(!to_string(k).empty());
            BOOST_TEST((kind_from(to_string(k)) == k));
        }
    }
}

BOOST_AUTO_TEST_CASE(each_kind_has_a_text_of_its_own_in_kebab_case) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < kind_count; ++i) {
        std::string_view const text = to_string(static_cast<kind>(i));
        BOOST_TEST(seen.insert(text).second);
        BOOST_TEST(std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }));
    }
}

BOOST_AUTO_TEST_CASE(text_and_enumerator_say_the_same) {
    // One of each group, and those whose text differs from the enumerator: the list of texts may not slip.
    BOOST_TEST(to_string(kind::required) == "required");
    BOOST_TEST(to_string(kind::null) == "null");
    BOOST_TEST(to_string(kind::one_of) == "one-of");
    BOOST_TEST(to_string(kind::letter_case) == "case");
    BOOST_TEST(to_string(kind::step) == "step");
    BOOST_TEST(to_string(kind::format_variant) == "format-variant");
    BOOST_TEST(to_string(kind::empty) == "empty");
    BOOST_TEST(to_string(kind::exactly_one) == "exactly-one");
    BOOST_TEST(to_string(kind::depends) == "depends");
    BOOST_TEST(to_string(kind::ignored) == "ignored");
    BOOST_TEST(to_string(kind::mismatch) == "mismatch");
    BOOST_TEST(to_string(kind::method) == "method");
    BOOST_TEST(to_string(kind::content_type) == "content-type");
    BOOST_TEST(to_string(kind::nonce) == "nonce");
    BOOST_TEST(to_string(kind::missing) == "missing");
    BOOST_TEST(to_string(kind::signed_headers) == "signed-headers");
    BOOST_TEST(to_string(kind::unchecked) == "unchecked");
    BOOST_TEST(to_string(kind::status) == "status");
    BOOST_TEST(to_string(kind::error_code) == "error-code");
    BOOST_TEST(to_string(kind::accepted_invalid) == "accepted-invalid");
    BOOST_TEST(to_string(kind::rejected_valid) == "rejected-valid");
    BOOST_TEST(to_string(kind::rate) == "rate");
    BOOST_TEST(to_string(kind::unsafe_retry) == "unsafe-retry");
    BOOST_TEST(to_string(kind::unreadable) == "unreadable");
    BOOST_TEST(to_string(kind::body_rebuilt) == "body-rebuilt");
}

BOOST_AUTO_TEST_CASE(an_unknown_text_is_no_kind) {
    BOOST_TEST(!kind_from("").has_value());
    BOOST_TEST(!kind_from("one_of").has_value());
    BOOST_TEST(!kind_from("Step").has_value());
    BOOST_TEST(!kind_from("letter-case").has_value());
}

BOOST_AUTO_TEST_CASE(severities_are_ordered) {
    BOOST_TEST((severity::note < severity::warning));
    BOOST_TEST((severity::warning < severity::error));
}

BOOST_AUTO_TEST_CASE(tiers_severities_and_sides_have_their_names) {
    BOOST_TEST(to_string(tier::wire) == "wire");
    BOOST_TEST(to_string(tier::documented) == "documented");
    BOOST_TEST(to_string(tier::advice) == "advice");
    BOOST_TEST(to_string(severity::note) == "note");
    BOOST_TEST(to_string(severity::warning) == "warning");
    BOOST_TEST(to_string(severity::error) == "error");
    BOOST_TEST(to_string(side::request) == "request");
    BOOST_TEST(to_string(side::response) == "response");
    BOOST_TEST(to_string(side::exchange) == "exchange");
    BOOST_TEST(to_string(side::capture) == "capture");
}

BOOST_AUTO_TEST_SUITE_END()
