// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "run/run.hpp"

#include "made_up.hpp"
#include "run/recording.hpp"

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>
#include <vector>

using namespace tc3::conformance;
using made_up::case_of;

namespace {

run_record after(level how_much, judgement found, known_failures const& known = {}) {
    return made_up::record_of({case_of("sign/one", how_much, side::signer, std::move(found))}, known);
}

} // namespace

BOOST_AUTO_TEST_SUITE(runs)

BOOST_AUTO_TEST_CASE(every_way_to_end_gets_its_verdict) {
    auto const all = made_up::cases();
    auto const made = made_up::record_of(all);
    std::vector<std::string> verdicts;
    for (outcome const& one : made.outcomes)
        verdicts.emplace_back(to_string(one.judged.what));
    BOOST_TEST(verdicts == (std::vector<std::string>{"passed", "failed", "errored", "timed-out", "skipped", "passed",
                                                     "failed", "failed", "not-applicable", "not-applicable"}),
               boost::test_tools::per_element());
    BOOST_TEST(made.outcomes[8].judged.message == "the implementation does not say that it can decode");
    BOOST_TEST(made.outcomes[9].judged.message == "a server is not reached in the mode executor");
    totals const counts = made.counts();
    BOOST_TEST(counts[verdict::passed] == 2u);
    BOOST_TEST(counts[verdict::failed] == 3u);
    BOOST_TEST(counts[verdict::not_applicable] == 2u);
    BOOST_TEST(counts[verdict::failed_as_expected] == 0u);
    BOOST_TEST(counts.judged() == 7u);
}

BOOST_AUTO_TEST_CASE(the_exit_code_is_decided_by_must_and_if_strict_by_should) {
    using enum strictness;
    for (judgement const& bad :
         {made_up::wrong(), ended(verdict::errored, "it died"), ended(verdict::timed_out, "too late")}) {
        BOOST_TEST((exit_code_of(after(level::must, bad), must) == exit_code::fails));
        BOOST_TEST((exit_code_of(after(level::should, bad), must) == exit_code::conforms));
        BOOST_TEST((exit_code_of(after(level::should, bad), must_and_should) == exit_code::fails));
        BOOST_TEST((exit_code_of(after(level::may, bad), must_and_should) == exit_code::conforms));
        BOOST_TEST((exit_code_of(after(level::must, bad, known_failures{"sign/*"}), must) == exit_code::conforms));
    }
    for (verdict const harmless : {verdict::passed, verdict::skipped, verdict::not_applicable})
        BOOST_TEST((exit_code_of(after(level::must, ended(harmless, "")), must_and_should) == exit_code::conforms));
}

BOOST_AUTO_TEST_CASE(a_case_that_passes_against_the_list_fails_the_run_at_any_level) {
    for (level const any : {level::must, level::should, level::may}) {
        run_record const made = after(any, passed(), known_failures{"sign/one"});
        BOOST_TEST(count_against(made, strictness::must) == 1u);
        BOOST_TEST((exit_code_of(made, strictness::must) == exit_code::fails));
    }
}

BOOST_AUTO_TEST_CASE(an_implementation_that_ends_badly_does_not_conform) {
    run_record made = after(level::must, passed());
    BOOST_TEST((exit_code_of(made, strictness::must) == exit_code::conforms));
    made.ended_badly = "it ended with exit status 3";
    BOOST_TEST((exit_code_of(made, strictness::must) == exit_code::fails));
}

BOOST_AUTO_TEST_CASE(a_case_that_throws_is_our_fault_and_does_not_end_the_run) {
    auto broken = case_of("sign/broken", level::may, side::signer, passed());
    broken.ask = [](executor_peer&, settings const&) -> judgement { throw std::runtime_error{"no table"}; };
    std::vector<conformance_case> const all{broken, case_of("sign/next", level::must, side::signer, passed())};
    run_record const made = made_up::record_of(all, known_failures{"sign/broken"});
    BOOST_TEST((made.outcomes[0].judged.what == verdict::errored));
    BOOST_TEST(made.outcomes[0].judged.message == "the suite itself failed: no table");
    BOOST_TEST(made.outcomes[1].judged.is_passed());
    BOOST_TEST((exit_code_of(made, strictness::must) == exit_code::internal_error));
}

BOOST_AUTO_TEST_CASE(a_case_is_given_the_settings_of_the_run) {
    settings seen;
    auto curious = case_of("sign/curious", level::must, side::signer, passed());
    curious.ask = [&seen](executor_peer&, settings const& with) {
        seen = with;
        return passed();
    };
    made_up::echo peer;
    subject of;
    of.executor = &peer;
    settings with;
    with.seed = 99;
    with.max_success = 3;
    static_cast<void>(run_case(curious, of, with, {}));
    BOOST_TEST(seen.seed == 99u);
    BOOST_TEST(seen.max_success == 3);
}

BOOST_AUTO_TEST_CASE(the_seed_of_a_case_depends_on_its_id_and_on_the_seed_of_the_run_alone) {
    BOOST_TEST(seed_of_case(1, "sign/good") == seed_of_case(1, "sign/good"));
    BOOST_TEST(seed_of_case(1, "sign/good") != seed_of_case(2, "sign/good"));
    BOOST_TEST(seed_of_case(1, "sign/good") != seed_of_case(1, "sign/bad"));
    static_assert(seed_of_case(0, "a") == 0xaf63dc4c8601ec8cu, "FNV-1a of 64 bits, as published");
}

BOOST_AUTO_TEST_CASE(a_recorder_keeps_the_first_questions_without_their_numbers) {
    made_up::echo peer;
    recording_peer recorder{peer, 2};
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(recorder.ask({{"seq", i}, {"op", "sign"}, {"n", i}}).fields.at("seq").as_int64() == i);
    BOOST_TEST(peer.asked == 3u);
    BOOST_TEST(recorder.kept().size() == 2u);
    BOOST_TEST((recorder.kept()[1].question == boost::json::object{{"op", "sign"}, {"n", 1}}));
    BOOST_TEST((recorder.kept()[1].answer == boost::json::object{{"op", "sign"}, {"n", 1}}));
    BOOST_TEST(recorder.about().name == "echo");
}

BOOST_AUTO_TEST_SUITE_END()
