// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_V1_HYPOTHESES_HPP
#define TC3_SIGN_V1_HYPOTHESES_HPP

#include <tc3/credential.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/http/message.hpp>
#include <tc3/http/query.hpp>
#include <tc3/sign/cause.hpp>
#include <tc3/sign/date.hpp>
#include <tc3/sign/diagnose_options.hpp>
#include <tc3/sign/digest.hpp>
#include <tc3/sign/guess_texts.hpp>
#include <tc3/sign/host.hpp>
#include <tc3/sign/hypothesis.hpp>
#include <tc3/sign/hypothesis_groups.hpp>
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

/// How a signature v1 may have been made, with all that clients do wrong.
namespace tc3::detail {

/// A parameter, decoded and as it was sent.
struct v1_parameter {
    std::string_view name{};
    std::string_view value{};
    std::string_view sent_name{};
    std::string_view sent_value{};
};

enum class v1_order : std::uint8_t { by_name, as_sent, ignoring_case, by_pair, by_number, backwards };
enum class v1_text : std::uint8_t { plain, as_sent, encoded, encoded_small, form };
enum class v1_shape : std::uint8_t {
    documented,
    without_question_mark,
    line_feeds,
    ampersands,
    parameters_only,
    without_method,
    line_feed_at_end,
    trailing_ampersand,
    commas,
    small_letters
};

/// All that a signature v1 is made from.
struct v1_recipe {
    std::string_view secret{};
    bool swapped = false; ///< the text is taken for the key
    bool keyed = true;    ///< false: the hash of key and text
    std::string_view method{};
    std::string_view host{};
    std::string_view path{};
    std::vector<v1_parameter> parameters{}; ///< in the order in which they were sent, without Signature
    v1_order order = v1_order::by_name;
    v1_text names = v1_text::plain;
    v1_text values = v1_text::plain;
    v1_shape shape = v1_shape::documented;

    /// The parts that a hypothesis may change.
    enum part : std::uint32_t {
        secret_part = 1u << 0u,
        mac_part = 1u << 1u,
        method_part = 1u << 2u,
        host_part = 1u << 3u,
        path_part = 1u << 4u,
        set_part = 1u << 5u,
        order_part = 1u << 6u,
        text_part = 1u << 7u,
        shape_part = 1u << 8u,
        value_part = 1u << 9u,
        name_part = 1u << 10u
    };
};

/// Whether one name comes before another where runs of digits count as numbers.
[[nodiscard]] inline bool is_before_by_number(std::string_view a, std::string_view b) noexcept {
    std::size_t i = 0;
    std::size_t k = 0;
    auto const run_of = [](std::string_view text, std::size_t& at) {
        std::size_t const start = at;
        while (at < text.size() && is_digit(text[at]))
            ++at;
        return text.substr(start, at - start);
    };
    while (i < a.size() && k < b.size()) {
        if (is_digit(a[i]) && is_digit(b[k])) {
            std::string_view const left = run_of(a, i);
            std::string_view const right = run_of(b, k);
            if (left.size() != right.size())
                return left.size() < right.size();
            if (left != right)
                return left < right;
        } else if (a[i] != b[k]) {
            return a[i] < b[k];
        } else {
            ++i;
            ++k;
        }
    }
    return a.size() - i < b.size() - k;
}

/// Computes signatures v1 by recipes.
class v1_recomputer {
  public:
    /// Whether the recipe gives that signature; its length tells the hash.
    [[nodiscard]] bool gives(v1_recipe const& recipe, std::string_view mac) {
        write_string(recipe);
        return sign::equal_in_constant_time(mac.size() == sign::digest_size(sign::hash::sha1)
                                                ? mac_of<sign::hash::sha1>(recipe)
                                                : mac_of<sign::hash::sha256>(recipe),
                                            mac);
    }

    /// What OpenSSL failed with, if it did.
    [[nodiscard]] std::optional<sign::errc> failure() const noexcept { return failure_; }

