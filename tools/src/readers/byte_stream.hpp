// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_BYTE_STREAM_HPP
#define TC3_TOOLS_READERS_BYTE_STREAM_HPP

#include "byte_source.hpp"
#include "limits.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace tc3::tool {

/// How many bytes continue a character of UTF-8; each other byte begins one.
[[nodiscard]] inline std::uint64_t count_continuations(std::string_view text) noexcept {
    std::uint64_t count = 0;
    for (char const c : text)
        count += (static_cast<unsigned char>(c) & 0xC0u) == 0x80u ? 1u : 0u;
    return count;
}

/// A place in a capture.
struct place {
    std::uint64_t offset = 0;        ///< in bytes
    std::uint64_t line = 1;          ///< ends in LF
    std::uint64_t column = 1;        ///< in bytes
    std::uint64_t continuations = 0; ///< bytes before it in its line that continue a character of UTF-8

    /// `byte 17 (line 2, column 4)`
    [[nodiscard]] std::string text() const {
        return "byte " + std::to_string(offset) + " (line " + std::to_string(line) + ", column " +
               std::to_string(column) + ")";
    }
};

/// The bytes of a source in one buffer that is used again and again, and the place of the first one not yet passed.
///
/// What lies ahead stays in one piece until it is passed, so that an entry is a view into the buffer. The buffer grows
/// with the biggest piece that had to be kept.
class byte_stream {
  public:
    explicit byte_stream(std::unique_ptr<byte_source> from, std::size_t block = reader_limits{}.block);

    /// The bytes that were read and not passed. Valid until `more` is called.
    [[nodiscard]] std::string_view ahead() const noexcept { return {bytes_.get() + begin_, end_ - begin_}; }
    /// The same, to be changed in place.
    [[nodiscard]] char* ahead_data() noexcept { return bytes_.get() + begin_; }

    /// Reads on behind what lies ahead. False at the end of the source.
    bool more();

    /// Leaves bytes behind.
    void pass(std::size_t count) noexcept;

    /// Where the first byte ahead stands.
    [[nodiscard]] place at() const noexcept { return at_; }
    /// Where a byte stands that lies ahead.
    [[nodiscard]] place at(std::size_t ahead_by) const noexcept;

    /// Why the source gave no more before its end, empty if it did not.
    [[nodiscard]] std::string const& trouble() const noexcept { return source_->trouble(); }

  private:
    struct release {
        void operator()(char* bytes) const noexcept { std::free(bytes); }
    };
    void make_room();

    std::unique_ptr<byte_source> source_;
    std::unique_ptr<char, release> bytes_{};
    std::size_t block_;
    std::size_t capacity_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    place at_{};
    bool ended_ = false;
};

} // namespace tc3::tool

#endif
