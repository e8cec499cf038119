// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_EXECUTOR_LIBRARY_HPP
#define TC3_CONFORMANCE_EXECUTOR_LIBRARY_HPP

#include "executor/peer.hpp"

#include <boost/json/object.hpp>

#include <memory>

namespace tc3::conformance {

/// Answers one question of the executor's protocol with this library: what `tc3-executor` does with each line.
/// A question that it does not understand gets an `errored` answer. Not called for `bye`.
[[nodiscard]] boost::json::object answer_with_library(boost::json::object const& question);

/// The library in process, asked without a pipe.
[[nodiscard]] std::unique_ptr<executor_peer> make_library_peer();

} // namespace tc3::conformance

#endif
