// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "contract.hpp"

#include "commands/explain.hpp"
#include "console.hpp"
#include "contract/facts.hpp"
#include "contract/json_schema.hpp"
#include "contract/openapi.hpp"
#include "document.hpp"
#include "json_writer.hpp"
#include "suggestion.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/validate/wording.hpp>

#include <string>
#include <vector>

namespace tc3::tool {
namespace {

std::string type_name(row const& member) {
    if (!member.nested)
        return wording::type_of(member);
    return (member.list ? "a list of " : "") + std::string{(*member.nested).name};
}

std::string constraints_in_words(row const& member) {
    std::string made;
    for (constraint const& rule : member.constraints())
        made.append(made.empty() ? "" : "; ")
            .append(wording::requirement(rule))
            .append(rule.standing == tier::advice ? " (advice)" : "");
    return made;
}

/// The id of the rule that a constraint or relation makes, as `tc3 explain` takes it.
std::string id_of(structure const& shape, std::string_view member, kind what) {
    return shape.subject() + "." + kebab_case(member) + "." + std::string{to_string(what)};
}

// --- for reading ---

class contract_writer {
  public:
    contract_writer(action const& contract, document_form form) : contract_{&contract}, made_{form} {}

    [[nodiscard]] std::string write() {
        made_.heading(contract_->name, 1).paragraph(purpose());
        made_.add(facts());
        std::vector<structure const*> const shapes = structures_of(*contract_);
        for (structure const* const shape : shapes)
            write_structure(*shape);
        write_answers();
        write_errors();
        write_sources(shapes);
        return made_.text();
    }

  private:
    [[nodiscard]] std::string purpose() const {
        std::string sentence{contract_->purpose};
        if (!sentence.empty() && tc3::detail::is_lower(sentence.front()))
            sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
        return sentence + ".";
    }

    [[nodiscard]] table_of_cells facts() const {
        product const& owner = *contract_->owner;
        std::string const rate = rate_in_words(*contract_);
        table_of_cells made;
        made.columns = {"What", "Value"};
        made.rows = {{"service", std::string{owner.service}},
                     {"version", std::string{owner.version}},
                     {"billing", billing_in_words(*contract_)},
                     {"rate", rate.empty() ? "not stated" : rate},
                     {"regions",
                      contract_->regions.empty()
                          ? "not stated"
                          : wording::list_of(
                                std::vector<std::string>(contract_->regions.begin(), contract_->regions.end()), ", ")},
                     {"hosts", wording::list_of(hosts_of(owner), ", ")}};
        return made;
    }

    void write_structure(structure const& shape) {
        table_of_cells members;
        members.columns = {"Member", "Type", "Required", "Must be"};
        for (row const& member : shape.rows)
            members.rows.push_back({std::string{member.name}, type_name(member), member.required ? "required" : "",
                                    constraints_in_words(member)});
        made_.heading(shape.name).add(members);
        if (shape.relations.empty())
            return;
        table_of_cells relations;
        relations.columns = {"Between members"};
        for (relation const& rule : shape.relations)
            relations.rows.push_back({wording::requirement(rule) + (rule.standing == tier::advice ? " (advice)" : "")});
        made_.add(relations);
    }

    void write_answers() {
        if (contract_->answers.empty())
            return;
        table_of_cells rules;
        rules.columns = {"Between request and answer"};
        for (answer_rule const& rule : contract_->answers)
            rules.rows.push_back({std::string{rule.response_member} + " is given when " +
                                  std::string{rule.request_member} + " is " + wording::to_text(rule.condition)});
        made_.heading("Answer").add(rules);
    }

    void write_errors() {
        if (contract_->errors.empty()) {
            made_.paragraph("No source at hand lists the error codes of this action.");
            return;
        }
        table_of_cells codes;
        codes.columns = {"Error code", "Meaning"};
        for (error_code const& error : contract_->errors)
            codes.rows.push_back({std::string{error.code}, std::string{error.meaning}});
        made_.heading("Error codes, beside those that are common to all actions").add(codes);
    }

    void write_sources(std::vector<structure const*> const& shapes) {
        table_of_cells sources;
        sources.columns = {"Of", "Source"};
        auto const add = [&sources](std::string of, source const& origin) {
            if (!origin.empty())
                sources.rows.push_back({std::move(of), source_in_words(origin)});
        };
        add("action", contract_->origin);
        add("billing", contract_->billing_origin);
        add("rate", contract_->rate_origin);
        add("regions", contract_->regions_origin);
        add("hosts", contract_->owner->hosts_origin);
        add("error codes", contract_->errors_origin);
        for (structure const* const shape : shapes)
            for (row const& member : shape->rows)
                add(std::string{shape->name} + "." + std::string{member.name}, member.origin);
        made_.heading("Sources").add(sources);
    }

