// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_SERVE_FAULTS_HPP
#define TC3_TOOLS_SERVE_FAULTS_HPP

#include "net/server.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// Something that goes wrong on purpose, instead of or beside the right answer.
struct fault {
    std::string code{};                   ///< the answer is an error with this code
    int status = 0;                       ///< the answer is a gateway's page with this HTTP status
    std::chrono::milliseconds latency{0}; ///< before the answer
    departure leaves = departure::whole;
    std::optional<std::size_t> kept_bytes{}; ///< of the body of a truncated answer; else half
    std::size_t times = 0;                   ///< on so many requests only, the first ones; 0: on all
    std::size_t every = 1;                   ///< on each so many-th request only

    /// Adds what another one says; what both say is as the other has it.
    void add(fault const& other);
};

/// The header by which a request asks for a fault of its own.
inline constexpr std::string_view fault_header = "X-TC3-Fault";

/// Reads a list such as `latency=200ms,status=502`, of `error=CODE`, `status=N`, `latency=Nms` or `Ns`, `truncate` or
/// `truncate=BYTES`, `lost`, `reset`, `times=N` and `every=N`. Nothing, with a sentence in \p trouble, if it is
/// something else.
[[nodiscard]] std::optional<fault> fault_from(std::string_view text, std::string& trouble);

/// Says which of the faults that were asked for befall which request.
class fault_plan {
  public:
    explicit fault_plan(std::vector<fault> all);

    /// The faults of the next request, together.
    [[nodiscard]] fault next();

  private:
    struct planned {
        fault what{};
        std::size_t done = 0;
    };
    std::vector<planned> all_{};
    std::size_t requests_ = 0;
};

} // namespace tc3::tool

#endif
