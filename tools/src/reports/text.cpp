// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "text.hpp"

#include "commands/command.hpp"
#include "reports/excerpt.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/rules/protocol.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace tc3::tool {
namespace {

constexpr char const* red = "\033[1;31m";
constexpr char const* yellow = "\033[1;33m";
constexpr char const* cyan = "\033[1;36m";
constexpr char const* bold = "\033[1m";

char const* colour_of(severity weight) {
    return weight == severity::error ? red : weight == severity::warning ? yellow : cyan;
}

/// `1 error`, `2 errors`
std::string counted(std::size_t count, std::string_view one, std::string_view several = {}) {
    std::string made = std::to_string(count) + " " + std::string{count == 1 || several.empty() ? one : several};
    if (count != 1 && several.empty())
        made.push_back('s');
    return made;
}

/// A path whose list indices are left open, so that the elements of a list fall into one group.
std::string pattern_of(std::string_view path) {
    std::string made;
    for (std::size_t i = 0; i < path.size(); ++i) {
        bool const index = path[i] == '/' && i + 1 < path.size() && tc3::detail::is_digit(path[i + 1]);
        made.push_back(path[i]);
        if (!index)
            continue;
        while (i + 1 < path.size() && tc3::detail::is_digit(path[i + 1]))
            ++i;
        made.push_back('*');
    }
    return made;
}

std::string place_in_words(placed_finding const& found) {
    finding const& what = found.what;
    std::string made = std::string{found.capture};
    if (found.exchange)
        made += ":" + std::to_string(found.line) + ":" + std::to_string(found.column) + ": exchange " +
                std::to_string(*found.exchange);
    if (what.side == side::request || what.side == side::response)
        made += ", " + std::string{to_string(what.side)};
    if (!what.path.empty())
        made += " (" + what.path + ")";
    return made;
}

} // namespace

text_report::text_report(std::string target) : report{std::move(target)}, colour_{wants_colour(out().descriptor())} {}

std::string text_report::painted(std::string_view text, char const* colour) const {
    return colour_ ? colour + std::string{text} + "\033[0m" : std::string{text};
}

void text_report::add(placed_finding const& found) {
    finding const& what = found.what;
    std::string key = std::to_string(static_cast<int>(what.severity)) + what.rule + " " + pattern_of(what.path);
    if (what.rule == rules::signature_mismatch.id())
        key += what.help; // a cause each
    auto const [at, fresh] = index_.try_emplace(key, groups_.size());
    if (fresh && groups_.size() == group_limit) {
        index_.erase(at);
        ++beyond_;
        return;
    }
    if (fresh) {
        groups_.push_back(describe(found));
        return;
    }
    group& known = groups_[at->second];
    ++known.count;
    if (found.exchange && known.also.size() < named_exchanges)
        known.also.push_back((found.capture == known.capture ? "" : std::string{found.capture} + " ") + "exchange " +
                             std::to_string(*found.exchange));
}

text_report::group text_report::describe(placed_finding const& found) const {
    finding const& what = found.what;
    group made;
    made.weight = what.severity;
    made.count = 1;
    made.capture = found.capture;
    made.head = painted(std::string{to_string(what.severity)} + "[" + what.rule + "]", colour_of(what.severity)) +
                painted(": " + what.message, bold) + "\n";
    made.body = "  --> " + place_in_words(found) + "\n";
    if (excerpt const lines = excerpt_of(found); !lines.line.empty()) {
        made.body += "   |\n   | " + lines.line + "\n";
        if (!lines.carets.empty())
            made.body += "   | " + painted(lines.carets, colour_of(what.severity)) + "\n";
    }
    if (!what.origin.empty())
        made.body += "   = source: " + std::string{what.origin.text} + " (" + std::string{what.origin.page} + ", " +
                     std::string{what.origin.date} + ")\n";
    if (!what.help.empty())
        made.body += "   = help: " + what.help + "\n";
    if (!what.likely_error.empty())
        made.body += "   = the service would answer: " + std::string{what.likely_error} + "\n";
    return made;
}

void text_report::write_group(group const& one) {
    out().write(one.head);
    out().write(one.body);
    if (one.count > 1) {
        std::string line = "   = also in ";
        for (std::size_t i = 0; i < one.also.size(); ++i)
            line += (i > 0 ? ", " : "") + one.also[i];
        if (std::size_t const more = one.count - 1 - one.also.size(); more > 0)
            line += (one.also.empty() ? "" : " and ") + std::to_string(more) + " more";
        out().write(line + "\n");
    }
    out().write("\n");
}

void text_report::finish(summary const& counts) {
    std::stable_sort(groups_.begin(), groups_.end(),
                     [](group const& a, group const& b) { return a.weight < b.weight; });
    for (group const& one : groups_)
        write_group(one);
    if (beyond_ > 0)
        out().write(counted(beyond_, "further finding") + " of other rules and places: see the ndjson report.\n\n");
    purchase_count const& bought = counts.purchases;
    if (bought.all() > 0) {
        std::string line = counted(bought.all(), "purchase") + " seen: " + std::to_string(bought.succeeded) +
                           " succeeded, " + std::to_string(bought.refused) + " refused, " +
                           std::to_string(bought.unknown) + " with unknown outcome; ";
        if (bought.repeated_after_success + bought.repeated_in_doubt == 0)
            line += counts.captures > 1 ? "none was sent again within its capture." : "none was sent again.";
        else
            line += painted(std::to_string(bought.repeated_after_success) + " sent again after a success, " +
                                std::to_string(bought.repeated_in_doubt) + " while the outcome was not known.",
                            red);
        out().write(line + "\n");
    }
    out().write(counted(counts.errors, "error") + ", " + counted(counts.warnings, "warning") + ", " +
                counted(counts.notes, "note") + " in " + counted(counts.calls(), "call") + " (" +
                std::to_string(counts.clean) + " clean) of " + counted(counts.captures, "capture") + "; " +
                counted(counts.skipped - counts.unreadable, "other entry", "other entries") + " left in peace" +
                (counts.unreadable > 0 ? ", " + std::to_string(counts.unreadable) + " unreadable" : "") + ".\n");
}

} // namespace tc3::tool
