// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/postgres/v20170312/describe_clone_db_instance_spec.hpp>

#include "support/collect.hpp"
#include "support/object_text.hpp"
#include "support/under_test.hpp"

#include <tc3/capture/judge.hpp>
#include <tc3/request/build.hpp>
#include <tc3/response/decode.hpp>
#include <tc3/validate/typed.hpp>
#include <tc3/validate/wording.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <string_view>

using namespace tc3;
using postgres::v20170312::DescribeCloneDBInstanceSpecRequest;
using postgres::v20170312::DescribeCloneDBInstanceSpecResponse;
using tests::findings_of_json;
using tests::in_short;
using tests::object_text;

BOOST_TEST_DONT_PRINT_LOG_VALUE(tc3::outcome)
BOOST_TEST_DONT_PRINT_LOG_VALUE(tc3::retry_advice)

namespace {

structure const& shape = tests::shape_under_test<DescribeCloneDBInstanceSpecRequest>();
action const& contract = tests::under_test(postgres::v20170312::describe_clone_db_instance_spec::contract);

object_text const valid{{"DBInstanceId", R"("postgres-abcd1234")"}, {"BackupSetId", R"("f22057d2-46c0")"}};

std::string judged_question(object_text const& question) {
    return tests::judged(question.text(), shape);
}

reply<DescribeCloneDBInstanceSpecResponse> decoded(std::string_view response) {
    http::response message;
    message.status = 200;
    message.body = R"({"Response":)" + std::string{response} + "}";
    return decode<DescribeCloneDBInstanceSpecResponse>(message);
}

} // namespace

BOOST_AUTO_TEST_SUITE(postgres_describe_clone_db_instance_spec)

BOOST_AUTO_TEST_CASE(the_rows_are_the_members_of_the_structs_in_their_order) {
    DescribeCloneDBInstanceSpecRequest request{"i", "b", "t"};
    BOOST_TEST_REQUIRE(shape.rows.size() == 3u);
    BOOST_TEST(shape.rows[0].access.read(&request).string == "i");
    BOOST_TEST(shape.rows[0].required);
    BOOST_TEST(shape.rows[1].access.read(&request).string == "b");
    BOOST_TEST(!shape.rows[1].required);
    BOOST_TEST(shape.rows[2].access.read(&request).string == "t");
    BOOST_TEST(!shape.rows[2].required);

    DescribeCloneDBInstanceSpecResponse response{"s", 7, "r"};
    structure const& answered = tests::shape_under_test<DescribeCloneDBInstanceSpecResponse>();
    BOOST_TEST_REQUIRE(answered.rows.size() == 3u);
    BOOST_TEST(answered.rows[0].access.read(&response).string == "s");
    BOOST_TEST(answered.rows[1].access.read(&response).integer == 7);
    BOOST_TEST(answered.rows[2].access.read(&response).string == "r");
    for (row const& member : answered.rows)
        BOOST_TEST(member.required, member.name);
}

BOOST_AUTO_TEST_CASE(the_contract_says_what_the_page_says) {
    BOOST_TEST(contract.name == "DescribeCloneDBInstanceSpec");
    std::set<std::string_view> const regions(contract.regions.begin(), contract.regions.end());
    BOOST_TEST(regions.size() == 18u);
    BOOST_TEST(contract.regions.size() == 18u);
    BOOST_TEST(regions.contains("ap-jakarta"));
    std::string answered;
    for (row const& member : tests::shape_under_test<DescribeCloneDBInstanceSpecResponse>().rows)
        answered +=
            std::string{member.name} + " " + wording::type_of(member) + (member.harmless ? ", harmless; " : "; ");
    BOOST_TEST(answered == "MinSpecCode a string, harmless; MinStorage an integer, harmless; RequestId a string; ");
    for (row const& member : shape.rows)
        BOOST_TEST(member.harmless == (member.name == "RecoveryTargetTime"), member.name);
}

BOOST_AUTO_TEST_CASE(a_backup_set_or_a_time_must_be_given) {
    object_text const neither = valid.without("BackupSetId");
    std::string_view const time = R"("2022-01-01 12:00:00")";
    BOOST_TEST(judged_question(valid) == "");
    BOOST_TEST(judged_question(neither.with("RecoveryTargetTime", time)) == "");
    BOOST_TEST(judged_question(neither) == "required");
    BOOST_TEST(judged_question(neither.with("RecoveryTargetTime", "null")) ==
               "null /RecoveryTargetTime (warning), required");
    BOOST_TEST(judged_question(neither.with("BackupSetId", "7")) == "type /BackupSetId"); // it is there all the same
    finding const found = findings_of_json(neither.text(), shape).front();
    BOOST_TEST(found.rule == "describe-clone-db-instance-spec.backup-set-id.required");
    BOOST_TEST(found.message == "at least one of BackupSetId and RecoveryTargetTime must be given, but none is");
    BOOST_TEST(found.help == "Give one of them.");
    BOOST_TEST(found.likely_error == "MissingParameter");
    BOOST_TEST(found.origin.page == contract.origin.page);
}

