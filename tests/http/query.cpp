// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/http/query.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

using tc3::http::append_percent_decoded;
using tc3::http::decode_status;
using tc3::http::decodes_to;
using tc3::http::escape_fault;
using tc3::http::percent_encoded;
using tc3::http::plus_sign;
using tc3::http::raw_parameter;
using tc3::http::raw_parameters;

namespace {

std::string decoded(std::string_view text, plus_sign plus = plus_sign::itself) {
    std::string out;
    BOOST_TEST(bool(append_percent_decoded(out, text, plus)));
    return out;
}

struct broken {
    std::string out;
    decode_status status;
};

broken decoded_badly(std::string_view text) {
    broken seen;
    seen.status = append_percent_decoded(seen.out, text);
    BOOST_TEST(!seen.status);
    return seen;
}

std::vector<std::string> pieces(std::string_view text) {
    std::vector<std::string> seen;
    for (raw_parameter const p : raw_parameters{text})
        seen.push_back(std::string{p.name} + "|" + std::string{p.value} + "|" + std::to_string(p.offset) + "|" +
                       std::to_string(p.value_offset));
    return seen;
}

} // namespace

BOOST_AUTO_TEST_SUITE(http_query)

BOOST_AUTO_TEST_CASE(only_unreserved_characters_stay_as_they_are) {
    constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    BOOST_TEST(percent_encoded(unreserved) == unreserved);
    for (int byte = 0; byte < 256; ++byte) {
        std::string const one(1, static_cast<char>(byte));
        std::string const encoded = percent_encoded(one);
        bool const stays = unreserved.find(one) != std::string_view::npos;
        BOOST_TEST(encoded.size() == (stays ? 1u : 3u));
        BOOST_TEST(decoded(encoded) == one);
    }
}

BOOST_AUTO_TEST_CASE(escapes_have_capital_digits) {
    BOOST_TEST(percent_encoded("2021-12-25 01:27:35") == "2021-12-25%2001%3A27%3A35");
    BOOST_TEST(percent_encoded("/+=*") == "%2F%2B%3D%2A");
    BOOST_TEST(percent_encoded("\xe5\xb9\xb3") == "%E5%B9%B3");
}

BOOST_AUTO_TEST_CASE(escapes_are_read_in_either_letter_case) {
    BOOST_TEST(decoded("%e5%B9%b3") == "\xe5\xb9\xb3");
    BOOST_TEST(decoded("%25") == "%");
    BOOST_TEST(decoded("%2525") == "%25");
}

BOOST_AUTO_TEST_CASE(a_plus_is_a_blank_only_where_the_caller_says_so) {
    BOOST_TEST(decoded("a+b") == "a+b");
    BOOST_TEST(decoded("a+b%2B", plus_sign::blank) == "a b+");
}

BOOST_AUTO_TEST_CASE(an_escape_that_is_cut_off_is_told_of_and_kept) {
    for (std::string_view const text : {"ab%", "ab%4"}) {
        broken const seen = decoded_badly(text);
        BOOST_TEST(seen.out == text);
        BOOST_TEST((seen.status.fault == escape_fault::cut_off));
        BOOST_TEST(seen.status.offset == 2u);
    }
}

BOOST_AUTO_TEST_CASE(an_escape_that_is_not_hexadecimal_is_told_of_and_kept) {
    for (std::string_view const text : {"a%zz", "a%4z", "a%z4", "a%%41x", "a%g"}) {
        broken const seen = decoded_badly(text);
        BOOST_TEST((seen.status.fault == escape_fault::not_hexadecimal));
        BOOST_TEST(seen.status.offset == 1u);
    }
    BOOST_TEST(decoded_badly("a%zz%41").out == "a%zzA");
    BOOST_TEST(decoded_badly("%%41").out == "%A");
}

BOOST_AUTO_TEST_CASE(the_first_of_several_faults_is_told_of) {
    broken const seen = decoded_badly("a%zzb%");
    BOOST_TEST((seen.status.fault == escape_fault::not_hexadecimal));
    BOOST_TEST(seen.status.offset == 1u);
}

BOOST_AUTO_TEST_CASE(decoding_adds_to_what_is_there) {
    std::string out{"x"};
    append_percent_decoded(out, "%41");
    BOOST_TEST(out == "xA");
}

BOOST_AUTO_TEST_CASE(an_encoded_text_is_compared_with_a_plain_one) {
    BOOST_TEST(decodes_to("Signature", "Signature"));
    BOOST_TEST(decodes_to("%53ignature", "Signature"));
    BOOST_TEST(decodes_to("a+b", "a b", plus_sign::blank));
    BOOST_TEST(!decodes_to("a+b", "a b"));
    BOOST_TEST(!decodes_to("Signatur", "Signature"));
    BOOST_TEST(!decodes_to("SignatureMethod", "Signature"));
    BOOST_TEST(!decodes_to("", "Signature"));
    BOOST_TEST(decodes_to("", ""));
}

BOOST_AUTO_TEST_CASE(parameters_come_in_their_order_with_their_places) {
    std::vector<std::string> const expected{"Limit|10|0|6", "A.0|x%20y|9|13", "Limit||19|25"};
    BOOST_TEST(pieces("Limit=10&A.0=x%20y&Limit=") == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_name_ends_at_the_first_equals_sign) {
    std::vector<std::string> const expected{"Signature|ab==|0|10"};
    BOOST_TEST(pieces("Signature=ab==") == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_piece_without_an_equals_sign_is_a_name) {
    std::vector<std::string> const expected{"a||0|1", "b||2|3"};
    BOOST_TEST(pieces("a&b") == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_name_may_be_empty) {
    std::vector<std::string> const expected{"|1|0|1", "||3|4"};
    BOOST_TEST(pieces("=1&=") == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(nothing_between_separators_is_no_parameter) {
    BOOST_TEST(pieces("").empty());
    BOOST_TEST(pieces("&&&").empty());
    std::vector<std::string> const expected{"a|1|2|4", "b|2|7|9"};
    BOOST_TEST(pieces("&&a=1&&b=2&") == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(parameters_are_a_forward_range) {
    static_assert(std::forward_iterator<raw_parameters::iterator>);
    raw_parameters const all{"a=1&b=2"};
    BOOST_TEST(std::ranges::distance(all.begin(), all.end()) == 2);
    auto const found = std::ranges::find(all.begin(), all.end(), "b", &raw_parameter::name);
    BOOST_TEST((*found).value == "2");
    auto step = all.begin();
    BOOST_TEST((*step++).name == "a");
    BOOST_TEST((*step).name == "b");
}

BOOST_AUTO_TEST_SUITE_END()
