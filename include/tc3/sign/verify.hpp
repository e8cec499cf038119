// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_VERIFY_HPP
#define TC3_SIGN_VERIFY_HPP

#include <tc3/credential.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/http/message.hpp>
#include <tc3/http/query.hpp>
#include <tc3/secret.hpp>
#include <tc3/sign/date.hpp>
#include <tc3/sign/digest.hpp>
#include <tc3/sign/host.hpp>
#include <tc3/sign/result.hpp>
#include <tc3/sign/tc3.hpp>
#include <tc3/sign/v1.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::sign {

/// What can be wrong with the signature of a message, in the order in which failures are listed.
enum class signature_check : std::uint8_t {
    missing,        ///< there is no Authorization header, with v1 no Signature parameter
    malformed,      ///< not the documented form, or the timestamp is absent or no integer
    algorithm,      ///< another algorithm's word stands where TC3-HMAC-SHA256 should
    scope,          ///< the scope's date, service or last part is not that of the message
    expired,        ///< the timestamp is too far from the clock
    signed_headers, ///< the list of signed headers is not as documented, or one of them is not once in the message
    mismatch        ///< the signature is another than the key gives, or the SecretId is not that of the key
};

/// The check's name as findings spell it: `signed-headers`.
[[nodiscard]] constexpr std::string_view name_of(signature_check check) noexcept {
    constexpr std::string_view names[] = {"missing", "malformed",      "algorithm", "scope",
                                          "expired", "signed-headers", "mismatch"};
    return names[static_cast<std::size_t>(check)];
}

/// The failed checks of one message, in the order of the enumeration and each at most once. Allocates nothing.
class failed_checks {
  public:
    static constexpr std::size_t capacity = 7;

    constexpr void add(signature_check check) noexcept {
        if (contains(check))
            return;
        std::size_t place = size_++;
        for (; place > 0 && checks_[place - 1] > check; --place)
            checks_[place] = checks_[place - 1];
        checks_[place] = check;
    }

    [[nodiscard]] constexpr bool contains(signature_check check) const noexcept {
        return std::find(begin(), end(), check) != end();
    }

    /// The failure that is told of where there is room for one only.
    [[nodiscard]] constexpr std::optional<signature_check> first() const noexcept {
        return empty() ? std::nullopt : std::optional{checks_[0]};
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] constexpr signature_check const* begin() const noexcept { return checks_.data(); }
    [[nodiscard]] constexpr signature_check const* end() const noexcept { return checks_.data() + size_; }

  private:
    std::array<signature_check, capacity> checks_{};
    std::size_t size_ = 0;
};

/// The way in which a message is signed.
enum class scheme : std::uint8_t {
    none, ///< it has nothing of a signature
    tc3,  ///< it has an Authorization header
    v1    ///< it has none, but an Action or a Signature among its parameters
};

/// The parts of a signature as the message has them. What was not found or not understood is empty.
///
/// The texts belong to the message, with v1 to the verifier, and last until either changes.
struct signature_parts {
    scheme used = scheme::none;
    std::string_view algorithm{}; ///< `TC3-HMAC-SHA256` or the word in its place; with v1 the one that is in force
    std::string_view secret_id{};
    std::string_view date{};           ///< of the scope
    std::string_view service{};        ///< of the scope
    std::string_view terminator{};     ///< of the scope
    std::string_view signed_headers{}; ///< `content-type;host`
    std::string_view signature{};
    std::string_view timestamp_text{};
    std::optional<std::int64_t> timestamp{}; ///< Unix seconds
};

/// How a text compares with the documented form of an Authorization header.
enum class authorization_form : std::uint8_t {
    documented,
    other_algorithm, ///< a word, a blank, `Credential=`, but not the word TC3-HMAC-SHA256
    malformed
};

