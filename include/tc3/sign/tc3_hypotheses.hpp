// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_TC3_HYPOTHESES_HPP
#define TC3_SIGN_TC3_HYPOTHESES_HPP

#include <tc3/credential.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/detail/capitals.hpp>
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
#include <tc3/sign/loose.hpp>
#include <tc3/sign/tc3.hpp>
#include <tc3/sign/tc3_recipe.hpp>
#include <tc3/sign/zone.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::detail {

/// The mistakes that clients make with TC3-HMAC-SHA256, as changes of the recipe of one message.
///
/// It owns the texts that recipes and hypotheses refer to. Message, key and options must outlive it.
class tc3_hypotheses : public hypothesis_groups<tc3_hypotheses, tc3_recipe, 12> {
  public:
    tc3_hypotheses(http::request const& message, sign::loose_authorization const& stated, credential const& who,
                   sign::diagnose_options const& options)
        : message_{&message}, stated_{&stated}, who_{&who}, options_{&options} {
        timestamp_text_ = sign::occurrence_of(message, "X-TC-Timestamp").value;
        timestamp_ = sign::unix_seconds_from(timestamp_text_);
        make_base();
    }

    /// Mistakes that show without a computation: of the scope and of the list of signed headers.
    [[nodiscard]] std::vector<sign::found_cause> stated_mistakes() const {
        std::vector<sign::found_cause> made;
        if (timestamp_ && *timestamp_ >= first_millisecond)
            made.push_back(
                {cause::timestamp_unit, "in milliseconds, and sent it so", std::string{timestamp_text_}, {}});
        else if (timestamp_ && stated_->date != utc_date_of(0))
            made.push_back(date_cause(stated_->date, {}));
        if (!options_->service.empty() && stated_->service != options_->service)
            made.push_back(
                {cause::other_service, in_ticks(stated_->service), stated_->service, std::string{options_->service}});
        if (stated_->signature.mac.size() == sign::digest_size(sign::hash::sha1))
            made.push_back({cause::other_hash, "HMAC-SHA1 for the signature", {}, {}});
        if (stated_->terminator != sign::tc3_terminator)
            made.push_back({cause::other_terminator, in_ticks(stated_->terminator), stated_->terminator,
                            std::string{sign::tc3_terminator}});
        add_list_mistakes(made);
        return made;
    }

  private:
    friend hypothesis_groups;

    static constexpr maker_list makers() noexcept {
        return {&tc3_hypotheses::add_dates,  &tc3_hypotheses::add_scope,         &tc3_hypotheses::add_keys,
                &tc3_hypotheses::add_hosts,  &tc3_hypotheses::add_content_types, &tc3_hypotheses::add_bodies,
                &tc3_hypotheses::add_target, &tc3_hypotheses::add_layouts,       &tc3_hypotheses::add_header_forms,
                &tc3_hypotheses::add_lists,  &tc3_hypotheses::add_codes,         &tc3_hypotheses::add_timestamps};
    }

    static constexpr std::int64_t first_millisecond = 100'000'000'000;

    // --- what is right ---

    void make_base() {
        base_.key.secret = who_->key.reveal();
        base_.key.texts = {stated_->date, stated_->service, stated_->terminator, region()};
        base_.timestamp = timestamp_text_;
        base_.scope = stated_->region.empty() ? std::string_view{} : stated_->scope;
        base_.date = stated_->date;
        base_.service = stated_->service;
        base_.terminator = stated_->terminator;
        sign::canonical_target const target = sign::target_of(*message_);
        base_.method = target.method;
        base_.path = target.path;
        base_.query = target.query;
        names_ = split(stated_->signed_headers, ";");
        base_.lines = lines_of(names_);
        base_.signed_headers = stated_->signed_headers;
        base_.payload = sign::has_unsigned_payload(*message_) ? sign::unsigned_payload_hash : hash_of(message_->body);
    }

    [[nodiscard]] std::string_view region() const {
        if (!stated_->region.empty())
            return stated_->region;
        return sign::occurrence_of(*message_, "X-TC-Region").value;
    }

    std::string_view hash_of(std::string_view text) {
        sign::result<sign::sha256_digest> const made = sign::sha256(text);
        return keep(made ? sign::hex(*made) : std::string{});
    }

    [[nodiscard]] signed_line line_of(std::string_view name) {
        std::string_view const small = keep(to_lower(name));
        signed_line made{small, name, {}, {}};
        for (http::header const h : message_->headers)
            if (equal_ignoring_case(h.name, name)) {
                made.sent_name = h.name;
                made.value = trim(h.value);
                made.sent_value = h.value;
                return made;
            }
        if (small == "host")
            made.value = made.sent_value = sign::host_of(*message_);
        return made;
    }

    [[nodiscard]] std::vector<signed_line> lines_of(std::vector<std::string_view> const& names) {
        std::vector<signed_line> made;
        made.reserve(names.size());
        for (std::string_view const name : names)
            made.push_back(line_of(name));
        return made;
    }

    // --- dates and times ---

    [[nodiscard]] std::string utc_date_of(int days_later) const {
        if (!timestamp_)
            return {};
        std::int64_t const seconds = *timestamp_ >= first_millisecond ? *timestamp_ / 1000 : *timestamp_;
        auto const date = sign::date_of(seconds + days_later * seconds_per_day);
        return date ? std::string{date->text()} : std::string{};
    }

    /// Why a date is not the right one.
    [[nodiscard]] sign::found_cause date_cause(std::string_view date, std::string_view where) const {
        std::string const right = utc_date_of(0);
        if (!sign::has_date_form(date))
            return {cause::date_form, "as " + in_ticks(date) + std::string{where}, std::string{date}, right};
        std::optional<sign::zones> const there = timestamp_ ? sign::zones_with(date, *timestamp_) : std::nullopt;
        if (!there)
            return {cause::other_date, in_ticks(date) + std::string{where}, std::string{date}, right};
        return {cause::local_date, sign::zone_name(there->usual) + std::string{where},
                std::string{date} + ", the date " + there->in_words(), right};
    }

