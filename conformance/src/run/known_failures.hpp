// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_RUN_KNOWN_FAILURES_HPP
#define TC3_CONFORMANCE_RUN_KNOWN_FAILURES_HPP

#include "case.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::conformance {

/// A list of cases that an implementation is known to fail: a pattern on each line, comments from `#` to the end of the
/// line.
class known_failures {
  public:
    known_failures() = default;
    explicit known_failures(std::string_view text);

    /// Adds what another list holds.
    void add(known_failures const& other);

    [[nodiscard]] bool holds(std::string_view id) const;

    /// A sentence for each pattern that no case fits.
    [[nodiscard]] std::vector<std::string> unknown(std::vector<conformance_case> const& all) const;

    /// What becomes of a judgement on a case, if the case stands in the list. A case that died or did not answer has
    /// failed; one that was skipped is left alone.
    [[nodiscard]] judgement applied_to(std::string_view id, judgement found) const;

  private:
    struct entry {
        std::string pattern;
        std::size_t line; ///< from 1
    };
    std::vector<entry> entries_{};
};

} // namespace tc3::conformance

#endif
