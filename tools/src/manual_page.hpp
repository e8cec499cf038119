// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_MANUAL_PAGE_HPP
#define TC3_TOOLS_MANUAL_PAGE_HPP

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace tc3::tool {

/// The manual page of a program with all its commands, for man(1).
/// \param usage the arguments of a command, as its help shows them
[[nodiscard]] std::string manual_page(CLI::App const& program, std::string_view version,
                                      std::function<std::string(CLI::App const&)> const& usage);

} // namespace tc3::tool

#endif
