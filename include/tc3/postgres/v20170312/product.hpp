// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_POSTGRES_V20170312_PRODUCT_HPP
#define TC3_POSTGRES_V20170312_PRODUCT_HPP

#include <tc3/contract/action.hpp>

#include <string_view>

/// TencentDB for PostgreSQL, API version 2017-03-12. Names are spelled as the service spells them.
namespace tc3::postgres::v20170312 {

/// The machine-readable description of the product, from which types and widths are taken.
inline constexpr std::string_view description_page = "tencentcloud-cli-intl-en: services/postgres/v20170312/api.json";
inline constexpr std::string_view description_date = "2026-08-21";

/// Regions that have a host of their own, `postgres.ap-guangzhou.tencentcloudapi.com`; the last two are finance
/// regions.
inline constexpr std::string_view access_regions[] = {
    "ap-guangzhou", "ap-shanghai",      "ap-beijing", "ap-chengdu",   "ap-chongqing",    "ap-hongkong",
    "ap-singapore", "ap-bangkok",       "ap-mumbai",  "ap-seoul",     "ap-tokyo",        "na-ashburn",
    "na-toronto",   "na-siliconvalley", "eu-moscow",  "eu-frankfurt", "ap-shanghai-fsi", "ap-shenzhen-fsi",
};

/// The regions that the pages of the actions list (2026-04).
inline constexpr std::string_view regions[] = {
    "ap-bangkok",   "ap-beijing", "ap-chengdu",   "ap-chongqing", "ap-guangzhou",     "ap-hongkong",
    "ap-jakarta",   "ap-nanjing", "ap-seoul",     "ap-shanghai",  "ap-shanghai-fsi",  "ap-shenzhen-fsi",
    "ap-singapore", "ap-tokyo",   "eu-frankfurt", "na-ashburn",   "na-siliconvalley", "sa-saopaulo",
};

inline constexpr product product{
    .service = "postgres",
    .version = "2017-03-12",
    .access_regions = access_regions,
    .hosts_origin = from("the hosts of the international site, of the mainland, and one for each access region",
                         "https://www.tencentcloud.com/document/product/409/16763", "2025-10-24"),
};

} // namespace tc3::postgres::v20170312

#endif
