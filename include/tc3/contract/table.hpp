// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_TABLE_HPP
#define TC3_CONTRACT_TABLE_HPP

#include <tc3/contract/context.hpp>
#include <tc3/contract/member.hpp>
#include <tc3/contract/names.hpp>
#include <tc3/contract/relation.hpp>
#include <tc3/detail/ascii.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace tc3 {

/// How many members and relations a structure may have.
inline constexpr std::size_t member_capacity = 512;
inline constexpr std::size_t relation_capacity = 16;

/// A named set of members with the relations between them, as plain data.
///
/// `watchers`, `buckets` and `required_count` are derived from the rest: they spare the engine any search.
struct structure {
    std::string_view name{}; ///< of the C++ struct, `CloneDBInstanceRequest`
    std::span<row const> rows{};
    std::span<relation const> relations{};     ///< with their indices resolved
    std::span<std::uint16_t const> watchers{}; ///< for each row, the set of relations that read it
    std::span<std::uint16_t const> buckets{};  ///< hash table of names: row index + 1, 0 for none
    std::size_t required_count = 0;            ///< how many members are required

    /// Whether there is surely nothing to say of a typed struct, nested at most \p levels deep; false may be wrong.
    /// Null where there is no struct. See clean.hpp.
    bool (*is_clean)(void const* object, validation_context const& context, std::size_t levels) noexcept = nullptr;

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    /// The index of the member of that name, or npos.
    [[nodiscard]] constexpr std::size_t find(std::string_view wanted) const noexcept;

    /// The first part of the ids of its rules: `clone-db-instance` for `CloneDBInstanceRequest`.
    [[nodiscard]] std::string subject() const {
        std::string_view stem = name;
        constexpr std::string_view ending = "Request";
        if (stem.size() > ending.size() && stem.ends_with(ending))
            stem.remove_suffix(ending.size());
        return kebab_case(stem);
    }
};

/// The table that stands beside a struct: `rows`, one for each member in the order of the page, and `relations`.
///
///     template <> struct tc3::table<DBNode> {
///         using T = DBNode;
///         static constexpr row rows[] = {member<&T::Role>(one_of<"Primary", "Standby">(), from(...)), ...};
///     };
template <class Struct>
struct table;

/// The page that lists the members of a structure, which has at least one.
[[nodiscard]] constexpr source members_source(structure const& shape) noexcept {
    source const& first = shape.rows.front().origin;
    return {"the members that the page lists", first.page, first.date};
}

namespace detail {

/// A number by which names are told apart: their first and last eight characters and the length make it.
[[nodiscard]] constexpr std::size_t hash_of_name(std::string_view name) noexcept {
    eight_characters first = 0;
    eight_characters last = 0;
    if (name.size() >= sizeof first) {
        first = take_eight(name.data());
        last = take_eight(name.data() + fitting(name.size(), name.size()));
    } else {
        for (char const c : name)
            first = first << 8u | static_cast<unsigned char>(c);
    }
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15; // 2 to the 64th by the golden ratio: it spreads the bits
    std::uint64_t const mixed = (first ^ std::rotl(last, 29) ^ name.size()) * odd;
    return static_cast<std::size_t>(mixed >> 32u);
}

/// Twice as many buckets as names, a power of two.
[[nodiscard]] constexpr std::size_t bucket_count(std::size_t names) noexcept {
    return std::bit_ceil(names * 2 + 1);
}

} // namespace detail

constexpr std::size_t structure::find(std::string_view wanted) const noexcept {
    std::size_t slot = detail::hash_of_name(wanted) & (buckets.size() - 1);
    while (buckets[slot] != 0) {
        std::size_t const index = buckets[slot] - std::size_t{1};
        if (detail::equal(rows[index].name, wanted))
            return index;
        slot = (slot + 1) & (buckets.size() - 1);
    }
    return npos;
}

namespace detail {

/// Fills in what a structure derives from its rows and relations. False if a relation names a member that is not there.
constexpr bool derive(std::span<row const> rows, std::span<relation> relations, std::span<std::uint16_t> watchers,
                      std::span<std::uint16_t> buckets) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::size_t slot = hash_of_name(rows[i].name) & (buckets.size() - 1);
        while (buckets[slot] != 0)
            slot = (slot + 1) & (buckets.size() - 1);
        buckets[slot] = static_cast<std::uint16_t>(i + 1);
    }
    for (std::size_t r = 0; r < relations.size(); ++r) {
        for (std::size_t m = 0; m < relations[r].member_count; ++m) {
            member_reference& reference = relations[r].member_slots[m];
            reference.index = structure::npos;
            for (std::size_t i = 0; i < rows.size(); ++i)
                if (rows[i].name == reference.name)
                    reference.index = i;
            if (reference.index == structure::npos)
                return false;
            watchers[reference.index] = static_cast<std::uint16_t>(watchers[reference.index] | (1u << r));
        }
        // The structure of a declared list is not known to the compiler here; its relation knows the index already.
        if (relations[r].reads_elements() && !std::is_constant_evaluated()) {
            structure_reference const elements = rows[relations[r].member_slots[0].index].nested;
            relations[r].nested.index = elements ? (*elements).find(relations[r].nested.name) : structure::npos;
            if (relations[r].nested.index == structure::npos)
                return false;
        }
    }
    return true;
}

[[nodiscard]] constexpr std::size_t count_required(std::span<row const> rows) noexcept {
    std::size_t count = 0;
    for (row const& member : rows)
        count += member.required ? 1u : 0u;
    return count;
}

template <class Struct>
concept has_relations = requires {
    table<Struct>::relations;
};

template <class Struct>
consteval std::size_t relation_count() {
    if constexpr (has_relations<Struct>)
        return std::size(table<Struct>::relations);
    else
        return 0;
}

/// The derived parts of a declared structure.
template <class Struct>
struct derived {
    static constexpr std::size_t row_count = std::size(table<Struct>::rows);
    static_assert(row_count <= member_capacity, "a structure has at most tc3::member_capacity members");
    static_assert(relation_count<Struct>() <= relation_capacity, "too many relations, see tc3::relation_capacity");

    std::array<relation, relation_count<Struct>()> relations{};
    std::array<std::uint16_t, row_count> watchers{};
    std::array<std::uint16_t, bucket_count(row_count)> buckets{};
    bool names_are_right = true;

    consteval derived() {
        if constexpr (has_relations<Struct>)
            for (std::size_t i = 0; i < relations.size(); ++i)
                relations[i] = table<Struct>::relations[i];
        names_are_right = derive(table<Struct>::rows, relations, watchers, buckets);
    }
};

template <class Struct>
inline constexpr derived<Struct> derived_of{};

} // namespace detail
} // namespace tc3

#endif
