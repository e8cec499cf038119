// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_LOOSE_HPP
#define TC3_SIGN_LOOSE_HPP

#include <tc3/detail/ascii.hpp>
#include <tc3/http/query.hpp>
#include <tc3/sign/cause.hpp>
#include <tc3/sign/date.hpp>
#include <tc3/sign/digest.hpp>
#include <tc3/sign/tc3.hpp>
#include <tc3/sign/verify.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Reads signatures that are not written as documented, to learn whether they are right but for that.
namespace tc3::sign {

/// The bytes of a signature, and how its text differs from the documented one.
struct loose_signature {
    std::string mac{}; ///< 20 bytes of SHA-1 or 32 of SHA-256
    std::vector<found_cause> faults{};
};

/// An Authorization header taken apart, and how its text differs from the documented one.
struct loose_authorization {
    std::string secret_id{};
    std::string scope{}; ///< as it is written
    std::string date{};
    std::string service{};
    std::string terminator{};
    std::string region{}; ///< where the scope has one, as that of other providers
    std::string signed_headers{};
    loose_signature signature{};
    std::vector<found_cause> faults{};
};

} // namespace tc3::sign

namespace tc3::detail {

[[nodiscard]] constexpr bool is_white_space(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// The text without white space, line breaks included, at both ends.
[[nodiscard]] constexpr std::string_view strip(std::string_view text) noexcept {
    while (!text.empty() && is_white_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_white_space(text.back()))
        text.remove_suffix(1);
    return text;
}

/// White space in words: `a line feed`.
[[nodiscard]] constexpr std::string_view white_space_in_words(std::string_view text) noexcept {
    if (text == "\n")
        return "a line feed";
    if (text == "\r\n")
        return "CR and LF";
    if (text == "\r")
        return "a carriage return";
    if (text == "\t")
        return "a tab";
    return text == " " ? "a blank" : "white space";
}

/// The bytes that hexadecimal digits of either letter case stand for, or nothing.
[[nodiscard]] inline std::optional<std::string> hex_decoded(std::string_view text) {
    if (text.size() % 2 != 0)
        return std::nullopt;
    std::string made;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        int const high = http::hexadecimal_value(text[i]);
        int const low = http::hexadecimal_value(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        made.push_back(static_cast<char>(high * 16 + low));
    }
    return made;
}

/// The bytes of a Base64 text in either alphabet, with or without padding, or nothing.
[[nodiscard]] inline std::optional<std::string> loosely_base64_decoded(std::string text) {
    std::replace(text.begin(), text.end(), '-', '+');
    std::replace(text.begin(), text.end(), '_', '/');
    while (text.size() % 4 != 0 && text.size() % 4 != 1)
        text.push_back('=');
    sign::result<std::string> decoded = sign::base64_decoded(text);
    if (!decoded)
        return std::nullopt;
    return *std::move(decoded);
}

[[nodiscard]] inline bool is_mac(std::string_view bytes) noexcept {
    return bytes.size() == sign::digest_size(sign::hash::sha1) || bytes.size() == sign::digest_size(sign::hash::sha256);
}

/// How a scheme writes its signatures.
enum class mac_text : std::uint8_t { hexadecimal, base64 };

/// Reads a signature in whatever way it is written, or nothing if it cannot be one.
[[nodiscard]] inline std::optional<sign::loose_signature> read_signature(std::string_view given, mac_text usual) {
    using sign::cause;
    sign::loose_signature made;
    auto const fault = [&made](cause what, std::string detail) {
        made.faults.push_back({what, std::move(detail), {}, {}});
    };
    std::string text{given};
    if (text.find('%') != std::string::npos) {
        std::string decoded;
        http::append_percent_decoded(decoded, text);
        bool const line_feed = decoded.ends_with('\n');
        text = std::move(decoded);
        if (!line_feed || text.find_first_of("+/=") != std::string::npos || usual == mac_text::hexadecimal)
            fault(cause::signature_escapes,
                  usual == mac_text::base64 ? "it was percent-encoded twice" : "it was percent-encoded");
    }
    for (std::string_view const end : {"\\r\\n", "\\n"})
        if (text.ends_with(end)) {
            text.resize(text.size() - end.size());
            fault(cause::signature_white_space, "a backslash and an n stand at its end");
        }
    std::string_view body = strip(text);
    if (body.size() != text.size()) {
        std::size_t const start = static_cast<std::size_t>(body.data() - text.data());
        std::string_view const behind = std::string_view{text}.substr(start + body.size());
        fault(cause::signature_white_space,
              "there is " + std::string{white_space_in_words(behind.empty() ? text.substr(0, start) : behind)} +
                  (behind.empty() ? " before it" : " at its end"));
    }
    if (body.size() > 2 && (body.front() == '"' || body.front() == '\'') && body.back() == body.front()) {
        body = body.substr(1, body.size() - 2);
        fault(cause::signature_encoding, "within quotes");
    }
    if (body.starts_with("0x")) {
        body.remove_prefix(2);
        fault(cause::signature_encoding, "with 0x before it");
    }
    if (auto bytes = hex_decoded(body); bytes && is_mac(*bytes)) {
        made.mac = *std::move(bytes);
        if (usual == mac_text::base64)
            fault(cause::signature_encoding, "in hexadecimal digits");
        else if (std::any_of(body.begin(), body.end(), is_upper))
            fault(cause::signature_case, {});
        return made;
    }
    if (auto inner = hex_decoded(body))
        if (auto bytes = hex_decoded(*inner); bytes && is_mac(*bytes)) {
            made.mac = *std::move(bytes);
            fault(cause::signature_encoding, "in hexadecimal digits of its hexadecimal digits");
            return made;
        }
    std::string standard{body};
    if (usual == mac_text::base64 && body.find(' ') != std::string_view::npos) {
        std::replace(standard.begin(), standard.end(), ' ', '+');
        fault(cause::signature_escapes, "its + was not percent-encoded, so that it arrives as a blank");
    }
    auto bytes = loosely_base64_decoded(standard);
    if (!bytes)
        return std::nullopt;
    if (auto inner = hex_decoded(*bytes); inner && is_mac(*inner)) {
        made.mac = *std::move(inner);
        fault(cause::signature_encoding, "in Base64 of its hexadecimal digits");
        return made;
    }
    if (!is_mac(*bytes))
        return std::nullopt;
    made.mac = *std::move(bytes);
    if (standard.find_first_of("-_") != std::string::npos)
        fault(cause::signature_encoding, "in URL-safe Base64");
    else if (usual == mac_text::hexadecimal)
        fault(cause::signature_encoding, "in Base64");
    else if (standard.size() % 4 != 0)
        fault(cause::signature_encoding, "in Base64 without its padding");
    return made;
}

/// Where a word stands in a text, whatever its letter case.
[[nodiscard]] inline std::size_t find_ignoring_case(std::string_view text, std::string_view word) {
    return to_lower(text).find(to_lower(word));
}

/// Takes the scope that stands behind the SecretId apart.
[[nodiscard]] inline bool read_scope(std::string_view credential, sign::loose_authorization& out) {
    std::vector<std::string> parts;
    for (std::size_t slash = 0; slash != std::string_view::npos;) {
        slash = credential.find('/');
        parts.emplace_back(credential.substr(0, slash));
        credential.remove_prefix(slash == std::string_view::npos ? 0 : slash + 1);
    }
    if (parts.size() < 3 || parts.size() > 5)
        return false;
    auto const fault = [&out](std::string detail) {
        out.faults.push_back({sign::cause::authorization_form, std::move(detail), {}, {}});
    };
    out.secret_id = parts[0];
    for (std::size_t i = 1; i < parts.size(); ++i)
        out.scope.append(i == 1 ? "" : "/").append(parts[i]);
    out.date = parts[1];
    out.service = parts.size() == 5 ? parts[3] : parts[2];
    out.terminator = parts.size() == 3 ? std::string{sign::tc3_terminator} : parts.back();
    if (parts.size() == 5) {
        out.region = parts[2];
        fault("a region in its scope");
    } else if (parts.size() == 3) {
        fault("no tc3_request at the end of its scope");
    }
    return true;
}

/// How the writing of an Authorization header differs from the documented one, which is \p documented but for the
/// places of its parts.
[[nodiscard]] inline std::string form_fault(std::string_view text, std::string_view documented, bool in_order) {
    if (!in_order)
        return "its parts in another order";
    if (text.find_first_of("\"'") != std::string_view::npos)
        return "quotes";
    if (equal_ignoring_case(text, documented))
        return "the names of its parts in another letter case";
    if (text.find(", ") == std::string_view::npos && text.find(',') != std::string_view::npos)
        return "no blank after a comma";
    return text.find(',') == std::string_view::npos ? "no commas between its parts" : "other blanks or separators";
}

} // namespace tc3::detail

namespace tc3::sign {

/// Reads an Authorization header that has the documented parts in whatever way they are written, or nothing.
[[nodiscard]] inline std::optional<loose_authorization> read_loosely(std::string_view text) {
    constexpr std::array<std::string_view, 3> names{"Credential", "SignedHeaders", "Signature"};
    std::array<std::size_t, 3> at{};
    for (std::size_t i = 0; i < names.size(); ++i)
        if ((at[i] = detail::find_ignoring_case(text, names[i])) == std::string_view::npos)
            return std::nullopt;
    auto const part = [&](std::size_t which) {
        std::size_t end = text.size();
        for (std::size_t const other : at)
            end = other > at[which] ? std::min(end, other) : end;
        std::string_view value = text.substr(at[which] + names[which].size());
        value = value.substr(0, end - at[which] - names[which].size());
        while (!value.empty() && (value.front() == '=' || value.front() == ':' || value.front() == ' '))
            value.remove_prefix(1);
        bool const last = end == text.size();
        while (!value.empty() && (value.back() == ',' || (!last && (detail::is_white_space(value.back()) ||
                                                                    value.back() == ';' || value.back() == '&'))))
            value.remove_suffix(1);
        if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
            value = value.substr(1, value.size() - 2);
        return value;
    };
    loose_authorization made;
    std::string_view const word = detail::strip(text.substr(0, *std::min_element(at.begin(), at.end())));
    std::string_view const credential = part(0);
    std::string_view const signature = part(2);
    made.signed_headers = part(1);
    if (!detail::read_scope(credential, made))
        return std::nullopt;
    auto read = detail::read_signature(signature, detail::mac_text::hexadecimal);
    if (!read)
        return std::nullopt;
    made.signature = *std::move(read);
    std::string documented{tc3_algorithm};
    documented.append(" Credential=").append(credential).append(", SignedHeaders=").append(made.signed_headers);
    documented.append(", Signature=").append(signature);
    auto const fault = [&made](cause what, std::string detail, std::string_view was, std::string_view right) {
        made.faults.push_back({what, std::move(detail), std::string{was}, std::string{right}});
    };
    if (word != tc3_algorithm)
        fault(cause::authorization_form, word.empty() ? "no algorithm" : "another algorithm", word, tc3_algorithm);
    else if (text != documented)
        fault(cause::authorization_form, detail::form_fault(text, documented, std::is_sorted(at.begin(), at.end())), {},
              {});
    if (made.signed_headers.find_first_of(" ,=") != std::string::npos)
        fault(cause::authorization_form, "other separators between the signed headers", made.signed_headers, {});
    return made;
}

} // namespace tc3::sign

#endif
