// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REDACT_PSEUDONYMS_HPP
#define TC3_TOOLS_REDACT_PSEUDONYMS_HPP

#include <tc3/sign/digest.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace tc3::tool {

/// Whether a character has others of its class to stand for it: digits, letters of both cases, Han characters, and
/// those of other scripts. Blanks, punctuation and controls have none.
[[nodiscard]] bool is_replaceable(char32_t code) noexcept;

/// Puts words in the place of words: the same for the same, of the same length and kind, with the same number of bytes.
///
/// A word of digits stays one, without a new zero at its front; so do words of hexadecimal digits, of letters, of
/// letters with digits, each in its letter case. Characters beyond ASCII stay in their block. Nothing is remembered:
/// the replacement is computed with a key.
class pseudonyms {
  public:
    /// From here on words are replaced by a keyed hash, which cannot be undone and is long enough for no two words to
    /// meet by accident. Shorter ones are permuted with the key among the words of their kind, so that two different
    /// ones never become the same: a made-up repeat would be an accusation. Who has the key can undo that.
    static constexpr std::size_t long_word = 20;

    /// With a random key, which nobody learns. Nothing if the system gives no random numbers.
    [[nodiscard]] static std::optional<pseudonyms> random();
    /// With a key that is made from the seed, for output that can be had again.
    [[nodiscard]] static std::optional<pseudonyms> from_seed(std::uint64_t seed);

    /// Replaces a word, of which each character is replaceable.
    void replace(std::span<char32_t> word);

    /// Replaces all replaceable characters by the keyed hash of the whole text, whatever its length.
    void hide(std::span<char32_t> text);

  private:
    explicit pseudonyms(sign::hmac_sha256_key key) : key_{std::move(key)} {}
    [[nodiscard]] static std::optional<pseudonyms> from_key(std::string_view key);
    void permute(std::span<char32_t> word, unsigned kind);
    void mix(std::span<char32_t> word, unsigned kind, unsigned round);
    [[nodiscard]] sign::sha256_digest hash(std::string_view text) const;

    sign::hmac_sha256_key key_;
    std::string tweak_{};
};

} // namespace tc3::tool

#endif
