// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "parameters_redactor.hpp"

#include "redact/known_rows.hpp"
#include "secrets.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/exchange/exchange.hpp>
#include <tc3/http/query.hpp>
#include <tc3/json/scanner.hpp>
#include <tc3/request/common.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace tc3::tool {
namespace {

using tc3::detail::is_digit;

/// Whether a name could be one of a member, rather than data that got into its place.
bool is_plain_name(std::string_view name) {
    constexpr std::size_t longest = 64;
    constexpr std::string_view signs = "._-[]";
    return name.size() <= longest && std::all_of(name.begin(), name.end(), [signs](char c) {
               return is_digit(c) || tc3::detail::is_upper(c) || (c >= 'a' && c <= 'z') ||
                      signs.find(c) != std::string_view::npos;
           });
}

treatment treatment_of_name(std::string_view name) {
    return is_plain_name(name) ? treatment::name : treatment::replaced;
}

row const* find_row(structure const* shape, std::string_view name) {
    if (shape != nullptr)
        if (std::size_t const index = shape->find(name); index != structure::npos)
            return &shape->rows[index];
    return nullptr;
}

structure const* nested_of(row const* member) {
    return member != nullptr && member->nested ? &*member->nested : nullptr;
}

// ---------------------------------------------------------------------------------------------------------------------
// JSON

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view structural = "{}[]:,\"";

/// Walks over any text as if it were JSON.
class json_walk {
  public:
    json_walk(std::string& body, structure const* root, word_redactor& words)
        : body_{&body}, root_{root}, words_{&words} {}

    void run() {
        while (at_ < body_->size()) {
            char const c = (*body_)[at_];
            if (blanks.find(c) != std::string_view::npos)
                ++at_;
            else if (c == '"')
                string();
            else if (structural.find(c) != std::string_view::npos)
                sign(c);
            else
                bare();
        }
    }

  private:
    /// What is known of the next value.
    struct place {
        row const* member = nullptr;
        bool is_secret = false;
    };
    struct level {
        bool is_object = false;
        bool wants_name = false;          ///< an object, where a name is to come
        structure const* shape = nullptr; ///< of an object
        place next{};                     ///< behind a name, or of each element
        bool is_secret = false;
    };
    /// Deeper levels are not told apart: what stands there is unknown.
    static constexpr std::size_t deepest = 256;

    [[nodiscard]] place here() const { return levels_.empty() ? place{} : levels_.back().next; }

    void sign(char c) {
        ++at_;
        if (c == '{' || c == '[') {
            open(c == '{');
        } else if (c == '}' || c == ']') {
            if (too_deep_ > 0)
                --too_deep_;
            else if (!levels_.empty())
                levels_.pop_back();
        } else if (c == ',' && !levels_.empty() && levels_.back().is_object) {
            levels_.back().next = {nullptr, levels_.back().is_secret};
            levels_.back().wants_name = true;
        }
    }

    void open(bool is_object) {
        if (levels_.size() == deepest) {
            ++too_deep_;
            return;
        }
        place const now = here();
        level made;
        made.is_object = made.wants_name = is_object;
        made.is_secret = now.is_secret;
        made.next.is_secret = now.is_secret;
        if (is_object)
            made.shape = levels_.empty() ? root_ : nested_of(now.member);
        else
            made.next.member = now.member;
        levels_.push_back(made);
    }

    void string() {
        std::size_t const begin = at_ + 1;
        std::size_t end = begin;
        while (end < body_->size() && (*body_)[end] != '"')
            end += (*body_)[end] == '\\' ? 2u : 1u;
        end = std::min(end, body_->size());
        at_ = std::min(end + 1, body_->size());
        std::size_t const behind = body_->find_first_not_of(blanks, at_);
        bool const has_colon = behind != std::string::npos && (*body_)[behind] == ':';
        if (!levels_.empty() && levels_.back().is_object && (has_colon || levels_.back().wants_name))
            return name(begin, end);
        words_->redact(piece(begin, end), text_encoding::json, has_colon ? treatment::replaced : as());
    }

