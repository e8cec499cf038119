// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_STRUCTURE_HPP
#define TC3_CONTRACT_STRUCTURE_HPP

#include <tc3/contract/clean.hpp>
#include <tc3/contract/member.hpp>
#include <tc3/contract/names.hpp>
#include <tc3/contract/table.hpp>

namespace tc3 {
namespace detail {

template <class Struct>
inline constexpr structure declared_structure{name_of_type<Struct>,
                                              table<Struct>::rows,
                                              derived_of<Struct>.relations,
                                              derived_of<Struct>.watchers,
                                              derived_of<Struct>.buckets,
                                              count_required(table<Struct>::rows),
                                              &is_clean<Struct>};

} // namespace detail

/// @cond The reference has it from its declaration, in member.hpp.
template <class Struct>
structure const& structure_of() noexcept {
    static_assert(detail::derived_of<Struct>.names_are_right, "a relation names a member that has no row");
    return detail::declared_structure<Struct>;
}
/// @endcond

} // namespace tc3

#endif
