// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/exchange/judge.hpp>

#include "support/collect.hpp"
#include "support/messages.hpp"
#include "support/under_test.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace tc3;

BOOST_TEST_DONT_PRINT_LOG_VALUE(tc3::outcome)

namespace {

std::string verdict(exchange const& what, clock_choice clock = {}) {
    tests::collector sink;
    exchange_judge judge{request_judge{tests::actions_under_test(), tests::somebody().key}, clock};
    judge.judge(what, sink);
    return tests::in_short(sink.all);
}

} // namespace

BOOST_AUTO_TEST_SUITE(exchange_judge_)

BOOST_AUTO_TEST_CASE(a_right_exchange_is_not_found_fault_with) {
    exchange const what = tests::exchange_of(tests::signed_order());
    tests::collector sink;
    exchange_judge judge{request_judge{tests::actions_under_test(), tests::somebody().key}};
    exchange_facts const facts = judge.judge(what, sink);
    BOOST_TEST(tests::in_short(sink.all) == "");
    BOOST_TEST(facts.what == outcome::success);
    BOOST_TEST(facts.response->request_id == "0f3c1d9e-0000-4000-8000-000000000001");
}

BOOST_AUTO_TEST_CASE(a_broken_request_that_was_accepted_hints_at_a_changed_contract) {
    auto what = tests::order();
    what.Storage = 41;
    BOOST_TEST(verdict(tests::exchange_of(tests::signed_order(what))) == "step /Storage, accepted-invalid (warning)");
    BOOST_TEST(verdict(tests::exchange_of(tests::signed_order(what), tests::refused("InvalidParameterValue"))) ==
               "step /Storage");
}

BOOST_AUTO_TEST_CASE(a_right_request_that_was_refused_for_its_form_hints_at_it_too) {
    for (char const* code : {"InvalidParameter", "UnknownParameter", "AuthFailure.SignatureFailure"})
        BOOST_TEST(verdict(tests::exchange_of(tests::signed_order(), tests::refused(code))) ==
                   "rejected-valid (warning)");
    for (char const* code : {"InvalidParameterValue.IllegalZone", "OperationDenied.InsufficientBalanceError",
                             "InternalError", "RequestLimitExceeded", "FailedOperation.QuerySpecError"})
        BOOST_TEST(verdict(tests::exchange_of(tests::signed_order(), tests::refused(code))) == "");
}

BOOST_AUTO_TEST_CASE(pay_as_you_go_is_answered_with_the_id_of_the_clone) {
    auto what = tests::order();
    what.InstanceChargeType = "POSTPAID_BY_HOUR";
    BOOST_TEST(verdict(tests::exchange_of(tests::signed_order(what))) == "depends /Response/DBInstanceId (warning)");
    BOOST_TEST(verdict(tests::exchange_of(
                   tests::signed_order(what),
                   R"({"Response":{"DealName":"1","BillId":"2","DBInstanceId":"postgres-1","RequestId":"3"}})")) == "");
    what.InstanceChargeType = "PREPAID";
    BOOST_TEST(verdict(tests::exchange_of(tests::signed_order(what))) == "");
}

BOOST_AUTO_TEST_CASE(a_rule_of_the_answer_may_depend_on_an_integer) {
    static constexpr answer_rule rules[] = {{"Period", 12, "DBInstanceId", from("made up", "page", "2026-01")}};
    action contract = *tests::actions_under_test().front();
    contract.answers = rules;
    action const* const contracts[] = {&contract};
    auto const found = [&contracts](std::int64_t period) {
        auto what = tests::order();
        what.Period = period;
        tests::collector sink;
        exchange_judge judge{request_judge{contracts, tests::somebody().key}};
        judge.judge(tests::exchange_of(tests::signed_order(what)), sink);
        return tests::in_short(sink.all);
    };
    BOOST_TEST(found(12) == "depends /Response/DBInstanceId (warning)");
    BOOST_TEST(found(1) == "");
}

BOOST_AUTO_TEST_CASE(an_actions_own_code_for_a_wrong_form_counts_but_not_one_for_a_wrong_value) {
    static constexpr likely_code codes[] = {{kind::unknown, "InvalidParameter.NoSuchName"},
                                            {kind::format, "InvalidParameter.BadId"}};
    action contract = *tests::actions_under_test().front();
    contract.likely = codes;
    BOOST_TEST(detail::refuses_form(contract, "InvalidParameter.NoSuchName"));
    BOOST_TEST(!detail::refuses_form(contract, "InvalidParameter.BadId"));
    BOOST_TEST(!detail::refuses_form(contract, "InvalidParameter.ParameterCheckError"));
    BOOST_TEST(detail::refuses_form(contract, "MissingParameter"));
}

BOOST_AUTO_TEST_CASE(a_missing_signature_is_held_against_a_call_only_when_the_answer_says_so) {
    auto const found = [](std::string_view code) {
        exchange what = tests::exchange_of(tests::signed_order(), tests::refused(code));
        what.origin = recorder::archive;
        http::header_list kept;
        for (http::header const h : what.request.headers)
            if (h.name != "Authorization")
                kept.add(h.name, h.value);
        what.request.headers = kept;
        return verdict(what);
    };
    BOOST_TEST(found("AuthFailure.UnauthorizedOperation") == "sanitized header:Authorization (note)");
    BOOST_TEST(found("AuthFailure.SignatureFailure") == "missing header:Authorization");
}

BOOST_AUTO_TEST_CASE(the_clock_is_the_answers_date_before_the_time_of_the_recording) {
    exchange what = tests::exchange_of(tests::signed_order());
    what.milliseconds = (tests::noon + 1000) * 1000;
    BOOST_TEST(verdict(what) == "expired header:X-TC-Timestamp, accepted-invalid (warning)");
    what.response.headers.add("Date", "Mon, 21 Sep 2026 14:13:20 GMT");
    BOOST_TEST(verdict(what) == "");
    BOOST_TEST(verdict(what, {clock_source::given, tests::noon + 301}) ==
               "expired header:X-TC-Timestamp, accepted-invalid (warning)");
}

BOOST_AUTO_TEST_CASE(an_answer_that_never_came_leaves_the_outcome_unknown) {
    exchange what = tests::exchange_of(tests::signed_order());
    what.has_response = false;
    tests::collector sink;
    exchange_judge judge{request_judge{tests::actions_under_test(), tests::somebody().key}};
    exchange_facts const facts = judge.judge(what, sink);
    BOOST_TEST(tests::in_short(sink.all) == "");
    BOOST_TEST(facts.response == nullptr);
    BOOST_TEST(facts.what == outcome::unknown);
}

BOOST_AUTO_TEST_SUITE_END()
