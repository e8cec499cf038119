// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/postgres/v20170312/clone_db_instance.hpp>

#include "sign/allocations.hpp"
#include "support/collect.hpp"
#include "support/object_text.hpp"
#include "support/under_test.hpp"

#include <tc3/request/write.hpp>
#include <tc3/rules/catalogue.hpp>
#include <tc3/validate/json_value.hpp>
#include <tc3/validate/typed.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

using tc3::kind;
using tc3::postgres::v20170312::CloneDBInstanceRequest;
using tc3::postgres::v20170312::CloneDBInstanceResponse;
using tc3::tests::collector;
using tc3::tests::findings_of_flattened;
using tc3::tests::findings_of_json;
using tc3::tests::in_short;
using tc3::tests::judged;
using tc3::tests::object_text;
using tc3::tests::quote;

namespace {

tc3::structure const& shape = tc3::tests::shape_under_test<CloneDBInstanceRequest>();
tc3::action const& contract = tc3::tests::under_test(tc3::postgres::v20170312::clone_db_instance::contract);

constexpr std::int64_t noon = 1790000000; // 2026-09-21 22:13:20 in UTC+8

tc3::validation_context context() {
    tc3::validation_context made;
    made.region = "ap-guangzhou";
    made.timestamp = noon;
    made.likely = contract.likely;
    return made;
}

/// An order with the required members only.
object_text const valid{{"DBInstanceId", R"("postgres-k3v9x2ab")"},
                        {"SpecCode", R"("pg.it.medium4")"},
                        {"Storage", "40"},
                        {"Period", "1"},
                        {"AutoRenewFlag", "0"},
                        {"VpcId", R"("vpc-a1b2c3d4")"},
                        {"SubnetId", R"("subnet-e5f6g7h8")"},
                        {"BackupSetId", R"("b6e1c0de-0001")"}};

std::string judged_order(object_text const& order) {
    return judged(order.text(), shape, context());
}

/// A value of a member, as JSON, and what is said of it.
struct value_case {
    std::string json;
    std::string expected;
};

/// Puts each of the values into an order, and compares what is said of it.
void check_values(std::string_view name, std::vector<value_case> const& cases, object_text const& order = valid) {
    for (auto const& [json, expected] : cases)
        BOOST_TEST(judged_order(order.with(name, json)) == expected, name << ": " << json);
}

/// The same text that many times.
std::string times(std::size_t count, std::string_view text) {
    std::string made;
    for (std::size_t i = 0; i < count; ++i)
        made.append(text);
    return made;
}

std::string utf8(char32_t code) {
    std::string made;
    tc3::json::detail::append_utf8(made, code);
    return made;
}

/// What is said of any member that is no integer.
std::vector<value_case> not_an_integer(std::string_view name) {
    std::string const said = "type /" + std::string{name};
    std::vector<value_case> cases;
    for (char const* json : {"10.0", "1e1", "1E0", "0.5", R"("10")", R"("")", "true", "false", "[]", "[1]", "{}",
                             "9223372036854775808", "18446744073709551616", "-9223372036854775809"})
        cases.push_back({json, said});
    return cases;
}

std::vector<value_case> not_a_string(std::string_view name) {
    std::string const said = "type /" + std::string{name};
    std::vector<value_case> cases;
    for (char const* json : {"0", "-1", "1.5", "18446744073709551615", "true", "false", "[]", R"(["a"])", "{}"})
        cases.push_back({json, said});
    return cases;
}

} // namespace

BOOST_AUTO_TEST_SUITE(postgres_clone_db_instance)

// --- the declaration ---

BOOST_AUTO_TEST_CASE(the_rows_are_the_twenty_members_of_the_struct_in_its_order) {
    CloneDBInstanceRequest order;
    // The number of names says how many members there are.
    auto& [source, spec, storage, period, renew, vpc, subnet, name, charge, groups, project, tags, nodes, auto_voucher,
           vouchers, activity, backup, moment, sync, protection] = order;
    BOOST_TEST_REQUIRE(shape.rows.size() == 20u);
    auto const read = [&order](std::size_t i) { return shape.rows[i].access.read(&order); };
    auto const absent = [&read](std::size_t i) { return read(i).what == tc3::value_view::form::absent; };
    source = "a", spec = "b", storage = 3, period = 4, renew = 5, vpc = "f", subnet = "g";
    BOOST_TEST(read(0).string == "a");
    BOOST_TEST(read(1).string == "b");
    BOOST_TEST(read(2).integer == 3);
    BOOST_TEST(read(3).integer == 4);
    BOOST_TEST(read(4).integer == 5);
    BOOST_TEST(read(5).string == "f");
    BOOST_TEST(read(6).string == "g");
    for (std::size_t i = 0; i < 20; ++i) {
        BOOST_TEST(shape.rows[i].required == (i < 7), shape.rows[i].name);
        BOOST_TEST(absent(i) == (i >= 7), shape.rows[i].name);
    }
    auto const appears = [&absent](std::size_t i, auto& member) {
        BOOST_TEST(absent(i), shape.rows[i].name);
        member.emplace();
        BOOST_TEST(!absent(i), shape.rows[i].name);
        member.reset();
    };
    appears(7, name), appears(8, charge), appears(9, groups), appears(10, project), appears(11, tags);
    appears(12, nodes), appears(13, auto_voucher), appears(14, vouchers), appears(15, activity), appears(16, backup);
    appears(17, moment), appears(18, sync), appears(19, protection);
}

