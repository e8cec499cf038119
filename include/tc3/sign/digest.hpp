// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_DIGEST_HPP
#define TC3_SIGN_DIGEST_HPP

#include <tc3/sign/result.hpp>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace tc3::sign {

/// The hash functions that signatures use.
enum class hash : std::uint8_t { sha1, sha256 };

/// The bytes that a hash function gives.
[[nodiscard]] constexpr std::size_t digest_size(hash function) noexcept {
    return function == hash::sha1 ? 20 : 32;
}

template <hash H>
using digest = std::array<unsigned char, digest_size(H)>;

using sha1_digest = digest<hash::sha1>;
using sha256_digest = digest<hash::sha256>;

} // namespace tc3::sign

namespace tc3::detail {

struct free_digest_context {
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};
using digest_context = std::unique_ptr<EVP_MD_CTX, free_digest_context>;

/// The state of a hash function before the first byte, or null if OpenSSL does not offer it.
///
/// Made once in the life of the program, since the look-up takes longer than the hash of a short message. A copy of it
/// is the fastest way to begin. It is never given back, because OpenSSL may already have cleaned up when the program's
/// own objects end. What failed is tried again the next time.
template <sign::hash H>
[[nodiscard]] EVP_MD_CTX const* initial_state() noexcept {
    static std::atomic<EVP_MD_CTX*> kept{nullptr};
    EVP_MD_CTX* known = kept.load(std::memory_order_acquire);
    if (known != nullptr)
        return known;
    EVP_MD* const function = EVP_MD_fetch(nullptr, H == sign::hash::sha1 ? "SHA1" : "SHA256", nullptr);
    digest_context fresh{function != nullptr ? EVP_MD_CTX_new() : nullptr};
    bool const good = fresh && EVP_DigestInit_ex2(fresh.get(), function, nullptr) == 1;
    EVP_MD_free(function); // the state holds on to it
    if (!good)
        return nullptr;
    if (kept.compare_exchange_strong(known, fresh.get(), std::memory_order_acq_rel))
        known = fresh.release();
    return known;
}

/// A context of this thread for computations that begin and end within one call, or null.
[[nodiscard]] inline EVP_MD_CTX* scratch_digest_context() noexcept {
    thread_local digest_context kept;
    if (!kept)
        kept.reset(EVP_MD_CTX_new());
    return kept.get();
}

[[nodiscard]] inline bool update(EVP_MD_CTX* context, std::string_view data) noexcept {
    return EVP_DigestUpdate(context, data.data(), data.size()) == 1;
}

[[nodiscard]] inline bool update(EVP_MD_CTX* context, std::span<unsigned char const> data) noexcept {
    return EVP_DigestUpdate(context, data.data(), data.size()) == 1;
}

} // namespace tc3::detail

namespace tc3::sign {

/// Hashes data that comes in pieces.
template <hash H>
class hasher {
  public:
    [[nodiscard]] static result<hasher> make() noexcept {
        hasher made;
        made.context_.reset(EVP_MD_CTX_new());
        if (!made.context_)
            return errc::digest_failed;
        if (result<void> const begun = made.restart(); !begun)
            return begun.error();
        return made;
    }

    /// Forgets what was added.
    result<void> restart() noexcept {
        EVP_MD_CTX const* const initial = detail::initial_state<H>();
        if (initial == nullptr)
            return errc::digest_unavailable;
        if (EVP_MD_CTX_copy_ex(context_.get(), initial) != 1)
            return errc::digest_failed;
        return {};
    }

    result<void> add(std::string_view data) noexcept {
        if (!detail::update(context_.get(), data))
            return errc::digest_failed;
        return {};
    }

    /// The hash of all that was added. After that only `restart` may be called.
    [[nodiscard]] result<digest<H>> finish() noexcept {
        digest<H> made;
        if (EVP_DigestFinal_ex(context_.get(), made.data(), nullptr) != 1)
            return errc::digest_failed;
        return made;
    }

  private:
    hasher() noexcept = default;

