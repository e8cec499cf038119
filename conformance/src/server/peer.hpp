// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_SERVER_PEER_HPP
#define TC3_CONFORMANCE_SERVER_PEER_HPP

#include "net/client.hpp"

#include <tc3/credential.hpp>
#include <tc3/http/message.hpp>

#include <boost/json/object.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::conformance {

using tool::certificate_check;
using tool::server_answer;

/// A server that is asked with requests of HTTP/1.1. May be used by several threads at once.
class server_peer {
  public:
    virtual ~server_peer() = default;

    /// Whom the server knows.
    [[nodiscard]] virtual credential const& who() const = 0;
    /// The name that goes into the Host header and is signed, whatever the address.
    [[nodiscard]] virtual std::string const& host() const = 0;
    /// Parameters that it is known to take, by name; they stand in for made-up ones.
    [[nodiscard]] virtual boost::json::object const& parameters() const = 0;
    /// Unix seconds of now.
    [[nodiscard]] virtual std::int64_t now() const = 0;

    /// Sends a request as it is, on a connection of its own; Content-Length and Connection alone are added.
    [[nodiscard]] virtual server_answer send(http::request const& message) = 0;
    /// Sends requests at the same time. The answers come in their order.
    [[nodiscard]] virtual std::vector<server_answer> send_at_once(std::span<http::request const> messages) = 0;
    /// Sends one request after another on one connection, until the server ends it: there may be fewer answers.
    [[nodiscard]] virtual std::vector<server_answer> send_in_a_row(std::span<http::request const> messages) = 0;

    /// The server says that it is asked too often: the next request waits a second, and all get twice the pause.
    virtual void slow_down() = 0;
};

/// Where a server is, and how it is called.
struct server_options {
    std::string url{}; ///< `http://host:port` or `https://host:port`, with no path but `/`
    std::string host{"postgres.intl.tencentcloudapi.com"};
    credential who{};
    std::chrono::milliseconds deadline{10'000}; ///< for each answer, the connection included
    certificate_check certificates = certificate_check::unless_loopback;
    std::string ca_file{}; ///< PEM of the authorities to trust; empty: those of the system, or of SSL_CERT_FILE
    boost::json::object parameters{};
};

/// What is wrong with the URL of a server, as a sentence; empty if nothing is.
[[nodiscard]] std::string fault_of_url(std::string_view url);

/// The least time between the starts of two requests: fewer than 50 a second.
inline constexpr std::chrono::milliseconds pause_between_requests{21};

/// Gets ready to send to a server. Null, with a sentence in \p trouble, if the URL has a fault or nothing listens
/// there.
[[nodiscard]] std::unique_ptr<server_peer> make_server_peer(server_options options, std::string& trouble);

} // namespace tc3::conformance

#endif
