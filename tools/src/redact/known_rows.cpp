// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "known_rows.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/response/envelope.hpp>

#include <algorithm>

namespace tc3::tool {
namespace {

void add(structure const& shape, std::vector<structure const*>& into) {
    if (std::find(into.begin(), into.end(), &shape) != into.end())
        return;
    into.push_back(&shape);
    for (row const& member : shape.rows)
        if (member.nested)
            add(*member.nested, into);
}

/// The text before the first class of a pattern, without its hyphen.
std::string_view prefix_of(std::string_view pattern) {
    std::string_view const literal = pattern.substr(0, pattern.find('['));
    return literal.ends_with('-') ? literal.substr(0, literal.size() - 1) : std::string_view{};
}

} // namespace

std::vector<structure const*> const& known_structures() {
    static std::vector<structure const*> const all = [] {
        std::vector<structure const*> made;
        for (action const* known : known_actions) {
            add(*known->request, made);
            add(*known->response, made);
        }
        return made;
    }();
    return all;
}

row const* known_row(std::string_view name) {
    for (structure const* shape : known_structures())
        if (std::size_t const index = shape->find(name); index != structure::npos)
            return &shape->rows[index];
    return nullptr;
}

std::vector<std::string> known_id_prefixes() {
    // Of ids that the contracts mention without a form, or not at all: security groups, machines, databases, disks,
    // images, snapshots, networks, gateways, groups, roles.
    std::vector<std::string> made{"sg",  "ins", "cdb",   "cdbro", "crs", "disk", "img", "snap",  "eip",  "lb",
                                  "eni", "nat", "vpngw", "rtb",   "acl", "pgro", "cls", "mssql", "tdsql"};
    for (action const* known : known_actions)
        made.emplace_back(known->owner->service);
    for (structure const* shape : known_structures())
        for (row const& member : shape->rows)
            for (constraint const& rule : member.constraints())
                if (rule.what == constraint::form::pattern && !prefix_of(rule.text).empty())
                    made.emplace_back(prefix_of(rule.text));
    return made;
}

bool is_error_message(row const& member) {
    structure const& of_error = structure_of<ServiceError>();
    return &member == &of_error.rows[of_error.find("Message")];
}

} // namespace tc3::tool
