// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_CONTEXT_HPP
#define TC3_CONTRACT_CONTEXT_HPP

#include <tc3/contract/error_code.hpp>
#include <tc3/contract/kind.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tc3 {

/// What is known of the message around the object that is judged.
struct validation_context {
    tc3::side where = side::request;
    std::string_view region{};               ///< of X-TC-Region; empty if it is not known
    std::optional<std::int64_t> timestamp{}; ///< Unix seconds of the request, if known
    std::span<likely_code const> likely{};   ///< the action's own codes
};

} // namespace tc3

#endif
