// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_EXECUTOR_PROGRAM_PEER_HPP
#define TC3_CONFORMANCE_EXECUTOR_PROGRAM_PEER_HPP

#include "executor/peer.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace tc3::conformance {

/// An implementation that is a program: it is asked by lines on its standard input, and answers by lines on its
/// standard output.
///
/// A question that is not answered as the protocol says is `errored` or `timed_out`, with a sentence that quotes what
/// came. After that, and after whatever else puts question and answer out of step, the program is ended and started
/// anew for the next question. What it did before a question was sent is never held against that question.
class program_peer : public executor_peer {
  public:
    /// Says `bye`, and waits for the program's end. Gives a sentence on what was wrong beside the answers (an exit
    /// status other than 0, lines that answered nothing, an end of its own accord), or nothing.
    [[nodiscard]] virtual std::string finish() = 0;
};

/// Starts and greets a program. Null, with a sentence in \p trouble, if it cannot be used.
///
/// \param command the program and its arguments; no shell reads them
/// \param deadline for each answer, that to the greeting included; the program finds it as seconds in `TC3_DEADLINE`
[[nodiscard]] std::unique_ptr<program_peer> make_program_peer(std::vector<std::string> command,
                                                              std::chrono::milliseconds deadline, std::string& trouble);

} // namespace tc3::conformance

#endif
