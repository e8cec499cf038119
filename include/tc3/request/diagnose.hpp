// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_REQUEST_DIAGNOSE_HPP
#define TC3_REQUEST_DIAGNOSE_HPP

#include <tc3/contract/action.hpp>
#include <tc3/contract/host.hpp>
#include <tc3/credential.hpp>
#include <tc3/http/message.hpp>
#include <tc3/request/common.hpp>
#include <tc3/request/other_bodies.hpp>
#include <tc3/sign/diagnose.hpp>
#include <tc3/sign/host.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3 {

/// The hosts of a product as other texts of one that was sent, those of \p region first.
[[nodiscard]] inline std::vector<sign::other_text> hosts_of(product const& owner, std::string_view region) {
    std::vector<sign::other_text> made;
    auto const add = [&](std::string_view middle) {
        std::string host{owner.service};
        host.append(middle.empty() ? "" : ".").append(middle).append(api_domain);
        made.push_back({sign::cause::host_twin, detail::in_ticks(host), host});
    };
    add("");
    add("intl");
    if (!region.empty())
        add(region);
    for (std::string_view const other : owner.access_regions)
        if (other != region)
            add(other);
    add("internal"); // within the network of the provider
    return made;
}

/// Finds out what clients did wrong where a signature is not the one that the key gives.
///
/// It knows the hosts of the products, and the texts that other writers make of a body; `sign::diagnose` does the rest.
/// The mistake of one message is tried first with the next.
class signature_diagnoser {
  public:
    /// The SecretId may be empty. The further keys are such as a client may have taken by mistake.
    signature_diagnoser(contract_set contracts, credential who, std::vector<sign::named_key> others = {})
        : contracts_{contracts.begin(), contracts.end()}, who_{std::move(who)} {
        options_.keys = std::move(others);
    }

    [[nodiscard]] sign::result<sign::diagnosis> diagnose(http::request const& message) {
        parameters_.read(message);
        host_parts const host = parse_host(sign::host_of(message));
        bool const foreign = host.form == host_form::foreign;
        action const* const contract =
            find_action(contracts_, foreign ? std::string_view{} : host.service, parameters_.text(common::action));
        product owner;
        owner.service = host.service;
        if (contract != nullptr)
            owner = *contract->owner;
        bool const known = contract != nullptr || !foreign;
        options_.service = known ? owner.service : std::string_view{};
        options_.hosts = known ? hosts_of(owner, parameters_.text(common::region)) : std::vector<sign::other_text>{};
        structure const* const shape = contract != nullptr ? &*contract->request : nullptr;
        options_.bodies = [&message, shape] { return other_bodies(message.body, shape); };
        sign::result<sign::diagnosis> made = sign::diagnose(message, who_, options_);
        if (made && made->reached == sign::outcome::explained)
            options_.first_group = made->group;
        return made;
    }

  private:
    std::vector<action const*> contracts_;
    credential who_;
    sign::diagnose_options options_{};
    common_parameters parameters_{};
};

} // namespace tc3

#endif
