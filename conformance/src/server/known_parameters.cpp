// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "server/known_parameters.hpp"

#include "server/calls.hpp"

#include <tc3/validate/json_text.hpp>
#include <tc3/validate/wording.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace tc3::conformance {
namespace {

/// Whether a relation limits the values of a member: the cases choose them.
bool is_bound(row const& member, structure const& shape) {
    return std::any_of(shape.relations.begin(), shape.relations.end(), [&member](relation const& rule) {
        return rule.is_conditional() &&
               std::any_of(rule.members().begin(), rule.members().end(),
                           [&member](member_reference const& one) { return one.name == member.name; });
    });
}

} // namespace

bool take_known_parameters(std::string_view text, boost::json::object& into, std::string& trouble) {
    structure const& shape = *asked_action().request;
    boost::json::error_code fault;
    boost::json::value const whole = boost::json::parse({text.data(), text.size()}, fault);
    if (fault || !whole.is_object()) {
        trouble = "it must hold one JSON object, such as {\"DBInstanceId\":\"postgres-a1b2c3d4\"}";
        return false;
    }
    for (auto const& member : whole.get_object()) {
        std::string const name{member.key()};
        std::size_t const at = shape.find(name);
        if (at == structure::npos)
            trouble = "there is no parameter " + wording::quoted(name);
        else if (is_bound(shape.rows[at], shape))
            trouble = name + " is set by the cases themselves; leave it out";
        if (!trouble.empty())
            return false;
    }
    auto note = [&trouble](finding&& found) {
        if (trouble.empty() && found.severity == severity::error)
            trouble = found.message;
        return walk::go_on;
    };
    into = whole.get_object();
    validate_json(boost::json::serialize(plain_parameters(into)), shape, {}, note);
    return trouble.empty();
}

} // namespace tc3::conformance
