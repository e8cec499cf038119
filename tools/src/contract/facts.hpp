// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CONTRACT_FACTS_HPP
#define TC3_TOOLS_CONTRACT_FACTS_HPP

#include <tc3/contract/action.hpp>

#include <string>
#include <vector>

/// What each form of a contract tells of the action as a whole.
namespace tc3::tool {

/// The hosts at which a product answers, as a builder would name them.
[[nodiscard]] std::vector<std::string> hosts_of(product const& owner);

/// What a call does to the bill, in words.
[[nodiscard]] std::string billing_in_words(action const& contract);

/// How many calls are taken, in words; empty if it is not stated.
[[nodiscard]] std::string rate_in_words(action const& contract);

} // namespace tc3::tool

#endif
