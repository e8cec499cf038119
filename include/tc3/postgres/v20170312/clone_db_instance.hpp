// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_POSTGRES_V20170312_CLONE_DB_INSTANCE_HPP
#define TC3_POSTGRES_V20170312_CLONE_DB_INSTANCE_HPP

#include <tc3/contract/action.hpp>
#include <tc3/contract/structure.hpp>
#include <tc3/postgres/v20170312/db_node.hpp>
#include <tc3/postgres/v20170312/product.hpp>
#include <tc3/postgres/v20170312/tag.hpp>
#include <tc3/response/envelope.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::postgres::v20170312 {

/// Buys a new instance and fills it from a backup of another one, either a backup set or a point in time.
///
/// There is no member that makes a repeat harmless: each call that the service takes is an order.
struct CloneDBInstanceRequest {
    std::string DBInstanceId{};   ///< the instance to clone
    std::string SpecCode{};       ///< what to buy, from DescribeClasses
    std::int64_t Storage{};       ///< gigabytes, in steps of 10
    std::int64_t Period{};        ///< months; always 1 with pay-as-you-go
    std::int64_t AutoRenewFlag{}; ///< 0: renew by hand, 1: renew by itself; of effect only when prepaid
    std::string VpcId{};
    std::string SubnetId{};
    std::optional<std::string> Name{};               ///< of the clone; fewer than 60 characters
    std::optional<std::string> InstanceChargeType{}; ///< PREPAID (the default) or POSTPAID_BY_HOUR
    std::optional<std::vector<std::string>> SecurityGroupIds{};
    std::optional<std::int64_t> ProjectId{};
    std::optional<std::vector<Tag>> TagList{};
    std::optional<std::vector<DBNode>> DBNodeSet{}; ///< if given, with a primary and a standby
    std::optional<std::int64_t> AutoVoucher{};      ///< 1: use coupons
    std::optional<std::string> VoucherIds{};        ///< a text, although the page calls it a list
    std::optional<std::int64_t> ActivityId{};
    std::optional<std::string> BackupSetId{};        ///< this or RecoveryTargetTime
    std::optional<std::string> RecoveryTargetTime{}; ///< this or BackupSetId; `2021-12-25 01:27:35`
    std::optional<std::string> SyncMode{};           ///< Semi-sync or Async
    std::optional<bool> DeletionProtection{};
};

/// The answer to an order that was taken.
struct CloneDBInstanceResponse {
    std::string DealName{};                    ///< number of the order
    std::string BillId{};                      ///< number of its payment
    std::optional<std::string> DBInstanceId{}; ///< of the clone; documented for pay-as-you-go only
    std::string RequestId{};                   ///< names this call towards the service's support
};

namespace clone_db_instance {

inline constexpr std::string_view page = "https://www.tencentcloud.com/document/product/409/45153";
inline constexpr std::string_view date = "2026-04";

/// What the page calls Chinese, English, digits, `_` and `-`. The block of the unified ideographs is certain.
inline constexpr code_point_range name_characters[] = {{U'-', U'-'}, {U'0', U'9'}, {U'A', U'Z'},
                                                       {U'_', U'_'}, {U'a', U'z'}, {0x4E00, 0x9FFF}};

/// Han characters outside that block: the page does not say whether it means them.
inline constexpr code_point_range other_han[] = {
    {0x3005, 0x3007}, {0x3400, 0x4DBF}, {0xF900, 0xFAFF}, {0x20000, 0x323AF}};

} // namespace clone_db_instance
} // namespace tc3::postgres::v20170312

template <>
struct tc3::table<tc3::postgres::v20170312::CloneDBInstanceRequest> {
    using T = postgres::v20170312::CloneDBInstanceRequest;
    static constexpr std::string_view page = postgres::v20170312::clone_db_instance::page;
    static constexpr std::string_view date = postgres::v20170312::clone_db_instance::date;
    static constexpr std::string_view description = postgres::v20170312::description_page;
    static constexpr std::string_view description_date = postgres::v20170312::description_date;
    static constexpr source of_no_use =
        from("an empty id names nothing; no source says how it is answered", page, date);

