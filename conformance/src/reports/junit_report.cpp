// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reports/facts.hpp"
#include "reports/reports.hpp"

#include <chrono>
#include <cstddef>
#include <string_view>

namespace tc3::conformance::reports {
namespace {

using std::chrono::milliseconds;

constexpr auto attribute = tool::xml_attribute;

/// What one suite counts in its attributes.
struct numbers {
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t errors = 0;
    std::size_t skipped = 0;
    milliseconds time{};

    void add(outcome const& one) {
        ++tests;
        time += one.took;
        switch (one.judged.what) {
        case verdict::passed:
            break;
        case verdict::failed:
        case verdict::unexpectedly_passed:
            ++failures;
            break;
        case verdict::errored:
        case verdict::timed_out:
            ++errors;
            break;
        case verdict::failed_as_expected:
        case verdict::skipped:
        case verdict::not_applicable:
            ++skipped;
        }
    }
};

std::string seconds(milliseconds time) {
    std::string const rest = std::to_string(1000 + time.count() % 1000);
    return std::to_string(time.count() / 1000) + "." + rest.substr(1);
}

std::string attributes(numbers const& counts) {
    return attribute("tests", std::to_string(counts.tests)) + attribute("failures", std::to_string(counts.failures)) +
           attribute("errors", std::to_string(counts.errors)) + attribute("skipped", std::to_string(counts.skipped)) +
           attribute("time", seconds(counts.time));
}

std::string facts_as_lines(outcome const& one, run_record const& made) {
    std::string text;
    for (fact const& known : facts_of(one, made))
        text.append(known.name).append(": ").append(excerpt(known.text)).append("\n");
    return escaped(text);
}

/// What stands inside the element of a case.
std::string inside(outcome const& one, run_record const& made) {
    std::string const name{to_string(one.judged.what)};
    std::string const& message = one.judged.message;
    switch (one.judged.what) {
    case verdict::passed:
        return {};
    case verdict::failed:
    case verdict::unexpectedly_passed:
        return "      <failure" + attribute("message", message) +
               attribute("type", one.judged.what == verdict::failed ? to_string(one.of->level) : name) + ">" +
               facts_as_lines(one, made) + "</failure>\n";
    case verdict::errored:
    case verdict::timed_out:
        return "      <error" + attribute("message", message) + attribute("type", name) + ">" +
               facts_as_lines(one, made) + "</error>\n";
    case verdict::failed_as_expected:
    case verdict::skipped:
    case verdict::not_applicable:
        break;
    }
    return "      <skipped" + attribute("message", name + (message.empty() ? "" : ": " + message)) + "/>\n";
}

std::string element_of(outcome const& one, run_record const& made) {
    std::string const open = "    <testcase" + attribute("classname", to_string(one.of->side)) +
                             attribute("name", one.of->id) + attribute("time", seconds(one.took));
    std::string const content = inside(one, made);
    return open + (content.empty() ? "/>\n" : ">\n" + content + "    </testcase>\n");
}

std::string suite_of(side who, run_record const& made, numbers& all) {
    numbers own;
    std::string cases;
    for (outcome const& one : made.outcomes)
        if (one.of->side == who) {
            own.add(one);
            all.add(one);
            cases.append(element_of(one, made));
        }
    if (own.tests == 0)
        return {};
    return "  <testsuite" + attribute("name", to_string(who)) + attributes(own) + ">\n" + cases + "  </testsuite>\n";
}

/// An implementation that ended badly is no case, but must not look like a success.
std::string suite_of_the_end(run_record const& made, numbers& all) {
    if (made.ended_badly.empty())
        return {};
    numbers own;
    own.tests = own.errors = 1;
    ++all.tests;
    ++all.errors;
    return "  <testsuite" + attribute("name", "run") + attributes(own) + ">\n    <testcase" +
           attribute("classname", "run") + attribute("name", "the end of the implementation") +
           attribute("time", "0.000") + ">\n      <error" + attribute("message", made.ended_badly) +
           attribute("type", "ended-badly") + "/>\n    </testcase>\n  </testsuite>\n";
}

} // namespace

std::string junit_report(run_record const& made) {
    numbers all;
    std::string suites;
    for (std::size_t i = 0; i < side_names.size(); ++i)
        suites.append(suite_of(static_cast<side>(i), made, all));
    suites.append(suite_of_the_end(made, all));
    std::string const name = "tc3-conformance " + made.suite + ", " + std::string{to_string(made.how)} + ", seed " +
                             std::to_string(made.with.seed) + ": " + in_words(made.about);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", name) + attributes(all) +
           ">\n" + suites + "</testsuites>\n";
}

} // namespace tc3::conformance::reports
