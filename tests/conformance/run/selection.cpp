// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "run/selection.hpp"

#include "made_up.hpp"
#include "run/known_failures.hpp"
#include "run/pattern.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <vector>

using namespace tc3::conformance;

namespace {

std::vector<std::string> ids_of(case_list const& cases) {
    std::vector<std::string> ids;
    for (conformance_case const* const one : cases)
        ids.push_back(one->id);
    return ids;
}

using ids = std::vector<std::string>;

} // namespace

BOOST_AUTO_TEST_SUITE(selection_of_cases)

BOOST_AUTO_TEST_CASE(a_star_stops_at_a_slash_and_two_do_not) {
    BOOST_TEST(fits_id("sign/good", "sign/good"));
    BOOST_TEST(!fits_id("sign/good", "sign/goods"));
    BOOST_TEST(!fits_id("sign/goods", "sign/good"));
    BOOST_TEST(fits_id("sign/*", "sign/good"));
    BOOST_TEST(!fits_id("sign/*", "sign/deep/good"));
    BOOST_TEST(fits_id("sign/**", "sign/deep/good"));
    BOOST_TEST(fits_id("**/good", "sign/deep/good"));
    BOOST_TEST(!fits_id("*/good", "sign/deep/good"));
    BOOST_TEST(fits_id("*/*/good", "sign/deep/good"));
    BOOST_TEST(fits_id("s*n/g**d", "sign/good"));
    BOOST_TEST(fits_id("sign/good*", "sign/good"));
    BOOST_TEST(fits_id("**", "sign/good"));
    BOOST_TEST(!fits_id("*", "sign/good"));
    BOOST_TEST(!fits_id("", "sign/good"));
    BOOST_TEST(fits_id("***", "a/b"));
    BOOST_TEST(!fits_id("sign/*.step", "sign/a.steps"));
    BOOST_TEST(fits_id("sign/*.step", "sign/a.step.step"));
}

BOOST_AUTO_TEST_CASE(cases_are_chosen_by_pattern_level_and_smoke_in_their_order) {
    auto const all = made_up::cases();
    BOOST_TEST(select(all, {}).size() == all.size());
    BOOST_TEST(ids_of(select(all, {{"validate/**", "sign/good"}, level::may, false})) ==
                   (ids{"sign/good", "validate/deep/good", "validate/deep/bad", "validate/advice"}),
               boost::test_tools::per_element());
    BOOST_TEST(ids_of(select(all, {{"validate/**"}, level::should, false})) ==
                   (ids{"validate/deep/good", "validate/deep/bad"}),
               boost::test_tools::per_element());
    BOOST_TEST(select(all, {{"validate/**"}, level::must, false}).empty());
    BOOST_TEST(ids_of(select(all, {{}, level::may, true})) == (ids{"sign/good", "server/good"}),
               boost::test_tools::per_element());
    BOOST_TEST(ids_of(select(all, {{}, level::may, true}, mode::executor)) == (ids{"sign/good"}),
               boost::test_tools::per_element());
    BOOST_TEST(ids_of(select(all, {{}, level::may, true}, mode::server)) == (ids{"server/good"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_pattern_that_no_case_fits_gets_a_sentence_with_advice) {
    auto const all = made_up::cases();
    BOOST_TEST(no_such_case(all, "sign/*") == "");
    BOOST_TEST(no_such_case(all, "sign/godo") == "there is no case `sign/godo`. Did you mean sign/good or sign/bad?");
    BOOST_TEST(no_such_case(all, "sign") == "there is no case `sign`; `sign/**` stands for all cases of that side");
    BOOST_TEST(no_such_case(all, "*good") == "there is no case `*good`, since * stops at a slash; `**good` fits some");
    BOOST_TEST(no_such_case(all, "xyzzy") == "there is no case `xyzzy`; `tc3-conformance list` shows them all");
}

BOOST_AUTO_TEST_CASE(a_list_of_known_failures_holds_patterns_and_comments) {
    known_failures const known{
        "\xEF\xBB\xBF# why\r\n\r\n  sign/bad   # our issue 12\nvalidate/**#all\n\t\nno/such\n*od"};
    BOOST_TEST(known.holds("sign/bad"));
    BOOST_TEST(known.holds("validate/deep/good"));
    BOOST_TEST(!known.holds("sign/good"));
    BOOST_TEST(!known.holds("our issue 12"));
    BOOST_TEST(
        known.unknown(made_up::cases()) ==
            (std::vector<std::string>{"line 6: there is no case `no/such`; `tc3-conformance list` shows them all",
                                      "line 7: there is no case `*od`, since * stops at a slash; `**od` fits some"}),
        boost::test_tools::per_element());
    BOOST_TEST(!known_failures{}.holds("sign/bad"));
    BOOST_TEST(!known_failures{"#sign/bad"}.holds("sign/bad"));
}

BOOST_AUTO_TEST_CASE(a_listed_case_is_expected_to_fail_whichever_way) {
    known_failures const known{"listed"};
    auto const after = [&known](verdict what) { return known.applied_to("listed", ended(what, "as it was")); };
    for (verdict const what : {verdict::failed, verdict::errored, verdict::timed_out}) {
        BOOST_TEST((after(what).what == verdict::failed_as_expected));
        BOOST_TEST(after(what).message == "as it was");
    }
    BOOST_TEST((after(verdict::passed).what == verdict::unexpectedly_passed));
    BOOST_TEST(after(verdict::passed).message == "it passes, but stands in the list of known failures: take it out");
    for (verdict const what : {verdict::skipped, verdict::not_applicable})
        BOOST_TEST((after(what).what == what));
    BOOST_TEST((known.applied_to("other", made_up::wrong()).what == verdict::failed));
}

BOOST_AUTO_TEST_CASE(ids_of_all_cases_are_different_and_begin_with_what_is_judged) {
    std::set<std::string> seen;
    for (conformance_case const& one : all_cases()) {
        BOOST_TEST(seen.insert(one.id).second, one.id << " stands there twice");
        BOOST_TEST(one.id.find_first_of(" #*") == std::string::npos, one.id);
        BOOST_TEST(one.id.find('/') != std::string::npos, one.id);
        BOOST_TEST(!one.requirement.empty(), one.id);
        BOOST_TEST((one.ask || one.send || one.start), one.id);
    }
}

BOOST_AUTO_TEST_SUITE_END()
