// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "sarif.hpp"

#include "commands/explain.hpp"
#include "console.hpp"
#include "json_writer.hpp"

#include <tc3/http/query.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/rules/catalogue.hpp>
#include <tc3/version.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace tc3::tool {
namespace {

/// The names of a finding's severity are those of SARIF's levels.
std::string_view level_of(severity weight) {
    return to_string(weight);
}

std::string message(std::string_view text) {
    return object_writer{}.text("text", text).finish();
}

std::string sentence(std::string_view text) {
    return std::string{text} + (text.ends_with('.') || text.ends_with('?') ? "" : ".");
}

std::string rule_of(rules::page const& page) {
    object_writer made;
    made.text("id", page.id)
        .raw("shortDescription", message(page.requirement))
        .raw("fullDescription",
             message(page.origin.empty() ? page.requirement
                                         : page.requirement + " Source: " + source_in_words(page.origin) + "."))
        .raw("help", object_writer{}
                         .text("text", page_in_words(page, document_form::text))
                         .text("markdown", page_in_words(page, document_form::markdown))
                         .finish())
        .raw("defaultConfiguration", object_writer{}.text("level", level_of(page.severity)).finish());
    if (page.origin.page.starts_with("https://"))
        made.text("helpUri", page.origin.page);
    return made
        .raw("properties", object_writer{}
                               .text("kind", to_string(page.kind))
                               .text("side", to_string(page.side))
                               .text("tier", to_string(page.tier))
                               .finish())
        .finish();
}

std::string region_of(placed_finding const& found) {
    object_writer made;
    made.number("startLine", found.line);
    if (found.character > 0)
        made.number("startColumn", found.character);
    if (found.end_line > 0)
        made.number("endLine", found.end_line).number("endColumn", found.end_character);
    return made.number("byteOffset", found.offset).number("byteLength", found.length).finish();
}

std::string location_of(placed_finding const& found) {
    object_writer physical;
    physical.raw("artifactLocation", object_writer{}.text("uri", uri_of(found.capture)).finish());
    // Of a capture as a whole no region is known.
    if (found.exchange)
        physical.raw("region", region_of(found));
    object_writer made;
    made.raw("physicalLocation", physical.finish());
    if (std::string const& path = found.what.path; !path.empty()) {
        array_writer logical;
        bool const header = path.starts_with("header:");
        logical.raw(object_writer{}
                        .text("name", path.substr(path.find_last_of(header ? ":" : "/") + 1))
                        .text("fullyQualifiedName", path)
                        .text("kind", header ? "parameter" : "property")
                        .finish());
        made.raw("logicalLocations", logical.finish());
    }
    return made.finish();
}

std::string notification(std::string_view text, std::string_view level) {
    return object_writer{}.raw("message", message(text)).text("level", level).finish();
}

/// What could not be read, and what of the baseline is gone.
std::string notifications_of(summary const& counts) {
    array_writer made;
    for (std::string const& trouble : counts.troubles)
        made.raw(notification(sentence(trouble), "error"));
    for (baseline::finding_count const& gone : counts.vanished)
        made.raw(notification("A finding of the baseline did not come up again: " + gone.rule +
                                  (gone.path.empty() ? "" : " at " + gone.path) + ", " + counted(gone.count, "time") +
                                  ".",
                              "note"));
    return made.finish();
}

} // namespace

std::string uri_of(std::string_view file) {
    std::string made{file.starts_with('/') ? "file://" : ""};
    for (std::string_view rest = file; !rest.empty();) {
        std::size_t const end = std::min(rest.find('/'), rest.size());
        http::append_percent_encoded(made, rest.substr(0, end));
        made.append(end < rest.size() ? "/" : "");
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return made;
}

sarif_report::sarif_report(std::string target, report_terms const& terms) : report{std::move(target), terms} {
    std::string const driver = object_writer{}
                                   .text("name", "tc3")
                                   .text("fullName", "tc3 check " + std::string{library_version})
                                   .text("version", library_version)
                                   .text("semanticVersion", library_version)
                                   .finish();
    // The rules are the driver's last member.
    out().write("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[\n"
                "{\"tool\":{\"driver\":" +
                driver.substr(0, driver.size() - 1) + ",\"rules\":[");
    for (rules::page const& page : rules::all_pages(known_actions)) {
        out().write((rule_indices_.empty() ? "\n" : ",\n") + rule_of(page));
        rule_indices_.emplace(page.id, rule_indices_.size());
    }
    out().write("\n]}},\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":[");
}

void sarif_report::add(placed_finding const& found) {
    finding const& what = found.what;
    std::string const fingerprint = fingerprint_of_finding(what.rule, what.path, found.action);
    object_writer made;
    made.text("ruleId", what.rule);
    if (auto const index = rule_indices_.find(what.rule); index != rule_indices_.end())
        made.number("ruleIndex", index->second);
    object_writer properties;
    properties.text("side", to_string(what.side));
    if (!found.action.empty())
        properties.text("action", found.action);
    if (found.exchange)
        properties.number("exchange", *found.exchange);
    if (!what.likely_error.empty())
        properties.text("likelyError", what.likely_error);
    made.text("level", level_of(what.severity))
        .raw("message", message(sentence(what.message) + (what.help.empty() ? "" : " " + sentence(what.help))))
        .raw("locations", "[" + location_of(found) + "]")
        // GitHub tells alerts apart by the second; without it, it would take the text of the line.
        .raw("partialFingerprints", object_writer{}
                                        .text(fingerprint_name, fingerprint)
                                        .text("primaryLocationLineHash", fingerprint + ":1")
                                        .finish());
    if (terms().has_baseline || found.known)
        made.text("baselineState", found.known ? "unchanged" : "new");
    out().write((begun_ ? ",\n" : "\n") + made.raw("properties", properties.finish()).finish());
    begun_ = true;
}

void sarif_report::finish(summary const& counts) {
    std::string const invocation = object_writer{}
                                       .raw("executionSuccessful", counts.troubles.empty() ? "true" : "false")
                                       .raw("exitCode", std::to_string(static_cast<int>(counts.code)))
                                       .raw("toolExecutionNotifications", notifications_of(counts))
                                       .finish();
    out().write("\n],\n\"invocations\":[" + invocation + "]}\n]}\n");
}

} // namespace tc3::tool
