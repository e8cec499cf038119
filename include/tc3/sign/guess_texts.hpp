// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_GUESS_TEXTS_HPP
#define TC3_SIGN_GUESS_TEXTS_HPP

#include <tc3/detail/ascii.hpp>
#include <tc3/detail/capitals.hpp>
#include <tc3/http/message.hpp>
#include <tc3/http/query.hpp>
#include <tc3/sign/cause.hpp>
#include <tc3/sign/diagnose_options.hpp>
#include <tc3/sign/digest.hpp>
#include <tc3/sign/host.hpp>
#include <tc3/sign/loose.hpp>

#include <openssl/crypto.h>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Texts that clients sign in the place of the right ones, for both kinds of signature.
namespace tc3::detail {

/// Keeps texts in their places while hypotheses refer to them.
class text_store {
  public:
    std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  private:
    std::deque<std::string> texts_;
};

/// Keeps secret texts, and overwrites them at the end.
class secret_store {
  public:
    secret_store() = default;
    secret_store(secret_store const&) = delete;
    secret_store& operator=(secret_store const&) = delete;
    ~secret_store() {
        for (std::string& text : texts_)
            OPENSSL_cleanse(text.data(), text.size());
    }
    std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  private:
    std::deque<std::string> texts_;
};

/// A text of a message within backticks, short and without control characters.
[[nodiscard]] inline std::string in_ticks(std::string_view text) {
    constexpr std::size_t longest = 120;
    std::string made{"`"};
    for (char const c : text.substr(0, longest))
        made.push_back(static_cast<unsigned char>(c) < 0x20 || c == '\x7f' ? '?' : c);
    return made.append(text.size() > longest ? "…`" : "`");
}

[[nodiscard]] inline std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> made;
    while (!text.empty()) {
        std::size_t const end = std::min(text.find_first_of(separators), text.size());
        if (end > 0)
            made.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return made;
}
/// The parts point into the text, so that it must outlive them.
std::vector<std::string_view> split(std::string&& text, std::string_view separators) = delete;

/// A shift of a clock in words: `1 second earlier`, `8 hours later`.
[[nodiscard]] inline std::string duration_in_words(int seconds) {
    int const size = seconds < 0 ? -seconds : seconds;
    std::string made;
    auto const append = [&made](int count, std::string_view noun) {
        if (count > 0)
            made.append(made.empty() ? "" : " and ")
                .append(std::to_string(count))
                .append(" ")
                .append(noun)
                .append(count == 1 ? "" : "s");
    };
    append(size / 3600, "hour");
    append(size / 60 % 60, "minute");
    append(size % 60, "second");
    return made.append(seconds < 0 ? " earlier" : " later");
}

// --- keys ---

/// A text that a client may have used in the place of its key.
struct other_secret {
    sign::cause what{};
    std::string detail{};
    std::string text{};
};

/// What a client uses when its key is not set.
inline constexpr std::string_view words_for_no_key[] = {
    "", "null", "None", "undefined", "nil", "false", "(null)", "SecretKey", "SECRET_KEY", "your-secret-key"};

/// The keys that stand in examples of the documentation; asterisks are their characters.
inline constexpr std::string_view example_keys[] = {
    "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3*******", "********************************"};

/// The same key as clients spoil it, and as it would be if the one that was given were the spoilt one.
[[nodiscard]] inline std::vector<other_secret> other_forms_of(std::string_view key) {
    using sign::cause;
    std::vector<other_secret> made;
    auto const add = [&](cause what, std::string detail, std::string text) {
        if (text != key)
            made.push_back({what, std::move(detail), std::move(text)});
    };
    std::string const text{key};
    std::string const stripped{strip(key)};
    add(cause::key_white_space, "without the white space that surrounds the key given here", stripped);
    for (std::string_view const end : {"\n", "\r\n", " ", "\r", "\t", "\n\n"})
        add(cause::key_white_space, "with " + std::string{white_space_in_words(end)} + " at its end",
            text + std::string{end});
    for (std::string_view const begin : {" ", "\n", "\t"})
        add(cause::key_white_space, "with " + std::string{white_space_in_words(begin)} + " before it",
            std::string{begin} + text);
    add(cause::key_white_space, "with a blank on both sides", " " + text + " ");
    add(cause::key_white_space, "with a backslash and an n at its end", text + "\\n");
    add(cause::key_white_space, "with a zero byte at its end", text + '\0');
    add(cause::key_white_space, "with a byte order mark before it", "\xef\xbb\xbf" + text);
    for (char const quote : {'"', '\'', '`'}) {
        add(cause::key_quotes, "with quotes around it", quote + text + quote);
        if (text.size() > 2 && text.front() == quote && text.back() == quote)
            add(cause::key_quotes, "without the quotes around the key given here", text.substr(1, text.size() - 2));
    }
    for (char const quote : {'"', '\''}) {
        add(cause::key_quotes, "with a quote before it", quote + text);
        add(cause::key_quotes, "with a quote at its end", text + quote);
    }
    if (auto decoded = loosely_base64_decoded(stripped))
        add(cause::key_encoding, "after it was decoded from Base64", *std::move(decoded));
    if (auto decoded = hex_decoded(stripped))
        add(cause::key_encoding, "after it was decoded from hexadecimal digits", *std::move(decoded));
    std::string base64 = sign::base64(key);
    add(cause::key_encoding, "after it was encoded in Base64", base64);
    add(cause::key_encoding, "after it was encoded in Base64, with a line feed at its end", base64 + "\n");
    base64.resize(std::min(base64.size(), base64.find('=')));
    add(cause::key_encoding, "after it was encoded in Base64", std::move(base64));
    std::string const hex = sign::hex(std::span{reinterpret_cast<unsigned char const*>(key.data()), key.size()});
    add(cause::key_encoding, "after it was encoded in hexadecimal digits", hex);
    add(cause::key_encoding, "after it was encoded in hexadecimal digits in capitals", to_upper(hex));
    add(cause::key_encoding, "in small letters", to_lower(key));
    add(cause::key_encoding, "in capitals", to_upper(key));
    if (auto const hashed = sign::sha256(key)) {
        add(cause::key_encoding, "as its SHA-256 in hexadecimal digits", sign::hex(*hashed));
        add(cause::key_encoding, "as its SHA-256", std::string{sign::as_text(*hashed)});
    }
    add(cause::key_encoding, "percent-encoded", http::percent_encoded(key));
    std::string decoded;
    http::append_percent_decoded(decoded, key, http::plus_sign::blank);
    add(cause::key_encoding, "percent-decoded", std::move(decoded));
    if (key.starts_with("TC3"))
        add(cause::key_encoding, "without the TC3 before the key given here", text.substr(3));
    add(cause::key_encoding, "with & behind it, as another provider has it", text + "&");
    if (text.size() > 1) {
        add(cause::key_encoding, "without its last character", text.substr(0, text.size() - 1));
        add(cause::key_encoding, "without its first character", text.substr(1));
    }
    return made;
}

// --- hosts ---

/// The hosts that a client may have signed in the place of that in the message.
[[nodiscard]] inline std::vector<sign::other_text> other_hosts(http::request const& message,
                                                               sign::diagnose_options const& options) {
    using sign::cause;
    std::string const sent{sign::host_of(message)};
    std::vector<sign::other_text> made;
    auto const add = [&](cause what, std::string detail, std::string text) {
        if (text != sent)
            made.push_back({what, std::move(detail), std::move(text)});
    };
    auto const without_port = [](std::string const& host) {
        std::size_t const colon = host.rfind(':');
        return colon == std::string::npos || host.find(']', colon) != std::string::npos ? host : host.substr(0, colon);
    };
    std::string const name = without_port(sent);
    add(cause::host_port, "without its port", name);
    if (name == sent)
        for (std::string_view const port : {":443", ":80", ":8080", ":8443"})
            add(cause::host_port, "with the port " + std::string{port.substr(1)}, sent + std::string{port});
    for (sign::other_text const& other : options.hosts)
        add(other.what, other.detail, other.text);
    add(cause::other_host, "that of the URL, " + in_ticks(message.host), message.host);
    add(cause::other_host, "that of the URL without its port, " + in_ticks(without_port(message.host)),
        without_port(message.host));
    for (char const* const header : {":authority", "Host", "X-Forwarded-Host", "X-Original-Host"})
        if (auto const value = message.headers.find(header); value && trim(*value) != sent)
            add(cause::other_host, "that of the header " + std::string{header} + ", " + in_ticks(trim(*value)),
                std::string{trim(*value)});
    if (!options.service.empty()) // for a proxy or an address: the port may have been kept
        for (sign::other_text const& other : options.hosts)
            if (name.size() < sent.size())
                add(other.what, other.detail + " with the port", other.text + sent.substr(name.size()));
    for (std::string_view const text :
         {"127.0.0.1", "localhost", "0.0.0.0", "cvm.tencentcloudapi.com", "tencentcloudapi.com",
          "api.tencentcloudapi.com", "cvm.api.tencentyun.com", "cvm.api.qcloud.com"})
        add(cause::other_host, in_ticks(text), std::string{text});
    add(cause::other_host, "an empty text", "");
    for (std::string_view const scheme : {"https://", "http://", "//"}) {
        add(cause::other_host, in_ticks(scheme) + " and the host", std::string{scheme} + sent);
        add(cause::other_host, in_ticks(scheme) + ", the host and a slash", std::string{scheme} + sent + "/");
    }
    add(cause::other_host, "with a slash behind it", sent + "/");
    add(cause::other_host, "with a full stop behind it", sent + ".");
    add(cause::other_host, "its first label", sent.substr(0, sent.find('.')));
    if (auto const dot = sent.find('.'); dot != std::string::npos)
        add(cause::other_host, "without its first label", sent.substr(dot + 1));
    return made;
}

// --- queries ---

/// Adds the text as forms encode it: a blank becomes `+`.
inline void append_form_encoded(std::string& out, std::string_view text) {
    for (char const c : text)
        if (c == ' ')
            out.push_back('+');
        else
            http::append_percent_encoded(out, std::string_view{&c, 1});
}

/// An encoded text with the hexadecimal digits of its escapes in small letters.
[[nodiscard]] inline std::string with_small_escapes(std::string encoded) {
    for (std::size_t i = 0; i + 2 < encoded.size(); ++i)
        if (encoded[i] == '%') {
            encoded[i + 1] = to_lower(encoded[i + 1]);
            encoded[i + 2] = to_lower(encoded[i + 2]);
        }
    return encoded;
}

/// A query written anew.
struct other_query {
    std::string detail{};
    std::string text{};
};

/// The same parameters as clients write them.
[[nodiscard]] inline std::vector<other_query> other_queries(std::string_view query) {
    std::vector<other_query> made;
    std::vector<http::raw_parameter> sent;
    for (http::raw_parameter const p : http::raw_parameters{query})
        sent.push_back(p);
    std::vector<http::raw_parameter> sorted = sent;
    std::stable_sort(sorted.begin(), sorted.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
    std::vector<http::raw_parameter> const backwards{sent.rbegin(), sent.rend()};
    auto const joined = [](std::vector<http::raw_parameter> const& parameters, auto write) {
        std::string text;
        for (http::raw_parameter const& p : parameters) {
            text.append(text.empty() ? "" : "&");
            write(text, p.name);
            text.append("=");
            write(text, p.value);
        }
        return text;
    };
    auto const as_sent = [](std::string& out, std::string_view text) { out.append(text); };
    auto const decoded = [](std::string& out, std::string_view text) {
        http::append_percent_decoded(out, text, http::plus_sign::blank);
    };
    auto const encoded = [&](std::string& out, std::string_view text) {
        std::string plain;
        decoded(plain, text);
        http::append_percent_encoded(out, plain);
    };
    auto const as_form = [&](std::string& out, std::string_view text) {
        std::string plain;
        decoded(plain, text);
        append_form_encoded(out, plain);
    };
    auto const small_escapes = [&](std::string& out, std::string_view text) {
        std::string fresh;
        encoded(fresh, text);
        out.append(with_small_escapes(std::move(fresh)));
    };
    struct order {
        std::vector<http::raw_parameter> const* parameters;
        std::string_view words;
    };
    for (order const& o :
         {order{&sent, ""}, order{&sorted, "with its parameters sorted"}, order{&backwards, "backwards"}}) {
        auto const add = [&](std::string_view how, std::string text) {
            if (text != query)
                made.push_back({std::string{o.words} + (o.words.empty() || how.empty() ? "" : ", ") + std::string{how},
                                std::move(text)});
        };
        add("", joined(*o.parameters, as_sent));
        add("decoded", joined(*o.parameters, decoded));
        add("encoded anew", joined(*o.parameters, encoded));
        add("encoded anew, with + for blanks", joined(*o.parameters, as_form));
        add("encoded anew, with small hexadecimal digits", joined(*o.parameters, small_escapes));
    }
    std::string plain;
    http::append_percent_decoded(plain, query);
    made.push_back({"decoded, with each + kept", std::move(plain)});
    made.push_back({"percent-encoded once more", http::percent_encoded(query)});
    return made;
}

// --- bodies ---

/// The UTF-16 of a UTF-8 text, without a byte order mark. Bytes that are no UTF-8 are taken as they are.
[[nodiscard]] inline std::vector<char32_t> code_points_of(std::string_view text) {
    std::vector<char32_t> made;
    for (std::size_t i = 0; i < text.size();) {
        auto const byte = static_cast<unsigned char>(text[i]);
        std::size_t const length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        char32_t point = length == 1 ? byte : byte & (0xFFu >> (length + 1));
        for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
            point = (point << 6u) | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
        made.push_back(point);
        i += length;
    }
    return made;
}

enum class byte_order : std::uint8_t { little, big };

[[nodiscard]] inline std::string as_utf16(std::vector<char32_t> const& points, byte_order order) {
    std::string made;
    auto const put = [&](char32_t unit) {
        auto const high = static_cast<char>(static_cast<unsigned char>(unit >> 8u));
        auto const low = static_cast<char>(static_cast<unsigned char>(unit & 0xFFu));
        made.push_back(order == byte_order::big ? high : low);
        made.push_back(order == byte_order::big ? low : high);
    };
    for (char32_t const point : points) {
        if (point < 0x10000) {
            put(point);
        } else {
            put(0xD800 + ((point - 0x10000) >> 10u));
            put(0xDC00 + ((point - 0x10000) & 0x3FFu));
        }
    }
    return made;
}

/// The same body as clients spoil its bytes, whatever it holds.
[[nodiscard]] inline std::vector<sign::other_text> other_bodies(std::string_view body) {
    using sign::cause;
    std::vector<sign::other_text> made;
    auto const add = [&](cause what, std::string detail, std::string text) {
        if (text != body)
            made.push_back({what, std::move(detail), std::move(text)});
    };
    if (body.empty())
        return made;
    constexpr std::string_view mark = "\xef\xbb\xbf";
    std::string const text{body};
    add(cause::body_white_space, "without the white space around it", std::string{strip(body)});
    for (std::string_view const end : {"\n", "\r\n", " ", "\r", "\n\n"})
        add(cause::body_white_space, "with " + std::string{white_space_in_words(end)} + " at its end",
            text + std::string{end});
    add(cause::body_white_space, "with a zero byte at its end", text + '\0');
    add(cause::body_white_space, "with a blank before it", " " + text);
    add(cause::body_white_space, "with a line feed before it", "\n" + text);
    std::string unix_text, windows_text;
    for (std::size_t i = 0; i < body.size(); ++i) {
        bool const pair = body[i] == '\r' && i + 1 < body.size() && body[i + 1] == '\n';
        if (body[i] == '\n' && (i == 0 || body[i - 1] != '\r'))
            windows_text.push_back('\r');
        windows_text.push_back(body[i]);
        if (!pair)
            unix_text.push_back(body[i]);
    }
    add(cause::body_white_space, "with LF for each CR and LF", unix_text);
    add(cause::body_white_space, "with CR and LF for each LF", windows_text);
    if (body.starts_with(mark))
        add(cause::body_byte_order_mark, "without its byte order mark", text.substr(mark.size()));
    else
        add(cause::body_byte_order_mark, "with a byte order mark before it", std::string{mark} + text);
    std::vector<char32_t> const points = code_points_of(body);
    std::string marks, unit_marks, byte_marks, latin1, twice;
    bool fits_latin1 = true;
    for (char32_t const point : points) {
        bool const ascii = point < 0x80;
        marks.push_back(ascii ? static_cast<char>(point) : '?');
        unit_marks.append(ascii ? std::string(1, static_cast<char>(point)) : point > 0xFFFF ? "??" : "?");
        fits_latin1 = fits_latin1 && point < 0x100;
        latin1.push_back(static_cast<char>(static_cast<unsigned char>(point)));
    }
    for (char const c : body) {
        auto const byte = static_cast<unsigned char>(c);
        byte_marks.push_back(byte < 0x80 ? c : '?');
        if (byte < 0x80) {
            twice.push_back(c);
        } else {
            twice.push_back(static_cast<char>(0xC0u | (byte >> 6u)));
            twice.push_back(static_cast<char>(0x80u | (byte & 0x3Fu)));
        }
    }
    add(cause::body_encoding, "with ? for each character beyond ASCII", std::move(marks));
    add(cause::body_encoding, "with ? for each character beyond ASCII", std::move(unit_marks));
    add(cause::body_encoding, "with ? for each byte beyond ASCII", std::move(byte_marks));
    add(cause::body_encoding, "encoded as UTF-8 twice", std::move(twice));
    if (fits_latin1)
        add(cause::body_encoding, "in ISO 8859-1", std::move(latin1));
    for (byte_order const order : {byte_order::little, byte_order::big}) {
        std::string const name = order == byte_order::little ? "in UTF-16, little-endian" : "in UTF-16, big-endian";
        std::string const units = as_utf16(points, order);
        add(cause::body_encoding, name, units);
        add(cause::body_encoding, name + ", with a byte order mark",
            (order == byte_order::little ? "\xff\xfe" : "\xfe\xff") + units);
    }
    add(cause::body_encoding, "percent-encoded", http::percent_encoded(body));
    std::string decoded;
    http::append_percent_decoded(decoded, body, http::plus_sign::blank);
    add(cause::body_encoding, "percent-decoded", std::move(decoded));
    add(cause::body_encoding, "in Base64", sign::base64(body));
    add(cause::body_encoding, "in small letters", to_lower(body));
    for (char const quote : {'\'', '"'})
        add(cause::body_encoding, "with quotes around it", quote + text + quote);
    return made;
}

} // namespace tc3::detail

#endif
