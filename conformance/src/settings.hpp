// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_SETTINGS_HPP
#define TC3_CONFORMANCE_SETTINGS_HPP

#include <tc3/credential.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace tc3::conformance {

/// What a run is made with; the same settings give the same questions.
struct settings {
    std::uint64_t seed = 0;
    int max_success = 100;             ///< how often a property is tried before it counts as kept
    std::chrono::seconds deadline{10}; ///< for each answer
};

/// The seed of one case: that of the run and the case's name decide it, so that a case that is run alone is asked the
/// same as in the whole run.
[[nodiscard]] constexpr std::uint64_t seed_of_case(std::uint64_t seed, std::string_view id) noexcept {
    std::uint64_t hash = 14695981039346656037u ^ seed; // FNV-1a
    for (char const c : id)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}

} // namespace tc3::conformance

#endif
