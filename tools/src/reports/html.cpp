// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "html.hpp"

#include "console.hpp"
#include "foreign_text.hpp"
#include "html_assets.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/rules/catalogue.hpp>
#include <tc3/rules/protocol.hpp>
#include <tc3/sign/digest.hpp>
#include <tc3/version.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

namespace tc3::tool {
namespace {

/// How many groups of findings the page shows, and of each how many places.
constexpr std::size_t group_limit = 1000;
constexpr std::size_t place_limit = 24;
/// How many groups are unfolded from the start.
constexpr std::size_t most_open = 8;
/// How many findings that vanished, and inputs that cannot be read, are named.
constexpr std::size_t most_named = 50;

std::string element(std::string_view name, std::string_view text, std::string_view css_class = {}) {
    std::string made = "<" + std::string{name};
    if (!css_class.empty())
        made += xml_attribute("class", css_class);
    return made + ">" + escaped(text) + "</" + std::string{name} + ">";
}

// ---------------------------------------------------------------------------------------------------------------------
// Totals

std::string total(std::size_t count, std::string_view name, std::string_view css_class, std::string_view remark = {}) {
    std::string const classes = std::string{css_class} + (count == 0 ? " zero" : "");
    return "<li" + xml_attribute("class", classes) + ">" + element("b", std::to_string(count)) + element("span", name) +
           (remark.empty() ? "" : element("span", remark)) + "</li>\n";
}

std::string purchases_in_words(purchase_count const& bought) {
    std::string made = std::to_string(bought.succeeded) + " succeeded, " + std::to_string(bought.refused) + " refused";
    if (bought.unknown > 0)
        made += ", " + std::to_string(bought.unknown) + " of unknown outcome";
    if (std::size_t const again = bought.repeated_after_success + bought.repeated_in_doubt; again > 0)
        made += "; " + std::to_string(again) + " sent again";
    return made;
}

std::string head_of(summary const& counts, bool has_baseline) {
    bool const unreadable = !counts.troubles.empty();
    std::string_view const grave = counts.errors > 0 || unreadable ? "error" : counts.warnings > 0 ? "warning" : "good";
    std::string_view const verdict = counts.errors > 0     ? "The traffic breaks the contract"
                                     : unreadable          ? "Not all could be read"
                                     : counts.calls() == 0 ? "No call of the API was found"
                                     : counts.warnings > 0 ? "The contract is kept, with doubts"
                                                           : "The contract is kept";
    std::string made = "<header" + xml_attribute("class", grave) + "><div>\n<p class=\"program\">tc3 check</p>\n" +
                       element("h1", verdict) + "\n";
    made += element("p",
                    counted(counts.calls(), "call") + " of " + counted(counts.captures, "capture") + ", " +
                        std::to_string(counts.clean) + " of them clean; " +
                        counted(counts.skipped - counts.unreadable, "other entry", "other entries") + " left in peace" +
                        (counts.unreadable > 0 ? ", " + std::to_string(counts.unreadable) + " unreadable" : "") + ".",
                    "soft");
    made += "\n<ul class=\"totals\">\n" + total(counts.errors, counts.errors == 1 ? "error" : "errors", "error") +
            total(counts.warnings, counts.warnings == 1 ? "warning" : "warnings", "warning") +
            total(counts.notes, counts.notes == 1 ? "note" : "notes", "note");
    if (has_baseline)
        made += total(counts.known, "known from the baseline", "known");
    made +=
        total(counts.calls(), counts.calls() == 1 ? "call" : "calls", "calls", std::to_string(counts.clean) + " clean");
    purchase_count const& bought = counts.purchases;
    made += total(bought.all(), bought.all() == 1 ? "purchase" : "purchases",
                  bought.repeated_after_success + bought.repeated_in_doubt > 0 ? "error" : "purchases",
                  bought.all() > 0 ? purchases_in_words(bought) : std::string{});
    made += "</ul>\n";
    for (std::size_t i = 0; i < std::min(counts.troubles.size(), most_named); ++i)
        made += element("p", counts.troubles[i], "error name") + "\n";
    if (counts.troubles.size() > most_named)
        made +=
            element("p", "and " + counted(counts.troubles.size() - most_named, "further input") + ".", "error name") +
            "\n";
    return made + "</div></header>\n";
}

// ---------------------------------------------------------------------------------------------------------------------
// Findings

/// The kind of a group for style and filter.
std::string_view kind_of(finding_group const& one) {
    return one.known ? "known" : to_string(one.weight);
}

std::string term(std::string_view name, std::string const& html) {
    return html.empty() ? std::string{} : element("dt", name) + "<dd>" + html + "</dd>\n";
}

std::string source_of(source const& origin) {
    if (origin.empty())
        return {};
    bool const address = origin.page.starts_with("https://");
    std::string const page =
        address ? "<a" + xml_attribute("href", origin.page) + " rel=\"noreferrer\">" + escaped(origin.page) + "</a>"
                : escaped(origin.page);
    return escaped(origin.text) + " (" + page + ", " + escaped(origin.date) + ")";
}

std::string excerpt_in_html(excerpt const& shown) {
    if (shown.line.empty())
        return {};
    std::string_view const line = shown.line;
    if (shown.carets.empty())
        return element("p", line, "soft") + "\n";
    return "<pre class=\"excerpt\">" + escaped(line.substr(0, shown.offset)) +
           element("mark", line.substr(shown.offset, shown.length)) +
           escaped(line.substr(shown.offset + shown.length)) + "</pre>\n";
}

std::string other_places(finding_group const& one) {
    std::string made;
    for (occurrence const& other : one.also) {
        made += made.empty() ? "" : ", ";
        made += escaped((other.capture == one.first.capture ? "" : other.capture + " ") + "exchange " +
                        std::to_string(*other.exchange));
    }
    if (std::size_t const more = one.count - 1 - one.also.size(); more > 0)
        made += (made.empty() ? "" : " and ") + std::to_string(more) + " more";
    return made;
}

std::string group_in_html(finding_group const& one, bool open) {
    std::string const kind{kind_of(one)};
    std::string made = "<details" + xml_attribute("class", "finding " + kind) + xml_attribute("data-kind", kind) +
                       (open ? " open" : "") + ">\n<summary>" +
                       element("span", (one.known ? "known " : "") + std::string{to_string(one.weight)}, "badge") +
                       element("span", one.message, "message") +
                       element("span", one.count > 1 ? counted(one.count, "time") : "", "times") +
                       element("code", one.rule, "rule") + "</summary>\n<div class=\"inside\">\n";
    made += "<p class=\"soft\"><code>" + escaped(place_in_words(one)) + "</code></p>\n" + excerpt_in_html(one.shown);
    made += "<dl>\n" + term("What to do", escaped(one.help)) + term("Source", source_of(one.origin)) +
            term("The service", one.likely_error.empty()
                                    ? std::string{}
                                    : "would most likely answer " + element("code", one.likely_error)) +
            term("Also in", other_places(one)) + "</dl>\n";
    if (!one.curl.empty())
        made += "<details><summary>Send it again with curl</summary><div class=\"inside\">" +
                element("pre", one.curl, "command") + "</div></details>\n";
    return made + "</div>\n</details>\n";
}

std::string filters(std::map<std::string_view, std::size_t> const& kinds) {
    std::string made = "<form hidden>\n";
    for (std::string_view const kind : {"error", "warning", "note", "known"})
        if (auto const at = kinds.find(kind); at != kinds.end())
            made += "<label><input type=\"checkbox\"" + xml_attribute("name", kind) + " checked> " + escaped(kind) +
                    " " + element("span", std::to_string(at->second), "soft") + "</label>\n";
    return made + "<input type=\"search\" name=\"find\" placeholder=\"Find in rules, messages, places\" "
                  "aria-label=\"Find in the findings\">\n<output></output>\n</form>\n";
}

// ---------------------------------------------------------------------------------------------------------------------
// Timeline

std::string legend(std::string_view shape, std::string_view text) {
    return "<li><svg viewBox=\"0 0 14 14\" aria-hidden=\"true\">" + std::string{shape} + "</svg>" + escaped(text) +
           "</li>\n";
}

std::string timeline_in_html(timeline const& times) {
    if (times.empty() && times.calls_without_time() == 0)
        return {};
    std::string made = "<section id=\"timeline\">\n<h2>Timeline</h2>\n<div class=\"panel\">\n";
    if (!times.empty())
        made += times.svg() + "\n<ul class=\"legend\">\n" +
                legend("<rect class=\"error\" width=\"14\" height=\"14\" rx=\"3\"/>", "calls with errors") +
                legend("<rect class=\"warning\" width=\"14\" height=\"14\" rx=\"3\"/>", "with warnings") +
                legend("<rect class=\"clean\" width=\"14\" height=\"14\" rx=\"3\"/>", "clean") +
                legend("<circle class=\"bought\" cx=\"7\" cy=\"7\" r=\"5\"/>", "bought") +
                legend("<circle class=\"refused\" cx=\"7\" cy=\"7\" r=\"5\"/>", "refused") +
                legend("<circle class=\"unknown\" cx=\"7\" cy=\"7\" r=\"5\"/>", "outcome not known") +
                legend("<path class=\"repeated\" d=\"M7 0l7 7-7 7-7-7z\"/>", "purchase sent again") + "</ul>\n";
    if (times.calls_without_time() > 0)
        made += element("p",
                        counted(times.calls_without_time(), "call") +
                            (times.calls_without_time() == 1 ? " has" : " have") + " no time in the capture and " +
                            (times.calls_without_time() == 1 ? "is" : "are") + " not drawn.",
                        "soft") +
                "\n";
    return made + "</div>\n</section>\n";
}

// ---------------------------------------------------------------------------------------------------------------------
// Coverage

/// The rules, and how the traffic stood to each.
class coverage_writer {
  public:
    explicit coverage_writer(summary const& counts) : counts_{&counts}, pages_{rules::all_pages(known_actions)} {}

