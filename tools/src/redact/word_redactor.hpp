// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REDACT_WORD_REDACTOR_HPP
#define TC3_TOOLS_REDACT_WORD_REDACTOR_HPP

#include "redact/encoded_text.hpp"
#include "redact/pseudonyms.hpp"

#include <tc3/capture/judge.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::tool {

/// What becomes of a text.
enum class treatment : std::uint8_t {
    name,     ///< of a member: stays, but for parts with the look of an id
    harmless, ///< a value that may be shown: the same, with a broader look
    prose,    ///< a sentence: words stay, unless they look like an id, are not Latin or were replaced elsewhere before
    replaced, ///< all words are replaced, but for prefixes of ids such as `vpc`
    hidden    ///< a secret: nothing stays but its length, and nothing of it can be had back with the key
};

/// Replaces words in texts, each by the same one wherever it stands.
class word_redactor {
  public:
    /// How many words that were replaced for their place alone are known again in prose; the oldest are forgotten.
    static constexpr std::size_t memory = 131072;

    explicit word_redactor(pseudonyms key);

    /// Changes a text in place; its length stays.
    void redact(std::span<char> written, text_encoding how, treatment as);
    [[nodiscard]] std::string redacted(std::string_view text, treatment as);

    /// The same for a text of which some words stay; the others are replaced, or hidden each by itself.
    [[nodiscard]] std::string redacted_but(std::string_view text, std::span<std::string_view const> stay,
                                           treatment as = treatment::replaced);

  private:
    static constexpr std::size_t longest_piece = 65536; ///< bytes that are worked on at once

    struct word {
        std::size_t begin; ///< index of the first character
        std::size_t end;
        bool digit = false;
        bool lower = false;
        bool upper = false;
        bool foreign = false; ///< has characters beyond ASCII
        bool hexadecimal = true;
        bool of_mail = false; ///< an @ stands in the same run without blanks

        [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
        [[nodiscard]] bool is_number() const noexcept { return digit && !lower && !upper && !foreign; }
        [[nodiscard]] bool is_mixed() const noexcept { return digit && (lower || upper) && !foreign; }
    };

    void take_apart(std::string_view written, text_encoding how);
    [[nodiscard]] bool goes(std::size_t index, treatment as);
    [[nodiscard]] bool looks_like_id(std::size_t index, bool broadly) const;
    [[nodiscard]] bool is_behind_prefix(std::size_t index, bool broadly) const;
    [[nodiscard]] bool is_prefix(std::size_t index) const;
    [[nodiscard]] bool is_of_uuid(std::size_t index) const;
    [[nodiscard]] bool is_of_address(std::size_t index) const;
    [[nodiscard]] bool joined(std::size_t index, char32_t by) const;
    [[nodiscard]] std::string text_of(word const& one) const;
    [[nodiscard]] bool is_known_prefix(word const& one) const;
    void redact_piece(std::span<char> written, text_encoding how, treatment as);
    void mark_mail();
    void remember(word const& one);
    void replace(std::span<char> written, text_encoding how, word const& one, treatment as);
    void blot_broken(std::span<char> written, text_encoding how);
    void hide(std::span<char> written, text_encoding how);

    pseudonyms key_;
    std::vector<std::string> prefixes_{};
    tc3::detail::recent<bool> replaced_{memory};
    std::vector<written_character> characters_{};
    std::vector<word> words_{};
    std::vector<char32_t> codes_{};
};

} // namespace tc3::tool

#endif
