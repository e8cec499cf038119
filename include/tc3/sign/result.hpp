// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_RESULT_HPP
#define TC3_SIGN_RESULT_HPP

#include <cstdint>
#include <exception>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

/// Signing and verifying: TC3-HMAC-SHA256 and the older HmacSHA1 and HmacSHA256, called v1.
namespace tc3::sign {

/// Why nothing could be computed. A signature that is wrong is no such error but a verdict (see verify.hpp).
enum class errc : std::uint8_t {
    digest_unavailable = 1,   ///< OpenSSL offers no such digest, as under a restricted configuration
    digest_failed,            ///< OpenSSL refused an operation on a digest, for want of memory for example
    time_out_of_range,        ///< the time lies outside the years 0000 to 9999
    date_malformed,           ///< not an existing date of the form YYYY-MM-DD
    base64_malformed,         ///< not padded Base64 of the standard alphabet
    method_unsupported,       ///< neither GET nor POST
    secret_id_malformed,      ///< empty, or holds a character that would end it within an Authorization header
    service_malformed,        ///< empty, or holds a character that would end it within an Authorization header
    signed_headers_malformed, ///< not lower case, not in ASCII order, not unique, or without content-type or host
    signed_header_missing,    ///< a header that is to be signed is not in the message
    signed_header_repeated,   ///< a header that is to be signed is in the message more than once
    line_break                ///< a part that is to be signed holds a line break, which no HTTP message can carry
};

/// The error in words. It never holds a value of the message.
[[nodiscard]] constexpr std::string_view message(errc error) noexcept {
    switch (error) {
    case errc::digest_unavailable:
        return "OpenSSL does not offer the digest";
    case errc::digest_failed:
        return "OpenSSL failed to compute a digest";
    case errc::time_out_of_range:
        return "the time lies outside the years 0000 to 9999";
    case errc::date_malformed:
        return "not an existing date of the form YYYY-MM-DD";
    case errc::base64_malformed:
        return "not padded Base64 of the standard alphabet";
    case errc::method_unsupported:
        return "the method is neither GET nor POST";
    case errc::secret_id_malformed:
        return "the SecretId is empty or holds a blank, a comma, a slash or a control character";
    case errc::service_malformed:
        return "the service name is empty or holds a blank, a comma, a slash or a control character";
    case errc::signed_headers_malformed:
        return "the signed headers are not lower-case names in ASCII order, each once, with content-type and host";
    case errc::signed_header_missing:
        return "a header that is to be signed is not in the message";
    case errc::signed_header_repeated:
        return "a header that is to be signed is in the message more than once";
    case errc::line_break:
        return "a part of the message that is to be signed holds a line break";
    }
    return "unknown error";
}

/// Thrown by `result::value` when there is none.
class no_value : public std::exception {
  public:
    explicit no_value(errc error) noexcept : error_{error} {}
    [[nodiscard]] constexpr errc error() const noexcept { return error_; }
    [[nodiscard]] char const* what() const noexcept override { return message(error_).data(); }

  private:
    errc error_;
};

/// A value, or why there is none.
///
/// Stands in for `std::expected`, which the compilers do not have yet, and for Boost's, which this layer does without.
template <class T>
class [[nodiscard]] result {
  public:
    using value_type = T;

    constexpr result(T value) noexcept(std::is_nothrow_move_constructible_v<T>) : value_{std::move(value)} {}
    constexpr result(errc error) noexcept : error_{error} {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return value_.has_value(); }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value(); }

    /// The value. There must be one.
    [[nodiscard]] constexpr T& operator*() & noexcept { return *value_; }
    [[nodiscard]] constexpr T const& operator*() const& noexcept { return *value_; }
    [[nodiscard]] constexpr T&& operator*() && noexcept { return *std::move(value_); }
    [[nodiscard]] constexpr T* operator->() noexcept { return &*value_; }
    [[nodiscard]] constexpr T const* operator->() const noexcept { return &*value_; }

    /// The value, or `no_value` is thrown.
    [[nodiscard]] constexpr T& value() & {
        demand();
        return *value_;
    }
    [[nodiscard]] constexpr T const& value() const& {
        demand();
        return *value_;
    }
    [[nodiscard]] constexpr T&& value() && {
        demand();
        return *std::move(value_);
    }

    /// Why there is no value. There must be none.
    [[nodiscard]] constexpr errc error() const noexcept { return error_; }

  private:
    constexpr void demand() const {
        if (!value_)
            throw no_value{error_};
    }

    std::optional<T> value_{};
    errc error_{};
};

/// Success, or what went wrong.
template <>
class [[nodiscard]] result<void> {
  public:
    using value_type = void;

    constexpr result() noexcept = default;
    constexpr result(errc error) noexcept : error_{error} {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return error_ == errc{}; }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value(); }

    /// Returns on success, or `no_value` is thrown.
    constexpr void value() const {
        if (!has_value())
            throw no_value{error_};
    }

    /// What went wrong. Something must have.
    [[nodiscard]] constexpr errc error() const noexcept { return error_; }

  private:
    errc error_{};
};

} // namespace tc3::sign

#endif
