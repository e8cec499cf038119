// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "text.hpp"

#include "commands/command.hpp"
#include "console.hpp"
#include "foreign_text.hpp"

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

namespace tc3::tool {
namespace {

/// How many of the further exchanges of a group, and of the findings that vanished, are named.
constexpr std::size_t most_named = 8;
/// How many groups are told apart.
constexpr std::size_t group_limit = 2000;

constexpr char const* red = "\033[1;31m";
constexpr char const* yellow = "\033[1;33m";
constexpr char const* cyan = "\033[1;36m";
constexpr char const* bold = "\033[1m";

char const* colour_of(severity weight) {
    return weight == severity::error ? red : weight == severity::warning ? yellow : cyan;
}

} // namespace

text_report::text_report(std::string target, report_terms const& terms)
    : report{std::move(target), terms}, colour_{wants_colour(out().descriptor())}, groups_{group_limit, most_named,
                                                                                           terms.values} {}

std::string text_report::painted(std::string_view text, char const* colour) const {
    return colour_ ? colour + std::string{text} + "\033[0m" : std::string{text};
}

void text_report::add(placed_finding const& found) {
    groups_.add(found);
}

void text_report::write(finding_group const& one) {
    std::string const name = std::string{to_string(one.weight)} + "[" + one.rule + "]";
    std::string const message = ": " + one_line(one.message);
    std::string made =
        one.known ? "known " + name + message : painted(name, colour_of(one.weight)) + painted(message, bold);
    made += "\n  --> " + one_line(place_in_words(one)) + "\n";
    if (!one.known) {
        if (!one.shown.line.empty())
            made += "   |\n   | " + one.shown.line + "\n";
        if (!one.shown.carets.empty())
            made += "   | " + painted(one.shown.carets, colour_of(one.weight)) + "\n";
        if (!one.origin.empty())
            made += "   = source: " + std::string{one.origin.text} + " (" + std::string{one.origin.page} + ", " +
                    std::string{one.origin.date} + ")\n";
        if (!one.help.empty())
            made += "   = help: " + one.help + "\n";
        if (!one.likely_error.empty())
            made += "   = the service would answer: " + std::string{one.likely_error} + "\n";
    }
    if (one.count > 1) {
        made += "   = also in ";
        for (occurrence const& other : one.also) {
            made += &other == one.also.data() ? "" : ", ";
            made += other.capture == one.first.capture ? "" : one_line(other.capture) + " ";
            made += "exchange " + std::to_string(*other.exchange);
        }
        if (std::size_t const more = one.count - 1 - one.also.size(); more > 0)
            made += (one.also.empty() ? "" : " and ") + std::to_string(more) + " more";
        made += "\n";
    }
    out().write(made + "\n");
}

void text_report::finish(summary const& counts) {
    std::deque<finding_group> const groups = groups_.take();
    std::size_t const left_out = groups.size() - std::min(groups.size(), terms().max_findings);
    for (std::size_t i = left_out; i < groups.size(); ++i)
        write(groups[i]);
    if (left_out > 0)
        out().write(counted(left_out, "further finding is", "further findings are") +
                    " not shown, none of them worse (--max-findings).\n\n");
    if (groups_.beyond() > 0)
        out().write(counted(groups_.beyond(), "further finding") +
                    " of other rules and places: see the ndjson report.\n\n");
    write_vanished(counts);
    write_purchases(counts);
    write_totals(counts);
}

void text_report::write_vanished(summary const& counts) {
    if (counts.vanished.empty())
        return;
    std::string line = "Of the baseline these did not come up again: ";
    for (std::size_t i = 0; i < std::min(counts.vanished.size(), most_named); ++i) {
        baseline::finding_count const& one = counts.vanished[i];
        line += (i > 0 ? ", " : "") + one.rule + (one.path.empty() ? "" : " (" + one_line(one.path) + ")") +
                (one.count > 1 ? " " + counted(one.count, "time") : "");
    }
    if (counts.vanished.size() > most_named)
        line += " and " + std::to_string(counts.vanished.size() - most_named) + " more";
    out().write(line + ".\n");
}

void text_report::write_purchases(summary const& counts) {
    purchase_count const& bought = counts.purchases;
    if (bought.all() == 0)
        return;
    std::string line = counted(bought.all(), "purchase") + " seen: " + std::to_string(bought.succeeded) +
                       " succeeded, " + std::to_string(bought.refused) + " refused, " + std::to_string(bought.unknown) +
                       " with unknown outcome; ";
    if (bought.repeated_after_success + bought.repeated_in_doubt == 0)
        line += counts.captures > 1 ? "none was sent again within its capture." : "none was sent again.";
    else
        line += painted(std::to_string(bought.repeated_after_success) + " sent again after a success, " +
                            std::to_string(bought.repeated_in_doubt) + " while the outcome was not known.",
                        red);
    out().write(line + "\n");
}

void text_report::write_totals(summary const& counts) {
    out().write(counted(counts.errors, "error") + ", " + counted(counts.warnings, "warning") + ", " +
                counted(counts.notes, "note") +
                (terms().has_baseline || counts.known > 0 ? ", " + std::to_string(counts.known) + " known" : "") +
                " in " + counted(counts.calls(), "call") + " (" + std::to_string(counts.clean) + " clean) of " +
                counted(counts.captures, "capture") + "; " +
                counted(counts.skipped - counts.unreadable, "other entry", "other entries") + " left in peace" +
                (counts.unreadable > 0 ? ", " + std::to_string(counts.unreadable) + " unreadable" : "") + ".\n");
}

} // namespace tc3::tool
