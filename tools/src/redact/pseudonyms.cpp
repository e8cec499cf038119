// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "pseudonyms.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace tc3::tool {
namespace {

/// The characters among which one of a word is replaced: a range of code points, or of the signs below.
struct alphabet {
    char32_t first = 0;
    std::uint32_t size = 0; ///< 0: it stays
    bool is_range = true;
};

constexpr std::u32string_view signs = U"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::u32string_view upper_signs = U"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// What the characters of a word have in common. The first that fits counts, so that no word is of two kinds, and
/// all words of a kind are permuted among themselves.
enum class word_kind : unsigned {
    digits,
    large_digits, ///< 19 of them, too large for 64 bits with a sign
    hex_lower,
    hex_upper,
    lower,
    upper,
    lower_digits,
    upper_digits,
    letters,
    any,
    beyond ///< with characters beyond ASCII
};

bool is_digit_code(char32_t c) noexcept {
    return c >= U'0' && c <= U'9';
}
bool is_lower_code(char32_t c) noexcept {
    return c >= U'a' && c <= U'z';
}
bool is_upper_code(char32_t c) noexcept {
    return c >= U'A' && c <= U'Z';
}

/// Whether that many digits are a number beyond 2^63 - 1, which no integer of the API can hold.
bool is_large(std::span<char32_t const> digits) noexcept {
    constexpr std::u32string_view largest = U"9223372036854775807";
    return digits.size() == largest.size() &&
           std::lexicographical_compare(largest.begin(), largest.end(), digits.begin(), digits.end());
}

word_kind kind_of(std::span<char32_t const> word) noexcept {
    bool digit = false;
    bool lower = false;
    bool upper = false;
    bool hexadecimal = true;
    for (char32_t const c : word) {
        if (c >= 0x80)
            return word_kind::beyond;
        digit = digit || is_digit_code(c);
        lower = lower || is_lower_code(c);
        upper = upper || is_upper_code(c);
        hexadecimal = hexadecimal && (is_digit_code(c) || (c >= U'a' && c <= U'f') || (c >= U'A' && c <= U'F'));
    }
    if (!lower && !upper)
        return is_large(word) ? word_kind::large_digits : word_kind::digits;
    if (lower && upper)
        return digit ? word_kind::any : word_kind::letters;
    if (hexadecimal)
        return lower ? word_kind::hex_lower : word_kind::hex_upper;
    if (digit)
        return lower ? word_kind::lower_digits : word_kind::upper_digits;
    return lower ? word_kind::lower : word_kind::upper;
}

/// Blocks of 64 code points have the same length in UTF-8 and, where the contract speaks of scripts, the same standing.
/// Those with controls, punctuation, the replacement character or a border of such a range within stay.
bool has_safe_block(char32_t c) noexcept {
    constexpr char32_t unsafe[] = {0x80, 0x2000, 0x2040, 0x3000, 0xFE00, 0xFEC0, 0xFFC0, 0x32380};
    return c < 0x110000 && std::find(std::begin(unsafe), std::end(unsafe), c & ~char32_t{63}) == std::end(unsafe);
}

/// The alphabet of one character by itself.
alphabet own_alphabet(char32_t c) noexcept {
    if (is_digit_code(c))
        return {U'0', 10};
    if (is_lower_code(c))
        return {U'a', 26};
    if (is_upper_code(c))
        return {U'A', 26};
    if (c < 0x80)
        return {};
    if (c >= 0x4E00 && c <= 0x9FFF)
        return {0x4E00, 0x5200};
    return has_safe_block(c) ? alphabet{c & ~char32_t{63}, 64} : alphabet{};
}

/// The alphabet of a character of a word of that kind.
alphabet alphabet_of(std::span<char32_t const> word, std::size_t at, word_kind kind) noexcept {
    switch (kind) {
    case word_kind::digits:
    case word_kind::large_digits: // a number keeps its length: no zero comes to its front and none goes
        if (at > 0)
            return {U'0', 10};
        return word.front() == U'0' ? alphabet{} : alphabet{U'1', 9};
    case word_kind::hex_lower:
        return {U'0', 16, false};
    case word_kind::hex_upper:
        return {U'A', 16, false};
    case word_kind::lower_digits:
        return {U'0', 36, false};
    case word_kind::upper_digits:
        return {U'A', 36, false};
    case word_kind::letters:
        return {U'a', 52, false};
    case word_kind::any:
        return {U'0', 62, false};
    default:
        return own_alphabet(word[at]);
    }
}

/// Where the signs of an alphabet that is no range begin, by its mark.
std::u32string_view signs_of(alphabet const& of) noexcept {
    if (of.first == U'A')
        return upper_signs.substr(0, of.size);
    return of.first == U'a' ? signs.substr(10, of.size) : signs.substr(0, of.size);
}

std::uint32_t index_in(alphabet const& of, char32_t c) noexcept {
    return of.is_range ? c - of.first : static_cast<std::uint32_t>(signs_of(of).find(c));
}

/// The character that stands so much further on in the alphabet, which is closed to a ring.
char32_t moved(alphabet const& of, char32_t c, std::uint32_t by) noexcept {
    if (of.size == 0)
        return c;
    std::uint32_t const index = (index_in(of, c) + by % of.size) % of.size;
    return of.is_range ? of.first + index : signs_of(of)[index];
}

void append_code(std::string& out, char32_t code) {
    for (unsigned shift = 0; shift < 24; shift += 8)
        out.push_back(static_cast<char>(static_cast<unsigned char>(code >> shift)));
}

/// A number from two or more bytes of a hash, the next ones.
std::uint32_t number_at(sign::sha256_digest const& bytes, std::size_t index) noexcept {
    return static_cast<std::uint32_t>(bytes[2 * index]) << 8u | bytes[2 * index + 1];
}

constexpr std::size_t numbers_in_hash = 16;

} // namespace

