// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "run/run.hpp"

#include <tc3/validate/wording.hpp>

#include <algorithm>
#include <exception>
#include <utility>

namespace tc3::conformance {
namespace {

judgement not_applicable(std::string message) {
    return ended(verdict::not_applicable, std::move(message));
}

judgement judge(conformance_case const& one, subject const& of, settings const& with) {
    if (!has_way(one, of.how))
        return not_applicable("a " + std::string{to_string(one.side)} + " is not reached in the mode " +
                              std::string{to_string(of.how)});
    if (of.how == mode::server)
        return one.send(*of.server, with);
    if (of.how == mode::client)
        return one.start(*of.client, with);
    if (std::string_view const operation = operation_of(one.side);
        !operation.empty() && !of.executor->about().is_able_to(operation))
        return not_applicable("the implementation does not say that it can " + std::string{operation});
    return one.ask(*of.executor, with);
}

} // namespace

std::size_t totals::judged() const noexcept {
    std::size_t sum = 0;
    for (verdict const what : {verdict::passed, verdict::failed, verdict::failed_as_expected,
                               verdict::unexpectedly_passed, verdict::errored, verdict::timed_out})
        sum += (*this)[what];
    return sum;
}

totals run_record::counts() const noexcept {
    totals sums;
    for (outcome const& one : outcomes)
        sums.add(one.judged.what);
    return sums;
}

outcome run_case(conformance_case const& one, subject const& of, settings const& with, known_failures const& known) {
    outcome made;
    made.of = &one;
    auto const start = std::chrono::steady_clock::now();
    try {
        made.judged = known.applied_to(one.id, judge(one, of, with));
    } catch (std::exception const& failure) {
        made.judged = ended(verdict::errored, std::string{"the suite itself failed: "} + failure.what());
        made.is_our_fault = true;
    }
    made.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    return made;
}

std::size_t count_against(run_record const& made, strictness strict) noexcept {
    level const least = strict == strictness::must ? level::must : level::should;
    auto const counts = [least](outcome const& one) {
        return one.judged.what == verdict::unexpectedly_passed || (is_bad(one.judged.what) && one.of->level <= least);
    };
    return static_cast<std::size_t>(std::count_if(made.outcomes.begin(), made.outcomes.end(), counts));
}

exit_code exit_code_of(run_record const& made, strictness strict) noexcept {
    auto const is_our_fault = [](outcome const& one) { return one.is_our_fault; };
    if (std::any_of(made.outcomes.begin(), made.outcomes.end(), is_our_fault))
        return exit_code::internal_error;
    return count_against(made, strict) > 0 || !made.ended_badly.empty() ? exit_code::fails : exit_code::conforms;
}

} // namespace tc3::conformance
