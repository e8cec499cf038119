// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "mutation/mutant.hpp"

#include <boost/test/framework.hpp>
#include <boost/test/results_collector.hpp>
#include <boost/test/tree/traverse.hpp>
#include <boost/test/tree/visitor.hpp>
#include <boost/test/unit_test.hpp>
#include <boost/test/unit_test_log.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iostream>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tc3::mutation {
namespace {

namespace ut = boost::unit_test;

/// A mutant may send a loop round for ever, or let a text grow for ever.
void limit_this_process() {
    itimerval const processor_time{{}, {2, 0}};
    rlimit const bytes{rlim_t{2} << 30, rlim_t{2} << 30};
    ::setitimer(ITIMER_PROF, &processor_time, nullptr);
    ::setrlimit(RLIMIT_AS, &bytes);
    ::alarm(120); // for what waits instead
}

/// The test cases that are not in some folders.
class chosen_cases : public ut::test_tree_visitor {
  public:
    explicit chosen_cases(std::vector<std::string> const& others) : others_{&others} {}
    [[nodiscard]] std::vector<ut::test_unit_id> const& all() const { return all_; }

  private:
    void visit(ut::test_case const& one) override {
        std::string const file{one.p_file_name.begin(), one.p_file_name.end()};
        if (std::none_of(others_->begin(), others_->end(), [&file](std::string const& folder) {
                return file.find("/tests/" + folder + "/") != std::string::npos;
            }))
            all_.push_back(one.p_id);
    }

    std::vector<std::string> const* others_;
    std::vector<ut::test_unit_id> all_;
};

/// A test that may notice.
struct candidate {
    ut::test_unit_id id;
    std::chrono::steady_clock::duration time;
    std::vector<unsigned char> reached; ///< empty: all
};

bool passes(ut::test_unit_id id) {
    ut::framework::run(id, false);
    return ut::results_collector.results(id).passed();
}

std::string name_of(ut::test_unit_id id) {
    return ut::framework::get(id, ut::TUT_CASE).full_name();
}

/// Runs the cases against one mutant in a child. Gives the place of the first that failed, or their number.
std::size_t first_failure(mutant const& one, std::vector<ut::test_unit_id> const& cases) {
    int ends[2];
    if (::pipe(ends) != 0)
        return cases.size();
    pid_t const child = ::fork();
    if (child == 0) {
        limit_this_process();
        one.apply();
        std::size_t at = 0;
        for (; at < cases.size(); ++at) {
            // Told beforehand, so that it is known of a test that ends the process.
            if (::write(ends[1], &at, sizeof at) != static_cast<ssize_t>(sizeof at))
                ::_exit(2);
            if (!passes(cases[at]))
                ::_exit(1);
        }
        ::_exit(0);
    }
    ::close(ends[1]);
    std::size_t at = 0;
    std::size_t last = 0;
    while (::read(ends[0], &at, sizeof at) == static_cast<ssize_t>(sizeof at))
        last = at;
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? cases.size() : last;
}

} // namespace

std::vector<verdict> judge_mutants(std::vector<mutant> const& mutants, std::vector<std::string> const& other_folders,
                                   int argc, char** argv, std::vector<unsigned char>* reached) {
    std::string silence{"--report_level=no"};
    std::vector<char*> arguments(argv, argv + argc);
    arguments.insert(arguments.begin() + 1, silence.data());
    ut::framework::init([] { return true; }, static_cast<int>(arguments.size()), arguments.data());
    ut::framework::finalize_setup_phase();
    ut::unit_test_log.set_threshold_level(ut::log_nothing);
    chosen_cases chosen{other_folders};
    ut::traverse_test_tree(ut::framework::master_test_suite(), chosen, true);

    // All must pass as long as nothing is wrong.
    std::vector<candidate> cases;
    bool sound = !chosen.all().empty();
    for (ut::test_unit_id const id : chosen.all()) {
        if (reached != nullptr)
            std::fill(reached->begin(), reached->end(), static_cast<unsigned char>(0));
        auto const start = std::chrono::steady_clock::now();
        if (!passes(id)) {
            std::cout << name_of(id) << " fails although nothing was made wrong\n";
            sound = false;
        }
        cases.push_back({id, std::chrono::steady_clock::now() - start, {}});
        if (reached != nullptr)
            cases.back().reached = *reached;
    }
    if (!sound)
        return {};
    // The quick ones first.
    std::sort(cases.begin(), cases.end(), [](candidate const& a, candidate const& b) { return a.time < b.time; });

    std::vector<verdict> all;
    for (std::size_t i = 0; i < mutants.size(); ++i) {
        std::vector<ut::test_unit_id> asked;
        for (candidate const& each : cases)
            if (each.reached.empty() || each.reached[mutants[i].place] != 0)
                asked.push_back(each.id);
        std::size_t const at = first_failure(mutants[i], asked);
        if ((i + 1) % 500 == 0)
            std::cerr << i + 1 << " of " << mutants.size() << '\n';
        all.push_back({mutants[i].name, at < asked.size() ? name_of(asked[at]) : std::string{}, !asked.empty()});
        if (at == asked.size())
            continue;
        // Its neighbours are likely to be noticed by the same test.
        auto const killer =
            std::find_if(cases.begin(), cases.end(), [&](candidate const& c) { return c.id == asked[at]; });
        std::rotate(cases.begin(), killer, killer + 1);
    }
    return all;
}

} // namespace tc3::mutation
