// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "support/under_test.hpp"

#include <tc3/known_actions.hpp>

// Nothing is put in the place of anything; the mutation run has other definitions.
namespace tc3::tests {

contract_set actions_under_test() {
    return known_actions;
}

action const& under_test(action const& declared) {
    return declared;
}

structure const& under_test(structure const& declared) {
    return declared;
}

} // namespace tc3::tests
