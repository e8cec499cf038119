// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_RESPONSE_DELIVERY_HPP
#define TC3_RESPONSE_DELIVERY_HPP

#include <tc3/http/message.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace tc3 {

/// How far a message came, as its transport saw it.
enum class delivery_state : std::uint8_t {
    unanswered, ///< some of the request left, and no whole response came back: it may have been executed
    not_sent,   ///< nothing of the request left: no address, no connection, or no certificate to trust
    answered    ///< a whole HTTP response came
};

[[nodiscard]] constexpr std::string_view to_string(delivery_state state) noexcept {
    return state == delivery_state::answered   ? "answered"
           : state == delivery_state::not_sent ? "not sent"
                                               : "sent, but not answered";
}

/// What a transport brings back for a message: a response, or how far it came without one. A transport that does not
/// know whether the message left says `unanswered`.
///
///     tc3::delivery send(tc3::http::request const& message);   // with the HTTP client of your choice, once
struct delivery {
    delivery_state state = delivery_state::unanswered;
    http::response response{}; ///< of an answered one
    std::string trouble{};     ///< of the others: what went wrong, for people

    [[nodiscard]] static delivery of(http::response answer) {
        return {delivery_state::answered, std::move(answer), {}};
    }
    [[nodiscard]] static delivery not_sent(std::string why) { return {delivery_state::not_sent, {}, std::move(why)}; }
    [[nodiscard]] static delivery unanswered(std::string why) {
        return {delivery_state::unanswered, {}, std::move(why)};
    }
};

} // namespace tc3

#endif
