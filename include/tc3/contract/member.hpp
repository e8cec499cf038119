// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_MEMBER_HPP
#define TC3_CONTRACT_MEMBER_HPP

#include <tc3/contract/constraint.hpp>
#include <tc3/contract/names.hpp>
#include <tc3/contract/pattern.hpp>
#include <tc3/contract/source.hpp>
#include <tc3/contract/value.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace tc3 {

struct structure;

/// The structure of a nested member. A declared one is named by a function, so that a structure may contain itself;
/// one that was loaded at run time by its address.
struct structure_reference {
    structure const& (*declared)() noexcept = nullptr;
    structure const* loaded = nullptr;

    [[nodiscard]] explicit constexpr operator bool() const noexcept { return declared != nullptr || loaded != nullptr; }
    [[nodiscard]] structure const& operator*() const noexcept { return declared != nullptr ? declared() : *loaded; }
};

/// The structure of a declared struct.
template <class Struct>
[[nodiscard]] structure const& structure_of() noexcept; // in structure.hpp

/// The members of an answer that mean the same for every action.
enum class envelope_part : std::uint8_t {
    none,
    request_id,   ///< required always; the other members are not where there is an error
    error,        ///< the call failed
    error_code,   ///< within the error
    error_message ///< within the error
};

/// How many constraints a member may have.
inline constexpr std::size_t constraint_capacity = 4;

/// All that is known of one member, as plain data: the only form in which the engine sees it.
struct row {
    std::string_view name{}; ///< as the service spells it
    wire_type type{};        ///< of the member, or of the elements of a list
    bool required = false;
    bool list = false;
    bool harmless = false;        ///< its value may stand in messages and reports
    envelope_part part{};         ///< what it is to an answer
    std::string_view example{};   ///< a value of it as JSON, such as a description shows; may be empty
    structure_reference nested{}; ///< where `type` is a structure
    std::array<constraint, constraint_capacity> constraint_slots{};
    std::size_t constraint_count = 0;
    source origin{};
    member_access access{};

    [[nodiscard]] constexpr std::span<constraint const> constraints() const noexcept {
        return {constraint_slots.data(), constraint_count};
    }
};

/// Marks a member whose value may be shown: it tells nothing of a person, a key or an account.
struct harmless_mark {};
inline constexpr harmless_mark harmless{};

/// A value of a member as a description shows it, in JSON. It keeps the member's rules.
struct example {
    std::string_view json{};
};

namespace detail {

template <class Field>
struct unwrapped {
    using type = Field;
    static constexpr bool is_optional = false;
};
template <class Field>
struct unwrapped<std::optional<Field>> {
    using type = Field;
    static constexpr bool is_optional = true;
};

template <class Field>
struct element_of {
    using type = Field;
    static constexpr bool is_list = false;
};
template <class Element>
struct element_of<std::vector<Element>> {
    using type = Element;
    static constexpr bool is_list = true;
};

template <class Scalar>
consteval wire_type wire_type_of() {
    if constexpr (std::is_same_v<Scalar, std::string>)
        return wire_type::string;
    else if constexpr (std::is_same_v<Scalar, std::int64_t>)
        return wire_type::integer;
    else if constexpr (std::is_same_v<Scalar, std::uint64_t>)
        return wire_type::unsigned_integer;
    else if constexpr (std::is_same_v<Scalar, double>)
        return wire_type::number;
    else if constexpr (std::is_same_v<Scalar, bool>)
        return wire_type::boolean;
    else {
        static_assert(std::is_class_v<Scalar>, "a member is std::string, std::int64_t, std::uint64_t, double, bool, a "
                                               "structure, or a std::vector or std::optional of them");
        return wire_type::structure;
    }
}

template <class Scalar>
value_view view_of(Scalar const& value) noexcept {
    if constexpr (wire_type_of<Scalar>() == wire_type::structure) {
        value_view made;
        made.what = value_view::form::structure;
        made.object = &value;
        return made;
    } else if constexpr (std::is_same_v<Scalar, std::string>) {
        return value_view::of(std::string_view{value});
    } else {
        return value_view::of(value);
    }
}

template <class Scalar>
void store(Scalar& target, value_view const& scalar) {
    if constexpr (std::is_same_v<Scalar, std::string>)
        target.assign(scalar.string);
    else if constexpr (std::is_same_v<Scalar, std::int64_t>)
        target = scalar.integer;
    else if constexpr (std::is_same_v<Scalar, std::uint64_t>)
        target = scalar.unsigned_integer;
    else if constexpr (std::is_same_v<Scalar, double>)
        target = scalar.number;
    else
        target = scalar.boolean;
}

/// Reading and writing of the elements of one list type; shared by all members of that type.
template <class Element>
struct list_access {
    static value_view element(void const* list, std::size_t index) {
        auto const& elements = *static_cast<std::vector<Element> const*>(list);
        if constexpr (std::is_same_v<Element, bool>)
            return value_view::of(static_cast<bool>(elements[index]));
        else
            return view_of(elements[index]);
    }
    static void append(void* list, value_view const& scalar) {
        Element made{};
        store(made, scalar);
        static_cast<std::vector<Element>*>(list)->push_back(std::move(made));
    }
    static void* append_structure(void* list) { return &static_cast<std::vector<Element>*>(list)->emplace_back(); }
};

template <auto Pointer>
struct field_access;

template <class Owner, class Field, Field Owner::*Pointer>
struct field_access<Pointer> {
    using optional_traits = unwrapped<Field>;
    using value_type = typename optional_traits::type;
    using list_traits = element_of<value_type>;
    using element_type = typename list_traits::type;

