// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_NAMES_HPP
#define TC3_CONTRACT_NAMES_HPP

#include <tc3/detail/ascii.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace tc3 {

/// A service's name in kebab-case, as rule ids use it: `DBInstanceId` gives `db-instance-id`.
///
/// A word begins at a capital after a small letter or digit, and at the last capital of a run before a small letter.
[[nodiscard]] inline std::string kebab_case(std::string_view name) {
    std::string made;
    made.reserve(name.size() + 8);
    for (std::size_t i = 0; i < name.size(); ++i) {
        char const c = name[i];
        bool const after_capital = i > 0 && detail::is_upper(name[i - 1]);
        bool const before_small = i + 1 < name.size() && detail::is_lower(name[i + 1]);
        if (detail::is_upper(c) && i > 0 && (!after_capital || before_small))
            made.push_back('-');
        made.push_back(detail::to_lower(c));
    }
    return made;
}

namespace detail {

template <auto Pointer>
consteval std::string_view signature_of_pointer() {
    return __PRETTY_FUNCTION__;
}

template <class Type>
consteval std::string_view signature_of_type() {
    return __PRETTY_FUNCTION__;
}

/// The argument's part of a signature such as `... [with auto Pointer = &T::Name; std::string_view = ...]`.
consteval std::string_view argument(std::string_view signature) {
    auto const begin = signature.find(" = ") + 3;
    return signature.substr(begin, signature.find_first_of(";]", begin) - begin);
}

consteval std::string_view unqualified(std::string_view name) {
    auto const colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The name of a member, cut from the compiler's spelling of the pointer to it.
template <auto Pointer>
inline constexpr std::string_view name_of_member = unqualified(argument(signature_of_pointer<Pointer>()));

/// The name of a type without its namespaces.
template <class Type>
inline constexpr std::string_view name_of_type = unqualified(argument(signature_of_type<Type>()));

} // namespace detail
} // namespace tc3

#endif
