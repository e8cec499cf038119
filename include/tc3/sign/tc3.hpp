// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_TC3_HPP
#define TC3_SIGN_TC3_HPP

#include <tc3/credential.hpp>
#include <tc3/detail/append.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/http/message.hpp>
#include <tc3/http/set_header.hpp>
#include <tc3/sign/date.hpp>
#include <tc3/sign/digest.hpp>
#include <tc3/sign/host.hpp>
#include <tc3/sign/result.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// TC3-HMAC-SHA256, which the documentation calls signature v3.
///
/// `sign_request` does all of it. The steps below it are public, so that a signature can be computed again with one
/// part changed, which is how the cause of a wrong one is found.
namespace tc3::sign {

/// The algorithm's word in the Authorization header and in the string to sign.
inline constexpr std::string_view tc3_algorithm = "TC3-HMAC-SHA256";

/// The last part of every credential scope.
inline constexpr std::string_view tc3_terminator = "tc3_request";

/// The value of X-TC-Content-SHA256 with which the body is left out of the signature. The Go, Python and Java SDKs
/// have it; no page of the documentation was found to describe it.
inline constexpr std::string_view unsigned_payload = "UNSIGNED-PAYLOAD";

/// The hash of that text, which then takes the place of the body's hash.
inline constexpr std::string_view unsigned_payload_hash =
    "438d4109ef0d676b8c2c7ed13cdfcb418e494d53b843d4634ce3b1085f07bb96";

/// The headers that the current documentation and its demos sign.
inline constexpr std::string_view documented_signed_headers = "content-type;host;x-tc-action";

/// The headers that every official SDK signs.
inline constexpr std::string_view sdk_signed_headers = "content-type;host";

/// The letter case in which header values are signed.
///
/// The documentation wants lower case. SDKs sign values as they send them, which is the same as long as these are in
/// lower case.
enum class value_case : std::uint8_t { lowered, as_sent };

/// Whether the signature covers the body.
enum class payload : std::uint8_t {
    hashed,      ///< it does
    not_included ///< it does not, and X-TC-Content-SHA256 says so
};

/// Every intermediate of one signature, as text.
///
/// A trace that is used again keeps its memory, so that the next signature allocates nothing. The first three are
/// what the later ones are made from.
struct trace {
    std::string canonical_headers{};        ///< a line for each signed header, each with its line feed
    std::string signed_headers{};           ///< `content-type;host;x-tc-action`
    std::string hashed_payload{};           ///< SHA-256 of the body in hexadecimal digits
    std::string canonical_request{};        ///< six lines, the last one without a line feed
    std::string hashed_canonical_request{}; ///< SHA-256 of that in hexadecimal digits
    std::string credential_scope{};         ///< `2019-02-25/cvm/tc3_request`
    std::string string_to_sign{};           ///< four lines, the last one without a line feed
    std::string signature{};                ///< 64 lower-case hexadecimal digits
    std::string authorization{};            ///< the value of the Authorization header

    void clear() noexcept {
        for (std::string* const text :
             {&canonical_headers, &signed_headers, &hashed_payload, &canonical_request, &hashed_canonical_request,
              &credential_scope, &string_to_sign, &signature, &authorization})
            text->clear();
    }
};

/// The first three lines of a canonical request, to be taken as they are.
struct canonical_target {
    std::string_view method{};
    std::string_view path{};
    std::string_view query{}; ///< empty for a POST
};

/// For which day and service a signature holds.
struct scope {
    std::string_view date{}; ///< `YYYY-MM-DD` of UTC
    std::string_view service{};
    std::string_view terminator = tc3_terminator;
};

// ---------------------------------------------------------------------------------------------------------------------
// Lists of header names

/// Walks over the names of a `content-type;host` list. An empty text has one empty name.
class signed_header_names {
  public:
    explicit constexpr signed_header_names(std::string_view text) noexcept : rest_{text} {}

    /// Gives the next name, or false at the end.
    [[nodiscard]] constexpr bool next(std::string_view& name) noexcept {
        if (done_)
            return false;
        std::size_t const end = rest_.find(';');
        name = rest_.substr(0, end);
        done_ = end == std::string_view::npos;
        if (!done_)
            rest_.remove_prefix(end + 1);
        return true;
    }

