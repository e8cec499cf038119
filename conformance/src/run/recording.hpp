// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_RUN_RECORDING_HPP
#define TC3_CONFORMANCE_RUN_RECORDING_HPP

#include "executor/peer.hpp"

#include <boost/json/object.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace tc3::conformance {

/// A question and its answer, both without `seq`.
struct exchange {
    boost::json::object question{};
    boost::json::object answer{};
};

/// Passes questions on to an implementation, and keeps the first of them with their answers.
class recording_peer final : public executor_peer {
  public:
    /// \param most how many are kept
    recording_peer(executor_peer& inner, std::size_t most) : inner_{&inner}, most_{most} {}

    [[nodiscard]] introduction const& about() const override { return inner_->about(); }
    [[nodiscard]] answer ask(boost::json::object question) override;

    [[nodiscard]] std::vector<exchange> const& kept() const noexcept { return kept_; }

  private:
    executor_peer* inner_;
    std::size_t most_;
    std::vector<exchange> kept_{};
};

} // namespace tc3::conformance

#endif
