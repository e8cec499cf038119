// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CHECK_PROGRESS_HPP
#define TC3_TOOLS_CHECK_PROGRESS_HPP

#include "readers/reader.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tc3::tool {

/// How far reading has come.
struct progress_state {
    std::uint64_t bytes = 0;
    std::uint64_t total = 0; ///< 0: it is not known
    std::size_t exchanges = 0;
    double seconds = 0; ///< since the beginning
};

/// One line for a terminal: share, amount, rate, remaining time.
[[nodiscard]] std::string progress_line(progress_state const& state);

/// The sizes of all files that inputs name, in bytes; 0 if one of them is a pipe.
[[nodiscard]] std::uint64_t total_size(std::vector<input> const& inputs);

/// Shows on standard error how far reading has come, if that is a terminal, a few times a second.
class progress {
  public:
    /// \param total bytes of all captures, 0 if that is not known
    explicit progress(std::uint64_t total);
    progress(progress const&) = delete;
    progress& operator=(progress const&) = delete;
    /// Takes the line away.
    ~progress();

    /// To be called for each entry: it costs next to nothing between two showings.
    void show(std::uint64_t bytes, std::size_t exchanges);

  private:
    using clock = std::chrono::steady_clock;

    bool shown_ = false;
    bool wanted_;
    std::uint64_t total_;
    std::size_t calls_ = 0;
    clock::time_point begin_;
    clock::time_point last_;
};

} // namespace tc3::tool

#endif
