// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_COMMAND_HPP
#define TC3_TOOLS_COMMANDS_COMMAND_HPP

#include <tc3/credential.hpp>
#include <tc3/sign/diagnose_options.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tc3::tool {

/// The exit codes of every command.
enum class exit_code : int {
    clean = 0,       ///< nothing to report
    findings = 1,    ///< findings at or above --fail-on, a wrong signature, a difference in a replay
    wrong_usage = 2, ///< an option or argument that is not taken
    unreadable = 3,  ///< an input cannot be read; the others were
    network = 4,     ///< a server cannot be reached
    internal_error = 70
};

/// The credential options, which have one syntax for all commands: names of environment variables, never values.
struct credential_options {
    std::string secret_id_env{};
    std::string secret_key_env{};
    std::string token_env{};
    std::vector<std::string> other_key_envs{}; ///< of keys that a client may have taken by mistake
};

/// The value of an environment variable. Nothing, with a sentence in \p trouble, if it is not set or empty.
[[nodiscard]] std::optional<std::string> read_environment(std::string const& name, std::string& trouble);

/// The credential that the options name; what they do not name stays empty. Nothing, with a sentence in \p trouble, if
/// a variable is not set.
[[nodiscard]] std::optional<credential> read_credential(credential_options const& options, std::string& trouble);

/// The further keys that the options name, each under the name of its variable. Nothing, with a sentence in
/// \p trouble, if one is not set.
[[nodiscard]] std::optional<std::vector<sign::named_key>> read_other_keys(credential_options const& options,
                                                                          std::string& trouble);

/// Whether a terminal is at that file descriptor and colour is wanted: `NO_COLOR` is not set, `TERM` is not dumb.
[[nodiscard]] bool wants_colour(int descriptor);

} // namespace tc3::tool

#endif
