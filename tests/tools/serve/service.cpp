// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "serve/service.hpp"

#include "support/messages.hpp"

#include <tc3/http/set_header.hpp>
#include <tc3/postgres/v20170312/clone_db_instance.hpp>
#include <tc3/response/decode.hpp>
#include <tc3/rules/protocol.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <string_view>
#include <utility>

using namespace tc3::tests;
using namespace tc3::tool;
using tc3::exchange;

namespace {

using response_type = tc3::postgres::v20170312::CloneDBInstanceResponse;

service_settings settings() {
    service_settings made;
    made.who = somebody();
    made.seed = 7;
    return made;
}

/// What was asked, what came, and what was told of it.
struct asked {
    exchange what{};
    answer_given given{};

    [[nodiscard]] std::string code() const {
        auto const reply = tc3::decode<response_type>(what.response);
        BOOST_TEST(what.response.status == 200);
        BOOST_TEST((reply.malformed() == nullptr));
        return reply.error() == nullptr ? "" : reply.error()->code;
    }
};

asked ask(mock_service& service, tc3::http::request message, std::int64_t now = noon) {
    asked made;
    made.what.request = std::move(message);
    made.given = service.answer(made.what, now);
    return made;
}

asked ask(tc3::http::request message, std::int64_t now = noon) {
    mock_service service{settings()};
    return ask(service, std::move(message), now);
}

/// An order of which one thing is changed before it is signed.
template <class Change>
tc3::http::request order_with(Change change) {
    tc3::http::request message;
    tc3::build_request(message, order(), {.region = "ap-guangzhou"});
    change(message);
    tc3::tests::sign(message);
    return message;
}

tc3::http::request with_header(std::string_view name, std::string_view value) {
    return order_with([&](tc3::http::request& message) { tc3::http::set_header(message.headers, name, value); });
}

tc3::http::request with_body(std::string_view body) {
    return order_with([&](tc3::http::request& message) { message.body = body; });
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_serve_service)

BOOST_AUTO_TEST_CASE(a_question_is_answered_with_the_documentations_examples) {
    tc3::postgres::v20170312::DescribeCloneDBInstanceSpecRequest question;
    question.DBInstanceId = "postgres-abcd1234";
    question.BackupSetId = "f22057d2-46c0";
    tc3::http::request message;
    tc3::build_request(message, question, {.region = "ap-guangzhou"});
    tc3::tests::sign(message);
    asked const made = ask(std::move(message));
    BOOST_TEST(made.given.action == "DescribeCloneDBInstanceSpec");
    auto const reply = tc3::decode<tc3::postgres::v20170312::DescribeCloneDBInstanceSpecResponse>(made.what.response);
    BOOST_TEST_REQUIRE(reply.success() != nullptr);
    BOOST_TEST(reply.success()->MinSpecCode == "pg.it.2xlarge16");
    BOOST_TEST(reply.success()->MinStorage == 1000);
}

BOOST_AUTO_TEST_CASE(a_right_order_is_taken) {
    asked const made = ask(signed_order());
    BOOST_TEST(made.code() == "");
    BOOST_TEST(made.given.action == "CloneDBInstance");
    BOOST_TEST(made.given.code == "");
    BOOST_TEST(made.given.rule == "");
    auto const reply = tc3::decode<response_type>(made.what.response);
    BOOST_TEST_REQUIRE(reply.success() != nullptr);
    BOOST_TEST(reply.success()->DealName.size() == 23u);
    BOOST_TEST(reply.success()->DealName.substr(0, 8) == "20260921");
    BOOST_TEST(reply.success()->BillId.size() == 23u);
    BOOST_TEST(reply.success()->BillId != reply.success()->DealName);
    BOOST_TEST(!reply.success()->DBInstanceId.has_value()); // only for pay-as-you-go
    BOOST_TEST(made.what.response.headers.find("Date").value() == "Mon, 21 Sep 2026 14:13:20 GMT");
    BOOST_TEST(made.what.response.headers.find("Content-Type").value() == "application/json");
}

BOOST_AUTO_TEST_CASE(pay_as_you_go_names_the_clone) {
    auto what = order();
    what.InstanceChargeType = "POSTPAID_BY_HOUR";
    auto const reply = tc3::decode<response_type>(ask(signed_order(what)).what.response);
    BOOST_TEST_REQUIRE(reply.success() != nullptr);
    std::string const id = reply.success()->DBInstanceId.value_or("");
    BOOST_TEST(id.size() == 17u);
    BOOST_TEST(id.starts_with("postgres-"));
}

BOOST_AUTO_TEST_CASE(each_answer_has_its_own_ids_and_a_seed_gives_them_again) {
    mock_service first{settings()};
    mock_service second{settings()};
    std::set<std::string> bodies;
    for (int i = 0; i < 50; ++i) {
        std::string const body = ask(first, signed_order()).what.response.body;
        BOOST_TEST(bodies.insert(body).second);
        BOOST_TEST(ask(second, signed_order()).what.response.body == body);
    }
    service_settings other = settings();
    other.seed = 8;
    mock_service third{std::move(other)};
    BOOST_TEST(!bodies.contains(ask(third, signed_order()).what.response.body));
}

BOOST_AUTO_TEST_CASE(a_broken_rule_is_answered_with_its_code_and_told_with_its_place) {
    auto what = order();
    what.Storage = 41;
    asked const made = ask(signed_order(what));
    BOOST_TEST(made.code() == "InvalidParameterValue.InvalidParameterValueError");
    BOOST_TEST(made.given.code == made.code());
    BOOST_TEST(made.given.rule == "clone-db-instance.storage.step");
    BOOST_TEST(made.given.path == "/Storage");
    BOOST_TEST(made.what.response.body.find("Storage must be a multiple of 10, not 41") != std::string::npos);
    BOOST_TEST(made.what.response.body.find("DealName") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(each_part_of_a_call_has_its_code) {
    BOOST_TEST(ask(with_body("{}")).code() == "MissingParameter");
    BOOST_TEST(ask(with_body("{")).code() == "InvalidParameter");
    BOOST_TEST(ask(with_body(R"({"Colour":"red"})")).code() == "UnknownParameter");
    BOOST_TEST(ask(with_header("X-TC-Version", "2018-01-01")).code() == "NoSuchVersion");
    BOOST_TEST(ask(with_header("X-TC-Action", "CloneDBInstances")).code() == "InvalidAction");
    BOOST_TEST(ask(with_header("X-TC-Region", "xx-nowhere")).code() == "UnsupportedRegion");
    BOOST_TEST(ask(with_header("Content-Type", "text/plain")).code() == "UnsupportedProtocol");
    BOOST_TEST(ask(order_with([](auto& message) { message.method = "PUT"; })).code() == "UnsupportedProtocol");
    BOOST_TEST(ask(order_with([](auto& message) { message.path = "/order"; })).code() == "InvalidParameter");
    BOOST_TEST(ask(with_body(std::string(tc3::largest_json + 1, ' '))).code() == "RequestSizeLimitExceeded");
    BOOST_TEST(ask(signed_order(), noon + 301).code() == "AuthFailure.SignatureExpire");
    BOOST_TEST(ask(signed_order(), noon + 300).code() == "");
    BOOST_TEST(ask({}).code() == "MissingParameter");
}

BOOST_AUTO_TEST_CASE(a_signature_is_judged_before_the_parameters_and_after_the_message) {
    auto message = with_body("{}");
    message.body = "{ }";
    asked const made = ask(message);
    BOOST_TEST(made.code() == "AuthFailure.SignatureFailure");
    BOOST_TEST(made.given.rule == "tc3.signature.mismatch");
    message.method = "PUT";
    BOOST_TEST(ask(message).code() == "UnsupportedProtocol");
    tc3::http::request unsigned_order;
    tc3::build_request(unsigned_order, order(), {.region = "xx-nowhere"});
    tc3::http::set_header(unsigned_order.headers, "X-TC-Timestamp", std::to_string(noon));
    BOOST_TEST(ask(unsigned_order).code() == "MissingParameter");
}

BOOST_AUTO_TEST_CASE(another_secret_id_is_not_found) {
    service_settings with = settings();
    with.who.secret_id = "AKIDSOMEBODYELSE";
    mock_service service{std::move(with)};
    BOOST_TEST(ask(service, signed_order()).code() == "AuthFailure.SecretIdNotFound");
}

BOOST_AUTO_TEST_CASE(the_session_token_must_be_the_one_of_the_credential) {
    service_settings with = settings();
    with.who.token = tc3::secret{"a-token-for-tests"};
    mock_service service{std::move(with)};
    BOOST_TEST(ask(service, with_header("X-TC-Token", "a-token-for-tests")).code() == "");
    asked const wrong = ask(service, with_header("X-TC-Token", "another"));
    BOOST_TEST(wrong.code() == "AuthFailure.TokenFailure");
    BOOST_TEST(wrong.what.response.body.find("a-token-for-tests") == std::string::npos);
    BOOST_TEST(ask(service, signed_order()).code() == "AuthFailure.TokenFailure");
    BOOST_TEST(ask(with_header("X-TC-Token", "any")).code() == "AuthFailure.TokenFailure");
}

BOOST_AUTO_TEST_CASE(the_documented_rate_holds_for_each_second) {
    mock_service service{settings()};
    for (int i = 0; i < 100; ++i)
        BOOST_TEST(ask(service, signed_order()).code() == "");
    asked const over = ask(service, signed_order());
    BOOST_TEST(over.code() == "RequestLimitExceeded");
    BOOST_TEST(over.given.rule == "tc3.capture.rate");
    BOOST_TEST(ask(service, signed_order(), noon + 1).code() == "");
}

BOOST_AUTO_TEST_CASE(the_rate_can_be_set_and_calls_with_a_wrong_signature_do_not_count) {
    service_settings with = settings();
    with.requests_per_second = 1;
    mock_service service{std::move(with)};
    auto spoilt = signed_order();
    spoilt.body += " ";
    BOOST_TEST(ask(service, spoilt).code() == "AuthFailure.SignatureFailure");
    BOOST_TEST(ask(service, signed_order()).code() == "");
    BOOST_TEST(ask(service, signed_order()).code() == "RequestLimitExceeded");
    // Another access region has a count of its own.
    BOOST_TEST(ask(service, with_header("Host", "postgres.ap-tokyo.tencentcloudapi.com")).code() == "");
    with = settings();
    with.requests_per_second = 0;
    mock_service unlimited{std::move(with)};
    for (int i = 0; i < 150; ++i)
        BOOST_TEST(ask(unlimited, signed_order()).code() == "");
}

BOOST_AUTO_TEST_CASE(a_code_that_is_wanted_is_answered_whatever_the_request_is) {
    mock_service service{settings()};
    exchange what;
    what.request = signed_order();
    answer_given const given = service.answer(what, noon, "OperationDenied.InsufficientBalanceError");
    BOOST_TEST(given.code == "OperationDenied.InsufficientBalanceError");
    BOOST_TEST(given.action == "CloneDBInstance");
    BOOST_TEST(what.response.body.find("the balance of the account does not suffice") != std::string::npos);
    BOOST_TEST(what.response.body.find("DealName") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
