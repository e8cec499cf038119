// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/response/judge.hpp>

#include "support/collect.hpp"
#include "support/messages.hpp"
#include "support/under_test.hpp"

#include <tc3/rules/catalogue.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace tc3;

namespace {

std::string verdict(std::string_view body, int status = 200,
                    action const* contract = tests::actions_under_test().front()) {
    http::response message;
    message.status = status;
    message.body = std::string{body};
    tests::collector sink;
    response_facts facts;
    judge_response(message, contract, facts, sink);
    return tests::in_short(sink.all);
}

} // namespace

BOOST_AUTO_TEST_SUITE(response_judge)

BOOST_AUTO_TEST_CASE(a_whole_answer_and_a_whole_error_are_not_found_fault_with) {
    BOOST_TEST(verdict(tests::accepted) == "");
    BOOST_TEST(verdict(tests::refused("InternalError")) == "");
    BOOST_TEST(verdict(tests::refused("FailedOperation.QueryVpcFalied")) == "");
    BOOST_TEST(verdict(R"({"Response":{"DeprecatedWarning":"soon","DealName":"1","BillId":"2","RequestId":"3"}})") ==
               "");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_json_is_that_alone) {
    BOOST_TEST(verdict("") == "json");
    BOOST_TEST(verdict("<html></html>") == "json");
    BOOST_TEST(verdict(tests::accepted.substr(0, 60)) == "json");
    BOOST_TEST(verdict("\xEF\xBB\xBF" + std::string{tests::accepted}) == "encoding");
    BOOST_TEST(verdict("{\"Response\":{\"RequestId\":\"\xC3(\"}}") == "encoding");
}

BOOST_AUTO_TEST_CASE(the_envelope_is_judged_before_its_content) {
    BOOST_TEST(verdict("[]") == "envelope");
    BOOST_TEST(verdict("null") == "envelope");
    BOOST_TEST(verdict(R"({"RequestId":"x"})") == "unknown /RequestId (note), envelope /Response");
    BOOST_TEST(verdict(R"({"response":{}})") == "unknown /response (note), envelope /Response");
    BOOST_TEST(verdict(R"({"Response":null})") == "envelope /Response");
    BOOST_TEST(verdict(R"({"Response":[]})") == "envelope /Response");
    BOOST_TEST(verdict(R"({"Response":{"DealName":"1","BillId":"2","RequestId":"3"},"Response":{}})") ==
               "duplicate /Response");
}

BOOST_AUTO_TEST_CASE(a_request_id_is_a_text_and_an_empty_one_doubtful) {
    BOOST_TEST(verdict(R"({"Response":{"DealName":"1","BillId":"2"}})") == "request-id /Response/RequestId");
    BOOST_TEST(verdict(R"({"Response":{"DealName":"1","BillId":"2","RequestId":""}})") ==
               "request-id /Response/RequestId (warning)");
    BOOST_TEST(verdict(R"({"Response":{"DealName":"1","BillId":"2","RequestId":7}})") ==
               "request-id /Response/RequestId");
    BOOST_TEST(verdict(R"({"Response":{"DealName":"1","BillId":"2","RequestId":null}})") ==
               "request-id /Response/RequestId");
    BOOST_TEST(verdict(R"({"Response":{"Error":{"Code":"InternalError","Message":""}}})") ==
               "request-id /Response/RequestId");
}

BOOST_AUTO_TEST_CASE(an_error_has_a_code_and_a_message) {
    BOOST_TEST(verdict(R"({"Response":{"Error":{"Message":"m"},"RequestId":"r"}})") ==
               "error-shape /Response/Error/Code");
    BOOST_TEST(verdict(R"({"Response":{"Error":{"Code":"","Message":"m"},"RequestId":"r"}})") ==
               "error-shape /Response/Error/Code");
    BOOST_TEST(verdict(R"({"Response":{"Error":{"Code":5,"Message":"m"},"RequestId":"r"}})") ==
               "error-shape /Response/Error/Code");
    BOOST_TEST(verdict(R"({"Response":{"Error":{"Code":"InternalError"},"RequestId":"r"}})") ==
               "error-shape /Response/Error/Message");
    BOOST_TEST(verdict(R"({"Response":{"Error":"no","RequestId":"r"}})") == "error-shape /Response/Error");
    BOOST_TEST(verdict(R"({"Response":{"Error":[],"RequestId":"r"}})") == "error-shape /Response/Error");
    BOOST_TEST(verdict(tests::refused("Foo.Bar")) == "error-code /Response/Error/Code (warning)");
    BOOST_TEST(verdict(tests::refused("Foo.Bar"), 200, nullptr) == "");
}

