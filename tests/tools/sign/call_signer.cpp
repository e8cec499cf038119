// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "sign/call_signer.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/request/judge.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace tc3;
using namespace tc3::tool;

namespace {

constexpr std::int64_t noon = 1'790'000'000;

credential somebody() {
    return {"AKIDSIGNER", secret{"a key"}, {}};
}

/// The signed message, or why it was not signed in its headers' place.
http::request made(http::request message, call_settings const& settings, std::string& refusal) {
    auto const trouble = sign_call(message, settings, somebody(), noon);
    refusal = trouble ? trouble->sentence : "";
    return message;
}

/// What a verifier with the right key finds wrong with the signature.
std::string wrong_with(http::request const& message) {
    exchange what;
    what.request = message;
    std::string found_all;
    auto keep = [&found_all](finding&& found) {
        if (found.rule.starts_with("tc3.signature."))
            found_all += found.rule + " ";
        return walk::go_on;
    };
    request_terms terms;
    terms.now = noon;
    request_judge{known_actions, somebody()}.judge(what, terms, finding_sink{keep});
    return found_all;
}

http::request recorded_tc3() {
    http::request message;
    message.method = "POST";
    for (auto const& [name, value] : {std::pair{"Host", "postgres.tencentcloudapi.com"},
                                      {"Content-Type", "application/json"},
                                      {"X-TC-Action", "CloneDBInstance"},
                                      {"X-TC-Version", "2017-03-12"},
                                      {"X-TC-Region", "ap-tokyo"},
                                      {"X-TC-Timestamp", "1"},
                                      {"X-TC-Token", "of somebody else"},
                                      {"Authorization", "TC3-HMAC-SHA256 of somebody else"}})
        message.headers.add(name, value);
    message.body = R"({"Storage":20})";
    return message;
}

http::request recorded_v1() {
    http::request message;
    message.method = "GET";
    message.headers.add("Host", "postgres.tencentcloudapi.com");
    message.query = "Action=CloneDBInstance&Version=2017-03-12&Region=ap-tokyo&Timestamp=1&Nonce=2&SecretId=other"
                    "&Token=of%20somebody%20else&Storage=20&Signature=xx";
    return message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_sign_call_signer)

BOOST_AUTO_TEST_CASE(a_call_of_another_caller_is_signed_anew_without_the_others_token) {
    call_settings settings;
    settings.is_anothers = true;
    std::string refusal;
    http::request const message = made(recorded_tc3(), settings, refusal);
    BOOST_TEST(refusal == "");
    BOOST_TEST(wrong_with(message) == "");
    BOOST_TEST(!message.headers.find("X-TC-Token").has_value());
    BOOST_TEST(*message.headers.find("X-TC-Timestamp") == "1790000000");
    BOOST_TEST(message.body == R"({"Storage":20})");
}

BOOST_AUTO_TEST_CASE(a_call_of_ones_own_keeps_its_token) {
    std::string refusal;
    BOOST_TEST(*made(recorded_tc3(), {}, refusal).headers.find("X-TC-Token") == "of somebody else");
}

BOOST_AUTO_TEST_CASE(a_v1_call_gets_the_callers_id_a_fresh_nonce_and_a_signature) {
    call_settings settings;
    settings.is_anothers = true;
    settings.method = signature_method::hmac_sha1;
    settings.nonce = 4711;
    std::string refusal;
    http::request const message = made(recorded_v1(), settings, refusal);
    BOOST_TEST(refusal == "");
    BOOST_TEST(wrong_with(message) == "");
    BOOST_TEST(message.query.find("Nonce=4711") != std::string::npos);
    BOOST_TEST(message.query.find("SecretId=AKIDSIGNER") != std::string::npos);
    BOOST_TEST(message.query.find("Storage=20") != std::string::npos);
    BOOST_TEST(message.query.find("Token") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_parameter_that_is_given_twice_under_any_encoding_is_refused) {
    call_settings settings;
    settings.method = signature_method::hmac_sha1;
    for (char const* const more : {"&Action=Other", "&%41ction=Other", "&Timestam%70=2"}) {
        http::request message = recorded_v1();
        message.query += more;
        std::string refusal;
        made(message, settings, refusal);
        BOOST_TEST(refusal.ends_with(" more than once"), refusal);
    }
}

BOOST_AUTO_TEST_CASE(the_query_of_a_post_becomes_its_form_and_nothing_of_it_stays) {
    call_settings settings;
    settings.is_anothers = true;
    settings.method = signature_method::hmac_sha1;
    http::request message = recorded_v1();
    message.method = "POST";
    std::string refusal;
    http::request const signed_anew = made(message, settings, refusal);
    BOOST_TEST(refusal == "");
    BOOST_TEST(signed_anew.query == "");
    BOOST_TEST(signed_anew.body.find("Storage=20") != std::string::npos);
    BOOST_TEST(signed_anew.body.find("Token") == std::string::npos);
    BOOST_TEST(wrong_with(signed_anew) == "");
}

BOOST_AUTO_TEST_CASE(the_host_may_be_another_and_the_service_is_then_named) {
    call_settings settings;
    settings.host = "127.0.0.1:8080";
    settings.service = "postgres";
    std::string refusal;
    http::request const message = made(recorded_tc3(), settings, refusal);
    BOOST_TEST(refusal == "");
    BOOST_TEST(*message.headers.find("Host") == "127.0.0.1:8080");
    BOOST_TEST(wrong_with(message) == "");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_signed_is_told) {
    std::string refusal;
    made(recorded_v1(), {}, refusal);
    BOOST_TEST(refusal.starts_with("the request names its action among its parameters"), refusal);
    made({}, {}, refusal);
    BOOST_TEST(refusal == "name the action with --action: a body does not tell it");
    http::request broken = recorded_tc3();
    broken.body = "{";
    call_settings flat;
    flat.get = true;
    auto const trouble = sign_call(broken, flat, somebody(), noon);
    BOOST_TEST_REQUIRE(trouble.has_value());
    BOOST_TEST((trouble->code == exit_code::unreadable));
}

BOOST_AUTO_TEST_SUITE_END()
