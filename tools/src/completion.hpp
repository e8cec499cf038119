// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMPLETION_HPP
#define TC3_TOOLS_COMPLETION_HPP

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

enum class shell : std::uint8_t { bash, zsh, fish };

/// The words that an option takes: those between the bars of its text in the help, `auto|har|http`. None for others.
[[nodiscard]] std::vector<std::string> words_of(CLI::Option const& option);

/// A script that makes a shell complete a program's commands, options and words; elsewhere names of files.
[[nodiscard]] std::string completion_script(CLI::App const& program, shell which);

} // namespace tc3::tool

#endif
