// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_NET_CLIENT_HPP
#define TC3_TOOLS_NET_CLIENT_HPP

#include <tc3/http/message.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// What came back for a request: a response, or why there is none.
struct server_answer {
    enum class state : std::uint8_t {
        given,
        unreachable, ///< no connection could be made
        closed,      ///< the connection was made, and ended without a whole response
        malformed,   ///< what came is no HTTP
        timed_out    ///< no whole response before the deadline
    };

    state what = state::unreachable;
    http::response response{};
    std::string trouble{}; ///< of all but a given one: a sentence without its subject, `closed the connection ...`

    [[nodiscard]] bool is_given() const noexcept { return what == state::given; }
};

/// Whether the certificate of a server is looked at.
enum class certificate_check : std::uint8_t {
    unless_loopback, ///< it is, except that of a loopback address
    always,
    never
};

/// Where a server listens.
struct server_address {
    bool secure = false; ///< by TLS
    std::string host{};  ///< a name or an address, without brackets
    std::string port{};

    /// As the Host header names it: the port only where it is not the usual one.
    [[nodiscard]] std::string authority() const;
};

/// The address in a URL such as `http://host:port`. Nothing, with a sentence in \p trouble, if it is no such URL; one
/// with a user or a path other than `/` is none.
[[nodiscard]] std::optional<server_address> server_address_of(std::string_view url, std::string& trouble);

/// How a server is asked.
struct client_settings {
    server_address to{};
    std::chrono::milliseconds deadline{10'000}; ///< for each answer, the connection included
    certificate_check certificates = certificate_check::unless_loopback;
    std::string ca_file{}; ///< PEM of the authorities to trust; empty: those of the system, or of SSL_CERT_FILE
};

/// Asks one server with requests of HTTP/1.1, once each: nothing is repeated and no redirect is followed. May be used
/// by several threads at once.
class client {
  public:
    /// Null, with a sentence in \p trouble, if the authorities to trust cannot be read.
    [[nodiscard]] static std::unique_ptr<client> make(client_settings settings, std::string& trouble);
    client(client const&) = delete;
    client& operator=(client const&) = delete;
    ~client();

    /// Sends a request as it is, on a connection of its own; Content-Length and Connection alone are added.
    [[nodiscard]] server_answer send(http::request const& message) const;
    /// Sends one request after another on one connection, until the server ends it: there may be fewer answers.
    /// \param before_each is called before each is sent
    [[nodiscard]] std::vector<server_answer> send_in_a_row(std::span<http::request const> messages,
                                                           std::function<void()> const& before_each) const;
    /// Connects and goes away again. A sentence without its subject if that fails, else nothing.
    [[nodiscard]] std::string knock() const;

  private:
    class work;
    explicit client(std::unique_ptr<work> what);
    std::unique_ptr<work> work_;
};

} // namespace tc3::tool

#endif
