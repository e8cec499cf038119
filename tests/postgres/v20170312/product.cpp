// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/postgres/v20170312/product.hpp>

#include "support/under_test.hpp"

#include <tc3/contract/host.hpp>
#include <tc3/postgres/v20170312/clone_db_instance.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

using tc3::is_host_of;
using tc3::parse_host;

namespace {

tc3::product const& product = *tc3::tests::under_test(tc3::postgres::v20170312::clone_db_instance::contract).owner;

} // namespace

BOOST_AUTO_TEST_SUITE(postgres_product)

BOOST_AUTO_TEST_CASE(the_product_is_named_as_the_service_names_it) {
    BOOST_TEST(product.service == "postgres");
    BOOST_TEST(product.version == "2017-03-12");
    BOOST_TEST(!product.hosts_origin.empty());
    BOOST_TEST(!product.hosts_origin.date.empty());
}

BOOST_AUTO_TEST_CASE(each_access_region_is_there_once_and_has_a_host) {
    std::set<std::string_view> const regions(product.access_regions.begin(), product.access_regions.end());
    BOOST_TEST(regions.size() == product.access_regions.size());
    std::set<std::string_view> const expected{
        "ap-guangzhou", "ap-shanghai",      "ap-beijing", "ap-chengdu",   "ap-chongqing",    "ap-hongkong",
        "ap-singapore", "ap-bangkok",       "ap-mumbai",  "ap-seoul",     "ap-tokyo",        "na-ashburn",
        "na-toronto",   "na-siliconvalley", "eu-moscow",  "eu-frankfurt", "ap-shanghai-fsi", "ap-shenzhen-fsi"};
    BOOST_TEST(regions == expected, boost::test_tools::per_element());
    for (std::string_view const region : regions)
        BOOST_TEST(is_host_of(product, parse_host("postgres." + std::string{region} + ".tencentcloudapi.com")), region);
}

BOOST_AUTO_TEST_CASE(both_sites_have_a_host) {
    BOOST_TEST(is_host_of(product, parse_host("postgres.tencentcloudapi.com")));
    BOOST_TEST(is_host_of(product, parse_host("postgres.intl.tencentcloudapi.com")));
    BOOST_TEST(!is_host_of(product, parse_host("cvm.tencentcloudapi.com")));
    BOOST_TEST(!is_host_of(product, parse_host("postgres.ap-nowhere.tencentcloudapi.com")));
    BOOST_TEST(!is_host_of(product, parse_host("postgres.example.com")));
}

BOOST_AUTO_TEST_CASE(two_of_the_access_regions_belong_to_the_finance_zone) {
    BOOST_TEST(std::count_if(product.access_regions.begin(), product.access_regions.end(),
                             [](std::string_view region) { return tc3::is_finance_region(region); }) == 2);
}

BOOST_AUTO_TEST_SUITE_END()
