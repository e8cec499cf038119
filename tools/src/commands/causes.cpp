// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "causes.hpp"

#include "console.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/rules/protocol.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace tc3::tool {
namespace {

constexpr std::size_t most_computations = 2'000'000;
constexpr std::size_t cost_of_a_message = 500; ///< what is made before the first computation, in computations

constexpr std::string_view not_looked_for =
    "the cause was not looked for: too many signatures before this one were wrong; give the capture in parts";

/// The finding that tells of a wrong signature; null if none does. What is no mismatch may have a cause as well: the
/// date of another time zone is seen by the scope.
finding* of_signature(std::vector<placed_finding>& found) {
    finding* first = nullptr;
    for (placed_finding& placed : found) {
        finding& one = placed.what;
        for (rules::protocol_rule const* rule : {&rules::signature_scope, &rules::signature_signed_headers,
                                                 &rules::signature_malformed, &rules::signature_algorithm})
            if (first == nullptr && one.rule == rule->id())
                first = &one;
        if (one.rule == rules::signature_mismatch.id())
            return &one;
    }
    return first;
}

std::string joined(std::vector<sign::found_cause> const& causes, bool remedies) {
    std::string made;
    for (sign::found_cause const& cause : causes) {
        std::string const sentence =
            remedies ? std::string{sign::words_of(cause.what).remedy} : sign::sentence_of(cause);
        if (made.find(sentence) == std::string::npos)
            made.append(made.empty() ? "" : " ").append(sentence);
    }
    return made;
}

std::string no_cause(std::size_t tried) {
    return "none of the " + std::to_string(tried) +
           " mistakes and pairs of mistakes that were tried gives this signature. It may be that of another key, or of "
           "bytes that the capture does not hold";
}

} // namespace

contract_set cause_finder::known_contracts() noexcept {
    return known_actions;
}

bool cause_finder::may_look(exchange const& what) const noexcept {
    return has_key_ && what.request_body == evidence::exact;
}

sign::diagnosis cause_finder::look(http::request const& message) {
    auto const made = diagnoser_.diagnose(message);
    spent_ += cost_of_a_message + (made ? made->tried : 0);
    return made ? *made : sign::diagnosis{};
}

void cause_finder::explain(std::vector<placed_finding>& found, exchange const& what) {
    finding* const wrong = may_look(what) ? of_signature(found) : nullptr;
    if (wrong == nullptr)
        return;
    if (spent_ > most_computations) {
        wrong->message.append(" (").append(not_looked_for).append(")");
        return;
    }
    sign::diagnosis const made = look(what.request);
    if (made.reached == sign::outcome::explained) {
        wrong->message.append(". ").append(joined(made.causes, false));
        wrong->help = joined(made.causes, true);
    } else if (made.reached == sign::outcome::unexplained && wrong->kind == kind::mismatch) {
        wrong->message.append(": ").append(no_cause(made.tried));
    }
}

std::string cause_finder::in_words(exchange const& what) {
    if (!may_look(what))
        return {};
    if (spent_ > most_computations)
        return "  cause: " + std::string{not_looked_for} + "\n";
    sign::diagnosis const made = look(what.request);
    if (made.reached == sign::outcome::unexplained)
        return "  cause: not found; " + no_cause(made.tried) + ". `tc3 explain " + rules::signature_mismatch.id() +
               "` lists what is tried.\n";
    std::string text;
    for (sign::found_cause const& cause : made.causes) {
        text += "  cause: " + printable(sign::sentence_of(cause)) + "\n";
        if (!cause.as_signed.empty() || !cause.as_expected.empty())
            text +=
                "    signed: " + printable(cause.as_signed) + "\n    right:  " + printable(cause.as_expected) + "\n";
        text += "    remedy: " + std::string{sign::words_of(cause.what).remedy} + "\n";
    }
    return text;
}

} // namespace tc3::tool