    detail::digest_context context_;
};

using sha256_hasher = hasher<hash::sha256>;

/// The hash of one piece of data.
template <hash H>
[[nodiscard]] result<digest<H>> hash_of(std::string_view data) noexcept {
    EVP_MD_CTX const* const initial = detail::initial_state<H>();
    if (initial == nullptr)
        return errc::digest_unavailable;
    EVP_MD_CTX* const context = detail::scratch_digest_context();
    digest<H> made;
    if (context == nullptr || EVP_MD_CTX_copy_ex(context, initial) != 1 || !detail::update(context, data) ||
        EVP_DigestFinal_ex(context, made.data(), nullptr) != 1)
        return errc::digest_failed;
    return made;
}

[[nodiscard]] inline result<sha256_digest> sha256(std::string_view data) noexcept {
    return hash_of<hash::sha256>(data);
}

/// A key of HMAC (RFC 2104) made ready: the hash states after its inner and its outer block.
///
/// A message authentication code then costs the blocks of the message and one more. May be used by many threads at
/// once. The states are overwritten when the key ends.
template <hash H>
class hmac_key {
  public:
    /// Makes the key `prefix` + `key` ready. (TC3 puts three letters before the SecretKey.)
    [[nodiscard]] static result<hmac_key> make(std::string_view key, std::string_view prefix = {}) noexcept {
        EVP_MD_CTX const* const initial = detail::initial_state<H>();
        if (initial == nullptr)
            return errc::digest_unavailable;
        hmac_key made;
        made.inner_.reset(EVP_MD_CTX_new());
        made.outer_.reset(EVP_MD_CTX_new());
        if (!made.inner_ || !made.outer_)
            return errc::digest_failed;
        block padded{};
        bool const good = fill(padded, prefix, key, made.inner_.get(), initial) &&
                          begin(made.inner_.get(), initial, padded, 0x36u) &&
                          begin(made.outer_.get(), initial, padded, 0x36u ^ 0x5cu);
        OPENSSL_cleanse(padded.data(), padded.size());
        if (!good)
            return errc::digest_failed;
        return made;
    }

    /// The message authentication code of the text.
    [[nodiscard]] result<digest<H>> operator()(std::string_view text) const noexcept {
        EVP_MD_CTX* const context = detail::scratch_digest_context();
        digest<H> made;
        if (context == nullptr || EVP_MD_CTX_copy_ex(context, inner_.get()) != 1 || !detail::update(context, text) ||
            EVP_DigestFinal_ex(context, made.data(), nullptr) != 1 || EVP_MD_CTX_copy_ex(context, outer_.get()) != 1 ||
            !detail::update(context, std::span<unsigned char const>{made}) ||
            EVP_DigestFinal_ex(context, made.data(), nullptr) != 1)
            return errc::digest_failed;
        return made;
    }

  private:
    using block = std::array<unsigned char, 64>; // the block of SHA-1 and of SHA-256

    hmac_key() noexcept = default;

    /// Puts the key into the block, hashed where it is longer than that.
    [[nodiscard]] static bool fill(block& padded, std::string_view prefix, std::string_view key, EVP_MD_CTX* context,
                                   EVP_MD_CTX const* initial) noexcept {
        if (prefix.size() + key.size() > padded.size())
            return EVP_MD_CTX_copy_ex(context, initial) == 1 && detail::update(context, prefix) &&
                   detail::update(context, key) && EVP_DigestFinal_ex(context, padded.data(), nullptr) == 1;
        std::size_t used = 0;
        for (std::string_view const part : {prefix, key})
            for (char const c : part)
                padded[used++] = static_cast<unsigned char>(c);
        return true;
    }

    /// Changes the block by the mask and hashes it.
    [[nodiscard]] static bool begin(EVP_MD_CTX* context, EVP_MD_CTX const* initial, block& padded,
                                    unsigned mask) noexcept {
        for (unsigned char& byte : padded)
            byte = static_cast<unsigned char>(byte ^ mask);
        return EVP_MD_CTX_copy_ex(context, initial) == 1 &&
               detail::update(context, std::span<unsigned char const>{padded});
    }

