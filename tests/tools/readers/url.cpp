// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/url.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

/// The parts of a URL with bars between them.
std::string parts(std::string_view url) {
    tc3::http::request into;
    into.query = "left from before";
    tc3::tool::split_url(url, into);
    return into.scheme + "|" + into.host + "|" + into.path + "|" + into.query;
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_url)

BOOST_AUTO_TEST_CASE(a_url_is_taken_apart_and_stays_encoded) {
    BOOST_TEST(parts("https://db.example.com/a/b%20c?x=1%2F2&y=+") == "https|db.example.com|/a/b%20c|x=1%2F2&y=+");
    BOOST_TEST(parts("HTTP://Db.Example.com:8080/") == "http|Db.Example.com:8080|/|");
    BOOST_TEST(parts("https://[::1]:443/?a") == "https|[::1]:443|/|a");
}

BOOST_AUTO_TEST_CASE(an_empty_path_is_a_slash) {
    BOOST_TEST(parts("https://db.example.com") == "https|db.example.com|/|");
    BOOST_TEST(parts("https://db.example.com?x=1") == "https|db.example.com|/|x=1");
}

BOOST_AUTO_TEST_CASE(the_target_of_a_request_line_has_no_host) {
    BOOST_TEST(parts("/") == "||/|");
    BOOST_TEST(parts("/v2/x?a=b?c") == "||/v2/x|a=b?c");
    BOOST_TEST(parts("//twice") == "||//twice|");
    BOOST_TEST(parts("*") == "||*|");
    BOOST_TEST(parts("/r?to=https://other.example.com/") == "||/r|to=https://other.example.com/");
}

BOOST_AUTO_TEST_CASE(a_host_may_stand_without_a_scheme) {
    BOOST_TEST(parts("db.example.com/x") == "|db.example.com|/x|");
    BOOST_TEST(parts("db.example.com:443") == "|db.example.com:443|/|");
}

BOOST_AUTO_TEST_CASE(fragment_user_and_password_are_dropped) {
    BOOST_TEST(parts("https://someone:secret@db.example.com/x#part?no") == "https|db.example.com|/x|");
}

BOOST_AUTO_TEST_SUITE_END()
