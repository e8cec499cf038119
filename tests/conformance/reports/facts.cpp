// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reports/facts.hpp"

#include "../run/made_up.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace tc3::conformance;
using namespace tc3::conformance::reports;

BOOST_AUTO_TEST_SUITE(facts_of_reports)

BOOST_AUTO_TEST_CASE(the_command_that_repeats_a_case_names_it_before_the_command_under_test) {
    run_record const made = made_up::record_of({});
    BOOST_TEST(command_for("sign/bad", made) ==
               "tc3-conformance executor --case sign/bad --seed 7 -- python3 'my signer.py'");
}

BOOST_AUTO_TEST_CASE(long_text_is_cut_at_the_edge_of_a_code_point) {
    std::string const short_enough(4000, 'a');
    BOOST_TEST(excerpt(short_enough) == short_enough);
    std::string const cut = excerpt(std::string(3999, 'a') + "\xE5\x90\x8D and more");
    BOOST_TEST(cut == std::string(3999, 'a') + "... (12 more bytes, which the JSON report has)");
}

BOOST_AUTO_TEST_CASE(a_body_is_shown_where_it_is_text) {
    BOOST_TEST(body_in(R"({"body_b64":"eyJBIjoxfQ=="})") == R"({"A":1})");
    BOOST_TEST(body_in(R"({"body_b64":"/w=="})").empty());
    BOOST_TEST(body_in(R"({"body_b64":1})").empty());
    BOOST_TEST(body_in(R"({"other":""})").empty());
    BOOST_TEST(body_in("[1]").empty());
    BOOST_TEST(body_in("POST / HTTP/1.1").empty());
}

BOOST_AUTO_TEST_CASE(sources_and_implementations_are_named_by_what_is_known_of_them) {
    BOOST_TEST(in_words(tc3::from("said", "page", "2026")) == "said (page, 2026)");
    BOOST_TEST(in_words(tc3::from("said", "page", "")) == "said (page)");
    BOOST_TEST(in_words(tc3::source{}).empty());
    BOOST_TEST(in_words(introduction{"n", "1", "Go", "", "", {}}) == "n 1 (Go)");
    BOOST_TEST(in_words(introduction{"n", "", "", "", "", {}}) == "n");
    BOOST_TEST(in_words(introduction{}) == "an implementation without a name");
    BOOST_TEST(abilities_of(introduction{}).empty());
    BOOST_TEST(abilities_of(made_up::echo{}.introduced) ==
               "it can sign and validate; its defects are reported at https://example.com/issues");
}

BOOST_AUTO_TEST_CASE(the_conclusion_tells_what_decided) {
    auto const all = made_up::cases();
    BOOST_TEST(conclusion_of(made_up::record_of(all), strictness::must) ==
               "does not conform: 3 of level MUST did not pass");
    BOOST_TEST(conclusion_of(made_up::record_of(all), strictness::must_and_should) ==
               "does not conform: 3 of level MUST did not pass and 1 of level SHOULD did not pass");
    run_record const listed = made_up::record_of(all, known_failures{"**"});
    BOOST_TEST(conclusion_of(listed, strictness::must) == "does not conform: 2 passed that were expected to fail");
    run_record fine = made_up::record_of({all[0], all[6]});
    BOOST_TEST(conclusion_of(fine, strictness::must) == "conforms: no case of level MUST failed");
    fine.ended_badly = "it ended with exit status 3";
    BOOST_TEST(conclusion_of(fine, strictness::must) == "does not conform: it ended with exit status 3");
    BOOST_TEST(conclusion_of(made_up::record_of({all[4]}), strictness::must) == "nothing was judged");
}

BOOST_AUTO_TEST_SUITE_END()
