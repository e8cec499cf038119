// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_SECRETS_HPP
#define TC3_TOOLS_SECRETS_HPP

#include <tc3/http/message.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// Keeping out of reports what must not stand in them.
namespace tc3::tool {

/// Whether a header, parameter or member of that name holds a key, its id, a token, a signature, a cookie or a
/// password. Letter case does not count.
[[nodiscard]] bool is_secret_name(std::string_view name);

/// Whether a word has the form of a SecretId (`AKID` or `IKID` and more), of a SecretKey or of a session token: long,
/// of letters in both cases and digits, without a dot or a slash.
[[nodiscard]] bool looks_like_key(std::string_view word) noexcept;

/// Which values of a text are left out.
enum class hidden : std::uint8_t {
    all,    ///< every one; names stay
    secrets ///< those below a name that `is_secret_name` knows
};

/// JSON text, or a piece of it that neither begins nor ends within a string, with a placeholder in the place of each
/// value that is hidden. The text need not be valid.
[[nodiscard]] std::string masked_json(std::string_view json, hidden which, std::string_view placeholder);

/// The same for a query or a form.
[[nodiscard]] std::string masked_parameters(std::string_view parameters, hidden which, std::string_view placeholder);

/// Whether a text of parameters is JSON, rather than a query or form.
[[nodiscard]] bool looks_like_json(std::string_view text);

/// A request with placeholders in the place of its secrets; all else is as it was.
[[nodiscard]] http::request without_secrets(http::request const& message);

} // namespace tc3::tool

#endif
