// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CASES_CASES_HPP
#define TC3_CONFORMANCE_CASES_CASES_HPP

#include "case.hpp"

#include <vector>

/// The parts that `all_cases` is put together from, each in a file of its own.
namespace tc3::conformance {

void append_sign_cases(std::vector<conformance_case>& out);
void append_verify_cases(std::vector<conformance_case>& out);
void append_validate_cases(std::vector<conformance_case>& out);
void append_build_cases(std::vector<conformance_case>& out);
void append_decode_cases(std::vector<conformance_case>& out);
void append_server_cases(std::vector<conformance_case>& out);
void append_client_cases(std::vector<conformance_case>& out);

} // namespace tc3::conformance

#endif