/// Takes the value of an Authorization header apart. What is wrong within a part is not judged here, only its form:
///
///     TC3-HMAC-SHA256 Credential=<id>/<YYYY-MM-DD>/<service>/<word>, SignedHeaders=<a;b>, Signature=<64 lower hex>
///
/// Blanks, commas and the order of the parts are those of the documentation; nothing is known of a service that takes
/// others.
[[nodiscard]] inline authorization_form parse_authorization(std::string_view text, signature_parts& out) noexcept {
    constexpr std::string_view credential_mark = "Credential=";
    constexpr std::string_view headers_mark = ", SignedHeaders=";
    constexpr std::string_view signature_mark = ", Signature=";
    auto const cut = [&text](std::string_view mark) { // the text before the mark, which is removed with it
        std::size_t const at = text.find(mark);
        if (at == std::string_view::npos)
            return std::string_view{};
        std::string_view const before = text.substr(0, at);
        text.remove_prefix(at + mark.size());
        return before;
    };
    std::string_view const word = cut(" ");
    if (word.empty() || !text.starts_with(credential_mark))
        return authorization_form::malformed;
    out.algorithm = word;
    if (word != tc3_algorithm)
        return authorization_form::other_algorithm;
    text.remove_prefix(credential_mark.size());

    std::string_view const id = cut("/");
    std::string_view const date = cut("/");
    std::string_view const service = cut("/");
    std::string_view const terminator = cut(headers_mark);
    std::string_view const names = cut(signature_mark);
    for (std::string_view const part : {id, date, service, terminator})
        if (!detail::is_credential_part(part))
            return authorization_form::malformed;
    if (!has_date_form(date) || names.empty() || names.find_first_of(" ,=") != std::string_view::npos)
        return authorization_form::malformed;
    auto const is_hexadecimal = [](char c) { return detail::is_digit(c) || (c >= 'a' && c <= 'f'); };
    if (text.size() != 64 || !std::all_of(text.begin(), text.end(), is_hexadecimal))
        return authorization_form::malformed;
    out.secret_id = id;
    out.date = date;
    out.service = service;
    out.terminator = terminator;
    out.signed_headers = names;
    out.signature = text;
    return authorization_form::documented;
}

/// How many headers are tried both in lower case and as they were sent, each on its own.
inline constexpr unsigned varying_headers_limit = 6;

/// Writes the canonical headers of a message for the list in `signed_headers`, which need not be a good one.
///
/// `as_sent` has a bit for each header whose value lower-casing would change, in the order of the list, from the
/// lowest bit on: where it is set, the value stays as it was sent. The last bit stands for all further ones too.
/// Gives the number of these headers, at most `varying_headers_limit`, or nothing if a header of the list is not
/// exactly once in the message.
[[nodiscard]] inline std::optional<unsigned> write_canonical_headers(trace& out, http::request const& message,
                                                                     unsigned as_sent) {
    out.canonical_headers.clear();
    unsigned varying = 0;
    bool complete = true;
    std::string_view name;
    for (signed_header_names names{out.signed_headers}; names.next(name);) {
        header_occurrence const found = occurrence_of(message, name);
        complete = complete && found.times == 1;
        bool const varies = std::any_of(found.value.begin(), found.value.end(), detail::is_upper);
        bool const kept = varies && ((as_sent >> std::min(varying, varying_headers_limit - 1)) & 1u) != 0;
        append_canonical_header(out.canonical_headers, name, found.value,
                                kept ? value_case::as_sent : value_case::lowered);
        varying += varies ? 1u : 0u;
    }
    if (!complete)
        return std::nullopt;
    return std::min(varying, varying_headers_limit);
}

/// The seconds by which a timestamp may differ from the clock: 5 minutes either way. Exactly so much passes.
inline constexpr std::uint64_t default_window_seconds = 300;

/// What a message is measured against.
struct verify_options {
    std::string_view service{};        ///< the service that the scope must name; empty: any
    std::optional<std::int64_t> now{}; ///< Unix seconds; nothing: the clock is not judged
    std::uint64_t window_seconds = default_window_seconds;
};

/// The verdict on one message.
struct verification {
    failed_checks failed{};
    signature_parts parts{};
    bool mac_computed = false; ///< false without a key, and where the message lacks what the signature is made from

    /// Whether the signature was recomputed and everything is right.
    [[nodiscard]] bool valid() const noexcept { return mac_computed && failed.empty(); }

    [[nodiscard]] std::optional<signature_check> first() const noexcept { return failed.first(); }
};

/// Judges the signatures of received messages, TC3 and v1.
///
/// Without a key all checks are made but `mismatch`. With a credential another SecretId is a mismatch, with a key alone
/// that key serves for every SecretId. Derived keys and buffers are kept from one message to the next; a verifier is
/// therefore for one thread at a time.
///
///     tc3::sign::verifier verifier{credential};
///     auto const verdict = verifier.check(message, {.service = "postgres", .now = now});
///     if (verdict && !verdict->valid())
///         refuse(verdict->first());
class verifier {
  public:
    verifier() = default;
    explicit verifier(credential who) : key_{std::move(who.key)}, secret_id_{std::move(who.secret_id)} {}
    explicit verifier(secret key) : key_{std::move(key)} {}

