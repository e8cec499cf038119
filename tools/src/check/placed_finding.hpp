// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CHECK_PLACED_FINDING_HPP
#define TC3_TOOLS_CHECK_PLACED_FINDING_HPP

#include "readers/entry.hpp"

#include <tc3/request/judge.hpp>
#include <tc3/validate/finding.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tc3::tool {

/// A finding with its place in a capture file: the record that reports are made from.
struct placed_finding {
    finding what{};
    std::string_view capture{};            ///< the file's name as it was given
    std::optional<std::size_t> exchange{}; ///< nothing: the finding is of the capture as a whole
    std::string_view action{};             ///< empty if it is not known
    std::uint64_t offset = 0;              ///< in bytes from the start of the file
    std::uint64_t length = 0;
    std::uint64_t line = 1;      ///< from 1
    std::uint64_t column = 1;    ///< in bytes from 1
    std::uint64_t character = 1; ///< the column in characters from 1; 0: not known
    std::uint64_t end_line = 0;  ///< of the byte behind it; 0: not known
    std::uint64_t end_character = 0;
    std::string_view text{}; ///< the text that was judged (a body, a query); empty if there is none
    bool known = false;      ///< it was there before: the baseline holds it
};

/// Puts the findings of one entry into their places: where the value stands literally in the capture, else where the
/// entry stands.
///
/// It goes on from the place of the finding before, so that findings in the order of the text cost one walk over it.
class entry_placer {
  public:
    entry_placer(std::string_view capture, entry const& from, std::string_view action, judged_text parameters) noexcept
        : capture_{capture}, from_{&from}, action_{action}, parameters_{parameters} {}

    [[nodiscard]] placed_finding place(finding&& what);

  private:
    /// A byte of an unescaped text, and where it stands in the literal one.
    struct known_place {
        std::size_t offset = 0;
        std::size_t literal = 0;
    };
    /// A byte of the entry's own text, and in which line and column it stands.
    struct line_count {
        std::size_t offset = 0;
        std::size_t lines = 0;      ///< before it
        std::size_t line_start = 0; ///< behind the last of them
        std::uint64_t continuations = 0;
    };
    using stretch = std::optional<json::span>; ///< of the entry's own text

    [[nodiscard]] stretch find(finding const& what);
    [[nodiscard]] stretch in_entry(literal_text const& where, known_place& known, std::size_t offset,
                                   std::size_t length) const;
    [[nodiscard]] stretch of_header(bool response, std::string_view name) const;
    [[nodiscard]] stretch of_query(finding const& what);
    [[nodiscard]] std::string_view judged(finding const& what) const;
    void pass_lines(line_count& to, std::size_t until) const;

    std::string_view capture_;
    entry const* from_;
    std::string_view action_;
    judged_text parameters_;
    known_place request_{};
    known_place response_{};
    line_count counted_{};
    std::optional<line_count> end_{}; ///< of the entry
};

} // namespace tc3::tool

#endif
