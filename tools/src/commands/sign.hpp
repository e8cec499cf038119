// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_SIGN_HPP
#define TC3_TOOLS_COMMANDS_SIGN_HPP

#include "command.hpp"
#include "sign/call_signer.hpp"

#include <tc3/sign/tc3.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace tc3::tool {

/// How a signed call is written.
enum class message_form : std::uint8_t {
    http, ///< as HTTP/1.1 carries it
    curl  ///< as a command line
};

/// The options of `tc3 sign`. An empty text was not given.
struct sign_command {
    std::string path{}; ///< a JSON body or a raw HTTP request; `-` for standard input
    credential_options credential{};
    call_settings settings{};
    std::optional<std::int64_t> at{}; ///< Unix seconds; nothing: now
    message_form form = message_form::http;
    bool trace = false; ///< every intermediate, on standard error
};

/// Signs a call and writes it to standard output. What breaks the contract is told on standard error; the call is
/// signed all the same.
[[nodiscard]] exit_code run_sign(sign_command const& options);

} // namespace tc3::tool

#endif
