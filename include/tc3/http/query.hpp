// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_HTTP_QUERY_HPP
#define TC3_HTTP_QUERY_HPP

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

/// Percent-encoding and the `name=value&...` text of queries and form bodies.
namespace tc3::http {

/// What a `+` in an encoded text stands for.
///
/// In a query after RFC 3986 it is itself. Form encoding, which the Go, Python and Java SDKs use for queries too,
/// writes a blank as `+`.
enum class plus_sign : std::uint8_t {
    itself, ///< `+` stays `+`
    blank   ///< `+` is a blank
};

/// What is wrong with an escape.
enum class escape_fault : std::uint8_t {
    none,
    cut_off,        ///< the text ends within the escape: `%`, `%4`
    not_hexadecimal ///< `%` is followed by something else than two hexadecimal digits: `%zz`
};

/// How decoding went: the first fault and where its `%` stands, in bytes from the start of the encoded text.
struct decode_status {
    escape_fault fault = escape_fault::none;
    std::size_t offset = 0;

    [[nodiscard]] explicit operator bool() const noexcept { return fault == escape_fault::none; }
};

/// Whether RFC 3986 leaves the byte as it is: a letter, a digit or one of `-._~` (section 2.3).
[[nodiscard]] constexpr bool is_unreserved(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

/// The value of a hexadecimal digit of either letter case, or -1.
[[nodiscard]] constexpr int hexadecimal_value(char c) noexcept {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// Adds the text with every byte escaped that is not unreserved, hexadecimal digits in capitals.
inline void append_percent_encoded(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (char const c : text) {
        if (is_unreserved(c)) {
            out.push_back(c);
        } else {
            auto const byte = static_cast<unsigned char>(c);
            out.push_back('%');
            out.push_back(digits[byte >> 4u]);
            out.push_back(digits[byte & 15u]);
        }
    }
}

[[nodiscard]] inline std::string percent_encoded(std::string_view text) {
    std::string out;
    append_percent_encoded(out, text);
    return out;
}

/// Reads an encoded text one byte at a time, without an allocation.
///
/// A broken escape is not dropped: its characters come out as they stand, and `status` tells of the first one.
class percent_decoder {
  public:
    explicit percent_decoder(std::string_view text, plus_sign plus = plus_sign::itself) noexcept
        : text_{text}, plus_{plus} {}

    [[nodiscard]] bool done() const noexcept { return position_ == text_.size(); }

    /// The next byte of the plain text. There must be one.
    [[nodiscard]] char next() noexcept {
        char const c = text_[position_];
        if (c == '%')
            return escape();
        ++position_;
        return c == '+' && plus_ == plus_sign::blank ? ' ' : c;
    }

    [[nodiscard]] decode_status status() const noexcept { return status_; }

  private:
    [[nodiscard]] char escape() noexcept {
        std::size_t const start = position_;
        int const high = digit_at(start + 1);
        int const low = digit_at(start + 2);
        if (high >= 0 && low >= 0) {
            position_ += 3;
            return static_cast<char>(high * 16 + low);
        }
        if (status_) {
            bool const ends_within = start + 2 >= text_.size() && (start + 1 == text_.size() || high >= 0);
            status_ = {ends_within ? escape_fault::cut_off : escape_fault::not_hexadecimal, start};
        }
        ++position_;
        return '%';
    }

    [[nodiscard]] int digit_at(std::size_t position) const noexcept {
        return position < text_.size() ? hexadecimal_value(text_[position]) : -1;
    }

    std::string_view text_;
    std::size_t position_ = 0;
    plus_sign plus_;
    decode_status status_{};
};

/// Adds the plain text of an encoded one. A broken escape is added as it stands and told of in the result.
inline decode_status append_percent_decoded(std::string& out, std::string_view text,
                                            plus_sign plus = plus_sign::itself) {
    percent_decoder reader{text, plus};
    while (!reader.done())
        out.push_back(reader.next());
    return reader.status();
}

/// Whether an encoded text stands for that plain text. Allocates nothing.
[[nodiscard]] inline bool decodes_to(std::string_view encoded, std::string_view plain,
                                     plus_sign plus = plus_sign::itself) noexcept {
    percent_decoder reader{encoded, plus};
    for (char const c : plain)
        if (reader.done() || reader.next() != c)
            return false;
    return reader.done();
}

/// One `name=value` of a query or form text, both parts still encoded and pointing into that text.
struct raw_parameter {
    std::string_view name{};
    std::string_view value{};     ///< empty also where there is no `=`
    std::size_t offset = 0;       ///< of the name, in bytes from the start of the text
    std::size_t value_offset = 0; ///< of the value; the end of the name where there is no `=`
};

/// Walks over the parameters of a query or form text in their order, repeats included. Allocates nothing.
///
/// The name ends at the first `=`. A piece without one is a name with an empty value, and nothing between two `&` is
/// no parameter:
///
///     for (raw_parameter const p : raw_parameters{"Limit=10&Offset=0"})
///         use(p.name, p.value);
class raw_parameters {
  public:
    class iterator {
      public:
        using value_type = raw_parameter;
        using difference_type = std::ptrdiff_t;
        using reference = raw_parameter;
        using pointer = void;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;

        iterator() noexcept = default;
        iterator(std::string_view text, std::size_t position) noexcept : text_{text}, position_{position} { settle(); }

        [[nodiscard]] raw_parameter operator*() const noexcept {
            std::string_view const piece = text_.substr(position_, end_ - position_);
            std::size_t const equals = piece.find('=');
            if (equals == std::string_view::npos)
                return {piece, {}, position_, end_};
            return {piece.substr(0, equals), piece.substr(equals + 1), position_, position_ + equals + 1};
        }

        iterator& operator++() noexcept {
            position_ = end_;
            settle();
            return *this;
        }

        iterator operator++(int) noexcept {
            iterator const before = *this;
            ++*this;
            return before;
        }

        [[nodiscard]] bool operator==(iterator const& other) const noexcept { return position_ == other.position_; }

      private:
        void settle() noexcept {
            while (position_ < text_.size() && text_[position_] == '&')
                ++position_;
            end_ = text_.find('&', position_);
            if (end_ == std::string_view::npos)
                end_ = text_.size();
        }

        std::string_view text_{};
        std::size_t position_ = 0;
        std::size_t end_ = 0;
    };

    explicit raw_parameters(std::string_view text) noexcept : text_{text} {}

    [[nodiscard]] iterator begin() const noexcept { return {text_, 0}; }
    [[nodiscard]] iterator end() const noexcept { return {text_, text_.size()}; }

  private:
    std::string_view text_;
};

} // namespace tc3::http

#endif
