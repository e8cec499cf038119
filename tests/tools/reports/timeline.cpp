// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reports/timeline.hpp"

#include "support.hpp"

#include <string>

using tc3::tests::a_call;
using tc3::tests::a_failed_call;
using tc3::tests::has;
using tc3::tool::judged_exchange;
using tc3::tool::timeline;

namespace {

judged_exchange at(std::int64_t milliseconds) {
    judged_exchange made = a_call();
    made.milliseconds = milliseconds;
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_reports_timeline)

BOOST_AUTO_TEST_CASE(stretches_grow_until_few_enough_are_left) {
    timeline times;
    for (std::int64_t i = 0; i < 100'000; ++i)
        times.add(at(1'000'000 + i * 37), false);
    BOOST_TEST(times.stretches().size() <= static_cast<std::size_t>(timeline::most_stretches));
    BOOST_TEST(times.stretches().size() > 40u);
    std::size_t calls = 0;
    for (auto const& [index, one] : times.stretches())
        calls += one.calls;
    BOOST_TEST(calls == 100'000u);
    BOOST_TEST(times.first() == 1'000'000);
    BOOST_TEST(times.last() == 1'000'000 + 99'999 * 37);
}

BOOST_AUTO_TEST_CASE(calls_may_come_in_any_order_and_at_any_distance) {
    timeline times;
    for (std::int64_t const when : {253'402'300'799'999, std::int64_t{0}, std::int64_t{1'795'600'000'000}})
        times.add(at(when), false);
    BOOST_TEST(times.stretches().size() == 2u); // the first two lie within a century
    BOOST_TEST(times.stretches().rbegin()->first - times.stretches().begin()->first < timeline::most_stretches);
}

BOOST_AUTO_TEST_CASE(times_that_cannot_be_drawn_are_counted) {
    timeline times;
    judged_exchange none = a_call();
    none.milliseconds.reset();
    times.add(none, false);
    times.add(at(-1), false);
    times.add(at(253'402'300'800'000), false);
    BOOST_TEST(times.calls_without_time() == 3u);
    BOOST_TEST(times.svg().empty());
}

BOOST_AUTO_TEST_CASE(the_picture_tells_what_happened_when) {
    timeline times;
    times.add(a_failed_call(), false);
    times.add(a_call(), true);
    std::string const svg = times.svg();
    BOOST_TEST(has(svg, "<title>2026-11-25 09:46:40 UTC: 2 calls, 1 with errors, 2 bought, 1 sent again</title>"), svg);
    BOOST_TEST(has(svg, "<rect class=\"error\" x=\"460.8\" y=\"64.0\" width=\"38.4\" height=\"56.0\""), svg);
    BOOST_TEST(has(svg, "<path class=\"repeated\""), svg);
}

BOOST_AUTO_TEST_SUITE_END()
