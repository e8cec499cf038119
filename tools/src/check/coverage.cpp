// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "coverage.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/http/query.hpp>
#include <tc3/known_actions.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace tc3::tool {
namespace {

void add_below(structure const& shape, std::vector<structure const*>& to) {
    if (std::find(to.begin(), to.end(), &shape) != to.end())
        return;
    to.push_back(&shape);
    for (row const& member : shape.rows)
        if (member.nested)
            add_below(*member.nested, to);
}

/// The structure of that name in the known contracts, or null.
structure const* find_structure(std::string_view name) {
    for (action const* contract : known_actions)
        for (structure const* whole : {&*contract->request, &*contract->response})
            for (structure const* shape : structures_below(*whole))
                if (shape->name == name)
                    return shape;
    return nullptr;
}

bool is_index(std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), tc3::detail::is_digit);
}

} // namespace

std::vector<structure const*> structures_below(structure const& shape) {
    std::vector<structure const*> made;
    add_below(shape, made);
    return made;
}

void coverage::add(judged_entry const& one) {
    if (!one.marks.is_call)
        return;
    exchange const& what = one.from.what;
    ++calls_;
    signed_ += one.marks.signature ? 1u : 0u;
    verified_ += one.verified ? 1u : 0u;
    answers_ += what.has_response ? 1u : 0u;
    action const* const contract = one.marks.contract;
    if (contract == nullptr)
        return;
    std::string_view const parameters = parameters_of(what.request, one.parameters);
    if (detail::is_json_object(parameters) && one.whole) {
        json::scanner scan{parameters};
        add_json(*contract->request, scan);
    } else if (!parameters.empty() && one.whole) {
        add_flattened(*contract->request, parameters);
    }
    if (one.marks.what != outcome::success)
        return;
    json::scanner scan{what.response.body};
    detail::for_each_member(scan, [&](std::string_view name) {
        if (name == "Response" && scan.peek() == json::value_form::object)
            add_json(*contract->response, scan);
        else
            scan.value();
    });
}

coverage::counts& coverage::of(structure const& shape) {
    counts& found = seen_[&shape];
    found.rows.resize(shape.rows.size());
    return found;
}

void coverage::add_json(structure const& shape, json::scanner& scan) {
    ++of(shape).times;
    std::vector<bool> given(shape.rows.size());
    detail::for_each_member(scan, [&](std::string_view raw) {
        std::string name;
        json::unescape(raw, name);
        std::size_t const index = shape.find(name);
        json::value_form const form = scan.peek();
        if (index == structure::npos || form == json::value_form::null) {
            scan.value();
            return;
        }
        of(shape).rows[index] += given[index] ? 0u : 1u;
        given[index] = true;
        structure_reference const& nested = shape.rows[index].nested;
        if (nested && form == json::value_form::object) {
            add_json(*nested, scan);
        } else if (nested && form == json::value_form::array) {
            scan.enter();
            while (scan.peek() != json::value_form::none)
                if (scan.peek() == json::value_form::object)
                    add_json(*nested, scan);
                else
                    scan.value();
            scan.leave();
        } else {
            scan.value();
        }
    });
}

void coverage::add_flattened(structure const& whole, std::string_view parameters) {
    ++of(whole).times;
    std::set<std::string> counted; // what was counted of this request: `DBNodeSet`, `DBNodeSet.0`, `DBNodeSet.0.Role`
    for (http::raw_parameter const one : http::raw_parameters{parameters}) {
        std::string name;
        http::append_percent_decoded(name, one.name, http::plus_sign::blank);
        structure const* shape = &whole;
        for (std::size_t begin = 0; shape != nullptr && begin <= name.size();) {
            std::size_t const end = std::min(name.find('.', begin), name.size());
            std::string_view const part = std::string_view{name}.substr(begin, end - begin);
            bool const fresh = counted.insert(name.substr(0, end)).second;
            if (is_index(part)) {
                if (fresh)
                    ++of(*shape).times;
            } else if (std::size_t const index = shape->find(part); index != structure::npos) {
                of(*shape).rows[index] += fresh ? 1u : 0u;
                row const& member = shape->rows[index];
                shape = member.nested ? &*member.nested : nullptr;
            } else {
                shape = nullptr;
            }
            begin = end + 1;
        }
    }
}

coverage& coverage::operator+=(coverage const& other) {
    for (auto const& [shape, theirs] : other.seen_) {
        counts& ours = of(*shape);
        ours.times += theirs.times;
        for (std::size_t i = 0; i < theirs.rows.size(); ++i)
            ours.rows[i] += theirs.rows[i];
    }
    calls_ += other.calls_;
    signed_ += other.signed_;
    verified_ += other.verified_;
    answers_ += other.answers_;
    return *this;
}

std::size_t coverage::times(structure const& shape) const {
    auto const at = seen_.find(&shape);
    return at == seen_.end() ? 0 : at->second.times;
}

std::size_t coverage::times(structure const& shape, std::size_t row) const {
    auto const at = seen_.find(&shape);
    return at == seen_.end() ? 0 : at->second.rows[row];
}

bool coverage::met(rules::page const& rule) const {
    if (structure const* const shape = find_structure(rule.structure)) {
        std::size_t const row = shape->find(rule.member);
        bool const by_presence =
            row == structure::npos || rule.kind == kind::required || rule.kind == kind::exactly_one;
        return (by_presence ? times(*shape) : times(*shape, row)) > 0;
    }
    if (rule.id.starts_with("tc3.signature.") && rule.kind != kind::missing)
        return (rule.kind == kind::mismatch ? verified_ : signed_) > 0;
    return (rule.side == side::response || rule.side == side::exchange ? answers_ : calls_) > 0;
}

} // namespace tc3::tool
