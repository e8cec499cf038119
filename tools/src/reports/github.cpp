// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "github.hpp"

#include "console.hpp"
#include "foreign_text.hpp"

#include <map>
#include <string_view>

namespace tc3::tool {
namespace {

/// How many annotations of one severity GitHub shows for a step.
constexpr std::size_t most_shown = 10;
constexpr std::size_t group_limit = 2000;

/// A text as the runner reads it; in a property, more characters have a meaning.
std::string escaped_for_runner(std::string_view text, std::string_view special) {
    std::string made;
    for (char const c : text) {
        if (special.find(c) == std::string_view::npos) {
            made.push_back(c);
            continue;
        }
        constexpr std::string_view digits = "0123456789ABCDEF";
        auto const byte = static_cast<unsigned char>(c);
        made.append({'%', digits[byte >> 4], digits[byte & 0xF]});
    }
    return made;
}

std::string property(std::string_view text) {
    return escaped_for_runner(terminal_text(text), "%\r\n:,");
}

std::string annotation_of(finding_group const& one) {
    std::string made = one.weight == severity::note ? "::notice" : "::" + std::string{to_string(one.weight)};
    made += " file=" + property(one.first.capture);
    if (one.first.exchange)
        made += ",line=" + std::to_string(one.first.line);
    if (one.first.exchange && one.first.character > 0)
        made += ",col=" + std::to_string(one.first.character);
    made += ",title=" + property(one.rule) + "::";
    std::string text = one.message + (one.path.empty() ? "" : " (" + one.path + ")");
    if (!one.help.empty())
        text += "\n" + one.help;
    if (one.count > 1)
        text += "\n" + counted(one.count - 1, "more finding") + " of this kind.";
    return made + escaped_for_runner(terminal_text(text), "%\r\n") + "\n";
}

} // namespace

github_report::github_report(std::string target, report_terms const& terms)
    : report{std::move(target), terms}, groups_{group_limit, 0, terms.values} {}

void github_report::add(placed_finding const& found) {
    if (!found.known)
        groups_.add(found);
}

void github_report::finish(summary const&) {
    std::map<severity, std::size_t> written;
    for (finding_group const& one : groups_.take())
        if (++written[one.weight] <= most_shown)
            out().write(annotation_of(one));
}

} // namespace tc3::tool
