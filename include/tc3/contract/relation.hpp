// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_RELATION_HPP
#define TC3_CONTRACT_RELATION_HPP

#include <tc3/contract/kind.hpp>
#include <tc3/contract/names.hpp>
#include <tc3/contract/source.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tc3 {

template <class Struct>
struct table; // in table.hpp

/// A value that a relation compares with: a word or an integer.
struct constant {
    std::string_view text{};
    std::int64_t integer = 0;
    bool is_text = false;

    constexpr constant() = default;
    // NOLINTBEGIN(google-explicit-constructor): written as plain literals in the tables
    constexpr constant(char const* word) noexcept : text{word}, is_text{true} {}
    constexpr constant(std::string_view word) noexcept : text{word}, is_text{true} {}
    constexpr constant(std::int64_t number) noexcept : integer{number} {}
    constexpr constant(int number) noexcept : integer{number} {}
    // NOLINTEND(google-explicit-constructor)
};

/// A member that a relation reads, by name. `index` is filled in when the structure is made.
struct member_reference {
    std::string_view name{};
    std::size_t index = 0;
};

/// A rule between members of one structure, as plain data.
///
/// A relation is silent when a value that it reads is missing, of the wrong type or outside its set. `exactly_one`,
/// `at_least_one` and `overrides` read presence alone.
struct relation {
    enum class form : std::uint8_t {
        exactly_one,        ///< one and only one of `members` is present
        at_least_one,       ///< one or more of `members` are present
        overrides,          ///< when members[0] is present, members[1] has no effect
        allows,             ///< when members[0] is `condition`, members[1] is one of `values`
        ignores,            ///< when members[0] is `condition`, a members[1] out of `values` has no effect
        elements_include,   ///< among the elements of the list members[0], `nested` takes each of `values`
        at_most_one_element ///< at most one element of the list members[0] has a `nested` out of `values`
    };

    static constexpr std::size_t capacity = 4;

    form what{};
    tier standing = tier::documented;
    std::array<member_reference, capacity> member_slots{};
    std::size_t member_count = 0;
    member_reference nested{};
    constant condition{};
    std::array<constant, capacity> value_slots{};
    std::size_t value_count = 0;
    std::string_view likely_error{};
    source origin{};

    [[nodiscard]] constexpr std::span<member_reference const> members() const noexcept {
        return {member_slots.data(), member_count};
    }
    [[nodiscard]] constexpr std::span<constant const> values() const noexcept {
        return {value_slots.data(), value_count};
    }
    /// Whether it counts how many of its members are present. It then speaks of the whole object.
    [[nodiscard]] constexpr bool counts_members() const noexcept {
        return what == form::exactly_one || what == form::at_least_one;
    }
    /// Whether one of its members is to be given only where the others are not.
    [[nodiscard]] constexpr bool excludes_members() const noexcept {
        return what == form::exactly_one || what == form::overrides;
    }
    /// Whether a value of members[0] is a condition on the value of members[1].
    [[nodiscard]] constexpr bool is_conditional() const noexcept {
        return what == form::allows || what == form::ignores;
    }
    /// Whether it reads the elements of a list instead of scalar members.
    [[nodiscard]] constexpr bool reads_elements() const noexcept {
        return what == form::elements_include || what == form::at_most_one_element;
    }
    /// The member to change, at which the finding stands; where members are counted only the rule's id is named after
    /// it.
    [[nodiscard]] constexpr member_reference const& place() const noexcept {
        return is_conditional() || what == form::overrides ? member_slots[1] : member_slots[0];
    }
};

/// What a broken relation of that form is reported as.
[[nodiscard]] constexpr kind kind_of(relation::form what) noexcept {
    switch (what) {
    case relation::form::exactly_one:
        return kind::exactly_one;
    case relation::form::at_least_one:
        return kind::required;
    case relation::form::overrides:
    case relation::form::ignores:
        return kind::ignored;
    case relation::form::allows:
    case relation::form::elements_include:
    case relation::form::at_most_one_element:
        break;
    }
    return kind::depends;
}

/// Whether breaking it earns a warning instead of an error.
[[nodiscard]] constexpr bool is_mild(relation const& rule) noexcept {
    return rule.standing == tier::advice || kind_of(rule.what) == kind::ignored;
}