    void name(std::size_t begin, std::size_t end) {
        name_.clear();
        json::unescape(std::string_view{*body_}.substr(begin, end - begin), name_);
        level& now = levels_.back();
        bool const is_in_place = std::exchange(now.wants_name, false);
        row const* member = too_deep_ > 0 ? nullptr : find_row(now.shape, name_);
        bool const is_known = member != nullptr;
        if (!is_known)
            member = known_row(name_);
        // Where a value should stand, only what is a name for certain is one.
        treatment const as_name = is_in_place ? treatment_of_name(name_) : as();
        now.next = {member, now.is_secret || (!is_known && is_secret_name(name_))};
        if (is_in_place ? !is_known : member == nullptr)
            words_->redact(piece(begin, end), text_encoding::json, as_name);
    }

    [[nodiscard]] treatment as() const { return treatment_of(here().member, here().is_secret); }

    /// A number, a literal or whatever else stands outside of quotes.
    void bare() {
        std::size_t const begin = at_;
        std::string const ends = std::string{blanks} + std::string{structural};
        at_ = std::min(body_->find_first_of(ends, begin), body_->size());
        std::string_view const token = std::string_view{*body_}.substr(begin, at_ - begin);
        std::size_t const rest = begin + scalar_before(token);
        if (is_digit(token.front()) || token.front() == '-')
            number(begin, rest);
        treatment const wanted = as();
        words_->redact(piece(rest, at_), text_encoding::plain,
                       wanted == treatment::hidden ? wanted : treatment::replaced);
    }

    /// The length of the number or literal with which a token begins: a parser takes it before it meets the rest.
    [[nodiscard]] static std::size_t scalar_before(std::string_view token) {
        for (std::string_view const literal : {"true", "false", "null", "True", "False", "None", "NaN", "undefined"})
            if (token.starts_with(literal))
                return literal.size();
        std::size_t const sign = token.front() == '-' ? 1u : 0u;
        std::size_t end = std::min(token.find_first_not_of("0123456789", sign), token.size());
        if (end == sign)
            return 0;
        std::size_t const exact = std::min(token.find_first_not_of("+-.eE0123456789", end), token.size());
        if (exact == token.size())
            return exact; // with a fraction or exponent
        if (token[end] == '.')
            end = std::min(token.find_first_not_of("0123456789", end + 1), token.size());
        return end;
    }

    /// The digits of a number are replaced as those of a text. One with an exponent is a quantity and stays.
    void number(std::size_t begin, std::size_t end) {
        place const now = here();
        if (now.is_secret)
            return hide_number(begin, end);
        bool const is_harmless = now.member != nullptr && now.member->harmless;
        bool const has_exponent =
            std::string_view{*body_}.substr(begin, end - begin).find_first_of("eE") != std::string_view::npos;
        if (!is_harmless && !has_exponent)
            words_->redact(piece(begin, end), text_encoding::plain, treatment::replaced);
    }

    /// A number below the name of a secret stays a number, in its digits and in nothing else; an exponent stays.
    void hide_number(std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end && (*body_)[at] != 'e' && (*body_)[at] != 'E';) {
            std::size_t const run = std::min(body_->find_first_not_of("0123456789", at), end);
            words_->redact(piece(at, run), text_encoding::plain, treatment::hidden);
            at = std::max(run, at + 1);
        }
    }

    [[nodiscard]] std::span<char> piece(std::size_t begin, std::size_t end) {
        return std::span<char>{*body_}.subspan(begin, end - begin);
    }

    std::string* body_;
    structure const* root_;
    word_redactor* words_;
    std::size_t at_ = 0;
    std::size_t too_deep_ = 0;
    std::vector<level> levels_{};
    std::string name_{};
};

// ---------------------------------------------------------------------------------------------------------------------
// Queries and forms

/// The row to which a flattened name leads, or null.
row const* resolve(structure const* shape, std::string_view name) {
    row const* member = nullptr;
    bool in_list = false;
    for (std::string_view rest = name;;) {
        std::size_t const dot = rest.find('.');
        std::string_view const part = rest.substr(0, dot);
        if (member != nullptr && member->list && !in_list && !part.empty() &&
            std::all_of(part.begin(), part.end(), is_digit)) {
            in_list = true;
        } else {
            member = find_row(member == nullptr ? shape : nested_of(member), part);
            if (member == nullptr)
                return nullptr;
            in_list = false;
        }
        if (dot == std::string_view::npos)
            return member;
        rest.remove_prefix(dot + 1);
    }
}

