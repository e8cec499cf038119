// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "merge/shard_tally.hpp"

#include "merge/counting.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>

using tc3::tool::largest_count;
using tc3::tool::shard_tally;
using tc3::tool::summary;

namespace {

summary counting(std::size_t a, std::size_t b) {
    summary made;
    if (a > 0)
        made.rules["a"] = a;
    if (b > 0)
        made.rules["b"] = b;
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_merge_shard_tally)

BOOST_AUTO_TEST_CASE(whole_reports_add_up_in_any_order) {
    shard_tally tally;
    BOOST_TEST(tally.adds_up());
    BOOST_TEST(!tally.has_summary());
    tally.add_finding("a", "one");
    tally.add_summary(counting(2, 1));
    BOOST_TEST(!tally.adds_up());
    BOOST_TEST(tally.lost() == 2u);
    tally.add_finding("b", "two");
    tally.add_finding("a", "one");
    tally.add_finding("b", "two");
    tally.add_summary(counting(0, 1));
    BOOST_TEST(tally.adds_up());
    BOOST_TEST(tally.has_summary());
}

BOOST_AUTO_TEST_CASE(a_report_without_its_summary_is_seen_and_named) {
    shard_tally tally;
    tally.add_finding("a", "one");
    tally.add_summary(counting(1, 0));
    tally.add_finding("b", "two"); // and no more of it
    tally.add_finding("a", "three");
    tally.add_summary(counting(1, 0));
    BOOST_TEST(tally.uncounted() == 1u);
    BOOST_TEST(tally.lost() == 0u);
    BOOST_TEST(tally.suspect() == "two");
}

BOOST_AUTO_TEST_CASE(of_a_stream_that_ends_early_the_last_report_is_named) {
    shard_tally tally;
    tally.add_finding("a", "one");
    tally.add_summary(counting(1, 0));
    tally.add_finding("b", "two");
    BOOST_TEST(tally.uncounted() == 1u);
    BOOST_TEST(tally.suspect() == "two");
}

BOOST_AUTO_TEST_CASE(one_rule_too_many_does_not_make_up_for_another_that_lacks) {
    shard_tally tally;
    tally.add_finding("a", "one");
    tally.add_summary(counting(0, 1));
    BOOST_TEST(tally.uncounted() == 1u);
    BOOST_TEST(tally.lost() == 1u);
}

BOOST_AUTO_TEST_CASE(sums_end_at_the_largest_count) {
    constexpr std::size_t far_too_many = 9'223'372'036'854'775'807;
    for (std::size_t const count : {std::size_t{largest_count}, far_too_many, far_too_many + 1, 2 * far_too_many + 1}) {
        shard_tally tally;
        tally.add_finding("a", "one");
        for (int i = 0; i < 3; ++i)
            tally.add_summary(counting(count, count));
        BOOST_TEST(tally.lost() == largest_count);
        BOOST_TEST(tally.uncounted() == 0u);
        BOOST_TEST(!tally.adds_up());
        shard_tally whole;
        whole.add(tally);
        whole.add(tally);
        BOOST_TEST(whole.lost() == largest_count);
    }
}

BOOST_AUTO_TEST_CASE(the_lines_of_a_report_may_be_spread_over_several_tallies) {
    shard_tally one;
    one.add_finding("a", "x");
    shard_tally other;
    other.add_summary(counting(1, 0));
    shard_tally whole;
    whole.add(one);
    BOOST_TEST(!whole.adds_up());
    whole.add(other);
    BOOST_TEST(whole.adds_up());
    BOOST_TEST(whole.has_summary());
}

BOOST_AUTO_TEST_SUITE_END()
