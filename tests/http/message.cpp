// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/http/message.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(http_message)

BOOST_AUTO_TEST_CASE(headers_keep_their_order_repeats_and_letter_case) {
    tc3::http::header_list list;
    list.add("Host", "a");
    list.add("X-TC-Action", "CloneDBInstance");
    list.add("host", "b");
    list.add("Empty", "");
    std::vector<std::string> seen;
    for (tc3::http::header const h : list)
        seen.push_back(std::string{h.name} + "=" + std::string{h.value});
    std::vector<std::string> const expected{"Host=a", "X-TC-Action=CloneDBInstance", "host=b", "Empty="};
    BOOST_TEST(seen == expected, boost::test_tools::per_element());
    BOOST_TEST(list.size() == 4u);
    BOOST_TEST(list[2].value == "b");
}

BOOST_AUTO_TEST_CASE(names_are_found_whatever_their_letter_case) {
    tc3::http::header_list list;
    list.add("X-Tc-Action", "first");
    list.add("x-tc-action", "second");
    BOOST_TEST((list.find("X-TC-ACTION") == "first"));
    BOOST_TEST(list.count("X-TC-Action") == 2u);
    BOOST_TEST((list.find("X-TC-Actio") == std::nullopt));
    BOOST_TEST(list.count("X-TC-Action ") == 0u);
}

BOOST_AUTO_TEST_CASE(letters_beyond_ascii_are_compared_as_bytes) {
    tc3::http::header_list list;
    list.add("\xc3\x84", "capital");
    BOOST_TEST((list.find("\xc3\xa4") == std::nullopt));
}

BOOST_AUTO_TEST_CASE(a_list_that_is_cleared_is_empty) {
    tc3::http::header_list list;
    list.add("Host", "a");
    list.clear();
    BOOST_TEST(list.empty());
    BOOST_TEST(list.size() == 0u);
    BOOST_TEST((list.begin() == list.end()));
    list.add("Date", "b");
    BOOST_TEST((list.find("Host") == std::nullopt));
    BOOST_TEST((list.find("Date") == "b"));
}

BOOST_AUTO_TEST_CASE(a_new_request_is_for_the_root) {
    BOOST_TEST(tc3::http::request{}.path == "/");
    BOOST_TEST(tc3::http::request{}.query == "");
}

BOOST_AUTO_TEST_CASE(a_request_that_is_cleared_is_like_a_new_one) {
    tc3::http::request message{"POST", "https", "a", "/b", "c", {}, "d"};
    message.headers.add("Host", "a");
    message.clear();
    BOOST_TEST(message.method == "");
    BOOST_TEST(message.scheme == "");
    BOOST_TEST(message.host == "");
    BOOST_TEST(message.path == "/");
    BOOST_TEST(message.query == "");
    BOOST_TEST(message.headers.empty());
    BOOST_TEST(message.body == "");
}

BOOST_AUTO_TEST_CASE(a_response_that_is_cleared_is_like_a_new_one) {
    tc3::http::response message{200, {}, "{}"};
    message.headers.add("Server", "a");
    message.clear();
    BOOST_TEST(message.status == 0);
    BOOST_TEST(message.headers.empty());
    BOOST_TEST(message.body == "");
}

BOOST_AUTO_TEST_SUITE_END()