    static constexpr row rows[] = {
        member<&T::DBInstanceId>(advice(not_empty(), of_no_use), from("id of the instance to clone", page, date)),
        member<&T::SpecCode>(advice(not_empty(), of_no_use), from("code of the class to buy", page, date)),
        member<&T::Storage>(
            multiple_of(10),
            advice(at_least(10), from("a disk has a size; the smallest one is told by DescribeClasses", page, date)),
            harmless, from("disk in GB, step 10", page, date)),
        member<&T::Period>(one_of<1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36>(), harmless,
                           from("months: 1 to 12, 24 and 36 when prepaid, only 1 with pay-as-you-go", page, date)),
        member<&T::AutoRenewFlag>(
            one_of<0, 1>(), harmless,
            from("0 renews by hand, 1 by itself; required although a default is named", page, date)),
        member<&T::VpcId>(matches<"vpc-[0-9a-z]{7,8}">(),
                          from("vpc- and 7 characters here, 8 in the mainland text and in "
                               "every real example",
                               page, date)),
        member<&T::SubnetId>(matches<"subnet-[0-9a-z]{8}">(), from("subnet- and 8 characters", page, date)),
        member<&T::Name>(at_most_code_points(59),
                         characters("Chinese characters, English letters, digits, _ and -",
                                    postgres::v20170312::clone_db_instance::name_characters,
                                    postgres::v20170312::clone_db_instance::other_han),
                         advice(not_empty(), from("without a name the source's name and -Copy is taken", page, date)),
                         from("Chinese, English, digits, _ and -, shorter than 60", page, date)),
        member<&T::InstanceChargeType>(one_of<"PREPAID", "POSTPAID_BY_HOUR">(), harmless,
                                       from("the two billing modes; prepaid is the default", page, date)),
        member<&T::SecurityGroupIds>(from("security groups; without them the default group", page, date)),
        member<&T::ProjectId>(from("id of the project; 0 is the default one", page, date)),
        member<&T::TagList>(from("tags of the clone", page, date)),
        member<&T::DBNodeSet>(from("where the primary and the standby are to run", page, date)),
        member<&T::AutoVoucher>(one_of<0, 1>(), harmless, from("1 uses coupons, 0 does not", page, date)),
        member<&T::VoucherIds>(from("ids of vouchers, of type String", page, date)),
        member<&T::ActivityId>(from("id of a campaign", page, date)),
        member<&T::BackupSetId>(advice(not_empty(), of_no_use), from("id of a backup set", page, date)),
        member<&T::RecoveryTargetTime>(
            advice(moment(),
                   from("examples only: 2021-12-25 01:27:35 on the page, with slashes in the description", page, date)),
            advice(not_in_future(),
                   from("the siblings give the span of recoverable times in UTC+8", description, description_date)),
            advice(not_empty(), of_no_use), harmless, from("the point in time to recover to", page, date)),
        member<&T::SyncMode>(one_of<"Semi-sync", "Async">(), harmless,
                             from("how the standby follows the primary", description, description_date)),
        member<&T::DeletionProtection>(harmless, from("true protects the clone from deletion", page, date)),
    };

    static constexpr relation relations[] = {
        exactly_one_of<&T::BackupSetId, &T::RecoveryTargetTime>(from("one of the two, and not both", page, date)),
        when<&T::InstanceChargeType>("POSTPAID_BY_HOUR", allow<&T::Period>(1),
                                     from("pay-as-you-go supports only 1", page, date)),
        when<&T::InstanceChargeType>("POSTPAID_BY_HOUR", ignore<&T::AutoRenewFlag>(1),
                                     from("renewal is of effect only when prepaid", page, date)),
        elements_include<&T::DBNodeSet, &postgres::v20170312::DBNode::Role>(
            from("the zones of the primary and of the standby must be given", page, date), "Primary", "Standby"),
        advice(at_most_one_element<&T::DBNodeSet, &postgres::v20170312::DBNode::Role>(
            "Primary", from("no source says how many primaries there may be", page, date))),
    };
};

template <>
struct tc3::table<tc3::postgres::v20170312::CloneDBInstanceResponse> {
    using T = postgres::v20170312::CloneDBInstanceResponse;
    static constexpr std::string_view page = postgres::v20170312::clone_db_instance::page;
    static constexpr std::string_view date = postgres::v20170312::clone_db_instance::date;
    static constexpr row rows[] = {
        member<&T::DealName>(from("number of the order", page, date)),
        member<&T::BillId>(from("number of the payment", page, date)),
        member<&T::DBInstanceId>(from("id of the clone, returned for pay-as-you-go", page, date)),
        member<&T::RequestId>(from("made by the server for every request", page, date)),
    };
};

