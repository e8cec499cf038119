// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "pages.hpp"

#include "commands/glob.hpp"
#include "json_writer.hpp"
#include "output.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/rules/catalogue.hpp>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {
namespace {

std::string in_words(source const& origin) {
    return std::string{origin.text} + " (" + std::string{origin.page} + ", " + std::string{origin.date} + ")";
}

exit_code written(output& out) {
    if (out.finish())
        return exit_code::clean;
    std::fprintf(stderr, "tc3: %s\n", out.trouble().c_str());
    return exit_code::internal_error;
}

std::string page_in_words(rules::page const& page) {
    std::string made = page.id + "\n\n  " + page.requirement + "\n\n";
    made += "  severity   " + std::string{to_string(page.severity)} + "\n";
    made += "  tier       " + std::string{to_string(page.tier)} + "\n";
    made += "  side       " + std::string{to_string(page.side)} + "\n";
    if (!page.structure.empty())
        made += "  structure  " + page.structure + (page.member.empty() ? "" : ", member " + page.member) + "\n";
    if (!page.origin.empty())
        made += "  source     " + in_words(page.origin) + "\n";
    if (!page.right.empty())
        made += "  right      " + page.right + "\n";
    if (!page.wrong.empty())
        made += "  wrong      " + page.wrong + "\n";
    made += "  what to do " + page.help + "\n";
    if (!page.likely_error.empty())
        made += "  answer     the service would most likely answer " + std::string{page.likely_error} + "\n";
    return made + "  disable    tc3 check --disable " + page.id + " ...\n";
}

std::string page_as_json(rules::page const& page) {
    return object_writer{}
        .text("id", page.id)
        .text("kind", to_string(page.kind))
        .text("side", to_string(page.side))
        .text("severity", to_string(page.severity))
        .text("tier", to_string(page.tier))
        .text_or_null("structure", page.structure)
        .text_or_null("member", page.member)
        .text("requirement", page.requirement)
        .text("help", page.help)
        .text_or_null("right", page.right)
        .text_or_null("wrong", page.wrong)
        .text_or_null("likely_error", page.likely_error)
        .raw("source", json_of(page.origin))
        .finish();
}

/// The ids that are nearest to a mistyped one.
std::string suggestions(std::vector<rules::page> const& pages, std::string_view wanted) {
    std::vector<std::pair<std::size_t, std::string>> near;
    for (rules::page const& page : pages)
        near.emplace_back(wording::distance(page.id, wanted), page.id);
    std::sort(near.begin(), near.end());
    std::string made;
    for (std::size_t i = 0; i < near.size() && i < 3; ++i)
        made += (i > 0 ? ", " : "") + near[i].second;
    return made;
}

std::string constraints_in_words(row const& member) {
    std::string made;
    for (constraint const& rule : member.constraints())
        made += (made.empty() ? "" : "; ") + wording::requirement(rule) +
                (rule.standing == tier::advice ? " (advice)" : "");
    return made;
}

/// Calls `each` for a structure and those nested in it, each once.
template <class Each>
void each_structure(structure const& shape, std::vector<structure const*>& seen, Each each) {
    if (std::find(seen.begin(), seen.end(), &shape) != seen.end())
        return;
    seen.push_back(&shape);
    each(shape);
    for (row const& member : shape.rows)
        if (member.nested)
            each_structure(*member.nested, seen, each);
}

std::string type_name(row const& member) {
    if (!member.nested)
        return wording::type_of(member);
    return (member.list ? "a list of " : "") + std::string{(*member.nested).name};
}

void append_structure(std::string& made, structure const& shape) {
    made += "\n## " + std::string{shape.name} +
            "\n\n| member | required | type | must be | source |\n|---|---|---|---|---|\n";
    for (row const& member : shape.rows)
        made += "| " + std::string{member.name} + " | " + (member.required ? "yes" : "no") + " | " + type_name(member) +
                " | " + constraints_in_words(member) + " | " + in_words(member.origin) + " |\n";
    if (!shape.relations.empty())
        made += "\n";
    for (relation const& rule : shape.relations)
        made += "- " + wording::requirement(rule) + (rule.standing == tier::advice ? " (advice)" : "") + ". " +
                in_words(rule.origin) + "\n";
}

std::string contract_as_markdown(action const& contract) {
    product const& owner = *contract.owner;
    std::string made = "# " + std::string{contract.name} + "\n\n" + std::string{contract.purpose} + ".\n\n";
    made += "- product " + std::string{owner.service} + ", version " + std::string{owner.version} + "; " +
            in_words(contract.origin) + "\n";
    made += "- billing: " + std::string{to_string(contract.billing)} +
            (contract.unsafe_to_repeat() ? "; a repeat orders again" : "") + ". " + in_words(contract.billing_origin) +
            "\n";
    made += "- at most " + std::to_string(contract.requests_per_second) + " requests a second. " +
            in_words(contract.rate_origin) + "\n";
    made += "- regions: " + wording::list_of(contract.regions) + ". " + in_words(contract.regions_origin) + "\n";
    made += "- hosts: " + std::string{owner.service} + ".intl.tencentcloudapi.com, " + std::string{owner.service} +
            ".tencentcloudapi.com, and " + std::string{owner.service} + ".REGION.tencentcloudapi.com for " +
            wording::list_of(owner.access_regions) + ". " + in_words(owner.hosts_origin) + "\n";
    std::vector<structure const*> seen;
    auto const append = [&made](structure const& shape) { append_structure(made, shape); };
    each_structure(*contract.request, seen, append);
    each_structure(*contract.response, seen, append);
    made += "\n## Error codes\n\n" + in_words(contract.errors_origin) + "\n\n| code | meaning |\n|---|---|\n";
    for (error_code const& error : contract.errors)
        made += "| " + std::string{error.code} + " | " + std::string{error.meaning} + " |\n";
    return made;
}

std::string structure_as_json(structure const& shape) {
    array_writer members;
    for (row const& member : shape.rows)
        members.raw(object_writer{}
                        .text("name", member.name)
                        .text("type", to_string(member.type))
                        .raw("list", member.list ? "true" : "false")
                        .raw("required", member.required ? "true" : "false")
                        .text_or_null("structure", member.nested ? (*member.nested).name : std::string_view{})
                        .text_or_null("must_be", constraints_in_words(member))
                        .raw("source", json_of(member.origin))
                        .finish());
    array_writer relations;
    for (relation const& rule : shape.relations)
        relations.raw(object_writer{}
                          .text("kind", to_string(kind_of(rule.what)))
                          .text("tier", to_string(rule.standing))
                          .text("requirement", wording::requirement(rule))
                          .raw("source", json_of(rule.origin))
                          .finish());
    return object_writer{}
        .text("name", shape.name)
        .raw("members", members.finish())
        .raw("relations", relations.finish())
        .finish();
}

std::string contract_as_json(action const& contract) {
    std::vector<structure const*> seen;
    array_writer structures;
    auto const append = [&structures](structure const& shape) { structures.raw(structure_as_json(shape)); };
    each_structure(*contract.request, seen, append);
    each_structure(*contract.response, seen, append);
    array_writer errors;
    for (error_code const& error : contract.errors)
        errors.raw(object_writer{}.text("code", error.code).text("meaning", error.meaning).finish());
    array_writer regions;
    for (std::string_view const region : contract.regions)
        regions.text(region);
    return object_writer{}
               .text("action", contract.name)
               .text("service", contract.owner->service)
               .text("version", contract.owner->version)
               .text("purpose", contract.purpose)
               .text("billing", to_string(contract.billing))
               .number("requests_per_second", static_cast<std::uint64_t>(contract.requests_per_second))
               .raw("regions", regions.finish())
               .raw("structures", structures.finish())
               .raw("errors", errors.finish())
               .raw("source", json_of(contract.origin))
               .finish() +
           "\n";
}

} // namespace

