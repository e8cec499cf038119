// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CHECK_ENTRY_JUDGES_HPP
#define TC3_TOOLS_CHECK_ENTRY_JUDGES_HPP

#include "check/placed_finding.hpp"
#include "readers/entry.hpp"
#include "readers/reader.hpp"

#include <tc3/capture/judge.hpp>
#include <tc3/exchange/judge.hpp>
#include <tc3/request/judge.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tc3::tool {

/// An entry of a capture with what was found in it, taken by itself.
struct judged_entry {
    entry from{};
    exchange_marks marks{};
    std::string action{};                       ///< empty if it is not known
    judged_text parameters = judged_text::none; ///< where the action's parameters stand
    bool whole = true;                          ///< they are JSON as a whole, or flattened
    bool verified = false;                      ///< the signature was computed anew and is right
    std::vector<placed_finding> found{};
};

/// What becomes of the judged entries. They come in the order of the captures, from the thread that adds captures.
struct entry_taker {
    std::function<void(input const&)> begin;
    std::function<void(input const&, judged_entry&)> take;
    /// With a sentence on why the capture cannot be read, or only in part; empty if all is well.
    std::function<void(input const&, std::string const& trouble)> end;
};

/// Judges the entries of captures, on several threads if wanted. The results do not depend on their number.
///
/// Memory is bounded: no more than some megabytes are on their way, or one entry that is bigger.
class entry_judges {
  public:
    /// \param jobs how many threads judge; with 1 the calling one does
    /// \param make_judge makes the judge of one thread
    entry_judges(std::size_t jobs, std::function<exchange_judge()> const& make_judge, entry_taker taker);
    entry_judges(entry_judges const&) = delete;
    entry_judges& operator=(entry_judges const&) = delete;
    ~entry_judges();

    /// Reads a capture to its end. Its last entries may be handed on later.
    void add(input const& from, capture_format format);
    /// Hands on all that is left.
    void finish();

    /// Bytes of all captures so far, as they stand in their files.
    [[nodiscard]] std::uint64_t bytes_read() const noexcept;

  private:
    class implementation;
    std::unique_ptr<implementation> self_;
};

} // namespace tc3::tool

#endif
