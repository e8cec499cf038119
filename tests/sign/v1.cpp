// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/v1.hpp>

#include "sign/openssl_failures.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

using tc3::sign::errc;
using tc3::sign::v1::algorithm;
using tc3::sign::v1::parameter;
using tc3::sign::v1::trace;

namespace {

tc3::secret const key{"Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"};

// The example of the documentation, out of order.
std::vector<parameter> example() {
    return {{"Version", "2017-03-12"},
            {"Action", "DescribeInstances"},
            {"InstanceIds.0", "ins-09dx96dg"},
            {"Limit", "20"},
            {"Nonce", "11886"},
            {"Offset", "0"},
            {"Region", "ap-guangzhou"},
            {"SecretId", "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"},
            {"Timestamp", "1465185768"}};
}

std::string_view const example_text =
    "Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Limit=20&Nonce=11886&Offset=0&Region=ap-guangzhou&"
    "SecretId=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE&Signature=EliP9YW3pW28FpsEdkXt%2F%2BWcGeI%3D&"
    "Timestamp=1465185768&Version=2017-03-12";

trace signed_example(std::vector<parameter> parameters, std::string_view method = "GET") {
    trace out;
    tc3::sign::v1::sign_parameters(parameters, {method, "cvm.tencentcloudapi.com"}, key, out).value();
    return out;
}

std::vector<std::string> sorted(std::vector<parameter> parameters) {
    tc3::sign::v1::sort(parameters);
    std::vector<std::string> seen;
    for (parameter const& p : parameters)
        seen.push_back(std::string{p.name} + "=" + std::string{p.value});
    return seen;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sign_v1)

BOOST_AUTO_TEST_CASE(the_example_of_the_documentation_is_reproduced) {
    trace const out = signed_example(example());
    BOOST_TEST(out.string_to_sign ==
               "GETcvm.tencentcloudapi.com/?Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Limit=20&Nonce=11886&"
               "Offset=0&Region=ap-guangzhou&SecretId=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE&Timestamp=1465185768&"
               "Version=2017-03-12");
    BOOST_TEST(out.signature == "EliP9YW3pW28FpsEdkXt/+WcGeI=");
    BOOST_TEST(out.text == example_text);
}

BOOST_AUTO_TEST_CASE(names_are_sorted_by_their_bytes) {
    std::vector<std::string> const expected{"Ids.0=a", "Ids.10=d", "Ids.12=b", "Ids.2=c", "Zone=z", "action=e"};
    BOOST_TEST(
        sorted({{"action", "e"}, {"Ids.2", "c"}, {"Ids.12", "b"}, {"Ids.0", "a"}, {"Zone", "z"}, {"Ids.10", "d"}}) ==
            expected,
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(names_beyond_ascii_come_last) {
    std::vector<std::string> const expected{"z=1", "\xc3\xa4=2"};
    BOOST_TEST(sorted({{"\xc3\xa4", "2"}, {"z", "1"}}) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(repeats_keep_their_order) {
    std::vector<std::string> const expected{"a=2", "a=1", "b=0"};
    BOOST_TEST(sorted({{"b", "0"}, {"a", "2"}, {"a", "1"}}) == expected, boost::test_tools::per_element());

    // Enough of them that a sort which does not care for their order changes it.
    std::vector<std::string> values;
    for (int number = 100; number > 0; --number)
        values.push_back(std::to_string(number));
    std::vector<parameter> many{{"b", "first"}};
    std::vector<std::string> many_sorted;
    for (std::string const& value : values) {
        many.push_back({"a", value});
        many_sorted.push_back("a=" + value);
    }
    many_sorted.push_back("b=first");
    BOOST_TEST(sorted(many) == many_sorted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(values_are_signed_raw_and_sent_encoded) {
    std::vector<parameter> parameters{{"A", "a b&c=/+"}, {"Empty", ""}};
    trace const out = signed_example(parameters);
    BOOST_TEST(out.string_to_sign == "GETcvm.tencentcloudapi.com/?A=a b&c=/+&Empty=");
    BOOST_TEST(out.text.starts_with("A=a%20b%26c%3D%2F%2B&Empty=&Signature="));
}

BOOST_AUTO_TEST_CASE(a_signature_that_is_there_is_left_out_and_replaced) {
    std::vector<parameter> parameters = example();
    parameters.push_back({"Signature", "old"});
    parameters.push_back({"SignatureMethod", "HmacSHA1"});
    trace const out = signed_example(parameters);
    BOOST_TEST(out.string_to_sign.find("&Signature=") == std::string::npos);
    BOOST_TEST(out.string_to_sign.find("&SignatureMethod=HmacSHA1&") != std::string::npos);
    BOOST_TEST(out.text.find("old") == std::string::npos);
    BOOST_TEST(out.text.find("&Signature=") == out.text.rfind("&Signature="));
}

BOOST_AUTO_TEST_CASE(a_signature_alone_is_a_whole_text) {
    trace const out = signed_example({});
    BOOST_TEST(out.string_to_sign == "GETcvm.tencentcloudapi.com/");
    BOOST_TEST(out.text.starts_with("Signature="));
    BOOST_TEST(signed_example({{"A", ""}}).text.starts_with("A=&Signature="));
    BOOST_TEST(signed_example({{"Z", ""}}).text.ends_with("&Z="));
}

BOOST_AUTO_TEST_CASE(only_its_exact_name_selects_sha_256) {
    BOOST_TEST((tc3::sign::v1::algorithm_named("HmacSHA256") == algorithm::hmac_sha256));
    for (std::string_view const name : {"HmacSHA1", "", "hmacsha256", "HmacSHA256 ", "HmacSHA512"})
        BOOST_TEST((tc3::sign::v1::algorithm_named(name) == algorithm::hmac_sha1));
    std::vector<parameter> parameters = example();
    BOOST_TEST(signed_example(parameters).signature.size() == 28u);
    parameters.push_back({"SignatureMethod", "HmacSHA256"});
    BOOST_TEST(signed_example(parameters).signature.size() == 44u);
}

BOOST_AUTO_TEST_CASE(the_method_is_part_of_what_is_signed) {
    BOOST_TEST(signed_example(example(), "POST").signature != signed_example(example()).signature);
}

BOOST_AUTO_TEST_CASE(a_get_carries_its_parameters_in_the_query) {
    tc3::http::request message;
    message.method = "GET";
    message.host = "cvm.tencentcloudapi.com";
    std::vector<parameter> parameters = example();
    trace out;
    tc3::sign::v1::sign_request(message, parameters, key, out).value();
    BOOST_TEST(message.query == example_text);
    BOOST_TEST(message.body == "");
    BOOST_TEST((message.headers.find("Host") == "cvm.tencentcloudapi.com"));
    BOOST_TEST(message.headers.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_post_carries_its_parameters_in_a_form) {
    tc3::http::request message;
    message.method = "POST";
    message.headers.add("Host", "cvm.tencentcloudapi.com");
    message.headers.add("content-type", "application/json");
    std::vector<parameter> parameters = example();
    trace out;
    tc3::sign::v1::sign_request(message, parameters, key, out).value();
    BOOST_TEST(message.query == "");
    BOOST_TEST(message.body == out.text);
    BOOST_TEST(out.signature == signed_example(example(), "POST").signature);
    BOOST_TEST((message.headers.find("Content-Type") == "application/x-www-form-urlencoded"));
    BOOST_TEST(message.headers.size() == 2u);
}

BOOST_AUTO_TEST_CASE(other_methods_and_messages_without_a_host_are_refused) {
    std::vector<parameter> parameters = example();
    trace out;
    tc3::http::request message;
    message.method = "PUT";
    message.host = "cvm.tencentcloudapi.com";
    BOOST_TEST((tc3::sign::v1::sign_request(message, parameters, key, out).error() == errc::method_unsupported));
    message.method = "GET";
    message.host.clear();
    BOOST_TEST((tc3::sign::v1::sign_request(message, parameters, key, out).error() == errc::signed_header_missing));
    BOOST_TEST(message.query == "");
}

BOOST_AUTO_TEST_CASE(no_failure_of_openssl_leads_to_a_signature) {
    for (std::string_view const method : {"HmacSHA1", "HmacSHA256"}) {
        std::vector<parameter> parameters = example();
        parameters.push_back({"SignatureMethod", method});
        static_cast<void>(signed_example(parameters)); // so that this thread has its context
        trace out;
        int const calls = tests::failures_of([&] {
            tc3::http::request message;
            message.method = "GET";
            message.host = "cvm.tencentcloudapi.com";
            auto const done = tc3::sign::v1::sign_request(message, parameters, key, out);
            BOOST_TEST(message.query.empty() != done.has_value());
            return done;
        });
        BOOST_TEST(calls == 6 + 6);
    }
}

BOOST_AUTO_TEST_CASE(a_trace_that_was_used_before_holds_the_new_signature_only) {
    trace used = signed_example({{"Z", "9"}, {"SignatureMethod", "HmacSHA256"}}, "POST");
    std::vector<parameter> parameters = example();
    tc3::sign::v1::sign_parameters(parameters, {"GET", "cvm.tencentcloudapi.com"}, key, used).value();
    trace const fresh = signed_example(example());
    BOOST_TEST(used.string_to_sign == fresh.string_to_sign);
    BOOST_TEST(used.signature == fresh.signature);
    BOOST_TEST(used.text == example_text);
}

BOOST_AUTO_TEST_CASE(parameters_stand_where_the_method_and_the_content_type_put_them) {
    constexpr std::string_view form = "application/x-www-form-urlencoded";
    auto const text = [](std::string_view method, std::string_view type, std::string_view body) {
        tc3::http::request message;
        message.method = method;
        message.query = "query";
        message.body = body;
        if (!type.empty())
            message.headers.add("Content-Type", type);
        return std::string{tc3::sign::v1::parameter_text(message)};
    };
    BOOST_TEST(text("GET", "", "body") == "query");
    BOOST_TEST(text("GET", form, "body") == "query");
    BOOST_TEST(text("POST", "", "body") == "body");
    BOOST_TEST(text("POST", form, "body") == "body");
    BOOST_TEST(text("POST", form, "") == "");
    BOOST_TEST(text("POST", "application/json", "body") == "");
    BOOST_TEST(text("PUT", form, "body") == "body");
    BOOST_TEST(text("PUT", form, "") == "query");
    BOOST_TEST(text("PUT", "", "body") == "query");
    BOOST_TEST(text("PUT", "application/json", "body") == "query");
}

BOOST_AUTO_TEST_CASE(an_empty_path_is_the_root_and_an_authority_is_no_reason_for_a_host_header) {
    tc3::http::request rooted;
    rooted.method = "GET";
    rooted.headers.add(":authority", "cvm.tencentcloudapi.com");
    tc3::http::request empty = rooted;
    empty.path.clear();
    trace one;
    trace other;
    std::vector<parameter> parameters = example();
    tc3::sign::v1::sign_request(rooted, parameters, key, one).value();
    tc3::sign::v1::sign_request(empty, parameters, key, other).value();
    BOOST_TEST(one.string_to_sign == other.string_to_sign);
    BOOST_TEST(rooted.headers.count("Host") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