  private:
    std::string_view rest_;
    bool done_ = false;
};

/// Whether a list is as the documentation wants it: names in lower case, in ASCII order, each once, with content-type
/// and host among them.
[[nodiscard]] constexpr bool is_signed_header_list(std::string_view text) noexcept {
    if (text == documented_signed_headers || text == sdk_signed_headers)
        return true; // nearly always, and found out faster
    bool content_type = false;
    bool host = false;
    std::string_view before;
    std::string_view name;
    for (signed_header_names names{text}; names.next(name); before = name) {
        if (name.empty() || name <= before)
            return false;
        for (char const c : name)
            if (c <= ' ' || c > '~' || c == ',' || detail::is_upper(c))
                return false;
        content_type = content_type || name == "content-type";
        host = host || name == "host";
    }
    return content_type && host;
}

/// The list of these names as the documentation wants it: lower case, ASCII order, each once.
[[nodiscard]] inline std::string signed_header_list(std::span<std::string_view const> names) {
    std::vector<std::string> sorted;
    sorted.reserve(names.size());
    for (std::string_view const name : names)
        sorted.push_back(detail::to_lower(name));
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    std::string text;
    for (std::string const& name : sorted)
        text.append(text.empty() ? "" : ";").append(name);
    return text;
}

/// What a message has for a header: the first value without blanks around it, and how often the header occurs.
struct header_occurrence {
    std::string_view value{};
    std::size_t times = 0;
};

/// Looks for a header. Where there is no Host header, the other places of `host_of` count as one.
[[nodiscard]] inline header_occurrence occurrence_of(http::request const& message, std::string_view name) {
    header_occurrence found;
    http::header_list const& headers = message.headers;
    for (std::size_t i = headers.index_of(name); i < headers.size(); i = headers.index_of(name, i + 1))
        if (found.times++ == 0)
            found.value = detail::trim(headers[i].value);
    if (found.times == 0 && detail::equal_ignoring_case(name, "host")) {
        found.value = host_of(message);
        found.times = found.value.empty() ? 0 : 1;
    }
    return found;
}

// ---------------------------------------------------------------------------------------------------------------------
// The steps of a signature

/// The target of a message as it is signed: an empty path is `/`, and the query of a POST is left out.
[[nodiscard]] inline canonical_target target_of(http::request const& message) noexcept {
    std::string_view const path = message.path.empty() ? std::string_view{"/"} : std::string_view{message.path};
    std::string_view const query = message.method == "POST" ? std::string_view{} : std::string_view{message.query};
    return {message.method, path, query};
}

/// Adds one line of the canonical headers. Blanks within the value stay, those around it go.
inline void append_canonical_header(std::string& out, std::string_view name, std::string_view value, value_case as) {
    std::string_view const trimmed = detail::trim(value);
    detail::append_all(out, name, ":", trimmed, "\n");
    if (as == value_case::lowered)
        detail::lower(out.data() + (out.size() - 1 - trimmed.size()), trimmed.size());
}

/// Whether a message says that its body is not signed.
[[nodiscard]] inline bool has_unsigned_payload(http::request const& message) {
    auto const value = message.headers.find("X-TC-Content-SHA256");
    return value && detail::trim(*value) == unsigned_payload;
}

/// Writes `hashed_payload` for a message: the hash of its body, or that of UNSIGNED-PAYLOAD where a header says so.
///
/// The documentation calls the payload of a GET empty; a body that a GET has all the same is hashed like any other.
inline result<void> write_hashed_payload(trace& out, http::request const& message) {
    if (has_unsigned_payload(message)) {
        out.hashed_payload.assign(unsigned_payload_hash);
        return {};
    }
    result<sha256_digest> const hashed = sha256(message.body);
    if (!hashed)
        return hashed.error();
    assign_hex(out.hashed_payload, *hashed);
    return {};
}

/// Writes the canonical request, its hash, the scope and the string to sign.
///
/// Takes the canonical headers, the signed headers and the payload's hash from the trace as they stand there.
/// `timestamp` is the text of X-TC-Timestamp.
inline result<void> write_string_to_sign(trace& out, canonical_target const& target, std::string_view timestamp,
                                         scope const& within) {
    detail::assign_all(out.canonical_request, target.method, "\n", target.path, "\n", target.query, "\n",
                       out.canonical_headers, "\n", out.signed_headers, "\n", out.hashed_payload);
    result<sha256_digest> const hashed = sha256(out.canonical_request);
    if (!hashed)
        return hashed.error();
    assign_hex(out.hashed_canonical_request, *hashed);
    detail::assign_all(out.credential_scope, within.date, "/", within.service, "/", within.terminator);
    detail::assign_all(out.string_to_sign, tc3_algorithm, "\n", timestamp, "\n", out.credential_scope, "\n",
                       out.hashed_canonical_request);
    return {};
}

/// Writes the signature of the string to sign.
inline result<void> write_signature(trace& out, hmac_sha256_key const& signing_key) {
    result<sha256_digest> const made = signing_key(out.string_to_sign);
    if (!made)
        return made.error();
    assign_hex(out.signature, *made);
    return {};
}

/// Writes the value of the Authorization header from the scope, the signed headers and the signature.
inline void write_authorization(trace& out, std::string_view secret_id) {
    detail::assign_all(out.authorization, tc3_algorithm, " Credential=", secret_id, "/", out.credential_scope,
                       ", SignedHeaders=", out.signed_headers, ", Signature=", out.signature);
}

} // namespace tc3::sign

