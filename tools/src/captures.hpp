// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CAPTURES_HPP
#define TC3_TOOLS_CAPTURES_HPP

#include "commands/command.hpp"
#include "readers/reader.hpp"

#include <functional>
#include <string>
#include <vector>

namespace tc3::tool {

/// Takes the entries of all captures that the paths stand for, one after the other. What cannot be read is told of on
/// standard error and left out: then the code is `unreadable` for a capture or the rest of one, `findings` for entries.
[[nodiscard]] exit_code for_each_entry(std::vector<std::string> const& paths, capture_format format,
                                       std::function<void(input const&, entry const&)> const& take);

/// The input that a file to be written is too; empty if there is none.
[[nodiscard]] std::string input_that_is(std::string const& target, std::vector<std::string> const& paths);

/// The input that is the same file as one before it; empty if there is none.
[[nodiscard]] std::string input_given_twice(std::vector<std::string> const& paths);

} // namespace tc3::tool

#endif
