// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/response/decode.hpp>

#include "support/messages.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace tc3;
using postgres::v20170312::CloneDBInstanceResponse;

BOOST_TEST_DONT_PRINT_LOG_VALUE(tc3::outcome)
BOOST_TEST_DONT_PRINT_LOG_VALUE(tc3::retry_advice)

namespace {

reply<CloneDBInstanceResponse> decoded(std::string_view body, int status = 200) {
    http::response message;
    message.status = status;
    message.body = std::string{body};
    return decode<CloneDBInstanceResponse>(message);
}

/// The kind of a malformed answer, or nothing that is one.
std::string defect(std::string_view body, int status = 200) {
    auto const reply = decoded(body, status);
    return reply.malformed() == nullptr ? "none" : std::string{to_string(reply.malformed()->kind)};
}

} // namespace

BOOST_AUTO_TEST_SUITE(response_decode)

BOOST_AUTO_TEST_CASE(a_success_gives_the_typed_response) {
    auto const reply = decoded(
        R"({"Response":{"DealName":"2026\u0031","BillId":"2","DBInstanceId":"postgres-new00001","RequestId":"r"}})");
    BOOST_TEST_REQUIRE(reply.success() != nullptr);
    BOOST_TEST(reply.success()->DealName == "20261");
    BOOST_TEST(reply.success()->BillId == "2");
    BOOST_TEST(reply.success()->DBInstanceId.value() == "postgres-new00001");
    BOOST_TEST(reply.request_id() == "r");
    BOOST_TEST(reply.error() == nullptr);
    BOOST_TEST(reply.malformed() == nullptr);
    BOOST_TEST(reply.what() == outcome::success);
    BOOST_TEST(reply.advice() == retry_advice::never);
}

BOOST_AUTO_TEST_CASE(an_error_keeps_its_code_message_and_request_id_whatever_the_status) {
    for (int const status : {200, 401, 500}) {
        auto const reply = decoded(tests::refused("OperationDenied.InsufficientBalanceError"), status);
        BOOST_TEST_REQUIRE(reply.error() != nullptr);
        BOOST_TEST(reply.error()->code == "OperationDenied.InsufficientBalanceError");
        BOOST_TEST(reply.error()->message == "no");
        BOOST_TEST(reply.error()->error_class() == "OperationDenied");
        BOOST_TEST(reply.error()->listed);
        BOOST_TEST(!reply.error()->is_common);
        BOOST_TEST(reply.request_id() == "0f3c1d9e-0000-4000-8000-000000000002");
        BOOST_TEST(reply.advice() == retry_advice::after_a_change);
    }
}

BOOST_AUTO_TEST_CASE(a_code_outside_the_lists_is_taken_all_the_same) {
    auto const reply = decoded(tests::refused("ResourceNotFound.InstanceNotFoundError"));
    BOOST_TEST_REQUIRE(reply.error() != nullptr);
    BOOST_TEST(!reply.error()->listed);
    BOOST_TEST(!reply.error()->is_common);
}

BOOST_AUTO_TEST_CASE(each_malformed_answer_is_told_apart) {
    BOOST_TEST(defect("<html>", 502) == "status");
    BOOST_TEST(defect(tests::accepted, 201) == "status");
    BOOST_TEST(defect("") == "json");
    BOOST_TEST(defect("\xEF\xBB\xBF{}") == "encoding");
    BOOST_TEST(defect("[]") == "envelope");
    BOOST_TEST(defect("{}") == "envelope");
    BOOST_TEST(defect(R"({"Response":{}})") == "request-id");
    BOOST_TEST(defect(R"({"Response":{"Error":{}}})") == "request-id");
    BOOST_TEST(defect(R"({"Response":{"Error":{"Code":1},"RequestId":"r"}})") == "error-shape");
    BOOST_TEST(defect(R"({"Response":{"BillId":"1","RequestId":"r"}})") == "required");
    BOOST_TEST(defect(R"({"Response":{"BillId":"1","DealName":null,"RequestId":"r"}})") == "null");
    BOOST_TEST(defect(R"({"Response":{"BillId":"1","DealName":true,"RequestId":"r"}})") == "type");
}

BOOST_AUTO_TEST_CASE(a_malformed_answer_keeps_its_request_id_and_forbids_a_repeat) {
    auto const reply = decoded(R"({"Response":{"BillId":"1","DealName":7,"RequestId":"kept"}})");
    BOOST_TEST_REQUIRE(reply.malformed() != nullptr);
    BOOST_TEST(reply.request_id() == "kept");
    BOOST_TEST(reply.what() == outcome::unknown);
    BOOST_TEST(reply.advice() == retry_advice::look_first);
}

BOOST_AUTO_TEST_CASE(a_delivered_answer_is_decoded_as_any_other) {
    http::response message;
    message.status = 200;
    message.body = tests::refused("RequestLimitExceeded");
    auto const reply = decode<CloneDBInstanceResponse>(delivery::of(message));
    BOOST_TEST_REQUIRE(reply.error() != nullptr);
    BOOST_TEST(reply.missing() == nullptr);
    BOOST_TEST(reply.advice() == retry_advice::after_a_delay);
}

BOOST_AUTO_TEST_CASE(a_purchase_without_an_answer_may_have_been_executed) {
    auto const reply = decode<CloneDBInstanceResponse>(delivery::unanswered("timed out"));
    BOOST_TEST_REQUIRE(reply.missing() != nullptr);
    BOOST_TEST(reply.missing()->was_sent);
    BOOST_TEST(reply.missing()->explanation == "timed out");
    BOOST_TEST(reply.malformed() == nullptr);
    BOOST_TEST(reply.request_id() == "");
    BOOST_TEST(reply.what() == outcome::unknown);
    BOOST_TEST(reply.advice() == retry_advice::look_first);
}

BOOST_AUTO_TEST_CASE(a_purchase_that_never_left_was_not_executed_and_may_be_sent) {
    auto const reply = decode<CloneDBInstanceResponse>(delivery::not_sent("connection refused"));
    BOOST_TEST_REQUIRE(reply.missing() != nullptr);
    BOOST_TEST(!reply.missing()->was_sent);
    BOOST_TEST(reply.what() == outcome::refused);
    BOOST_TEST(reply.advice() == retry_advice::after_a_delay);
}

BOOST_AUTO_TEST_SUITE_END()
