// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_EXECUTOR_PEER_HPP
#define TC3_CONFORMANCE_EXECUTOR_PEER_HPP

#include "judgement.hpp"

#include <boost/json/object.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::conformance {

/// What an implementation says of itself when it is greeted.
struct introduction {
    std::string name{};
    std::string version{};
    std::string language{};
    std::string homepage{}; ///< may be empty
    std::string issues{};   ///< where to report its defects; may be empty
    std::vector<std::string> can{};

    [[nodiscard]] bool is_able_to(std::string_view operation) const {
        return std::find(can.begin(), can.end(), operation) != can.end();
    }
};

/// An answer of an executor, or why there is none.
struct answer {
    enum class state : std::uint8_t { given, skipped, errored, timed_out };
    state what = state::given;
    boost::json::object fields{}; ///< of a given answer
    std::string message{};        ///< of the others: one sentence

    [[nodiscard]] bool is_given() const noexcept { return what == state::given; }

    /// The judgement of a case that got no answer.
    [[nodiscard]] judgement as_judgement() const {
        return ended(what == state::skipped     ? verdict::skipped
                     : what == state::timed_out ? verdict::timed_out
                                                : verdict::errored,
                     message);
    }
};

/// An implementation that answers the questions of the executor's protocol: a program behind a pipe, or the library
/// itself.
class executor_peer {
  public:
    virtual ~executor_peer() = default;

    [[nodiscard]] virtual introduction const& about() const = 0;

    /// Asks one question. `seq` is added here; the rest, `op` and `case` included, is the caller's.
    [[nodiscard]] virtual answer ask(boost::json::object question) = 0;
};

} // namespace tc3::conformance

#endif