namespace detail {

struct consequence {
    relation::form what;
    std::string_view member;
    std::array<constant, relation::capacity> values;
    std::size_t count;
};

template <auto... Pointers>
[[nodiscard]] consteval relation relation_of_members(relation::form what, source const& origin) {
    relation made;
    made.what = what;
    (static_cast<void>(made.member_slots.at(made.member_count++).name = name_of_member<Pointers>), ...);
    made.origin = origin;
    return made;
}

/// The index of a member in the table of its struct, which is complete before a list of such structs is declared.
template <auto Pointer>
inline constexpr std::size_t row_index_of = 0;
template <class Owner, class Field, Field Owner::*Pointer>
inline constexpr std::size_t row_index_of<Pointer> = [] {
    std::size_t index = 0;
    while (table<Owner>::rows[index].name != name_of_member<Pointer>)
        ++index;
    return index;
}();

template <auto List, auto Nested, class... Constants>
[[nodiscard]] constexpr relation element_relation(relation::form what, source const& origin, Constants... values) {
    relation made;
    made.what = what;
    made.member_slots[0].name = name_of_member<List>;
    made.member_count = 1;
    made.nested.name = name_of_member<Nested>;
    made.nested.index = row_index_of<Nested>;
    (static_cast<void>(made.value_slots.at(made.value_count++) = constant{values}), ...);
    made.origin = origin;
    return made;
}

} // namespace detail

/// One and only one of these members must be given.
template <auto... Pointers>
[[nodiscard]] consteval relation exactly_one_of(source origin) {
    return detail::relation_of_members<Pointers...>(relation::form::exactly_one, origin);
}

/// One or more of these members must be given.
template <auto... Pointers>
[[nodiscard]] consteval relation at_least_one_of(source origin) {
    return detail::relation_of_members<Pointers...>(relation::form::at_least_one, origin);
}

/// When a member is given, another one has no effect.
template <auto Pointer, auto Ignored>
[[nodiscard]] consteval relation overrides(source origin) {
    return detail::relation_of_members<Pointer, Ignored>(relation::form::overrides, origin);
}

/// The consequence of `when`: only these values of the member are allowed.
template <auto Pointer, class... Constants>
[[nodiscard]] consteval detail::consequence allow(Constants... values) {
    return {relation::form::allows, detail::name_of_member<Pointer>, {constant{values}...}, sizeof...(values)};
}

/// The consequence of `when`: these values of the member have no effect.
template <auto Pointer, class... Constants>
[[nodiscard]] consteval detail::consequence ignore(Constants... values) {
    return {relation::form::ignores, detail::name_of_member<Pointer>, {constant{values}...}, sizeof...(values)};
}

/// When a member has that value, the consequence holds for another one.
template <auto Pointer>
[[nodiscard]] consteval relation when(constant condition, detail::consequence then, source origin) {
    relation made;
    made.what = then.what;
    made.member_slots[0].name = detail::name_of_member<Pointer>;
    made.member_slots[1].name = then.member;
    made.member_count = 2;
    made.condition = condition;
    made.value_slots = then.values;
    made.value_count = then.count;
    made.origin = origin;
    return made;
}

/// A list that is given has, for each of these values, an element whose member takes it.
template <auto List, auto Nested, class... Constants>
[[nodiscard]] consteval relation elements_include(source origin, Constants... values) {
    return detail::element_relation<List, Nested>(relation::form::elements_include, origin, values...);
}

/// At most one element of a list has that value in its member.
template <auto List, auto Nested>
[[nodiscard]] consteval relation at_most_one_element(constant value, source origin) {
    return detail::element_relation<List, Nested>(relation::form::at_most_one_element, origin, value);
}

/// The same relation as mere advice.
[[nodiscard]] constexpr relation advice(relation made) noexcept {
    made.standing = tier::advice;
    return made;
}

/// The same relation, for which the service has a code of its own.
[[nodiscard]] constexpr relation refused_as(std::string_view code, relation made) noexcept {
    made.likely_error = code;
    return made;
}

} // namespace tc3

#endif
