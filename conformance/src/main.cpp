// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "case.hpp"
#include "commands/command_line.hpp"
#include "commands/streams.hpp"
#include "descriptor.hpp"

#include <csignal>
#include <cstdio>
#include <exception>

int main(int count, char** arguments) {
    using namespace tc3::conformance;
    tc3::tool::open_standard_descriptors();
    std::signal(SIGPIPE, SIG_IGN); // a reader or a program under test that goes away is no reason to die
    try {
        return static_cast<int>(run_command_line({arguments, arguments + count}, all_cases(), standard_streams()));
    } catch (std::exception const& failure) {
        std::fprintf(stderr, "tc3-conformance: internal error: %s\n", failure.what());
    } catch (...) {
        std::fputs("tc3-conformance: internal error of an unknown kind\n", stderr);
    }
    return static_cast<int>(exit_code::internal_error);
}
