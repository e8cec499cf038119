// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_SIGN_HPP
#define TC3_TOOLS_COMMANDS_SIGN_HPP

#include "command.hpp"

#include <tc3/sign/tc3.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace tc3::tool {

/// The options of `tc3 sign`.
struct sign_command {
    std::string path = "-"; ///< a JSON body or a raw HTTP request
    credential_options credential{};
    std::string action = "CloneDBInstance"; ///< of a JSON body
    std::string version{};                  ///< empty: that of the action's contract
    std::string region{};
    std::string host{};    ///< empty: the product's international one
    std::string service{}; ///< empty: the first label of the host
    std::string signed_headers{sign::documented_signed_headers};
    bool unsigned_payload = false;
    std::optional<std::int64_t> at{}; ///< Unix seconds; nothing: now
    bool trace = false;               ///< every intermediate on standard error
};

/// Signs a call with TC3-HMAC-SHA256 and writes it as raw HTTP to standard output. What breaks the contract is told on
/// standard error; the call is signed all the same.
[[nodiscard]] exit_code run_sign(sign_command const& options);

} // namespace tc3::tool

#endif
