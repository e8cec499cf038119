// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_SUPPORT_UNDER_TEST_HPP
#define TC3_TESTS_SUPPORT_UNDER_TEST_HPP

#include <tc3/contract/action.hpp>
#include <tc3/contract/structure.hpp>

/// The contracts by which tests judge. Everywhere but in the mutation run they are the library's own; there each is a
/// copy in which one thing at a time is made wrong (see tests/mutation). A test that names its contract through these
/// functions is asked whether it would notice.
namespace tc3::tests {

[[nodiscard]] contract_set actions_under_test();
[[nodiscard]] action const& under_test(action const& declared);
[[nodiscard]] structure const& under_test(structure const& declared);

/// The structure of a declared struct.
template <class Struct>
[[nodiscard]] structure const& shape_under_test() {
    return under_test(structure_of<Struct>());
}

} // namespace tc3::tests

#endif