    void add_dates() {
        std::string const right = utc_date_of(0);
        std::vector<std::string> dates{right};
        for (int const days : {1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7})
            dates.push_back(utc_date_of(days));
        for (std::string_view const fixed : {"1970-01-01", "2019-02-25", "2018-10-09", "2019-02-26"})
            dates.emplace_back(fixed); // the last three stand in examples of the documentation
        for (int const days : {0, 1, -1})
            for (std::string& form : other_date_forms(utc_date_of(days)))
                dates.push_back(std::move(form));
        for (std::size_t i = 0; i < dates.size(); ++i)
            if (!dates[i].empty() && dates[i] != stated_->date)
                add_date(dates[i], right, i < 3 ? reach::paired : reach::alone);
    }

    [[nodiscard]] static std::vector<std::string> other_date_forms(std::string const& date) {
        if (date.empty())
            return {};
        std::string const year = date.substr(0, 4), month = date.substr(5, 2), day = date.substr(8);
        auto const short_form = [](std::string const& two) { return two[0] == '0' ? two.substr(1) : two; };
        return {year + month + day,
                year + "/" + month + "/" + day,
                year + "-" + short_form(month) + "-" + short_form(day),
                year.substr(2) + month + day,
                day + "-" + month + "-" + year,
                month + "/" + day + "/" + year};
    }

    void add_date(std::string const& text, std::string const& right, reach within) {
        std::string_view const date = keep(text);
        bool const is_right = date == right;
        auto const found = [&](std::string_view where) {
            return is_right
                       ? sign::found_cause{cause::credential_differs, "the date " + in_ticks(date) + std::string{where},
                                           std::string{date}, stated_->date}
                       : date_cause(date, where);
        };
        auto const put = [&](std::uint32_t parts, std::string_view where, reach how, auto change) {
            add({found(where), parts, how, change});
        };
        put(recipe::date_in_key | recipe::date_in_string, {}, within,
            [date](recipe& r) { r.key.texts[key_recipe::date_step] = r.date = date; });
        put(recipe::date_in_key, ", for the key only", reach::alone,
            [date](recipe& r) { r.key.texts[key_recipe::date_step] = date; });
        put(recipe::date_in_string, ", in the string to sign only", reach::alone, [date](recipe& r) { r.date = date; });
    }

    void add_timestamps() {
        auto const add_text = [this](cause what, std::string detail, std::string text, reach within = reach::alone) {
            std::string_view const kept = keep(std::move(text));
            add(
                what, std::move(detail), recipe::timestamp_part, [kept](recipe& r) { r.timestamp = kept; }, within,
                kept, timestamp_text_);
        };
        std::string const text{timestamp_text_};
        if (!timestamp_)
            return;
        bool const milliseconds = *timestamp_ >= first_millisecond;
        if (milliseconds)
            add_text(cause::timestamp_unit, "in seconds, but sent it in milliseconds", text.substr(0, text.size() - 3),
                     reach::paired);
        add_text(cause::timestamp_unit, "in milliseconds", text + "000", reach::paired);
        add_text(cause::timestamp_unit, "in microseconds", text + "000000");
        add_text(cause::timestamp_unit, "in nanoseconds", text + "000000000");
        add_text(cause::timestamp_unit, "as a decimal fraction", text + ".0");
        add_text(cause::timestamp_unit, "within quotes", "\"" + text + "\"");
        add_text(cause::timestamp_unit, "as an empty text", "");
        add_text(cause::timestamp_unit, "with a line feed at its end", text + "\n");
        if (std::string const date = utc_date_of(0); !date.empty()) {
            std::string const time = clock_text();
            add_text(cause::timestamp_unit, "as a date and time", date + "T" + time + "Z");
            add_text(cause::timestamp_unit, "as a date and time", date + " " + time);
            std::string const compact = date.substr(0, 4) + date.substr(5, 2) + date.substr(8);
            add_text(cause::timestamp_unit, "as a date and time",
                     compact + "T" + time.substr(0, 2) + time.substr(3, 2) + time.substr(6) + "Z");
        }
        for (int seconds = 1; seconds <= 600; ++seconds)
            for (int const shift : {-seconds, seconds})
                add_text(cause::other_timestamp, duration_in_words(shift), std::to_string(*timestamp_ + shift));
        for (int half_hours = 1; half_hours <= 28; ++half_hours)
            for (int const shift : {1800 * half_hours, -1800 * half_hours})
                add_text(cause::other_timestamp, duration_in_words(shift), std::to_string(*timestamp_ + shift));
        add_text(cause::other_timestamp, "that of an example of the documentation", "1551113065");
        add_text(cause::other_timestamp, "that of an example of the documentation", "1539084154");
        add_text(cause::other_timestamp, "0", "0");
        for (int part = 1; part < 1000; ++part) {
            std::string const digits = std::to_string(part);
            std::string whole = text;
            whole.append(3 - digits.size(), '0').append(digits);
            add_text(cause::timestamp_unit, "in milliseconds", std::move(whole));
        }
    }

