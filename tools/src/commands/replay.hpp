// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_REPLAY_HPP
#define TC3_TOOLS_COMMANDS_REPLAY_HPP

#include "command.hpp"
#include "readers/reader.hpp"

#include <string>
#include <vector>

namespace tc3::tool {

/// The options of `tc3 replay`.
struct replay_options {
    std::vector<std::string> paths{};
    capture_format format = capture_format::automatic;
};

/// Replays recorded exchanges offline: each request through the validator and the builder, each response through the
/// decoder. What the library would build is compared in meaning with what was recorded. Nothing is sent.
[[nodiscard]] exit_code run_replay(replay_options const& options);

} // namespace tc3::tool

#endif
