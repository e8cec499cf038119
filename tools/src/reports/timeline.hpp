// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_TIMELINE_HPP
#define TC3_TOOLS_REPORTS_TIMELINE_HPP

#include "check/judged_exchange.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace tc3::tool {

/// The calls of all captures by the time at which they were made, drawn as a picture in SVG.
///
/// Time is cut into stretches of equal length, of which there is a bounded number: when calls lie further apart, the
/// stretches become longer.
class timeline {
  public:
    /// How many stretches there may be.
    static constexpr std::int64_t most_stretches = 96;

    /// What fell into one stretch of time.
    struct stretch {
        std::size_t calls = 0;
        std::size_t errors = 0; ///< calls with an error
        std::size_t warnings = 0;
        std::size_t bought = 0; ///< purchases that succeeded
        std::size_t refused = 0;
        std::size_t unknown = 0;  ///< purchases of unknown outcome
        std::size_t repeated = 0; ///< purchases that had been sent before

        stretch& operator+=(stretch const& other) noexcept;
    };

    /// Notes a call; \p repeated tells that it is a purchase which had been sent before.
    void add(judged_exchange const& call, bool repeated);

    [[nodiscard]] std::size_t calls_without_time() const noexcept { return without_time_; }
    [[nodiscard]] bool empty() const noexcept { return stretches_.empty(); }
    [[nodiscard]] std::int64_t first() const noexcept { return first_; } ///< Unix milliseconds
    [[nodiscard]] std::int64_t last() const noexcept { return last_; }
    [[nodiscard]] std::int64_t stretch_length() const noexcept { return length_; } ///< milliseconds
    [[nodiscard]] std::map<std::int64_t, stretch> const& stretches() const noexcept { return stretches_; }

    /// The picture; empty if no call has a time.
    [[nodiscard]] std::string svg() const;

  private:
    std::map<std::int64_t, stretch> stretches_{}; ///< by time divided by the length
    std::int64_t length_ = 1;
    std::int64_t first_ = 0;
    std::int64_t last_ = 0;
    std::size_t without_time_ = 0;
};

/// `2026-11-24 02:12:31 UTC`
[[nodiscard]] std::string time_in_words(std::int64_t unix_milliseconds);

} // namespace tc3::tool

#endif
