// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CASES_SERVER_PARTS_HPP
#define TC3_CONFORMANCE_CASES_SERVER_PARTS_HPP

#include "case.hpp"

#include <vector>

/// The parts that the cases of servers are put together from, each in a file of its own.
namespace tc3::conformance::server_cases {

void append_rules(std::vector<conformance_case>& out);      ///< a case for each rule of the action's table
void append_properties(std::vector<conformance_case>& out); ///< made-up calls, right and wrong
void append_accepted(std::vector<conformance_case>& out);   ///< right calls in all their forms
void append_clock(std::vector<conformance_case>& out);      ///< the age of a signature
void append_signature(std::vector<conformance_case>& out);  ///< TC3-HMAC-SHA256
void append_v1_signature(std::vector<conformance_case>& out);
void append_common(std::vector<conformance_case>& out);  ///< common parameters, target, body
void append_several(std::vector<conformance_case>& out); ///< what several calls, or an answer, must be like

} // namespace tc3::conformance::server_cases

#endif
