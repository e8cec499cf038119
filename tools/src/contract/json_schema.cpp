// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "contract/json_schema.hpp"

#include "check/coverage.hpp"
#include "contract/json_value.hpp"

#include <tc3/contract/text.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/json/scanner.hpp>
#include <tc3/response/envelope.hpp>
#include <tc3/validate/wording.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace tc3::tool {
namespace {

namespace json = boost::json;

json::value value_of(constant const& value) {
    return value.is_text ? json::value(to_json(value.text)) : json::value(value.integer);
}

/// Adds a keyword; one that is there already is added beside it.
void add(json::object& schema, std::string_view keyword, json::value value) {
    if (!schema.contains(to_json(keyword))) {
        schema.emplace(to_json(keyword), std::move(value));
        return;
    }
    if (!schema.contains("allOf"))
        schema["allOf"] = json::array();
    schema["allOf"].as_array().push_back(object_of({{keyword, std::move(value)}}));
}

// --- patterns ---

/// A regular expression for a word in any letter case.
std::string in_any_case(std::string_view word) {
    std::string made;
    for (char const c : word) {
        char const lower = tc3::detail::to_lower(c);
        bool const is_letter = tc3::detail::is_lower(lower);
        if (is_letter)
            made.append({'[', static_cast<char>(lower - 'a' + 'A'), lower, ']'});
        else if (std::string_view{"^$\\.*+?()[]{}|/"}.find(c) != std::string_view::npos)
            made.append({'\\', c});
        else
            made.push_back(c);
    }
    return made;
}

std::string words_in_any_case(std::span<std::string_view const> words) {
    std::string made;
    for (std::string_view const word : words)
        made.append(made.empty() ? "^(?:" : "|").append(in_any_case(word));
    return made + ")$";
}

void append_ranges(std::string& out, std::span<code_point_range const> ranges) {
    auto const append = [&out](char32_t c) {
        if (c == U'-' || c == U'^' || c == U'\\' || c == U']' || c == U'[')
            out.push_back('\\');
        ::tc3::json::detail::append_utf8(out, c);
    };
    for (code_point_range const& range : ranges) {
        append(range.first);
        if (range.last == range.first)
            continue;
        out.push_back('-');
        append(range.last);
    }
}

// --- members ---

enum class null_is : std::uint8_t { refused, taken };

void add_constraint(json::object& schema, constraint const& rule, null_is null) {
    if (is_mild(rule))
        return;
    switch (rule.what) {
    case constraint::form::one_of_texts: {
        json::array words;
        for (std::string_view const word : rule.texts)
            words.emplace_back(to_json(word));
        // Another letter case earns a warning only.
        add(schema, "anyOf",
            list_of({object_of({{"enum", std::move(words)}}),
                     object_of({{"pattern", json::value(words_in_any_case(rule.texts))}})}));
        break;
    }
    case constraint::form::one_of_integers: {
        json::array integers(rule.integers.begin(), rule.integers.end());
        if (null == null_is::taken)
            integers.emplace_back(nullptr);
        add(schema, "enum", std::move(integers));
        break;
    }
    case constraint::form::multiple_of:
        add(schema, "multipleOf", rule.minimum);
        break;
    case constraint::form::range:
        if (rule.minimum != std::numeric_limits<std::int64_t>::min())
            schema["minimum"] = rule.minimum;
        if (rule.maximum != std::numeric_limits<std::int64_t>::max())
            schema["maximum"] = rule.maximum;
        break;
    case constraint::form::length:
        if (rule.minimum > 0)
            add(schema, "minLength", rule.minimum);
        add(schema, "maxLength", rule.maximum);
        break;
    case constraint::form::characters: {
        std::string set;
        append_ranges(set, rule.allowed);
        append_ranges(set, rule.doubtful);
        add(schema, "pattern", json::value("^[" + set + "]*$"));
        break;
    }
    case constraint::form::pattern:
        add(schema, "pattern", json::value("^" + std::string{rule.text} + "$"));
        break;
    case constraint::form::moment: // digits only, the calendar is beyond a pattern
        add(schema, "pattern", "^([0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2} [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})?$");
        break;
    case constraint::form::not_empty:
    case constraint::form::in_region:
    case constraint::form::not_in_future:
        break; // never more than warnings
    }
}

/// A type, or that type and null.
json::value type_or_null(std::string_view type, null_is null) {
    if (null == null_is::refused)
        return to_json(type);
    return list_of({to_json(type), "null"});
}

json::object reference_to(structure const& shape, std::string_view references) {
    return object_of({{"$ref", json::value(std::string{references} + std::string{shape.name})}});
}

/// A value of a member, or an element of it where it is a list.
json::object value_schema(row const& member, null_is null, std::string_view references) {
    if (member.type == wire_type::structure) {
        json::object reference = reference_to(*member.nested, references);
        if (null == null_is::refused)
            return reference;
        return object_of({{"anyOf", list_of({std::move(reference), object_of({{"type", "null"}})})}});
    }
    json::object made = object_of({{"type", type_or_null(to_string(member.type), null)}});
    if (member.type == wire_type::integer) {
        made["minimum"] = std::numeric_limits<std::int64_t>::min();
        made["maximum"] = std::numeric_limits<std::int64_t>::max();
    } else if (member.type == wire_type::unsigned_integer) {
        made["minimum"] = 0;
        made["maximum"] = std::numeric_limits<std::uint64_t>::max();
    }
    for (constraint const& rule : member.constraints())
        add_constraint(made, rule, null);
    return made;
}

/// The source in words, and what is advised.
std::string description_of(row const& member) {
    std::string made{member.origin.text};
    for (constraint const& rule : member.constraints())
        if (is_mild(rule))
            made.append("; advice: ").append(wording::requirement(rule));
    return made;
}

std::string place_of(source const& origin) {
    return std::string{origin.page} + ", " + std::string{origin.date};
}

json::object member_schema(row const& member, std::string_view references) {
    null_is const null = member.required ? null_is::refused : null_is::taken;
    json::object made;
    if (member.list)
        made = object_of(
            {{"type", type_or_null("array", null)}, {"items", value_schema(member, null_is::refused, references)}});
    else
        made = value_schema(member, null, references);
    made["description"] = description_of(member);
    made["$comment"] = place_of(member.origin);
    if (!member.example.empty())
        made["examples"] = list_of({json::parse(to_json(member.example))});
    return made;
}

// --- relations ---

/// That a member is present: null and an empty list count as absent.
json::object presence_of(row const& member) {
    json::object const present = member.list ? object_of({{"type", "array"}, {"minItems", 1}})
                                             : object_of({{"not", object_of({{"type", "null"}})}});
    return object_of(
        {{"required", list_of({to_json(member.name)})}, {"properties", object_of({{member.name, present}})}});
}

json::object one_property(std::string_view name, json::value schema) {
    return object_of({{"properties", object_of({{name, std::move(schema)}})}});
}

/// That a member is there and is that constant.
json::object equality_of(std::string_view name, constant const& value) {
    json::object made = one_property(name, object_of({{"const", value_of(value)}}));
    made["required"] = list_of({to_json(name)});
    return made;
}

/// An element whose member is none of its words: what is said of the elements does not count then.
json::object other_element(row const& list, relation const& rule) {
    structure const& shape = *list.nested;
    json::array words;
    for (constraint const& each : shape.rows[shape.find(rule.nested.name)].constraints())
        for (std::string_view const word : each.texts)
            words.emplace_back(to_json(word));
    json::object const another = object_of({{"not", object_of({{"enum", std::move(words)}})}});
    return object_of({{"contains", one_property(rule.nested.name, another)}});
}

json::object relation_schema(structure const& shape, relation const& rule) {
    auto const row_at = [&](std::size_t i) -> row const& { return shape.rows[rule.member_slots[i].index]; };
    json::array parts;
    switch (rule.what) {
    case relation::form::exactly_one:
    case relation::form::at_least_one:
        for (std::size_t i = 0; i < rule.member_count; ++i)
            parts.push_back(presence_of(row_at(i)));
        return object_of({{rule.what == relation::form::exactly_one ? "oneOf" : "anyOf", std::move(parts)}});
    case relation::form::allows:
        for (constant const& value : rule.values())
            parts.push_back(value_of(value));
        if (!row_at(1).required)
            parts.emplace_back(nullptr);
        return object_of({{"if", equality_of(row_at(0).name, rule.condition)},
                          {"then", one_property(row_at(1).name, object_of({{"enum", std::move(parts)}}))}});
    case relation::form::elements_include:
        for (constant const& value : rule.values())
            parts.push_back(object_of({{"contains", equality_of(rule.nested.name, value)}}));
        parts = list_of({object_of({{"allOf", std::move(parts)}}), other_element(row_at(0), rule)});
        return object_of({{"if", presence_of(row_at(0))},
                          {"then", one_property(row_at(0).name, object_of({{"anyOf", std::move(parts)}}))}});
    case relation::form::at_most_one_element:
        for (constant const& value : rule.values())
            parts.push_back(value_of(value));
        return one_property(
            row_at(0).name,
            object_of({{"contains", one_property(rule.nested.name, object_of({{"enum", std::move(parts)}}))},
                       {"minContains", 0},
                       {"maxContains", 1}}));
    case relation::form::overrides:
    case relation::form::ignores:
        break; // never more than warnings
    }
    return {};
}

} // namespace

