// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_INTERRUPTION_HPP
#define TC3_TOOLS_INTERRUPTION_HPP

#include <csignal>

namespace tc3::tool {

/// While it lives, SIGINT, SIGTERM and SIGHUP are noted and do not end the program, so that it can finish its reports.
/// Of each, the second one ends it.
class interruption_watch {
  public:
    interruption_watch();
    interruption_watch(interruption_watch const&) = delete;
    interruption_watch& operator=(interruption_watch const&) = delete;
    ~interruption_watch();

  private:
    struct ::sigaction before_interrupt_ {};
    struct ::sigaction before_terminate_ {};
    struct ::sigaction before_hangup_ {};
};

/// Whether one of them came.
[[nodiscard]] bool is_interrupted() noexcept;

} // namespace tc3::tool

#endif