  private:
    template <sign::hash H>
    [[nodiscard]] std::string mac_of(v1_recipe const& recipe) {
        sign::result<sign::digest<H>> made =
            recipe.swapped ? sign::hmac<H>(string_, recipe.secret) : sign::hmac<H>(recipe.secret, string_);
        if (!recipe.keyed) {
            std::string text{recipe.secret};
            text.append(string_);
            made = sign::hash_of<H>(text);
            OPENSSL_cleanse(text.data(), text.size());
        }
        if (!made) {
            failure_ = made.error();
            return {};
        }
        return std::string{sign::as_text(*made)};
    }

    static void append(std::string& out, std::string_view plain, std::string_view sent, v1_text how) {
        switch (how) {
        case v1_text::plain:
            out.append(plain);
            return;
        case v1_text::as_sent:
            out.append(sent);
            return;
        case v1_text::encoded:
            http::append_percent_encoded(out, plain);
            return;
        case v1_text::form:
            append_form_encoded(out, plain);
            return;
        case v1_text::encoded_small:
            out.append(with_small_escapes(http::percent_encoded(plain)));
            return;
        }
    }

    [[nodiscard]] static bool is_before(v1_parameter const& a, v1_parameter const& b, v1_order order) {
        switch (order) {
        case v1_order::ignoring_case:
            return to_lower(a.name) < to_lower(b.name);
        case v1_order::by_pair:
            return std::string{a.name} + "=" + std::string{a.value} < std::string{b.name} + "=" + std::string{b.value};
        case v1_order::by_number:
            return is_before_by_number(a.name, b.name);
        case v1_order::backwards:
            return a.name > b.name;
        case v1_order::by_name:
        case v1_order::as_sent:
            break;
        }
        return a.name < b.name;
    }

    void write_string(v1_recipe const& recipe) {
        sorted_ = recipe.parameters;
        if (recipe.order != v1_order::as_sent)
            std::stable_sort(sorted_.begin(), sorted_.end(), [&recipe](v1_parameter const& a, v1_parameter const& b) {
                return is_before(a, b, recipe.order);
            });
        text_.clear();
        for (v1_parameter const& p : sorted_) {
            if (!text_.empty())
                text_.append(recipe.shape == v1_shape::commas ? "," : "&");
            append(text_, p.name, p.sent_name, recipe.names);
            text_.append("=");
            append(text_, p.value, p.sent_value, recipe.values);
        }
        string_.clear();
        auto const joined = [&](std::initializer_list<std::string_view> parts) {
            for (std::string_view const part : parts)
                string_.append(part);
        };
        switch (recipe.shape) {
        case v1_shape::without_question_mark:
            return joined({recipe.method, recipe.host, recipe.path, text_});
        case v1_shape::line_feeds:
            return joined({recipe.method, "\n", recipe.host, "\n", recipe.path, "\n", text_});
        case v1_shape::ampersands:
            return joined({recipe.method, "&", http::percent_encoded(recipe.path), "&", http::percent_encoded(text_)});
        case v1_shape::parameters_only:
            return joined({text_});
        case v1_shape::without_method:
            return joined({recipe.host, recipe.path, "?", text_});
        case v1_shape::documented:
        case v1_shape::line_feed_at_end:
        case v1_shape::trailing_ampersand:
        case v1_shape::commas:
        case v1_shape::small_letters:
            break;
        }
        joined({recipe.method, recipe.host, recipe.path, "?", text_});
        if (recipe.shape == v1_shape::line_feed_at_end)
            string_.push_back('\n');
        if (recipe.shape == v1_shape::trailing_ampersand)
            string_.push_back('&');
        if (recipe.shape == v1_shape::small_letters)
            string_ = to_lower(string_);
    }

    std::vector<v1_parameter> sorted_{};
    std::string text_{};
    std::string string_{};
    std::optional<sign::errc> failure_{};
};

/// The mistakes that clients make with signature v1, as changes of the recipe of one message.
///
/// It owns the texts that recipes and hypotheses refer to. Message, key and options must outlive it.
class v1_hypotheses : public hypothesis_groups<v1_hypotheses, v1_recipe, 9> {
  public:
    v1_hypotheses(http::request const& message, credential const& who, sign::diagnose_options const& options)
        : message_{&message}, who_{&who}, options_{&options} {
        read_parameters();
        base_.secret = who.key.reveal();
        sign::canonical_target const target = sign::target_of(message);
        base_.method = target.method;
        base_.host = sign::host_of(message);
        base_.path = target.path;
    }
    /// The value of Signature; nothing if it is not there once.
    [[nodiscard]] std::optional<std::string_view> signature() const noexcept { return signature_; }
    [[nodiscard]] std::string_view value_of(std::string_view name) const noexcept {
        for (v1_parameter const& p : base_.parameters)
            if (p.name == name)
                return p.value;
        return {};
    }