    action const* contract_;
    document made_;
};

// --- for programs ---

std::string as_json(structure const& shape, row const& member, constraint const& rule) {
    return object_writer{}
        .text("rule", id_of(shape, member.name, kind_of(rule.what)))
        .text("requirement", wording::requirement(rule))
        .text("tier", to_string(rule.standing))
        .raw("source", json_of(rule.origin.empty() ? member.origin : rule.origin))
        .finish();
}

std::string as_json(structure const& shape, row const& member) {
    array_writer constraints;
    for (constraint const& rule : member.constraints())
        constraints.raw(as_json(shape, member, rule));
    return object_writer{}
        .text("name", member.name)
        .text("type", to_string(member.type))
        .text_or_null("structure", member.nested ? (*member.nested).name : std::string_view{})
        .raw("list", member.list ? "true" : "false")
        .raw("required", member.required ? "true" : "false")
        .raw("constraints", constraints.finish())
        .raw("source", json_of(member.origin))
        .finish();
}

std::string as_json(structure const& shape) {
    array_writer members;
    for (row const& member : shape.rows)
        members.raw(as_json(shape, member));
    array_writer relations;
    for (relation const& rule : shape.relations)
        relations.raw(object_writer{}
                          .text("rule", id_of(shape, rule.place().name, kind_of(rule.what)))
                          .text("requirement", wording::requirement(rule))
                          .text("tier", to_string(rule.standing))
                          .raw("source", json_of(rule.origin))
                          .finish());
    return object_writer{}
        .text("name", shape.name)
        .raw("members", members.finish())
        .raw("relations", relations.finish())
        .finish();
}

template <class Words>
std::string array_of(Words const& words) {
    array_writer made;
    for (auto const& word : words)
        made.text(word);
    return made.finish();
}

std::string as_json(action const& contract) {
    array_writer structures;
    for (structure const* const shape : structures_of(contract))
        structures.raw(as_json(*shape));
    array_writer errors;
    for (error_code const& error : contract.errors)
        errors.raw(object_writer{}.text("code", error.code).text("meaning", error.meaning).finish());
    array_writer answers;
    for (answer_rule const& rule : contract.answers)
        answers.raw(object_writer{}
                        .text("request_member", rule.request_member)
                        .text("value", wording::to_text(rule.condition))
                        .text("response_member", rule.response_member)
                        .raw("source", json_of(rule.origin))
                        .finish());
    std::string const sources = object_writer{}
                                    .raw("action", json_of(contract.origin))
                                    .raw("billing", json_of(contract.billing_origin))
                                    .raw("rate", json_of(contract.rate_origin))
                                    .raw("regions", json_of(contract.regions_origin))
                                    .raw("hosts", json_of(contract.owner->hosts_origin))
                                    .raw("errors", json_of(contract.errors_origin))
                                    .finish();
    return object_writer{}
        .text("action", contract.name)
        .text("service", contract.owner->service)
        .text("version", contract.owner->version)
        .text("purpose", contract.purpose)
        .text("billing", to_string(contract.billing))
        .raw("has_client_token", contract.has_client_token ? "true" : "false")
        .number("requests_per_second", static_cast<std::uint64_t>(contract.requests_per_second))
        .raw("regions", array_of(contract.regions))
        .raw("hosts", array_of(hosts_of(*contract.owner)))
        .text("request", (*contract.request).name)
        .text("response", (*contract.response).name)
        .raw("structures", structures.finish())
        .raw("answers", answers.finish())
        .raw("errors", errors.finish())
        .raw("sources", sources)
        .finish();
}

// --- the list of actions ---

exit_code list_actions(contract_form form) {
    array_writer names;
    table_of_cells actions;
    actions.columns = {"Action", "Service", "Version", "Purpose"};
    for (action const* const known : known_actions) {
        names.text(known->name);
        actions.rows.push_back({std::string{known->name}, std::string{known->owner->service},
                                std::string{known->owner->version}, std::string{known->purpose}});
    }
    switch (form) {
    case contract_form::text:
        return print(document{document_form::text}.add(actions).text());
    case contract_form::markdown:
        return print(document{document_form::markdown}.add(actions).text());
    case contract_form::json:
        return print(names.finish() + "\n");
    case contract_form::schema:
    case contract_form::openapi:
        break;
    }
    complain("this form is that of one ACTION; `tc3 contract` lists the known ones");
    return exit_code::wrong_usage;
}

} // namespace

exit_code run_contract(std::string_view name, contract_form form) {
    if (name.empty())
        return list_actions(form);
    action const* const contract = find_action(known_actions, {}, name);
    if (contract == nullptr) {
        std::string const near = did_you_mean(name, known_action_names());
        complain("no contract is known for the action " + wording::quoted(name) +
                 (near.empty() ? "; `tc3 contract` lists the known ones" : near));
        return exit_code::wrong_usage;
    }
    switch (form) {
    case contract_form::text:
        break;
    case contract_form::markdown:
        return print(contract_writer{*contract, document_form::markdown}.write());
    case contract_form::json:
        return print(as_json(*contract) + "\n");
    case contract_form::schema:
        return print(json_schema_of(*contract) + "\n");
    case contract_form::openapi:
        return print(openapi_of(*contract) + "\n");
    }
    return print(contract_writer{*contract, document_form::text}.write());
}

} // namespace tc3::tool
