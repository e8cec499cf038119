// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_SOURCE_HPP
#define TC3_CONTRACT_SOURCE_HPP

#include <string_view>

namespace tc3 {

/// Where a rule comes from. Documentation drifts, therefore each rule keeps the day of the text that it was read from.
struct source {
    std::string_view text{}; ///< a short paraphrase of what the source says
    std::string_view page{}; ///< address or name of the source
    std::string_view date{}; ///< the date of that text, `2026-04` or `2026-04-01`

    [[nodiscard]] constexpr bool empty() const noexcept { return text.empty() && page.empty(); }
};

/// Reads well in a table: `from("disk in GB, step 10", page, "2026-04")`.
[[nodiscard]] constexpr source from(std::string_view text, std::string_view page, std::string_view date) noexcept {
    return {text, page, date};
}

} // namespace tc3

#endif
