// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_SIGN_TRACE_TEXT_HPP
#define TC3_TOOLS_SIGN_TRACE_TEXT_HPP

#include <tc3/sign/tc3.hpp>
#include <tc3/sign/v1.hpp>

#include <string>
#include <string_view>

/// The steps of a signature in words. Keys are not among them, and a session token is blotted out.
namespace tc3::tool {

[[nodiscard]] std::string in_words(sign::trace const& steps, std::string_view token);
[[nodiscard]] std::string in_words(sign::v1::trace const& steps, std::string_view token);

} // namespace tc3::tool

#endif
