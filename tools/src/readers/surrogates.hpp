// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_SURROGATES_HPP
#define TC3_TOOLS_READERS_SURROGATES_HPP

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Halves of surrogate pairs that stand alone, such as `\udcc3`.
///
/// JSON has them where a program wrote a text that was no Unicode: Python turns a byte that is not UTF-8, say C3, into
/// U+DCC3. Boost.JSON refuses them, and with them the whole text.
namespace tc3::tool {

/// Hides the escapes of lone surrogates in a JSON text behind `\ufffd`, and brings them back.
class surrogate_mask {
  public:
    /// Goes on through a text that may have grown since the last call. A text that is not whole may end within an
    /// escape, which is then left for the next call.
    void hide(char* text, std::size_t size, bool whole);
    /// Up to where the text has been gone through.
    [[nodiscard]] std::size_t seen() const noexcept { return seen_; }
    /// Brings back all that was hidden.
    void restore(char* text) const noexcept;

    void clear() noexcept {
        hidden_.clear();
        seen_ = 0;
    }

  private:
    struct escape {
        std::size_t offset; ///< of its four digits
        std::array<char, 4> digits;
    };
    std::vector<escape> hidden_;
    std::size_t seen_ = 0;
};

/// Adds the text of a JSON string, given without its quotes.
///
/// U+DC80 to U+DCFF standing alone become the bytes 80 to FF that Python made them of. Other lone surrogates become
/// U+FFFD. True if the text of the string can be found again in its raw form byte by byte, that is if there were no
/// lone surrogates.
bool append_unescaped(std::string_view raw, std::string& out);

} // namespace tc3::tool

#endif
