// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_REPLAY_TO_HPP
#define TC3_TOOLS_COMMANDS_REPLAY_TO_HPP

#include "command.hpp"
#include "net/client.hpp"
#include "readers/reader.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace tc3::tool {

/// The options of `tc3 replay --to`.
struct replay_to_options {
    std::vector<std::string> paths{};
    capture_format format = capture_format::automatic;
    std::string url{};  ///< of the server
    bool sends = false; ///< false: the plan alone is told
    credential_options credential{};
    std::vector<std::string> allowed{}; ///< actions that may be sent although they cost money, or may
    std::string host{};                 ///< to name to the server and to sign; else that of the URL
    int calls_per_second = 1;
    std::chrono::milliseconds deadline{30'000}; ///< for each answer
    std::string ca_file{};                      ///< PEM of the authorities to trust
    std::string record{};                       ///< the capture that is made of the run
    std::vector<std::string> runs{};            ///< none, or two captures of earlier runs against one server
    bool shows_values = false;                  ///< of what differs
};

/// Sends recorded calls to a server, signed anew and once each, and compares the answers with the recorded ones; or
/// tells what would be sent.
[[nodiscard]] exit_code run_replay_to(replay_to_options const& options);

} // namespace tc3::tool

#endif