    /// The algorithm that was used where it is not the one that is in force.
    [[nodiscard]] std::vector<sign::found_cause> stated_mistakes(std::string_view mac) const {
        bool const used_sha1 = mac.size() == sign::digest_size(sign::hash::sha1);
        bool const named = has("SignatureMethod");
        bool const sha1 = sign::v1::algorithm_named(value_of("SignatureMethod")) == sign::v1::algorithm::hmac_sha1;
        if (used_sha1 == sha1)
            return {};
        std::string const used = used_sha1 ? "HmacSHA1" : "HmacSHA256";
        std::string const in_force = sha1 ? "HmacSHA1" : "HmacSHA256";
        return {{cause::signature_method,
                 named ? used + ", but SignatureMethod selects " + in_force
                       : used + ", but sent no SignatureMethod, so that " + in_force + " is in force",
                 used, in_force}};
    }

  private:
    friend hypothesis_groups;

    static constexpr maker_list makers() noexcept {
        return {&v1_hypotheses::add_texts,  &v1_hypotheses::add_php_names, &v1_hypotheses::add_orders,
                &v1_hypotheses::add_target, &v1_hypotheses::add_keys,      &v1_hypotheses::add_sets,
                &v1_hypotheses::add_values, &v1_hypotheses::add_shapes,    &v1_hypotheses::add_timestamps};
    }

    [[nodiscard]] bool has(std::string_view name) const noexcept {
        return std::any_of(base_.parameters.begin(), base_.parameters.end(),
                           [name](v1_parameter const& p) { return p.name == name; });
    }

    void read_parameters() {
        std::size_t signatures = 0;
        for (http::raw_parameter const p : http::raw_parameters{sign::v1::parameter_text(*message_)}) {
            std::string name, value;
            http::append_percent_decoded(name, p.name, http::plus_sign::blank);
            http::append_percent_decoded(value, p.value, http::plus_sign::blank);
            v1_parameter const made{keep(std::move(name)), keep(std::move(value)), p.name, p.value};
            if (made.name != sign::v1::signature_name) {
                base_.parameters.push_back(made);
            } else if (++signatures == 1) {
                signature_ = made.value;
            }
        }
        if (signatures > 1)
            signature_.reset();
    }

    // --- how names and values are written ---

    void add_texts() {
        auto const add_form = [this](std::string detail, v1_text how, bool with_names) {
            add(cause::encoded_values, std::move(detail), recipe::text_part, [how, with_names](recipe& r) {
                r.values = how;
                r.names = with_names ? how : v1_text::plain;
            });
        };
        add_form("percent-encoded", v1_text::encoded, false);
        add_form("percent-encoded, as the names", v1_text::encoded, true);
        add_form("as they were sent, encoded", v1_text::as_sent, false);
        add_form("as they were sent, encoded, as the names", v1_text::as_sent, true);
        add_form("encoded, with + for blanks", v1_text::form, false);
        add_form("encoded, with + for blanks, as the names", v1_text::form, true);
        add_form("percent-encoded with small hexadecimal digits", v1_text::encoded_small, false);
        add_form("percent-encoded with small hexadecimal digits, as the names", v1_text::encoded_small, true);
        std::vector<v1_parameter> kept_plus = base_.parameters;
        for (v1_parameter& p : kept_plus) {
            std::string value;
            http::append_percent_decoded(value, p.sent_value);
            p.value = keep(std::move(value));
        }
        add_list(cause::plus_sign, {}, recipe::value_part, std::move(kept_plus));
        std::vector<v1_parameter> twice = base_.parameters;
        for (v1_parameter& p : twice) {
            std::string value;
            http::append_percent_decoded(value, p.value);
            p.value = keep(std::move(value));
        }
        add_list(cause::encoded_values, "plain, but sent them percent-encoded twice", recipe::value_part,
                 std::move(twice));
    }

