// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "support.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace tc3::tests;
using tc3::tool::placed_finding;

BOOST_AUTO_TEST_SUITE(tool_reports_github)

BOOST_AUTO_TEST_CASE(a_group_of_findings_is_an_annotation) {
    placed_finding const one = a_finding();
    BOOST_TEST(reported("github", {one, one}) ==
               "::error file=a.har,line=7,col=1,title=x.storage.step::Storage is 25, but must be a multiple of 10. "
               "(/Storage)%0AAsk for 20 or 30.%0A1 more finding of this kind.\n");
    placed_finding note = one;
    note.what.severity = tc3::severity::note;
    note.exchange.reset();
    BOOST_TEST(reported("github", {note}).starts_with("::notice file=a.har,title=x.storage.step::"));
}

BOOST_AUTO_TEST_CASE(names_from_outside_give_no_commands) {
    placed_finding found = a_finding();
    found.capture = "a,line=1:b%\n::error::x";
    found.what.message = "100%\r\n::set-output name=x::y";
    BOOST_TEST(reported("github", {found}) ==
               "::error file=a%2Cline=1%3Ab%25%0A%3A%3Aerror%3A%3Ax,line=7,col=1,title=x.storage.step::"
               "100%25%0A::set-output name=x::y (/Storage)%0AAsk for 20 or 30.\n");
}

BOOST_AUTO_TEST_CASE(no_more_are_written_than_are_shown_and_none_that_are_known) {
    std::vector<placed_finding> all(13, a_finding());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].what.rule = "x." + std::to_string(i);
    all.push_back(a_finding());
    all.back().known = true;
    std::string const report = reported("github", all);
    BOOST_TEST(std::count(report.begin(), report.end(), '\n') == 10);
}

BOOST_AUTO_TEST_SUITE_END()
