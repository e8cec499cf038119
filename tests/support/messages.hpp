// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_SUPPORT_MESSAGES_HPP
#define TC3_TESTS_SUPPORT_MESSAGES_HPP

#include <tc3/credential.hpp>
#include <tc3/exchange/exchange.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/request/build.hpp>
#include <tc3/sign/tc3.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// Messages that are right in every respect, for tests to break.
namespace tc3::tests {

inline constexpr std::int64_t noon = 1790000000; ///< 2026-09-21, 14:13:20 UTC

[[nodiscard]] inline credential somebody() {
    return {"AKIDTESTSONLY0000000000000000000", secret{"not-a-real-key"}, {}};
}

[[nodiscard]] inline postgres::v20170312::CloneDBInstanceRequest order() {
    postgres::v20170312::CloneDBInstanceRequest made;
    made.DBInstanceId = "postgres-k3v9x2ab";
    made.SpecCode = "pg.it.medium4";
    made.Storage = 40;
    made.Period = 1;
    made.AutoRenewFlag = 0;
    made.VpcId = "vpc-a1b2c3d4";
    made.SubnetId = "subnet-e5f6g7h8";
    made.BackupSetId = "b6e1c0de-0001";
    return made;
}

inline void sign(http::request& message, std::int64_t timestamp = noon) {
    sign::trace trace;
    sign::sign_request(message, somebody(), {.service = "postgres", .timestamp = timestamp}, trace).value();
}

[[nodiscard]] inline http::request signed_order(postgres::v20170312::CloneDBInstanceRequest const& what = order()) {
    http::request message;
    build_request(message, what, {.region = "ap-guangzhou"});
    sign(message);
    return message;
}

inline constexpr std::string_view accepted =
    R"({"Response":{"DealName":"20260921000001","BillId":"20260921000002","RequestId":"0f3c1d9e-0000-4000-8000-000000000001"}})";

[[nodiscard]] inline std::string refused(std::string_view code) {
    return R"({"Response":{"Error":{"Code":")" + std::string{code} +
           R"(","Message":"no"},"RequestId":"0f3c1d9e-0000-4000-8000-000000000002"}})";
}

/// An order with its answer, recorded on the wire at the second of its timestamp.
[[nodiscard]] inline exchange exchange_of(http::request message, std::string_view answer = accepted) {
    exchange made;
    made.request = std::move(message);
    made.has_response = true;
    made.response.status = 200;
    made.response.body = std::string{answer};
    made.milliseconds = noon * 1000;
    return made;
}

} // namespace tc3::tests

#endif