std::vector<structure const*> structures_of(action const& contract) {
    std::vector<structure const*> all = structures_below(*contract.request);
    for (structure const* const shape : structures_below(*contract.response))
        if (std::find(all.begin(), all.end(), shape) == all.end())
            all.push_back(shape);
    return all;
}

json::object schema_of(structure const& shape, side where, std::string_view references) {
    json::object made = object_of({{"type", "object"}});
    json::array required;
    json::object properties;
    for (row const& member : shape.rows) {
        if (member.required)
            required.emplace_back(to_json(member.name));
        properties[to_json(member.name)] = member_schema(member, references);
    }
    std::string advice;
    json::array relations;
    for (relation const& rule : shape.relations)
        if (is_mild(rule))
            advice.append(advice.empty() ? "advice: " : "; ").append(wording::requirement(rule));
        else
            relations.push_back(relation_schema(shape, rule));
    if (!advice.empty())
        made["description"] = advice;
    if (!required.empty())
        made["required"] = std::move(required);
    made["properties"] = std::move(properties);
    if (where == side::request)
        made["additionalProperties"] = false;
    if (!relations.empty())
        made["allOf"] = std::move(relations);
    return made;
}

/// The object around an answer: a success, or a refusal that may lack members of a success.
static json::object answer_schema(structure const& success, std::string_view references) {
    json::object refusal = schema_of(success, side::response, references);
    refusal["required"] = list_of({"Error", "RequestId"});
    refusal["properties"].as_object()["Error"] = reference_to(*error_row.nested, references);
    json::array const without_error =
        list_of({reference_to(success, references), one_property("Error", object_of({{"type", "null"}}))});
    json::object const either =
        object_of({{"anyOf", list_of({std::move(refusal), object_of({{"allOf", without_error}})})}});
    return object_of(
        {{"type", "object"}, {"required", list_of({"Response"})}, {"properties", object_of({{"Response", either}})}});
}

