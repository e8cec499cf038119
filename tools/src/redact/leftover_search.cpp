// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "leftover_search.hpp"

#include <tc3/http/query.hpp>
#include <tc3/json/scanner.hpp>
#include <tc3/sign/digest.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace tc3::tool {
namespace {

std::uint32_t start_of(char const* text) noexcept {
    std::uint32_t start = 0;
    std::memcpy(&start, text, sizeof start);
    return start;
}

std::size_t slot_of(std::uint32_t start) noexcept {
    return (start * 2654435761u) >> 16u;
}

/// The characters of Base64 that depend on the string alone, if so many bytes stand before it in its group of three.
std::string base64_within(std::string_view text, std::size_t before) {
    std::string whole(before, '\0');
    whole.append(text);
    std::string const made = sign::base64(whole);
    std::size_t const first = (before * 8 + 5) / 6;
    std::size_t const last = whole.size() * 8 / 6;
    return made.substr(first, last - first);
}

std::string for_urls(std::string text) {
    std::replace(text.begin(), text.end(), '+', '-');
    std::replace(text.begin(), text.end(), '/', '_');
    return text;
}

std::string unescaped(std::string_view text) {
    std::string made;
    json::unescape(text, made);
    return made;
}

} // namespace

void leftover_search::add_pattern(std::string text, std::string_view form, std::size_t wanted) {
    std::uint32_t const start = start_of(text.data());
    may_start_[slot_of(start)] = true;
    by_start_[start].push_back(patterns_.size());
    patterns_.push_back({std::move(text), form, wanted});
}

void leftover_search::add(std::string_view wanted, std::string name) {
    // A short piece of Base64 would be met by accident.
    constexpr std::size_t shortest_encoded = 6;
    constexpr std::size_t longest_escape = 13; // \\\\u005Cu0041
    std::size_t const index = names_.size();
    names_.push_back(std::move(name));
    reach_ = std::max(reach_, wanted.size() * longest_escape);
    add_pattern(std::string{wanted}, {}, index);
    if (wanted.size() < shortest_encoded)
        return;
    for (std::size_t before = 0; before < 3; ++before) {
        std::string piece = base64_within(wanted, before);
        std::string other = for_urls(piece);
        if (other != piece)
            add_pattern(std::move(other), "in Base64", index);
        add_pattern(std::move(piece), "in Base64", index);
    }
    std::string small;
    for (char const c : wanted)
        sign::append_hex(small, std::array{static_cast<unsigned char>(c)});
    std::string capitals = small;
    for (char& c : capitals)
        c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    if (capitals != small)
        add_pattern(std::move(capitals), "in hexadecimal digits", index);
    add_pattern(std::move(small), "in hexadecimal digits", index);
}

void leftover_search::find_in(std::string_view layer, std::string_view form, std::vector<leftover>& found,
                              bool is_decoded) const {
    for (std::size_t at = 0; at + shortest <= layer.size(); ++at) {
        std::uint32_t const start = start_of(layer.data() + at);
        if (!may_start_[slot_of(start)])
            continue;
        auto const candidates = by_start_.find(start);
        if (candidates == by_start_.end())
            continue;
        for (std::size_t const index : candidates->second) {
            pattern const& each = patterns_[index];
            bool const is_told = std::any_of(found.begin(), found.end(),
                                             [&each](leftover const& one) { return one.wanted == each.wanted; });
            if (!is_told && layer.substr(at).starts_with(each.text))
                found.push_back(
                    {each.wanted, each.form.empty() ? form : each.form, is_decoded ? npos : at + each.text.size()});
        }
    }
}

void leftover_search::find_in_parameters(std::string_view layer, std::vector<leftover>& found) const {
    if (layer.find_first_of("%+") == std::string_view::npos)
        return;
    std::string plain;
    http::append_percent_decoded(plain, layer, http::plus_sign::blank);
    find_in(plain, "percent-encoded", found);
    plain.clear();
    http::append_percent_decoded(plain, layer);
    find_in(plain, "percent-encoded", found);
}

std::vector<leftover_search::leftover> leftover_search::find(std::string_view text) const {
    std::vector<leftover> found;
    find_in(text, "as it is", found, false);
    find_in_parameters(text, found);
    std::string layer{text};
    for (int depth = 0; depth < 3 && layer.find('\\') != std::string::npos; ++depth) {
        layer = unescaped(layer);
        find_in(layer, "with escapes of JSON", found);
        find_in_parameters(layer, found);
    }
    return found;
}

} // namespace tc3::tool
