// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_PATTERN_HPP
#define TC3_CONTRACT_PATTERN_HPP

#include <tc3/detail/ascii.hpp>

#include <cstddef>
#include <string_view>

/// The stated form of an id as data: a small part of the syntax of regular expressions.
///
/// A pattern is a row of pieces, each a character or a class in brackets such as `[0-9a-z]`, with an optional count
/// `{8}` or `{7,8}`. There are no alternatives, groups, stars or anchors; the whole text must match. Counts are taken
/// greedily and never given back, so neighbouring pieces must not accept the same character. A pattern may therefore
/// stand as it is in a JSON Schema (between `^` and `$`), and a generator can walk it.
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

/// Takes the first piece off a pattern that is not empty.
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

} // namespace tc3::pattern

#endif
