// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "support.hpp"

#include <string>

using namespace tc3::tests;
using tc3::tool::placed_finding;

BOOST_AUTO_TEST_SUITE(tool_reports_curl)

BOOST_AUTO_TEST_CASE(a_failed_call_is_told_why_and_how_to_send_it) {
    placed_finding note = a_finding();
    note.what.severity = tc3::severity::note;
    placed_finding known = a_finding();
    known.known = true;
    BOOST_TEST(reported("curl", {note, known, a_finding()}, {}, {}, {a_failed_call()}) ==
               "# a.har: exchange 3\n"
               "# error[x.storage.step]: Storage is 25, but must be a multiple of 10.\n"
               "curl x\n\n");
    BOOST_TEST(reported("curl", {note}, {}, {}, {a_call(), a_call(4)}).empty());
}

BOOST_AUTO_TEST_CASE(names_from_outside_stay_in_the_comment) {
    placed_finding found = a_finding();
    found.what.message = "x\nrm -rf /";
    tc3::tool::judged_exchange call = a_failed_call();
    call.capture = "a\nrm b.har";
    BOOST_TEST(reported("curl", {found}, {}, {}, {call}) ==
               "# a?rm b.har: exchange 3\n# error[x.storage.step]: x?rm -rf /\ncurl x\n\n");
}

BOOST_AUTO_TEST_SUITE_END()
