// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "sign/raw_request.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using tc3::tool::write_curl;
using namespace std::string_literals;

namespace {

tc3::http::request call(std::string body) {
    tc3::http::request made;
    made.method = "POST";
    made.query = "a=[1]&b=it's";
    made.headers.add("Host", "db.example.com");
    made.headers.add(":authority", "db.example.com");
    made.headers.add("Content-Length", "7");
    made.headers.add("X-Name", "a $b");
    made.headers.add("X-Empty", "");
    made.body = std::move(body);
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_sign_raw_request)

BOOST_AUTO_TEST_CASE(a_command_of_curl_names_each_part_for_the_shell) {
    BOOST_TEST(write_curl(call("{\"A\":\"it's\"}\n")) ==
               "curl -sS -g -X POST 'https://db.example.com/?a=[1]&b=it'\\''s' \\\n"
               "  -H 'X-Name: a $b' \\\n"
               "  -H 'X-Empty;' \\\n"
               "  --data-raw '{\"A\":\"it'\\''s\"}\n'\n");
}

BOOST_AUTO_TEST_CASE(a_body_that_is_no_text_goes_through_a_pipe) {
    std::string const command = write_curl(call("%\\'\0\x1B\xFFz"s));
    BOOST_TEST(command.starts_with("printf '%%\\\\\\047\\000\\033\\377z' |\n  curl -sS "), command);
    BOOST_TEST(command.ends_with(" \\\n  --data-binary @-\n"), command);
}

BOOST_AUTO_TEST_SUITE_END()
