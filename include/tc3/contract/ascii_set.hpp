// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_ASCII_SET_HPP
#define TC3_CONTRACT_ASCII_SET_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tc3 {

/// A set of ASCII characters: a bit for each byte, those beyond ASCII not among them.
class ascii_set {
  public:
    /// Adds the characters from \p first to \p last, both included. What is no ASCII character is left out.
    constexpr void add(char32_t first, char32_t last) noexcept {
        for (char32_t c = first; c <= last && c < 128; ++c)
            bits_[c / 64] |= std::uint64_t{1} << (c % 64);
    }

    [[nodiscard]] constexpr bool contains(char c) const noexcept {
        auto const code = static_cast<unsigned char>(c);
        return ((bits_[code / 64] >> (code % 64)) & 1u) != 0;
    }

    /// How many characters at the beginning of a text are of the set.
    [[nodiscard]] constexpr std::size_t span(std::string_view text) const noexcept {
        std::size_t count = 0;
        while (count < text.size() && contains(text[count]))
            ++count;
        return count;
    }

  private:
    std::array<std::uint64_t, 4> bits_{};
};

} // namespace tc3

#endif
