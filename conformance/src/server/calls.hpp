// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_SERVER_CALLS_HPP
#define TC3_CONFORMANCE_SERVER_CALLS_HPP

#include "server/peer.hpp"

#include <tc3/contract/action.hpp>
#include <tc3/http/message.hpp>
#include <tc3/sign/tc3.hpp>
#include <tc3/sign/v1.hpp>

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Makes the requests that a server is asked with: right ones, and ones with a flaw of the protocol or the signature.
namespace tc3::conformance {

/// The action that servers are asked for.
[[nodiscard]] action const& asked_action() noexcept;

/// The region that calls name, and in which the zones of generated requests lie.
inline constexpr std::string_view asked_region = "ap-guangzhou";

/// The documentation's example, corrected, with the parameters that the server is known to take in place of its own.
[[nodiscard]] boost::json::object plain_parameters(boost::json::object const& known);
[[nodiscard]] boost::json::object plain_parameters(server_peer const& to);

/// The same as JSON, and flattened for a query or a form.
[[nodiscard]] std::string plain_json(server_peer const& to);
[[nodiscard]] std::string plain_flattened(server_peer const& to);

/// Generated parameters made likely: what the contract leaves open is such as the documentation shows, within what a
/// server may know of (ids, sizes of disks), or what it is known to take. No rule is broken by that.
[[nodiscard]] boost::json::object made_likely(boost::json::object parameters, server_peer const& to);

/// A POST of JSON with all headers but those of the signature.
[[nodiscard]] http::request json_call(server_peer const& to, std::string_view body);
[[nodiscard]] http::request json_call(server_peer const& to);

/// The same as a GET with flattened parameters.
[[nodiscard]] http::request get_call(server_peer const& to, std::string_view flattened);
[[nodiscard]] http::request get_call(server_peer const& to);

/// What a TC3 signature is made with; what is not given is as the documentation has it. Nothing is refused.
struct tc3_form {
    std::optional<std::string> timestamp{}; ///< text of X-TC-Timestamp; else now
    std::optional<std::string> date{};      ///< of the scope; else that of the time
    std::string service{"postgres"};
    std::string terminator{sign::tc3_terminator};
    std::string signed_headers{sign::documented_signed_headers};
    std::optional<std::string> secret_id{};
    std::optional<secret> key{};
    std::int64_t offset = 0; ///< seconds that the clock is off
};

/// Signs a call with TC3-HMAC-SHA256.
[[nodiscard]] http::request signed_call(http::request message, server_peer const& to, tc3_form const& form = {});

/// Parameters of a v1 call by name, not encoded.
using parameter_list = std::vector<std::pair<std::string, std::string>>;

/// The common parameters of a v1 call, and those of a flattened text.
///
/// \param signature_method empty: none is sent, which means HmacSHA1
[[nodiscard]] parameter_list v1_parameters(server_peer const& to, std::string_view signature_method,
                                           std::string_view flattened);
[[nodiscard]] parameter_list v1_parameters(server_peer const& to, std::string_view signature_method);

/// Signs with v1 and makes a GET, or a POST of a form, of it.
///
/// \param host that is signed and sent; empty: the one that the server is called by
[[nodiscard]] http::request v1_call(std::string_view method, parameter_list const& parameters, server_peer const& to,
                                    std::optional<secret> const& key = std::nullopt, std::string_view host = {});

/// Exchanges a digit or letter of a text for another of its kind.
void spoil(std::string& text, std::size_t at);

/// Exchanges the first character of the DBInstanceId in a body or query.
void spoil_instance_id(std::string& text);

/// A request for a reader: HTTP text without what a secret could be found by. SecretId, signature and token are masked,
/// a long body is cut.
[[nodiscard]] std::string shown_request(http::request const& message, credential const& who);

/// A response, or what came instead, for a reader.
[[nodiscard]] std::string shown_answer(server_answer const& answer);

} // namespace tc3::conformance

#endif
