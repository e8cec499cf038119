// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_HOST_HPP
#define TC3_SIGN_HOST_HPP

#include <tc3/detail/ascii.hpp>
#include <tc3/http/message.hpp>

#include <string_view>

namespace tc3::sign {

/// The host that a message names: the Host header, else the `:authority` of HTTP/2, else the host of the URL.
///
/// As it is written there, with a port where one stands, without blanks around it. Empty if no place names one.
[[nodiscard]] inline std::string_view host_of(http::request const& message) {
    if (auto const host = message.headers.find("Host"))
        return detail::trim(*host);
    if (auto const authority = message.headers.find(":authority"))
        return detail::trim(*authority);
    return message.host;
}

} // namespace tc3::sign

#endif
