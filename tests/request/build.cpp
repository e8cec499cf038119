// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/request/build.hpp>

#include "support/messages.hpp"

#include <boost/test/unit_test.hpp>

using namespace tc3;

BOOST_AUTO_TEST_SUITE(request_build)

BOOST_AUTO_TEST_CASE(a_call_carries_its_action_version_region_and_body) {
    http::request message;
    build_request(message, tests::order(), {.region = "ap-seoul", .language = "en-US", .request_client = "mine"});
    BOOST_TEST(message.method == "POST");
    BOOST_TEST(message.scheme == "https");
    BOOST_TEST(message.path == "/");
    BOOST_TEST(message.query == "");
    BOOST_TEST(*message.headers.find("Host") == "postgres.intl.tencentcloudapi.com");
    BOOST_TEST(*message.headers.find("X-TC-Action") == "CloneDBInstance");
    BOOST_TEST(*message.headers.find("X-TC-Version") == "2017-03-12");
    BOOST_TEST(*message.headers.find("X-TC-Region") == "ap-seoul");
    BOOST_TEST(*message.headers.find("Content-Type") == "application/json");
    BOOST_TEST(*message.headers.find("X-TC-Language") == "en-US");
    BOOST_TEST(*message.headers.find("X-TC-RequestClient") == "mine");
    BOOST_TEST(message.body.starts_with(R"({"DBInstanceId":"postgres-k3v9x2ab",)"));
}

BOOST_AUTO_TEST_CASE(a_message_that_is_used_again_holds_nothing_of_the_last_call) {
    http::request message = tests::signed_order();
    message.query = "left=over";
    build_request(message, tests::order(), {});
    BOOST_TEST(!message.headers.find("Authorization"));
    BOOST_TEST(!message.headers.find("X-TC-Region"));
    BOOST_TEST(message.query == "");
    BOOST_TEST(message.headers.count("Host") == 1u);
}

BOOST_AUTO_TEST_CASE(the_host_follows_the_site_and_a_finance_region_has_its_own) {
    auto const& owner = postgres::v20170312::product;
    BOOST_TEST(host_for(owner, {}) == "postgres.intl.tencentcloudapi.com");
    BOOST_TEST(host_for(owner, {.to = site::mainland}) == "postgres.tencentcloudapi.com");
    BOOST_TEST(host_for(owner, {.region = "ap-shanghai-fsi"}) == "postgres.ap-shanghai-fsi.tencentcloudapi.com");
    BOOST_TEST(host_for(owner, {.region = "ap-shanghai-fsi", .host = "127.0.0.1:1"}) == "127.0.0.1:1");
}

BOOST_AUTO_TEST_SUITE_END()