    /// Judges one message. Fails only if OpenSSL does.
    ///
    /// The signature is recomputed from what was received: method, raw query, header values, body bytes, and the scope
    /// of the Authorization header itself, so that a wrong scope is not a mismatch as well. Header values may have been
    /// signed as they are or in lower case, each on its own.
    [[nodiscard]] result<verification> check(http::request const& message, verify_options const& options) {
        trace_.clear();
        verification made;
        header_occurrence const authorization = occurrence_of(message, "Authorization");
        result<void> done;
        if (authorization.times == 0) {
            done = check_v1(message, options, made);
        } else {
            made.parts.used = scheme::tc3;
            if (authorization.times > 1)
                made.failed.add(signature_check::malformed);
            else
                done = check_tc3(message, authorization.value, options, made);
        }
        if (!done)
            return done.error();
        return made;
    }

    /// What was computed for the last TC3 message: the variant that matched, else the documented one with values in
    /// lower case. Empty parts were not computed. With `write_string_to_sign` and `write_signature` it can be computed
    /// again with a part changed.
    [[nodiscard]] trace const& last_trace() const noexcept { return trace_; }

    /// What was computed for the last v1 message. Its `text` is not written.
    [[nodiscard]] v1::trace const& last_v1_trace() const noexcept { return v1_trace_; }

    /// The decoded parameters of the last v1 message in the order in which they are signed, with Signature.
    [[nodiscard]] std::vector<v1::parameter> const& last_v1_parameters() const noexcept { return parameters_; }

  private:
    struct kept_key {
        std::string date;
        std::string service;
        hmac_sha256_key key;
    };
    static constexpr std::size_t kept_capacity = 16;

    static void judge_clock(verification& made, verify_options const& options) noexcept {
        if (!options.now || !made.parts.timestamp)
            return;
        auto const now = static_cast<std::uint64_t>(*options.now);
        auto const then = static_cast<std::uint64_t>(*made.parts.timestamp);
        std::uint64_t const apart = *options.now > *made.parts.timestamp ? now - then : then - now;
        if (apart > options.window_seconds)
            made.failed.add(signature_check::expired);
    }

    /// Takes the key's part: whether there is one for this SecretId. Another SecretId than that of the credential is a
    /// mismatch in itself.
    [[nodiscard]] bool has_key_for(std::string_view secret_id, failed_checks& failed) const noexcept {
        if (!key_)
            return false;
        if (secret_id_ && *secret_id_ != secret_id) {
            failed.add(signature_check::mismatch);
            return false;
        }
        return true;
    }

    [[nodiscard]] result<void> check_tc3(http::request const& message, std::string_view authorization,
                                         verify_options const& options, verification& made) {
        signature_parts& parts = made.parts;
        switch (parse_authorization(authorization, parts)) {
        case authorization_form::documented:
            break;
        case authorization_form::other_algorithm:
            made.failed.add(signature_check::algorithm);
            return {};
        case authorization_form::malformed:
            made.failed.add(signature_check::malformed);
            return {};
        }
        header_occurrence const timestamp = occurrence_of(message, "X-TC-Timestamp");
        parts.timestamp_text = timestamp.value;
        if (timestamp.times == 1)
            parts.timestamp = unix_seconds_from(timestamp.value);
        if (!parts.timestamp)
            made.failed.add(signature_check::malformed);
        judge_scope(made, options);
        judge_clock(made, options);
        trace_.signed_headers.assign(parts.signed_headers);
        std::optional<unsigned> const varying = write_canonical_headers(trace_, message, 0);
        if (!varying || !is_signed_header_list(parts.signed_headers))
            made.failed.add(signature_check::signed_headers);
        if (!has_key_for(parts.secret_id, made.failed) || !varying || !parts.timestamp)
            return {};
        return recompute(message, *varying, made);
    }

    static void judge_scope(verification& made, verify_options const& options) noexcept {
        signature_parts const& parts = made.parts;
        bool good = parts.terminator == tc3_terminator && (options.service.empty() || parts.service == options.service);
        if (parts.timestamp) {
            result<utc_date> const date = date_of(*parts.timestamp);
            good = good && date && date->text() == parts.date;
        }
        if (!good)
            made.failed.add(signature_check::scope);
    }

    /// Computes the signature for every choice of letter case until one gives the signature of the message.
    [[nodiscard]] result<void> recompute(http::request const& message, unsigned varying, verification& made) {
        signature_parts const& parts = made.parts;
        result<hmac_sha256_key const*> const key = key_for({parts.date, parts.service, parts.terminator});
        if (!key)
            return key.error();
        if (auto const done = write_hashed_payload(trace_, message); !done)
            return done;
        bool matches = false;
        for (unsigned as_sent = 0; as_sent < (1u << varying) && !matches; ++as_sent) {
            if (auto const done = recompute_as(message, as_sent, parts, **key); !done)
                return done;
            matches = equal_in_constant_time(trace_.signature, parts.signature);
        }
        if (!matches && varying > 0)
            if (auto const done = recompute_as(message, 0, parts, **key); !done)
                return done;
        write_authorization(trace_, parts.secret_id);
        made.mac_computed = true;
        if (!matches)
            made.failed.add(signature_check::mismatch);
        return {};
    }

