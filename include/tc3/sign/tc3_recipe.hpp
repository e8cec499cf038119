// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_TC3_RECIPE_HPP
#define TC3_SIGN_TC3_RECIPE_HPP

#include <tc3/detail/ascii.hpp>
#include <tc3/detail/capitals.hpp>
#include <tc3/sign/digest.hpp>
#include <tc3/sign/result.hpp>
#include <tc3/sign/tc3.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How a signature of TC3-HMAC-SHA256 may have been made, with all that clients do wrong.
namespace tc3::detail {

/// How bytes are turned into text.
enum class byte_form : std::uint8_t { raw, hex, upper_hex, base64 };

[[nodiscard]] inline std::string written_as(byte_form form, std::string_view bytes) {
    auto const data = std::span{reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size()};
    switch (form) {
    case byte_form::raw:
        return std::string{bytes};
    case byte_form::base64:
        return sign::base64(data);
    case byte_form::hex:
    case byte_form::upper_hex:
        break;
    }
    return form == byte_form::hex ? sign::hex(data) : to_upper(sign::hex(data));
}

/// How the key that signs is made.
struct key_recipe {
    enum step : std::uint8_t { date_step, service_step, terminator_step, region_step };

    std::string_view secret{};
    std::string_view prefix = "TC3";
    std::array<std::string_view, 4> texts{}; ///< of the steps
    std::array<step, 4> order{date_step, service_step, terminator_step};
    std::size_t steps = 3;
    byte_form form = byte_form::raw; ///< of the keys between
    unsigned formed = 7;             ///< a bit for each step whose key has that form
    bool swapped = false;            ///< the text is taken for the key

    bool operator==(key_recipe const&) const = default;
};

/// How the last step is made.
enum class mac_form : std::uint8_t {
    hmac,
    swapped,
    hash_of_key_and_text,
    hash_of_text_and_key,
    hash_of_text,
    hmac_of_hash
};

/// A way in which the lines of a text are put together.
enum class layout : std::uint8_t {
    documented,
    line_feed_at_end,
    carriage_returns,
    escapes, ///< a backslash and an n in the place of each line feed
    joined,
    blanks,
    no_blank_line,
    two_blank_lines,
    no_first,
    no_second,
    no_third,
    no_fourth,
    no_fifth,
    no_last,
    swapped, ///< the second and the third line
    small_letters
};

enum class name_form : std::uint8_t { lowered, as_sent, capitals };
enum class value_form : std::uint8_t { trimmed, as_sent, capitals, without_blanks, single_blanks };
enum class line_form : std::uint8_t { documented, blank_after_colon, equals_sign, values_only };

/// A header that is signed.
struct signed_line {
    std::string_view name{}; ///< in small letters
    std::string_view sent_name{};
    std::string_view value{}; ///< without blanks around it
    std::string_view sent_value{};
};

/// In which letter case header values are signed, where the documentation and the clients differ.
enum class case_choice : std::uint8_t { lowered, as_sent, action_lowered };

/// All that a signature is made from.
struct tc3_recipe {
    key_recipe key{};
    mac_form mac = mac_form::hmac;
    // the string to sign
    std::string_view algorithm = sign::tc3_algorithm;
    std::string_view timestamp{};
    std::string_view scope{}; ///< empty: made from the three below
    std::string_view date{};
    std::string_view service{};
    std::string_view terminator = sign::tc3_terminator;
    byte_form request_hash = byte_form::hex;
    bool request_is_hashed = true;
    layout string_layout = layout::documented;
    // the canonical request
    std::string_view method{};
    std::string_view path{};
    std::string_view query{};
    std::vector<signed_line> lines{};
    std::optional<std::string_view> host{};         ///< another value of that header
    std::optional<std::string_view> content_type{}; ///< another value of that header
    name_form names = name_form::lowered;
    value_form values = value_form::trimmed;
    line_form line = line_form::documented;
    std::string_view signed_headers{};
    std::string_view payload{};
    layout request_layout = layout::documented;

