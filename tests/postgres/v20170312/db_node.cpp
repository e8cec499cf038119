// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/postgres/v20170312/db_node.hpp>

#include "support/collect.hpp"
#include "support/object_text.hpp"
#include "support/under_test.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using tc3::postgres::v20170312::DBNode;
using tc3::tests::judged;
using tc3::tests::object_text;
using tc3::tests::shape_under_test;

namespace {

object_text const valid{{"Role", R"("Primary")"}, {"Zone", R"("ap-guangzhou-3")"}};

std::string node_with(std::string_view name, std::string_view json, std::string_view region = "ap-guangzhou") {
    tc3::validation_context context;
    context.region = region;
    return judged(valid.with(name, json).text(), shape_under_test<DBNode>(), context);
}

} // namespace

BOOST_AUTO_TEST_SUITE(postgres_db_node)

BOOST_AUTO_TEST_CASE(the_rows_are_the_members_of_the_struct_in_its_order) {
    DBNode node{"Standby", "ap-tokyo-2", "cluster-1"};
    auto const& [role, zone, cluster] = node;
    tc3::structure const& shape = shape_under_test<DBNode>();
    BOOST_TEST_REQUIRE(shape.rows.size() == 3u);
    BOOST_TEST(shape.rows[0].name == "Role");
    BOOST_TEST(shape.rows[0].access.read(&node).string == role);
    BOOST_TEST(shape.rows[1].name == "Zone");
    BOOST_TEST(shape.rows[1].access.read(&node).string == zone);
    BOOST_TEST(shape.rows[2].name == "DedicatedClusterId");
    BOOST_TEST(shape.rows[2].access.read(&node).string == *cluster);
    BOOST_TEST(shape.rows[0].required);
    BOOST_TEST(shape.rows[1].required);
    BOOST_TEST(!shape.rows[2].required);
    for (tc3::row const& row : shape.rows) {
        BOOST_TEST(!row.origin.empty(), row.name);
        BOOST_TEST(!row.origin.date.empty(), row.name);
    }
    BOOST_TEST(shape.subject() == "db-node");
}

BOOST_AUTO_TEST_CASE(a_node_is_a_primary_or_a_standby) {
    BOOST_TEST(node_with("Role", R"("Primary")") == "");
    BOOST_TEST(node_with("Role", R"("Standby")") == "");
    BOOST_TEST(node_with("Role", R"("primary")") == "case /Role (warning)");
    BOOST_TEST(node_with("Role", R"("STANDBY")") == "case /Role (warning)");
    BOOST_TEST(node_with("Role", R"("Primary ")") == "one-of /Role");
    for (std::string_view const near : {R"("Replica")", R"("Primar")", R"("Primaryx")", R"("Standb")", R"("Standbyx")"})
        BOOST_TEST(node_with("Role", near) == "one-of /Role", near);
    BOOST_TEST(node_with("Role", R"("")") == "one-of /Role");
    BOOST_TEST(node_with("Role", "0") == "type /Role");
    BOOST_TEST(node_with("Role", "null") == "required /Role");
}

BOOST_AUTO_TEST_CASE(a_zone_lies_in_the_region_of_the_request_or_earns_a_warning) {
    BOOST_TEST(node_with("Zone", R"("ap-guangzhou-3")") == "");
    BOOST_TEST(node_with("Zone", R"("ap-guangzhou-12")") == "");
    BOOST_TEST(node_with("Zone", R"("ap-shanghai-3")") == "mismatch /Zone (warning)");
    BOOST_TEST(node_with("Zone", R"("ap-shanghai-3")", "") == ""); // the region is not known
    BOOST_TEST(node_with("Zone", R"("ap-shanghai-fsi-1")", "ap-shanghai-fsi") == "");
    BOOST_TEST(node_with("Zone", R"("ap-shanghai-fsi-1")", "ap-shanghai") == "mismatch /Zone (warning)");
    BOOST_TEST(node_with("Zone", R"("ap-guangzhou")") == ""); // no stated form
    BOOST_TEST(node_with("Zone", R"("anywhere")") == "");
    BOOST_TEST(node_with("Zone", R"("")") == "empty /Zone (warning)");
    BOOST_TEST(node_with("Zone", "3") == "type /Zone");
    BOOST_TEST(node_with("Zone", "null") == "required /Zone");
}

BOOST_AUTO_TEST_CASE(the_cluster_may_be_left_out_and_has_no_stated_form) {
    BOOST_TEST(node_with("DedicatedClusterId", R"("cluster-1")") == "");
    BOOST_TEST(node_with("DedicatedClusterId", R"("")") == "");
    BOOST_TEST(node_with("DedicatedClusterId", "null") == "null /DedicatedClusterId (warning)");
    BOOST_TEST(node_with("DedicatedClusterId", "[]") == "type /DedicatedClusterId");
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_told) {
    BOOST_TEST(judged("{}", shape_under_test<DBNode>()) == "required /Role, required /Zone");
}

BOOST_AUTO_TEST_SUITE_END()
