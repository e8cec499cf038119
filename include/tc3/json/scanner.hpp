// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_JSON_SCANNER_HPP
#define TC3_JSON_SCANNER_HPP

#include <tc3/detail/ascii.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Walks JSON text that a parser has already accepted, and says where each value stands.
///
/// Boost.JSON gives no positions for objects, arrays and literals, nor for texts with escapes. This walk is taken when
/// a position is asked for, that is when there is something to report.
namespace tc3::json {

/// What a value is, told by its first character.
enum class value_form : std::uint8_t { object, array, string, number, boolean, null, none };

/// A piece of the text that is walked.
struct span {
    std::size_t offset = 0;
    std::size_t length = 0;
};

/// Reads valid JSON from left to right. On text that is not valid it stops early, but never reads past the end.
class scanner {
  public:
    explicit scanner(std::string_view text, std::size_t offset = 0) noexcept : text_{text}, at_{offset} {}

    [[nodiscard]] std::size_t offset() const noexcept { return at_; }
    [[nodiscard]] std::string_view text() const noexcept { return text_; }

    /// Skips white space, commas and colons, and tells what comes next. `none` at the end of an object, array or text.
    [[nodiscard]] value_form peek() noexcept {
        skip_separators();
        if (at_ >= text_.size())
            return value_form::none;
        switch (text_[at_]) {
        case '{':
            return value_form::object;
        case '[':
            return value_form::array;
        case '"':
            return value_form::string;
        case 't':
        case 'f':
            return value_form::boolean;
        case 'n':
            return value_form::null;
        case '}':
        case ']':
            return value_form::none;
        default:
            return value_form::number;
        }
    }

    /// Enters the object or array that `peek` announced.
    void enter() noexcept { ++at_; }

    /// Leaves it, when `peek` says `none`.
    void leave() noexcept {
        skip_separators();
        if (at_ < text_.size())
            ++at_;
    }

    /// Reads the scalar or the name that comes next; the span of a string includes its quotes.
    span scalar() noexcept {
        skip_separators();
        std::size_t const begin = at_;
        if (at_ < text_.size() && text_[at_] == '"') {
            ++at_;
            while (at_ < text_.size() && text_[at_] != '"')
                at_ += text_[at_] == '\\' ? 2u : 1u;
            at_ = at_ < text_.size() ? at_ + 1 : text_.size();
        } else {
            while (at_ < text_.size() && !ends_literal(text_[at_]))
                ++at_;
            if (at_ == begin && at_ < text_.size())
                ++at_; // no literal at all: the text is not valid, go on
        }
        return {begin, at_ - begin};
    }

    /// Reads over the value that comes next, whatever it is.
    span value() noexcept {
        value_form const next = peek();
        std::size_t const begin = at_;
        if (next == value_form::none)
            return {begin, 0};
        if (next != value_form::object && next != value_form::array)
            return scalar();
        std::size_t depth = 0;
        do {
            switch (peek()) {
            case value_form::object:
            case value_form::array:
                enter();
                ++depth;
                break;
            case value_form::none:
                if (at_ >= text_.size())
                    return {begin, at_ - begin};
                leave();
                --depth;
                break;
            default:
                scalar();
            }
        } while (depth > 0);
        return {begin, at_ - begin};
    }

  private:
    [[nodiscard]] static bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    [[nodiscard]] static bool ends_literal(char c) noexcept {
        return is_blank(c) || c == ',' || c == ':' || c == '}' || c == ']' || c == '{' || c == '[' || c == '"';
    }
    void skip_separators() noexcept {
        while (at_ < text_.size() && (is_blank(text_[at_]) || text_[at_] == ',' || text_[at_] == ':'))
            ++at_;
    }

    std::string_view text_;
    std::size_t at_;
};

namespace detail {

/// The value of four hexadecimal digits, which are there.
[[nodiscard]] inline char32_t hex4(std::string_view digits) noexcept {
    char32_t value = 0;
    for (char const c : digits.substr(0, 4)) {
        char const l = tc3::detail::to_lower(c);
        value = value * 16 + static_cast<char32_t>(tc3::detail::is_digit(l) ? l - '0' : l - 'a' + 10);
    }
    return value;
}

/// Appends a code point as UTF-8. A lone surrogate becomes U+FFFD.
inline void append_utf8(std::string& out, char32_t c) {
    if (c >= 0xD800 && c <= 0xDFFF)
        c = 0xFFFD;
    auto const put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

} // namespace detail

/// Reads the characters of a JSON string one by one, and knows at each where it stands in the raw text.
class string_reader {
  public:
    /// `raw` is the text between the quotes.
    explicit string_reader(std::string_view raw) noexcept : raw_{raw} {}