    /// The parts that a hypothesis may change.
    enum part : std::uint32_t {
        secret_part = 1u << 0u,
        prefix_part = 1u << 1u,
        steps_part = 1u << 2u,
        date_in_key = 1u << 3u,
        service_in_key = 1u << 4u,
        terminator_in_key = 1u << 5u,
        mac_part = 1u << 6u,
        algorithm_part = 1u << 7u,
        timestamp_part = 1u << 8u,
        date_in_string = 1u << 9u,
        service_in_string = 1u << 10u,
        terminator_in_string = 1u << 11u,
        hash_part = 1u << 12u,
        string_part = 1u << 13u,
        method_part = 1u << 14u,
        path_part = 1u << 15u,
        query_part = 1u << 16u,
        list_part = 1u << 17u,
        list_text_part = 1u << 18u,
        host_part = 1u << 19u,
        content_type_part = 1u << 20u,
        names_part = 1u << 21u,
        values_part = 1u << 22u,
        lines_part = 1u << 23u,
        payload_part = 1u << 24u,
        request_part = 1u << 25u
    };
};

/// Computes signatures by recipes. Keys are kept from one to the next where they are the same.
class tc3_recomputer {
  public:
    tc3_recomputer() = default;
    tc3_recomputer(tc3_recomputer const&) = delete;
    tc3_recomputer& operator=(tc3_recomputer const&) = delete;
    ~tc3_recomputer() { OPENSSL_cleanse(text_.data(), text_.size()); }

    /// Whether the recipe gives that signature, in any choice of letter case.
    [[nodiscard]] bool gives(tc3_recipe const& recipe, std::string_view mac) {
        bool capitals = false;       // in any value
        bool other_capitals = false; // in another value than the action
        bool action = false;
        for (signed_line const& line : recipe.lines) {
            std::string_view const value = value_of(recipe, line);
            bool const here = std::any_of(value.begin(), value.end(), is_upper);
            bool const is_action = line.name == "x-tc-action";
            capitals = capitals || here;
            other_capitals = other_capitals || (here && !is_action);
            action = action || (here && is_action);
        }
        return gives(recipe, mac, case_choice::lowered) || (capitals && gives(recipe, mac, case_choice::as_sent)) ||
               (action && other_capitals && gives(recipe, mac, case_choice::action_lowered));
    }

    /// What OpenSSL failed with, if it did.
    [[nodiscard]] std::optional<sign::errc> failure() const noexcept { return failure_; }

  private:
    [[nodiscard]] bool gives(tc3_recipe const& recipe, std::string_view mac, case_choice choice) {
        write_string_to_sign(recipe, choice);
        return sign::equal_in_constant_time(mac_of(recipe, mac.size() == sign::digest_size(sign::hash::sha1)), mac);
    }

    // --- texts ---

    [[nodiscard]] static std::string_view value_of(tc3_recipe const& recipe, signed_line const& line) noexcept {
        if (recipe.host && line.name == "host")
            return *recipe.host;
        if (recipe.content_type && line.name == "content-type")
            return *recipe.content_type;
        return recipe.values == value_form::as_sent ? line.sent_value : line.value;
    }

    void write_headers(tc3_recipe const& recipe, case_choice choice) {
        headers_.clear();
        for (signed_line const& line : recipe.lines) {
            append_name(recipe, line);
            std::size_t const start = headers_.size();
            append_value(recipe, line);
            bool const small = recipe.values != value_form::capitals &&
                               (choice == case_choice::lowered ||
                                (choice == case_choice::action_lowered && line.name == "x-tc-action"));
            if (small)
                for (std::size_t i = start; i < headers_.size(); ++i)
                    headers_[i] = to_lower(headers_[i]);
            headers_.push_back('\n');
        }
    }

    void append_name(tc3_recipe const& recipe, signed_line const& line) {
        if (recipe.line == line_form::values_only)
            return;
        std::size_t const start = headers_.size();
        headers_.append(recipe.names == name_form::as_sent ? line.sent_name : line.name);
        if (recipe.names == name_form::capitals)
            for (std::size_t i = start; i < headers_.size(); ++i)
                headers_[i] = to_upper(headers_[i]);
        headers_.append(recipe.line == line_form::equals_sign ? "=" : ":");
        if (recipe.line == line_form::blank_after_colon)
            headers_.push_back(' ');
    }

    void append_value(tc3_recipe const& recipe, signed_line const& line) {
        std::string_view const value = value_of(recipe, line);
        bool const all = recipe.values != value_form::without_blanks && recipe.values != value_form::single_blanks;
        bool blank = false;
        for (char const c : value) {
            if (all || c != ' ' || (recipe.values == value_form::single_blanks && !blank))
                headers_.push_back(recipe.values == value_form::capitals ? to_upper(c) : c);
            blank = c == ' ';
        }
    }

    /// Puts the lines of a text together in a layout.
    static void join(std::string& out, std::initializer_list<std::string_view> parts, layout how) {
        std::array<std::string_view, 6> lines{};
        std::size_t const count = parts.size();
        std::copy(parts.begin(), parts.end(), lines.begin());
        if (how == layout::swapped)
            std::swap(lines[1], lines[2]);
        std::size_t left_out = count;
        if (how >= layout::no_first && how <= layout::no_fifth)
            left_out = static_cast<std::size_t>(how) - static_cast<std::size_t>(layout::no_first);
        else if (how == layout::no_last)
            left_out = count - 1;
        out.clear();
        bool first = true;
        for (std::size_t i = 0; i < count; ++i) {
            if (i == left_out)
                continue;
            // The canonical headers, the fourth of six parts, end with a line feed of their own.
            bool const behind_headers = count == 6 && i == 4;
            if (!first && !(behind_headers && how == layout::no_blank_line))
                out.push_back('\n');
            if (behind_headers && how == layout::two_blank_lines)
                out.push_back('\n');
            out.append(lines[i]);
            first = false;
        }
        change_line_breaks(out, how);
    }

