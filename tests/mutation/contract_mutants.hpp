// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_MUTATION_CONTRACT_MUTANTS_HPP
#define TC3_TESTS_MUTATION_CONTRACT_MUTANTS_HPP

#include "mutation/mutant.hpp"

#include <vector>

namespace tc3::mutation {

/// Everything that can be wrong in the data of the known contracts: each member left out, of another type or another
/// presence; each constraint removed, tightened and loosened by one; each relation dropped or changed in one value;
/// each error code, region, host and rule of the protocol dropped. An action that is added brings its own mutants.
[[nodiscard]] std::vector<mutant> contract_mutants();

} // namespace tc3::mutation

#endif
