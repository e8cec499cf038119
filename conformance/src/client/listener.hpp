// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CLIENT_LISTENER_HPP
#define TC3_CONFORMANCE_CLIENT_LISTENER_HPP

#include "net/authority.hpp"

#include <tc3/http/message.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tc3::conformance {

using tool::authority;

/// How an answer leaves, or does not.
enum class manner : std::uint8_t {
    whole,
    cut_off,       ///< half of the body, then the connection is closed
    within_header, ///< half of the header, then the connection is closed
    closed,        ///< nothing: the connection is closed
    reset          ///< nothing: the connection is reset
};

/// How the end of a body is told.
enum class framing : std::uint8_t { length, chunks, close };

/// One answer of a listener.
struct reply {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers{{"Content-Type", "application/json"}};
    std::string body{};
    manner leaves = manner::whole;
    framing ends = framing::length;
    bool keeps_open = true;             ///< the connection stays open if the client lets it
    std::chrono::milliseconds delay{0}; ///< before the first byte
};

/// A request as it came over the wire.
struct arrival {
    http::request message{};
    std::string target{};       ///< of the request line, as it was sent
    std::string raw{};          ///< all of its bytes
    std::size_t connection = 0; ///< counts from 0
    bool is_secured = false;    ///< it came through TLS
    bool is_proxied = false;    ///< its target was absolute, or it came through CONNECT
    std::int64_t second = 0;    ///< Unix time at which it was there
    std::string trouble{};      ///< why it could not be read to its end; empty if it could
};

/// Decides what is answered.
/// \param index counts the requests of all connections, from 0
using script = std::function<reply(arrival const& request, std::size_t index)>;

/// What a listener has seen.
struct record {
    std::vector<arrival> arrivals{};     ///< in the order in which they were there, without CONNECT
    std::vector<arrival> tunnels{};      ///< the CONNECT requests
    std::vector<std::string> troubles{}; ///< connections from which no request came, a sentence each
};

/// Stands in for the service on a port of this machine: as a server, and as a proxy. HTTP and TLS come to the same
/// port, told apart by their first byte. Each connection has a thread.
class listener {
  public:
    /// Throws std::system_error if no port is to be had. The authority must outlive the listener.
    /// \param address a loopback address, such as 127.0.0.1
    listener(authority const& identity, script answers, char const* address = "127.0.0.1");
    listener(listener const&) = delete;
    listener& operator=(listener const&) = delete;
    ~listener();

    [[nodiscard]] std::uint16_t port() const noexcept;

    /// When the first connection came, if one did.
    [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> first_contact() const;

    /// Takes no more connections, and gives what came. What is still under way is awaited for as long as the other side
    /// sends or listens, but at most for a second: end the client first.
    [[nodiscard]] record finish();

  private:
    class work;
    std::unique_ptr<work> work_;
};

} // namespace tc3::conformance

#endif
