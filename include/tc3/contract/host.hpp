// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_HOST_HPP
#define TC3_CONTRACT_HOST_HPP

#include <tc3/contract/action.hpp>
#include <tc3/detail/ascii.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace tc3 {

/// What sort of name a host is.
enum class host_form : std::uint8_t {
    mainland,      ///< `postgres.tencentcloudapi.com`
    international, ///< `postgres.intl.tencentcloudapi.com`
    regional,      ///< `postgres.ap-guangzhou.tencentcloudapi.com`
    finance,       ///< a regional one whose region ends in `-fsi`
    foreign        ///< anything else: an address, a proxy, a mock, another domain
};

/// A host name taken apart.
struct host_parts {
    host_form form = host_form::foreign;
    std::string_view service{}; ///< the first label
    std::string_view region{};  ///< of a regional or finance host
    std::string_view port{};    ///< without the colon; empty if none is given
};

/// Whether a region belongs to the finance zone, which is isolated and has hosts of its own.
[[nodiscard]] constexpr bool is_finance_region(std::string_view region) noexcept {
    constexpr std::string_view ending = "-fsi";
    return region.size() > ending.size() &&
           detail::equal_ignoring_case(region.substr(region.size() - ending.size()), ending);
}

/// The domain of all API 3.0 hosts.
inline constexpr std::string_view api_domain = ".tencentcloudapi.com";

/// Takes a host name apart. Letter case does not matter; a port is split off.
[[nodiscard]] constexpr host_parts parse_host(std::string_view host) noexcept {
    host_parts parts;
    if (auto const colon = host.rfind(':'); colon != std::string_view::npos && host.find(']', colon) == host.npos) {
        parts.port = host.substr(colon + 1);
        host = host.substr(0, colon);
    }
    parts.service = host.substr(0, host.find('.'));
    if (host.size() <= api_domain.size() ||
        !detail::equal_ignoring_case(host.substr(host.size() - api_domain.size()), api_domain))
        return parts;
    std::string_view const labels = host.substr(0, host.size() - api_domain.size());
    auto const dot = labels.find('.');
    if (dot == std::string_view::npos) {
        parts.form = host_form::mainland;
        return parts;
    }
    std::string_view const middle = labels.substr(dot + 1);
    if (detail::equal_ignoring_case(middle, "intl")) {
        parts.form = host_form::international;
    } else if (middle.find('.') == std::string_view::npos && middle.find('-') != std::string_view::npos) {
        parts.region = middle;
        parts.form = is_finance_region(middle) ? host_form::finance : host_form::regional;
    }
    return parts;
}

/// Whether the product answers at that host. The port is not judged.
[[nodiscard]] constexpr bool is_host_of(product const& owner, host_parts const& parts) noexcept {
    if (!detail::equal_ignoring_case(parts.service, owner.service))
        return false;
    switch (parts.form) {
    case host_form::mainland:
    case host_form::international:
        return true;
    case host_form::regional:
    case host_form::finance:
        return std::any_of(owner.access_regions.begin(), owner.access_regions.end(), [&parts](std::string_view region) {
            return detail::equal_ignoring_case(region, parts.region);
        });
    case host_form::foreign:
        break;
    }
    return false;
}

} // namespace tc3

#endif
