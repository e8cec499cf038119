// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "contract/facts.hpp"

#include "console.hpp"

#include <tc3/contract/host.hpp>
#include <tc3/request/build.hpp>

namespace tc3::tool {

std::vector<std::string> hosts_of(product const& owner) {
    std::vector<std::string> hosts{host_for(owner, {.to = site::international}),
                                   host_for(owner, {.to = site::mainland})};
    for (std::string_view const region : owner.access_regions)
        hosts.push_back(std::string{owner.service} + "." + std::string{region} + std::string{api_domain});
    return hosts;
}

std::string billing_in_words(action const& contract) {
    if (contract.billing == billing_effect::none)
        return "none";
    return "each call that is taken is an order; " +
           std::string{contract.has_client_token ? "a token marks a repeat" : "no parameter marks a repeat"};
}

std::string rate_in_words(action const& contract) {
    int const rate = contract.requests_per_second;
    return rate == 0 ? std::string{}
                     : "at most " + counted(static_cast<std::size_t>(rate), "request") +
                           " a second for each account and access region";
}

} // namespace tc3::tool
