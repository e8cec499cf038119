// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_COMMANDS_STREAMS_HPP
#define TC3_CONFORMANCE_COMMANDS_STREAMS_HPP

#include <functional>
#include <string_view>

namespace tc3::conformance {

/// Where the program's words go.
struct streams {
    std::function<void(std::string_view)> out{}; ///< standard output
    std::function<void(std::string_view)> err{}; ///< standard error
    bool shows_progress = false;                 ///< a terminal is at standard error

    /// Says a sentence on standard error, behind the program's name.
    void complain(std::string_view sentence) const;
};

/// The streams of the process. A reader of standard output that has gone is no trouble; what cannot be written for
/// another reason is thrown as `std::runtime_error`.
[[nodiscard]] streams standard_streams();

} // namespace tc3::conformance

#endif
