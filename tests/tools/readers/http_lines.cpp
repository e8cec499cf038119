// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/http_lines.hpp"

#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <string_view>

using tc3::tool::begins_status_line;
using tc3::tool::byte_stream;
using tc3::tool::get_line;
using tc3::tool::line_ahead;
using tc3::tool::parse_request_line;

BOOST_AUTO_TEST_SUITE(readers_http_lines)

BOOST_AUTO_TEST_CASE(a_request_line_has_a_method_a_target_and_a_version) {
    BOOST_TEST(parse_request_line("POST / HTTP/1.1").value().method == "POST");
    BOOST_TEST(parse_request_line("GET /?a=1 HTTP/1.0").value().target == "/?a=1");
    BOOST_TEST(parse_request_line("GET https://db.example.com/ HTTP/2").value().target == "https://db.example.com/");
    BOOST_TEST(parse_request_line("OPTIONS * HTTP/1.1").value().target == "*");
    for (std::string_view const line :
         {"", "POST /", "POST  HTTP/1.1", "post / HTTP/1.1", "POST / HTTPS/1.1", "POST / HTTP/", "GET WITH HTTP/1.1",
          "HTTP/1.1 200 OK", "We POST / over HTTP/1.1", "POST / HTTP/1.1 is used"})
        BOOST_TEST(!parse_request_line(line), line);
}

BOOST_AUTO_TEST_CASE(a_status_line_has_a_version_and_three_digits) {
    for (std::string_view const line : {"HTTP/1.1 200 OK", "HTTP/1.0 404", "HTTP/2 200", "HTTP/1.1 200"})
        BOOST_TEST(begins_status_line(line), line);
    for (std::string_view const line : {"", "HTTP/1.1", "HTTP/1.1 20", "HTTP/1.1 OK", "HTTP 200", "HTTPS/1.1 200 OK"})
        BOOST_TEST(!begins_status_line(line), line);
}

BOOST_AUTO_TEST_CASE(lines_are_given_with_how_they_end) {
    byte_stream from{std::make_unique<tc3::tests::text_source>("one\r\n two \nthree", 1), 4};
    line_ahead const one = get_line(from, 0);
    BOOST_TEST(one.text == "one");
    BOOST_TEST(one.has_crlf);
    BOOST_TEST(!one.is_last);
    line_ahead const two = get_line(from, one.next);
    BOOST_TEST(two.text == "two");
    BOOST_TEST(!two.has_crlf);
    line_ahead const three = get_line(from, two.next);
    BOOST_TEST(three.text == "three");
    BOOST_TEST(three.is_last);
    BOOST_TEST(three.next == 16u);
}

BOOST_AUTO_TEST_SUITE_END()
