// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_SIGN_CALL_SIGNER_HPP
#define TC3_TOOLS_SIGN_CALL_SIGNER_HPP

#include "commands/command.hpp"

#include <tc3/credential.hpp>
#include <tc3/http/message.hpp>
#include <tc3/sign/tc3.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tc3::tool {

/// How a call is signed.
enum class signature_method : std::uint8_t { tc3, hmac_sha1, hmac_sha256 };

/// What a call is signed with, and what is changed in it first. An empty text was not given.
struct call_settings {
    std::string action{};  ///< else that of the request
    std::string version{}; ///< else that of the request or of the action's contract
    std::string region{};  ///< else that of the request
    std::string host{};    ///< else that of the request, or the product's
    std::string service{}; ///< else the first label of the host
    std::string signed_headers{sign::documented_signed_headers};
    signature_method method = signature_method::tc3;
    bool get = false; ///< a JSON body goes into the query of a GET
    sign::payload body = sign::payload::hashed;
    std::optional<std::int64_t> nonce{}; ///< else that of the request, or a random one
    bool is_anothers = false;            ///< the request was signed by another caller, whose session token is taken out
};

/// Why a call was not signed.
struct signing_refusal {
    exit_code code = exit_code::wrong_usage;
    std::string sentence{};
};

/// Unix seconds of now.
[[nodiscard]] std::int64_t unix_now();

/// A nonce as signature v1 wants one.
[[nodiscard]] std::int64_t random_nonce();

/// Signs a call at a time in Unix seconds. The body stays byte for byte as it is, unless it must become a query or
/// form. \param trace if given, gets every step of the signature in words, keys excepted
[[nodiscard]] std::optional<signing_refusal> sign_call(http::request& message, call_settings const& settings,
                                                       credential const& who, std::int64_t now,
                                                       std::string* trace = nullptr);

} // namespace tc3::tool

#endif