    static value_view read(void const* owner) {
        auto const& field = static_cast<Owner const*>(owner)->*Pointer;
        value_type const* value = nullptr;
        if constexpr (optional_traits::is_optional) {
            if (!field)
                return {};
            value = &*field;
        } else {
            value = &field;
        }
        if constexpr (list_traits::is_list) {
            value_view made;
            made.what = value_view::form::list;
            made.object = value;
            made.size = value->size();
            return made;
        } else {
            return view_of(*value);
        }
    }
    static void assign(void* owner, value_view const& scalar) {
        auto& field = static_cast<Owner*>(owner)->*Pointer;
        if constexpr (optional_traits::is_optional)
            store(field.emplace(), scalar);
        else
            store(field, scalar);
    }
    static void* open(void* owner) {
        auto& field = static_cast<Owner*>(owner)->*Pointer;
        if constexpr (optional_traits::is_optional)
            return &field.emplace();
        else
            return &field;
    }

    static consteval member_access all() {
        member_access made;
        made.read = &read;
        if constexpr (list_traits::is_list || wire_type_of<element_type>() == wire_type::structure)
            made.open = &open;
        else
            made.assign = &assign;
        if constexpr (list_traits::is_list) {
            made.element = &list_access<element_type>::element;
            if constexpr (wire_type_of<element_type>() == wire_type::structure)
                made.append_structure = &list_access<element_type>::append_structure;
            else
                made.append = &list_access<element_type>::append;
        }
        return made;
    }
};

// Not constexpr, so that a table with such a mistake does not compile; the compiler's message names the mistake.
inline void constraint_does_not_go_with_the_type_of_the_member() {}
inline void pattern_is_not_well_formed() {}

constexpr void add_to(row& made, constraint const& rule) {
    made.constraint_slots.at(made.constraint_count++) = rule;
}
constexpr void add_to(row& made, source const& origin) {
    made.origin = origin;
}
constexpr void add_to(row& made, envelope_part part) {
    made.part = part;
}
constexpr void add_to(row& made, harmless_mark) {
    made.harmless = true;
}
constexpr void add_to(row& made, example const& shown) {
    made.example = shown.json;
}

} // namespace detail

/// The row of a member: name, wire type, presence and access are read off the pointer; the arguments add what a type
/// cannot say, in any order: constraints, `harmless`, an `example`, and the source (`from(...)`).
///
///     member<&T::Storage>(multiple_of(10), harmless, from("disk in GB, step 10", page, "2026-04"))
template <auto Pointer, class... Facts>
[[nodiscard]] consteval row member(Facts const&... facts) {
    using access = detail::field_access<Pointer>;
    row made;
    made.name = detail::name_of_member<Pointer>;
    made.type = detail::wire_type_of<typename access::element_type>();
    made.required = !access::optional_traits::is_optional;
    made.list = access::list_traits::is_list;
    if constexpr (detail::wire_type_of<typename access::element_type>() == wire_type::structure)
        made.nested.declared = &structure_of<typename access::element_type>;
    made.access = access::all();
    (detail::add_to(made, facts), ...);
    for (constraint const& rule : made.constraints()) {
        if (!applies_to(rule.what, made.type))
            detail::constraint_does_not_go_with_the_type_of_the_member();
        if (rule.what == constraint::form::pattern && !pattern::is_well_formed(rule.text))
            detail::pattern_is_not_well_formed();
    }
    return made;
}

} // namespace tc3

#endif
