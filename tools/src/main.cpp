// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "command_line.hpp"
#include "descriptor.hpp"

#include <csignal>
#include <cstdio>
#include <exception>

int main(int count, char** arguments) {
    tc3::tool::open_standard_descriptors();
    std::signal(SIGPIPE, SIG_IGN); // a reader that goes away is no reason to die
    try {
        return static_cast<int>(tc3::tool::run_command_line(count, arguments));
    } catch (std::exception const& failure) {
        std::fprintf(stderr, "tc3: internal error: %s\n", failure.what());
    } catch (...) {
        std::fputs("tc3: internal error of an unknown kind\n", stderr);
    }
    return static_cast<int>(tc3::tool::exit_code::internal_error);
}
