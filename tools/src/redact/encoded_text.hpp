// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REDACT_ENCODED_TEXT_HPP
#define TC3_TOOLS_REDACT_ENCODED_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// How a text is written within a message.
enum class text_encoding : std::uint8_t {
    plain,
    json,   ///< between the quotes of a JSON string
    percent ///< in a query or form
};

/// One character of a text, and where it stands.
struct written_character {
    char32_t code = 0; ///< `text::not_utf8` for a byte that is none, or half a surrogate pair
    std::size_t begin = 0;
    std::size_t length = 0; ///< in bytes
};

/// Takes a text apart. No text is refused: what is broken in it comes out as it stands.
void read_characters(std::string_view written, text_encoding how, std::vector<written_character>& into);

/// Writes another character into the place of one, in its manner: as itself, as an escape, in small or capital
/// digits. It must need as many bytes in UTF-8. An escape such as `\n` cannot stand for another one and stays. For
/// `text::not_utf8` a byte is written that is never UTF-8.
void overwrite(std::span<char> written, written_character const& what, char32_t code, text_encoding how);

/// Writes a letter over what a broken escape has swallowed, such as the four letters of `\uname`. It stays broken.
/// Other characters stay.
void blot_broken_escape(std::span<char> written, written_character const& what, text_encoding how);

} // namespace tc3::tool

#endif