    void add_list(cause what, std::string detail, std::uint32_t parts, std::vector<v1_parameter> parameters,
                  reach within = reach::paired) {
        add(
            what, std::move(detail), parts | recipe::set_part,
            [list = std::move(parameters)](recipe& r) { r.parameters = list; }, within);
    }

    // --- the names of lists ---

    void add_php_names() {
        using parameters = std::vector<v1_parameter>;
        auto const renamed = [this](auto rename) {
            parameters made = base_.parameters;
            for (v1_parameter& p : made) {
                p.name = keep(rename(p.name));
                p.sent_name = p.name;
            }
            return made;
        };
        bool const brackets = std::any_of(base_.parameters.begin(), base_.parameters.end(), [](v1_parameter const& p) {
            return p.name.find('[') != std::string_view::npos;
        });
        add_list(cause::php_array_names,
                 brackets ? "it sent `Set[0][Role]` and signed the word Array"
                          : "it signed the word Array for each list",
                 recipe::name_part, collapsed("Array"));
        add_list(cause::php_array_names, "it signed lists as empty texts", recipe::name_part, collapsed(""),
                 reach::alone);
        if (brackets)
            add_list(cause::php_array_names, "it sent `Set[0][Role]` and signed `Set.0.Role`", recipe::name_part,
                     renamed(dotted));
        else
            add_list(cause::php_array_names, "it sent `Set.0.Role` and signed `Set[0][Role]`", recipe::name_part,
                     renamed(bracketed));
        add_list(cause::php_array_names, "it signed `Set[0].Role`", recipe::name_part, renamed(half_bracketed),
                 reach::alone);
        add_list(cause::parameter_values, "the numbers of list elements counted from 1", recipe::name_part,
                 renamed([](std::string_view name) { return renumbered(name, 1); }));
        add_list(cause::parameter_values, "the numbers of list elements counted from 0", recipe::name_part,
                 renamed([](std::string_view name) { return renumbered(name, -1); }));
        add_list(cause::parameter_values, "names with . for _", recipe::name_part, renamed([](std::string_view name) {
                     std::string made{name};
                     std::replace(made.begin(), made.end(), '_', '.');
                     return made;
                 }));
        add_list(cause::parameter_values, "names in small letters", recipe::name_part,
                 renamed([](std::string_view name) { return to_lower(name); }), reach::alone);
    }

    /// The parameters with one word for each list or structure.
    [[nodiscard]] std::vector<v1_parameter> collapsed(std::string_view word) const {
        std::vector<v1_parameter> made;
        for (v1_parameter const& p : base_.parameters) {
            std::string_view const stem = p.name.substr(0, p.name.find_first_of(".["));
            if (stem.size() == p.name.size())
                made.push_back(p);
            else if (std::none_of(made.begin(), made.end(), [stem](v1_parameter const& q) { return q.name == stem; }))
                made.push_back({stem, word, stem, word});
        }
        return made;
    }

    [[nodiscard]] static std::string dotted(std::string_view name) {
        std::string made;
        for (char const c : name)
            if (c == '[')
                made.push_back('.');
            else if (c != ']')
                made.push_back(c);
        return made;
    }

    [[nodiscard]] static std::string bracketed(std::string_view name) {
        std::string made;
        bool first = true;
        for (std::string_view const part : split(name, ".")) {
            made.append(first ? std::string{part} : "[" + std::string{part} + "]");
            first = false;
        }
        return made;
    }

    [[nodiscard]] static std::string half_bracketed(std::string_view name) {
        std::string made;
        std::string const plain = dotted(name);
        for (std::string_view const part : split(plain, ".")) {
            bool const number = std::all_of(part.begin(), part.end(), is_digit);
            made.append(number ? "[" + std::string{part} + "]" : (made.empty() ? "" : ".") + std::string{part});
        }
        return made;
    }

