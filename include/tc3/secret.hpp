// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SECRET_HPP
#define TC3_SECRET_HPP

#include <openssl/crypto.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace tc3 {

/// Bytes that must not leak: a SecretKey or the token of temporary credentials.
///
/// The memory is overwritten before it is given back, also on assignment. There is no way to print a secret and no
/// conversion to text; only `reveal` shows it, so that every use can be searched for.
class secret {
  public:
    secret() noexcept = default;

    /// Copies the bytes. The caller's own copy stays as it is.
    explicit secret(std::string_view bytes) : bytes_{copy(bytes)}, size_{bytes.size()} {}

    secret(secret const& other) : secret{other.reveal()} {}
    secret(secret&& other) noexcept
        : bytes_{std::move(other.bytes_)}, size_{std::exchange(other.size_, std::size_t{0})} {}

    secret& operator=(secret const& other) {
        if (this != &other)
            *this = secret{other};
        return *this;
    }

    secret& operator=(secret&& other) noexcept {
        if (this != &other) {
            wipe();
            bytes_ = std::move(other.bytes_);
            size_ = std::exchange(other.size_, std::size_t{0});
        }
        return *this;
    }

    ~secret() { wipe(); }

    /// The bytes themselves, valid until this secret is assigned to, moved from or destroyed.
    [[nodiscard]] std::string_view reveal() const noexcept { return {bytes_.get(), size_}; }

    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

  private:
    // The bytes lie on the heap even when they are few: a std::string would leave its short text behind when moved.
    [[nodiscard]] static std::unique_ptr<char[]> copy(std::string_view bytes) {
        if (bytes.empty())
            return nullptr;
        std::unique_ptr<char[]> made{new char[bytes.size()]};
        std::copy(bytes.begin(), bytes.end(), made.get());
        return made;
    }

    void wipe() noexcept {
        if (bytes_)
            OPENSSL_cleanse(bytes_.get(), size_);
    }

    std::unique_ptr<char[]> bytes_;
    std::size_t size_ = 0;
};

} // namespace tc3

#endif
