// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_EXCHANGE_EXCHANGE_HPP
#define TC3_EXCHANGE_EXCHANGE_HPP

#include <tc3/http/message.hpp>

#include <cstdint>
#include <optional>

namespace tc3 {

/// How faithfully a capture kept a body or a signature.
enum class evidence : std::uint8_t {
    exact,   ///< the bytes as they were sent
    rebuilt, ///< put together anew from its parts, so that its hash means nothing
    altered, ///< the program that wrote the capture replaced characters
    withheld ///< the capture has no body where one was sent
};

/// How much of a message the writer of a capture keeps.
enum class recorder : std::uint8_t {
    wire,      ///< all of it: raw HTTP, or lines made from it
    archive,   ///< a HAR: headers may have been left out
    sanitizer, ///< a HAR of a program that is known to leave out Authorization and cookies
    sample     ///< a page of documentation, on which a placeholder stands for the common parameters
};

/// A request with its response, as a capture tells of them.
struct exchange {
    http::request request{};
    http::response response{};
    bool has_response = false; ///< false where none came, or none was recorded
    evidence request_body = evidence::exact;
    evidence response_body = evidence::exact;
    evidence signature = evidence::exact; ///< withheld: what stands in its place has its form and proves nothing
    recorder origin = recorder::wire;
    std::optional<std::int64_t> milliseconds{}; ///< Unix time at which the request was sent, if the capture tells

    /// Makes room for the next one; memory is kept.
    void clear() {
        request.clear();
        response.clear();
        has_response = false;
        request_body = response_body = signature = evidence::exact;
        origin = recorder::wire;
        milliseconds.reset();
    }
};

} // namespace tc3

#endif
