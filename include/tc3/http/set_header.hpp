// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_HTTP_SET_HEADER_HPP
#define TC3_HTTP_SET_HEADER_HPP

#include <tc3/detail/ascii.hpp>
#include <tc3/http/message.hpp>

#include <string_view>
#include <utility>

namespace tc3::http {

/// Makes the list hold that header once, with that value and where the first one of its name stood, else at the end.
///
/// Allocates only when a value changes or the list has to grow. The value must not lie in the list itself.
inline void set_header(header_list& list, std::string_view name, std::string_view value) {
    std::size_t const times = list.count(name);
    if (times == 0) {
        list.add(name, value);
        return;
    }
    if (times == 1 && list.find(name) == value)
        return;
    header_list changed;
    bool placed = false;
    for (header const h : list) {
        if (!detail::equal_ignoring_case(h.name, name))
            changed.add(h.name, h.value);
        else if (!std::exchange(placed, true))
            changed.add(h.name, value);
    }
    list = std::move(changed);
}

} // namespace tc3::http

#endif
