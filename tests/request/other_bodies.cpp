// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/request/other_bodies.hpp>

#include <tc3/known_actions.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

/// Why a client may have signed a text in the place of a body: `body-order: with its members sorted`.
std::string why(std::string_view body, std::string_view text) {
    for (tc3::sign::other_text const& one : tc3::other_bodies(body, &*tc3::known_actions.front()->request))
        if (one.text == text)
            return std::string{tc3::sign::words_of(one.what).id} + ": " + one.detail;
    return {};
}

} // namespace

BOOST_AUTO_TEST_SUITE(request_other_bodies)

BOOST_AUTO_TEST_CASE(one_difference_has_a_name_of_its_own) {
    constexpr std::string_view body = R"({"Storage":10.0,"Name":"a/平","VpcId":null})";
    BOOST_TEST(why(body, R"({"Storage": 10.0, "Name": "a/平", "VpcId": null})") ==
               "body-spacing: with a blank after each comma and colon, as Python writes it");
    BOOST_TEST(why(body, R"({"Name":"a/平","Storage":10.0,"VpcId":null})") == "body-order: with its members sorted");
    BOOST_TEST(why(body, R"({"Storage":10.0,"VpcId":null,"Name":"a/平"})") ==
               "body-order: with its members in the order of the documentation");
    BOOST_TEST(why(body, R"({"Storage":10.0,"Name":"a\/平","VpcId":null})") == "body-escapes: with escaped slashes");
    BOOST_TEST(why(body, R"({"Storage":10,"Name":"a/平","VpcId":null})") == "body-numbers: with 10 for 10.0");
    BOOST_TEST(why(body, R"({"Storage":10.0,"Name":"a/平"})") == "body-members: without its nulls");
    BOOST_TEST(why(body, R"({'Storage': 10.0, 'Name': 'a/平', 'VpcId': None})") ==
               "body-rewritten: as Python prints a dict");
    BOOST_TEST(why(body, R"("{\"Storage\":10.0,\"Name\":\"a/平\",\"VpcId\":null}")") ==
               "body-rewritten: as a text within a JSON string");
}

BOOST_AUTO_TEST_CASE(several_differences_are_told_together) {
    BOOST_TEST(why(R"({"b": 1, "a": "平"})", "{\"a\":\"\\u5e73\",\"b\":1}") ==
               "body-rewritten: without white space; with other characters than ASCII as \\u escapes; with its members "
               "sorted");
}

BOOST_AUTO_TEST_CASE(a_body_of_irregular_spacing_is_rewritten_too) {
    BOOST_TEST(why("{ \"a\" :1}", "{\"a\":1}") == "body-spacing: without white space");
}

BOOST_AUTO_TEST_CASE(forms_are_written_in_both_manners) {
    constexpr std::string_view body = R"({"Set":[{"Role":"x y"}]})";
    BOOST_TEST(why(body, "Set.0.Role=x%20y") == "body-as-form: as form text");
    BOOST_TEST(why(body, "Set%5B0%5D%5BRole%5D=x+y") ==
               "php-array-names: it signed the body as form text with `Set[0][Role]` with + for blanks");
}

BOOST_AUTO_TEST_CASE(what_is_no_json_and_no_form_has_no_other_texts) {
    for (std::string_view const body : {"", "{", "plain", "[1,]"})
        BOOST_TEST(tc3::other_bodies(body, nullptr).empty(), body);
    BOOST_TEST(tc3::other_bodies("\"" + std::string(1024u * 1024, 'x') + "\"", nullptr).empty());
}

BOOST_AUTO_TEST_SUITE_END()
