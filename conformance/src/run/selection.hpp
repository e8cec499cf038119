// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_RUN_SELECTION_HPP
#define TC3_CONFORMANCE_RUN_SELECTION_HPP

#include "case.hpp"
#include "run/mode.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::conformance {

/// Which cases are wanted.
struct selection {
    std::vector<std::string> patterns{}; ///< of ids; none: all
    level least = level::may;            ///< cases of this level and of those above
    bool smoke = false;                  ///< only the few that `smoke` runs
};

using case_list = std::vector<conformance_case const*>;

/// The wanted cases in their order. With `smoke`, those that \p how has a way to run.
[[nodiscard]] case_list select(std::vector<conformance_case> const& all, selection const& wanted,
                               std::optional<mode> how = std::nullopt);

/// Why a pattern is useless: a sentence that no case fits it, with what may have been meant. Empty if one does.
[[nodiscard]] std::string no_such_case(std::vector<conformance_case> const& all, std::string_view pattern);

} // namespace tc3::conformance

#endif
