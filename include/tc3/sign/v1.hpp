// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_V1_HPP
#define TC3_SIGN_V1_HPP

#include <tc3/detail/ascii.hpp>
#include <tc3/http/message.hpp>
#include <tc3/http/query.hpp>
#include <tc3/http/set_header.hpp>
#include <tc3/secret.hpp>
#include <tc3/sign/digest.hpp>
#include <tc3/sign/host.hpp>
#include <tc3/sign/result.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Signature v1: HmacSHA1 and HmacSHA256 over the parameters of a GET or of a form POST.
namespace tc3::sign::v1 {

/// The hash under the signature.
enum class algorithm : std::uint8_t { hmac_sha1, hmac_sha256 };

/// A parameter, neither part encoded. The texts belong to the caller.
struct parameter {
    std::string_view name{};
    std::string_view value{};
};

/// The parts of a request that are signed before its parameters.
struct endpoint {
    std::string_view method{}; ///< `GET` or `POST`
    std::string_view host{};
    std::string_view path = "/";
};

/// The intermediates of one signature. Used again, it keeps its memory.
struct trace {
    std::string string_to_sign{}; ///< `GETcvm.tencentcloudapi.com/?Action=...`
    std::string signature{};      ///< Base64, 28 or 44 characters
    std::string text{};           ///< the query or form body, Signature included, to be sent as it is
};

/// The parameter that carries the signature and is the only one not to be signed.
inline constexpr std::string_view signature_name = "Signature";

/// The text of a message in which its parameters stand, still encoded: the query of a GET, the form body of a POST, or
/// of a method that should have been POST. Empty for a POST of another content type.
[[nodiscard]] inline std::string_view parameter_text(http::request const& message) {
    constexpr std::string_view form = "application/x-www-form-urlencoded";
    bool const is_post = message.method == "POST";
    auto const type = message.headers.find("Content-Type");
    bool const is_form = type ? detail::equal_ignoring_case(detail::trim(*type).substr(0, form.size()), form) : is_post;
    if (message.method != "GET" && is_form && (is_post || !message.body.empty()))
        return message.body;
    return is_post ? std::string_view{} : std::string_view{message.query};
}

/// The algorithm that a SignatureMethod selects: SHA-256 by its exact name, SHA-1 by any other text.
[[nodiscard]] constexpr algorithm algorithm_named(std::string_view signature_method) noexcept {
    return signature_method == "HmacSHA256" ? algorithm::hmac_sha256 : algorithm::hmac_sha1;
}

/// The algorithm that the parameters select. Without a SignatureMethod it is SHA-1.
[[nodiscard]] inline algorithm algorithm_of(std::span<parameter const> parameters) noexcept {
    for (parameter const& p : parameters)
        if (p.name == "SignatureMethod")
            return algorithm_named(p.value);
    return algorithm::hmac_sha1;
}

/// Puts parameters into the order in which they are signed: by the bytes of their names, so that `Ids.12` comes before
/// `Ids.2` and capitals before small letters. Values play no part; repeats keep their order.
inline void sort(std::span<parameter> parameters) {
    auto const by_name = [](parameter const& a, parameter const& b) { return a.name < b.name; };
    if (!std::is_sorted(parameters.begin(), parameters.end(), by_name))
        std::stable_sort(parameters.begin(), parameters.end(), by_name);
}

/// Writes the string to sign of sorted parameters, values as they are, without Signature.
inline void write_string_to_sign(trace& out, endpoint const& where, std::span<parameter const> sorted) {
    out.string_to_sign.clear();
    out.string_to_sign.append(where.method).append(where.host).append(where.path);
    char separator = '?';
    for (parameter const& p : sorted) {
        if (p.name == signature_name)
            continue;
        out.string_to_sign.push_back(separator);
        out.string_to_sign.append(p.name).append("=").append(p.value);
        separator = '&';
    }
}

/// Writes the signature of the string to sign.
inline result<void> write_signature(trace& out, std::string_view secret_key, algorithm with) {
    out.signature.clear();
    if (with == algorithm::hmac_sha1) {
        result<sha1_digest> const made = hmac_sha1(secret_key, out.string_to_sign);
        if (!made)
            return made.error();
        append_base64(out.signature, *made);
    } else {
        result<sha256_digest> const made = hmac_sha256(secret_key, out.string_to_sign);
        if (!made)
            return made.error();
        append_base64(out.signature, *made);
    }
    return {};
}

/// Writes the query or form body of sorted parameters with the signature at its place among them. The order does not
/// matter to the service.
inline void write_text(trace& out, std::span<parameter const> sorted) {
    out.text.clear();
    auto const add = [&out](std::string_view name, std::string_view value) {
        if (!out.text.empty())
            out.text.push_back('&');
        http::append_percent_encoded(out.text, name);
        out.text.push_back('=');
        http::append_percent_encoded(out.text, value);
    };
    bool added = false;
    for (parameter const& p : sorted) {
        if (!added && p.name >= signature_name) {
            add(signature_name, out.signature);
            added = true;
        }
        if (p.name != signature_name)
            add(p.name, p.value);
    }
    if (!added)
        add(signature_name, out.signature);
}

/// Signs parameters, which it sorts. All that is to be signed must be among them, also SecretId, Timestamp and Nonce;
/// a Signature among them is ignored.
inline result<void> sign_parameters(std::span<parameter> parameters, endpoint const& where, secret const& key,
                                    trace& out) {
    sort(parameters);
    write_string_to_sign(out, where, parameters);
    if (auto const done = write_signature(out, key.reveal(), algorithm_of(parameters)); !done)
        return done;
    write_text(out, parameters);
    return {};
}

/// Signs parameters for a message and puts them into it: into the query of a GET, into the body of a POST, whose
/// Content-Type it sets. Adds Host where the message names its host only in the URL. Refuses other methods.
inline result<void> sign_request(http::request& message, std::span<parameter> parameters, secret const& key,
                                 trace& out) {
    bool const post = message.method == "POST";
    if (!post && message.method != "GET")
        return errc::method_unsupported;
    std::string_view const host = host_of(message);
    if (host.empty())
        return errc::signed_header_missing;
    std::string_view const path = message.path.empty() ? std::string_view{"/"} : std::string_view{message.path};
    if (auto const done = sign_parameters(parameters, {message.method, host, path}, key, out); !done)
        return done;
    if (!message.headers.find("Host") && !message.headers.find(":authority"))
        message.headers.add("Host", message.host);
    if (post) {
        http::set_header(message.headers, "Content-Type", "application/x-www-form-urlencoded");
        message.body.assign(out.text);
    } else {
        message.query.assign(out.text);
    }
    return {};
}

} // namespace tc3::sign::v1

#endif
