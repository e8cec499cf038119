// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/rules/catalogue.hpp>

#include "support/collect.hpp"
#include "support/under_test.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

using namespace tc3;

BOOST_AUTO_TEST_SUITE(rules_catalogue)

BOOST_AUTO_TEST_CASE(every_page_is_whole_and_stands_once) {
    std::set<std::string> ids;
    for (rules::page const& page : rules::all_pages(tests::actions_under_test())) {
        BOOST_TEST(ids.insert(page.id).second, page.id << " stands twice");
        BOOST_TEST(page.requirement.ends_with("."), page.id);
        BOOST_TEST(!page.help.empty(), page.id);
        BOOST_TEST(!page.origin.empty(), page.id);
        BOOST_TEST(page.id.ends_with(to_string(page.kind)), page.id);
    }
    BOOST_TEST(ids.size() > 150u);
}

BOOST_AUTO_TEST_CASE(a_page_tells_what_the_table_says) {
    auto const page = rules::find_page(tests::actions_under_test(), "clone-db-instance.storage.step");
    BOOST_TEST_REQUIRE(page.has_value());
    BOOST_TEST(page->requirement == "Storage is a multiple of 10.");
    BOOST_TEST(page->member == "Storage");
    BOOST_TEST((page->severity == severity::error));
    BOOST_TEST((page->tier == tier::documented));
    BOOST_TEST(page->right == "{\"Storage\": 20}");
    BOOST_TEST(page->wrong == "{\"Storage\": 19}");
    BOOST_TEST(!rules::find_page(tests::actions_under_test(), "clone-db-instance.storage.steps").has_value());
}

BOOST_AUTO_TEST_CASE(what_the_engine_reports_has_a_page_and_weighs_no_more_than_it_says) {
    structure const& shape = *tests::actions_under_test().front()->request;
    for (
        char const* body :
        {"[]", "{}", R"({"Storage":5,"Period":0,"AutoRenewFlag":null,"VpcId":"x","SubnetId":1,"SubnetId":1,"Foo":1})",
         R"({"Storage":0,"Name":"","InstanceChargeType":"prepaid","RecoveryTargetTime":"2021/1/1 0:0:0","SyncMode":null})",
         R"({"Name":"a b","DBNodeSet":[{"Role":"Primary","Zone":""},{"Role":"x"}],"BackupSetId":"","RecoveryTargetTime":"x"})",
         R"({"InstanceChargeType":"POSTPAID_BY_HOUR","Period":2,"AutoRenewFlag":1,"DBNodeSet":[{"Role":"Primary"},{"Role":"Primary"}]})"})
        for (finding const& found : tests::findings_of_json(body, shape)) {
            auto const page = rules::find_page(tests::actions_under_test(), found.rule);
            BOOST_TEST_REQUIRE(page.has_value(), found.rule);
            BOOST_TEST((page->kind == found.kind), found.rule);
            BOOST_TEST((found.severity <= page->severity), found.rule);
            BOOST_TEST((page->side == found.side), found.rule);
        }
}

BOOST_AUTO_TEST_SUITE_END()
