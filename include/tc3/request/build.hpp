// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_REQUEST_BUILD_HPP
#define TC3_REQUEST_BUILD_HPP

#include <tc3/contract/action.hpp>
#include <tc3/contract/host.hpp>
#include <tc3/detail/append.hpp>
#include <tc3/http/message.hpp>
#include <tc3/request/common.hpp>
#include <tc3/request/write.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace tc3 {

/// Which of the product's hosts a call goes to.
enum class site : std::uint8_t { international, mainland };

/// Where and how a call is sent.
struct call_options {
    std::string_view region{};         ///< where the resource lives; required by most actions
    site to = site::international;     ///< ignored for a finance region, which has a host of its own
    std::string_view host{};           ///< another host, for example of a mock; empty: the product's
    std::string_view language{};       ///< zh-CN or en-US; empty: not sent
    std::string_view request_client{}; ///< names the program towards the service; empty: not sent
};

/// Writes the host for a call of that product. A finance region is isolated and answers at its own host only.
inline void write_host(std::string& out, product const& owner, call_options const& options) {
    if (!options.host.empty())
        out.assign(options.host);
    else if (is_finance_region(options.region))
        detail::assign_all(out, owner.service, ".", options.region, api_domain);
    else
        detail::assign_all(out, owner.service, options.to == site::international ? ".intl" : "", api_domain);
}

[[nodiscard]] inline std::string host_for(product const& owner, call_options const& options) {
    std::string host;
    write_host(host, owner, options);
    return host;
}

/// Writes the call of an action into \p out, ready to be signed: POST, JSON body, the common headers but those of the
/// signature. A message that is used again keeps its memory.
///
/// The request is written as it is, also where it breaks the contract: ask `validate` before money is spent.
///
///     http::request message;
///     build_request(message, order, {.region = "ap-guangzhou"});
///     signer.sign(message, {.service = "postgres", .timestamp = now}, trace);
template <belongs_to_action Struct>
void build_request(http::request& out, Struct const& parameters, call_options const& options) {
    action const& contract = *contract_of<Struct>;
    out.clear();
    out.method.assign("POST");
    out.scheme.assign("https");
    write_host(out.host, *contract.owner, options);
    out.headers.add("Host", out.host);
    out.headers.add("Content-Type", json_type);
    out.headers.add("X-TC-Action", contract.name);
    out.headers.add("X-TC-Version", contract.owner->version);
    if (!options.region.empty())
        out.headers.add("X-TC-Region", options.region);
    if (!options.language.empty())
        out.headers.add("X-TC-Language", options.language);
    if (!options.request_client.empty())
        out.headers.add("X-TC-RequestClient", options.request_client);
    write_json(out.body, parameters);
}

} // namespace tc3

#endif