exit_code run_explain(std::string const& rule) {
    std::vector<rules::page> const pages = rules::all_pages(known_actions);
    output out{"-"};
    bool found = false;
    for (rules::page const& page : pages)
        if (fits(rule, page.id)) {
            out.write((found ? "\n" : "") + page_in_words(page));
            found = true;
        }
    if (found)
        return written(out);
    std::fprintf(stderr, "tc3: there is no rule %s; near it are %s\n", rule.c_str(), suggestions(pages, rule).c_str());
    return exit_code::wrong_usage;
}

exit_code run_rules(page_form form) {
    std::vector<rules::page> const pages = rules::all_pages(known_actions);
    output out{"-"};
    if (form == page_form::json) {
        array_writer all;
        for (rules::page const& page : pages)
            all.raw(page_as_json(page));
        out.write(all.finish() + "\n");
        return written(out);
    }
    if (form == page_form::markdown)
        out.write("| rule | severity | tier | must hold |\n|---|---|---|---|\n");
    for (rules::page const& page : pages) {
        std::string const weight{to_string(page.severity)};
        if (form == page_form::markdown)
            out.write("| " + page.id + " | " + weight + " | " + std::string{to_string(page.tier)} + " | " +
                      page.requirement + " |\n");
        else
            out.write(weight + std::string(9 - weight.size(), ' ') + page.id + "\n");
    }
    return written(out);
}

exit_code run_contract(std::string const& name, page_form form) {
    action const* const contract = find_action(known_actions, {}, name);
    if (contract == nullptr) {
        std::string known;
        for (action const* one : known_actions)
            known += (known.empty() ? "" : ", ") + std::string{one->name};
        std::fprintf(stderr, "tc3: there is no contract for %s; known: %s\n", name.c_str(), known.c_str());
        return exit_code::wrong_usage;
    }
    output out{"-"};
    out.write(form == page_form::json ? contract_as_json(*contract) : contract_as_markdown(*contract));
    return written(out);
}

} // namespace tc3::tool
