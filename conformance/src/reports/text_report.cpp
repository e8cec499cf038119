// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reports/facts.hpp"
#include "reports/reports.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace tc3::conformance::reports {
namespace {

constexpr std::size_t width_of_names = 16;

/// Writes a name and a text beside it; further lines of the text stand under its first one.
void append_fact(std::string& out, fact const& what) {
    out.append("  ").append(what.name).append(width_of_names - what.name.size(), ' ');
    for (char const c : terminal_text(excerpt(what.text))) {
        out.push_back(c);
        if (c == '\n')
            out.append(2 + width_of_names, ' ');
    }
    out.push_back('\n');
}

std::string upper(std::string_view text) {
    std::string made;
    for (char const c : text)
        made.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    return made;
}

} // namespace

std::string text_head(run_record const& made) {
    std::string head = "tc3-conformance " + made.suite + ", mode " + std::string{to_string(made.how)} + ", seed " +
                       std::to_string(made.with.seed) + "\n" + "judged: " + in_words(made.about) + "\n";
    if (std::string const abilities = abilities_of(made.about); !abilities.empty())
        head.append(abilities).append("\n");
    return terminal_text(head) + "\n";
}

std::string text_of(outcome const& one, run_record const& made) {
    verdict const what = one.judged.what;
    if (what == verdict::passed || what == verdict::not_applicable)
        return {};
    std::string const name{to_string(what)};
    if (!is_bad(what))
        return terminal_text(
                   (name + " " + one.of->id + (one.judged.message.empty() ? "" : ": " + one.judged.message))) +
               "\n";
    std::string block = upper(name) + " " + one.of->id + " (" + std::string{to_string(one.of->level)} + ", " +
                        std::string{to_string(one.of->side)} + ")\n";
    for (fact const& known : facts_of(one, made))
        append_fact(block, known);
    return block + "\n";
}

std::string line_of(totals const& counts) {
    std::string line =
        std::to_string(counts[verdict::passed]) + " passed, " + std::to_string(counts[verdict::failed]) + " failed";
    if (counts[verdict::failed_as_expected] > 0)
        line.append(" (" + std::to_string(counts[verdict::failed_as_expected]) + " failed as expected)");
    auto const add = [&line, &counts](verdict what, std::string_view words) {
        if (counts[what] > 0)
            line.append(", " + std::to_string(counts[what]) + " ").append(words);
    };
    add(verdict::unexpectedly_passed, "unexpectedly passed");
    add(verdict::errored, "errored");
    add(verdict::timed_out, "timed out");
    add(verdict::skipped, "skipped");
    add(verdict::not_applicable, "not applicable");
    return line;
}

namespace {

/// Why cases were not applicable: a line for each reason.
std::string reasons_of(run_record const& made) {
    std::map<std::string, std::size_t> counts;
    for (outcome const& one : made.outcomes)
        if (one.judged.what == verdict::not_applicable)
            ++counts[one.judged.message];
    std::string lines;
    for (auto const& [reason, count] : counts)
        lines.append("  not applicable: " + std::to_string(count) + ", since " + reason + "\n");
    return lines;
}

} // namespace

std::string text_totals(run_record const& made, strictness strict) {
    return line_of(made.counts()) + "\n" + terminal_text(reasons_of(made) + conclusion_of(made, strict)) + "\n";
}

std::string text_report(run_record const& made, strictness strict) {
    std::string text = text_head(made);
    for (outcome const& one : made.outcomes)
        text.append(text_of(one, made));
    return text + text_totals(made, strict);
}

} // namespace tc3::conformance::reports