    [[nodiscard]] result<void> recompute_as(http::request const& message, unsigned as_sent,
                                            signature_parts const& parts, hmac_sha256_key const& key) {
        static_cast<void>(write_canonical_headers(trace_, message, as_sent));
        scope const within{parts.date, parts.service, parts.terminator};
        if (auto const done = write_string_to_sign(trace_, target_of(message), parts.timestamp_text, within); !done)
            return done;
        return write_signature(trace_, key);
    }

    [[nodiscard]] result<hmac_sha256_key const*> key_for(scope const& within) {
        bool const usual = within.terminator == tc3_terminator;
        for (kept_key const& kept : kept_)
            if (usual && kept.date == within.date && kept.service == within.service)
                return &kept.key;
        result<hmac_sha256_key> derived = derive_signing_key(key_->reveal(), within);
        if (!derived)
            return derived.error();
        if (!usual)
            return &unusual_key_.emplace(*std::move(derived));
        if (kept_.size() == kept_capacity)
            kept_.erase(kept_.begin());
        kept_.push_back({std::string{within.date}, std::string{within.service}, *std::move(derived)});
        return &kept_.back().key;
    }

    // v1

    /// Decodes the parameters. Decoding never makes a text longer, so that the views into one buffer stay good.
    void decode_parameters(std::string_view text) {
        plain_.clear();
        plain_.reserve(text.size());
        parameters_.clear();
        auto const decoded = [this](std::string_view part) {
            std::size_t const start = plain_.size();
            http::append_percent_decoded(plain_, part, http::plus_sign::blank);
            return std::string_view{plain_}.substr(start);
        };
        for (http::raw_parameter const p : http::raw_parameters{text}) {
            std::string_view const name = decoded(p.name);
            parameters_.push_back({name, decoded(p.value)});
        }
        v1::sort(parameters_);
    }

    /// The value of a parameter that must be there once.
    [[nodiscard]] std::optional<std::string_view> only(std::string_view name) const noexcept {
        std::optional<std::string_view> found;
        for (v1::parameter const& p : parameters_) {
            if (p.name != name)
                continue;
            if (found)
                return std::nullopt;
            found = p.value;
        }
        return found;
    }

    [[nodiscard]] bool has_parameter(std::string_view name) const noexcept {
        return std::any_of(parameters_.begin(), parameters_.end(),
                           [name](v1::parameter const& p) { return p.name == name; });
    }

    [[nodiscard]] result<void> check_v1(http::request const& message, verify_options const& options,
                                        verification& made) {
        decode_parameters(v1::parameter_text(message));
        v1_trace_.string_to_sign.clear();
        v1_trace_.signature.clear();
        bool const has_signature = has_parameter(v1::signature_name);
        if (has_signature || has_parameter("Action"))
            made.parts.used = scheme::v1;
        if (!has_signature) {
            made.failed.add(signature_check::missing);
            return {};
        }
        signature_parts& parts = made.parts;
        v1::algorithm const with = v1::algorithm_of(parameters_);
        parts.algorithm = with == v1::algorithm::hmac_sha256 ? "HmacSHA256" : "HmacSHA1";
        parts.secret_id = only("SecretId").value_or(std::string_view{});
        parts.timestamp_text = only("Timestamp").value_or(std::string_view{});
        parts.timestamp = unix_seconds_from(parts.timestamp_text);
        std::optional<std::string_view> const signature = only(v1::signature_name);
        parts.signature = signature.value_or(std::string_view{});
        bool const whole = signature && !parts.secret_id.empty() && parts.timestamp;
        if (!whole)
            made.failed.add(signature_check::malformed);
        judge_clock(made, options);
        if (parts.secret_id.empty() || !has_key_for(parts.secret_id, made.failed) || !whole)
            return {};

        v1::endpoint const where{message.method, host_of(message), target_of(message).path};
        v1::write_string_to_sign(v1_trace_, where, parameters_);
        if (auto const done = v1::write_signature(v1_trace_, key_->reveal(), with); !done)
            return done;
        made.mac_computed = true;
        if (!equal_in_constant_time(v1_trace_.signature, parts.signature))
            made.failed.add(signature_check::mismatch);
        return {};
    }

    std::optional<secret> key_{};
    std::optional<std::string> secret_id_{};
    std::vector<kept_key> kept_{};
    std::optional<hmac_sha256_key> unusual_key_{};
    trace trace_{};
    v1::trace v1_trace_{};
    std::string plain_{};
    std::vector<v1::parameter> parameters_{};
};

} // namespace tc3::sign

#endif
