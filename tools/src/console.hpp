// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CONSOLE_HPP
#define TC3_TOOLS_CONSOLE_HPP

#include "commands/command.hpp"

#include <string>
#include <string_view>

/// What commands say beside their reports.
namespace tc3::tool {

/// Writes a sentence to standard error, behind the program's name.
void complain(std::string_view sentence);

/// Writes a text to standard output. Gives \p code, or an internal error, with a sentence, if it cannot be written.
[[nodiscard]] exit_code print(std::string_view text, exit_code code = exit_code::clean);

/// A text from outside, fit for a terminal: control characters but line feeds become `?`.
[[nodiscard]] std::string printable(std::string_view text);

/// `1 call`, `2 calls`; \p several where the plural is not made with an s.
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun, std::string_view several = {});

} // namespace tc3::tool

#endif
