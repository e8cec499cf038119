// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_SERVE_HPP
#define TC3_TOOLS_COMMANDS_SERVE_HPP

#include "command.hpp"
#include "serve/faults.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tc3::tool {

/// The options of `tc3 serve`.
struct serve_options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: one that is free
    bool is_tls_only = false;
    std::string authority_file{}; ///< where the authority's certificate goes; empty: nowhere
    std::string record{};         ///< the capture that is written; empty: none
    std::vector<fault> faults{};
    std::optional<std::int64_t> seed{};    ///< of the ids; else a random one
    std::optional<std::int64_t> clock{};   ///< Unix seconds at which time stands still; else it goes
    std::optional<int> calls_per_second{}; ///< else the documented limit, and none where time stands still
    bool is_quiet = false;
    credential_options credential{};
};

/// Stands in for the service until it is told to end.
[[nodiscard]] exit_code run_serve(serve_options const& options);

} // namespace tc3::tool

#endif
