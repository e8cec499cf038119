// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/cases.hpp"
#include "cases/server_parts.hpp"

#include <algorithm>
#include <iterator>

namespace tc3::conformance {

void append_server_cases(std::vector<conformance_case>& out) {
    std::vector<conformance_case> made;
    for (auto const append :
         {server_cases::append_rules, server_cases::append_properties, server_cases::append_accepted,
          server_cases::append_clock, server_cases::append_signature, server_cases::append_v1_signature,
          server_cases::append_common, server_cases::append_several})
        append(made);
    std::sort(made.begin(), made.end(),
              [](conformance_case const& a, conformance_case const& b) { return a.id < b.id; });
    std::move(made.begin(), made.end(), std::back_inserter(out));
}

} // namespace tc3::conformance