BOOST_AUTO_TEST_CASE(beside_a_backup_set_a_time_has_no_effect) {
    object_text const both = valid.with("RecoveryTargetTime", R"("2022-01-01 12:00:00")");
    BOOST_TEST(judged_question(both) == "ignored /RecoveryTargetTime (warning)");
    BOOST_TEST(judged_question(both.without("BackupSetId").with("BackupSetId", R"("b")")) ==
               "ignored /RecoveryTargetTime (warning)");
    finding const found = findings_of_json(both.text(), shape).front();
    BOOST_TEST(found.rule == "describe-clone-db-instance-spec.recovery-target-time.ignored");
    BOOST_TEST(found.message == "RecoveryTargetTime has no effect when BackupSetId is given");
    BOOST_TEST(both.text().substr(found.offset, found.length) == R"("2022-01-01 12:00:00")");
    BOOST_TEST(found.likely_error.empty());
}

BOOST_AUTO_TEST_CASE(of_no_member_is_a_form_stated) {
    BOOST_TEST(judged_question(valid.with("DBInstanceId", R"("")").with("BackupSetId", R"("x y")")) == "");
    BOOST_TEST(judged_question(valid.without("BackupSetId").with("RecoveryTargetTime", R"("soon")")) == "");
    BOOST_TEST(judged_question(valid.without("DBInstanceId")) == "required /DBInstanceId");
    BOOST_TEST(judged_question(valid.with("DBInstanceId", "7")) == "type /DBInstanceId");
    BOOST_TEST(judged_question(valid.with("Storage", "10")) == "unknown /Storage");
}

BOOST_AUTO_TEST_CASE(a_struct_is_judged_and_built_as_its_text_is) {
    DescribeCloneDBInstanceSpecRequest question;
    question.DBInstanceId = "postgres-abcd1234";
    BOOST_TEST(in_short(validate(question, {})) == "required");
    question.BackupSetId = "f22057d2-46c0";
    BOOST_TEST(in_short(validate(question, {.region = "ap-guangzhou"})) == "");
    http::request message;
    build_request(message, question, {.region = "ap-guangzhou"});
    BOOST_TEST(message.headers.find("X-TC-Action").value() == "DescribeCloneDBInstanceSpec");
    BOOST_TEST(message.headers.find("X-TC-Version").value() == "2017-03-12");
    BOOST_TEST(message.body == valid.text());
}

BOOST_AUTO_TEST_CASE(an_answer_gives_a_class_and_an_integer) {
    auto const reply = decoded(R"({"MinSpecCode":"pg.it.2xlarge16","MinStorage":1000,"RequestId":"r"})");
    BOOST_TEST_REQUIRE(reply.success() != nullptr);
    BOOST_TEST(reply.success()->MinSpecCode == "pg.it.2xlarge16");
    BOOST_TEST(reply.success()->MinStorage == 1000);
    BOOST_TEST(reply.request_id() == "r");
    auto const defect = [](std::string_view response) {
        auto const other = decoded(response);
        return other.malformed() == nullptr ? "none" : std::string{to_string(other.malformed()->kind)};
    };
    BOOST_TEST(defect(R"({"MinSpecCode":"s","RequestId":"r"})") == "required");
    BOOST_TEST(defect(R"({"MinSpecCode":null,"MinStorage":1,"RequestId":"r"})") == "null");
    BOOST_TEST(defect(R"({"MinSpecCode":"s","MinStorage":"1","RequestId":"r"})") == "type");
    BOOST_TEST(defect(R"({"MinSpecCode":"s","MinStorage":1.0,"RequestId":"r"})") == "type");
}

BOOST_AUTO_TEST_CASE(the_call_buys_nothing_and_may_be_sent_again) {
    BOOST_TEST(!contract.unsafe_to_repeat());
    BOOST_TEST(contract.requests_per_second == 1000);
    auto const lost = decoded(R"({"MinSpecCode":1})");
    BOOST_TEST(lost.what() == outcome::unknown);
    BOOST_TEST(lost.advice() == retry_advice::after_a_delay);
    auto const fault = decoded(R"({"Error":{"Code":"InternalError","Message":"no"},"RequestId":"r"})");
    BOOST_TEST(fault.advice() == retry_advice::after_a_delay);
    auto const refused = decoded(R"({"Error":{"Code":"InvalidParameter","Message":"no"},"RequestId":"r"})");
    BOOST_TEST(refused.advice() == retry_advice::after_a_change);
}

BOOST_AUTO_TEST_CASE(repeats_are_no_purchases) {
    exchange_marks mark;
    mark.is_call = true;
    mark.contract = &contract;
    mark.what = outcome::success;
    mark.purchase = 1; // were it an order, it would be the same one
    capture_judge whole;
    tests::collector sink;
    for (std::size_t i = 0; i < 3; ++i)
        whole.judge(i, mark, sink);
    BOOST_TEST(in_short(sink.all) == "");
    BOOST_TEST(whole.purchases().all() == 0u);
}

BOOST_AUTO_TEST_CASE(no_code_is_out_of_place_where_no_source_lists_the_codes) {
    response_facts facts;
    tests::collector sink;
    judge_response_body(R"({"Response":{"Error":{"Code":"FailedOperation.New","Message":"no"},"RequestId":"r"}})",
                        &contract, facts, sink);
    BOOST_TEST(in_short(sink.all) == "");
    BOOST_TEST(facts.code == "FailedOperation.New");
}

BOOST_AUTO_TEST_SUITE_END()
