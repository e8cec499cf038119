// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_PATTERN_HPP
#define TC3_CONTRACT_PATTERN_HPP

#include <tc3/contract/ascii_set.hpp>
#include <tc3/detail/ascii.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

/// The stated form of an id as data: a small part of the syntax of regular expressions.
///
/// A pattern is a row of pieces, each a character or a class in brackets such as `[0-9a-z]`, with an optional count
/// `{8}` or `{7,8}`. There are no alternatives, groups, stars or anchors; the whole text must match. Counts are taken
/// greedily and never given back, so neighbouring pieces must not accept the same character. A pattern without other
/// signs of regular expressions may stand as it is in a JSON Schema (between `^` and `$`), and a generator can walk it.
namespace tc3::pattern {

/// One piece of a pattern: which characters, and how many of them.
struct piece {
    std::string_view set{}; ///< the inside of the brackets, or the one character
    bool is_class = false;
    std::size_t minimum = 1;
    std::size_t maximum = 1;

    [[nodiscard]] constexpr bool accepts(char c) const noexcept {
        if (!is_class)
            return set.front() == c;
        for (std::size_t i = 0; i < set.size(); ++i) {
            if (i + 2 < set.size() && set[i + 1] == '-') {
                if (set[i] <= c && c <= set[i + 2])
                    return true;
                i += 2;
            } else if (set[i] == c) {
                return true;
            }
        }
        return false;
    }
};

/// Takes the first piece off a well-formed pattern that is not empty.
constexpr piece take(std::string_view& pattern) noexcept {
    piece taken;
    if (pattern.front() == '[') {
        auto const end = pattern.find(']');
        taken.set = pattern.substr(1, end - 1);
        taken.is_class = true;
        pattern.remove_prefix(end + 1);
    } else {
        taken.set = pattern.substr(0, 1);
        pattern.remove_prefix(1);
    }
    if (pattern.empty() || pattern.front() != '{')
        return taken;
    auto const number = [&pattern] {
        std::size_t value = 0;
        for (; detail::is_digit(pattern.front()); pattern.remove_prefix(1))
            value = value * 10 + static_cast<std::size_t>(pattern.front() - '0');
        return value;
    };
    pattern.remove_prefix(1);
    taken.minimum = taken.maximum = number();
    if (pattern.front() == ',') {
        pattern.remove_prefix(1);
        taken.maximum = number();
    }
    pattern.remove_prefix(1);
    return taken;
}

/// Whether the whole text has the form of the pattern.
[[nodiscard]] constexpr bool matches(std::string_view pattern, std::string_view text) noexcept {
    while (!pattern.empty()) {
        piece const next = take(pattern);
        std::size_t count = 0;
        while (count < next.maximum && count < text.size() && next.accepts(text[count]))
            ++count;
        if (count < next.minimum)
            return false;
        text.remove_prefix(count);
    }
    return text.empty();
}

/// A step of a pattern that was taken apart beforehand, so that texts are matched faster: characters that stand there
/// as they are, or so many of a class.
struct step {
    std::string_view literal{}; ///< a part of the pattern; empty for a class
    ascii_set set{};
    std::size_t minimum = 0;
    std::size_t maximum = 0;
};

/// Takes a well-formed pattern apart, and gives the number of its steps. Writes them to \p out, unless it is null.
constexpr std::size_t compile(std::string_view pattern, step* out) noexcept {
    std::size_t count = 0;
    while (!pattern.empty()) {
        step next;
        std::string_view const from_here = pattern;
        for (std::string_view rest = pattern; !rest.empty(); pattern = rest) {
            piece const one = take(rest);
            if (one.is_class || one.minimum != 1 || one.maximum != 1)
                break;
            next.literal = from_here.substr(0, next.literal.size() + 1);
        }
        if (next.literal.empty()) {
            piece const one = take(pattern);
            for (int c = 0; c < 128; ++c)
                if (one.accepts(static_cast<char>(c)))
                    next.set.add(static_cast<char32_t>(c), static_cast<char32_t>(c));
            next.minimum = one.minimum;
            next.maximum = one.maximum;
        }
        if (out != nullptr)
            out[count] = next;
        ++count;
    }
    return count;
}

/// Whether the whole text has the form of a pattern that was taken apart.
[[nodiscard]] constexpr bool matches(std::span<step const> steps, std::string_view text) noexcept {
    for (step const& next : steps) {
        std::size_t const most = next.literal.empty() ? next.maximum : next.literal.size();
        std::string_view const here{text.data(), std::min(text.size(), most)};
        std::size_t const count = next.literal.empty() ? next.set.span(here) : here.size();
        if (next.literal.empty() ? count < next.minimum : !detail::equal(here, next.literal))
            return false;
        text.remove_prefix(count);
    }
    return text.empty();
}

/// Whether a pattern is one: brackets and braces are closed and not empty, counts are numbers in order, and a piece
/// with a variable count is not followed by one that accepts the same character.
[[nodiscard]] constexpr bool is_well_formed(std::string_view pattern) noexcept {
    constexpr std::string_view specials = "{}[]()*+?.|^$\\";
    piece before{};
    while (!pattern.empty()) {
        bool const is_class = pattern.front() == '[';
        auto const end = is_class ? pattern.find(']') : 0;
        if (end == std::string_view::npos || (is_class && end == 1) ||
            (!is_class && specials.find(pattern.front()) != std::string_view::npos))
            return false;
        if (std::string_view const rest = pattern.substr(end + 1); rest.starts_with('{')) {
            auto const close = rest.find('}');
            if (close == std::string_view::npos)
                return false;
            std::string_view const counts = rest.substr(1, close - 1);
            auto const comma = counts.find(',');
            auto const is_number = [](std::string_view digits) {
                bool good = !digits.empty() && digits.size() < 5;
                for (char const c : digits)
                    good = good && detail::is_digit(c);
                return good;
            };
            if (!is_number(counts.substr(0, comma)) ||
                (comma != std::string_view::npos && !is_number(counts.substr(comma + 1))))
                return false;
        }
        piece const next = take(pattern);
        if (next.minimum > next.maximum)
            return false;
        for (int c = 0; before.minimum != before.maximum && c < 128; ++c)
            if (before.accepts(static_cast<char>(c)) && next.accepts(static_cast<char>(c)))
                return false;
        before = next;
    }
    return true;
}

} // namespace tc3::pattern

#endif