BOOST_AUTO_TEST_CASE(the_members_of_a_success_are_judged_by_the_contract) {
    BOOST_TEST(verdict(R"({"Response":{"BillId":"2","RequestId":"3"}})") == "required /Response/DealName");
    BOOST_TEST(verdict(R"({"Response":{"DealName":null,"BillId":null,"RequestId":"3"}})") ==
               "null /Response/DealName, null /Response/BillId");
    BOOST_TEST(verdict(R"({"Response":{"DealName":1,"BillId":"2","RequestId":"3"}})") == "type /Response/DealName");
    BOOST_TEST(verdict(R"({"Response":{"DealName":"1","DealName":"1","BillId":"2","RequestId":"3"}})") ==
               "duplicate /Response/DealName");
    BOOST_TEST(verdict(R"({"Response":{"DealName":"1","BillId":"2","RequestId":"3","New":{"a":[1]}}})") ==
               "unknown /Response/New (note)");
    BOOST_TEST(verdict(R"({"Response":{"DealName":"1","BillId":"2","RequestId":"3","DBInstanceId":null}})") == "");
    BOOST_TEST(verdict(R"({"Response":{"RequestId":"3","Anything":1}})", 200, nullptr) == "");
}

BOOST_AUTO_TEST_CASE(each_finding_has_a_page_a_source_and_a_help) {
    for (std::string_view const body :
         {"[]", "{", "\xFF", "{}", R"({"RequestId":"x"})", R"({"Response":{"Error":{},"RequestId":1}})",
          R"({"Response":{"DealName":1,"BillId":null,"Colour":"x","RequestId":"1"}})"}) {
        http::response message;
        message.status = 200;
        message.body = std::string{body};
        tests::collector sink;
        response_facts facts;
        judge_response(message, tests::actions_under_test().front(), facts, sink);
        BOOST_TEST(!sink.all.empty(), body);
        for (finding const& found : sink.all) {
            BOOST_TEST(rules::find_page(tests::actions_under_test(), found.rule).has_value(), found.rule);
            BOOST_TEST(!found.origin.empty(), found.rule);
            BOOST_TEST(!found.help.empty(), found.rule);
            BOOST_TEST(found.likely_error.empty(), found.rule);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_status_other_than_200_is_reported_alone_but_the_error_is_read) {
    BOOST_TEST(verdict("<html>", 502) == "status");
    BOOST_TEST(verdict("", 204) == "status");
    http::response message;
    message.status = 429;
    message.body = tests::refused("RequestLimitExceeded");
    response_facts facts;
    tests::collector sink;
    judge_response(message, tests::actions_under_test().front(), facts, sink);
    BOOST_TEST(tests::in_short(sink.all) == "status");
    BOOST_TEST(facts.code == "RequestLimitExceeded");
    BOOST_TEST((facts.what() == outcome::refused));
}

BOOST_AUTO_TEST_CASE(a_place_is_given_where_the_value_stands) {
    std::string const body = R"({"Response":{"RequestId":"3","DealName":12345,"BillId":"2"}})";
    http::response message;
    message.status = 200;
    message.body = body;
    response_facts facts;
    tests::collector sink;
    judge_response(message, tests::actions_under_test().front(), facts, sink);
    BOOST_TEST_REQUIRE(sink.all.size() == 1u);
    BOOST_TEST(body.substr(sink.all[0].offset, sink.all[0].length) == "12345");
    BOOST_TEST(sink.all[0].rule == "clone-db-instance-response.deal-name.type");
}

BOOST_AUTO_TEST_SUITE_END()
