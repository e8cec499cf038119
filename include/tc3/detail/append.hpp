// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_DETAIL_APPEND_HPP
#define TC3_DETAIL_APPEND_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace tc3::detail {

[[nodiscard]] constexpr std::string_view view_of_text(std::string_view text) noexcept {
    return text;
}
/// A literal, whose length is known without a search for its end.
template <std::size_t Size>
[[nodiscard]] constexpr std::string_view view_of_text(char const (&text)[Size]) noexcept {
    return {text, Size - 1};
}

/// Writes several texts behind the first \p kept bytes of a string. The string grows once, which is some times faster
/// than one call of `append` for each. None of the texts may be of the string.
template <class... Texts>
void write_all(std::string& out, std::size_t kept, Texts const&... texts) {
    out.resize(kept + (view_of_text(texts).size() + ... + 0));
    char* to = out.data() + kept;
    [[maybe_unused]] auto const put = [&to](std::string_view text) { to += text.copy(to, text.size()); };
    (put(view_of_text(texts)), ...);
}

template <class... Texts>
void append_all(std::string& out, Texts const&... texts) {
    write_all(out, out.size(), texts...);
}

template <class... Texts>
void assign_all(std::string& out, Texts const&... texts) {
    write_all(out, 0, texts...);
}

} // namespace tc3::detail

#endif