    [[nodiscard]] bool done() const noexcept { return at_ >= raw_.size(); }
    /// Bytes of raw text read so far.
    [[nodiscard]] std::size_t raw_offset() const noexcept { return at_; }

    /// Appends the next character, or the next run of characters without an escape, to `out`.
    void next(std::string& out, std::size_t at_most = static_cast<std::size_t>(-1)) {
        if (raw_[at_] != '\\') {
            std::size_t end = raw_.find('\\', at_);
            end = end == std::string_view::npos ? raw_.size() : end;
            end = at_most < end - at_ ? at_ + at_most : end;
            out.append(raw_.substr(at_, end - at_));
            at_ = end;
            return;
        }
        char const c = at_ + 1 < raw_.size() ? raw_[at_ + 1] : '\\';
        at_ += 2;
        switch (c) {
        case 'n':
            out.push_back('\n');
            return;
        case 't':
            out.push_back('\t');
            return;
        case 'r':
            out.push_back('\r');
            return;
        case 'b':
            out.push_back('\b');
            return;
        case 'f':
            out.push_back('\f');
            return;
        case 'u':
            unicode(out);
            return;
        default:
            out.push_back(c);
        }
    }

  private:
    void unicode(std::string& out) {
        if (at_ + 4 > raw_.size()) {
            at_ = raw_.size();
            return;
        }
        char32_t c = detail::hex4(raw_.substr(at_));
        at_ += 4;
        if (c >= 0xD800 && c < 0xDC00 && at_ + 6 <= raw_.size() && raw_[at_] == '\\' && raw_[at_ + 1] == 'u') {
            char32_t const low = detail::hex4(raw_.substr(at_ + 2));
            if (low >= 0xDC00 && low <= 0xDFFF) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                at_ += 6;
            }
        }
        detail::append_utf8(out, c);
    }

    std::string_view raw_;
    std::size_t at_ = 0;
};

/// Appends the text of a JSON string, given without its quotes, to `out`.
inline void unescape(std::string_view raw, std::string& out) {
    string_reader reader{raw};
    while (!reader.done())
        reader.next(out);
}

/// Where in the raw text of a JSON string the byte of that offset in its unescaped text stands.
[[nodiscard]] inline std::size_t raw_offset(std::string_view raw, std::size_t unescaped_offset) {
    string_reader reader{raw};
    std::string text;
    std::size_t read = 0;
    while (!reader.done()) {
        if (read == unescaped_offset)
            break;
        std::size_t const before = reader.raw_offset();
        text.clear();
        reader.next(text, unescaped_offset - read);
        if (read + text.size() > unescaped_offset)
            return before; // in the middle of one escaped character
        read += text.size();
    }
    return reader.raw_offset();
}

/// Where the value of that ordinal stands; values are counted from 0 in the order of the text, objects and arrays at
/// their opening bracket, names not at all. An object or array is given whole.
class locator {
  public:
    explicit locator(std::string_view text) noexcept : scan_{text} {}

    [[nodiscard]] span find(std::size_t ordinal) noexcept {
        if (ordinal < next_) {
            scan_ = scanner{scan_.text()};
            next_ = 0;
        }
        for (;;) {
            value_form const form = scan_.peek();
            if (form == value_form::none) {
                if (scan_.offset() >= scan_.text().size())
                    return {scan_.text().size(), 0};
                scan_.leave();
                continue;
            }
            if (form == value_form::string && is_name())
                continue;
            if (next_ == ordinal) {
                scanner ahead = scan_;
                return ahead.value();
            }
            ++next_;
            if (form == value_form::object || form == value_form::array) {
                scan_.enter();
            } else {
                scan_.scalar();
            }
        }
    }

  private:
    /// Reads over a string that is a member's name, that is one with a colon behind it.
    bool is_name() noexcept {
        scanner ahead = scan_;
        ahead.scalar();
        std::string_view const text = scan_.text();
        std::size_t at = ahead.offset();
        while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r'))
            ++at;
        if (at >= text.size() || text[at] != ':')
            return false;
        scan_ = ahead;
        return true;
    }

    scanner scan_;
    std::size_t next_ = 0;
};

} // namespace tc3::json

#endif
