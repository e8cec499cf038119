// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_DETAIL_ASCII_HPP
#define TC3_DETAIL_ASCII_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

/// Classes and letter case of ASCII characters, free of any locale.
namespace tc3::detail {

[[nodiscard]] constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_lower(char c) noexcept {
    return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_upper(char c) noexcept {
    return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr char to_lower(char c) noexcept {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

// Eight characters at once, in one integer. Texts of headers are short and looked at often; this is some times faster
// than one by one, and does without instructions of one processor.

using eight_characters = std::uint64_t;
using four_characters = std::uint32_t;

/// That character eight times.
[[nodiscard]] constexpr eight_characters eight_times(char c) noexcept {
    return 0x0101010101010101u * static_cast<unsigned char>(c);
}

template <class Characters>
[[nodiscard]] constexpr Characters take(char const* text) noexcept {
    Characters taken = 0;
    if (!std::is_constant_evaluated()) {
        std::memcpy(&taken, text, sizeof taken);
        return taken;
    }
    for (std::size_t i = 0; i < sizeof taken; ++i) {
        std::size_t const place = std::endian::native == std::endian::little ? i : sizeof taken - 1 - i;
        taken |= static_cast<Characters>(Characters{static_cast<unsigned char>(text[i])} << (8 * place));
    }
    return taken;
}

[[nodiscard]] constexpr eight_characters take_eight(char const* text) noexcept {
    return take<eight_characters>(text);
}

/// The same characters with capitals made small.
[[nodiscard]] constexpr eight_characters to_lower(eight_characters eight) noexcept {
    constexpr eight_characters high_bits = eight_times('\x80');
    eight_characters const low_bits = eight & ~high_bits;
    // The sums set a high bit where the character is at least A, or beyond Z.
    eight_characters const from_a = low_bits + eight_times(static_cast<char>(0x80 - 'A'));
    eight_characters const beyond_z = low_bits + eight_times(static_cast<char>(0x7F - 'Z'));
    eight_characters const is_capital = (from_a ^ beyond_z) & ~eight & high_bits;
    return eight | is_capital >> 2u; // 0x20, the bit between A and a
}

[[nodiscard]] constexpr bool are_ascii(eight_characters eight) noexcept {
    return (eight & eight_times('\x80')) == 0;
}

/// Whether one of them is that character.
[[nodiscard]] constexpr bool any_is(eight_characters eight, char wanted) noexcept {
    eight_characters const zero_where_it_is = eight ^ eight_times(wanted);
    return ((zero_where_it_is - eight_times('\x01')) & ~zero_where_it_is & eight_times('\x80')) != 0;
}

/// Where the last eight of so many characters begin, if the eight from \p at on do not fit. So the end of a text is
/// looked at eight characters at once too, some of them for the second time.
[[nodiscard]] constexpr std::size_t fitting(std::size_t at, std::size_t size) noexcept {
    return at + sizeof(eight_characters) <= size ? at : size - sizeof(eight_characters);
}

/// Lowers the letters of a text where it stands.
inline void lower(char* text, std::size_t size) noexcept {
    if (size < sizeof(eight_characters)) {
        for (std::size_t i = 0; i < size; ++i)
            text[i] = to_lower(text[i]);
        return;
    }
    for (std::size_t at = 0; at < size; at += sizeof(eight_characters)) {
        char* const here = text + fitting(at, size);
        eight_characters const lowered = to_lower(take_eight(here));
        std::memcpy(here, &lowered, sizeof lowered);
    }
}

[[nodiscard]] constexpr bool is_ascii(std::string_view text) noexcept {
    if (text.size() < sizeof(eight_characters)) {
        unsigned all = 0;
        for (char const c : text)
            all |= static_cast<unsigned char>(c);
        return all < 0x80;
    }
    eight_characters all = 0;
    for (std::size_t at = 0; at < text.size(); at += sizeof(eight_characters))
        all |= take_eight(text.data() + fitting(at, text.size()));
    return are_ascii(all);
}

/// Whether one of them is a control character, that is lies below the blank.
[[nodiscard]] constexpr bool any_is_control(eight_characters eight) noexcept {
    return ((eight - eight_times(' ')) & ~eight & eight_times('\x80')) != 0;
}

/// Whether a text holds a carriage return or a line feed.
[[nodiscard]] constexpr bool has_line_break(std::string_view text) noexcept {
    if (text.size() < sizeof(eight_characters)) {
        for (char const c : text)
            if (c == '\n' || c == '\r')
                return true;
        return false;
    }
    for (std::size_t at = 0; at < text.size(); at += sizeof(eight_characters)) {
        eight_characters const eight = take_eight(text.data() + fitting(at, text.size()));
        if (any_is(eight, '\n') || any_is(eight, '\r'))
            return true;
    }
    return false;
}

[[nodiscard]] inline std::string to_lower(std::string_view text) {
    std::string lowered{text};
    lower(lowered.data(), lowered.size());
    return lowered;
}

/// Whether two texts are the same. For short ones it is faster than the library's comparison.
[[nodiscard]] constexpr bool equal(std::string_view a, std::string_view b) noexcept {
    std::size_t const size = a.size();
    if (size != b.size())
        return false;
    if (size >= sizeof(eight_characters)) {
        for (std::size_t at = 0; at < size; at += sizeof(eight_characters)) {
            std::size_t const from = fitting(at, size);
            if (take_eight(a.data() + from) != take_eight(b.data() + from))
                return false;
        }
        return true;
    }
    if (size >= sizeof(four_characters)) {
        std::size_t const last = size - sizeof(four_characters);
        return take<four_characters>(a.data()) == take<four_characters>(b.data()) &&
               take<four_characters>(a.data() + last) == take<four_characters>(b.data() + last);
    }
    for (std::size_t i = 0; i < size; ++i)
        if (a[i] != b[i])
            return false;
    return true;
}

/// Whether two texts are the same but for the case of ASCII letters.
[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size())
        return false;
    if (a.size() < sizeof(eight_characters)) {
        for (std::size_t i = 0; i < a.size(); ++i)
            if (to_lower(a[i]) != to_lower(b[i]))
                return false;
        return true;
    }
    for (std::size_t at = 0; at < a.size(); at += sizeof(eight_characters)) {
        std::size_t const from = fitting(at, a.size());
        if (to_lower(take_eight(a.data() + from)) != to_lower(take_eight(b.data() + from)))
            return false;
    }
    return true;
}

/// The text without blanks and tabs at both ends.
[[nodiscard]] constexpr std::string_view trim(std::string_view text) noexcept {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

} // namespace tc3::detail

#endif
