// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_ACTION_HPP
#define TC3_CONTRACT_ACTION_HPP

#include <tc3/contract/error_code.hpp>
#include <tc3/contract/source.hpp>
#include <tc3/contract/structure.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

namespace tc3 {

/// What a call does to the account's bill.
enum class billing_effect : std::uint8_t {
    none,
    buys ///< each call that is taken orders something; a repeat orders it again
};

[[nodiscard]] constexpr std::string_view to_string(billing_effect effect) noexcept {
    return effect == billing_effect::buys ? "buys" : "none";
}

/// A product of the service: what all its actions have in common.
struct product {
    std::string_view service{};                         ///< first label of the host, and of the credential scope
    std::string_view version{};                         ///< of X-TC-Version
    std::span<std::string_view const> access_regions{}; ///< regions with a host of their own
    source hosts_origin{};
};

/// A member that the answer is documented to hold when a member of the request has a value.
struct answer_rule {
    std::string_view request_member{};
    constant condition{};
    std::string_view response_member{};
    source origin{};
};

/// All that is known of one action.
struct action {
    product const* owner = nullptr;
    std::string_view name{};
    structure_reference request{};
    structure_reference response{};
    structure_reference envelope{};              ///< the whole answer, see envelope.hpp
    std::span<error_code const> errors{};        ///< those that the action's page lists; empty: not known
    std::span<answer_rule const> answers{};      ///< rules between request and answer
    std::span<likely_code const> likely{};       ///< codes of its own for broken rules
    std::span<std::string_view const> regions{}; ///< those that the page lists; empty: not known
    int requests_per_second = 0;                 ///< for each account, action and access region; 0: not stated
    billing_effect billing = billing_effect::none;
    bool has_client_token = false; ///< whether a repeat can be told from a second order
    std::string_view purpose{};    ///< one line, in our words
    source origin{};               ///< the page
    source regions_origin{};
    source errors_origin{};
    source rate_origin{};
    source billing_origin{};

    /// Whether repeating the call may buy a second time.
    [[nodiscard]] constexpr bool unsafe_to_repeat() const noexcept {
        return billing == billing_effect::buys && !has_client_token;
    }
};

/// The contract to which a request or response struct belongs, a pointer; each action's header says so for its own.
template <class Struct>
inline constexpr std::nullptr_t contract_of = nullptr;

/// A struct that is the request or the response of an action.
template <class Struct>
concept belongs_to_action = !std::is_same_v<decltype(contract_of<Struct>), std::nullptr_t const>;

/// The request and the response struct of an action.
template <belongs_to_action Request, belongs_to_action Response>
requires(contract_of<Request> == contract_of<Response>) struct action_structs {
    using request = Request;
    using response = Response;
    static constexpr action const* contract = contract_of<Request>;
};

/// Actions as types, for what must be made of the C++ structs of each.
template <class... Actions>
struct action_types {
    static constexpr action const* contracts[] = {Actions::contract...};
};

/// Whether the action's page lists that code.
[[nodiscard]] constexpr bool lists_error(action const& contract, std::string_view code) noexcept {
    return std::any_of(contract.errors.begin(), contract.errors.end(),
                       [code](error_code const& e) { return e.code == code; });
}

/// Whether any action may answer with that code.
[[nodiscard]] constexpr bool is_common_error(std::string_view code) noexcept {
    return std::any_of(std::begin(common_error_codes), std::end(common_error_codes),
                       [code](error_code const& e) { return e.code == code; });
}

/// The contracts that a judge knows, as plain data. Usually `tc3::known_actions`; a program may add those that it
/// loaded at run time.
using contract_set = std::span<action const* const>;

/// The contract of that name and, unless the service is empty, of that service. Null if there is none.
[[nodiscard]] constexpr action const* find_action(contract_set contracts, std::string_view service,
                                                  std::string_view name) noexcept {
    for (action const* candidate : contracts)
        if (candidate->name == name && (service.empty() || candidate->owner->service == service))
            return candidate;
    return nullptr;
}

} // namespace tc3

#endif