BOOST_AUTO_TEST_CASE(the_answer_has_four_members) {
    CloneDBInstanceResponse answer{"deal", "bill", "postgres-1", "id"};
    auto const& [deal, bill, instance, id] = answer;
    tc3::structure const& response = tc3::tests::shape_under_test<CloneDBInstanceResponse>();
    BOOST_TEST_REQUIRE(response.rows.size() == 4u);
    BOOST_TEST(response.rows[0].access.read(&answer).string == deal);
    BOOST_TEST(response.rows[1].access.read(&answer).string == bill);
    BOOST_TEST(response.rows[2].access.read(&answer).string == *instance);
    BOOST_TEST(response.rows[3].access.read(&answer).string == id);
    std::string names;
    for (tc3::row const& row : response.rows)
        names += std::string{row.name} + " ";
    BOOST_TEST(names == "DealName BillId DBInstanceId RequestId ");
    for (std::size_t i = 0; i < 4; ++i)
        BOOST_TEST(response.rows[i].required == (i != 2), response.rows[i].name);
}

BOOST_AUTO_TEST_CASE(the_page_lists_27_codes_and_18_regions_each_once) {
    std::set<std::string_view> codes;
    for (tc3::error_code const& entry : contract.errors) {
        BOOST_TEST(codes.insert(entry.code).second, entry.code);
        BOOST_TEST(!entry.meaning.empty(), entry.code);
    }
    BOOST_TEST(codes.size() == 27u);
    BOOST_TEST(codes.contains("FailedOperation.QueryVpcFailed"));
    BOOST_TEST(codes.contains("FailedOperation.QueryVpcFalied"));
    std::set<std::string_view> const regions(contract.regions.begin(), contract.regions.end());
    BOOST_TEST(regions.size() == 18u);
    BOOST_TEST(contract.regions.size() == 18u);
    BOOST_TEST(regions.contains("ap-guangzhou"));
    BOOST_TEST(regions.contains("sa-saopaulo"));
    BOOST_TEST(!regions.contains("ap-mumbai"));
}

BOOST_AUTO_TEST_CASE(a_call_is_a_purchase_that_must_not_be_repeated) {
    BOOST_TEST((contract.billing == tc3::billing_effect::buys));
    BOOST_TEST(contract.unsafe_to_repeat());
    BOOST_TEST(contract.requests_per_second == 100);
    for (tc3::action const* const its :
         {tc3::contract_of<CloneDBInstanceRequest>, tc3::contract_of<CloneDBInstanceResponse>})
        BOOST_TEST(its == &tc3::postgres::v20170312::clone_db_instance::contract);
    BOOST_TEST(shape.subject() == "clone-db-instance");
}

// --- members, each at its bounds ---

BOOST_AUTO_TEST_CASE(an_order_with_the_required_members_only_is_valid) {
    BOOST_TEST(judged_order(valid) == "");
}

BOOST_AUTO_TEST_CASE(each_required_member_is_missed_and_null_counts_as_missing) {
    for (tc3::row const& row : shape.rows) {
        std::string const path = "/" + std::string{row.name};
        if (row.required) {
            BOOST_TEST(judged_order(valid.without(row.name)) == "required " + path);
            BOOST_TEST(judged_order(valid.with(row.name, "null")) == "required " + path);
        } else if (row.name != "BackupSetId" && row.name != "RecoveryTargetTime") {
            BOOST_TEST(judged_order(valid.without(row.name)) == "");
            BOOST_TEST(judged_order(valid.with(row.name, "null")) == "null " + path + " (warning)");
        }
    }
    BOOST_TEST(judged("{}", shape, context()) ==
               "required /DBInstanceId, required /SpecCode, required /Storage, required /Period, required "
               "/AutoRenewFlag, required /VpcId, required /SubnetId, exactly-one");
}

BOOST_AUTO_TEST_CASE(each_member_takes_no_other_kind_of_json) {
    for (char const* name : {"Storage", "Period", "AutoRenewFlag", "ProjectId", "AutoVoucher", "ActivityId"})
        check_values(name, not_an_integer(name));
    for (char const* name : {"DBInstanceId", "SpecCode", "VpcId", "SubnetId", "Name", "InstanceChargeType",
                             "VoucherIds", "BackupSetId", "SyncMode"})
        check_values(name, not_a_string(name));
    check_values("RecoveryTargetTime", not_a_string("RecoveryTargetTime"), valid.without("BackupSetId"));
    for (char const* name : {"SecurityGroupIds", "TagList", "DBNodeSet"})
        for (char const* json : {"0", "1.5", "true", R"("")", R"("[]")", "{}"})
            check_values(name, {{json, "type /" + std::string{name}}});
    for (char const* json : {"0", "1", "1.0", R"("true")", R"("")", "[]", "[true]", "{}"})
        check_values("DeletionProtection", {{json, "type /DeletionProtection"}});
}

BOOST_AUTO_TEST_CASE(ids_without_a_stated_form_may_be_anything_and_earn_a_warning_when_empty) {
    for (char const* name : {"DBInstanceId", "SpecCode", "BackupSetId"})
        check_values(name, {{R"("x")", ""},
                            {R"("PG 1/2")", ""},
                            {quote("\u4e91"), ""},
                            {R"("f6yecd1a-087c-5c66-cdas-95c835d7ec24")", ""},
                            {R"("")", "empty /" + std::string{name} + " (warning)"}});
}

BOOST_AUTO_TEST_CASE(storage_is_a_multiple_of_ten) {
    std::string const step = "step /Storage";
    std::string const range = "range /Storage (warning)";
    check_values("Storage", {{"9", step},
                             {"10", ""},
                             {"11", step},
                             {"19", step},
                             {"20", ""},
                             {"21", step},
                             {"0", range},
                             {"1", step},
                             {"-1", step},
                             {"-9", step},
                             {"-10", range},
                             {"-11", step},
                             {"-20", range},
                             {"9223372036854775800", ""},
                             {"9223372036854775807", step},
                             {"-9223372036854775800", range},
                             {"-9223372036854775808", step},
                             {"-0", range}});
}

