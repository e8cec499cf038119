// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "json.hpp"

#include "json_writer.hpp"

#include <string>
#include <string_view>

namespace tc3::tool {
namespace {

std::string record_of(placed_finding const& found) {
    finding const& what = found.what;
    object_writer made;
    made.text("capture", found.capture)
        .raw("exchange", found.exchange ? std::to_string(*found.exchange) : "null")
        .text_or_null("action", found.action)
        .text("side", to_string(what.side))
        .text("severity", to_string(what.severity))
        .text("rule", what.rule)
        .text("kind", to_string(what.kind))
        .text("path", what.path)
        .text("message", what.message)
        .text("help", what.help)
        .text_or_null("likely_error", what.likely_error)
        .raw("source", json_of(what.origin))
        .number("offset", found.offset)
        .number("length", found.length)
        .number("line", found.line)
        .number("column", found.column);
    if (found.known)
        made.raw("known", "true");
    return made.finish();
}

std::string totals_of(summary const& counts, bool has_baseline) {
    object_writer rules;
    for (auto const& [rule, count] : counts.rules)
        rules.number(rule, count);
    purchase_count const& bought = counts.purchases;
    std::string const purchases = object_writer{}
                                      .number("succeeded", bought.succeeded)
                                      .number("refused", bought.refused)
                                      .number("unknown", bought.unknown)
                                      .number("repeated_after_success", bought.repeated_after_success)
                                      .number("repeated_in_doubt", bought.repeated_in_doubt)
                                      .finish();
    object_writer made;
    made.number("captures", counts.captures)
        .number("exchanges", counts.exchanges)
        .number("clean", counts.clean)
        .number("skipped", counts.skipped)
        .number("errors", counts.errors)
        .number("warnings", counts.warnings)
        .number("notes", counts.notes)
        .raw("rules", rules.finish())
        .raw("purchases", purchases);
    if (counts.unreadable > 0)
        made.number("unreadable", counts.unreadable);
    if (has_baseline || counts.known > 0)
        made.number("known", counts.known);
    if (has_baseline) {
        std::size_t vanished = 0;
        for (baseline::finding_count const& one : counts.vanished)
            vanished += one.count;
        made.number("vanished", vanished);
    }
    return made.finish();
}

} // namespace

void ndjson_report::add(placed_finding const& found) {
    out().write(record_of(found) + "\n");
}

void ndjson_report::finish(summary const& counts) {
    out().write(object_writer{}.raw("summary", totals_of(counts, terms().has_baseline)).finish() + "\n");
}

void json_report::add(placed_finding const& found) {
    out().write((begun_ ? ",\n" : "{\"findings\":[\n") + record_of(found));
    begun_ = true;
}

void json_report::finish(summary const& counts) {
    out().write(begun_ ? "\n],\n" : "{\"findings\":[],\n");
    out().write("\"summary\":" + totals_of(counts, terms().has_baseline) + "}\n");
}

} // namespace tc3::tool