json::object schemas_of(action const& contract, std::string_view references) {
    json::object made;
    for (structure const* const shape : structures_below(*contract.request))
        made[to_json(shape->name)] = schema_of(*shape, side::request, references);
    for (structure const* const shape : structures_below(*contract.response))
        if (!made.contains(to_json(shape->name)))
            made[to_json(shape->name)] = schema_of(*shape, side::response, references);
    structure const& error = *error_row.nested;
    made[to_json(error.name)] = schema_of(error, side::response, references);
    made["Answer"] = answer_schema(*contract.response, references);
    return made;
}

std::string json_schema_of(action const& contract) {
    product const& owner = *contract.owner;
    std::string comment = "What is refused here is an error to tc3 check too; what earns a warning is not refused. "
                          "Errors that a JSON Schema cannot say:";
    for (unsaid_rule const& each : unsaid_rules)
        comment.append(&each == std::begin(unsaid_rules) ? " " : "; ")
            .append(to_string(each.kind))
            .append(" (")
            .append(each.reason)
            .append(")");
    std::string const id =
        "urn:tc3:" + std::string{owner.service} + ":" + std::string{owner.version} + ":" + std::string{contract.name};
    comment.append(
        ". Validators that read numbers as floating point take integers beyond 53 bits for their neighbours.");
    return json::serialize(object_of({{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                                      {"$id", to_json(id)},
                                      {"$comment", to_json(comment)},
                                      {"title", json::value("Request of " + std::string{contract.name})},
                                      {"description", to_json(contract.purpose)},
                                      {"$ref", json::value("#/$defs/" + std::string{(*contract.request).name})},
                                      {"$defs", schemas_of(contract, "#/$defs/")}}));
}

} // namespace tc3::tool