BOOST_AUTO_TEST_CASE(period_is_one_of_fourteen_numbers_of_months) {
    std::set<int> const allowed{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36};
    for (int months = -2; months <= 40; ++months)
        check_values("Period", {{std::to_string(months), allowed.contains(months) ? "" : "one-of /Period"}});
    check_values("Period", {{"9223372036854775807", "one-of /Period"}, {"-9223372036854775808", "one-of /Period"}});
}

BOOST_AUTO_TEST_CASE(flags_are_zero_or_one) {
    for (char const* name : {"AutoRenewFlag", "AutoVoucher"}) {
        std::string const said = "one-of /" + std::string{name};
        check_values(name, {{"-1", said}, {"0", ""}, {"1", ""}, {"2", said}, {"10", said}});
    }
}

BOOST_AUTO_TEST_CASE(a_vpc_has_seven_or_eight_and_a_subnet_eight_letters_and_digits) {
    std::string const vpc = "format /VpcId";
    check_values("VpcId", {{R"("vpc-123456")", vpc},
                           {R"("vpc-1234567")", ""},
                           {R"("vpc-12345678")", ""},
                           {R"("vpc-123456789")", vpc},
                           {R"("vpc-0az9zzzz")", ""},
                           {R"("vpc-0Az9zzzz")", vpc},
                           {R"("vpc-abcdef-h")", vpc},
                           {R"("vpc-abcde/gh")", vpc},
                           {R"("vpc-abcde:gh")", vpc},
                           {R"("vpc-abcde`gh")", vpc},
                           {R"("vpc-abcde{gh")", vpc},
                           {R"("VPC-12345678")", vpc},
                           {R"("vpc_12345678")", vpc},
                           {R"("vpc12345678")", vpc},
                           {R"(" vpc-12345678")", vpc},
                           {R"("vpc-12345678 ")", vpc},
                           {R"("subnet-12345678")", vpc},
                           {R"("vpc-")", vpc},
                           {R"("")", vpc}});
    std::string const subnet = "format /SubnetId";
    check_values("SubnetId", {{R"("subnet-1234567")", subnet},
                              {R"("subnet-12345678")", ""},
                              {R"("subnet-123456789")", subnet},
                              {R"("subnet-0az9zzzz")", ""},
                              {R"("subnet-0aZ9zzzz")", subnet},
                              {R"("subnet-abcde/gh")", subnet},
                              {R"("subnet-abcde:gh")", subnet},
                              {R"("subnet-abcde`gh")", subnet},
                              {R"("subnet-abcde{gh")", subnet},
                              {R"("Subnet-12345678")", subnet},
                              {R"("vpc-12345678")", subnet},
                              {R"("subnet-")", subnet},
                              {R"("")", subnet}});
}

BOOST_AUTO_TEST_CASE(a_name_has_fewer_than_sixty_code_points) {
    std::string const length = "length /Name";
    for (std::string const& letter : {std::string{"a"}, utf8(0x4E91)})
        check_values("Name", {{quote(times(1, letter)), ""},
                              {quote(times(58, letter)), ""},
                              {quote(times(59, letter)), ""},
                              {quote(times(60, letter)), length},
                              {quote(times(61, letter)), length},
                              {quote(times(300, letter)), length}});
    // A code point beyond the first plane is one, although it is four bytes and two units of UTF-16.
    std::string const doubtful = "characters /Name (warning)";
    check_values("Name", {{quote(times(59, utf8(0x20000))), doubtful},
                          {quote(times(60, utf8(0x20000))), length + ", " + doubtful},
                          {quote(times(59, R"(\ud840\udc00)")), doubtful},
                          {quote(times(60, R"(\u4e91)")), length},
                          {quote(times(60, " ")), length + ", characters /Name"},
                          {R"("")", "empty /Name (warning)"}});
}

BOOST_AUTO_TEST_CASE(a_name_is_made_of_chinese_english_digits_and_two_signs) {
    for (char32_t code = 0x20; code < 0x80; ++code) {
        auto const c = static_cast<char>(code);
        bool const good =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
        std::string const json = c == '"' || c == '\\' ? std::string{"\\"} + c : std::string{c};
        check_values("Name", {{quote("a" + json + "b"), good ? "" : "characters /Name"}});
    }
    for (char const* escape : {R"(\u0000)", R"(\n)", R"(\u001f)", R"(\u0080)"})
        check_values("Name", {{quote(escape), "characters /Name"}});
    for (char const* other : {"\u00e9", "\u03b1", "\uff21", "\uff10", "\u3042", "\uac00", "\U0001F600"})
        check_values("Name", {{quote(other), "characters /Name"}});
}

BOOST_AUTO_TEST_CASE(chinese_is_certain_in_one_block_and_doubtful_in_others) {
    std::string const refused = "characters /Name";
    std::string const doubtful = "characters /Name (warning)";
    for (auto const& [code, expected] : std::vector<std::tuple<char32_t, std::string>>{
             {0x4DFF, refused},   {0x4E00, ""},       {0x4E01, ""},       {0x9FFE, ""},       {0x9FFF, ""},
             {0xA000, refused},   {0x3004, refused},  {0x3005, doubtful}, {0x3007, doubtful}, {0x3008, refused},
             {0x33FF, refused},   {0x3400, doubtful}, {0x4DBF, doubtful}, {0x4DC0, refused},  {0xF8FF, refused},
             {0xF900, doubtful},  {0xFAFF, doubtful}, {0xFB00, refused},  {0x1FFFF, refused}, {0x20000, doubtful},
             {0x323AF, doubtful}, {0x323B0, refused}})
        check_values("Name", {{quote("a" + utf8(code)), expected}});
    // The worst character decides.
    check_values("Name", {{quote(utf8(0x3400) + " "), refused}, {quote(" " + utf8(0x3400)), refused}});
}

BOOST_AUTO_TEST_CASE(enumerated_words_have_one_letter_case) {
    std::string const charge = "/InstanceChargeType";
    for (char const* near : {"PREPAI", "PREPAIDx", "POSTPAID_BY_HOU", "POSTPAID_BY_HOURx"})
        check_values("InstanceChargeType", {{quote(near), "one-of " + charge}});
    check_values("InstanceChargeType", {{R"("PREPAID")", ""},
                                        {R"("POSTPAID_BY_HOUR")", ""},
                                        {R"("prepaid")", "case " + charge + " (warning)"},
                                        {R"("Prepaid")", "case " + charge + " (warning)"},
                                        {R"("postpaid_by_hour")", "case " + charge + " (warning)"},
                                        {R"("POSTPAID")", "one-of " + charge},
                                        {R"("PREPAID ")", "one-of " + charge},
                                        {R"("PREPAI")", "one-of " + charge},
                                        {R"("")", "one-of " + charge}});
    check_values("SyncMode", {{R"("Semi-sync")", ""},
                              {R"("Async")", ""},
                              {R"("semi-sync")", "case /SyncMode (warning)"},
                              {R"("ASYNC")", "case /SyncMode (warning)"},
                              {R"("async")", "case /SyncMode (warning)"},
                              {R"("Semi-syn")", "one-of /SyncMode"},
                              {R"("Semi-syncx")", "one-of /SyncMode"},
                              {R"("Asyn")", "one-of /SyncMode"},
                              {R"("Asyncx")", "one-of /SyncMode"},
                              {R"("Sync")", "one-of /SyncMode"},
                              {R"("Semi_sync")", "one-of /SyncMode"},
                              {R"("")", "one-of /SyncMode"}});
}

BOOST_AUTO_TEST_CASE(lists_may_be_empty_and_their_elements_are_judged_each) {
    check_values("SecurityGroupIds", {{"[]", ""},
                                      {R"(["sg-1"])", ""},
                                      {R"(["sg-1","sg-1",""])", ""},
                                      {"[null]", "type /SecurityGroupIds/0"},
                                      {R"(["sg-1",null])", "type /SecurityGroupIds/1"},
                                      {R"([1,"sg-1",["sg-2"],{},true])",
                                       "type /SecurityGroupIds/0, type /SecurityGroupIds/2, type /SecurityGroupIds/3, "
                                       "type /SecurityGroupIds/4"}});
    check_values("TagList",
                 {{"[]", ""},
                  {R"([{"TagKey":"a","TagValue":""}])", ""},
                  {R"([{"TagKey":"a","TagValue":"b"},{"TagKey":"a","TagValue":"b"}])", ""},
                  {R"([{"TagKey":"a"}])", "required /TagList/0/TagValue"},
                  {R"([{"TagKey":"a","TagValue":"b"},{}])", "required /TagList/1/TagKey, required /TagList/1/TagValue"},
                  {R"([{"Key":"a","TagKey":"a","TagValue":"b"}])", "unknown /TagList/0/Key"},
                  {R"([{"tagkey":"a","TagKey":"a","TagValue":"b"}])", "unknown /TagList/0/tagkey"},
                  {R"([{"TagKey":"a","TagValue":"b","TagKey":"a"}])", "duplicate /TagList/0/TagKey"},
                  {R"([null])", "type /TagList/0"},
                  {R"([[]])", "type /TagList/0"},
                  {R"(["a"])", "type /TagList/0"},
                  {R"([{"TagKey":1,"TagValue":[]}])", "type /TagList/0/TagKey, type /TagList/0/TagValue"}});
}

BOOST_AUTO_TEST_CASE(numbers_without_a_stated_set_may_be_any) {
    for (char const* name : {"ProjectId", "ActivityId"})
        check_values(name,
                     {{"0", ""}, {"-1", ""}, {"2364", ""}, {"9223372036854775807", ""}, {"-9223372036854775808", ""}});
}

BOOST_AUTO_TEST_CASE(vouchers_are_one_text_and_not_a_list) {
    check_values("VoucherIds", {{R"("[ \"OZRC\" ]")", ""}, {R"("")", ""}, {R"(["OZRC"])", "type /VoucherIds"}});
}

BOOST_AUTO_TEST_CASE(protection_is_true_or_false) {
    check_values("DeletionProtection", {{"true", ""}, {"false", ""}});
}

BOOST_AUTO_TEST_CASE(a_recovery_time_is_a_date_with_a_time_and_slashes_are_a_variant) {
    std::string const format = "format /RecoveryTargetTime (warning)";
    std::string const variant = "format-variant /RecoveryTargetTime (warning)";
    check_values("RecoveryTargetTime",
                 {{R"("2021-12-25 01:27:35")", ""},
                  {R"("2024-02-29 00:00:00")", ""},
                  {R"("2023-12-31 23:59:59")", ""},
                  {R"("2021/12/25 1:27:35")", variant},
                  {R"("2021/12/25 01:27:35")", variant},
                  {R"("2021-12-25 1:27:35")", variant},
                  {R"("2021-1-5 01:27:35")", variant},
                  {R"("2023-02-29 00:00:00")", format},
                  {R"("2021-13-01 00:00:00")", format},
                  {R"("2021-00-01 00:00:00")", format},
                  {R"("2021-04-31 00:00:00")", format},
                  {R"("2021-12-25 24:00:00")", format},
                  {R"("2021-12-25 23:60:00")", format},
                  {R"("2021-12-25 23:59:60")", format},
                  {R"("2021-12/25 01:27:35")", format},
                  {R"("2021-12-25T01:27:35")", format},
                  {R"("2021-12-25T01:27:35Z")", format},
                  {R"("2021-12-25 01:27:35 ")", format},
                  {R"("2021-12-25 01:27")", format},
                  {R"("2021-12-25")", format},
                  {R"("1640395655")", format},
                  {R"("yesterday")", format},
                  {R"(" ")", format},
                  {R"("")", "empty /RecoveryTargetTime (warning)"}},
                 valid.without("BackupSetId"));
}

BOOST_AUTO_TEST_CASE(a_recovery_time_lies_not_after_the_request_read_in_utc_8) {
    std::string const mismatch = "mismatch /RecoveryTargetTime (warning)";
    check_values("RecoveryTargetTime",
                 {{R"("2026-09-21 22:13:19")", ""},
                  {R"("2026-09-21 22:13:20")", ""},
                  {R"("2026-09-21 22:13:21")", mismatch},
                  {R"("2027-01-01 00:00:00")", mismatch},
                  {R"("2027/1/1 0:0:0")", "format-variant /RecoveryTargetTime (warning), " + mismatch}},
                 valid.without("BackupSetId"));
    BOOST_TEST(judged(valid.without("BackupSetId").with("RecoveryTargetTime", R"("2999-01-01 00:00:00")").text(),
                      shape) == ""); // the time of the request is not known
}

BOOST_AUTO_TEST_CASE(a_name_in_another_letter_case_is_unknown) {
    BOOST_TEST(judged_order(valid.also("storage", "40")) == "unknown /storage");
    BOOST_TEST(judged_order(valid.without("Storage").also("STORAGE", "40")) == "unknown /STORAGE, required /Storage");
    BOOST_TEST(judged_order(valid.also("", "40")) == "unknown /");
    BOOST_TEST(judged_order(valid.also("a/b~c", "{}")) == "unknown /a~1b~0c");
    BOOST_TEST(judged_order(valid.also("Region", R"("ap-guangzhou")")) == "unknown /Region");
}

BOOST_AUTO_TEST_CASE(a_repeated_name_is_a_duplicate_whatever_its_value) {
    for (tc3::row const& row : shape.rows) {
        object_text const order = row.required || row.name == "BackupSetId" ? valid
                                  : row.name == "RecoveryTargetTime"
                                      ? valid.without("BackupSetId").also(row.name, R"("2021-12-25 01:27:35")")
                                      : valid.also(row.name, "null");
        std::string const before = judged_order(order);
        std::string const said = "duplicate /" + std::string{row.name};
        for (char const* json : {"null", "1", R"("x")", "[[{}]]"})
            BOOST_TEST(judged_order(order.also(row.name, json)) == (before.empty() ? said : before + ", " + said));
    }
}

// --- relations and their silences ---

BOOST_AUTO_TEST_CASE(one_source_is_named_and_only_one) {
    object_text const none = valid.without("BackupSetId");
    std::string_view const time = R"("2021-12-25 01:27:35")";
    BOOST_TEST(judged_order(none) == "exactly-one");
    BOOST_TEST(judged_order(none.with("RecoveryTargetTime", time)) == "");
    BOOST_TEST(judged_order(valid.with("RecoveryTargetTime", time)) == "exactly-one");
    // Null counts as absent, and any other value, even a wrong one, as present.
    BOOST_TEST(judged_order(valid.with("RecoveryTargetTime", "null")) == "null /RecoveryTargetTime (warning)");
    BOOST_TEST(judged_order(none.with("BackupSetId", "null")) == "null /BackupSetId (warning), exactly-one");
    BOOST_TEST(judged_order(none.with("BackupSetId", "5")) == "type /BackupSetId");
    BOOST_TEST(judged_order(none.with("BackupSetId", R"("")")) == "empty /BackupSetId (warning)");
    BOOST_TEST(judged_order(none.with("BackupSetId", "{}")) == "type /BackupSetId");
    BOOST_TEST(judged_order(none.with("BackupSetId", "[]")) == "type /BackupSetId");
    BOOST_TEST(judged_order(valid.with("RecoveryTargetTime", R"("never")")) ==
               "format /RecoveryTargetTime (warning), exactly-one");
    BOOST_TEST(judged_order(valid.with("RecoveryTargetTime", "5")) == "type /RecoveryTargetTime, exactly-one");
    BOOST_TEST(judged_order(valid.with("BackupSetId", "5").with("RecoveryTargetTime", "true")) ==
               "type /BackupSetId, type /RecoveryTargetTime, exactly-one");
}

BOOST_AUTO_TEST_CASE(pay_as_you_go_lasts_one_month) {
    object_text const hourly = valid.with("InstanceChargeType", R"("POSTPAID_BY_HOUR")");
    BOOST_TEST(judged_order(hourly) == "");
    for (char const* months : {"2", "12", "24", "36"}) {
        BOOST_TEST(judged_order(hourly.with("Period", months)) == "depends /Period");
        BOOST_TEST(judged_order(valid.with("InstanceChargeType", R"("PREPAID")").with("Period", months)) == "");
        BOOST_TEST(judged_order(valid.with("Period", months)) == "");
    }
    // It is silent where a value that it reads is missing, of the wrong type or outside its set.
    BOOST_TEST(judged_order(hourly.with("Period", "13")) == "one-of /Period");
    BOOST_TEST(judged_order(hourly.with("Period", "0")) == "one-of /Period");
    BOOST_TEST(judged_order(hourly.with("Period", R"("2")")) == "type /Period");
    BOOST_TEST(judged_order(hourly.with("Period", "2.0")) == "type /Period");
    BOOST_TEST(judged_order(hourly.with("Period", "null")) == "required /Period");
    BOOST_TEST(judged_order(hourly.without("Period")) == "required /Period");
    object_text const two = valid.with("Period", "2");
    BOOST_TEST(judged_order(two.with("InstanceChargeType", R"("postpaid_by_hour")")) ==
               "case /InstanceChargeType (warning)");
    BOOST_TEST(judged_order(two.with("InstanceChargeType", R"("POSTPAID")")) == "one-of /InstanceChargeType");
    BOOST_TEST(judged_order(two.with("InstanceChargeType", R"(["POSTPAID_BY_HOUR"])")) == "type /InstanceChargeType");
    BOOST_TEST(judged_order(two.with("InstanceChargeType", "null")) == "null /InstanceChargeType (warning)");
    // The order of the members does not matter.
    BOOST_TEST(judged_order(hourly.without("Period").also("Period", "2")) == "depends /Period");
    // The first of two values counts.
    BOOST_TEST(judged_order(hourly.also("Period", "2")) == "duplicate /Period");
    BOOST_TEST(judged_order(hourly.with("Period", "2").also("Period", "1")) == "duplicate /Period, depends /Period");
}

BOOST_AUTO_TEST_CASE(renewal_has_no_effect_with_pay_as_you_go) {
    object_text const hourly = valid.with("InstanceChargeType", R"("POSTPAID_BY_HOUR")");
    BOOST_TEST(judged_order(hourly.with("AutoRenewFlag", "0")) == "");
    BOOST_TEST(judged_order(hourly.with("AutoRenewFlag", "1")) == "ignored /AutoRenewFlag (warning)");
    BOOST_TEST(judged_order(valid.with("AutoRenewFlag", "1")) == "");
    BOOST_TEST(judged_order(valid.with("InstanceChargeType", R"("PREPAID")").with("AutoRenewFlag", "1")) == "");
    BOOST_TEST(judged_order(hourly.with("AutoRenewFlag", "2")) == "one-of /AutoRenewFlag");
    BOOST_TEST(judged_order(hourly.with("AutoRenewFlag", R"("1")")) == "type /AutoRenewFlag");
    BOOST_TEST(judged_order(hourly.with("AutoRenewFlag", "true")) == "type /AutoRenewFlag");
    BOOST_TEST(judged_order(hourly.with("AutoRenewFlag", "null")) == "required /AutoRenewFlag");
    BOOST_TEST(judged_order(hourly.without("AutoRenewFlag")) == "required /AutoRenewFlag");
    BOOST_TEST(judged_order(valid.with("AutoRenewFlag", "1").with("InstanceChargeType", R"("Postpaid_By_Hour")")) ==
               "case /InstanceChargeType (warning)");
    BOOST_TEST(judged_order(hourly.with("AutoRenewFlag", "1").with("Period", "2")) ==
               "depends /Period, ignored /AutoRenewFlag (warning)");
}

BOOST_AUTO_TEST_CASE(nodes_that_are_given_hold_a_primary_and_a_standby) {
    auto const node = [](std::string_view role) {
        return R"({"Role":)" + std::string{role} + R"(,"Zone":"ap-guangzhou-3"})";
    };
    auto const nodes = [&node](std::vector<std::string_view> const& roles) {
        std::string made{"["};
        for (std::string_view const role : roles)
            made.append(made.size() > 1 ? "," : "").append(node(role));
        return made + "]";
    };
    std::string_view const primary = R"("Primary")";
    std::string_view const standby = R"("Standby")";
    std::string const depends = "depends /DBNodeSet";
    check_values("DBNodeSet",
                 {{"[]", ""}, // counts as absent
                  {"null", "null /DBNodeSet (warning)"},
                  {nodes({primary, standby}), ""},
                  {nodes({standby, primary}), ""},
                  {nodes({primary, standby, standby}), ""},
                  {nodes({primary}), depends},
                  {nodes({standby}), depends},
                  {nodes({standby, standby}), depends},
                  {nodes({primary, primary, standby}), depends + " (warning)"},
                  {nodes({primary, primary}), depends + ", " + depends + " (warning)"},
                  // Silent where a role is missing, of the wrong type or outside its set.
                  {nodes({primary, R"("standby")"}), "case /DBNodeSet/1/Role (warning)"},
                  {nodes({primary, R"("Replica")"}), "one-of /DBNodeSet/1/Role"},
                  {nodes({primary, R"("")"}), "one-of /DBNodeSet/1/Role"},
                  {nodes({primary, "1"}), "type /DBNodeSet/1/Role"},
                  {nodes({primary, "null"}), "required /DBNodeSet/1/Role"},
                  {"[" + node(primary) + R"(,{"Zone":"ap-guangzhou-3"}])", "required /DBNodeSet/1/Role"},
                  {"[" + node(primary) + ",null]", "type /DBNodeSet/1"},
                  {"[" + node(primary) + ",[]]", "type /DBNodeSet/1"},
                  {"[" + node(primary) + R"(,"Standby"])", "type /DBNodeSet/1"},
                  {"[null]", "type /DBNodeSet/0"},
                  {"[{}]", "required /DBNodeSet/0/Role, required /DBNodeSet/0/Zone"},
                  // A zone does not silence it.
                  {R"([{"Role":"Primary"}])", "required /DBNodeSet/0/Zone, " + depends},
                  {R"([{"Role":"Primary","Zone":3}])", "type /DBNodeSet/0/Zone, " + depends},
                  {R"([{"Role":"Primary","Zone":""},{"Role":"Standby","Zone":"ap-tokyo-1"}])",
                   "empty /DBNodeSet/0/Zone (warning), mismatch /DBNodeSet/1/Zone (warning)"},
                  {R"([{"Role":"Primary","Zone":"ap-guangzhou-3","Zones":[{"Role":1}]},)" + node(standby) + "]",
                   "unknown /DBNodeSet/0/Zones"},
                  {R"([{"Role":"Primary","Zone":"ap-guangzhou-3","Role":"Standby"}])",
                   "duplicate /DBNodeSet/0/Role, " + depends}});
}

BOOST_AUTO_TEST_CASE(several_mistakes_are_told_in_the_order_of_the_text_and_those_of_the_whole_object_last) {
    object_text const order = valid.with("Storage", "15")
                                  .with("Period", "13")
                                  .with("VpcId", R"("vpc")")
                                  .without("SpecCode")
                                  .also("RecoveryTargetTime", R"("2021-12-25 01:27:35")")
                                  .also("Colour", "1");
    BOOST_TEST(judged_order(order) == "step /Storage, one-of /Period, format /VpcId, unknown /Colour, required "
                                      "/SpecCode, exactly-one");
}

// --- what is said of it ---

BOOST_AUTO_TEST_CASE(a_finding_holds_all_that_a_report_needs) {
    auto const all = findings_of_json(valid.with("Storage", "15").text(), shape, context());
    BOOST_TEST_REQUIRE(all.size() == 1u);
    tc3::finding const& found = all.front();
    BOOST_TEST((found.side == tc3::side::request));
    BOOST_TEST((found.severity == tc3::severity::error));
    BOOST_TEST((found.kind == kind::step));
    BOOST_TEST(found.rule == "clone-db-instance.storage.step");
    BOOST_TEST(found.path == "/Storage");
    BOOST_TEST(found.message == "Storage must be a multiple of 10, not 15");
    BOOST_TEST(found.help == "Set Storage to 10 or 20.");
    BOOST_TEST(found.likely_error == "InvalidParameterValue.InvalidParameterValueError");
    BOOST_TEST(!found.origin.text.empty());
    BOOST_TEST(!found.origin.page.empty());
    BOOST_TEST(!found.origin.date.empty());
    BOOST_TEST(valid.with("Storage", "15").text().substr(found.offset, found.length) == "15");
}

BOOST_AUTO_TEST_CASE(the_likely_code_is_one_of_the_action_or_a_common_one_and_warnings_have_none) {
    for (std::string const& text : {std::string{"{}"}, std::string{"[]"}, std::string{"{"},
                                    valid.with("Storage", "15")
                                        .with("Period", "2.5")
                                        .with("VpcId", R"("")")
                                        .with("Name", quote(times(60, " ")))
                                        .with("SyncMode", R"("async")")
                                        .also("Storage", "1")
                                        .also("X", "1")
                                        .without("BackupSetId")
                                        .text(),
                                    valid.with("InstanceChargeType", R"("POSTPAID_BY_HOUR")")
                                        .with("Period", "2")
                                        .with("AutoRenewFlag", "1")
                                        .with("DBNodeSet", "[{}]")
                                        .text()})
        for (tc3::finding const& found : findings_of_json(text, shape, context())) {
            bool const known =
                tc3::lists_error(contract, found.likely_error) || tc3::is_common_error(found.likely_error);
            BOOST_TEST(known == (found.severity == tc3::severity::error), found.rule << ": " << found.likely_error);
            BOOST_TEST(found.likely_error.empty() == (found.severity != tc3::severity::error), found.rule);
        }
}

BOOST_AUTO_TEST_CASE(each_kind_of_broken_rule_has_the_code_with_which_the_service_would_refuse_it) {
    std::string const of_check = "InvalidParameter.ParameterCheckError";
    std::string const of_value = "InvalidParameterValue.InvalidParameterValueError";
    object_text const hourly = valid.with("InstanceChargeType", R"("POSTPAID_BY_HOUR")");
    std::vector<std::pair<object_text, std::string>> const cases{
        {valid.without("BackupSetId"), of_check},              // exactly-one
        {hourly.with("Period", "2"), of_check},                // depends
        {valid.with("Period", "13"), of_value},                // one-of
        {valid.with("Storage", "15"), of_value},               // step
        {valid.with("Name", quote(times(60, "a"))), of_value}, // length
        {valid.with("Name", R"("a b")"), of_value},            // characters
        {valid.with("VpcId", R"("x")"), of_value},             // format
        {valid.with("Storage", "1.5"), "InvalidParameter"},
        {valid.without("Storage"), "MissingParameter"},
        {valid.also("Colour", "1"), "UnknownParameter"}};
    for (auto const& [order, code] : cases) {
        auto const all = findings_of_json(order.text(), shape, context());
        BOOST_TEST_REQUIRE(all.size() == 1u, order.text());
        BOOST_TEST(all.front().likely_error == code, order.text());
    }
}

BOOST_AUTO_TEST_CASE(a_time_may_be_shown_where_it_is_none) {
    auto const all = findings_of_json(valid.without("BackupSetId").with("RecoveryTargetTime", R"("yesterday")").text(),
                                      shape, context());
    BOOST_TEST_REQUIRE(all.size() == 1u);
    BOOST_TEST(all.front().message.ends_with(", not `yesterday`"));
}

BOOST_AUTO_TEST_CASE(the_smallest_disk_is_told_of_as_ten) {
    auto const all = findings_of_json(valid.with("Storage", "0").text(), shape, context());
    BOOST_TEST_REQUIRE(all.size() == 1u);
    BOOST_TEST(all.front().message == "Storage must be at least 10, not 0");
}

BOOST_AUTO_TEST_CASE(what_no_source_states_is_advice) {
    std::vector<tc3::rules::page> pages;
    tc3::rules::append_action_pages(pages, contract);
    std::set<std::string> advice;
    for (tc3::rules::page const& page : pages) {
        // Of no value: an optional member that is null, a boolean of a query in capitals.
        if (page.tier == tc3::tier::advice && page.kind != kind::null && page.kind != kind::format_variant)
            advice.insert(page.id);
        BOOST_TEST((page.tier != tc3::tier::advice || page.severity != tc3::severity::error), page.id);
    }
    std::set<std::string> const expected{"clone-db-instance.backup-set-id.empty",
                                         "clone-db-instance.db-instance-id.empty",
                                         "clone-db-instance.name.empty",
                                         "clone-db-instance.recovery-target-time.empty",
                                         "clone-db-instance.recovery-target-time.format",
                                         "clone-db-instance.recovery-target-time.mismatch",
                                         "clone-db-instance.spec-code.empty",
                                         "clone-db-instance.storage.range",
                                         "db-node.zone.empty",
                                         "db-node.zone.mismatch"};
    BOOST_TEST(advice == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_value_that_may_tell_of_persons_or_accounts_stands_in_no_message) {
    std::set<std::string_view> harmless;
    for (tc3::structure const* const one : {&shape, &tc3::tests::shape_under_test<tc3::postgres::v20170312::DBNode>(),
                                            &tc3::tests::shape_under_test<tc3::postgres::v20170312::Tag>(),
                                            &tc3::tests::shape_under_test<CloneDBInstanceResponse>()})
        for (tc3::row const& row : one->rows)
            if (row.harmless)
                harmless.insert(row.name);
    std::set<std::string_view> const expected{"AutoRenewFlag",
                                              "AutoVoucher",
                                              "DeletionProtection",
                                              "InstanceChargeType",
                                              "Period",
                                              "RecoveryTargetTime",
                                              "Role",
                                              "Storage",
                                              "SyncMode",
                                              "Zone"};
    BOOST_TEST(harmless == expected, boost::test_tools::per_element());
    for (tc3::finding const& found :
         findings_of_json(valid.with("VpcId", R"("secret-1")").with("Name", R"("secret 2")").text(), shape)) {
        BOOST_TEST(found.message.find("secret") == std::string::npos, found.message);
        BOOST_TEST(found.help.find("secret") == std::string::npos, found.help);
        BOOST_TEST(!found.harmless);
    }
}

// --- cost ---

BOOST_AUTO_TEST_CASE(an_order_that_breaks_no_rule_is_judged_without_taking_memory) {
    CloneDBInstanceRequest order;
    std::string const text = valid.with("InstanceChargeType", R"("POSTPAID_BY_HOUR")")
                                 .with("Name", quote("a-name_longer-than_any-small_buffer-of_a-string"))
                                 .with("SecurityGroupIds", R"(["sg-1","sg-2"])")
                                 .with("TagList", R"([{"TagKey":"a","TagValue":""}])")
                                 .with("DBNodeSet", R"([{"Role":"Standby","Zone":"ap-guangzhou-3"},)"
                                                    R"({"Role":"Primary","Zone":"ap-guangzhou-4"}])")
                                 .with("DeletionProtection", "true")
                                 .text();
    collector sink;
    tc3::validate_json(text, shape, context(), sink, &order);
    BOOST_TEST_REQUIRE(in_short(sink.all) == "");
    boost::json::value const value = boost::json::parse(text);
    std::string flattened;
    tc3::write_flattened(flattened, order);
    tc3::validation_context const known = context();

    auto const taken = [](auto judge) {
        std::size_t const before = tests::allocations();
        judge();
        return tests::allocations() - before;
    };
    BOOST_TEST(taken([&] { tc3::validate_json(text, shape, known, sink); }) == 0u);
    BOOST_TEST(taken([&] { tc3::validate(order, known, sink); }) == 0u);
    BOOST_TEST(taken([&] { tc3::validate_value(value, shape, known, sink); }) == 0u);
    BOOST_TEST(taken([&] { tc3::validate_flattened(flattened, shape, known, sink); }) == 0u);
    BOOST_TEST(in_short(sink.all) == "");
    BOOST_TEST(taken([&] { tc3::validate_json("{}", shape, known, sink); }) > 0u); // the counter counts
}

// --- from the four sources ---

BOOST_AUTO_TEST_CASE(the_four_sources_say_the_same) {
    CloneDBInstanceRequest order;
    order.DBInstanceId = "postgres-k3v9x2ab";
    order.Storage = 15;
    order.Period = 2;
    order.AutoRenewFlag = 1;
    order.VpcId = "vpc-1";
    order.SubnetId = "subnet-e5f6g7h8";
    order.InstanceChargeType = "POSTPAID_BY_HOUR";
    order.DBNodeSet.emplace().push_back({"Primary", "ap-tokyo-1", {}});
    std::string const expected = "empty /SpecCode (warning), step /Storage, format /VpcId, mismatch "
                                 "/DBNodeSet/0/Zone (warning), exactly-one, depends /Period, ignored "
                                 "/AutoRenewFlag (warning), depends /DBNodeSet";
    std::string text;
    tc3::write_json(text, order);
    std::string flattened;
    tc3::write_flattened(flattened, order);
    collector of_value;
    tc3::validate_value(boost::json::parse(text), shape, context(), of_value);
    BOOST_TEST(in_short(tc3::validate(order, context())) == expected);
    BOOST_TEST(judged(text, shape, context()) == expected);
    BOOST_TEST(in_short(of_value.all) == expected);
    BOOST_TEST(in_short(findings_of_flattened(flattened, shape, context())) == expected);
}

BOOST_AUTO_TEST_SUITE_END()
