// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_BENCH_SAMPLE_HPP
#define TC3_TESTS_BENCH_SAMPLE_HPP

#include <tc3/postgres/v20170312/clone_db_instance.hpp>

#include <cstdint>
#include <string_view>

/// The call that all benchmarks are about, so that their figures can be compared.
namespace bench {

using request = tc3::postgres::v20170312::CloneDBInstanceRequest;
using response = tc3::postgres::v20170312::CloneDBInstanceResponse;

inline constexpr std::string_view secret_id = "AKIDBENCH0123456789abcdefghijklmnopqr";
inline constexpr std::string_view secret_key = "benchmark-key-0123456789abcdefgh";
inline constexpr std::string_view region = "ap-guangzhou";
inline constexpr std::string_view host = "postgres.intl.tencentcloudapi.com";
inline constexpr std::int64_t now = 1790000000;
inline constexpr std::string_view now_text = "1790000000";
inline constexpr std::string_view today = "2026-09-21";

/// The body of the call, 346 bytes, in the order in which our writer gives it.
inline constexpr std::string_view body =
    R"({"DBInstanceId":"postgres-6r233v55","SpecCode":"cdb.pg.z1.2g","Storage":100,"Period":1,"AutoRenewFlag":0,)"
    R"("VpcId":"vpc-2ot3acw1","SubnetId":"subnet-ppv9iw34","Name":"clone-order","InstanceChargeType":)"
    R"("POSTPAID_BY_HOUR","DBNodeSet":[{"Role":"Primary","Zone":"ap-guangzhou-3"},{"Role":"Standby","Zone":)"
    R"("ap-guangzhou-4"}],"BackupSetId":"nightly-017"})";

inline constexpr std::string_view success =
    R"({"Response":{"DealName":"20260921121212345678","BillId":"20260921600000012345678","DBInstanceId":)"
    R"("postgres-3kdp8ab1","RequestId":"0d4c2a4e-5b7f-4d61-9b0c-2f6f1f7c8f10"}})";

inline constexpr std::string_view failure =
    R"({"Response":{"Error":{"Code":"InvalidParameterValue.IllegalZone","Message":"The zone is not one of those in )"
    R"(which the class can be had."},"RequestId":"0d4c2a4e-5b7f-4d61-9b0c-2f6f1f7c8f10"}})";

/// Fills a request with the values of `body`, as a program does before each call.
inline void fill(request& out) {
    out.DBInstanceId = "postgres-6r233v55";
    out.SpecCode = "cdb.pg.z1.2g";
    out.Storage = 100;
    out.Period = 1;
    out.AutoRenewFlag = 0;
    out.VpcId = "vpc-2ot3acw1";
    out.SubnetId = "subnet-ppv9iw34";
    out.Name = "clone-order";
    out.InstanceChargeType = "POSTPAID_BY_HOUR";
    auto& nodes = out.DBNodeSet.emplace(2);
    nodes[0].Role = "Primary";
    nodes[0].Zone = "ap-guangzhou-3";
    nodes[1].Role = "Standby";
    nodes[1].Zone = "ap-guangzhou-4";
    out.BackupSetId = "nightly-017";
}

} // namespace bench

#endif
