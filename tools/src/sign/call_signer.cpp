// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "call_signer.hpp"

#include "sign/trace_text.hpp"
#include "suggestion.hpp"

#include <tc3/contract/host.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/exchange/parameters.hpp>
#include <tc3/http/set_header.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/request/build.hpp>
#include <tc3/request/common.hpp>
#include <tc3/request/flatten.hpp>
#include <tc3/sign/v1.hpp>
#include <tc3/validate/json_text.hpp>
#include <tc3/validate/wording.hpp>

#include <algorithm>
#include <chrono>
#include <random>
#include <utility>
#include <vector>

namespace tc3::tool {
namespace {

using tc3::detail::equal_ignoring_case;
using tc3::detail::is_json_object;

/// Whether a header belongs to the message itself, rather than to the way in which it is signed or framed.
bool outlives_signing(std::string_view name) {
    for (common_name const& common : common_names)
        if (equal_ignoring_case(name, common.header))
            return false;
    return !tc3::detail::to_lower(name).starts_with("x-tc-") && !equal_ignoring_case(name, "Content-Length");
}

/// Gives a parameter its value, be it there already or not.
void set(std::vector<plain_parameter>& parameters, std::string_view name, std::string_view value) {
    auto const at =
        std::find_if(parameters.begin(), parameters.end(), [name](plain_parameter const& p) { return p.name == name; });
    if (at == parameters.end())
        parameters.push_back({std::string{name}, std::string{value}});
    else
        at->value = value;
}

/// One call on its way to being signed.
class unsigned_call {
  public:
    unsigned_call(http::request& message, call_settings const& settings, credential const& who, std::int64_t now)
        : message_{&message}, settings_{&settings}, who_{&who}, now_{now} {}

    [[nodiscard]] std::optional<signing_refusal> sign() {
        bool const is_signed = demand_json() && learn_target() && (is_v1() ? sign_v1() : sign_tc3());
        return is_signed ? std::nullopt : std::optional{std::move(why_not_)};
    }

    [[nodiscard]] std::string const& trace() const noexcept { return trace_; }

  private:
    [[nodiscard]] bool is_v1() const noexcept { return settings_->method != signature_method::tc3; }

    bool refuse(std::string sentence, exit_code code = exit_code::wrong_usage) {
        why_not_ = {code, std::move(sentence)};
        return false;
    }
    bool refuse(sign::errc error) {
        bool const ours = error == sign::errc::digest_failed || error == sign::errc::digest_unavailable;
        return refuse("the call cannot be signed: " + std::string{sign::message(error)},
                      ours ? exit_code::internal_error : exit_code::wrong_usage);
    }

    bool demand_json() {
        bool const goes_flat = settings_->get || is_v1();
        if (goes_flat && is_json_object(message_->body) && !check_json(message_->body).whole())
            return refuse("the body is no whole JSON, so that it cannot become a query or form", exit_code::unreadable);
        return true;
    }

    // --- where it goes ---

    bool learn_target() {
        given_.read(*message_);
        if (!is_v1() && given_.scheme() == sign::scheme::v1)
            return refuse("the request names its action among its parameters, as signature v1 "
                          "does; add --method HmacSHA256 or --method HmacSHA1");
        action_ = chosen(settings_->action, given_.text(common::action));
        region_ = chosen(settings_->region, given_.text(common::region));
        host_ = chosen(settings_->host, sign::host_of(*message_));
        if (action_.empty())
            return refuse("name the action with --action: a body does not tell it");
        host_parts const parts = parse_host(host_);
        bool const foreign = parts.form == host_form::foreign;
        service_ = chosen(settings_->service, foreign ? std::string_view{} : parts.service);
        contract_ = find_action(known_actions, service_, action_);
        if (service_.empty() && contract_ != nullptr)
            service_ = contract_->owner->service;
        return learn_version() && learn_host();
    }

    [[nodiscard]] static std::string chosen(std::string const& option, std::string_view otherwise) {
        return option.empty() ? std::string{otherwise} : option;
    }

    bool learn_version() {
        version_ = chosen(settings_->version, given_.text(common::version));
        if (version_.empty() && contract_ != nullptr)
            version_ = contract_->owner->version;
        if (!version_.empty())
            return true;
        return refuse("no contract is known for the action " + wording::quoted(action_) +
                      ", so name its version with --version" + did_you_mean(action_, known_action_names()));
    }

    bool learn_host() {
        if (service_.empty())
            return refuse(host_.empty() ? "name the host with --host"
                                        : "name the service with --service: the host is none of "
                                          "the API, whose first label would tell it");
        product named;
        named.service = service_;
        if (host_.empty())
            host_ = host_for(contract_ != nullptr ? *contract_->owner : named, {.region = region_});
        return true;
    }

    // --- TC3-HMAC-SHA256 ---