bool is_replaceable(char32_t code) noexcept {
    return own_alphabet(code).size != 0;
}

std::optional<pseudonyms> pseudonyms::from_key(std::string_view key) {
    auto made = sign::hmac_sha256_key::make(key);
    if (!made)
        return std::nullopt;
    return pseudonyms{*std::move(made)};
}

std::optional<pseudonyms> pseudonyms::random() {
    std::array<unsigned char, 32> key{};
    if (RAND_bytes(key.data(), static_cast<int>(key.size())) != 1)
        return std::nullopt;
    auto made = from_key(sign::as_text(key));
    OPENSSL_cleanse(key.data(), key.size());
    return made;
}

std::optional<pseudonyms> pseudonyms::from_seed(std::uint64_t seed) {
    return from_key("tc3 redact " + std::to_string(seed));
}

sign::sha256_digest pseudonyms::hash(std::string_view text) const {
    auto const made = key_(text);
    if (!made)
        throw std::runtime_error{"OpenSSL cannot compute a hash"};
    return *made;
}

/// One round of a Feistel network: one half is moved by what the other one gives.
void pseudonyms::mix(std::span<char32_t> word, unsigned kind, unsigned round) {
    std::size_t const middle = word.size() / 2;
    bool const is_left = round % 2 == 0;
    auto const target = is_left ? word.first(middle) : word.subspan(middle);
    auto const other = is_left ? word.subspan(middle) : word.first(middle);
    if (target.empty())
        return;
    tweak_.assign({'w', static_cast<char>(kind), static_cast<char>(round), static_cast<char>(word.size())});
    if (static_cast<word_kind>(kind) == word_kind::beyond)
        for (char32_t const c : word)
            append_code(tweak_, own_alphabet(c).first);
    else if (static_cast<word_kind>(kind) <= word_kind::large_digits)
        tweak_.push_back(word.front() == U'0' ? '0' : '1');
    for (char32_t const c : other)
        append_code(tweak_, c);
    sign::sha256_digest const moves = hash(tweak_);
    std::size_t const offset = is_left ? 0 : middle;
    std::span<char32_t const> const all = word;
    for (std::size_t i = 0; i < target.size(); ++i)
        target[i] = moved(alphabet_of(all, offset + i, static_cast<word_kind>(kind)), target[i], number_at(moves, i));
}

void pseudonyms::permute(std::span<char32_t> word, unsigned kind) {
    constexpr unsigned rounds = 8;
    for (unsigned round = 0; round < rounds; ++round)
        mix(word, kind, round);
}

void pseudonyms::replace(std::span<char32_t> word) {
    if (word.size() >= long_word)
        return hide(word);
    word_kind const kind = kind_of(word);
    // Alphabets hold words of simpler kinds too. Whoever goes on until the kind is the right one again comes back to
    // where he began at the latest, and two words never meet.
    do
        permute(word, static_cast<unsigned>(kind));
    while (kind_of(word) != kind);
}

void pseudonyms::hide(std::span<char32_t> text) {
    tweak_.assign("h");
    for (char32_t const c : text)
        append_code(tweak_, c);
    std::string const seed{sign::as_text(hash(tweak_))};
    std::vector<char32_t> plain;
    std::copy_if(text.begin(), text.end(), std::back_inserter(plain), is_replaceable);
    if (plain.empty())
        return;
    word_kind const kind = kind_of(plain);
    sign::sha256_digest moves{};
    std::size_t used = 0;
    for (char32_t& c : text) {
        if (!is_replaceable(c))
            continue;
        if (used % numbers_in_hash == 0)
            moves = hash("n" + seed + std::to_string(used / numbers_in_hash));
        // The sign itself is of no account: what is put in its place must tell nothing of it.
        alphabet const among = alphabet_of(plain, used, kind);
        c = among.size == 0  ? c
            : among.is_range ? among.first + number_at(moves, used % numbers_in_hash) % among.size
                             : signs_of(among)[number_at(moves, used % numbers_in_hash) % among.size];
        ++used;
    }
}

} // namespace tc3::tool
