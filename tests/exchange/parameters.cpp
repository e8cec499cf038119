// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/exchange/parameters.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <set>
#include <string>

using namespace tc3;

BOOST_AUTO_TEST_SUITE(exchange_parameters)

BOOST_AUTO_TEST_CASE(requests_that_ask_the_same_have_the_same_fingerprint) {
    auto const one = fingerprint_of(R"({"A":"x","B":[1,{"C":true}]})");
    BOOST_TEST(fingerprint_of("{ \"B\" : [ 1, { \"C\": true } ], \"\\u0041\": \"\\u0078\" }") == one);
    BOOST_TEST(fingerprint_of(R"({"A":"x","B":[1,{"C":true}],"D":null})") == one);
    BOOST_TEST(fingerprint_of("B.1.C=true&Action=Z&A=%78&B.0=1&Nonce=5") == one);
}

BOOST_AUTO_TEST_CASE(requests_that_ask_something_else_do_not) {
    auto const one = fingerprint_of(R"({"A":"x","B":[1,2]})");
    for (char const* other : {R"({"A":"y","B":[1,2]})", R"({"A":"x","B":[2,1]})", R"({"A":"x","B":[1,2,3]})",
                              R"({"A":"x"})", R"({"B":"x","A":[1,2]})", "{}", ""})
        BOOST_TEST(fingerprint_of(other) != one);
    BOOST_TEST(fingerprint_of(R"({"ab":"c"})") != fingerprint_of(R"({"a":"bc"})"));
}

BOOST_AUTO_TEST_CASE(a_member_is_read_from_json_and_from_a_query) {
    BOOST_TEST(text_member(R"({"X":{"A":"no"},"A":"y\u0065s","A":"late"})", "A") == "yes");
    BOOST_TEST(text_member(R"({"A":5})", "A") == "");
    BOOST_TEST(text_member("B=1&A=y%65s", "A") == "yes");
    BOOST_TEST(text_member("", "A") == "");
    BOOST_TEST(member_is(R"({"A":"x"})", "A", "x"));
    BOOST_TEST(!member_is(R"({"A":5})", "A", "5"));
    BOOST_TEST(member_is(R"({"A":5})", "A", 5));
    BOOST_TEST(!member_is(R"({"A":"5"})", "A", 5));
    BOOST_TEST(!member_is(R"({"A":0})", "B", 0));
    BOOST_TEST(!member_is(R"({"B":"x"})", "A", ""));
    BOOST_TEST(member_is("B=1&A=5", "A", 5));
    BOOST_TEST(!member_is("B=1", "A", 0));
}

BOOST_AUTO_TEST_CASE(a_member_of_a_response_is_found_unless_it_is_null) {
    BOOST_TEST(response_has(R"({"Response":{"A":{"B":1},"C":"x"}})", "C"));
    BOOST_TEST(!response_has(R"({"Response":{"A":{"B":1},"C":null}})", "C"));
    BOOST_TEST(!response_has(R"({"Response":{"A":{"B":1}}})", "B"));
    BOOST_TEST(!response_has(R"({"C":1,"Response":{}})", "C"));
}

BOOST_AUTO_TEST_CASE(the_code_of_an_error_is_read_from_whatever_came) {
    BOOST_TEST(error_code_in(R"({"Response":{"RequestId":"Error","Error":{"Message":"x","Code":"A\u002eB"}}})") ==
               "A.B");
    for (std::string_view const none :
         {"", "[]", "{", R"({"Response":[]})", R"({"Error":{"Code":"A"}})", R"({"Response":{"Error":"A"}})",
          R"({"Response":{"Error":{"Code":7}}})", R"({"Response":{"Error":{"Code":")", "AuthFailure."})
        BOOST_TEST(error_code_in(none) == "", none);
}

BOOST_AUTO_TEST_CASE(depth_costs_no_stack) {
    auto const deep = [](std::string_view value) {
        return "{\"A\":" + std::string(300000, '[') + std::string{value} + std::string(300000, ']') + "}";
    };
    BOOST_TEST(fingerprint_of(deep("1")) == fingerprint_of(deep("1")));
    BOOST_TEST(fingerprint_of(deep("1")) != fingerprint_of(deep("2")));
}

BOOST_AUTO_TEST_CASE(orders_that_are_numbered_are_told_apart) {
    std::set<std::uint64_t> seen;
    for (int i = 0; i < 2000; ++i)
        seen.insert(fingerprint_of("{\"Name\":\"order-" + std::to_string(i) + "\",\"BackupSetId\":\"nightly-" +
                                   std::to_string(i) + "\"}"));
    BOOST_TEST(seen.size() == 2000u);
}

BOOST_AUTO_TEST_SUITE_END()
