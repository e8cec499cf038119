// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "client/judge.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace tc3::conformance;

std::string difference_of(std::string_view wanted, std::string_view got, empty_lists lists = empty_lists::absent) {
    return difference(boost::json::parse({wanted.data(), wanted.size()}), boost::json::parse({got.data(), got.size()}),
                      lists)
        .value_or("");
}

arrival order_arrival(std::string_view body) {
    arrival made;
    made.message.method = "POST";
    made.message.headers.add("Host", "127.0.0.1:4711");
    made.message.headers.add("Content-Type", "application/json");
    made.message.headers.add("X-TC-Action", "CloneDBInstance");
    made.message.headers.add("Authorization", "x");
    made.message.body = body;
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(client_judge)

BOOST_AUTO_TEST_CASE(what_means_the_same_is_no_difference) {
    BOOST_TEST(difference_of(R"({"A":1,"B":[{"C":"x"}]})", R"({"B":[{"C":"x"}],"A":1})") == "");
    BOOST_TEST(difference_of(R"({"A":1})", R"({"A":1,"B":null})") == "");
    BOOST_TEST(difference_of(R"({"A":1,"B":[]})", R"({"A":1})") == "");
}

BOOST_AUTO_TEST_CASE(differences_are_told_with_their_place) {
    BOOST_TEST(difference_of(R"({"A":false})", "{}") == "/A is not sent");
    BOOST_TEST(difference_of(R"({"A":0})", R"({"A":null})") == "/A is not sent");
    BOOST_TEST(difference_of(R"({"A":1})", R"({"A":"1"})") == R"(/A is "1" instead of 1)");
    BOOST_TEST(difference_of(R"({"A":100})", R"({"A":100.0})") == "/A is 1E2 instead of 100");
    BOOST_TEST(difference_of("{}", R"({"a/b":1})") == "/a~1b is sent, but was not asked for");
    BOOST_TEST(difference_of(R"({"A":[1,2]})", R"({"A":[1]})") == "/A has 1 elements instead of 2");
    BOOST_TEST(difference_of(R"({"A":[{"B":1},{"B":2}]})", R"({"A":[{"B":1},{"B":3}]})") == "/A/1/B is 3 instead of 2");
    BOOST_TEST(difference_of(R"({"A":[]})", "{}", empty_lists::present) == "/A is not sent");
}

BOOST_AUTO_TEST_CASE(forms_are_read_like_json) {
    auto const wanted = boost::json::parse(R"({"Storage":100,"TagList":[{"TagKey":"a b","TagValue":""}]})").as_object();
    arrival form;
    form.message.method = "POST";
    form.message.headers.add("Content-Type", "application/x-www-form-urlencoded");
    form.message.body = "Action=CloneDBInstance&Storage=100&TagList.0.TagKey=a+b&TagList.0.TagValue=&DBInstanceId=";
    auto const found = different_parameters(form, wanted);
    BOOST_REQUIRE(found);
    BOOST_TEST(found->message.find("TagList") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(orders_are_counted_over_all_connections) {
    account of;
    of.wire.arrivals.push_back(order_arrival(R"({"Storage":10})"));
    BOOST_TEST(!repeated_order(of).has_value());
    BOOST_TEST(!resent_signature(of).has_value());
    of.wire.arrivals.push_back(order_arrival(R"( {"Storage":10,"Name":null} )"));
    of.wire.arrivals.back().connection = 1;
    BOOST_REQUIRE(repeated_order(of));
    BOOST_TEST(repeated_order(of)->message.find("2 times, with the same parameters") != std::string::npos);
    BOOST_TEST(resent_signature(of).has_value());
}

BOOST_AUTO_TEST_CASE(a_request_without_action_or_signature_is_no_order) {
    account of;
    of.wire.arrivals.push_back(order_arrival("{}"));
    arrival plain;
    plain.message.method = "GET";
    of.wire.arrivals.push_back(plain);
    BOOST_TEST(!repeated_order(of).has_value());
    BOOST_TEST(!resent_signature(of).has_value());
    of.wire.arrivals.back().message.query = "Action=CloneDBInstance&Signature=x";
    BOOST_TEST(resent_signature(of).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
