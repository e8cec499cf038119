// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_VALUE_HPP
#define TC3_CONTRACT_VALUE_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tc3 {

/// The type of a member, or of a list's elements, on the wire.
enum class wire_type : std::uint8_t { string, integer, unsigned_integer, number, boolean, structure };

[[nodiscard]] constexpr std::string_view to_string(wire_type t) noexcept {
    switch (t) {
    case wire_type::string:
        return "string";
    case wire_type::integer:
    case wire_type::unsigned_integer:
        return "integer";
    case wire_type::number:
        return "number";
    case wire_type::boolean:
        return "boolean";
    case wire_type::structure:
        break;
    }
    return "object";
}

/// A value of some member, seen without its C++ type.
struct value_view {
    enum class form : std::uint8_t { absent, string, integer, unsigned_integer, number, boolean, structure, list };

    form what = form::absent;
    bool boolean = false;
    std::int64_t integer = 0;
    std::uint64_t unsigned_integer = 0;
    double number = 0;
    std::string_view string{};
    void const* object = nullptr; ///< a structure, or the list that `member_access::element` reads
    std::size_t size = 0;         ///< elements of a list

    [[nodiscard]] static constexpr value_view of(std::string_view v) noexcept {
        value_view made;
        made.what = form::string;
        made.string = v;
        return made;
    }
    [[nodiscard]] static constexpr value_view of(std::int64_t v) noexcept {
        value_view made;
        made.what = form::integer;
        made.integer = v;
        return made;
    }
    [[nodiscard]] static constexpr value_view of(std::uint64_t v) noexcept {
        value_view made;
        made.what = form::unsigned_integer;
        made.unsigned_integer = v;
        return made;
    }
    [[nodiscard]] static constexpr value_view of(double v) noexcept {
        value_view made;
        made.what = form::number;
        made.number = v;
        return made;
    }
    [[nodiscard]] static constexpr value_view of(bool v) noexcept {
        value_view made;
        made.what = form::boolean;
        made.boolean = v;
        return made;
    }
};

/// How a member of a typed struct is read and written through its untyped address.
///
/// A contract that was loaded at run time has no struct: there every pointer is null.
struct member_access {
    value_view (*read)(void const* owner) = nullptr;                      ///< absent for an empty optional
    value_view (*element)(void const* list, std::size_t index) = nullptr; ///< of the list that `read` gave
    void (*assign)(void* owner, value_view const& scalar) = nullptr;      ///< a scalar of the right type
    void* (*open)(void* owner) = nullptr;                                 ///< makes a list or structure present
    void (*append)(void* list, value_view const& scalar) = nullptr;       ///< to the list that `open` gave
    void* (*append_structure)(void* list) = nullptr;                      ///< the same, for a list of structures
};

} // namespace tc3

#endif
