// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "commands/catalogue.hpp"

#include "executor/library.hpp"
#include "reports/facts.hpp"
#include "run/recording.hpp"

#include "document.hpp"

#include <tc3/validate/wording.hpp>

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace tc3::conformance {
namespace {

using tool::document;
using tool::document_form;
using tool::table_of_cells;

std::string_view meaning_of(level what) {
    switch (what) {
    case level::must:
        return "documented, and seen from outside; a failure makes the exit code 1";
    case level::should:
        return "documented, but the service may be lenient, or it helps the reader; counts with --strict";
    case level::may:
        break;
    }
    return "advice; never counts";
}

std::string_view deed_of(side what) {
    switch (what) {
    case side::signer:
        return "it is asked to sign a message; the signature and what it shows of the way there must be right";
    case side::verifier:
        return "it is asked whether a signed message is valid, and if not, why";
    case side::validator:
        return "it is asked what is wrong with a request; all findings must be right, and no others be there";
    case side::builder:
        return "it is asked for the body of a call; the body must mean the same as the parameters";
    case side::decoder:
        return "it is given an answer of the service and asked what came of the call";
    case side::server:
        return "it is sent a signed request; its answer is judged";
    case side::client:
        break;
    }
    return "it is started for one call; what comes over the wire and what it says in the end are judged";
}

std::string modes_of(conformance_case const& one) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < mode_names.size(); ++i)
        if (has_way(one, static_cast<mode>(i)))
            names.emplace_back(mode_names[i]);
    return wording::list_of(names, " and ");
}

/// The first question of a case and the library's answer to it.
std::vector<reports::fact> example_of(conformance_case const& one) {
    if (!one.ask)
        return {};
    settings with;
    with.max_success = 1;
    auto const library = make_library_peer();
    recording_peer recorder{*library, 1};
    static_cast<void>(one.ask(recorder, with));
    if (recorder.kept().empty())
        return {};
    exchange const& first = recorder.kept().front();
    std::string const question = boost::json::serialize(first.question);
    return {{"for example", question},
            {"its body", reports::body_in(question)},
            {"answer", boost::json::serialize(first.answer)}};
}

std::string page_of(conformance_case const& one) {
    table_of_cells facts;
    facts.columns = {"What", "Value"};
    auto const add = [&facts](std::string name, std::string_view value) {
        if (!value.empty())
            facts.rows.push_back({std::move(name), reports::terminal_text(value)});
    };
    add("level", std::string{to_string(one.level)} + ": " + std::string{meaning_of(one.level)});
    add("judges", "a " + std::string{to_string(one.side)});
    add("source", one.source.text);
    add("page", std::string{one.source.page} + (one.source.date.empty() ? "" : ", ") + std::string{one.source.date});
    add("what is done", deed_of(one.side));
    add("modes", modes_of(one));
    std::string page = document{document_form::text}.heading(one.id, 1).paragraph(one.requirement).add(facts).text();
    for (reports::fact const& known : example_of(one))
        if (!known.text.empty())
            page.append("\n")
                .append(known.name)
                .append(":\n")
                .append(reports::terminal_text(reports::excerpt(known.text)))
                .append("\n");
    return page;
}

std::string table_of(case_list const& cases) {
    table_of_cells made;
    made.columns = {"Case", "Level", "Side", "Requirement"};
    for (conformance_case const* const one : cases)
        made.rows.push_back(
            {one->id, std::string{to_string(one->level)}, std::string{to_string(one->side)}, one->requirement});
    return document{document_form::text}.add(made, tool::long_cells::whole).text();
}

} // namespace

exit_code list_cases(std::vector<conformance_case> const& all, selection const& wanted, streams const& to) {
    for (std::string const& pattern : wanted.patterns)
        if (std::string const sentence = no_such_case(all, pattern); !sentence.empty()) {
            to.complain(sentence);
            return exit_code::wrong_usage;
        }
    to.out(table_of(select(all, wanted)));
    return exit_code::conforms;
}

exit_code explain_case(std::vector<conformance_case> const& all, std::string_view id, streams const& to) {
    auto const found = std::find_if(all.begin(), all.end(), [id](auto const& one) { return one.id == id; });
    if (found == all.end())
        return list_cases(all, selection{{std::string{id}}, level::may, false}, to);
    to.out(page_of(*found));
    return exit_code::conforms;
}

} // namespace tc3::conformance
