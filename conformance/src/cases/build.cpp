// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/cases.hpp"

namespace tc3::conformance {

void append_build_cases(std::vector<conformance_case>&) {}

} // namespace tc3::conformance
