// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_FUZZ_SLOW_VALIDATOR_HPP
#define TC3_TESTS_FUZZ_SLOW_VALIDATOR_HPP

#include <tc3/contract/structure.hpp>
#include <tc3/validate/finding.hpp>

#include <boost/json/value.hpp>

#include <string>

namespace tc3::fuzz {

/// Judges a value by the rules of a structure, in the plainest way: on the whole value at once, with regular
/// expressions, with a look at each member again for each rule. It shares no code with the engine, against which it is
/// held.
///
/// Gives the findings sorted, a line each: `step /Storage error`. A value holds no name twice, so that nothing is said
/// of repeats.
[[nodiscard]] std::string slow_verdict(boost::json::value const& value, structure const& shape,
                                       std::string const& region, std::int64_t timestamp);

/// Findings of the engine in the same form.
[[nodiscard]] std::string verdict_line(finding const& found);

} // namespace tc3::fuzz

#endif
