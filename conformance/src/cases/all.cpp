// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/cases.hpp"

namespace tc3::conformance {

std::vector<conformance_case> const& all_cases() {
    static std::vector<conformance_case> const all = [] {
        std::vector<conformance_case> made;
        append_sign_cases(made);
        append_verify_cases(made);
        append_validate_cases(made);
        append_build_cases(made);
        append_decode_cases(made);
        append_server_cases(made);
        append_client_cases(made);
        return made;
    }();
    return all;
}

} // namespace tc3::conformance
