// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_DETAIL_CAPITALS_HPP
#define TC3_DETAIL_CAPITALS_HPP

#include <tc3/detail/ascii.hpp>

#include <string>
#include <string_view>

namespace tc3::detail {

[[nodiscard]] constexpr char to_upper(char c) noexcept {
    return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

[[nodiscard]] inline std::string to_upper(std::string_view text) {
    std::string raised{text};
    for (char& c : raised)
        c = to_upper(c);
    return raised;
}

} // namespace tc3::detail

#endif
