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
/// Allocates only where the list has to grow or repeats are taken out. The value must not lie in the list itself.
inline void set_header(header_list& list, std::string_view name, std::string_view value) {
    std::size_t const first = list.index_of(name);
    if (first == list.size())
        return list.add(name, value);
    if (list[first].value != value)
        list.set_value(first, value);
    if (list.index_of(name, first + 1) == list.size())
        return;
    header_list without_repeats;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (i <= first || !detail::equal_ignoring_case(list[i].name, name))
            without_repeats.add(list[i].name, list[i].value);
    list = std::move(without_repeats);
}

} // namespace tc3::http

#endif
