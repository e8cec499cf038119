// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CONTRACT_JSON_SCHEMA_HPP
#define TC3_TOOLS_CONTRACT_JSON_SCHEMA_HPP

#include <tc3/contract/action.hpp>

#include <boost/json/object.hpp>

#include <string>
#include <string_view>
#include <vector>

/// Contracts as JSON Schema, version 2020-12.
///
/// A schema refuses what earns an error, and takes what earns a mere warning: those are told in descriptions.
namespace tc3::tool {

/// What a JSON Schema cannot say of a request, although it is an error.
struct unsaid_rule {
    tc3::kind kind{};
    std::string_view reason{};
};
inline constexpr unsaid_rule unsaid_rules[] = {
    {kind::duplicate, "a name that is given twice, of which readers of JSON keep one"},
    {kind::type, "10.0 and 1e1, which count as integers there"},
    {kind::json, "text that is no JSON"},
    {kind::encoding, "bytes that are no UTF-8"},
    {kind::size, "nesting that is too deep to be judged"},
};

/// The schema of one structure. References to others begin with \p references, such as `#/$defs/`.
[[nodiscard]] boost::json::object schema_of(structure const& shape, side where, std::string_view references);

/// The schemas of all structures of an action by their names, and of its whole answer as `Answer`.
[[nodiscard]] boost::json::object schemas_of(action const& contract, std::string_view references);

/// The schema of the requests of an action, with the other structures among its definitions.
[[nodiscard]] std::string json_schema_of(action const& contract);

/// The structures of an action's request and response, and those nested in them, each once.
[[nodiscard]] std::vector<structure const*> structures_of(action const& contract);

} // namespace tc3::tool

#endif
