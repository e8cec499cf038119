// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/host.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>

using tc3::host_form;
using tc3::host_parts;
using tc3::is_host_of;
using tc3::parse_host;

namespace {

constexpr std::string_view access_regions[] = {"ap-guangzhou", "ap-shanghai-fsi"};
constexpr tc3::product postgres{
    .service = "postgres", .version = "2017-03-12", .access_regions = access_regions, .hosts_origin = {}};

bool answers_at(std::string_view host) {
    return is_host_of(postgres, parse_host(host));
}

} // namespace

BOOST_AUTO_TEST_SUITE(contract_host)

BOOST_AUTO_TEST_CASE(a_host_of_the_mainland_has_one_label_before_the_domain) {
    constexpr host_parts parts = parse_host("postgres.tencentcloudapi.com");
    BOOST_TEST((parts.form == host_form::mainland));
    BOOST_TEST(parts.service == "postgres");
    BOOST_TEST(parts.region.empty());
    BOOST_TEST(parts.port.empty());
}

BOOST_AUTO_TEST_CASE(an_international_host_says_so) {
    host_parts const parts = parse_host("postgres.intl.tencentcloudapi.com");
    BOOST_TEST((parts.form == host_form::international));
    BOOST_TEST(parts.service == "postgres");
    BOOST_TEST(parts.region.empty());
}

BOOST_AUTO_TEST_CASE(a_regional_host_names_its_region) {
    host_parts const parts = parse_host("postgres.ap-guangzhou.tencentcloudapi.com");
    BOOST_TEST((parts.form == host_form::regional));
    BOOST_TEST(parts.service == "postgres");
    BOOST_TEST(parts.region == "ap-guangzhou");
}

BOOST_AUTO_TEST_CASE(a_finance_host_is_told_by_its_region) {
    host_parts const parts = parse_host("postgres.ap-shanghai-fsi.tencentcloudapi.com");
    BOOST_TEST((parts.form == host_form::finance));
    BOOST_TEST(parts.region == "ap-shanghai-fsi");
    BOOST_TEST(tc3::is_finance_region("ap-shenzhen-fsi"));
    BOOST_TEST(!tc3::is_finance_region("ap-shenzhen"));
    BOOST_TEST(!tc3::is_finance_region("fsi"));
}

BOOST_AUTO_TEST_CASE(a_port_is_split_off) {
    BOOST_TEST(parse_host("postgres.tencentcloudapi.com:443").port == "443");
    BOOST_TEST((parse_host("postgres.tencentcloudapi.com:443").form == host_form::mainland));
    BOOST_TEST(parse_host("127.0.0.1:8080").port == "8080");
    BOOST_TEST(parse_host("[::1]:8080").port == "8080");
    BOOST_TEST(parse_host("[::1]").port.empty());
}

BOOST_AUTO_TEST_CASE(letter_case_does_not_matter) {
    BOOST_TEST((parse_host("Postgres.TencentCloudAPI.COM").form == host_form::mainland));
    BOOST_TEST((parse_host("POSTGRES.INTL.TENCENTCLOUDAPI.COM").form == host_form::international));
    BOOST_TEST((parse_host("postgres.AP-Shanghai-FSI.tencentcloudapi.com").form == host_form::finance));
    BOOST_TEST(answers_at("POSTGRES.INTL.TENCENTCLOUDAPI.COM"));
    BOOST_TEST(answers_at("POSTGRES.AP-GUANGZHOU.TENCENTCLOUDAPI.COM"));
}

BOOST_AUTO_TEST_CASE(anything_else_is_foreign) {
    for (std::string_view const host :
         {"", "localhost", "127.0.0.1", "[::1]", "tencentcloudapi.com", ".tencentcloudapi.com",
          "postgres.tencentcloudapi.com.example.org", "postgres.tencentcloudapi.cn", "postgrestencentcloudapi.com",
          "postgres.guangzhou.tencentcloudapi.com", "a.postgres.intl.tencentcloudapi.com",
          "postgres.ap-guangzhou.intl.tencentcloudapi.com", "postgres..tencentcloudapi.com"}) {
        BOOST_TEST((parse_host(host).form == host_form::foreign), host);
        BOOST_TEST(!answers_at(host), host);
    }
}

BOOST_AUTO_TEST_CASE(a_product_answers_at_its_own_hosts_only) {
    BOOST_TEST(answers_at("postgres.tencentcloudapi.com"));
    BOOST_TEST(answers_at("postgres.intl.tencentcloudapi.com"));
    BOOST_TEST(answers_at("postgres.intl.tencentcloudapi.com:443"));
    BOOST_TEST(answers_at("postgres.ap-guangzhou.tencentcloudapi.com"));
    BOOST_TEST(answers_at("postgres.ap-shanghai-fsi.tencentcloudapi.com"));
    BOOST_TEST(!answers_at("postgres.ap-beijing.tencentcloudapi.com"));
    BOOST_TEST(!answers_at("postgres.ap-beijing-fsi.tencentcloudapi.com"));
    BOOST_TEST(!answers_at("cvm.tencentcloudapi.com"));
    BOOST_TEST(!answers_at("cvm.intl.tencentcloudapi.com"));
}

BOOST_AUTO_TEST_SUITE_END()