    [[nodiscard]] std::string text() const {
        std::size_t met = 0;
        std::size_t broken = 0;
        for (rules::page const& page : pages_) {
            met += is_met(page) ? 1u : 0u;
            broken += times_broken(page) > 0 ? 1u : 0u;
        }
        std::string made =
            "<section id=\"coverage\">\n<h2>Coverage <small>" + std::to_string(met) + " of " +
            counted(pages_.size(), "rule") + " met, " + std::to_string(broken) +
            " of them broken</small></h2>\n<p class=\"soft\">A rule is met when the traffic held what it "
            "speaks of. " +
            chip("kept", "kept", {}) + chip("broken", "broken, how often", {}) + chip("unmet", "not met", {}) +
            "</p>\n";
        for (action const* contract : known_actions) {
            for (structure const* shape : structures_below(*contract->request))
                made += table_of(*shape, std::string{contract->name} + ", request");
            for (structure const* shape : structures_below(*contract->response))
                made += table_of(*shape, std::string{contract->name} + ", answer");
        }
        return made + protocol() + "</section>\n";
    }

  private:
    [[nodiscard]] std::size_t times_broken(rules::page const& page) const {
        auto const at = counts_->rules.find(page.id);
        return at == counts_->rules.end() ? 0 : at->second;
    }
    [[nodiscard]] bool is_met(rules::page const& page) const {
        return times_broken(page) > 0 || counts_->covered.met(page);
    }