/// The last part of a flattened name that is no index, in brackets or behind a dot.
std::string_view last_name(std::string_view name) {
    while (!name.empty()) {
        std::size_t const cut = name.find_last_of(".[]");
        std::string_view const part = cut == std::string_view::npos ? name : name.substr(cut + 1);
        if (!part.empty() && !std::all_of(part.begin(), part.end(), is_digit))
            return part;
        name = cut == std::string_view::npos ? std::string_view{} : name.substr(0, cut);
    }
    return {};
}

std::string redacted_piece(std::string_view piece, treatment as, word_redactor& words) {
    std::string made{piece};
    words.redact(made, text_encoding::percent, as);
    return made;
}

/// A flattened name: each of its parts is a name by itself. If one is none, the whole may be data.
std::string redacted_name(std::string_view raw_name, word_redactor& words) {
    std::string whole;
    http::append_percent_decoded(whole, raw_name, http::plus_sign::blank);
    if (!is_plain_name(whole))
        return redacted_piece(raw_name, treatment::replaced, words);
    std::string made;
    for (std::string_view rest = raw_name;;) {
        std::string_view const part = rest.substr(0, rest.find('.'));
        made.append(redacted_piece(part, treatment::name, words));
        if (part.size() == rest.size())
            return made;
        made.push_back('.');
        rest.remove_prefix(part.size() + 1);
    }
}

/// The value of a parameter that every call has; nothing for any other.
std::optional<std::string> redacted_common(std::string_view name, std::string_view value, word_redactor& words) {
    if (std::find(std::begin(common_parameter_names), std::end(common_parameter_names), name) ==
        std::end(common_parameter_names))
        return std::nullopt;
    if (!is_secret_name(name) && name != "SecretId")
        return std::string{value};
    if (name != "SecretId")
        return redacted_piece(value, treatment::hidden, words);
    std::string plain;
    http::append_percent_decoded(plain, value, http::plus_sign::blank);
    return http::percent_encoded(stand_in_of(plain, words));
}

std::string redacted_parameter(std::string_view raw, structure const* root, word_redactor& words) {
    std::size_t const equals = std::min(raw.find('='), raw.size());
    std::string_view const raw_name = raw.substr(0, equals);
    std::string_view const value = raw.substr(std::min(equals + 1, raw.size()));
    std::string name;
    http::append_percent_decoded(name, raw_name, http::plus_sign::blank);
    std::string const sign{raw.substr(equals, raw.size() - equals - value.size())};
    if (std::optional<std::string> const made = redacted_common(name, value, words))
        return std::string{raw_name} + sign + *made;
    row const* member = resolve(root, name);
    bool const is_known = member != nullptr;
    if (!is_known)
        member = known_row(last_name(name));
    bool const is_secret = !is_known && is_secret_name(name);
    std::string made = is_known ? std::string{raw_name} : redacted_name(raw_name, words);
    return made + sign + redacted_piece(value, treatment_of(member, is_secret), words);
}

} // namespace

treatment treatment_of(row const* member, bool is_secret) {
    if (is_secret)
        return treatment::hidden;
    if (member == nullptr)
        return treatment::replaced;
    if (is_error_message(*member))
        return treatment::prose;
    return member->harmless ? treatment::harmless : treatment::replaced;
}

void redact_json(std::string& body, structure const* root, word_redactor& words) {
    json_walk{body, root, words}.run();
}

void redact_parameters(std::string& text, structure const* root, word_redactor& words) {
    std::string made;
    for (std::string_view rest = text; !rest.empty();) {
        std::string_view const one = rest.substr(0, rest.find('&'));
        made.append(redacted_parameter(one, root, words));
        rest.remove_prefix(one.size());
        if (!rest.empty()) {
            made.push_back('&');
            rest.remove_prefix(1);
        }
    }
    text = std::move(made);
}

std::string stand_in_of(std::string_view secret_id, word_redactor& words) {
    constexpr std::string_view prefix = "REDACTED";
    if (secret_id.empty())
        return {};
    std::string const hidden = words.redacted(secret_id, treatment::hidden);
    // As long as the id where there is room.
    bool const has_room = hidden.size() >= 2 * prefix.size();
    return std::string{prefix} + hidden.substr(has_room ? prefix.size() : 0);
}

} // namespace tc3::tool