    detail::digest_context inner_;
    detail::digest_context outer_;
};

using hmac_sha256_key = hmac_key<hash::sha256>;

/// The message authentication code of the text under a key that is used once.
template <hash H>
[[nodiscard]] result<digest<H>> hmac(std::string_view key, std::string_view text) noexcept {
    result<hmac_key<H>> const ready = hmac_key<H>::make(key);
    if (!ready)
        return ready.error();
    return (*ready)(text);
}

[[nodiscard]] inline result<sha256_digest> hmac_sha256(std::string_view key, std::string_view text) noexcept {
    return hmac<hash::sha256>(key, text);
}

[[nodiscard]] inline result<sha1_digest> hmac_sha1(std::string_view key, std::string_view text) noexcept {
    return hmac<hash::sha1>(key, text);
}

/// The bytes as a text view, to hash them or to use them as a key.
[[nodiscard]] inline std::string_view as_text(std::span<unsigned char const> bytes) noexcept {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

} // namespace tc3::sign

namespace tc3::detail {

/// The two lower-case hexadecimal digits of each byte, one after the other.
inline constexpr std::array<char, 512> digit_pairs = [] {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<char, 512> made{};
    for (std::size_t i = 0; i < made.size(); ++i)
        made[i] = digits[i % 2 == 0 ? i / 32 : i / 2 % 16];
    return made;
}();

/// Writes hexadecimal digits behind the first \p kept bytes of a text.
inline void write_hex(std::string& out, std::size_t kept, std::span<unsigned char const> bytes) {
    out.resize(kept + 2 * bytes.size());
    char* to = out.data() + kept;
    for (unsigned char const byte : bytes)
        to = std::copy_n(digit_pairs.data() + std::size_t{2} * byte, 2, to);
}

} // namespace tc3::detail

namespace tc3::sign {

/// Adds the bytes in lower-case hexadecimal digits.
inline void append_hex(std::string& out, std::span<unsigned char const> bytes) {
    detail::write_hex(out, out.size(), bytes);
}

/// The same in place of what the text holds.
inline void assign_hex(std::string& out, std::span<unsigned char const> bytes) {
    detail::write_hex(out, 0, bytes);
}

[[nodiscard]] inline std::string hex(std::span<unsigned char const> bytes) {
    std::string out;
    append_hex(out, bytes);
    return out;
}

/// Adds the bytes in padded Base64 (RFC 4648, section 4).
inline void append_base64(std::string& out, std::span<unsigned char const> bytes) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::size_t const left = bytes.size() - i;
        std::uint32_t const group = (std::uint32_t{bytes[i]} << 16u) |
                                    (left > 1 ? std::uint32_t{bytes[i + 1]} << 8u : 0u) |
                                    (left > 2 ? std::uint32_t{bytes[i + 2]} : 0u);
        out.push_back(alphabet[group >> 18u]);
        out.push_back(alphabet[(group >> 12u) & 63u]);
        out.push_back(left > 1 ? alphabet[(group >> 6u) & 63u] : '=');
        out.push_back(left > 2 ? alphabet[group & 63u] : '=');
    }
}

[[nodiscard]] inline std::string base64(std::span<unsigned char const> bytes) {
    std::string out;
    append_base64(out, bytes);
    return out;
}

[[nodiscard]] inline std::string base64(std::string_view bytes) {
    return base64(std::span{reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size()});
}

} // namespace tc3::sign

namespace tc3::detail {

/// The six bits that a character of Base64 stands for, or 64.
[[nodiscard]] constexpr std::uint32_t base64_value(char c) noexcept {
    if (c >= 'A' && c <= 'Z')
        return static_cast<std::uint32_t>(c - 'A');
    if (c >= 'a' && c <= 'z')
        return static_cast<std::uint32_t>(c - 'a') + 26u;
    if (c >= '0' && c <= '9')
        return static_cast<std::uint32_t>(c - '0') + 52u;
    return c == '+' ? 62u : c == '/' ? 63u : 64u;
}

} // namespace tc3::detail

namespace tc3::sign {

/// The bytes of a padded Base64 text.
///
/// Refuses line breaks, missing padding and bits set that belong to no byte, so that each byte string has one text.
[[nodiscard]] inline result<std::string> base64_decoded(std::string_view text) {
    if (text.size() % 4 != 0)
        return errc::base64_malformed;
    std::size_t const padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    std::string_view const digits = text.substr(0, text.size() - padding);
    std::string out;
    out.reserve(text.size() / 4 * 3);
    std::uint32_t pending = 0;
    unsigned bits = 0;
    for (char const c : digits) {
        std::uint32_t const value = detail::base64_value(c);
        if (value > 63u)
            return errc::base64_malformed;
        pending = (pending << 6u) | value;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out.push_back(static_cast<char>(static_cast<unsigned char>(pending >> bits)));
            pending &= (1u << bits) - 1u;
        }
    }
    if (pending != 0)
        return errc::base64_malformed;
    return out;
}

/// Whether two texts are the same. Where the lengths are, the time taken does not tell how much of them is.
[[nodiscard]] inline bool equal_in_constant_time(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace tc3::sign

#endif
