// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reports/facts.hpp"
#include "reports/reports.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace tc3::conformance::reports {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --line: #ccc; --bad: #b00020; --good: #1b6e2e; --soft: #666; --box: #f4f4f4; }
@media (prefers-color-scheme: dark) {
  :root { --line: #444; --bad: #ff8a80; --good: #81c995; --soft: #aaa; --box: #222; }
}
body { font: 16px/1.45 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem; border-bottom: 1px solid var(--line); }
table.totals { width: auto; } table.totals td { text-align: right; font-variant-numeric: tabular-nums; }
code, pre { font: .9em/1.4 ui-monospace, monospace; }
pre { background: var(--box); padding: .5rem; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
details { border: 1px solid var(--line); border-radius: .4rem; padding: .4rem .8rem; margin: .6rem 0; }
summary { cursor: pointer; } summary code { font-weight: 600; overflow-wrap: anywhere; }
dt { color: var(--soft); margin-top: .5rem; } dd { margin: 0; }
.bad { color: var(--bad); } .good { color: var(--good); } .soft { color: var(--soft); }
)";

bool is_long(std::string_view name) {
    return name == "smallest input" || name == "its body" || name == "expected" || name == "got" || name == "again";
}

std::string details_of(outcome const& one, run_record const& made) {
    std::string html = "<details open><summary><span class=\"bad\">" + escaped(to_string(one.judged.what)) +
                       "</span> <code>" + escaped(one.of->id) + "</code> <span class=\"soft\">" +
                       escaped(to_string(one.of->level)) + ", " + escaped(to_string(one.of->side)) +
                       "</span></summary>\n<dl>\n";
    for (fact const& known : facts_of(one, made)) {
        std::string const text = escaped(excerpt(known.text));
        html.append("<dt>").append(known.name).append("</dt><dd>");
        html.append(is_long(known.name) ? "<pre>" + text + "</pre>" : text).append("</dd>\n");
    }
    return html + "</dl>\n</details>\n";
}

std::string row_of(outcome const& one) {
    return "<tr><td><code>" + escaped(one.of->id) + "</code></td><td>" + escaped(to_string(one.of->level)) +
           "</td><td>" + escaped(one.of->requirement) + "</td><td>" + escaped(excerpt(one.judged.message)) +
           "</td></tr>\n";
}

/// The cases of a verdict that needs no more than a line each, folded.
std::string folded(verdict what, std::string_view title, run_record const& made) {
    std::string rows;
    for (outcome const& one : made.outcomes)
        if (one.judged.what == what)
            rows.append(row_of(one));
    if (rows.empty())
        return {};
    return "<details><summary>" + std::string{title} + " (" + std::to_string(made.counts()[what]) +
           ")</summary>\n<table>\n<tr><th>Case</th><th>Level</th><th>Requirement</th><th>Remark</th></tr>\n" + rows +
           "</table>\n</details>\n";
}

std::string bad_ones(run_record const& made) {
    std::vector<outcome const*> bad;
    for (outcome const& one : made.outcomes)
        if (is_bad(one.judged.what))
            bad.push_back(&one);
    std::stable_sort(bad.begin(), bad.end(), [](auto const* a, auto const* b) { return a->of->level < b->of->level; });
    if (bad.empty() && made.ended_badly.empty())
        return {};
    std::string html = "<h2>What did not pass</h2>\n";
    if (!made.ended_badly.empty())
        html.append("<p class=\"bad\">").append(escaped(made.ended_badly)).append("</p>\n");
    for (outcome const* const one : bad)
        html.append(details_of(*one, made));
    return html;
}

std::string table_of(totals const& counts) {
    std::string html = "<table class=\"totals\">\n";
    for (std::size_t i = 0; i < verdict_names.size(); ++i)
        html.append("<tr><th>")
            .append(verdict_names[i])
            .append("</th><td>")
            .append(std::to_string(counts.of[i]))
            .append("</td></tr>\n");
    return html + "</table>\n";
}

} // namespace

std::string html_report(run_record const& made, strictness strict) {
    bool const conforms = exit_code_of(made, strict) == exit_code::conforms;
    std::string const abilities = abilities_of(made.about);
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
           "<title>Conformance of " +
           escaped(in_words(made.about)) + "</title>\n<style>" + std::string{style} +
           "</style>\n</head>\n<body>\n<h1>Conformance of " + escaped(in_words(made.about)) + "</h1>\n<p>" +
           "tc3-conformance " + escaped(made.suite) + ", mode " + escaped(to_string(made.how)) + ", seed " +
           std::to_string(made.with.seed) + (abilities.empty() ? "" : "<br>" + escaped(abilities)) +
           "</p>\n<p class=\"" + (conforms ? "good" : "bad") + "\">" + escaped(conclusion_of(made, strict)) + "</p>\n" +
           table_of(made.counts()) + bad_ones(made) + "<h2>The rest</h2>\n" +
           folded(verdict::failed_as_expected, "failed as expected", made) +
           folded(verdict::skipped, "skipped by the implementation", made) +
           folded(verdict::not_applicable, "not applicable", made) + folded(verdict::passed, "passed", made) +
           "</body>\n</html>\n";
}

} // namespace tc3::conformance::reports