namespace tc3::postgres::v20170312 {
namespace clone_db_instance {

/// The codes that the page lists for this action. The misprint QueryVpcFalied is real, beside QueryVpcFailed.
inline constexpr error_code errors[] = {
    {"AuthFailure.UnauthorizedOperation", "the account may not do this"},
    {"FailedOperation.AllocateQuotasError", "no quota of tags could be had"},
    {"FailedOperation.CamAuthFailed", "access management refused"},
    {"FailedOperation.CamSigAndAuthError", "access management failed; try later"},
    {"FailedOperation.CdbCgwConnectError", "the project could not be looked up; try later"},
    {"FailedOperation.DatabaseAccessError", "the management database could not be reached; try later"},
    {"FailedOperation.DatabaseAffectedError", "the management database did not take the change"},
    {"FailedOperation.FailedOperationError", "the operation failed; try later"},
    {"FailedOperation.GetSubnetError", "the subnet could not be looked up"},
    {"FailedOperation.GetVpcInfoError", "the VPC could not be looked up; try later"},
    {"FailedOperation.QuerySpecError", "the classes could not be looked up; try later"},
    {"FailedOperation.QueryVpcFailed", "the query for the VPC failed"},
    {"FailedOperation.QueryVpcFalied", "the details of the VPC could not be had"},
    {"InternalError.InternalHttpServerError", "the request ended in an exception"},
    {"InternalError.JsonParseError", "the service could not read some JSON"},
    {"InvalidParameter.ParameterCheckError", "the parameters do not pass the check"},
    {"InvalidParameterValue.IllegalProjectId", "there is no such project"},
    {"InvalidParameterValue.IllegalRegion", "there is no such region"},
    {"InvalidParameterValue.IllegalZone", "there is no such zone"},
    {"InvalidParameterValue.InvalidParameterValueError", "a parameter has a wrong value"},
    {"InvalidParameterValue.InvalidZoneIdError", "the zone is not valid"},
    {"InvalidParameterValue.SpecNotRecognizedError", "there is no such class"},
    {"OperationDenied.CamDeniedError", "access management denied it"},
    {"OperationDenied.InstanceStatusLimitError", "the state of the instance does not allow it"},
    {"OperationDenied.InsufficientBalanceError", "the balance of the account does not suffice"},
    {"OperationDenied.TradePermissionError", "the account may not pay"},
    {"OperationDenied.UserNotAuthenticatedError", "the account's owner must prove an identity first"},
};

inline constexpr likely_code likely[] = {
    {kind::exactly_one, "InvalidParameter.ParameterCheckError"},
    {kind::depends, "InvalidParameter.ParameterCheckError"},
    {kind::one_of, "InvalidParameterValue.InvalidParameterValueError"},
    {kind::step, "InvalidParameterValue.InvalidParameterValueError"},
    {kind::length, "InvalidParameterValue.InvalidParameterValueError"},
    {kind::characters, "InvalidParameterValue.InvalidParameterValueError"},
    {kind::format, "InvalidParameterValue.InvalidParameterValueError"},
};

inline constexpr answer_rule answers[] = {
    {"InstanceChargeType", "POSTPAID_BY_HOUR", "DBInstanceId",
     from("the id of the clone is returned for pay-as-you-go", page, date)},
};

/// The contract of the action.
inline constexpr action contract{
    .owner = &product,
    .name = "CloneDBInstance",
    .request = {.declared = &structure_of<CloneDBInstanceRequest>},
    .response = {.declared = &structure_of<CloneDBInstanceResponse>},
    .envelope = {.declared = &envelope_of<CloneDBInstanceResponse>},
    .errors = errors,
    .answers = answers,
    .likely = likely,
    .regions = regions,
    .requests_per_second = 100,
    .billing = billing_effect::buys,
    .has_client_token = false,
    .purpose = "buys an instance that is a copy of another one, from a backup set or a point in time",
    .origin = from("the action's page", page, date),
    .regions_origin = from("the regions that the action supports", page, date),
    .errors_origin = from("the error codes of the action", page, date),
    .rate_origin = from("at most 100 requests a second", page, date),
    .billing_origin = from("the call orders an instance, and no parameter marks a repeat", page, date),
};

} // namespace clone_db_instance
} // namespace tc3::postgres::v20170312

namespace tc3 {

template <>
inline constexpr action const* contract_of<postgres::v20170312::CloneDBInstanceRequest> =
    &postgres::v20170312::clone_db_instance::contract;
template <>
inline constexpr action const* contract_of<postgres::v20170312::CloneDBInstanceResponse> =
    &postgres::v20170312::clone_db_instance::contract;

} // namespace tc3

#endif
