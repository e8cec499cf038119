// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "contract/openapi.hpp"

#include "contract/facts.hpp"
#include "contract/json_schema.hpp"
#include "contract/json_value.hpp"

#include <tc3/request/common.hpp>
#include <tc3/rules/protocol.hpp>
#include <tc3/sign/tc3.hpp>

#include <boost/json/serialize.hpp>

#include <optional>
#include <utility>

namespace tc3::tool {
namespace {

namespace json = boost::json;

constexpr std::string_view references = "#/components/schemas/";
constexpr std::string_view scheme_name = "TC3";

json::object header(common_name const& name, std::string_view description, bool is_required, json::object schema) {
    return object_of({{"name", to_json(name.header)},
                      {"in", "header"},
                      {"required", is_required},
                      {"description", to_json(description)},
                      {"schema", std::move(schema)}});
}

/// A common parameter as a header; nothing for one that OpenAPI describes elsewhere, or that TC3 has not.
std::optional<json::object> header_of(common_name const& name, action const& contract) {
    switch (name.what) {
    case common::action:
        return header(name, rules::request_action.requirement, true,
                      object_of({{"type", "string"}, {"const", to_json(contract.name)}}));
    case common::version:
        return header(name, rules::request_version.requirement, true,
                      object_of({{"type", "string"}, {"const", to_json(contract.owner->version)}}));
    case common::region: {
        json::object schema = object_of({{"type", "string"}});
        json::array regions;
        for (std::string_view const region : contract.regions)
            regions.emplace_back(to_json(region));
        bool const is_required = !regions.empty();
        if (is_required)
            schema["enum"] = std::move(regions);
        return header(name, rules::request_region.requirement, is_required, std::move(schema));
    }
    case common::timestamp:
        return header(name, rules::request_timestamp.requirement, true,
                      object_of({{"type", "integer"}, {"format", "int64"}}));
    case common::language:
        return header(name, rules::request_language.requirement, false, object_of({{"type", "string"}}));
    case common::token:
        return header(name, "The token of temporary keys.", false, object_of({{"type", "string"}}));
    case common::request_client:
        return header(name, "Names the program that calls.", false, object_of({{"type", "string"}}));
    case common::authorization:
    case common::content_type:
    case common::nonce:
    case common::secret_id:
    case common::signature:
    case common::signature_method:
        break;
    }
    return std::nullopt;
}

json::array headers_of(action const& contract) {
    json::array made;
    for (common_name const& name : common_names)
        if (auto one = header_of(name, contract))
            made.push_back(*std::move(one));
    return made;
}

json::array servers_of(action const& contract) {
    json::array made;
    for (std::string const& host : hosts_of(*contract.owner))
        made.push_back(object_of({{"url", json::value("https://" + host)}}));
    return made;
}

json::object content_of(std::string_view schema) {
    json::object const reference = object_of({{"$ref", json::value(std::string{references} + std::string{schema})}});
    return object_of({{json_type, object_of({{"schema", reference}})}});
}

std::string description_of(action const& contract) {
    std::string made = "Billing: " + billing_in_words(contract) + ".";
    if (std::string const rate = rate_in_words(contract); !rate.empty())
        made += " Rate: " + rate + ".";
    return made + " Source: " + std::string{contract.origin.page} + ", " + std::string{contract.origin.date} + ".";
}

std::string errors_of(action const& contract) {
    std::string made = "A success, or a refusal with Error: the HTTP status is 200 in either case.";
    for (error_code const& each : contract.errors)
        made.append(&each == contract.errors.data() ? " Codes of this action, beside the common ones: " : "; ")
            .append(each.code)
            .append(" (")
            .append(each.meaning)
            .append(")");
    return made;
}

} // namespace

std::string openapi_of(action const& contract) {
    product const& owner = *contract.owner;
    json::object const answer =
        object_of({{"description", to_json(errors_of(contract))}, {"content", content_of("Answer")}});
    json::object const operation =
        object_of({{"operationId", to_json(contract.name)},
                   {"summary", to_json(contract.purpose)},
                   {"description", to_json(description_of(contract))},
                   {"parameters", headers_of(contract)},
                   {"requestBody", object_of({{"required", true}, {"content", content_of((*contract.request).name)}})},
                   {"responses", object_of({{"200", answer}})}});
    std::string const how =
        std::string{sign::tc3_algorithm} + " over the request: OpenAPI has no type of its own for it.";
    json::object const scheme =
        object_of({{"type", "apiKey"},
                   {"in", "header"},
                   {"name", to_json(common_names[static_cast<std::size_t>(common::authorization)].header)},
                   {"description", to_json(how)}});
    std::string const title = std::string{contract.name} + " (" + std::string{owner.service} + ")";
    return json::serialize(
        object_of({{"openapi", "3.1.0"},
                   {"info", object_of({{"title", to_json(title)},
                                       {"version", to_json(owner.version)},
                                       {"description", to_json(contract.purpose)}})},
                   {"servers", servers_of(contract)},
                   {"security", list_of({object_of({{scheme_name, json::array()}})})},
                   {"paths", object_of({{"/", object_of({{"post", operation}})}})},
                   {"components", object_of({{"schemas", schemas_of(contract, references)},
                                             {"securitySchemes", object_of({{scheme_name, scheme}})}})}}));
}

} // namespace tc3::tool