    bool sign_tc3() {
        if (settings_->get && is_json_object(message_->body)) {
            message_->query = encode_parameters(flatten_json(message_->body));
            message_->method = "GET";
            message_->body.clear();
            set_header("Content-Type", form_type);
        }
        set_header("Host", host_);
        if (settings_->is_anothers)
            leave_out_token();
        if (!message_->headers.find("Content-Type") && (message_->method == "GET" || is_json_object(message_->body)))
            set_header("Content-Type", message_->method == "GET" ? form_type : json_type);
        set_header("X-TC-Action", action_);
        set_header("X-TC-Version", version_);
        if (!region_.empty())
            set_header("X-TC-Region", region_);
        sign::trace steps;
        sign::sign_options how;
        how.service = service_;
        how.timestamp = now_;
        how.signed_headers = settings_->signed_headers;
        how.body = settings_->body;
        if (auto const done = sign::sign_request(*message_, *who_, how, steps); !done)
            return refuse(done.error());
        trace_ = in_words(steps, who_->token.reveal());
        return true;
    }

    void set_header(std::string_view name, std::string_view value) {
        tc3::http::set_header(message_->headers, name, value);
    }

    void leave_out_token() {
        http::header_list kept;
        for (http::header const h : message_->headers)
            if (!equal_ignoring_case(h.name, "X-TC-Token"))
                kept.add(h.name, h.value);
        message_->headers = std::move(kept);
    }

    // --- HmacSHA1 and HmacSHA256 ---

    bool sign_v1() {
        std::vector<plain_parameter> parameters = own_parameters();
        for (common_name const& name : common_names)
            if (std::count_if(parameters.begin(), parameters.end(),
                              [&name](plain_parameter const& p) { return p.name == name.parameter; }) > 1)
                return refuse("the call gives " + std::string{name.parameter} + " more than once");
        if (is_json_object(message_->body))
            message_->method = settings_->get ? "GET" : "POST";
        if (message_->method == "POST")
            message_->query.clear();
        message_->body.clear();
        for (common_name const& name : common_names)
            if (!name.parameter.empty() && given_.has(name.what))
                set(parameters, name.parameter, given_.text(name.what));
        add_common(parameters);
        keep_own_headers();
        std::vector<sign::v1::parameter> plain;
        for (plain_parameter const& p : parameters)
            plain.push_back({p.name, p.value});
        sign::v1::trace steps;
        if (auto const done = sign::v1::sign_request(*message_, plain, who_->key, steps); !done)
            return refuse(done.error());
        trace_ = in_words(steps, who_->token.reveal());
        return true;
    }

    [[nodiscard]] std::vector<plain_parameter> own_parameters() const {
        if (is_json_object(message_->body))
            return flatten_json(message_->body);
        bool const in_body = message_->method == "POST" && !message_->body.empty();
        return decode_parameters(in_body ? message_->body : message_->query);
    }

    void add_common(std::vector<plain_parameter>& parameters) const {
        set(parameters, "Action", action_);
        set(parameters, "Version", version_);
        if (!region_.empty())
            set(parameters, "Region", region_);
        set(parameters, "SecretId", who_->secret_id);
        set(parameters, "Timestamp", std::to_string(now_));
        if (settings_->nonce || !given_.has(common::nonce))
            set(parameters, "Nonce", std::to_string(settings_->nonce ? *settings_->nonce : random_nonce()));
        if (!who_->token.empty())
            set(parameters, "Token", who_->token.reveal());
        else if (settings_->is_anothers)
            std::erase_if(parameters, [](plain_parameter const& p) { return p.name == "Token"; });
        // SHA-1 is what the service takes where the call names no method.
        if (settings_->method == signature_method::hmac_sha256)
            set(parameters, "SignatureMethod", "HmacSHA256");
        else if (given_.has(common::signature_method))
            set(parameters, "SignatureMethod", "HmacSHA1");
    }

    void keep_own_headers() {
        http::header_list kept;
        kept.add("Host", host_);
        for (http::header const h : message_->headers)
            if (outlives_signing(h.name) && !equal_ignoring_case(h.name, "Host"))
                kept.add(h.name, h.value);
        message_->headers = std::move(kept);
    }

    http::request* message_;
    call_settings const* settings_;
    credential const* who_;
    std::int64_t now_;
    common_parameters given_{}; ///< by the request itself
    std::string action_{};
    std::string version_{};
    std::string region_{};
    std::string host_{};
    std::string service_{};
    action const* contract_ = nullptr;
    std::string trace_{};
    signing_refusal why_not_{};
};

} // namespace

std::int64_t unix_now() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::int64_t random_nonce() {
    std::random_device source;
    return std::uniform_int_distribution<std::int64_t>{1, 0x7FFFFFFF}(source);
}

std::optional<signing_refusal> sign_call(http::request& message, call_settings const& settings, credential const& who,
                                         std::int64_t now, std::string* trace) {
    unsigned_call one{message, settings, who, now};
    std::optional<signing_refusal> refusal = one.sign();
    if (trace != nullptr)
        *trace = one.trace();
    return refusal;
}

} // namespace tc3::tool
