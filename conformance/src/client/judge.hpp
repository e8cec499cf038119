// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CLIENT_JUDGE_HPP
#define TC3_CONFORMANCE_CLIENT_JUDGE_HPP

#include "client/peer.hpp"

#include <tc3/request/common.hpp>
#include <tc3/validate/finding.hpp>

#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is looked at in a call that a client has made.
namespace tc3::conformance {

/// Something that a client did wrong.
struct fault {
    std::string message{};  ///< one sentence, without its full stop
    std::string expected{}; ///< what the contract demands
    std::string got{};      ///< what was done
};

using maybe_fault = std::optional<fault>;

/// The first request of a call, judged. Only for an account with a request.
class judged_request {
  public:
    explicit judged_request(account const& of);

    /// A finding of severity error whose rule is among these.
    [[nodiscard]] maybe_fault broken(std::vector<std::string_view> const& rules) const;
    /// An error of none of these rules.
    [[nodiscard]] maybe_fault broken_but(std::vector<std::string_view> const& rules) const;

    /// The value of a common parameter as the request carries it, or nothing.
    [[nodiscard]] std::optional<std::string> text(common what) const;

  private:
    [[nodiscard]] fault as_fault(finding const& found) const;
    [[nodiscard]] std::string told_of_port(finding const& found) const;

    arrival const* request_;
    std::vector<finding> findings_{};
    common_parameters parameters_{};
};

/// Whether empty lists count as absent when parameters are compared.
enum class empty_lists : std::uint8_t { absent, present };

/// The first difference between what a request carries and the parameters of an order.
[[nodiscard]] maybe_fault different_parameters(arrival const& request, boost::json::object const& wanted,
                                               empty_lists lists = empty_lists::absent);

/// Where the first difference between two values is: a sentence, or nothing. Null members of \p got count as absent.
[[nodiscard]] std::optional<std::string> difference(boost::json::value const& wanted, boost::json::value const& got,
                                                    empty_lists lists = empty_lists::absent);

/// A second order of the same thing.
[[nodiscard]] maybe_fault repeated_order(account const& of);

/// A further request that carries a signature: a redirect that was followed with it.
[[nodiscard]] maybe_fault resent_signature(account const& of);

/// A secret in a request: as it is, or in Base64.
[[nodiscard]] maybe_fault sent_key(account const& of);

/// The SecretKey or the token in what the client wrote to its standard output or error.
[[nodiscard]] maybe_fault written_secret(account const& of);

/// A request to a server that has not shown a certificate for the host that is called.
[[nodiscard]] maybe_fault trusted_a_stranger(account const& of);

/// The request line and headers of what came, and the body, for a report.
[[nodiscard]] std::string told(account const& of);

/// The line that a client printed, or why there is none.
[[nodiscard]] std::string line_of(account const& of);

} // namespace tc3::conformance

#endif