    [[nodiscard]] static std::string renumbered(std::string_view name, int shift) {
        std::string made;
        for (std::string_view const part : split(name, ".")) {
            auto const number = sign::unix_seconds_from(part);
            made.append(made.empty() ? "" : ".").append(number ? std::to_string(*number + shift) : std::string{part});
        }
        return made;
    }

    // --- order and set ---

    void add_orders() {
        struct order {
            v1_order how;
            std::string_view words;
        };
        for (order const o : {order{v1_order::as_sent, "in the order in which it sent them"},
                              order{v1_order::ignoring_case, "sorted without regard to letter case"},
                              order{v1_order::by_number, "sorted with the numbers in names as numbers"},
                              order{v1_order::by_pair, "sorted by name and value together"},
                              order{v1_order::backwards, "sorted backwards"}})
            add(cause::parameter_order, std::string{o.words}, recipe::order_part,
                [how = o.how](recipe& r) { r.order = how; });
    }

    void add_sets() {
        std::vector<v1_parameter> const& sent = base_.parameters;
        for (std::size_t i = 0; i < sent.size(); ++i) {
            std::vector<v1_parameter> fewer = sent;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
            add_list(cause::parameter_set, "without " + in_ticks(sent[i].name), 0, std::move(fewer));
        }
        std::vector<v1_parameter> full;
        for (v1_parameter const& p : sent)
            if (!p.value.empty())
                full.push_back(p);
        add_list(cause::parameter_set, "without those that are empty", 0, std::move(full));
        auto const add_more = [&](std::string_view name, std::string_view value, std::string detail) {
            std::vector<v1_parameter> more = sent;
            more.push_back({name, value, name, value});
            add_list(cause::parameter_set, std::move(detail), 0, std::move(more));
        };
        add_more(sign::v1::signature_name, {}, "with an empty Signature");
        if (!has("SignatureMethod"))
            for (std::string_view const method : {"HmacSHA256", "HmacSHA1"})
                add_more("SignatureMethod", method, "with SignatureMethod, which it did not send");
        if (!has("Region"))
            add_more("Region", {}, "with an empty Region, which it did not send");
        if (!has("Token"))
            add_more("Token", {}, "with an empty Token, which it did not send");
    }

    // --- values ---

    void add_values() {
        using parameters = std::vector<v1_parameter>;
        auto const with = [this](std::string_view from, std::string_view to) {
            parameters made = base_.parameters;
            for (v1_parameter& p : made)
                if (p.value == from)
                    p.value = p.sent_value = to;
            return made;
        };
        struct pair {
            std::string_view from, to, words;
        };
        for (pair const& p :
             {pair{"true", "1", "1 for true"}, pair{"true", "True", "True for true"},
              pair{"True", "true", "true for True"}, pair{"1", "true", "true for 1"}, pair{"false", "0", "0 for false"},
              pair{"false", "", "an empty text for false"}, pair{"false", "False", "False for false"},
              pair{"False", "false", "false for False"}, pair{"0", "false", "false for 0"},
              pair{"", "null", "null for an empty text"}, pair{"null", "", "an empty text for null"}})
            add_list(cause::parameter_values, std::string{p.words}, recipe::value_part, with(p.from, p.to));
        auto const changed = [this](auto change) {
            parameters made = base_.parameters;
            for (v1_parameter& p : made)
                p.value = keep(change(p.value));
            return made;
        };
        add_list(cause::parameter_values, "without the blanks around them", recipe::value_part,
                 changed([](std::string_view value) { return std::string{strip(value)}; }));
        add_list(cause::parameter_values, "in small letters", recipe::value_part,
                 changed([](std::string_view value) { return to_lower(value); }), reach::alone);
        add_list(cause::parameter_values, "with ? for each character beyond ASCII", recipe::value_part,
                 changed([](std::string_view value) {
                     std::string made;
                     for (char32_t const point : code_points_of(value))
                         made.push_back(point < 0x80 ? static_cast<char>(point) : '?');
                     return made;
                 }));
    }

