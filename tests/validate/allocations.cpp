// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/validate/flattened.hpp>
#include <tc3/validate/json_text.hpp>
#include <tc3/validate/json_value.hpp>
#include <tc3/validate/typed.hpp>

#include <tc3/postgres/v20170312/clone_db_instance.hpp>

#include "sign/allocations.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

using tc3::structure_of;
using tc3::walk;
using tc3::postgres::v20170312::CloneDBInstanceRequest;

namespace {

tc3::structure const& shape = structure_of<CloneDBInstanceRequest>();

/// A request that names all members but one: BackupSetId excludes RecoveryTargetTime.
std::string const whole_request =
    R"({"DBInstanceId":"postgres-abcd1234","SpecCode":"cdb.pg.z1.2g.with-a-long-name","Storage":9223372036854775800,)"
    R"("Period":36,"AutoRenewFlag":1,"VpcId":"vpc-2ot3acw1","SubnetId":"subnet-ppv9iw34",)"
    R"("Name":"中文名字中文名字中文名字中文名字中文名字-abc_123","InstanceChargeType":"PREPAID",)"
    R"("SecurityGroupIds":["sg-95hf6965","sg-95hf6966"],"ProjectId":-1,)"
    R"("TagList":[{"TagKey":"a rather long key of a tag","TagValue":""}],)"
    R"("DBNodeSet":[{"Role":"Standby","Zone":"ap-guangzhou-3"},{"Role":"Primary","Zone":"ap-guangzhou-3",)"
    R"("DedicatedClusterId":"cluster-12345678"}],"AutoVoucher":0,"VoucherIds":"OZRCGNAV8D9BMI9KMG1FIQ",)"
    R"("ActivityId":2364,"BackupSetId":"f6yecd1a-087c-5c66-cdas-95c835d7ec24","SyncMode":"Semi-sync",)"
    R"("DeletionProtection":true})";

std::string const whole_query =
    "DBInstanceId=postgres-abcd1234&SpecCode=cdb.pg.z1.2g.with-a-long-name&Storage=9223372036854775800&Period=36&"
    "AutoRenewFlag=1&VpcId=vpc-2ot3acw1&SubnetId=subnet-ppv9iw34&InstanceChargeType=PREPAID&"
    "SecurityGroupIds.0=sg-95hf6965&SecurityGroupIds.1=sg-95hf6966&ProjectId=-1&TagList.0.TagKey=a+rather+long+key&"
    "TagList.0.TagValue=&DBNodeSet.0.Role=Standby&DBNodeSet.0.Zone=ap-guangzhou-3&DBNodeSet.1.Role=Primary&"
    "DBNodeSet.1.Zone=ap-guangzhou-3&RecoveryTargetTime=2021-12-25%2001%3A27%3A35&SyncMode=Semi-sync&"
    "DeletionProtection=true";

/// How often memory was taken by something that finds nothing.
template <class Check>
std::size_t allocations_of(Check check) {
    std::size_t findings = 0;
    auto count = [&findings](tc3::finding&&) {
        ++findings;
        return walk::go_on;
    };
    tc3::finding_sink const sink{count};
    std::size_t const before = tests::allocations();
    check(sink);
    std::size_t const taken = tests::allocations() - before;
    BOOST_TEST(findings == 0u);
    return taken;
}

std::size_t allocations_of_json(std::string_view text) {
    return allocations_of([text](tc3::finding_sink sink) { tc3::validate_json(text, shape, {}, sink); });
}

std::size_t allocations_of_flattened(std::string_view text) {
    return allocations_of([text](tc3::finding_sink sink) { tc3::validate_flattened(text, shape, {}, sink); });
}

std::string repeated(std::string_view piece, std::size_t count) {
    std::string made;
    for (std::size_t i = 0; i < count; ++i)
        made.append(piece);
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(validate_allocations)

BOOST_AUTO_TEST_CASE(clean_json_text_takes_no_memory) {
    BOOST_TEST(allocations_of_json(whole_request) == 0u);
}

BOOST_AUTO_TEST_CASE(clean_json_text_with_escapes_takes_no_memory) {
    // Python writes Chinese in this way unless told otherwise.
    std::string text = whole_request;
    text.replace(text.find("中文名字中"), std::string_view{"中文名字中"}.size(), R"(\u4e2d\u6587\u540d\u5b57\u4e2d)");
    BOOST_TEST(allocations_of_json(text) == 0u);
    text.replace(text.find("\"Name\":"), 6, R"("\u004e\u0061\u006d\u0065")");
    BOOST_TEST(allocations_of_json(text) == 0u);
    text.replace(text.find("SecurityGroupIds"), 16, R"(SecurityGroup\u0049ds)");
    BOOST_TEST(allocations_of_json(text) == 0u);
    // The escape stands behind plain text, so that the parser gives it in parts.
    text.replace(text.find("a rather long key of a tag"), 8, R"(a r\u0061ther and rather\u0020)");
    BOOST_TEST(allocations_of_json(text) == 0u);
}

BOOST_AUTO_TEST_CASE(a_typed_struct_takes_no_memory) {
    CloneDBInstanceRequest request;
    std::size_t findings = 0;
    auto count = [&findings](tc3::finding&&) {
        ++findings;
        return walk::go_on;
    };
    tc3::validate_json(whole_request, shape, {}, count, &request);
    BOOST_TEST(findings == 0u);
    BOOST_TEST(allocations_of([&request](tc3::finding_sink sink) { tc3::validate(request, {}, sink); }) == 0u);
}

BOOST_AUTO_TEST_CASE(a_clean_json_value_takes_no_memory) {
    boost::json::value const value = boost::json::parse({whole_request.data(), whole_request.size()});
    BOOST_TEST(allocations_of([&value](tc3::finding_sink sink) { tc3::validate_value(value, shape, {}, sink); }) == 0u);
}

BOOST_AUTO_TEST_CASE(clean_flattened_text_takes_no_memory) {
    BOOST_TEST(allocations_of_flattened(whole_query) == 0u);
    BOOST_TEST(allocations_of_flattened(whole_query + "&Name=" + repeated("%E4%B8%AD", 59)) == 0u);
}

BOOST_AUTO_TEST_CASE(the_counter_counts) {
    // Otherwise all of the above would pass for nothing.
    std::size_t const before = tests::allocations();
    auto* const taken = new std::string(1000, 'x');
    BOOST_TEST(tests::allocations() - before >= 2u);
    delete taken;
}

BOOST_AUTO_TEST_SUITE_END()
