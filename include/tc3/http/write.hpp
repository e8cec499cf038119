// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_HTTP_WRITE_HPP
#define TC3_HTTP_WRITE_HPP

#include <tc3/detail/append.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/http/message.hpp>

#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>

namespace tc3::http {

/// Appends a request as HTTP/1.1 carries it: request line, headers, an empty line, the body.
///
/// Content-Length is told anew by the body, where there is one or the method usually has one; one among the headers
/// does not count. All else goes out as it stands, so what came from elsewhere must hold no line break:
/// `signer::sign` refuses such parts of what it signs.
inline void append_request(std::string& out, request const& message) {
    detail::append_all(out, message.method, " ", message.path.empty() ? std::string_view{"/"} : message.path,
                       message.query.empty() ? "" : "?", message.query, " HTTP/1.1\r\n");
    for (header const h : message.headers)
        if (!detail::equal_ignoring_case(h.name, "Content-Length"))
            detail::append_all(out, h.name, ": ", h.value, "\r\n");
    if (!message.body.empty() || message.method == "POST" || message.method == "PUT" || message.method == "PATCH") {
        std::array<char, 20> digits{};
        auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), message.body.size()).ptr;
        std::string_view const length{digits.data(), static_cast<std::size_t>(end - digits.data())};
        detail::append_all(out, "Content-Length: ", length, "\r\n");
    }
    detail::append_all(out, "\r\n", message.body);
}

} // namespace tc3::http

#endif