    void add_timestamps() {
        std::optional<std::int64_t> const sent = sign::unix_seconds_from(value_of("Timestamp"));
        if (!sent)
            return;
        auto const add_time = [this](cause what, std::string detail, std::string text) {
            std::string_view const kept = keep(std::move(text));
            add(
                what, std::move(detail), recipe::value_part,
                [kept](recipe& r) {
                    for (v1_parameter& p : r.parameters)
                        if (p.name == "Timestamp")
                            p.value = p.sent_value = kept;
                },
                reach::alone, kept, value_of("Timestamp"));
        };
        add_time(cause::timestamp_unit, "in milliseconds", std::to_string(*sent) + "000");
        for (int seconds = 1; seconds <= 300; ++seconds)
            for (int const shift : {-seconds, seconds})
                add_time(cause::other_timestamp, duration_in_words(shift), std::to_string(*sent + shift));
        for (int half_hours = 1; half_hours <= 28; ++half_hours)
            for (int const shift : {1800 * half_hours, -1800 * half_hours})
                add_time(cause::other_timestamp, duration_in_words(shift), std::to_string(*sent + shift));
    }

    // --- the rest of the string ---

    void add_target() {
        add_method(base_.method == "GET" ? "POST" : "GET");
        add_method(to_lower(base_.method));
        for (sign::other_text& other : other_hosts(*message_, *options_)) {
            std::string_view const host = keep(std::move(other.text));
            add(
                other.what, other.detail, recipe::host_part, [host](recipe& r) { r.host = host; }, reach::paired, host,
                base_.host);
        }
        for (std::string_view const path : {"/", "", "/v2/index.php", "//", "/index.php"})
            if (path != base_.path)
                add(
                    cause::path, in_ticks(path), recipe::path_part, [path](recipe& r) { r.path = path; }, reach::paired,
                    path, base_.path);
    }

    void add_shapes() {
        auto const add_shape = [this](std::string detail, v1_shape how) {
            add(cause::string_form, std::move(detail), recipe::shape_part, [how](recipe& r) { r.shape = how; });
        };
        add_shape("no question mark", v1_shape::without_question_mark);
        add_shape("line feeds between its parts", v1_shape::line_feeds);
        add_shape("& between its parts, encoded, as another provider has it", v1_shape::ampersands);
        add_shape("nothing before the parameters", v1_shape::parameters_only);
        add_shape("no method", v1_shape::without_method);
        add_shape("a line feed at its end", v1_shape::line_feed_at_end);
        add_shape("an & at its end", v1_shape::trailing_ampersand);
        add_shape("commas between the parameters", v1_shape::commas);
        add_shape("small letters throughout", v1_shape::small_letters);
    }

    // --- keys ---

    void add_keys() {
        auto const add_key = [this](cause what, std::string detail, std::string_view key) {
            add(what, std::move(detail), recipe::secret_part, [key](recipe& r) { r.secret = key; });
        };
        for (sign::named_key const& other : options_->keys)
            add_key(cause::other_key, other.name, other.key.reveal());
        std::string_view const key = who_->key.reveal();
        for (other_secret& other : other_forms_of(key))
            add_key(other.what, std::move(other.detail), keep_secret(std::move(other.text)));
        add_key(cause::other_prefix, "`TC3`", keep_secret("TC3" + std::string{key}));
        add_key(cause::not_the_key, "the SecretId", value_of("SecretId"));
        if (!who_->secret_id.empty())
            add_key(cause::not_the_key, "the SecretId, and the SecretKey as the SecretId", who_->secret_id);
        if (has("Token"))
            add_key(cause::not_the_key, "the session token", value_of("Token"));
        for (std::string_view const text : words_for_no_key)
            add_key(cause::not_the_key, text.empty() ? "an empty text" : in_ticks(text), text);
        for (std::string_view const text : example_keys)
            add_key(cause::not_the_key, "a key from an example of the documentation", text);
        add(cause::hmac_arguments, "in the HMAC", recipe::mac_part, [](recipe& r) { r.swapped = true; });
        add(cause::other_hash, "a hash of key and text, not HMAC", recipe::mac_part,
            [](recipe& r) { r.keyed = false; });
    }

    http::request const* message_;
    credential const* who_;
    sign::diagnose_options const* options_;
    std::optional<std::string_view> signature_{};
};

} // namespace tc3::detail

#endif
