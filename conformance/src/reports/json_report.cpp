// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reports/facts.hpp"
#include "reports/reports.hpp"

#include "json_writer.hpp"

namespace tc3::conformance::reports {
namespace {

using tool::array_writer;
using tool::object_writer;

std::string json_of(introduction const& about) {
    object_writer made;
    made.text("name", about.name).text("version", about.version).text("language", about.language);
    if (!about.homepage.empty())
        made.text("homepage", about.homepage);
    if (!about.issues.empty())
        made.text("issues", about.issues);
    array_writer can;
    for (std::string const& operation : about.can)
        can.text(operation);
    return made.raw("can", can.finish()).finish();
}

std::string json_of(outcome const& one, run_record const& made) {
    object_writer members;
    members.text("id", one.of->id)
        .text("level", to_string(one.of->level))
        .text("side", to_string(one.of->side))
        .text("verdict", to_string(one.judged.what))
        .text("message", one.judged.message)
        .text("requirement", one.of->requirement)
        .raw("source", tool::json_of(one.of->source));
    if (auto const& shown = one.judged.shown)
        members.raw("counterexample", object_writer{}
                                          .text("input", shown->input)
                                          .text("mutation", shown->mutation)
                                          .text("expected", shown->expected)
                                          .text("got", shown->got)
                                          .finish());
    if (is_bad(one.judged.what) || one.judged.what == verdict::failed_as_expected)
        members.text("reproduce", command_for(one.of->id, made));
    return members.finish();
}

std::string json_of(totals const& counts) {
    object_writer made;
    for (std::size_t i = 0; i < verdict_names.size(); ++i)
        made.number(verdict_names[i], counts.of[i]);
    return made.finish();
}

} // namespace

std::string json_report(run_record const& made) {
    std::string cases;
    for (outcome const& one : made.outcomes)
        cases.append(cases.empty() ? "\n" : ",\n").append(json_of(one, made));
    object_writer whole;
    whole.text("suite", made.suite)
        .number("seed", made.with.seed)
        .text("mode", to_string(made.how))
        .number("max_success", static_cast<std::uint64_t>(made.with.max_success))
        .number("deadline_seconds", static_cast<std::uint64_t>(made.with.deadline.count()))
        .raw("implementation", json_of(made.about))
        .raw("cases", "[" + cases + (cases.empty() ? "]" : "\n]"))
        .raw("totals", json_of(made.counts()));
    if (!made.ended_badly.empty())
        whole.text("ended_badly", made.ended_badly);
    return whole.finish() + "\n";
}

} // namespace tc3::conformance::reports
