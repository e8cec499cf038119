// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reports/facts.hpp"

#include "readers/base64.hpp"

#include <tc3/contract/text.hpp>
#include <tc3/validate/wording.hpp>

#include <boost/json/parse.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tc3::conformance::reports {
namespace {

constexpr std::size_t most_shown = 4000; // bytes

} // namespace

std::string excerpt(std::string_view text) {
    if (text.size() <= most_shown)
        return std::string{text};
    std::size_t end = most_shown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return std::string{text.substr(0, end)} + "... (" + std::to_string(text.size() - end) +
           " more bytes, which the JSON report has)";
}

std::string in_words(source const& origin) {
    if (origin.empty())
        return {};
    std::string made{origin.text};
    std::string where{origin.page};
    if (!origin.date.empty())
        where.append(where.empty() ? "" : ", ").append(origin.date);
    if (!where.empty())
        made.append(made.empty() ? "(" : " (").append(where).append(")");
    return made;
}

std::string in_words(introduction const& about) {
    std::string made = about.name.empty() ? "an implementation without a name" : about.name;
    if (!about.version.empty())
        made.append(" ").append(about.version);
    if (!about.language.empty())
        made.append(" (").append(about.language).append(")");
    return made;
}

std::string abilities_of(introduction const& about) {
    std::string made = about.can.empty() ? "" : "it can " + wording::list_of(about.can, " and ");
    if (!about.issues.empty())
        made.append(made.empty() ? "" : "; ").append("its defects are reported at ").append(about.issues);
    return made;
}

std::string body_in(std::string_view question) {
    boost::system::error_code error;
    auto const value = boost::json::parse({question.data(), question.size()}, error);
    if (error || !value.is_object())
        return {};
    auto const* const encoded = value.get_object().if_contains("body_b64");
    std::string body;
    if (encoded == nullptr || !encoded->is_string() || !tool::append_base64_decoded(encoded->get_string(), body) ||
        tc3::text::find_not_utf8(body) != std::string_view::npos)
        return {};
    return body;
}

std::string command_for(std::string_view id, run_record const& made) {
    // The program and the mode stand first, and options go before the command that follows `--`.
    std::string command;
    for (std::size_t i = 0; i < made.again.size(); ++i) {
        command.append(i == 0 ? "" : " ").append(shell_quoted(made.again[i]));
        if (i == 1)
            command.append(" --case ").append(shell_quoted(id));
    }
    return command;
}

std::vector<fact> facts_of(outcome const& one, run_record const& made) {
    std::vector<fact> facts;
    auto const add = [&facts](std::string_view name, std::string text) {
        if (!text.empty())
            facts.push_back({name, std::move(text)});
    };
    add("requirement", one.of->requirement);
    add("source", in_words(one.of->source));
    add("message", one.judged.message);
    if (auto const& shown = one.judged.shown) {
        add("smallest input", shown->input);
        add("its body", body_in(shown->input));
        add("mutation", shown->mutation);
        add("expected", shown->expected);
        add("got", shown->got);
    }
    add("again", command_for(one.of->id, made));
    return facts;
}

std::string conclusion_of(run_record const& made, strictness strict) {
    std::string const levels = strict == strictness::must ? "MUST" : "MUST or SHOULD";
    auto const failed = [&made](level at) {
        return static_cast<std::size_t>(
            std::count_if(made.outcomes.begin(), made.outcomes.end(), [at](outcome const& one) {
                return one.of->level == at && is_bad(one.judged.what) &&
                       one.judged.what != verdict::unexpectedly_passed;
            }));
    };
    std::vector<std::string> parts;
    auto const add = [&parts](std::size_t count, std::string_view what) {
        if (count > 0)
            parts.push_back(std::to_string(count) + " " + std::string{what});
    };
    add(failed(level::must), "of level MUST did not pass");
    if (strict == strictness::must_and_should)
        add(failed(level::should), "of level SHOULD did not pass");
    add(made.counts()[verdict::unexpectedly_passed], "passed that were expected to fail");
    if (!made.ended_badly.empty())
        parts.push_back(made.ended_badly);
    if (!parts.empty())
        return "does not conform: " + wording::list_of(parts, " and ");
    if (made.counts().judged() == 0)
        return "nothing was judged";
    return "conforms: no case of level " + levels + " failed";
}

} // namespace tc3::conformance::reports
