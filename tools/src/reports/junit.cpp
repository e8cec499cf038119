// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "junit.hpp"

#include "console.hpp"
#include "foreign_text.hpp"

#include <string_view>

namespace tc3::tool {
namespace {

/// How many calls have a case of their own.
constexpr std::size_t most_cases = 10'000;
/// How many findings of a call are told.
constexpr std::size_t most_lines = 20;

std::string element(std::string_view name, std::string_view message, std::string_view type, std::string_view text) {
    return "      <" + std::string{name} + xml_attribute("message", message) + xml_attribute("type", type) + ">" +
           escaped(text) + "</" + std::string{name} + ">\n";
}

std::string test_case(std::string_view suite, std::string_view name, std::string const& content) {
    return "    <testcase" + xml_attribute("classname", suite) + xml_attribute("name", name) +
           xml_attribute("time", "0") + (content.empty() ? "/>\n" : ">\n" + content + "    </testcase>\n");
}

} // namespace

junit_report::suite& junit_report::suite_of(std::string_view capture) {
    if (suites_.empty() || suites_.back().name != capture)
        suites_.push_back({std::string{capture}, {}, {}});
    return suites_.back();
}

void junit_report::add(placed_finding const& found) {
    finding const& what = found.what;
    std::string const name = std::string{to_string(what.severity)} + "[" + what.rule + "]";
    std::string const line = (found.known ? "known " : "") + name + ": " + what.message + "\n  at " +
                             std::string{found.capture} + ":" + std::to_string(found.line) + ":" +
                             std::to_string(found.column) + (what.path.empty() ? "" : " (" + what.path + ")") + "\n" +
                             (what.help.empty() ? "" : "  " + what.help + "\n");
    if (!found.exchange) {
        // Of the capture as a whole.
        suite& own = suite_of(found.capture);
        ++own.counts.tests;
        ++own.counts.errors;
        own.cases += test_case(own.name, "the capture as a whole", element("error", what.message, what.rule, line));
        return;
    }
    if (++line_count_ <= most_lines)
        lines_ += line;
    if (!found.known && (worst_rule_.empty() || what.severity > worst_)) {
        worst_ = what.severity;
        worst_rule_ = what.rule;
        worst_message_ = what.message;
    }
}

void junit_report::end(judged_exchange const& call) {
    if (kept_ == most_cases) {
        ++left_out_;
        failed_left_out_ += call.failed ? 1u : 0u;
        return forget_findings();
    }
    ++kept_;
    suite& own = suite_of(call.capture);
    ++own.counts.tests;
    if (line_count_ > most_lines)
        lines_ += "and " + counted(line_count_ - most_lines, "further finding") + "\n";
    std::string content;
    if (call.failed) {
        ++own.counts.failures;
        content = element("failure", worst_message_, worst_rule_, lines_);
    } else if (call.would_fail) {
        ++own.counts.skipped;
        content = "      <skipped" + xml_attribute("message", "what is wrong with it stands in the baseline") + "/>\n";
    } else if (!lines_.empty()) {
        content = "      <system-out>" + escaped(lines_) + "</system-out>\n";
    }
    own.cases += test_case(own.name,
                           "exchange " + std::to_string(call.index) + ": " +
                               (!call.is_call         ? "an entry that cannot be read"
                                : call.action.empty() ? "a call without an action"
                                                      : std::string{call.action}),
                           content);
    forget_findings();
}

void junit_report::forget_findings() {
    lines_.clear();
    line_count_ = 0;
    worst_rule_.clear();
}

std::string junit_report::attributes(numbers const& counts) {
    return xml_attribute("tests", std::to_string(counts.tests)) +
           xml_attribute("failures", std::to_string(counts.failures)) +
           xml_attribute("errors", std::to_string(counts.errors)) +
           xml_attribute("skipped", std::to_string(counts.skipped)) + xml_attribute("time", "0");
}

void junit_report::finish(summary const&) {
    if (left_out_ > 0) {
        suite& rest = suite_of("further calls");
        std::string const text = counted(left_out_, "further call") + ", " + std::to_string(failed_left_out_) +
                                 " of which failed: see the ndjson report";
        ++rest.counts.tests;
        rest.counts.failures += failed_left_out_ > 0 ? 1u : 0u;
        rest.cases += test_case(rest.name, "calls that have no case of their own",
                                failed_left_out_ > 0 ? element("failure", text, "left-out", {})
                                                     : "      <system-out>" + text + "</system-out>\n");
    }
    numbers all;
    for (suite const& one : suites_) {
        all.tests += one.counts.tests;
        all.failures += one.counts.failures;
        all.errors += one.counts.errors;
        all.skipped += one.counts.skipped;
    }
    out().write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + xml_attribute("name", "tc3 check") +
                attributes(all) + ">\n");
    for (suite const& one : suites_)
        out().write("  <testsuite" + xml_attribute("name", one.name) + attributes(one.counts) + ">\n" + one.cases +
                    "  </testsuite>\n");
    out().write("</testsuites>\n");
}

} // namespace tc3::tool
