// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "word_redactor.hpp"

#include "redact/known_rows.hpp"

#include <tc3/contract/text.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/exchange/parameters.hpp>
#include <tc3/json/scanner.hpp>

#include <algorithm>
#include <array>

namespace tc3::tool {
namespace {

constexpr std::size_t least_id = 6; ///< characters of a number, or of digits among letters, that is taken for an id

/// Regions and zones are joined by a hyphen as ids are: `ap-beijing`.
bool is_part_of_the_world(std::string_view text) {
    constexpr std::string_view parts[] = {"ap", "na", "eu", "sa", "me", "af", "cn", "us"};
    return std::find(std::begin(parts), std::end(parts), text) != std::end(parts);
}

std::uint64_t mark_of(std::string_view word) {
    return tc3::detail::fingerprint{}.add(word).value();
}

} // namespace

word_redactor::word_redactor(pseudonyms key) : key_{std::move(key)}, prefixes_{known_id_prefixes()} {}

void word_redactor::take_apart(std::string_view written, text_encoding how) {
    read_characters(written, how, characters_);
    words_.clear();
    bool within = false;
    for (std::size_t i = 0; i < characters_.size(); ++i) {
        char32_t const c = characters_[i].code;
        bool const was_within = std::exchange(within, is_replaceable(c));
        if (!within)
            continue;
        if (!was_within)
            words_.push_back({i, i});
        word& now = words_.back();
        now.end = i + 1;
        bool const digit = c >= U'0' && c <= U'9';
        bool const lower = c >= U'a' && c <= U'z';
        bool const upper = c >= U'A' && c <= U'Z';
        now.digit = now.digit || digit;
        now.lower = now.lower || lower;
        now.upper = now.upper || upper;
        now.foreign = now.foreign || c >= 0x80;
        now.hexadecimal = now.hexadecimal && (digit || (lower && c <= U'f') || (upper && c <= U'F'));
    }
    mark_mail();
}

std::string word_redactor::text_of(word const& one) const {
    std::string made;
    for (std::size_t i = one.begin; i < one.end; ++i)
        json::detail::append_utf8(made, characters_[i].code);
    return made;
}

bool word_redactor::joined(std::size_t index, char32_t by) const {
    return index > 0 && words_[index - 1].end + 1 == words_[index].begin &&
           characters_[words_[index - 1].end].code == by;
}

bool word_redactor::is_known_prefix(word const& one) const {
    return one.lower && one.size() <= 10 &&
           std::find(prefixes_.begin(), prefixes_.end(), text_of(one)) != prefixes_.end();
}

/// A word such as `vpc` with a hyphen and another one behind it.
bool word_redactor::is_prefix(std::size_t index) const {
    return index + 1 < words_.size() && joined(index + 1, U'-') && is_known_prefix(words_[index]);
}

bool word_redactor::is_behind_prefix(std::size_t index, bool broadly) const {
    if (!joined(index, U'-'))
        return false;
    word const& before = words_[index - 1];
    if (is_known_prefix(before))
        return true;
    word const& one = words_[index];
    bool const has_form = (one.size() == 7 || one.size() == 8) && !one.upper && !one.foreign;
    bool const may_be_prefix = before.lower && !before.upper && !before.digit && !before.foreign;
    return has_form && may_be_prefix && (broadly || one.digit) && !is_part_of_the_world(text_of(before));
}

bool word_redactor::is_of_uuid(std::size_t index) const {
    constexpr std::array<std::size_t, 5> lengths{8, 4, 4, 4, 12};
    for (std::size_t place = 0; place < lengths.size() && place <= index; ++place) {
        std::size_t const first = index - place;
        bool fits = first + lengths.size() <= words_.size();
        for (std::size_t i = 0; fits && i < lengths.size(); ++i)
            fits = words_[first + i].size() == lengths[i] && words_[first + i].hexadecimal &&
                   (i == 0 || joined(first + i, U'-'));
        if (fits)
            return true;
    }
    return false;
}

/// Whether a word is one of four numbers with dots between them.
bool word_redactor::is_of_address(std::size_t index) const {
    constexpr std::size_t parts = 4;
    for (std::size_t place = 0; place < parts && place <= index; ++place) {
        std::size_t const first = index - place;
        bool fits = first + parts <= words_.size();
        for (std::size_t i = 0; fits && i < parts; ++i)
            fits =
                words_[first + i].is_number() && words_[first + i].size() <= 3 && (i == 0 || joined(first + i, U'.'));
        if (fits)
            return true;
    }
    return false;
}

/// Marks the words within runs without a blank in which an @ stands.
void word_redactor::mark_mail() {
    std::size_t next = 0;
    for (std::size_t begin = 0; begin < characters_.size();) {
        bool has_at = false;
        std::size_t end = begin;
        for (; end < characters_.size() && characters_[end].code > U' '; ++end)
            has_at = has_at || characters_[end].code == U'@';
        for (; next < words_.size() && words_[next].begin < end; ++next)
            words_[next].of_mail = has_at;
        begin = end + 1;
    }
}

bool word_redactor::looks_like_id(std::size_t index, bool broadly) const {
    word const& one = words_[index];
    if (is_prefix(index))
        return false;
    if ((one.is_number() && one.size() >= least_id) || is_behind_prefix(index, broadly) || is_of_uuid(index))
        return true;
    return broadly && ((one.is_mixed() && one.size() >= least_id) || is_of_address(index));
}

bool word_redactor::goes(std::size_t index, treatment as) {
    word const& one = words_[index];
    switch (as) {
    case treatment::name:
        return looks_like_id(index, false);
    case treatment::harmless:
        return looks_like_id(index, true);
    case treatment::prose:
        if (is_prefix(index))
            return false;
        return one.foreign || looks_like_id(index, true) || one.of_mail ||
               replaced_.find(mark_of(text_of(one))) != nullptr;
    default:
        break;
    }
    if (is_prefix(index))
        return false;
    if (!looks_like_id(index, true))
        remember(one);
    return true;
}

/// Lets prose know a word. A letter by itself is a word of any sentence.
void word_redactor::remember(word const& one) {
    if (one.size() > 1)
        replaced_.put(mark_of(text_of(one)), true);
}

void word_redactor::replace(std::span<char> written, text_encoding how, word const& one, treatment as) {
    codes_.clear();
    for (std::size_t i = one.begin; i < one.end; ++i)
        codes_.push_back(characters_[i].code);
    as == treatment::hidden ? key_.hide(codes_) : key_.replace(codes_);
    for (std::size_t i = one.begin; i < one.end; ++i)
        overwrite(written, characters_[i], codes_[i - one.begin], how);
}

void word_redactor::hide(std::span<char> written, text_encoding how) {
    codes_.clear();
    for (written_character const& each : characters_)
        codes_.push_back(each.code);
    key_.hide(codes_);
    for (std::size_t i = 0; i < characters_.size(); ++i) {
        bool const is_sign = codes_[i] > U' ' && codes_[i] < 0x7F && !is_replaceable(codes_[i]);
        overwrite(written, characters_[i], is_sign ? U'*' : codes_[i], how);
    }
}

namespace {

/// Where a long text may be cut: behind a blank or comma, else where nothing but letters and digits stands near by, so
/// that no escape and no character is cut.
std::size_t cut_of(std::span<char const> text, std::size_t at_most) {
    constexpr std::size_t near_by = 13; // two escapes of JSON, and one more
    for (std::size_t at = at_most; at > near_by; --at)
        if ((text[at - 1] == ' ' || text[at - 1] == ',') && text[at - 2] != '\\' && text[at - 2] != '%' &&
            text[at - 3] != '%')
            return at;
    auto const is_plain = [](char c) {
        return tc3::detail::is_digit(c) || tc3::detail::is_lower(c) || tc3::detail::is_upper(c);
    };
    for (std::size_t at = at_most; at > near_by; --at)
        if (std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at - near_by),
                        text.begin() + static_cast<std::ptrdiff_t>(at), is_plain))
            return at;
    return at_most;
}

} // namespace