    [[nodiscard]] static std::string chip(std::string_view state, std::string_view text, std::string_view title) {
        return "<span" + xml_attribute("class", "chip " + std::string{state}) +
               (title.empty() ? "" : xml_attribute("title", title)) + ">" + escaped(text) + "</span>";
    }
    [[nodiscard]] std::string chip_of(rules::page const& page) const {
        std::size_t const broken = times_broken(page);
        std::string text{to_string(page.kind)};
        if (broken > 0)
            text += " " + std::to_string(broken);
        return chip(broken > 0 ? "broken" : is_met(page) ? "kept" : "unmet", text, page.requirement);
    }

    template <class Wanted>
    [[nodiscard]] std::string chips(Wanted wanted) const {
        std::string made;
        for (rules::page const& page : pages_)
            if (wanted(page))
                made += chip_of(page);
        return made;
    }

    [[nodiscard]] static std::string table(std::string_view title, std::string_view remark, bool open,
                                           std::string_view columns, std::string const& rows) {
        return "<details" + std::string{open ? " open" : ""} + "><summary><b>" + escaped(title) + "</b> " +
               element("span", remark, "soft") + "</summary>\n<div class=\"inside scroll\">\n<table>\n<thead><tr>" +
               std::string{columns} + "</tr></thead>\n<tbody>\n" + rows + "</tbody>\n</table>\n</div>\n</details>\n";
    }

    [[nodiscard]] std::string table_of(structure const& shape, std::string const& of) const {
        std::size_t const all = counts_->covered.times(shape);
        std::string rows;
        std::size_t seen_members = 0;
        for (std::size_t i = 0; i < shape.rows.size(); ++i) {
            std::string_view const name = shape.rows[i].name;
            std::size_t const seen = counts_->covered.times(shape, i);
            seen_members += seen > 0 ? 1u : 0u;
            std::string const share = std::to_string(all == 0 ? 0 : std::min<std::size_t>(100, seen * 100 / all));
            rows +=
                "<tr" + std::string{seen == 0 ? " class=\"unseen\"" : ""} + "><th scope=\"row\"><code>" +
                escaped(name) + "</code></th><td class=\"seen\"><span class=\"bar\"><i style=\"width:" + share +
                "%\"></i></span>" + std::to_string(seen) + "</td><td>" +
                chips([&](rules::page const& page) { return page.structure == shape.name && page.member == name; }) +
                "</td></tr>\n";
        }
        rows += "<tr class=\"unseen\"><th scope=\"row\">as a whole</th><td class=\"seen\">" + std::to_string(all) +
                "</td><td>" +
                chips([&](rules::page const& page) { return page.structure == shape.name && page.member.empty(); }) +
                "</td></tr>\n";
        return table(shape.name,
                     of + ": " + std::to_string(seen_members) + " of " + counted(shape.rows.size(), "member") +
                         " seen, in " + counted(all, "object"),
                     all > 0, "<th>Member</th><th>Seen</th><th>Rules</th>", rows);
    }