    static void change_line_breaks(std::string& out, layout how) {
        auto const replace = [&out](std::string_view by) {
            std::string made;
            for (char const c : out)
                c == '\n' ? made.append(by) : made.append(1, c);
            out = std::move(made);
        };
        switch (how) {
        case layout::line_feed_at_end:
            return out.push_back('\n');
        case layout::carriage_returns:
            return replace("\r\n");
        case layout::escapes:
            return replace("\\n");
        case layout::joined:
            return replace("");
        case layout::blanks:
            return replace(" ");
        case layout::small_letters:
            for (char& c : out)
                c = to_lower(c);
            return;
        default:
            return;
        }
    }

    void write_string_to_sign(tc3_recipe const& recipe, case_choice choice) {
        write_headers(recipe, choice);
        join(request_, {recipe.method, recipe.path, recipe.query, headers_, recipe.signed_headers, recipe.payload},
             recipe.request_layout);
        if (recipe.request_is_hashed)
            last_line_ = written_as(recipe.request_hash, sign::as_text(checked(sign::sha256(request_))));
        else
            last_line_ = request_;
        if (recipe.scope.empty()) {
            scope_.assign(recipe.date).append("/").append(recipe.service).append("/").append(recipe.terminator);
        } else {
            scope_.assign(recipe.scope);
        }
        join(string_, {recipe.algorithm, recipe.timestamp, scope_, last_line_}, recipe.string_layout);
    }

    // --- keys and codes ---

    template <class Digest>
    [[nodiscard]] Digest checked(sign::result<Digest> const& made) {
        if (made)
            return *made;
        failure_ = made.error();
        return {};
    }

    /// Derives the key of a recipe, unless it is that of the recipe before.
    void derive(key_recipe const& recipe) {
        if (recipe == last_key_ && ready_)
            return;
        last_key_ = recipe;
        text_.assign(recipe.prefix).append(recipe.secret);
        for (std::size_t i = 0; i < recipe.steps; ++i) {
            std::string_view const step = recipe.texts[recipe.order[i]];
            sign::sha256_digest const made =
                checked(recipe.swapped ? sign::hmac_sha256(step, text_) : sign::hmac_sha256(text_, step));
            bool const formed = ((recipe.formed >> i) & 1u) != 0;
            OPENSSL_cleanse(text_.data(), text_.size());
            text_ = written_as(formed ? recipe.form : byte_form::raw, sign::as_text(made));
        }
        sign::result<sign::hmac_sha256_key> fresh = sign::hmac_sha256_key::make(text_);
        if (fresh)
            ready_ = *std::move(fresh);
        else
            failure_ = fresh.error();
    }

    [[nodiscard]] std::string_view mac_of(tc3_recipe const& recipe, bool sha1) {
        derive(recipe.key);
        if (failure_ || !ready_)
            return {};
        if (sha1) {
            sha1_ = checked(sign::hmac_sha1(text_, string_));
            return sign::as_text(sha1_);
        }
        switch (recipe.mac) {
        case mac_form::hmac:
            sha256_ = checked((*ready_)(string_));
            break;
        case mac_form::swapped:
            sha256_ = checked(sign::hmac_sha256(string_, text_));
            break;
        case mac_form::hash_of_key_and_text:
            sha256_ = checked(sign::sha256(text_ + string_));
            break;
        case mac_form::hash_of_text_and_key:
            sha256_ = checked(sign::sha256(string_ + text_));
            break;
        case mac_form::hash_of_text:
            sha256_ = checked(sign::sha256(string_));
            break;
        case mac_form::hmac_of_hash:
            sha256_ = checked((*ready_)(sign::hex(checked(sign::sha256(string_)))));
            break;
        }
        return sign::as_text(sha256_);
    }

    key_recipe last_key_{};
    std::optional<sign::hmac_sha256_key> ready_{};
    std::string text_{}; ///< the key itself
    std::string headers_{};
    std::string request_{};
    std::string last_line_{};
    std::string scope_{};
    std::string string_{};
    sign::sha256_digest sha256_{};
    sign::sha1_digest sha1_{};
    std::optional<sign::errc> failure_{};
};

} // namespace tc3::detail

#endif
