// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "interruption.hpp"

namespace tc3::tool {
namespace {

volatile std::sig_atomic_t seen = 0;

void note(int) {
    seen = 1;
}

} // namespace

interruption_watch::interruption_watch() {
    seen = 0;
    struct ::sigaction ours {};
    ours.sa_handler = note;
    // No SA_RESTART: reading that waits comes back at once.
    ours.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&ours.sa_mask);
    ::sigaction(SIGINT, &ours, &before_interrupt_);
    ::sigaction(SIGTERM, &ours, &before_terminate_);
    ::sigaction(SIGHUP, nullptr, &before_hangup_);
    if (before_hangup_.sa_handler != SIG_IGN) // nohup wants it ignored
        ::sigaction(SIGHUP, &ours, nullptr);
}

interruption_watch::~interruption_watch() {
    seen = 0;
    ::sigaction(SIGINT, &before_interrupt_, nullptr);
    ::sigaction(SIGTERM, &before_terminate_, nullptr);
    ::sigaction(SIGHUP, &before_hangup_, nullptr);
}

bool is_interrupted() noexcept {
    return seen != 0;
}

} // namespace tc3::tool
