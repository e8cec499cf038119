// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/validate/finding.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using tc3::finding;
using tc3::finding_sink;
using tc3::walk;

namespace {

finding named(std::string rule) {
    finding made;
    made.rule = std::move(rule);
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(validate_finding)

BOOST_AUTO_TEST_CASE(it_is_an_error_about_a_request_at_no_place_unless_told_otherwise) {
    finding const plain;
    BOOST_TEST((plain.side == tc3::side::request));
    BOOST_TEST((plain.severity == tc3::severity::error));
    BOOST_TEST(plain.offset == finding::nowhere);
    BOOST_TEST(plain.length == 0u);
    BOOST_TEST(plain.likely_error.empty());
    BOOST_TEST(plain.origin.empty());
}

BOOST_AUTO_TEST_CASE(a_sink_passes_findings_on_to_the_callable_it_refers_to) {
    std::vector<std::string> seen;
    auto keep = [&seen](finding&& found) {
        seen.push_back(std::move(found.rule));
        return walk::go_on;
    };
    finding_sink const sink{keep};
    finding_sink const copy = sink;
    BOOST_TEST((sink(named("a")) == walk::go_on));
    BOOST_TEST((copy(named("b")) == walk::go_on));
    BOOST_TEST(seen == (std::vector<std::string>{"a", "b"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_callable_says_when_it_has_enough) {
    int left = 2;
    auto some = [&left](finding&&) { return --left > 0 ? walk::go_on : walk::stop; };
    finding_sink const sink{some};
    BOOST_TEST((sink(named("a")) == walk::go_on));
    BOOST_TEST((sink(named("b")) == walk::stop));
}

BOOST_AUTO_TEST_CASE(only_a_callable_that_says_how_to_go_on_is_a_sink) {
    struct silent {
        void operator()(finding&&) const {}
    };
    struct fitting {
        walk operator()(finding&&) { return walk::go_on; }
    };
    BOOST_TEST((std::is_constructible_v<finding_sink, fitting&>));
    BOOST_TEST((!std::is_constructible_v<finding_sink, silent&>));
    BOOST_TEST((!std::is_constructible_v<finding_sink, int&>));
    // It only refers to the callable, so it takes none that is about to vanish.
    BOOST_TEST((!std::is_constructible_v<finding_sink, fitting>));
}

BOOST_AUTO_TEST_SUITE_END()
