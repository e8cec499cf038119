// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/http/write.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using tc3::http::append_request;
using tc3::http::request;

namespace {

std::string written(request const& message) {
    std::string out;
    append_request(out, message);
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(http_write)

BOOST_AUTO_TEST_CASE(a_post_has_a_length_and_its_body_to_the_byte) {
    request message;
    message.method = "POST";
    message.headers.add("Host", "a.example");
    message.headers.add("Content-Type", "application/json");
    message.body = "{\r\n}";
    BOOST_TEST(
        written(message) ==
        "POST / HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n{\r\n}");
}

BOOST_AUTO_TEST_CASE(a_get_has_its_query_and_no_length) {
    request message;
    message.method = "GET";
    message.query = "Action=DescribeZones&A=%20";
    message.headers.add("Host", "a.example");
    BOOST_TEST(written(message) == "GET /?Action=DescribeZones&A=%20 HTTP/1.1\r\nHost: a.example\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(an_empty_path_is_the_root) {
    request message;
    message.method = "GET";
    message.path.clear();
    BOOST_TEST(written(message) == "GET / HTTP/1.1\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(a_length_among_the_headers_gives_way_to_the_right_one) {
    request message;
    message.method = "POST";
    message.headers.add("content-length", "17");
    message.headers.add("A", "b");
    message.body = "abc";
    BOOST_TEST(written(message) == "POST / HTTP/1.1\r\nA: b\r\nContent-Length: 3\r\n\r\nabc");
}

BOOST_AUTO_TEST_CASE(a_method_that_usually_has_a_body_tells_that_it_has_none) {
    for (std::string const method : {"POST", "PUT", "PATCH"}) {
        request message;
        message.method = method;
        BOOST_TEST(written(message) == method + " / HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
    }
}

BOOST_AUTO_TEST_CASE(what_was_in_the_text_before_stays) {
    std::string out = "before ";
    request message;
    message.method = "GET";
    append_request(out, message);
    BOOST_TEST(out == "before GET / HTTP/1.1\r\n\r\n");
}

BOOST_AUTO_TEST_SUITE_END()
