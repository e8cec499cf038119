// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/names.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>
#include <vector>

using tc3::kebab_case;
using tc3::detail::name_of_member;
using tc3::detail::name_of_type;

namespace {
struct hidden {
    int First;
    int b;
    int With_Underscore9;
};
} // namespace

namespace outer::inner {
struct CloneThing {
    std::vector<hidden> Many;
};
} // namespace outer::inner

BOOST_AUTO_TEST_SUITE(contract_names)

BOOST_AUTO_TEST_CASE(words_of_a_name_are_set_apart_by_dashes) {
    BOOST_TEST(kebab_case("Storage") == "storage");
    BOOST_TEST(kebab_case("VpcId") == "vpc-id");
    BOOST_TEST(kebab_case("DBInstanceId") == "db-instance-id");
    BOOST_TEST(kebab_case("CloneDBInstance") == "clone-db-instance");
    BOOST_TEST(kebab_case("DBNodeSet") == "db-node-set");
    BOOST_TEST(kebab_case("AutoRenewFlag") == "auto-renew-flag");
    BOOST_TEST(kebab_case("SecurityGroupIds") == "security-group-ids");
    BOOST_TEST(kebab_case("URL") == "url");
    BOOST_TEST(kebab_case("Ipv6Address") == "ipv6-address");
    BOOST_TEST(kebab_case("Zone3Id") == "zone3-id");
    BOOST_TEST(kebab_case("ABTest") == "ab-test");
    BOOST_TEST(kebab_case("OfA") == "of-a");
    BOOST_TEST(kebab_case("lower") == "lower");
    BOOST_TEST(kebab_case("A") == "a");
    BOOST_TEST(kebab_case("").empty());
}

BOOST_AUTO_TEST_CASE(the_name_of_a_member_is_that_in_the_source) {
    BOOST_TEST(name_of_member<&hidden::First> == "First");
    BOOST_TEST(name_of_member<&hidden::b> == "b");
    BOOST_TEST(name_of_member<&hidden::With_Underscore9> == "With_Underscore9");
    BOOST_TEST(name_of_member<&outer::inner::CloneThing::Many> == "Many");
}

BOOST_AUTO_TEST_CASE(a_local_alias_does_not_change_the_name_of_a_member) {
    using T = outer::inner::CloneThing;
    BOOST_TEST(name_of_member<&T::Many> == "Many");
}

BOOST_AUTO_TEST_CASE(the_name_of_a_type_has_no_namespace) {
    struct Local {};
    BOOST_TEST(name_of_type<outer::inner::CloneThing> == "CloneThing");
    BOOST_TEST(name_of_type<hidden> == "hidden");
    BOOST_TEST(name_of_type<Local> == "Local");
}

BOOST_AUTO_TEST_SUITE_END()
