// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_NET_SERVER_HPP
#define TC3_TOOLS_NET_SERVER_HPP

#include "net/authority.hpp"

#include <tc3/http/message.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tc3::tool {

/// How an answer leaves, or does not.
enum class departure : std::uint8_t {
    whole,
    truncated, ///< its header promises more than comes, then the connection is closed
    lost,      ///< nothing: the connection is closed
    reset      ///< nothing: the connection is reset
};

/// An answer, and the way it goes.
struct reply {
    http::response message{}; ///< without what frames its body
    departure leaves = departure::whole;
    std::size_t kept_bytes = 0; ///< of the body of a truncated one
    std::chrono::milliseconds delay{0};
};

/// Answers a request. It is called from one thread.
using request_handler = std::function<reply(http::request&& message)>;

/// How a server is run.
struct server_settings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;   ///< 0: one that is free
    bool is_tls_only = false; ///< refuses plain HTTP, a proxy's CONNECT excepted
    /// Whether it stands in for a host to which it is asked to pass a request on. Nothing is ever passed on.
    std::function<bool(std::string_view host)> stands_in_for{};
    std::chrono::milliseconds patience{60'000}; ///< with a connection on which nothing is asked, or too slowly
    std::size_t most_connections = 2000;
    std::size_t most_bytes = std::size_t{256} << 20u; ///< of all bodies that are being read
    std::size_t longest_header = std::size_t{128} << 10u;
    std::size_t longest_body = 0;
};

/// Speaks HTTP/1.1 as a server and as a proxy that answers itself. Plain HTTP and TLS come to the same port, told apart
/// by their first byte. All connections are served by the thread that runs it.
class server {
  public:
    /// Null, with a sentence in \p trouble, if the address cannot be listened at. The authority must outlive it.
    [[nodiscard]] static std::unique_ptr<server> listen(server_settings settings, authority const& identity,
                                                        request_handler answers, std::string& trouble);
    server(server const&) = delete;
    server& operator=(server const&) = delete;
    ~server();

    [[nodiscard]] std::uint16_t port() const noexcept;

    /// Serves until the process is told to end, by SIGINT or SIGTERM, or `stop` is called: then it takes no more
    /// requests, and returns when those that it has are answered.
    void run();

    /// Ends `run`. May be called from any thread.
    void stop();

  private:
    class work;
    explicit server(std::unique_ptr<work> what);
    std::unique_ptr<work> work_;
};

} // namespace tc3::tool

#endif
