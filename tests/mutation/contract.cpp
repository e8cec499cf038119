// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// Makes one thing wrong at a time in the contracts' data, and asks the tests whether they notice.
#define BOOST_TEST_NO_MAIN
#include "mutation/contract_mutants.hpp"
#include "mutation/mutant.hpp"

#include <cstddef>
#include <exception>
#include <iostream>

int main(int argc, char** argv) try {
    std::vector<tc3::mutation::verdict> const all = tc3::mutation::judge_mutants(
        tc3::mutation::contract_mutants(), {"detail", "http", "json", "sign", "tools"}, argc, argv);
    std::size_t survivors = 0;
    for (tc3::mutation::verdict const& each : all)
        if (each.killer.empty()) {
            std::cout << "no test notices: " << each.mutant << '\n';
            ++survivors;
        }
    std::cout << all.size() << " mutants of the contracts, " << all.size() - survivors << " noticed\n";
    return all.empty() || survivors > 0 ? 1 : 0;
} catch (std::exception const& fault) {
    std::cerr << fault.what() << '\n';
    return 70;
}
