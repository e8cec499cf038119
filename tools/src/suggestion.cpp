// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "suggestion.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/validate/wording.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tc3::tool {
namespace {

constexpr std::size_t longest_word = 128;
constexpr std::size_t most_words = 3;

/// How many letters two words may differ in.
constexpr std::size_t tolerance(std::size_t size) noexcept {
    return std::min<std::size_t>(size / 2, 5);
}

} // namespace

std::vector<std::string> nearest_words(std::string_view wanted, std::span<std::string const> known) {
    std::vector<std::pair<std::size_t, std::string>> near;
    if (wanted.empty() || wanted.size() > longest_word)
        return {};
    for (std::string const& word : known)
        if (std::size_t const d = wording::distance(wanted, word); d <= tolerance(wanted.size()))
            near.emplace_back(d, word);
    if (near.empty() && wanted.size() > 2)
        for (std::string const& word : known)
            if (word.find(wanted) != std::string::npos)
                near.emplace_back(word.size(), word);
    std::stable_sort(near.begin(), near.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    std::vector<std::string> words;
    for (auto& [distance, word] : near)
        if (words.size() < most_words && distance <= near.front().first + 1)
            words.push_back(std::move(word));
    return words;
}

std::string did_you_mean(std::string_view wanted, std::span<std::string const> known) {
    std::vector<std::string> const words = nearest_words(wanted, known);
    return words.empty() ? std::string{} : ". Did you mean " + wording::list_of(words) + "?";
}

std::vector<std::string> known_action_names() {
    std::vector<std::string> names;
    for (action const* known : known_actions)
        names.emplace_back(known->name);
    return names;
}

} // namespace tc3::tool
