// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_SPAWN_HPP
#define TC3_TOOLS_SPAWN_HPP

#include "descriptor.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <string>
#include <unistd.h>
#include <vector>

/// What is needed to start other programs.
namespace tc3::tool {

/// The two ends of a pipe.
struct pipe_ends {
    descriptor reader{};
    descriptor writer{};
};

/// Opens a pipe. Both ends are closed on exec, and are none of the numbers 0 to 2, which a child's ends are copied to.
[[nodiscard]] inline bool open_pipe(pipe_ends& out) noexcept {
    int made[2];
    if (::pipe2(made, O_CLOEXEC) != 0)
        return false;
    descriptor const reader{made[0]};
    descriptor const writer{made[1]};
    out.reader = descriptor{::fcntl(reader.get(), F_DUPFD_CLOEXEC, 3)};
    out.writer = descriptor{::fcntl(writer.get(), F_DUPFD_CLOEXEC, 3)};
    return out.reader.is_open() && out.writer.is_open();
}

/// Pointers to texts, with a null at the end, as C functions take them.
[[nodiscard]] inline std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> made;
    made.reserve(texts.size() + 1);
    for (std::string& text : texts)
        made.push_back(text.data());
    made.push_back(nullptr);
    return made;
}

/// What posix_spawn is told beside the program.
struct spawn_setting {
    spawn_setting() noexcept {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    spawn_setting(spawn_setting const&) = delete;
    spawn_setting& operator=(spawn_setting const&) = delete;
    ~spawn_setting() {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
};

} // namespace tc3::tool

#endif
