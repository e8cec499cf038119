// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "check/progress.hpp"

#include <boost/test/unit_test.hpp>

using namespace tc3::tool;

BOOST_AUTO_TEST_SUITE(check_progress)

BOOST_AUTO_TEST_CASE(a_line_tells_share_rate_and_remaining_time) {
    BOOST_TEST(progress_line({250'000'000, 1'000'000'000, 120'000, 2}) ==
               "25 % of 1.0 GB, 120000 exchanges, 125.0 MB/s, 0:06 left");
    BOOST_TEST(progress_line({1'000, 10'000'000, 1, 1}) == "0 % of 10.0 MB, 1 exchange, 1.0 kB/s, 2:46:39 left");
}

BOOST_AUTO_TEST_CASE(without_a_known_end_there_is_no_share) {
    BOOST_TEST(progress_line({1'500, 0, 3, 0.5}) == "1.5 kB, 3 exchanges, 3.0 kB/s");
    BOOST_TEST(progress_line({0, 0, 0, 0}) == "0 B, 0 exchanges");
}

BOOST_AUTO_TEST_CASE(a_file_that_grew_is_done_at_a_hundred_percent) {
    BOOST_TEST(progress_line({20, 10, 3, 1}) == "100 % of 10 B, 3 exchanges, 20 B/s");
}

BOOST_AUTO_TEST_CASE(the_size_of_a_pipe_is_not_known) {
    BOOST_TEST(total_size({{"-", "-", {}}}) == 0u);
    BOOST_TEST(total_size({{"null", "/dev/null", {}}}) == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
