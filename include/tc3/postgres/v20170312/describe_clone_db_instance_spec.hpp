// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_POSTGRES_V20170312_DESCRIBE_CLONE_DB_INSTANCE_SPEC_HPP
#define TC3_POSTGRES_V20170312_DESCRIBE_CLONE_DB_INSTANCE_SPEC_HPP

#include <tc3/contract/action.hpp>
#include <tc3/contract/structure.hpp>
#include <tc3/postgres/v20170312/product.hpp>
#include <tc3/response/envelope.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tc3::postgres::v20170312 {

/// Asks for the least class and disk with which an instance can be cloned. It reads, and buys nothing.
struct DescribeCloneDBInstanceSpecRequest {
    std::string DBInstanceId{};                      ///< the instance to clone
    std::optional<std::string> BackupSetId{};        ///< this or RecoveryTargetTime
    std::optional<std::string> RecoveryTargetTime{}; ///< in UTC+8; of no effect beside BackupSetId
};

/// What CloneDBInstance must be given at least.
struct DescribeCloneDBInstanceSpecResponse {
    std::string MinSpecCode{}; ///< for SpecCode
    std::int64_t MinStorage{}; ///< for Storage, in gigabytes
    std::string RequestId{};   ///< names this call towards the service's support
};

namespace describe_clone_db_instance_spec {
inline constexpr std::string_view page = "https://www.tencentcloud.com/document/product/409/45150";
inline constexpr std::string_view date = "2026-04";
} // namespace describe_clone_db_instance_spec

} // namespace tc3::postgres::v20170312

template <>
struct tc3::table<tc3::postgres::v20170312::DescribeCloneDBInstanceSpecRequest> {
    using T = postgres::v20170312::DescribeCloneDBInstanceSpecRequest;
    static constexpr std::string_view page = postgres::v20170312::describe_clone_db_instance_spec::page;
    static constexpr std::string_view date = postgres::v20170312::describe_clone_db_instance_spec::date;
    static constexpr row rows[] = {
        member<&T::DBInstanceId>(from("id of the instance to clone", page, date)),
        member<&T::BackupSetId>(from("id of a backup set", page, date)),
        member<&T::RecoveryTargetTime>(harmless, from("the point in time to recover to, in UTC+8", page, date)),
    };
    static constexpr relation relations[] = {
        at_least_one_of<&T::BackupSetId, &T::RecoveryTargetTime>(from("one of the two must be given", page, date)),
        overrides<&T::BackupSetId, &T::RecoveryTargetTime>(from("of both, the backup set counts", page, date)),
    };
};

template <>
struct tc3::table<tc3::postgres::v20170312::DescribeCloneDBInstanceSpecResponse> {
    using T = postgres::v20170312::DescribeCloneDBInstanceSpecResponse;
    static constexpr std::string_view page = postgres::v20170312::describe_clone_db_instance_spec::page;
    static constexpr std::string_view date = postgres::v20170312::describe_clone_db_instance_spec::date;
    static constexpr row rows[] = {
        member<&T::MinSpecCode>(example{R"("pg.it.2xlarge16")"}, harmless, from("code of the least class", page, date)),
        member<&T::MinStorage>(example{"1000"}, harmless, from("least size of the disk in GB", page, date)),
        member<&T::RequestId>(from("made by the server for every request", page, date)),
    };
};

namespace tc3::postgres::v20170312::describe_clone_db_instance_spec {

/// The contract of the action. No source at hand lists its error codes.
inline constexpr action contract{
    .owner = &product,
    .name = "DescribeCloneDBInstanceSpec",
    .request = {.declared = &structure_of<DescribeCloneDBInstanceSpecRequest>},
    .response = {.declared = &structure_of<DescribeCloneDBInstanceSpecResponse>},
    .envelope = {.declared = &envelope_of<DescribeCloneDBInstanceSpecResponse>},
    .regions = regions,
    .requests_per_second = 1000,
    .purpose = "tells the least class and disk with which an instance can be cloned",
    .origin = from("the action's page", page, date),
    .regions_origin = from("the regions that the action supports", page, date),
    .rate_origin = from("at most 1000 requests a second", page, date),
    .billing_origin = from("the call asks, and orders nothing", page, date),
};

} // namespace tc3::postgres::v20170312::describe_clone_db_instance_spec

namespace tc3 {

template <>
inline constexpr action const* contract_of<postgres::v20170312::DescribeCloneDBInstanceSpecRequest> =
    &postgres::v20170312::describe_clone_db_instance_spec::contract;
template <>
inline constexpr action const* contract_of<postgres::v20170312::DescribeCloneDBInstanceSpecResponse> =
    &postgres::v20170312::describe_clone_db_instance_spec::contract;

} // namespace tc3

#endif
