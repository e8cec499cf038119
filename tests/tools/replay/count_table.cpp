// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "replay/count_table.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(tool_replay_count_table)

BOOST_AUTO_TEST_CASE(numbers_stand_flush_right_while_they_have_room) {
    BOOST_TEST(tc3::tool::count_table("Order", {{"calls", 12}, {"  sent", 123456789}, {"a longer name", 3}}) ==
               "Order\n"
               "  calls              12\n"
               "    sent        123456789\n"
               "  a longer name       3\n");
    BOOST_TEST(tc3::tool::count_table("Nothing", {}) == "Nothing\n");
}

BOOST_AUTO_TEST_SUITE_END()
