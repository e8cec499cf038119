// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "explain.hpp"

#include "commands/glob.hpp"
#include "console.hpp"
#include "json_writer.hpp"
#include "suggestion.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/rules/catalogue.hpp>
#include <tc3/sign/cause.hpp>
#include <tc3/validate/wording.hpp>

#include <algorithm>
#include <vector>

namespace tc3::tool {
namespace {

using rules::page;

/// What a tier means, to stand behind its name.
std::string_view meaning_of(tier standing) {
    switch (standing) {
    case tier::wire:
        return "without it the call cannot be sent, signed or read";
    case tier::documented:
        return "the current page or machine-readable description states it";
    case tier::advice:
        break;
    }
    return "no current source states it, or current sources contradict each other";
}

/// Which part of the traffic a rule speaks of.
std::string place_of(page const& of) {
    std::string made{to_string(of.side)};
    if (!of.member.empty())
        made += ", " + of.member + " of " + of.structure;
    else if (!of.structure.empty())
        made += ", " + of.structure;
    return made;
}

/// The mistakes that are looked for where a signature is wrong.
std::string causes_in_words(document_form form) {
    table_of_cells made;
    made.columns = {"Cause", "What the client did", "What to do"};
    for (sign::cause_words const& one : sign::causes)
        made.rows.push_back({std::string{one.id}, sign::sentence_of(one, one.example), std::string{one.remedy}});
    return document{form}.heading("Causes that are looked for, with examples").add(made).text();
}

table_of_cells table_of(std::vector<page> const& pages) {
    table_of_cells made;
    made.columns = {"Rule", "Severity", "Tier", "What must hold"};
    for (page const& one : pages)
        made.rows.push_back(
            {one.id, std::string{to_string(one.severity)}, std::string{to_string(one.tier)}, one.requirement});
    return made;
}

/// For a document, which is read away from `tc3 explain`, with the sources.
table_of_cells table_with_sources(std::vector<page> const& pages) {
    table_of_cells made = table_of(pages);
    made.columns.emplace_back("Source");
    for (std::size_t i = 0; i < pages.size(); ++i)
        made.rows[i].push_back(source_in_words(pages[i].origin));
    return made;
}

std::string as_json(page const& of) {
    return object_writer{}
        .text("rule", of.id)
        .text("kind", to_string(of.kind))
        .text("side", to_string(of.side))
        .text("severity", to_string(of.severity))
        .text("tier", to_string(of.tier))
        .text_or_null("structure", of.structure)
        .text_or_null("member", of.member)
        .text("requirement", of.requirement)
        .text("help", of.help)
        .text_or_null("right", of.right)
        .text_or_null("wrong", of.wrong)
        .text_or_null("likely_error", of.likely_error)
        .raw("source", json_of(of.origin))
        .finish();
}

/// One array, with a line for each rule.
std::string as_json(std::vector<page> const& pages) {
    std::string made{"["};
    for (page const& one : pages)
        made.append(made.size() == 1 ? "\n" : ",\n").append(as_json(one));
    return made + "\n]\n";
}

/// The rules that a pattern with `*`, or the first part of an id, fits.
std::vector<page> pages_that_fit(std::string_view pattern) {
    std::vector<page> all = rules::all_pages(known_actions);
    std::string const wanted = std::string{pattern} + (pattern.find('*') == std::string_view::npos ? "*" : "");
    std::erase_if(all, [&wanted](page const& one) { return !fits(wanted, one.id); });
    return all;
}

std::vector<std::string> ids_of(std::vector<page> const& pages) {
    std::vector<std::string> ids;
    for (page const& one : pages)
        ids.push_back(one.id);
    return ids;
}

} // namespace

std::string source_in_words(source const& origin) {
    if (origin.empty())
        return {};
    return std::string{origin.text} + " (" + std::string{origin.page} + ", " + std::string{origin.date} + ")";
}

std::string page_in_words(page const& of, document_form form) {
    table_of_cells facts;
    facts.columns = {"What", "Value"};
    auto const add = [&facts](std::string name, std::string value) {
        if (!value.empty())
            facts.rows.push_back({std::move(name), std::move(value)});
    };
    add("speaks of", place_of(of));
    add("severity", std::string{to_string(of.severity)});
    add("tier", std::string{to_string(of.tier)} + ": " + std::string{meaning_of(of.tier)});
    add("source", std::string{of.origin.text});
    add("page", std::string{of.origin.page} + ", " + std::string{of.origin.date});
    add("right", of.right);
    add("wrong", of.wrong);
    add("what to do", of.help);
    add("the service", of.likely_error.empty() ? "" : "would most likely answer " + std::string{of.likely_error});
    add("to disable", "tc3 check --disable " + of.id + " FILE");
    return document{form}.heading(of.id, 1).paragraph(of.requirement).add(facts).text();
}

exit_code run_explain(std::string_view rule, document_form form) {
    std::vector<page> fitting = pages_that_fit(rule);
    if (auto exact = rules::find_page(known_actions, rule))
        fitting.assign(1, *std::move(exact));
    if (fitting.empty()) {
        complain(no_such_rule(rule));
        return exit_code::wrong_usage;
    }
    if (form == document_form::json)
        return print(as_json(fitting));
    if (form == document_form::text && fitting.front().id != rule)
        return print(document{form}.add(table_of(fitting), long_cells::whole).text());
    std::string made;
    for (page const& one : fitting) {
        made.append(made.empty() ? "" : "\n").append(page_in_words(one, form));
        if (one.id == rules::signature_mismatch.id())
            made.append("\n").append(causes_in_words(form));
    }
    return print(made);
}

exit_code run_rules(document_form form) {
    std::vector<page> const all = rules::all_pages(known_actions);
    if (form == document_form::json)
        return print(as_json(all));
    document made{form};
    if (form == document_form::markdown)
        made.heading("Rules", 1).add(table_with_sources(all));
    else
        made.add(table_of(all), long_cells::whole);
    return print(made.text());
}

std::string no_such_rule(std::string_view pattern) {
    std::vector<std::string> const ids = ids_of(rules::all_pages(known_actions));
    bool const known =
        std::any_of(ids.begin(), ids.end(), [pattern](std::string const& id) { return fits(pattern, id); });
    if (known)
        return {};
    return "there is no rule " + wording::quoted(pattern) +
           (nearest_words(pattern, ids).empty() ? "; `tc3 rules` lists them all" : did_you_mean(pattern, ids));
}

} // namespace tc3::tool
