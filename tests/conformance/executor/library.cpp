// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "executor/library.hpp"

#include <tc3/sign/digest.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace json = boost::json;
using tc3::conformance::answer;
using tc3::conformance::answer_with_library;
using tc3::conformance::make_library_peer;

namespace {

json::object asked(std::string_view question) {
    return answer_with_library(json::parse({question.data(), question.size()}).as_object());
}

std::string text_of(json::object const& fields, std::string_view name) {
    return std::string{fields.at({name.data(), name.size()}).as_string()};
}

std::string bytes_of(json::object const& fields, std::string_view name) {
    return tc3::sign::base64_decoded(text_of(fields, name)).value();
}

/// A question with some fields changed or, where they are null, taken out.
json::object changed(std::string_view question, json::object const& changes) {
    json::object made = json::parse({question.data(), question.size()}).as_object();
    for (json::key_value_pair const& each : changes) {
        if (each.value().is_null())
            made.erase(each.key());
        else
            made[each.key()] = each.value();
    }
    return made;
}

std::string message_of_error(json::object const& question) {
    json::object const fields = answer_with_library(question);
    BOOST_TEST(fields.at("errored").as_bool());
    return text_of(fields, "message");
}

// The published example of the documentation.
constexpr std::string_view sign_example =
    R"({"op":"sign","seq":7,"case":"x","algorithm":"TC3-HMAC-SHA256","method":"GET",)"
    R"("host":"cvm.tencentcloudapi.com","path":"/","query":"Limit=10&Offset=0","headers":)"
    R"([["Content-Type","application/x-www-form-urlencoded"],["Host","cvm.tencentcloudapi.com"]],)"
    R"("signed_headers":["content-type","host"],"body_b64":"","secret_id":"AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",)"
    R"("secret_key":"Gu5t9xGARNpq86cd98joQYCN3EXAMPLE","service":"cvm","timestamp":1539084154})";

constexpr std::string_view verify_example =
    R"({"op":"verify","case":"x","method":"POST","host":"h","path":"/","query":"","headers":[["Host","h"]],)"
    R"("body_b64":"","secret_id":"a","secret_key":"b","service":"postgres","now":1539084154})";

} // namespace

BOOST_AUTO_TEST_SUITE(executor_library)

BOOST_AUTO_TEST_CASE(hello_is_answered_with_what_it_can_do) {
    json::object const fields = asked(R"({"op":"hello","protocol":1,"suite":"x","contract":"postgres/2017-03-12"})");
    BOOST_TEST(text_of(fields, "op") == "hello");
    BOOST_TEST(fields.at("protocol") == 1);
    BOOST_TEST(text_of(fields, "language") == "C++");
    BOOST_TEST(json::serialize(fields.at("can")) == R"(["sign","verify","validate","build","decode"])");
}

