// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "noise.hpp"

#include <tc3/detail/ascii.hpp>

#include <algorithm>
#include <cstddef>

namespace tc3::tool {
namespace {

using tc3::detail::is_digit;
using tc3::detail::is_lower;
using tc3::detail::is_upper;

bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_alphanumeric(char c) {
    return is_digit(c) || is_lower(c) || is_upper(c);
}

/// The length of the beginning of a text that a pattern fits, or 0: `d` stands for a digit, `h` for a hexadecimal one,
/// any other character for itself.
std::size_t length_of(std::string_view text, std::string_view pattern) {
    if (text.size() < pattern.size())
        return 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        bool const fits = pattern[i] == 'd'   ? is_digit(text[i])
                          : pattern[i] == 'h' ? is_hex(text[i])
                                              : text[i] == pattern[i];
        if (!fits)
            return 0;
    }
    return pattern.size();
}

std::size_t digits_in(std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

/// `2026-11-24`, also with a time of day and a zone behind it.
std::size_t length_of_date(std::string_view text) {
    std::size_t length = length_of(text, "dddd-dd-dd");
    if (length == 0)
        return 0;
    std::size_t time = 0;
    for (std::string_view const pattern : {"Tdd:dd:dd", " dd:dd:dd"})
        time = std::max(time, length_of(text.substr(length), pattern));
    if (time == 0)
        return length;
    length += time;
    if (std::string_view const rest = text.substr(length); rest.starts_with('.') && digits_in(rest.substr(1)) > 0)
        length += 1 + digits_in(rest.substr(1));
    std::string_view const zone = text.substr(length);
    if (zone.starts_with('Z'))
        return length + 1;
    return length + std::max(length_of(zone, "+dd:dd"), length_of(zone, "-dd:dd"));
}

/// The length of the prefix of a word such as `vpc-5hq8c2ap` if that is an id, else 0. In the midst of a text an id is
/// told from two words with a hyphen by its digit.
std::size_t prefix_of_id(std::string_view word, bool is_whole_text) {
    std::size_t const hyphen = word.rfind('-');
    if (hyphen == std::string_view::npos || hyphen == 0)
        return 0;
    std::string_view const prefix = word.substr(0, hyphen);
    std::string_view const own = word.substr(hyphen + 1);
    auto const in_prefix = [](char c) { return is_lower(c) || c == '-'; };
    auto const in_own = [](char c) { return is_lower(c) || is_digit(c); };
    bool const fits = (own.size() == 7 || own.size() == 8) && std::all_of(prefix.begin(), prefix.end(), in_prefix) &&
                      std::all_of(own.begin(), own.end(), in_own) &&
                      (is_whole_text || std::any_of(own.begin(), own.end(), is_digit));
    return fits ? hyphen : 0;
}

constexpr std::size_t least_digits = 10;

/// Appends a word, or what stands for it.
void append_word(std::string& made, std::string_view word, bool is_whole_text) {
    if (digits_in(word) == word.size() && word.size() >= least_digits)
        made.append("{number}");
    else if (std::size_t const prefix = prefix_of_id(word, is_whole_text); prefix > 0)
        made.append(word.substr(0, prefix)).append("-{id}");
    else
        made.append(word);
}

std::string without_indices(std::string_view pointer) {
    std::string made;
    while (!pointer.empty()) {
        std::string_view const token = pointer.substr(1, pointer.find('/', 1) - 1);
        bool const is_index = !token.empty() && digits_in(token) == token.size();
        made.append("/").append(is_index ? "*" : token);
        pointer.remove_prefix(1 + token.size());
    }
    return made;
}

std::string text_at(leaves const& all, std::string const& pointer) {
    auto const at = all.find(pointer);
    return at == all.end() ? std::string{} : at->second.text;
}

} // namespace

std::string without_noise(std::string_view text) {
    std::string made;
    std::size_t const whole = text.size();
    while (!text.empty()) {
        if (!is_alphanumeric(text.front())) {
            made.push_back(text.front());
            text.remove_prefix(1);
            continue;
        }
        std::size_t length = length_of(text, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh");
        std::string_view placeholder = "{uuid}";
        if (length == 0) {
            length = length_of_date(text);
            placeholder = "{date}";
        }
        if (length > 0 && (length == text.size() || !is_alphanumeric(text[length]))) {
            made.append(placeholder);
        } else {
            auto const in_word = [](char c) { return is_alphanumeric(c) || c == '-' || c == '_'; };
            length = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), in_word) - text.begin());
            append_word(made, text.substr(0, length), length == whole);
        }
        text.remove_prefix(length);
    }
    return made;
}

void learnt_noise::learn(std::string_view action, std::string_view first_body, std::string_view second_body) {
    // What is there in one answer only tells that another thing happened, which is no noise.
    for (difference const& one : tool::differences(leaves_of_json(first_body), leaves_of_json(second_body)))
        if (one.what == difference::form::changed && one.pointer != "/Response/Error/Code")
            places_.emplace(action, without_indices(one.pointer));
}

std::vector<answer_difference> learnt_noise::differences(std::string_view action, std::string_view recorded_body,
                                                         std::string_view body) const {
    leaves const recorded = leaves_of_json(recorded_body);
    leaves const now = leaves_of_json(body);
    std::vector<answer_difference> made;
    for (difference const& one : tool::differences(recorded, now)) {
        answer_difference told{one.pointer, one.what, text_at(recorded, one.pointer), text_at(now, one.pointer)};
        bool const is_of_noise = one.what == difference::form::changed &&
                                 recorded.at(one.pointer).form == now.at(one.pointer).form &&
                                 without_noise(told.recorded) == without_noise(told.now);
        if (!is_of_noise && !places_.contains({std::string{action}, without_indices(one.pointer)}))
            made.push_back(std::move(told));
    }
    return made;
}

} // namespace tc3::tool
