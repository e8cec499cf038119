// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reports/facts.hpp"

#include "readers/base64.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/validate/text.hpp>
#include <tc3/validate/wording.hpp>

#include <boost/json/parse.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tc3::conformance::reports {
namespace {

constexpr std::size_t most_shown = 4000; // bytes

constexpr bool is_legal_in_xml(char32_t code) noexcept {
    return (code >= 0x20 || code == '\t' || code == '\n' || code == '\r') && code != 0xFFFE && code != 0xFFFF;
}

constexpr bool is_control(char32_t code) noexcept {
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

/// Copies a text code point by code point, as \p put wants them.
template <class Put>
std::string copied(std::string_view text, Put put) {
    std::string made;
    while (!text.empty()) {
        std::string_view const before = text;
        char32_t const code = tc3::text::next_code_point(text);
        if (code == tc3::text::not_utf8)
            made.append("\uFFFD");
        else
            put(made, code, before.substr(0, before.size() - text.size()));
    }
    return made;
}

} // namespace

std::string legal_text(std::string_view text) {
    return copied(text, [](std::string& out, char32_t code, std::string_view bytes) {
        if (is_legal_in_xml(code))
            out.append(bytes);
    });
}

std::string terminal_text(std::string_view text) {
    std::string made = copied(text, [](std::string& out, char32_t code, std::string_view bytes) {
        if (is_control(code) && code != '\n' && code != '\r')
            out.append(code == '\t' ? " " : "?");
        else
            out.append(bytes);
    });
    for (auto at = made.find("\r\n"); at != std::string::npos; at = made.find("\r\n", at))
        made.erase(at, 1);
    std::replace(made.begin(), made.end(), '\r', '?');
    return made;
}

std::string escaped(std::string_view text) {
    std::string made;
    for (char const c : legal_text(text)) {
        switch (c) {
        case '&':
            made.append("&amp;");
            break;
        case '<':
            made.append("&lt;");
            break;
        case '>':
            made.append("&gt;");
            break;
        case '"':
            made.append("&quot;");
            break;
        case '\r':
            made.append("&#13;");
            break;
        default:
            made.push_back(c);
        }
    }
    return made;
}

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

std::string shell_quoted(std::string_view argument) {
    auto const is_plain = [](char c) {
        return tc3::detail::is_lower(c) || tc3::detail::is_upper(c) || tc3::detail::is_digit(c) ||
               std::string_view{"_-./:=@%+,"}.find(c) != std::string_view::npos;
    };
    if (!argument.empty() && std::all_of(argument.begin(), argument.end(), is_plain))
        return std::string{argument};
    std::string made{"'"};
    for (char const c : argument)
        made.append(c == '\'' ? "'\\''" : std::string(1, c));
    return made + "'";
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
