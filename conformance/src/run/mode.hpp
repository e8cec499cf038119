// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_RUN_MODE_HPP
#define TC3_CONFORMANCE_RUN_MODE_HPP

#include "case.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tc3::conformance {

/// How an implementation is reached.
enum class mode : std::uint8_t {
    self,     ///< this library, in process
    executor, ///< a program that answers questions line by line
    server,   ///< an address that answers requests
    client    ///< a program that makes calls
};

inline constexpr std::array<std::string_view, 4> mode_names{"self", "executor", "server", "client"};

[[nodiscard]] constexpr std::string_view to_string(mode what) noexcept {
    return mode_names[static_cast<std::size_t>(what)];
}

/// Whether a case can be run in a mode at all.
[[nodiscard]] inline bool has_way(conformance_case const& one, mode how) noexcept {
    switch (how) {
    case mode::server:
        return static_cast<bool>(one.send);
    case mode::client:
        return static_cast<bool>(one.start);
    case mode::self:
    case mode::executor:
        break;
    }
    return static_cast<bool>(one.ask);
}

} // namespace tc3::conformance

#endif