namespace tc3::detail {

/// Whether a text can stand in the credential of an Authorization header.
[[nodiscard]] constexpr bool is_credential_part(std::string_view text) noexcept {
    for (char const c : text)
        if (c == '/' || c == ',' || static_cast<unsigned char>(c) <= ' ' || c == '\x7f')
            return false;
    return !text.empty();
}

} // namespace tc3::detail

namespace tc3::sign {

// ---------------------------------------------------------------------------------------------------------------------
// Keys

/// The three keys that lie between the SecretKey and a signature. They are as secret as that and overwritten at the
/// end.
class derived_keys {
  public:
    derived_keys() noexcept = default;
    derived_keys(derived_keys const&) noexcept = default;
    derived_keys& operator=(derived_keys const&) noexcept = default;
    ~derived_keys() {
        for (sha256_digest* const key : {&date, &service, &signing})
            OPENSSL_cleanse(key->data(), key->size());
    }

    sha256_digest date{};    ///< HMAC of the date under "TC3" and the SecretKey
    sha256_digest service{}; ///< HMAC of the service under the key before
    sha256_digest signing{}; ///< HMAC of the terminator under the key before
};

/// Derives the keys of a scope from a SecretKey.
[[nodiscard]] inline result<derived_keys> derive_keys(std::string_view secret_key, scope const& within) noexcept {
    derived_keys made;
    auto const step = [](std::string_view key, std::string_view prefix, std::string_view text, sha256_digest& out) {
        result<hmac_sha256_key> const ready = hmac_sha256_key::make(key, prefix);
        if (!ready)
            return result<void>{ready.error()};
        result<sha256_digest> derived = (*ready)(text);
        if (!derived)
            return result<void>{derived.error()};
        out = *derived;
        OPENSSL_cleanse(derived->data(), derived->size());
        return result<void>{};
    };
    if (auto const done = step(secret_key, "TC3", within.date, made.date); !done)
        return done.error();
    if (auto const done = step(as_text(made.date), {}, within.service, made.service); !done)
        return done.error();
    if (auto const done = step(as_text(made.service), {}, within.terminator, made.signing); !done)
        return done.error();
    return made;
}

/// Derives the key that signs within a scope, made ready for use. It serves for the whole day.
[[nodiscard]] inline result<hmac_sha256_key> derive_signing_key(std::string_view secret_key,
                                                                scope const& within) noexcept {
    result<derived_keys> const keys = derive_keys(secret_key, within);
    if (!keys)
        return keys.error();
    return hmac_sha256_key::make(as_text(keys->signing));
}

/// The key that signs for a service on one UTC date.
struct day_key {
    utc_date date;
    hmac_sha256_key signing;
};

/// Derives the key of a service for the UTC date on which a second of Unix time falls. Refuses a name of a service that
/// cannot stand in a scope.
[[nodiscard]] inline result<day_key> derive_day_key(std::string_view secret_key, std::int64_t unix_seconds,
                                                    std::string_view service) noexcept {
    if (!detail::is_credential_part(service))
        return errc::service_malformed;
    result<utc_date> const date = date_of(unix_seconds);
    if (!date)
        return date.error();
    result<hmac_sha256_key> signing = derive_signing_key(secret_key, {date->text(), service});
    if (!signing)
        return signing.error();
    return day_key{*date, *std::move(signing)};
}

// ---------------------------------------------------------------------------------------------------------------------
// Signing a message

/// How a message is to be signed.
struct sign_options {
    std::string_view service{}; ///< the product's short name, `postgres`: the first label of its host names
    std::int64_t timestamp = 0; ///< Unix seconds; the service refuses more than 300 seconds off its own clock
    std::string_view signed_headers = documented_signed_headers;
    payload body = payload::hashed;
};

} // namespace tc3::sign

