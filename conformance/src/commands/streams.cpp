// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "commands/streams.hpp"

#include "reports/facts.hpp"

#include "output.hpp"

#include <cstdio>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace tc3::conformance {

void streams::complain(std::string_view sentence) const {
    err("tc3-conformance: " + reports::terminal_text(sentence) + "\n");
}

streams standard_streams() {
    streams made;
    made.out = [](std::string_view text) {
        tool::output to{"-"};
        to.write(text);
        if (!to.finish())
            throw std::runtime_error{to.trouble()};
    };
    made.err = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); };
    made.shows_progress = ::isatty(STDERR_FILENO) == 1;
    return made;
}

} // namespace tc3::conformance