    /// The time of day of the timestamp, `HH:MM:SS`.
    [[nodiscard]] std::string clock_text() const {
        auto const second = static_cast<int>(((*timestamp_ % seconds_per_day) + seconds_per_day) % seconds_per_day);
        auto const two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
        return two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60);
    }

    // --- the scope ---

    void add_scope() {
        std::vector<std::string> services{std::string{options_->service}};
        std::string_view const host = sign::host_of(*message_);
        for (std::string_view const name : {host, std::string_view{message_->host}}) {
            services.emplace_back(name.substr(0, name.find('.')));
            services.emplace_back(name);
            services.emplace_back(name.substr(0, name.find(':')));
        }
        for (std::string_view const name :
             {"cvm",          "postgres", "postgresql", "PostgreSQL", "cdb", "mysql",
              "mariadb",      "tdsql",    "dcdb",       "vpc",        "cbs", "clb",
              "sts",          "cam",      "tag",        "cos",        "sms", "tencentcloudapi",
              "tencentcloud", "intl",     "tc3",        "service",    ""})
            services.emplace_back(name);
        services.push_back(to_upper(stated_->service));
        services.push_back(to_lower(stated_->service));
        for (std::size_t i = 0; i < services.size(); ++i)
            if (services[i] != stated_->service && (i > 0 || !services[i].empty()))
                add_scope_part(services[i], stated_->service, cause::other_service, "the service ", options_->service,
                               key_recipe::service_step, &recipe::service, recipe::service_in_key,
                               recipe::service_in_string, i < 8 ? reach::paired : reach::alone);
        for (std::string_view const word :
             {sign::tc3_terminator, std::string_view{"aws4_request"}, std::string_view{"tc3-request"},
              std::string_view{"TC3_REQUEST"}, std::string_view{"tc2_request"}, std::string_view{"tc_request"},
              std::string_view{"request"}, std::string_view{"tc3request"}, std::string_view{}})
            if (word != stated_->terminator)
                add_scope_part(std::string{word}, stated_->terminator, cause::other_terminator, "the last part ",
                               sign::tc3_terminator, key_recipe::terminator_step, &recipe::terminator,
                               recipe::terminator_in_key, recipe::terminator_in_string, reach::alone);
        add_scope_texts();
    }

    void add_scope_part(std::string const& text, std::string_view stated, cause what, std::string const& noun,
                        std::string_view right, key_recipe::step step, std::string_view recipe::*in_string,
                        std::uint32_t key_part, std::uint32_t string_part, reach within) {
        std::string_view const kept = keep(text);
        bool const is_right = kept == right;
        auto const put = [&](std::uint32_t parts, std::string_view where, reach how, auto change) {
            add(is_right ? cause::credential_differs : what,
                (is_right ? noun : std::string{}) + in_ticks(kept) + std::string{where}, parts, change, how, kept,
                stated);
        };
        put(key_part | string_part, {}, within, [=](recipe& r) { r.key.texts[step] = r.*in_string = kept; });
        put(key_part, ", for the key only", reach::alone, [=](recipe& r) { r.key.texts[step] = kept; });
        put(string_part, ", in the string to sign only", reach::alone, [=](recipe& r) { r.*in_string = kept; });
    }

    void add_scope_texts() {
        std::string const date = stated_->date, service = stated_->service, word = stated_->terminator;
        std::string const scope = date + "/" + service + "/" + word;
        std::string const with_region = date + "/" + std::string{region()} + "/" + service + "/" + word;
        auto const add_text = [&](std::string detail, std::string text) {
            std::string_view const kept = keep(std::move(text));
            add(
                cause::scope_form, std::move(detail),
                recipe::date_in_string | recipe::service_in_string | recipe::terminator_in_string,
                [kept](recipe& r) { r.scope = kept; }, reach::paired,
                kept.find(stated_->secret_id) == 0 ? std::string_view{} : kept, keep(scope));
        };
        add_text("the whole credential", stated_->secret_id + "/" + scope);
        add_text("a scope with a region", with_region);
        add_text("a scope without the date", service + "/" + word);
        add_text("a scope without the service", date + "/" + word);
        add_text("a scope without tc3_request", date + "/" + service);
        add_text("a scope in another order", service + "/" + date + "/" + word);
        add_text("a scope with a slash at its end", scope + "/");
        add_text("a scope with a slash before it", "/" + scope);
        if (!stated_->region.empty())
            add_text("the scope without the region that the Credential names", scope);
        add(cause::derivation_steps, "with the region as a further step", recipe::steps_part, [](recipe& r) {
            r.key.order = {key_recipe::date_step, key_recipe::region_step, key_recipe::service_step,
                           key_recipe::terminator_step};
            r.key.steps = 4;
        });
        add(cause::scope_form, "a scope with a region, as the key has it too",
            recipe::steps_part | recipe::date_in_string | recipe::service_in_string | recipe::terminator_in_string,
            [kept = keep(with_region)](recipe& r) {
                r.key.order = {key_recipe::date_step, key_recipe::region_step, key_recipe::service_step,
                               key_recipe::terminator_step};
                r.key.steps = 4;
                r.scope = kept;
            });
    }

    // --- keys ---

    void add_keys() {
        for (sign::named_key const& other : options_->keys)
            add(cause::other_key, other.name, recipe::secret_part,
                [key = other.key.reveal()](recipe& r) { r.key.secret = key; });
        add(cause::missing_prefix, {}, recipe::prefix_part, [](recipe& r) { r.key.prefix = {}; });
        for (std::string_view const prefix : {"tc3", "Tc3", "AWS4", "TC2", "TC", "TC3-HMAC-SHA256", "TC3_", "TC3-",
                                              "TC3/", "TC3:", "TC3+", "TC3TC3", "\"TC3\""})
            add(
                cause::other_prefix, in_ticks(prefix), recipe::prefix_part,
                [prefix](recipe& r) { r.key.prefix = prefix; }, reach::alone);
        std::string_view const key = who_->key.reveal();
        for (other_secret& other : other_forms_of(key)) {
            std::string_view const kept = keep_secret(std::move(other.text));
            add(other.what, other.detail, recipe::secret_part, [kept](recipe& r) { r.key.secret = kept; });
        }
        add_key(cause::not_the_key, "the SecretId", stated_->secret_id);
        if (!who_->secret_id.empty() && who_->secret_id != stated_->secret_id)
            add_key(cause::not_the_key, "the SecretId, and the SecretKey as the SecretId", who_->secret_id);
        add_key(cause::not_the_key, "the session token", sign::occurrence_of(*message_, "X-TC-Token").value);
        for (std::string_view const text : words_for_no_key)
            add(cause::not_the_key, text.empty() ? "an empty text" : in_ticks(text), recipe::secret_part,
                [text](recipe& r) { r.key.secret = text; });
        for (std::string_view const text : example_keys)
            add(cause::not_the_key, "a key from an example of the documentation", recipe::secret_part,
                [text](recipe& r) { r.key.secret = text; });
        add(cause::other_prefix, "nothing, but TC3 behind it,", recipe::prefix_part | recipe::secret_part,
            [kept = keep_secret(std::string{key} + "TC3")](recipe& r) {
                r.key.prefix = {};
                r.key.secret = kept;
            });
        add_derivations();
    }

    void add_key(cause what, std::string detail, std::string_view text) {
        if (!text.empty())
            add(what, std::move(detail), recipe::secret_part, [text](recipe& r) { r.key.secret = text; });
    }

    void add_derivations() {
        struct form {
            byte_form how;
            std::string_view name;
        };
        for (form const f :
             {form{byte_form::hex, "hexadecimal text"}, form{byte_form::upper_hex, "hexadecimal text in capitals"},
              form{byte_form::base64, "Base64 text"}})
            for (unsigned const mask : {7u, 1u, 2u, 4u, 3u, 5u, 6u})
                add(
                    cause::derived_key_text, derived_in_words(mask) + " as " + std::string{f.name}, recipe::steps_part,
                    [f, mask](recipe& r) {
                        r.key.form = f.how;
                        r.key.formed = mask;
                    },
                    mask == 7u ? reach::paired : reach::alone);
        constexpr std::array<std::string_view, 3> nouns{"date", "service", "tc3_request"};
        std::array<key_recipe::step, 3> order{key_recipe::date_step, key_recipe::service_step,
                                              key_recipe::terminator_step};
        while (std::next_permutation(order.begin(), order.end()))
            add(cause::derivation_order,
                std::string{nouns[order[0]]} + ", " + std::string{nouns[order[1]]} + ", " +
                    std::string{nouns[order[2]]},
                recipe::steps_part, [order](recipe& r) { std::copy(order.begin(), order.end(), r.key.order.begin()); });
        using steps = std::vector<key_recipe::step>;
        auto const add_steps = [this](std::string detail, steps const& taken) {
            add(cause::derivation_steps, std::move(detail), recipe::steps_part, [taken](recipe& r) {
                std::copy(taken.begin(), taken.end(), r.key.order.begin());
                r.key.steps = taken.size();
            });
        };
        add_steps("without any step", {});
        add_steps("with the date only", {key_recipe::date_step});
        add_steps("with the service only", {key_recipe::service_step});
        add_steps("with tc3_request only", {key_recipe::terminator_step});
        add_steps("without tc3_request", {key_recipe::date_step, key_recipe::service_step});
        add_steps("without the service", {key_recipe::date_step, key_recipe::terminator_step});
        add_steps("without the date", {key_recipe::service_step, key_recipe::terminator_step});
        add(cause::derivation_steps, "without any step, and without TC3", recipe::steps_part | recipe::prefix_part,
            [](recipe& r) {
                r.key.steps = 0;
                r.key.prefix = {};
            });
        add(cause::hmac_arguments, "in the derivation of the key", recipe::steps_part,
            [](recipe& r) { r.key.swapped = true; });
        add(cause::hmac_arguments, "for the signature", recipe::mac_part, [](recipe& r) { r.mac = mac_form::swapped; });
        add(cause::hmac_arguments, "in each HMAC", recipe::steps_part | recipe::mac_part, [](recipe& r) {
            r.key.swapped = true;
            r.mac = mac_form::swapped;
        });
    }

    [[nodiscard]] static std::string derived_in_words(unsigned mask) {
        constexpr std::string_view names[] = {"the key of the date", "the key of the service", "the signing key"};
        if (mask == 7u)
            return "the derived keys";
        std::string made;
        for (unsigned i = 0; i < 3; ++i)
            if (((mask >> i) & 1u) != 0)
                made.append(made.empty() ? "" : " and ").append(names[i]);
        return made;
    }

    // --- hosts and content types ---

    [[nodiscard]] bool is_signed(std::string_view name) const {
        return std::any_of(base_.lines.begin(), base_.lines.end(),
                           [name](signed_line const& l) { return l.name == name; });
    }

    void add_hosts() {
        if (!is_signed("host"))
            return;
        std::string_view const sent = sign::host_of(*message_);
        for (sign::other_text& other : other_hosts(*message_, *options_)) {
            std::string_view const host = keep(std::move(other.text));
            if (host != sent)
                add(
                    other.what, other.detail, recipe::host_part, [host](recipe& r) { r.host = host; }, reach::paired,
                    host, sent);
        }
    }

    void add_content_types() {
        if (!is_signed("content-type"))
            return;
        std::string_view const sent = sign::occurrence_of(*message_, "Content-Type").value;
        std::string_view const media = trim(sent.substr(0, sent.find(';')));
        auto const add_type = [&](std::string const& text) {
            if (text == sent)
                return;
            std::string_view const type = keep(text);
            bool const same_media = !media.empty() && equal_ignoring_case(trim(type.substr(0, type.find(';'))), media);
            bool const absent = sign::occurrence_of(*message_, "Content-Type").times == 0;
            add(
                same_media ? cause::content_type_parameters
                : absent   ? cause::unsent_header
                           : cause::other_content_type,
                absent ? "content-type as " + in_ticks(type) : in_ticks(type), recipe::content_type_part,
                [type](recipe& r) { r.content_type = type; }, reach::paired, type, sent);
        };
        std::vector<std::string> types{std::string{media}};
        for (std::string_view const known :
             {"application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain",
              "application/octet-stream", "text/json", "text/html", "*/*"})
            if (known != media)
                types.emplace_back(known);
        for (std::string const& type : types)
            for (std::string_view const parameters : {"", "; charset=utf-8", ";charset=utf-8", "; charset=UTF-8",
                                                      ";charset=UTF-8", ";", "; charset=utf8", "; charset=\"utf-8\""})
                if (!type.empty() || parameters.empty())
                    add_type(type + std::string{parameters});
        if (sent.find(';') != std::string_view::npos) {
            std::string const rest{trim(sent.substr(sent.find(';') + 1))};
            for (std::string_view const between : {";", "; "})
                add_type(std::string{media} + std::string{between} + rest);
            add_type(std::string{media} + "; charset=utf-8; " + rest);
        }
    }

    // --- the body ---

    void add_payload(cause what, std::string detail, std::string_view line, reach within = reach::paired) {
        if (line != base_.payload)
            add(
                what, std::move(detail), recipe::payload_part, [line](recipe& r) { r.payload = line; }, within);
    }

    void add_bodies() {
        std::string_view const body = message_->body;
        bool const declared = sign::has_unsigned_payload(*message_);
        std::string_view const empty_hash = hash_of({});
        add_payload(cause::empty_payload, {}, empty_hash);
        if (declared)
            add_payload(cause::unsigned_body, "the body, but X-TC-Content-SHA256 says UNSIGNED-PAYLOAD", hash_of(body));
        else
            add_payload(cause::unsigned_body, "UNSIGNED-PAYLOAD without the header X-TC-Content-SHA256 that says so",
                        sign::unsigned_payload_hash);
        add_payload(cause::unsigned_body, "the word UNSIGNED-PAYLOAD itself, not its hash", sign::unsigned_payload);
        add_payload(cause::unsigned_body, "the word unsigned-payload in small letters, not its hash",
                    "unsigned-payload");
        add_payload(cause::unsigned_body, "the hash of unsigned-payload in small letters", hash_of("unsigned-payload"));
        add_payload(cause::unsigned_body, "the hash of UNSIGNED-PAYLOAD in capitals",
                    keep(to_upper(sign::unsigned_payload_hash)));
        for (std::string_view const text : {"{}", "null", "[]", "\"\"", " ", "\n", "undefined", "None", "{ }", "''",
                                            "0", "[object Object]", "Array", "false"})
            add_payload(cause::other_payload, in_ticks(text == "\n" ? "\\n" : text), hash_of(text));
        if (!message_->query.empty()) {
            add_payload(cause::other_payload, "the query", hash_of(message_->query));
            std::string decoded;
            http::append_percent_decoded(decoded, message_->query, http::plus_sign::blank);
            add_payload(cause::other_payload, "the decoded query", hash_of(decoded));
        }
        std::size_t given = 0;
        for (sign::other_text const& other : options_->bodies ? options_->bodies() : std::vector<sign::other_text>{})
            add_payload(other.what, other.detail, hash_of(other.text), ++given <= 24 ? reach::paired : reach::alone);
        for (sign::other_text& other : other_bodies(body))
            add_payload(other.what, std::move(other.detail), hash_of(other.text),
                        other.what == cause::body_white_space ? reach::paired : reach::alone);
        add_payload_lines(body);
    }

    void add_payload_lines(std::string_view body) {
        auto const hashed = sign::sha256(body);
        if (!hashed)
            return;
        std::string const hex = sign::hex(*hashed);
        add_payload(cause::payload_hash_form, "the hash in capitals", keep(to_upper(hex)));
        add_payload(cause::payload_hash_form, "the hash in Base64", keep(sign::base64(*hashed)));
        add_payload(cause::payload_hash_form, "the body itself, not its hash", body);
        add_payload(cause::payload_hash_form, "an empty text", {});
        add_payload(cause::payload_hash_form, "the hash of the hash", hash_of(hex));
        add_payload(cause::payload_hash_form, "the hash of the hash's bytes", hash_of(sign::as_text(*hashed)),
                    reach::alone);
        add_payload(cause::payload_hash_form, "the hash in Base64 of its hexadecimal digits", keep(sign::base64(hex)),
                    reach::alone);
        if (auto const sha1 = sign::hash_of<sign::hash::sha1>(body))
            add_payload(cause::other_hash, "SHA-1 for the body", keep(sign::hex(*sha1)));
        if (auto const keyed = sign::hmac_sha256(who_->key.reveal(), body))
            add_payload(cause::other_hash, "HMAC-SHA256 with the SecretKey for the body", keep(sign::hex(*keyed)));
        std::string_view const sent = sign::occurrence_of(*message_, "X-TC-Content-SHA256").value;
        if (!sent.empty())
            add_payload(cause::payload_hash_form, "the value of X-TC-Content-SHA256", sent, reach::alone);
    }

    // --- the target ---

    void add_target() {
        add_method(to_lower(base_.method));
        add_method(base_.method == "GET" ? "POST" : "GET");
        add_method(std::string{base_.method.substr(0, 1)} +
                   to_lower(base_.method.substr(std::min<std::size_t>(1, base_.method.size()))));
        for (std::string_view const name : {"POST", "PUT", "HEAD", "DELETE", ""})
            add_method(std::string{name});
        add_paths();
        add_queries();
    }

    void add_paths() {
        std::string const path{base_.path};
        auto const add_path = [this](std::string text, std::string_view words = {}, reach within = reach::paired) {
            if (text == base_.path)
                return;
            std::string_view const kept = keep(std::move(text));
            // A path with a query is not shown: its values are the client's.
            add(
                cause::path, words.empty() ? in_ticks(kept) : std::string{words}, recipe::path_part,
                [kept](recipe& r) { r.path = kept; }, within, words.empty() ? kept : std::string_view{}, base_.path);
        };
        add_path("/");
        add_path("");
        if (!message_->query.empty())
            add_path(path + "?" + message_->query, "with the query behind it");
        add_path(path + "?", {}, reach::alone);
        add_path("/" + std::string{sign::occurrence_of(*message_, "X-TC-Action").value});
        std::string const host{sign::host_of(*message_)};
        for (std::string const& scheme : {std::string{"https://"}, std::string{"http://"}, std::string{}}) {
            std::string const whole = scheme + host;
            add_path(whole + path, "with the host before it", reach::alone);
            add_path(whole, "with the host before it", reach::alone);
        }
        add_path(path + "/", {}, reach::alone);
        if (path.size() > 1 && path.ends_with('/'))
            add_path(path.substr(0, path.size() - 1));
        std::string decoded;
        http::append_percent_decoded(decoded, path);
        add_path(decoded, "percent-decoded");
        add_path(http::percent_encoded(path), "percent-encoded");
        for (std::string_view const text : {"//", "/v2/index.php", "/index.php", "/api", "*"})
            add_path(std::string{text}, {}, reach::alone);
    }

    void add_queries() {
        auto const add_query = [this](cause what, std::string detail, std::string text, reach within = reach::paired) {
            if (text == base_.query)
                return;
            std::string_view const kept = keep(std::move(text));
            add(
                what, std::move(detail), recipe::query_part, [kept](recipe& r) { r.query = kept; }, within);
        };
        std::string const& query = message_->query;
        if (base_.method == "POST" && !query.empty())
            add_query(cause::query_of_post, {}, query);
        if (base_.method == "POST")
            add_query(cause::query_form, "with the body in its place", message_->body, reach::alone);
        if (query.empty())
            return;
        add_query(cause::query_form, "as an empty text", "");
        add_query(cause::query_form, "with its question mark", "?" + query);
        for (other_query& other : other_queries(query))
            add_query(cause::query_form, std::move(other.detail), std::move(other.text));
    }

    // --- layouts ---

    void add_layouts() {
        auto const in_request = [this](cause what, std::string detail, layout how) {
            add(what, std::move(detail), recipe::request_part, [how](recipe& r) { r.request_layout = how; });
        };
        auto const in_string = [this](cause what, std::string detail, layout how) {
            add(what, std::move(detail), recipe::string_part, [how](recipe& r) { r.string_layout = how; });
        };
        auto const in_both = [this](cause what, std::string detail, layout how) {
            add(what, std::move(detail), recipe::request_part | recipe::string_part,
                [how](recipe& r) { r.request_layout = r.string_layout = how; });
        };
        in_request(cause::blank_line, "no blank line before the signed headers", layout::no_blank_line);
        in_request(cause::blank_line, "two blank lines before the signed headers", layout::two_blank_lines);
        in_request(cause::trailing_line_feed, "the canonical request", layout::line_feed_at_end);
        in_string(cause::trailing_line_feed, "the string to sign", layout::line_feed_at_end);
        in_both(cause::trailing_line_feed, "the canonical request and of the string to sign", layout::line_feed_at_end);
        struct breaks {
            layout how;
            std::string_view words;
        };
        for (breaks const b :
             {breaks{layout::carriage_returns, "end with CR and LF"},
              breaks{layout::escapes, "are separated by a backslash and an n"},
              breaks{layout::joined, "are not separated"}, breaks{layout::blanks, "are separated by blanks"}}) {
            std::string const words{b.words};
            in_both(cause::line_breaks, "both texts " + words, b.how);
            in_request(cause::line_breaks, "the canonical request " + words, b.how);
            in_string(cause::line_breaks, "the string to sign " + words, b.how);
        }
        in_request(cause::lines, "the line of the method", layout::no_first);
        in_request(cause::lines, "the line of the path", layout::no_second);
        in_request(cause::lines, "the line of the query", layout::no_third);
        in_request(cause::lines, "the canonical headers", layout::no_fourth);
        in_request(cause::lines, "the line of the signed headers", layout::no_fifth);
        in_request(cause::lines, "the hash of the payload", layout::no_last);
        in_request(cause::lines, "nothing, but wrote the query before the path", layout::swapped);
        in_string(cause::lines, "the algorithm in the string to sign", layout::no_first);
        in_string(cause::lines, "the timestamp in the string to sign", layout::no_second);
        in_string(cause::lines, "the scope in the string to sign", layout::no_third);
        in_string(cause::lines, "the hash of the canonical request", layout::no_last);
        in_string(cause::lines, "nothing, but wrote the scope before the timestamp", layout::swapped);
        // Where nothing else has capitals, the method alone is in small letters.
        for (std::string_view const text : {base_.path, base_.query, base_.signed_headers})
            if (std::any_of(text.begin(), text.end(), is_upper)) {
                in_request(cause::letter_case, "the whole canonical request in small letters", layout::small_letters);
                break;
            }
    }

    // --- headers ---

    void add_header_forms() {
        std::string_view const sent_list = keep(list_text(base_.lines, &signed_line::sent_name, ";"));
        std::string_view const upper_list = keep(to_upper(base_.signed_headers));
        add(cause::header_names, "as they were sent", recipe::names_part | recipe::list_text_part,
            [sent_list](recipe& r) {
                r.names = name_form::as_sent;
                r.signed_headers = sent_list;
            });
        add(cause::header_names, "as they were sent, in the canonical headers only", recipe::names_part,
            [](recipe& r) { r.names = name_form::as_sent; });
        add(cause::header_names, "as they were sent, in the list only", recipe::list_text_part,
            [sent_list](recipe& r) { r.signed_headers = sent_list; });
        add(cause::header_names, "in capitals", recipe::names_part | recipe::list_text_part, [upper_list](recipe& r) {
            r.names = name_form::capitals;
            r.signed_headers = upper_list;
        });
        add(
            cause::header_names, "in capitals, in the canonical headers only", recipe::names_part,
            [](recipe& r) { r.names = name_form::capitals; }, reach::alone);
        add(cause::header_values, "with the blanks around them", recipe::values_part,
            [](recipe& r) { r.values = value_form::as_sent; });
        add(cause::header_values, "in capitals", recipe::values_part,
            [](recipe& r) { r.values = value_form::capitals; });
        add(cause::header_values, "without any blanks", recipe::values_part,
            [](recipe& r) { r.values = value_form::without_blanks; });
        add(cause::header_values, "with several blanks made one", recipe::values_part,
            [](recipe& r) { r.values = value_form::single_blanks; });
        add(cause::header_lines, "with a blank after the colon", recipe::lines_part,
            [](recipe& r) { r.line = line_form::blank_after_colon; });
        add(cause::header_lines, "with an equals sign for the colon", recipe::lines_part,
            [](recipe& r) { r.line = line_form::equals_sign; });
        add(cause::header_lines, "without their names", recipe::lines_part,
            [](recipe& r) { r.line = line_form::values_only; });
    }

    [[nodiscard]] static std::string list_text(std::vector<signed_line> const& lines,
                                               std::string_view signed_line::*name, std::string_view separator) {
        std::string made;
        for (signed_line const& line : lines)
            made.append(made.empty() ? "" : separator).append(line.*name);
        return made;
    }

    void add_lists() {
        std::vector<signed_line> const sent = sent_headers();
        std::vector<std::vector<signed_line>> likely;
        for (std::string_view const list :
             {sign::sdk_signed_headers, sign::documented_signed_headers,
              std::string_view{"content-type;host;x-tc-action;x-tc-timestamp;x-tc-version"},
              std::string_view{"content-type;host;x-tc-timestamp"}, std::string_view{"host"},
              std::string_view{"content-type"}})
            likely.push_back(lines_of(split(list, ";")));
        for (std::vector<signed_line> const& lines : likely)
            add_list(lines, reach::paired);
        for (unsigned mask = 1; mask < (1u << sent.size()); ++mask) {
            std::vector<signed_line> chosen;
            for (std::size_t i = 0; i < sent.size(); ++i)
                if (((mask >> i) & 1u) != 0)
                    chosen.push_back(sent[i]);
            std::sort(chosen.begin(), chosen.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
            add_list(chosen, reach::alone);
        }
        add_orders();
        add_list_texts();
        add_unusual_values();
    }

    /// The headers that a client may have signed, each once. Few enough for all choices of them to be tried.
    [[nodiscard]] std::vector<signed_line> sent_headers() {
        std::vector<signed_line> found;
        for (bool const usual : {true, false})
            for (http::header const h : message_->headers) {
                std::string const name = to_lower(h.name);
                bool const is_usual = name == "content-type" || name == "host" || name.starts_with("x-tc-");
                if (is_usual != usual || name == "authorization" || name == "cookie" || name.starts_with(':') ||
                    std::any_of(found.begin(), found.end(), [&](auto const& line) { return line.name == name; }))
                    continue;
                if (found.size() < 10)
                    found.push_back(line_of(h.name));
            }
        if (found.size() < 10 &&
            std::none_of(found.begin(), found.end(), [](auto const& line) { return line.name == "host"; }))
            found.push_back(line_of("Host"));
        return found;
    }

    void add_list(std::vector<signed_line> const& lines, reach within) {
        std::string const text = list_text(lines, &signed_line::name, ";");
        std::string const stated = list_text(base_.lines, &signed_line::name, ";");
        if (text == stated)
            return;
        std::string_view const kept = keep(text);
        add(
            cause::signed_headers_differ, in_ticks(kept), recipe::list_part | recipe::list_text_part,
            [lines, kept](recipe& r) {
                r.lines = lines;
                r.signed_headers = kept;
            },
            within, kept, base_.signed_headers);
        add(
            cause::signed_headers_differ, "canonical headers of " + in_ticks(kept), recipe::list_part,
            [lines](recipe& r) { r.lines = lines; }, within, kept, base_.signed_headers);
        add(
            cause::signed_headers_differ, in_ticks(kept) + " in the list, other canonical headers",
            recipe::list_text_part, [kept](recipe& r) { r.signed_headers = kept; }, reach::alone, kept,
            base_.signed_headers);
    }

    void add_orders() {
        if (base_.lines.size() > 5)
            return;
        std::vector<signed_line> lines = base_.lines;
        auto const by_name = [](signed_line const& a, signed_line const& b) { return a.name < b.name; };
        std::sort(lines.begin(), lines.end(), by_name);
        std::string const stated = list_text(base_.lines, &signed_line::name, ";");
        do {
            std::string const text = list_text(lines, &signed_line::name, ";");
            if (text == stated)
                continue;
            std::string_view const kept = keep(text);
            add(
                cause::signed_headers_order, in_ticks(kept), recipe::list_part | recipe::list_text_part,
                [lines, kept](recipe& r) {
                    r.lines = lines;
                    r.signed_headers = kept;
                },
                reach::alone, kept, base_.signed_headers);
            add(
                cause::signed_headers_order, in_ticks(kept) + ", in the canonical headers only", recipe::list_part,
                [lines](recipe& r) { r.lines = lines; }, reach::alone, kept, base_.signed_headers);
        } while (std::next_permutation(lines.begin(), lines.end(), by_name));
    }

    void add_list_texts() {
        for (std::string_view const separator : {",", ", ", " ", ":", "\n", "; "}) {
            std::string_view const kept = keep(list_text(base_.lines, &signed_line::name, separator));
            add(
                cause::header_lines, "and the list of their names with another separator", recipe::list_text_part,
                [kept](recipe& r) { r.signed_headers = kept; }, reach::alone);
        }
        for (std::string const& text :
             {std::string{base_.signed_headers} + ";", ";" + std::string{base_.signed_headers},
              "SignedHeaders=" + std::string{base_.signed_headers}, std::string{}}) {
            std::string_view const kept = keep(text);
            add(
                cause::header_lines, "and the list of their names as " + in_ticks(kept), recipe::list_text_part,
                [kept](recipe& r) { r.signed_headers = kept; }, reach::alone, kept, base_.signed_headers);
        }
        std::string_view const small = keep(to_lower(base_.signed_headers));
        if (small != base_.signed_headers)
            add(
                cause::signed_headers_case, in_ticks(base_.signed_headers), recipe::list_text_part,
                [small](recipe& r) { r.signed_headers = small; }, reach::paired, base_.signed_headers, small);
    }

    /// Values of headers that are not in the message, or more than once.
    void add_unusual_values() {
        for (std::size_t i = 0; i < base_.lines.size(); ++i) {
            signed_line const line = base_.lines[i];
            std::vector<std::string_view> values;
            for (http::header const h : message_->headers)
                if (equal_ignoring_case(h.name, line.name))
                    values.push_back(trim(h.value));
            if (values.empty() && line.value.empty())
                add(cause::unsent_header, in_ticks(line.name) + ", left out of the canonical headers",
                    recipe::list_part,
                    [i](recipe& r) { r.lines.erase(r.lines.begin() + static_cast<std::ptrdiff_t>(i)); });
            if (values.size() < 2)
                continue;
            auto const add_value = [&](std::string const& how, std::string text) {
                std::string_view const kept = keep(std::move(text));
                add(cause::repeated_header, in_ticks(line.name) + " with " + how, recipe::list_part,
                    [i, kept](recipe& r) { r.lines[i].value = r.lines[i].sent_value = kept; });
            };
            add_value("its last value", std::string{values.back()});
            for (std::string_view const separator : {",", ", "}) {
                std::string joined;
                for (std::string_view const value : values)
                    joined.append(joined.empty() ? "" : separator).append(value);
                add_value("all its values", std::move(joined));
            }
        }
    }

    void add_list_mistakes(std::vector<sign::found_cause>& out) const {
        std::string_view const list = base_.signed_headers;
        if (std::any_of(list.begin(), list.end(), is_upper))
            out.push_back({cause::signed_headers_case, in_ticks(list), std::string{list}, to_lower(list)});
        std::vector<std::string_view> sorted = names_;
        std::sort(sorted.begin(), sorted.end());
        if (sorted != names_)
            out.push_back(
                {cause::signed_headers_order, in_ticks(list), std::string{list}, sign::signed_header_list(sorted)});
        for (std::string_view const name : {"content-type", "host"})
            if (!is_signed(name))
                out.push_back({cause::signed_headers_lack, std::string{name}, std::string{list}, {}});
        for (std::string_view const name : names_) {
            std::size_t const times = sign::occurrence_of(*message_, name).times;
            if (times == 0)
                out.push_back({cause::unsent_header, in_ticks(name) + " with an empty value", {}, {}});
            else if (times > 1)
                out.push_back({cause::repeated_header, in_ticks(name) + " with its first value", {}, {}});
        }
    }

    // --- codes and hashes ---

    void add_codes() {
        for (std::string_view const word :
             {"TC3-HMAC-SHA1", "AWS4-HMAC-SHA256", "HMAC-SHA256", "HmacSHA256", "tc3-hmac-sha256", "TC3-HMAC-SHA512",
              "TC3_HMAC_SHA256", "TC3HMACSHA256", "TC3-HMAC-SHA-256", "TC3", "SHA256", ""})
            add(
                cause::algorithm_line, in_ticks(word), recipe::algorithm_part,
                [word](recipe& r) { r.algorithm = word; }, reach::alone, word, sign::tc3_algorithm);
        auto const add_hash = [this](std::string detail, byte_form how) {
            add(cause::request_hash_form, std::move(detail), recipe::hash_part,
                [how](recipe& r) { r.request_hash = how; });
        };
        add(cause::request_hash_form, "the canonical request itself, not its hash", recipe::hash_part,
            [](recipe& r) { r.request_is_hashed = false; });
        add_hash("the hash in capitals", byte_form::upper_hex);
        add_hash("the hash in Base64", byte_form::base64);
        add_hash("the hash's bytes, not their digits", byte_form::raw);
        auto const add_mac = [this](std::string detail, mac_form how) {
            add(
                cause::other_hash, std::move(detail), recipe::mac_part, [how](recipe& r) { r.mac = how; },
                reach::alone);
        };
        add_mac("SHA-256 of key and text for the signature, not HMAC", mac_form::hash_of_key_and_text);
        add_mac("SHA-256 of text and key for the signature, not HMAC", mac_form::hash_of_text_and_key);
        add_mac("SHA-256 without any key for the signature", mac_form::hash_of_text);
        add_mac("a hash of the string to sign in its place", mac_form::hmac_of_hash);
    }

    http::request const* message_;
    sign::loose_authorization const* stated_;
    credential const* who_;
    sign::diagnose_options const* options_;
    std::string_view timestamp_text_{};
    std::optional<std::int64_t> timestamp_{};
    std::vector<std::string_view> names_{}; ///< of the stated list
};

} // namespace tc3::detail

#endif
