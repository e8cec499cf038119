// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/request/common.hpp>

#include <boost/test/unit_test.hpp>

using namespace tc3;

BOOST_AUTO_TEST_SUITE(request_common)

BOOST_AUTO_TEST_CASE(headers_of_any_letter_case_are_read_as_tc3) {
    http::request message;
    message.method = "POST";
    message.headers.add("x-tc-action", " DescribeRegions ");
    message.headers.add("X-Tc-Region", "ap-seoul");
    message.headers.add("X-TC-REGION", "ap-tokyo");
    common_parameters parameters;
    parameters.read(message);
    BOOST_TEST((parameters.scheme() == sign::scheme::tc3));
    BOOST_TEST(parameters.text(common::action) == "DescribeRegions");
    BOOST_TEST(parameters.text(common::region) == "ap-seoul");
    BOOST_TEST(parameters.times(common::region) == 2u);
    BOOST_TEST(!parameters.has(common::version));
    BOOST_TEST(parameters.place(common::region) == "header:X-TC-Region");
}

BOOST_AUTO_TEST_CASE(the_query_of_a_get_is_read_as_v1_and_decoded) {
    http::request message;
    message.method = "GET";
    message.query = "Action=DescribeRegions&Nonce=7&Signature=a%2Bb%3D&Name=x";
    common_parameters parameters;
    parameters.read(message);
    BOOST_TEST((parameters.scheme() == sign::scheme::v1));
    BOOST_TEST(parameters.text(common::signature) == "a+b=");
    BOOST_TEST(parameters.text(common::nonce) == "7");
    BOOST_TEST(parameters.place(common::region) == "/Region");
    BOOST_TEST(parameters.name(common::region) == "Region");
}

BOOST_AUTO_TEST_CASE(a_form_body_is_read_as_v1_but_a_json_body_is_not) {
    http::request message;
    message.method = "POST";
    message.body = "Action=DescribeRegions";
    message.headers.add("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    common_parameters parameters;
    parameters.read(message);
    BOOST_TEST((parameters.scheme() == sign::scheme::v1));
    message.headers.clear();
    message.headers.add("Content-Type", "application/json");
    parameters.read(message);
    BOOST_TEST((parameters.scheme() == sign::scheme::none));
    BOOST_TEST(!parameters.has(common::action));
}

BOOST_AUTO_TEST_CASE(a_call_is_told_from_a_page_by_its_action_or_its_host) {
    auto const is_call = [](std::string_view method, std::string_view host, std::string_view path,
                            std::string_view query = {}, std::string_view action = {}) {
        http::request message;
        message.method = method;
        message.path = path;
        message.query = query;
        message.headers.add("Host", host);
        if (!action.empty())
            message.headers.add("X-TC-Action", action);
        common_parameters parameters;
        parameters.read(message);
        return is_api_call(message, parameters);
    };
    BOOST_TEST(is_call("POST", "postgres.tencentcloudapi.com", "/"));
    BOOST_TEST(is_call("GET", "postgres.tencentcloudapi.com", "/", "x=1"));
    BOOST_TEST(is_call("POST", "127.0.0.1:8080", "/anywhere", "", "DescribeRegions"));
    BOOST_TEST(is_call("GET", "mock.test", "/", "Action=DescribeRegions"));
    BOOST_TEST(!is_call("OPTIONS", "postgres.tencentcloudapi.com", "/"));
    BOOST_TEST(!is_call("GET", "postgres.tencentcloudapi.com", "/logo.png"));
    BOOST_TEST(!is_call("GET", "example.com", "/"));
}

BOOST_AUTO_TEST_CASE(a_media_type_is_compared_without_its_parameters_and_letter_case) {
    BOOST_TEST(is_media_type("Application/JSON ; charset=utf-8", json_type));
    BOOST_TEST(!is_media_type("application/json5", json_type));
}

BOOST_AUTO_TEST_SUITE_END()
