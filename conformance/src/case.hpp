// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CASE_HPP
#define TC3_CONFORMANCE_CASE_HPP

#include "judgement.hpp"
#include "settings.hpp"

#include <tc3/contract/source.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::conformance {

class executor_peer;
class server_peer;
class client_peer;

/// How much a case matters.
enum class level : std::uint8_t {
    must,   ///< documented, and seen from outside
    should, ///< documented, but the service may be lenient; or it helps whoever reads the answer
    may     ///< advice
};

inline constexpr std::array<std::string_view, 3> level_names{"MUST", "SHOULD", "MAY"};

[[nodiscard]] constexpr std::string_view to_string(level what) noexcept {
    return level_names[static_cast<std::size_t>(what)];
}

/// Who is judged.
enum class side : std::uint8_t { signer, verifier, validator, builder, decoder, server, client };

inline constexpr std::array<std::string_view, 7> side_names{"signer",  "verifier", "validator", "builder",
                                                            "decoder", "server",   "client"};

[[nodiscard]] constexpr std::string_view to_string(side what) noexcept {
    return side_names[static_cast<std::size_t>(what)];
}

/// The operation of the executor's protocol that a side is asked by; empty for servers and clients.
[[nodiscard]] constexpr std::string_view operation_of(side what) noexcept {
    constexpr std::array<std::string_view, 7> names{"sign", "verify", "validate", "build", "decode", "", ""};
    return names[static_cast<std::size_t>(what)];
}

/// One thing that is demanded of an implementation.
///
/// Its id is stable: `side/subject`, such as `validate/clone-db-instance.storage.step`; lists of known failures hold
/// it.
struct conformance_case {
    std::string id{};
    tc3::conformance::level level = level::must;
    tc3::conformance::side side{};
    std::string requirement{}; ///< one sentence: what a right implementation does
    tc3::source source{};      ///< where that is said
    bool smoke = false;        ///< one of the few that `smoke` runs

    /// Asks an implementation and judges what it answers; that one of the three is set that the side needs.
    std::function<judgement(executor_peer&, settings const&)> ask{};
    std::function<judgement(server_peer&, settings const&)> send{};
    std::function<judgement(client_peer&, settings const&)> start{};
};

/// All cases of the suite, in the order of their ids within each side.
[[nodiscard]] std::vector<conformance_case> const& all_cases();

} // namespace tc3::conformance

#endif
