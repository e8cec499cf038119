// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_MUTATION_MUTANT_HPP
#define TC3_TESTS_MUTATION_MUTANT_HPP

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace tc3::mutation {

/// One thing that is made wrong on purpose.
struct mutant {
    std::string name{};            ///< what is wrong, for a reader
    std::function<void()> apply{}; ///< called once, in a process of its own
    std::size_t place = 0;         ///< where the tests say that they reached it, see `judge_mutants`
};

/// What became of a mutant.
struct verdict {
    std::string mutant{};
    std::string killer{}; ///< the test that noticed; empty: none did
    bool reached = true;  ///< whether any test comes to the place
};

/// Runs the program's tests against each mutant, in a process of its own, until one fails.
///
/// All tests are asked but those in \p other_folders below tests/. The arguments are Boost.Test's. Returns nothing if a
/// test fails without any mutant: then no verdict is worth anything.
///
/// With \p reached only those tests are asked that set the mutant's place in it.
[[nodiscard]] std::vector<verdict> judge_mutants(std::vector<mutant> const& mutants,
                                                 std::vector<std::string> const& other_folders, int argc, char** argv,
                                                 std::vector<unsigned char>* reached = nullptr);

} // namespace tc3::mutation

#endif
