// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/clean.hpp>

#include <tc3/validate/typed.hpp>

#include "support/sample.hpp"

#include <tc3/postgres/v20170312/clone_db_instance.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>

using tc3::structure_of;
using tc3::postgres::v20170312::CloneDBInstanceRequest;
using tc3::postgres::v20170312::DBNode;
using tc3::tests::sample::Part;

namespace {

CloneDBInstanceRequest good() {
    CloneDBInstanceRequest made;
    made.DBInstanceId = "postgres-q7w2m4zx";
    made.SpecCode = "pg.it.large8";
    made.Storage = 120;
    made.Period = 1;
    made.VpcId = "vpc-m3n4b5v6";
    made.SubnetId = "subnet-c7x8z9l1";
    made.BackupSetId = "nightly-0001";
    return made;
}

bool is_clean(CloneDBInstanceRequest const& object) {
    return structure_of<CloneDBInstanceRequest>().is_clean(&object, {.region = "ap-singapore"}, tc3::depth_limit);
}

/// A part within a part within a part, so many levels deep.
Part nested(std::size_t levels) {
    Part made;
    made.Id = "p-1a";
    if (levels > 1)
        made.Parts = {nested(levels - 1)};
    return made;
}

} // namespace

// That it says of no struct that it is clean which the engine would report is shown by the properties.
BOOST_AUTO_TEST_SUITE(contract_clean)

BOOST_AUTO_TEST_CASE(a_good_struct_is_clean) {
    BOOST_TEST(is_clean(good()));
    CloneDBInstanceRequest with_all = good();
    with_all.Name = "\u4E2D\u6587-1";
    with_all.DBNodeSet = {DBNode{"Primary", "ap-singapore-1", {}}, DBNode{"Standby", "ap-singapore-2", {}}};
    with_all.SecurityGroupIds.emplace();
    BOOST_TEST(is_clean(with_all));
}

BOOST_AUTO_TEST_CASE(a_broken_constraint_is_seen) {
    CloneDBInstanceRequest wrong = good();
    wrong.Storage = 121;
    BOOST_TEST(!is_clean(wrong));
    wrong = good();
    wrong.Name = "a\xFF";
    BOOST_TEST(!is_clean(wrong));
    wrong = good();
    wrong.SecurityGroupIds = {"sg-1", "\xC0\x80"};
    BOOST_TEST(!is_clean(wrong));
}

BOOST_AUTO_TEST_CASE(a_broken_constraint_of_an_element_is_seen) {
    CloneDBInstanceRequest wrong = good();
    wrong.DBNodeSet = {DBNode{"Primary", "ap-singapore-1", {}}, DBNode{"Standby", "ap-tokyo-2", {}}};
    BOOST_TEST(!is_clean(wrong));
}

BOOST_AUTO_TEST_CASE(a_broken_relation_is_seen) {
    CloneDBInstanceRequest wrong = good();
    wrong.BackupSetId.reset();
    BOOST_TEST(!is_clean(wrong));
    wrong = good();
    wrong.RecoveryTargetTime = "2021-12-25 01:27:35";
    BOOST_TEST(!is_clean(wrong));
    wrong = good();
    wrong.InstanceChargeType = "POSTPAID_BY_HOUR";
    BOOST_TEST(is_clean(wrong));
    wrong.Period = 2;
    BOOST_TEST(!is_clean(wrong));
    wrong = good();
    wrong.DBNodeSet = {DBNode{"Standby", "ap-singapore-2", {}}};
    BOOST_TEST(!is_clean(wrong));
    wrong.DBNodeSet = {DBNode{"Primary", "ap-singapore-1", {}}, DBNode{"Primary", "ap-singapore-1", {}},
                       DBNode{"Standby", "ap-singapore-2", {}}};
    BOOST_TEST(!is_clean(wrong));
}

BOOST_AUTO_TEST_CASE(numbers_that_json_does_not_have_are_seen) {
    tc3::tests::sample::Limits bounds;
    auto const clean = [&bounds] {
        return structure_of<tc3::tests::sample::Limits>().is_clean(&bounds, {}, tc3::depth_limit);
    };
    bounds.Most = 2;
    bounds.Share = 0.5;
    bool const before = clean();
    bounds.Share = std::numeric_limits<double>::infinity();
    BOOST_TEST(before);
    BOOST_TEST(!clean());
}

BOOST_AUTO_TEST_CASE(a_struct_is_followed_no_deeper_than_the_engine_follows_it) {
    Part const deepest = nested(tc3::depth_limit);
    BOOST_TEST(structure_of<Part>().is_clean(&deepest, {}, tc3::depth_limit));
    BOOST_TEST(tc3::validate(deepest).empty());
    Part const too_deep = nested(tc3::depth_limit + 1);
    BOOST_TEST(!structure_of<Part>().is_clean(&too_deep, {}, tc3::depth_limit));
    BOOST_TEST(tc3::validate(too_deep).size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
