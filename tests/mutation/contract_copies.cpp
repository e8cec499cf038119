// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "mutation/contract_copies.hpp"

#include "support/under_test.hpp"

#include <tc3/known_actions.hpp>

#include <algorithm>
#include <cstdlib>

namespace tc3::mutation {

void structure_copy::derive() {
    std::erase_if(relations, [this](relation const& rule) {
        return !std::all_of(rule.members().begin(), rule.members().end(), [this](member_reference const& wanted) {
            return std::any_of(rows.begin(), rows.end(), [&](row const& each) { return each.name == wanted.name; });
        });
    });
    watchers_.assign(rows.size(), 0);
    buckets_.assign(tc3::detail::bucket_count(rows.size()), 0);
    tc3::detail::derive(rows, relations, watchers_, buckets_);
    shape_ = {shape_.name, rows, relations, watchers_, buckets_, tc3::detail::count_required(rows)};
}

contract_copies::contract_copies() {
    for (action const* known : known_actions) {
        auto made = std::make_unique<action_copy>();
        made->whole = *known;
        std::unique_ptr<product>& owner = products_[known->owner];
        if (!owner)
            owner = std::make_unique<product>(*known->owner);
        made->whole.owner = owner.get();
        made->request = &of(*known->request);
        made->response = &of(*known->response);
        structure_copy& envelope = of(*known->envelope);
        made->answer = &of(*(*known->envelope).rows.front().nested);
        made->whole.request = {.loaded = &made->request->shape()};
        made->whole.response = {.loaded = &made->response->shape()};
        made->whole.envelope = {.loaded = &envelope.shape()};
        views_.push_back(&made->whole);
        actions_.push_back(std::move(made));
    }
}

contract_copies& contract_copies::all() {
    static contract_copies copies;
    return copies;
}

structure_copy& contract_copies::of(structure const& declared) {
    std::unique_ptr<structure_copy>& place = structures_[&declared];
    if (place)
        return *place;
    place = std::make_unique<structure_copy>();
    structure_copy& made = *place; // before the nested ones, for a structure may contain itself
    made.shape_.name = declared.name;
    made.rows.assign(declared.rows.begin(), declared.rows.end());
    made.relations.assign(declared.relations.begin(), declared.relations.end());
    for (row& member : made.rows)
        if (member.nested)
            member.nested = {.loaded = &of(*member.nested).shape()};
    made.derive();
    return made;
}

structure_copy& contract_copies::owner_of(structure const& shape) {
    for (auto const& [declared, copy] : structures_)
        if (&copy->shape() == &shape)
            return *copy;
    std::abort(); // every nested structure of a copy is a copy
}

action_copy& contract_copies::of(action const& declared) {
    for (std::size_t i = 0; i < known_actions.size(); ++i)
        if (known_actions[i] == &declared)
            return *actions_[i];
    std::abort(); // a test asks for a contract that is not among the known ones
}

} // namespace tc3::mutation

namespace tc3::tests {

contract_set actions_under_test() {
    return mutation::contract_copies::all().actions();
}

action const& under_test(action const& declared) {
    return mutation::contract_copies::all().of(declared).whole;
}

structure const& under_test(structure const& declared) {
    return mutation::contract_copies::all().of(declared).shape();
}

} // namespace tc3::tests