BOOST_AUTO_TEST_CASE(the_published_example_is_signed_with_every_step) {
    json::object const fields = asked(sign_example);
    BOOST_TEST(fields.at("seq") == 7);
    BOOST_TEST(text_of(fields, "signature") == "5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474");
    BOOST_TEST(text_of(fields, "authorization") ==
               "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2018-10-09/cvm/tc3_request, "
               "SignedHeaders=content-type;host, "
               "Signature=5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474");
    BOOST_TEST(bytes_of(fields, "canonical_request_b64") ==
               "GET\n/\nLimit=10&Offset=0\ncontent-type:application/x-www-form-urlencoded\n"
               "host:cvm.tencentcloudapi.com\n\ncontent-type;host\n"
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(bytes_of(fields, "string_to_sign_b64").starts_with("TC3-HMAC-SHA256\n1539084154\n2018-10-09/cvm/"));
}

BOOST_AUTO_TEST_CASE(v1_is_signed_by_the_named_hash_in_base64) {
    json::object question = changed(sign_example, {{"algorithm", "HmacSHA1"},
                                                   {"parameters", {{"A.2", "b c"}, {"A.10", "d"}}},
                                                   {"headers", nullptr},
                                                   {"body_b64", nullptr}});
    json::object const sha1 = answer_with_library(question);
    BOOST_TEST(bytes_of(sha1, "string_to_sign_b64") == "GETcvm.tencentcloudapi.com/?A.10=d&A.2=b c");
    BOOST_TEST(text_of(sha1, "signature").size() == 28u);
    question["algorithm"] = "HmacSHA256";
    BOOST_TEST(text_of(answer_with_library(question), "signature").size() == 44u);
}

BOOST_AUTO_TEST_CASE(a_message_without_a_signature_is_missing_it) {
    json::object const fields = asked(verify_example);
    BOOST_TEST(fields.at("valid") == false);
    BOOST_TEST(text_of(fields, "kind") == "missing");
}

BOOST_AUTO_TEST_CASE(what_was_signed_is_valid) {
    json::array headers{json::array{"Content-Type", "application/x-www-form-urlencoded"},
                        json::array{"Host", "cvm.tencentcloudapi.com"}, json::array{"X-TC-Timestamp", "1539084154"},
                        json::array{"Authorization", text_of(asked(sign_example), "authorization")}};
    json::object const verdict =
        answer_with_library(changed(sign_example, {{"op", "verify"}, {"now", 1539084154}, {"headers", headers}}));
    BOOST_TEST(verdict.at("valid") == true);
    BOOST_TEST(!verdict.contains("kind"));
}

BOOST_AUTO_TEST_CASE(findings_come_for_json_and_for_flattened_text) {
    auto const validated = [](std::string_view form, std::string_view body) {
        return json::serialize(answer_with_library({{"op", "validate"},
                                                    {"action", "CloneDBInstance"},
                                                    {"form", json::string_view{form.data(), form.size()}},
                                                    {"body_b64", tc3::sign::base64(body)}})
                                   .at("findings"));
    };
    BOOST_TEST(validated("json", "[]") == R"([{"path":"","kind":"type","severity":"error"}])");
    std::string const flat = "DBInstanceId=p&SpecCode=s&Storage=15&Period=1&AutoRenewFlag=0&VpcId=vpc-2ot3acw1&"
                             "SubnetId=subnet-ppv9iw34&BackupSetId=1&Action=CloneDBInstance&Region=x";
    BOOST_TEST(validated("flat", flat) == R"([{"path":"/Storage","kind":"step","severity":"error"}])");
}

BOOST_AUTO_TEST_CASE(parameters_are_built_in_the_order_of_the_page) {
    json::object const fields = asked(
        R"({"op":"build","action":"CloneDBInstance","parameters":{"Storage":10,"DBInstanceId":"p","SpecCode":"s",)"
        R"("Period":1,"AutoRenewFlag":0,"VpcId":"vpc-2ot3acw1","SubnetId":"subnet-ppv9iw34","BackupSetId":"1",)"
        R"("DeletionProtection":false,"TagList":[]}})");
    BOOST_TEST(bytes_of(fields, "body_b64") ==
               R"({"DBInstanceId":"p","SpecCode":"s","Storage":10,"Period":1,"AutoRenewFlag":0,"VpcId":"vpc-2ot3acw1",)"
               R"("SubnetId":"subnet-ppv9iw34","TagList":[],"BackupSetId":"1","DeletionProtection":false})");
    BOOST_TEST(message_of_error({{"op", "build"}, {"action", "CloneDBInstance"}, {"parameters", json::object{}}})
                   .starts_with("the parameters are not valid: "));
}

BOOST_AUTO_TEST_CASE(answers_are_decoded_into_three_outcomes) {
    auto const decoded = [](std::string_view body, int status = 200) {
        return json::serialize(answer_with_library({{"op", "decode"},
                                                    {"action", "CloneDBInstance"},
                                                    {"status", status},
                                                    {"headers", json::array{}},
                                                    {"body_b64", tc3::sign::base64(body)}}));
    };
    BOOST_TEST(decoded(R"({"Response":{"DealName":"d","BillId":"b","RequestId":"r"}})") ==
               R"({"outcome":"success","request_id":"r","response":{"DealName":"d","BillId":"b","RequestId":"r"}})");
    BOOST_TEST(decoded(R"({"Response":{"Error":{"Code":"InternalError","Message":"m"},"RequestId":"r"}})") ==
               R"({"outcome":"api_error","code":"InternalError","message":"m","request_id":"r"})");
    BOOST_TEST(decoded("<html>", 502) == R"({"outcome":"malformed","kind":"status"})");
}

BOOST_AUTO_TEST_CASE(what_is_not_understood_is_an_error_with_a_message) {
    BOOST_TEST(message_of_error({}) == "the question has no op");
    BOOST_TEST(message_of_error({{"op", 1}}) == "op is of another type than string");
    BOOST_TEST(message_of_error({{"op", "dance"}}) == "there is no operation dance");
    BOOST_TEST(message_of_error({{"op", "validate"}, {"action", "Dance"}}) ==
               "there is no contract of the action Dance");
    BOOST_TEST(message_of_error(changed(sign_example, {{"body_b64", "%"}})) == "body_b64 is no Base64");
    BOOST_TEST(message_of_error(changed(sign_example, {{"algorithm", "ROT13"}})) == "there is no algorithm ROT13");
    BOOST_TEST(message_of_error(changed(sign_example, {{"headers", json::array{1, 2}}})) ==
               "a header is no pair of texts");
    BOOST_TEST(message_of_error(changed(sign_example, {{"signed_headers", json::array{"host"}}}))
                   .starts_with("the signed headers are not lower-case names"));
    BOOST_TEST(answer_with_library({{"op", "dance"}, {"seq", 3}}).at("seq") == 3);
}

BOOST_AUTO_TEST_CASE(the_peer_in_process_says_who_it_is_and_numbers_its_questions) {
    auto const peer = make_library_peer();
    BOOST_TEST(peer->about().name == "tc3");
    BOOST_TEST(peer->about().is_able_to("decode"));
    BOOST_TEST(!peer->about().is_able_to("dance"));
    answer const first = peer->ask(json::parse(std::string{sign_example}).as_object());
    BOOST_TEST(first.is_given());
    BOOST_TEST(first.fields.at("seq") == 1);
    answer const second = peer->ask({{"op", "dance"}});
    BOOST_TEST((second.what == answer::state::errored));
    BOOST_TEST(second.message == "there is no operation dance");
    BOOST_TEST(second.fields.at("seq") == 2);
}

BOOST_AUTO_TEST_SUITE_END()
