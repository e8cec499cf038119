// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_VALIDATE_TYPED_HPP
#define TC3_VALIDATE_TYPED_HPP

#include <tc3/contract/action.hpp>
#include <tc3/contract/text.hpp>
#include <tc3/validate/engine.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace tc3 {
namespace detail {

bool give_object(structure const& shape, void const* object, engine& judge);

inline bool give_text(std::string_view value, engine& judge) {
    return text::find_not_utf8(value) == std::string_view::npos ? judge.string(value) : judge.unreadable_text();
}

inline bool give_value(row const& member, value_view const& value, engine& judge) {
    switch (value.what) {
    case value_view::form::string:
        return give_text(value.string, judge);
    case value_view::form::integer:
        return judge.integer(value.integer);
    case value_view::form::unsigned_integer:
        return judge.large_integer(value.unsigned_integer);
    case value_view::form::number:
        return judge.number(value.number);
    case value_view::form::boolean:
        return judge.boolean(value.boolean);
    case value_view::form::structure:
        return give_object(*member.nested, value.object, judge);
    case value_view::form::list:
        break;
    case value_view::form::absent:
        return true;
    }
    if (!judge.begin_array())
        return false;
    for (std::size_t i = 0; i < value.size; ++i)
        if (!give_value(member, member.access.element(value.object, i), judge))
            return false;
    return judge.end_array();
}

/// Gives the members of a typed struct as events, absent ones left out.
inline bool give_object(structure const& shape, void const* object, engine& judge) {
    if (!judge.begin_object())
        return false;
    for (row const& member : shape.rows) {
        value_view const value = member.access.read(object);
        if (value.what == value_view::form::absent)
            continue;
        if (!judge.key(member.name) || !give_value(member, value, judge))
            return false;
    }
    return judge.end_object();
}

} // namespace detail

/// Judges a typed struct by the rules of its table, before any money is spent. Where the context names no codes, those
/// of the struct's action are taken.
template <class Struct>
void validate(Struct const& object, validation_context context, finding_sink sink) {
    if constexpr (belongs_to_action<Struct>)
        if (context.likely.empty())
            context.likely = contract_of<Struct>->likely;
    if (detail::is_clean<Struct>(&object, context, depth_limit))
        return; // nearly always, and found out faster
    engine judge{structure_of<Struct>(), context, sink};
    detail::give_object(structure_of<Struct>(), &object, judge);
}

/// All findings about a typed struct. With the region and the time of the call in the context, the rules that read them
/// are judged too.
template <class Struct>
[[nodiscard]] std::vector<finding> validate(Struct const& object, validation_context const& context = {}) {
    std::vector<finding> all;
    auto keep = [&all](finding&& found) {
        all.push_back(std::move(found));
        return walk::go_on;
    };
    validate(object, context, keep);
    return all;
}

} // namespace tc3

#endif
