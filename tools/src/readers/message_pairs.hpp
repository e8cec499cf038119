// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_MESSAGE_PAIRS_HPP
#define TC3_TOOLS_READERS_MESSAGE_PAIRS_HPP

#include "byte_stream.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

namespace tc3::tool {

/// A message of HTTP/1 in its exact bytes, with what TCP tells of it.
struct tcp_message {
    std::string bytes{};
    bool is_response = false;
    std::uint64_t packet = 0;                    ///< number of the packet that ends it
    std::uint64_t stream = 0;                    ///< the connection
    std::optional<std::int64_t> milliseconds{};  ///< Unix time of that packet
    std::optional<std::uint32_t> begin{};        ///< sequence number of its first byte
    std::optional<std::uint32_t> acknowledged{}; ///< up to which sequence number the other side's bytes had come
    place where{};                               ///< of the packet in the capture
    std::uint64_t length = 0;                    ///< of the packet there
};

/// A request with the response that belongs to it for certain, or one of them alone.
struct message_pair {
    std::optional<tcp_message> request{};
    std::optional<tcp_message> response{};
};

/// How much is kept while responses are waited for.
struct pairing_limits {
    std::size_t count = 4096;
    std::size_t bytes = std::size_t{64} << 20;
};

/// Puts requests and responses of many connections together.
///
/// A client that waits for each answer has acknowledged all bytes before the answer when it asks: so the answer begins
/// where the request's acknowledgement ends, and no lost packet can give it to another request. Where the numbers are
/// not known, a response goes to the one request that waits on its connection; if several wait, to none of them.
/// What comes out is in the order of the requests. If too much waits, the oldest is given without its response.
class message_pairs {
  public:
    explicit message_pairs(pairing_limits limits = {}) : limits_{limits} {}

    void add(tcp_message&& message);
    /// Nothing more comes.
    void finish() noexcept { finished_ = true; }

    /// Gives the next pair. False if it is still to be waited for one.
    bool take(message_pair& into);

  private:
    struct slot {
        message_pair pair{};
        bool is_done = false;
    };
    using waiting_list = std::deque<std::uint64_t>; ///< numbers of slots

    [[nodiscard]] slot& at(std::uint64_t number) { return slots_[static_cast<std::size_t>(number - first_)]; }
    void add_request(tcp_message&& request);
    void add_response(tcp_message&& response);
    [[nodiscard]] std::optional<std::size_t> find_request(waiting_list const& waiting, tcp_message const& response);
    void push(slot&& made);

    pairing_limits limits_;
    std::deque<slot> slots_{};
    std::uint64_t first_ = 0; ///< the number of the first of them
    std::size_t bytes_ = 0;
    std::unordered_map<std::uint64_t, waiting_list> waiting_{}; ///< requests of each connection, the oldest first
    bool finished_ = false;
};

} // namespace tc3::tool

#endif