void word_redactor::redact(std::span<char> written, text_encoding how, treatment as) {
    // Each character is kept with its place while a piece is worked on: of a long text that would be a lot.
    while (written.size() > longest_piece) {
        std::size_t const cut = cut_of(written, longest_piece);
        redact_piece(written.first(cut), how, as);
        written = written.subspan(cut);
    }
    redact_piece(written, how, as);
}

void word_redactor::redact_piece(std::span<char> written, text_encoding how, treatment as) {
    take_apart({written.data(), written.size()}, how);
    if (as == treatment::hidden) {
        for (word const& one : words_)
            remember(one);
        hide(written, how);
        return blot_broken(written, how);
    }
    for (std::size_t i = 0; i < words_.size(); ++i)
        if (goes(i, as))
            replace(written, how, words_[i], as);
    if (as == treatment::name)
        return;
    for (written_character const& each : characters_)
        if (each.code == text::not_utf8)
            overwrite(written, each, text::not_utf8, how);
    blot_broken(written, how);
}

void word_redactor::blot_broken(std::span<char> written, text_encoding how) {
    for (written_character const& each : characters_)
        blot_broken_escape(written, each, how);
}

std::string word_redactor::redacted(std::string_view text, treatment as) {
    std::string made{text};
    redact(made, text_encoding::plain, as);
    return made;
}

std::string word_redactor::redacted_but(std::string_view text, std::span<std::string_view const> stay, treatment as) {
    std::string made{text};
    take_apart(made, text_encoding::plain);
    for (word const& one : words_)
        if (std::find(stay.begin(), stay.end(), text_of(one)) == stay.end()) {
            remember(one);
            replace(made, text_encoding::plain, one, as);
        }
    return made;
}

} // namespace tc3::tool
