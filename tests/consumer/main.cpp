// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
//
// Uses tc3 as a stranger would: a call is checked, signed and its answer decoded.
#ifdef TC3_SINGLE_HEADER
#include <tc3.hpp>
#else
#include <tc3/tc3.hpp>
#endif

#include <cstdint>
#include <iostream>

namespace postgres = tc3::postgres::v20170312;

int main() {
    if (tc3::library_version != TC3_EXPECTED_VERSION) {
        std::cerr << "this is tc3 " << tc3::library_version << ", not " << TC3_EXPECTED_VERSION << '\n';
        return 1;
    }
    postgres::CloneDBInstanceRequest order;
    order.DBInstanceId = "postgres-q7w2m4zx";
    order.SpecCode = "pg.it.large8";
    order.Storage = 125;
    order.Period = 1;
    order.VpcId = "vpc-m3n4b5v6";
    order.SubnetId = "subnet-c7x8z9l1";
    order.BackupSetId = "nightly-0001";
    auto const findings = tc3::validate(order);
    if (findings.size() != 1 || findings.front().path != "/Storage") {
        std::cerr << "a disk of 125 GB has " << findings.size() << " findings\n";
        return 1;
    }
    order.Storage = 120;

    std::int64_t const now = 1790000000;
    tc3::credential const who{"AKIDEXAMPLE", tc3::secret{"not-a-real-key"}, {}};
    tc3::http::request message;
    tc3::sign::trace trace;
    tc3::build_request(message, order, {.region = "ap-singapore"});
    tc3::signer{who}.sign(message, {.service = "postgres", .timestamp = now}, trace).value();
    if (!tc3::sign::verifier{who}.check(message, {.service = "postgres", .now = now}).value().valid()) {
        std::cerr << "the signature does not verify\n";
        return 1;
    }

    tc3::http::response answer;
    answer.status = 200;
    answer.body = R"({"Response":{"DealName":"20260923-1","BillId":"b-1","RequestId":"r-1"}})";
    auto const reply = tc3::decode<postgres::CloneDBInstanceResponse>(answer);
    if (reply.success() == nullptr || reply.success()->DealName != "20260923-1") {
        std::cerr << "the answer was not understood\n";
        return 1;
    }
    std::cout << "tc3 " << tc3::library_version << '\n';
}
