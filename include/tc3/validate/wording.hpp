// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_VALIDATE_WORDING_HPP
#define TC3_VALIDATE_WORDING_HPP

#include <tc3/contract/constraint.hpp>
#include <tc3/contract/member.hpp>
#include <tc3/contract/relation.hpp>
#include <tc3/contract/structure.hpp>
#include <tc3/detail/ascii.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

/// Rules in words: the one place from which messages, help texts and rule pages take them.
namespace tc3::wording {

/// `a, b or c`
[[nodiscard]] inline std::string list_of(std::vector<std::string> const& items, std::string_view last = " or ") {
    std::string made;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            made.append(i + 1 == items.size() ? last : ", ");
        made.append(items[i]);
    }
    return made;
}

/// Integers with runs drawn together: `1 to 12, 24 or 36`.
[[nodiscard]] inline std::string list_of(std::span<std::int64_t const> integers) {
    std::vector<std::string> items;
    for (std::size_t i = 0; i < integers.size();) {
        std::size_t end = i + 1;
        while (end < integers.size() && integers[end] == integers[end - 1] + 1)
            ++end;
        if (end - i >= 3) {
            items.push_back(std::to_string(integers[i]) + " to " + std::to_string(integers[end - 1]));
            i = end;
        } else {
            items.push_back(std::to_string(integers[i++]));
        }
    }
    return list_of(items);
}

[[nodiscard]] inline std::string list_of(std::span<std::string_view const> words) {
    return list_of(std::vector<std::string>(words.begin(), words.end()));
}

[[nodiscard]] inline std::string to_text(constant const& value) {
    return value.is_text ? std::string{value.text} : std::to_string(value.integer);
}

[[nodiscard]] inline std::string list_of(std::span<constant const> values, std::string_view last = " or ") {
    std::vector<std::string> items;
    for (constant const& value : values)
        items.push_back(to_text(value));
    return list_of(items, last);
}

/// `an integer`, `a string`, `a list of objects`
[[nodiscard]] inline std::string type_of(row const& member, bool as_element = false) {
    std::string const one{to_string(member.type)};
    if (member.list && !as_element)
        return "a list of " + one + "s";
    return (one == "integer" || one == "object" ? "an " : "a ") + one;
}

/// What a constraint demands, to stand behind "must be".
[[nodiscard]] inline std::string requirement(constraint const& rule) {
    switch (rule.what) {
    case constraint::form::one_of_texts:
        return list_of(rule.texts);
    case constraint::form::one_of_integers:
        return list_of(rule.integers);
    case constraint::form::multiple_of:
        return "a multiple of " + std::to_string(rule.minimum);
    case constraint::form::range:
        if (rule.maximum == std::numeric_limits<std::int64_t>::max())
            return "at least " + std::to_string(rule.minimum);
        if (rule.minimum == std::numeric_limits<std::int64_t>::min())
            return "at most " + std::to_string(rule.maximum);
        return "from " + std::to_string(rule.minimum) + " to " + std::to_string(rule.maximum);
    case constraint::form::length:
        return (rule.minimum > 0 ? std::to_string(rule.minimum) + " to " : std::string{"at most "}) +
               std::to_string(rule.maximum) + " characters long (code points, not bytes)";
    case constraint::form::characters:
        return "made of " + std::string{rule.text} + " only";
    case constraint::form::pattern:
        return "of the form " + std::string{rule.text};
    case constraint::form::moment:
        return "a date and time of the form 2021-12-25 01:27:35";
    case constraint::form::not_empty:
        return "given a value";
    case constraint::form::in_region:
        return "a zone of the request's region";
    case constraint::form::not_in_future:
        break;
    }
    return "a time that is not later than the request (read in UTC+8)";
}

/// What to do when a member breaks a constraint, without regard to the value that was sent.
[[nodiscard]] inline std::string remedy(row const& member, constraint const& rule) {
    std::string const name{member.name};
    if (rule.what == constraint::form::not_empty)
        return "Give " + name + " a value" + (member.required ? "." : ", or leave it out.");
    return "Set " + name + " to a value that is " + requirement(rule) + ".";
}

/// What a relation demands, as a sentence without its full stop.
[[nodiscard]] inline std::string requirement(relation const& rule) {
    auto const name = [&rule](std::size_t i) { return std::string{rule.member_slots[i].name}; };
    switch (rule.what) {
    case relation::form::exactly_one:
    case relation::form::at_least_one: {
        std::vector<std::string> names;
        for (member_reference const& reference : rule.members())
            names.emplace_back(reference.name);
        return (rule.what == relation::form::exactly_one ? "exactly one of " : "at least one of ") +
               list_of(names, " and ") + " must be given";
    }
    case relation::form::overrides:
        return name(1) + " has no effect when " + name(0) + " is given";
    case relation::form::allows:
        return name(1) + " must be " + list_of(rule.values()) + " when " + name(0) + " is " + to_text(rule.condition);
    case relation::form::ignores:
        return name(1) + " " + list_of(rule.values()) + " has no effect when " + name(0) + " is " +
               to_text(rule.condition);
    case relation::form::elements_include:
        return name(0) + " must hold an element for each " + std::string{rule.nested.name} + " of " +
               list_of(rule.values(), " and ");
    case relation::form::at_most_one_element:
        break;
    }
    return name(0) + " should hold one element whose " + std::string{rule.nested.name} + " is " +
           list_of(rule.values());
}

/// A text from a capture, short and without control characters, fit to stand in a message.
[[nodiscard]] inline std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string made{"`"};
    for (char const c : text.substr(0, longest))
        made.push_back(static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c);
    // Do not end in the middle of a character.
    while (text.size() > longest && (static_cast<unsigned char>(made.back()) & 0xC0u) == 0x80u)
        made.pop_back();
    if (text.size() > longest && static_cast<unsigned char>(made.back()) >= 0xC0u)
        made.pop_back();
    made.append(text.size() > longest ? "\u2026`" : "`");
    return made;
}

/// How many letters must be changed, added or dropped to make one name of the other. Letter case does not count.
[[nodiscard]] inline std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            std::size_t const same = detail::to_lower(a[i]) == detail::to_lower(b[j]) ? 0u : 1u;
            std::size_t const best = std::min({diagonal + same, row[j] + 1, row[j + 1] + 1});
            diagonal = row[j + 1];
            row[j + 1] = best;
        }
    }
    return row[b.size()];
}

/// The known name that is nearest to a mistyped one, or nothing if none is near.
[[nodiscard]] inline std::string_view nearest(std::string_view name, structure const& shape) {
    std::string_view best;
    std::size_t least = std::min<std::size_t>(3, name.size() / 2 + 1);
    if (name.size() > 64)
        return best;
    for (row const& member : shape.rows)
        if (std::size_t const d = distance(name, member.name); d < least) {
            least = d;
            best = member.name;
        }
    return best;
}

} // namespace tc3::wording

#endif
