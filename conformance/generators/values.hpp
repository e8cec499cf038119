// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_GENERATORS_VALUES_HPP
#define TC3_GENERATORS_VALUES_HPP

#include "text.hpp"

#include <tc3/contract/structure.hpp>
#include <tc3/contract/text.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/validate/engine.hpp>

#include <boost/json/value.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Scalars of a member, and what is wrong with them. The verdicts here are worked out apart from the engine's, so that
/// the two can be held against each other.
namespace tc3::generators {

namespace json = boost::json;

using kinds = std::set<kind>;

[[nodiscard]] inline json::string_view to_json(std::string_view text) {
    return {text.data(), text.size()};
}
[[nodiscard]] inline std::string_view from_json(json::string_view text) {
    return {text.data(), text.size()};
}

/// An integer in the form in which a parser would give it.
[[nodiscard]] inline json::value to_json(std::uint64_t number) {
    if (std::in_range<std::int64_t>(number))
        return static_cast<std::int64_t>(number);
    return number;
}

[[nodiscard]] inline json::value to_json(constant const& value) {
    if (value.is_text)
        return to_json(value.text);
    return value.integer;
}

/// Whether a value is that constant. `1` and `1.0` are the same number.
[[nodiscard]] inline bool equals(json::value const& value, constant const& wanted) {
    if (wanted.is_text)
        return value.is_string() && from_json(value.get_string()) == wanted.text;
    if (value.is_double())
        return value.get_double() == static_cast<double>(wanted.integer);
    return value.is_int64() && value.get_int64() == wanted.integer;
}

/// Whether a scalar has the wire type. A list or structure is not asked about here.
[[nodiscard]] inline bool has_type(json::value const& value, wire_type type) {
    switch (type) {
    case wire_type::string:
        return value.is_string();
    case wire_type::integer:
        return value.is_int64();
    case wire_type::unsigned_integer:
        return value.is_uint64() || (value.is_int64() && value.get_int64() >= 0);
    case wire_type::number:
        return value.is_number();
    case wire_type::boolean:
        return value.is_bool();
    case wire_type::structure:
        break;
    }
    return value.is_object();
}

namespace detail {

[[nodiscard]] inline long double as_number(json::value const& value) {
    if (value.is_double())
        return static_cast<long double>(value.get_double());
    // Sixty-four bits of a long double hold every integer here without loss.
    static_assert(std::numeric_limits<long double>::digits >= 64);
    return value.is_uint64() ? static_cast<long double>(value.get_uint64())
                             : static_cast<long double>(value.get_int64());
}

/// A pattern is a regular expression too: that is how the engine's own matcher is held against another one.
[[nodiscard]] inline bool matches_as_regex(std::string_view pattern, std::string_view value) {
    thread_local std::map<std::string, std::regex, std::less<>> known;
    auto found = known.find(pattern);
    if (found == known.end())
        found = known.emplace(pattern, std::regex{std::string{pattern}}).first;
    return std::regex_match(value.begin(), value.end(), found->second);
}

[[nodiscard]] inline std::optional<kind> fault_of_text(constraint const& rule, std::string_view value,
                                                       validation_context const& context) {
    switch (rule.what) {
    case constraint::form::one_of_texts:
        for (std::string_view const word : rule.texts)
            if (word == value)
                return std::nullopt;
        for (std::string_view const word : rule.texts)
            if (tc3::detail::to_lower(word) == tc3::detail::to_lower(value))
                return kind::letter_case;
        return kind::one_of;
    case constraint::form::length: {
        auto const length = static_cast<std::int64_t>(text::count_code_points(value));
        return length < rule.minimum || length > rule.maximum ? std::optional{kind::length} : std::nullopt;
    }
    case constraint::form::characters:
        return text::fit_of(value, rule.allowed, rule.doubtful) == text::fit::allowed ? std::nullopt
                                                                                      : std::optional{kind::characters};
    case constraint::form::pattern:
        return matches_as_regex(rule.text, value) ? std::nullopt : std::optional{kind::format};
    case constraint::form::moment: {
        auto const moment = text::parse_moment(value);
        if (value.empty() || (moment && !moment->variant))
            return std::nullopt;
        return moment ? kind::format_variant : kind::format;
    }
    case constraint::form::not_empty:
        return value.empty() ? std::optional{kind::empty} : std::nullopt;
    case constraint::form::in_region: {
        std::string_view const region = text::region_of_zone(value);
        return context.region.empty() || region.empty() || region == context.region ? std::nullopt
                                                                                    : std::optional{kind::mismatch};
    }
    case constraint::form::not_in_future: {
        auto const moment = text::parse_moment(value);
        constexpr std::int64_t eight_hours = 28800;
        return moment && context.timestamp && moment->seconds - eight_hours > *context.timestamp
                   ? std::optional{kind::mismatch}
                   : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

[[nodiscard]] inline std::optional<kind> fault_of_number(constraint const& rule, json::value const& value) {
    long double const number = as_number(value);
    switch (rule.what) {
    case constraint::form::one_of_integers:
        return std::any_of(rule.integers.begin(), rule.integers.end(),
                           [number](std::int64_t i) { return number == static_cast<long double>(i); })
                   ? std::nullopt
                   : std::optional{kind::one_of};
    case constraint::form::multiple_of:
        return std::fmod(number, static_cast<long double>(rule.minimum)) == 0 ? std::nullopt
                                                                              : std::optional{kind::step};
    case constraint::form::range: {
        bool const below =
            rule.minimum != std::numeric_limits<std::int64_t>::min() && number < static_cast<long double>(rule.minimum);
        bool const above =
            rule.maximum != std::numeric_limits<std::int64_t>::max() && number > static_cast<long double>(rule.maximum);
        return below || above ? std::optional{kind::range} : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

} // namespace detail

/// What a scalar of the right type breaks of the constraints of its member.
[[nodiscard]] inline kinds faults_of(json::value const& value, row const& member, validation_context const& context) {
    kinds found;
    for (constraint const& rule : member.constraints()) {
        if (rule.what == constraint::form::range && !found.empty())
            continue;
        std::optional<kind> const fault = value.is_string()
                                              ? detail::fault_of_text(rule, from_json(value.get_string()), context)
                                              : detail::fault_of_number(rule, value);
        if (fault)
            found.insert(*fault);
    }
    return found;
}

namespace detail {

[[nodiscard]] inline constraint const* constraint_of(row const& member, constraint::form what) {
    for (constraint const& rule : member.constraints())
        if (rule.what == what)
            return &rule;
    return nullptr;
}

/// Bounds of the length of a member's texts.
[[nodiscard]] inline std::pair<std::size_t, std::size_t> lengths_of(row const& member) {
    std::size_t least = constraint_of(member, constraint::form::not_empty) != nullptr ? 1 : 0;
    std::size_t most = std::numeric_limits<std::size_t>::max();
    if (constraint const* const length = constraint_of(member, constraint::form::length)) {
        least = std::max(least, static_cast<std::size_t>(std::max<std::int64_t>(length->minimum, 0)));
        most = static_cast<std::size_t>(length->maximum);
    }
    return {least, most};
}

[[nodiscard]] inline rc::Gen<char32_t> code_points_of(row const& member) {
    constraint const* const characters = constraint_of(member, constraint::form::characters);
    return characters == nullptr ? any_code_point() : code_point_of(characters->allowed);
}

/// Values that some choice is made from: the first ones are what a counter-example shrinks to.
inline rc::Gen<json::value> one_of_values(std::vector<json::value> choices) {
    return [choices](rc::Random const& random, int size) {
        std::vector<std::size_t> indices(choices.size());
        for (std::size_t i = 0; i < indices.size(); ++i)
            indices[i] = i;
        std::size_t const index = rc::gen::elementOf(indices)(random, size).value();
        auto const towards_first = [](std::size_t from) { return rc::shrink::towards(from, std::size_t{0}); };
        return rc::shrinkable::map(rc::shrinkable::shrinkRecur(index, towards_first),
                                   [choices](std::size_t i) { return choices[i]; });
    };
}

/// Texts of a member, in the form that its constraints demand.
inline rc::Gen<json::value> any_text(row const& member, validation_context const& context) {
    auto const as_value = [](std::string const& text) { return json::value(to_json(std::string_view{text})); };
    if (constraint const* const words = constraint_of(member, constraint::form::one_of_texts)) {
        std::vector<json::value> choices;
        for (std::string_view const word : words->texts)
            choices.emplace_back(to_json(word));
        return one_of_values(std::move(choices));
    }
    if (constraint const* const form = constraint_of(member, constraint::form::pattern))
        return rc::gen::map(text_of_pattern(form->text), as_value);
    if (constraint_of(member, constraint::form::moment) != nullptr ||
        constraint_of(member, constraint::form::not_in_future) != nullptr) {
        constexpr std::int64_t eight_hours = 28800;
        std::int64_t const latest = context.timestamp.value_or(1893456000) + eight_hours;
        std::vector<json::value> choices;
        for (std::int64_t const ago : {0, 1, 59, 3600, 43199, 86399, 86400, 2678400, 31536000, 126230400, 400000000})
            choices.push_back(as_value(moment_text(latest - ago)));
        for (std::string_view const known : {"2021-12-25 01:27:35", "2000-02-29 23:59:59", "1999-12-31 00:00:00"})
            choices.emplace_back(to_json(known));
        return one_of_values(std::move(choices));
    }
    if (constraint_of(member, constraint::form::in_region) != nullptr && !context.region.empty()) {
        std::vector<json::value> choices;
        for (std::string_view const number : {"-1", "-2", "-3", "-12"})
            choices.push_back(as_value(std::string{context.region} + std::string{number}));
        return one_of_values(std::move(choices));
    }
    auto const [least, most] = lengths_of(member);
    return rc::gen::map(list_between(least, most, code_points_of(member)),
                        [as_value](auto const& code_points) { return as_value(encoded(code_points)); });
}

/// Integers that stand near something: the bounds of the type and of the rules, zero, and what floating point loses.
[[nodiscard]] inline std::vector<json::value> integers_near(row const& member) {
    std::vector<json::value> near;
    auto const add = [&near, &member](std::int64_t value) {
        if (member.type != wire_type::unsigned_integer || value >= 0)
            near.emplace_back(value);
    };
    auto const around = [&add](std::int64_t value) {
        add(value);
        if (value < std::numeric_limits<std::int64_t>::max())
            add(value + 1);
        if (value > std::numeric_limits<std::int64_t>::min())
            add(value - 1);
    };
    for (constraint const& rule : member.constraints()) {
        if (rule.what == constraint::form::multiple_of)
            for (std::int64_t const factor : {1, 2, 3, 0, -1, -2, 100, 123456789})
                around(factor * rule.minimum);
        if (rule.what == constraint::form::multiple_of)
            for (std::int64_t const end :
                 {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()})
                add(end - end % rule.minimum);
        if (rule.what == constraint::form::range)
            for (std::int64_t const bound : {rule.minimum, rule.maximum})
                around(bound);
        for (std::int64_t const one : rule.integers) {
            around(one);
            if (one > -1000 && one < 1000)
                for (std::int64_t const beside : {2, 3, 5, 10, 12})
                    if (std::find(rule.integers.begin(), rule.integers.end(), one + beside) == rule.integers.end())
                        add(one + beside);
        }
    }
    around(0);
    for (std::int64_t const other : {2, 7, -7, 42, 1000, 65536, 2147483647, -2147483647 - 1})
        around(other);
    around(std::int64_t{1} << 53);
    around(std::numeric_limits<std::int64_t>::max());
    around(std::numeric_limits<std::int64_t>::min());
    if (member.type == wire_type::unsigned_integer)
        for (std::uint64_t const large : {std::uint64_t{1} << 63, std::numeric_limits<std::uint64_t>::max(),
                                          std::numeric_limits<std::uint64_t>::max() - 1})
            near.push_back(to_json(large));
    return near;
}

[[nodiscard]] inline std::vector<json::value> numbers_near(row const& member) {
    std::vector<json::value> near = integers_near(member);
    // An integer that a double cannot hold would not come back from a program as it went in.
    std::erase_if(near, [](json::value const& value) {
        return static_cast<long double>(static_cast<double>(as_number(value))) != as_number(value);
    });
    for (double const fraction : {0.5, -0.5, 1.5, 0.1, 1e-9, -1e-9, 1e10, -2.25e15, 1e300, -1e300, 5e-324})
        near.emplace_back(fraction);
    for (constraint const& rule : member.constraints())
        for (std::int64_t const bound : {rule.minimum, rule.maximum})
            if (bound > -1000000 && bound < 1000000)
                for (double const beside : {-0.5, 0.5, -1e-6, 1e-6})
                    near.emplace_back(static_cast<double>(bound) + beside);
    return near;
}

/// All scalars of a member that a generator chooses from, valid or not; texts are made elsewhere.
[[nodiscard]] inline std::vector<json::value> scalars_near(row const& member) {
    if (member.type == wire_type::boolean)
        return {false, true};
    return member.type == wire_type::number ? numbers_near(member) : integers_near(member);
}

} // namespace detail

/// Scalars of a member that break none of its constraints.
inline rc::Gen<json::value> any_scalar(row const& member, validation_context const& context) {
    if (member.type == wire_type::string)
        return detail::any_text(member, context);
    std::vector<json::value> choices = detail::scalars_near(member);
    std::erase_if(choices, [&](json::value const& value) { return !faults_of(value, member, context).empty(); });
    return detail::one_of_values(std::move(choices));
}

} // namespace tc3::generators

#endif
