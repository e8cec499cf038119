// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CLIENT_PEER_HPP
#define TC3_CONFORMANCE_CLIENT_PEER_HPP

#include "client/listener.hpp"
#include "client/temporary_file.hpp"
#include "executor/peer.hpp"

#include <tc3/credential.hpp>

#include <boost/json/object.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tc3::conformance {

/// How a client is made to reach us.
enum class route : std::uint8_t {
    direct, ///< the endpoint is our address
    proxy   ///< the endpoint is a host of the API, and we are the proxy
};

struct client_options {
    route via = route::direct;
    bool is_secured = false; ///< the endpoint begins with https
};

/// What certificate the service shows, where that is what a case is about. The endpoint is then https on every route.
enum class certificate : std::uint8_t {
    of_stranger,  ///< for the right host, by an authority that the client is not told of
    of_other_host ///< by the right authority, for other hosts than the one that is called
};

/// A call that a client is to make.
struct order {
    std::string case_id{};
    boost::json::object parameters{};
    std::string region = "ap-guangzhou";
    std::string token{};
    std::vector<std::pair<std::string, std::string>> environment{}; ///< in addition to what the protocol names
    std::optional<certificate> shown{};                             ///< nothing: a right one, if it is asked for
};

/// What came of it.
struct account {
    std::string endpoint{};
    std::string token{}; ///< that the client was given
    record wire{};
    answer said{}; ///< the line that the client printed: its `outcome` is one of the protocol's, and no `skipped`
    std::string written{}; ///< all of its standard output, and the end of its standard error
};

/// The throw-away credential that every client is given.
[[nodiscard]] credential client_credential();

/// A client under test: a program that is started for each call.
class client_peer {
  public:
    /// Null, with a sentence in \p trouble, if there is no such program, or we cannot listen.
    [[nodiscard]] static std::unique_ptr<client_peer> make(std::vector<std::string> command, client_options options,
                                                           std::string& trouble);

    /// Has it make a call, which is answered by a script, and waits for its end. The deadline holds for the way to the
    /// first connection, and then for the rest: a slow start is not the call's fault. Throws std::system_error if the
    /// machine cannot serve.
    [[nodiscard]] account call(order const& what, script answers, std::chrono::milliseconds deadline);

    [[nodiscard]] introduction const& about() const noexcept { return about_; }
    [[nodiscard]] client_options const& options() const noexcept { return options_; }

  private:
    client_peer() = default;

    std::vector<std::string> command_{};
    client_options options_{};
    introduction about_{};
    std::unique_ptr<authority> identity_{};
    std::unique_ptr<temporary_file> certificate_{}; ///< the authority's, for clients that want a file
};

} // namespace tc3::conformance

#endif