    /// The rules that hold for every action, by what they speak of.
    [[nodiscard]] std::string protocol() const {
        std::vector<std::string> subjects;
        auto const subject_of = [](rules::page const& page) {
            return page.structure.empty() ? page.id.substr(0, page.id.rfind('.')) : std::string{};
        };
        for (rules::page const& page : pages_)
            if (std::string subject = subject_of(page);
                !subject.empty() && std::find(subjects.begin(), subjects.end(), subject) == subjects.end())
                subjects.push_back(std::move(subject));
        std::string rows;
        for (std::string const& subject : subjects)
            rows += "<tr><th scope=\"row\"><code>" + escaped(subject) + "</code></th><td>" +
                    chips([&](rules::page const& page) { return subject_of(page) == subject; }) + "</td></tr>\n";
        return table("Protocol", "the rules that hold for every action", true, "<th>Subject</th><th>Rules</th>", rows);
    }

    summary const* counts_;
    std::vector<rules::page> pages_;
};

std::string vanished_in_html(summary const& counts) {
    if (counts.vanished.empty())
        return {};
    std::string made = "<section id=\"vanished\">\n<h2>Gone <small>findings of the baseline that did not come up "
                       "again</small></h2>\n<div class=\"panel\">\n";
    for (std::size_t i = 0; i < std::min(counts.vanished.size(), most_named); ++i) {
        baseline::finding_count const& one = counts.vanished[i];
        made += "<p><code>" + escaped(one.rule) + "</code> " + element("code", one.path, "soft") + " " +
                escaped(counted(one.count, "time")) + "</p>\n";
    }
    if (counts.vanished.size() > most_named)
        made += "<p>and " + std::to_string(counts.vanished.size() - most_named) + " more</p>\n";
    return made + "</div>\n</section>\n";
}

/// A policy under which the page can load nothing, and no script but its own can run.
std::string policy() {
    auto const digest = sign::sha256(html::script);
    std::string const script = digest ? "; script-src 'sha256-" + sign::base64(*digest) + "'" : std::string{};
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'" +
           script + "\">\n";
}

} // namespace

html_report::html_report(std::string target, report_terms const& terms)
    : report{std::move(target), terms}, groups_{group_limit, place_limit, terms.values} {}

void html_report::add(placed_finding const& found) {
    repeated_ = repeated_ || found.what.kind == kind::unsafe_retry;
    if (finding_group* const begun = groups_.add(found))
        begun_.push_back(begun);
}

void html_report::end(judged_exchange const& call) {
    for (finding_group* const begun : begun_)
        begun->curl = call.curl;
    begun_.clear();
    if (call.is_call)
        times_.add(call, repeated_);
    repeated_ = false;
}

void html_report::finish(summary const& counts) {
    auto groups = groups_.take();
    // The gravest first, and of one severity those that were found first.
    std::stable_sort(groups.begin(), groups.end(), [](finding_group const& a, finding_group const& b) {
        return std::pair{a.known, b.weight} < std::pair{b.known, a.weight};
    });
    std::map<std::string_view, std::size_t> kinds;
    for (finding_group const& one : groups)
        ++kinds[kind_of(one)];
    out().write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
                policy() +
                element("title", "tc3 check: " + counted(counts.errors, "error") + ", " +
                                     counted(counts.warnings, "warning") + " in " + counted(counts.calls(), "call")) +
                "\n<style>");
    out().write(html::style);
    out().write("</style>\n</head>\n<body>\n" + head_of(counts, terms().has_baseline) + "<main>\n" +
                timeline_in_html(times_));
    out().write("<section id=\"findings\">\n<h2>Findings <small>" + counted(groups.size(), "group") +
                ", the gravest first</small></h2>\n" + filters(kinds));
    std::size_t shown = 0;
    for (finding_group const& one : groups)
        out().write(group_in_html(one, ++shown <= most_open));
    if (groups.empty())
        out().write("<p class=\"panel\">Nothing was found.</p>\n");
    if (groups_.beyond() > 0)
        out().write(element("p",
                            counted(groups_.beyond(), "further finding") +
                                " of other rules and places were left out: see the ndjson report.",
                            "panel") +
                    "\n");
    out().write("</section>\n" + vanished_in_html(counts) + coverage_writer{counts}.text());
    out().write("</main>\n<footer>tc3 " + std::string{library_version} +
                (terms().values == shown_values::all ? ". Values are shown, secrets excepted."
                                                     : ". Values are shown where the contract calls them harmless.") +
                "</footer>\n<script>");
    out().write(html::script);
    out().write("</script>\n</body>\n</html>\n");
}

} // namespace tc3::tool