namespace tc3::detail {

/// A second of Unix time in decimal digits, without an allocation.
class decimal_text {
  public:
    explicit decimal_text(std::int64_t number) noexcept
        : end_{std::to_chars(digits_.data(), digits_.data() + digits_.size(), number).ptr} {}
    decimal_text(decimal_text const&) = delete;
    decimal_text& operator=(decimal_text const&) = delete;

    [[nodiscard]] std::string_view text() const noexcept {
        return {digits_.data(), static_cast<std::size_t>(end_ - digits_.data())};
    }

  private:
    std::array<char, 20> digits_{};
    char* end_;
};

/// Who signs, checked once.
struct signing_identity {
    explicit signing_identity(credential const& who) noexcept
        : secret_id{who.secret_id}, token{who.token.reveal()}, id_is_good{is_credential_part(who.secret_id)},
          token_is_good{!has_line_break(who.token.reveal())} {}

    std::string_view secret_id;
    std::string_view token;
    bool id_is_good;
    bool token_is_good;
};

/// Signs a message with the key of its day and service.
inline sign::result<void> sign_with(http::request& message, signing_identity const& who,
                                    sign::sign_options const& options, sign::trace& out, sign::day_key const& key) {
    using sign::errc;
    if (!who.id_is_good)
        return errc::secret_id_malformed;
    if (!sign::is_signed_header_list(options.signed_headers))
        return errc::signed_headers_malformed;
    if (has_line_break(message.method) || has_line_break(message.path) || has_line_break(message.query) ||
        !who.token_is_good)
        return errc::line_break;

    decimal_text const timestamp{options.timestamp};
    if (!message.host.empty() && !message.headers.find("Host") && !message.headers.find(":authority"))
        message.headers.add("Host", message.host);
    http::set_header(message.headers, "X-TC-Timestamp", timestamp.text());
    if (!who.token.empty())
        http::set_header(message.headers, "X-TC-Token", who.token);
    if (options.body == sign::payload::not_included)
        http::set_header(message.headers, "X-TC-Content-SHA256", sign::unsigned_payload);

    out.canonical_headers.clear();
    std::string_view name;
    for (sign::signed_header_names names{options.signed_headers}; names.next(name);) {
        sign::header_occurrence const found = sign::occurrence_of(message, name);
        if (found.times != 1)
            return found.times == 0 ? errc::signed_header_missing : errc::signed_header_repeated;
        if (has_line_break(found.value))
            return errc::line_break;
        sign::append_canonical_header(out.canonical_headers, name, found.value, sign::value_case::lowered);
    }
    out.signed_headers.assign(options.signed_headers);
    if (auto const done = sign::write_hashed_payload(out, message); !done)
        return done;

    sign::scope const within{key.date.text(), options.service};
    if (auto const done = sign::write_string_to_sign(out, sign::target_of(message), timestamp.text(), within); !done)
        return done;
    if (auto const done = sign::write_signature(out, key.signing); !done)
        return done;
    sign::write_authorization(out, who.secret_id);
    http::set_header(message.headers, "Authorization", out.authorization);
    return {};
}

} // namespace tc3::detail

namespace tc3::sign {

/// Signs a message and gives it what it needs for that: X-TC-Timestamp, Authorization, with temporary credentials
/// X-TC-Token, Host where the message names its host only in the URL, X-TC-Content-SHA256 where the body is left out.
///
/// Such headers are not doubled: a Host that is there stays and is signed, the others get the new value. All other
/// headers, Content-Type among them, are the caller's and must be there if they are to be signed. On an error the
/// message may have some of the new headers but no new Authorization.
///
/// Derives the key anew each time; a `signer` keeps it.
inline result<void> sign_request(http::request& message, credential const& who, sign_options const& options,
                                 trace& out) {
    result<day_key> const key = derive_day_key(who.key.reveal(), options.timestamp, options.service);
    if (!key)
        return key.error();
    return detail::sign_with(message, detail::signing_identity{who}, options, out, *key);
}

} // namespace tc3::sign

#endif
