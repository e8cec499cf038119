// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_REQUEST_JUDGE_HPP
#define TC3_REQUEST_JUDGE_HPP

#include <tc3/contract/action.hpp>
#include <tc3/contract/host.hpp>
#include <tc3/exchange/exchange.hpp>
#include <tc3/request/common.hpp>
#include <tc3/rules/protocol.hpp>
#include <tc3/sign/verify.hpp>
#include <tc3/validate/flattened.hpp>
#include <tc3/validate/json_text.hpp>
#include <tc3/validate/wording.hpp>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3 {

/// In which text of the message the offset of a finding counts.
enum class judged_text : std::uint8_t { none, body, query };

/// What was learnt of a request while it was judged. The texts belong to the judge and to the request.
struct request_facts {
    bool is_call = false; ///< false: no call of the API, and nothing was judged
    std::string_view action_name{};
    action const* contract = nullptr; ///< null: none is known for the action
    std::string_view region{};
    std::string_view secret_id{};
    std::string_view signature{};
    std::string_view nonce{};
    std::optional<std::int64_t> timestamp{};
    judged_text parameters = judged_text::none; ///< where the action's own parameters stand
    bool whole = true;                          ///< they are JSON as a whole, or flattened
    bool broken = false;                        ///< an error of the request was found
    bool doubtful = false;                      ///< a warning was found
    bool verified = false;                      ///< the signature was computed anew and is right
};

/// What a request is judged against.
struct request_terms {
    std::optional<std::int64_t> now{}; ///< Unix seconds of the server's clock; nothing: the clock is not judged
    bool refused_as_unsigned = false;  ///< the answer tells that the service found no good signature
};

/// Judges requests by the protocol and by the contract of their action.
///
/// It keeps derived keys and buffers from one request to the next and is for one thread at a time.
class request_judge {
  public:
    /// Without a key the signature is judged by its form only.
    explicit request_judge(contract_set contracts) : contracts_{contracts.begin(), contracts.end()} {}
    /// The key serves for every SecretId.
    request_judge(contract_set contracts, secret key)
        : contracts_{contracts.begin(), contracts.end()}, verifier_{std::move(key)}, has_key_{true} {}
    /// Another SecretId than the credential's is a mismatch.
    request_judge(contract_set contracts, credential who)
        : contracts_{contracts.begin(), contracts.end()}, verifier_{std::move(who)}, has_key_{true} {}

    /// Judges one request. What the capture cannot show is never held against it.
    request_facts judge(exchange const& what, request_terms const& terms, finding_sink sink) {
        request_facts facts;
        parameters_.read(what.request);
        facts.is_call = is_api_call(what.request, parameters_);
        if (!facts.is_call)
            return facts;
        auto noting = [&facts, sink](finding&& found) {
            facts.broken = facts.broken || found.severity == severity::error;
            facts.doubtful = facts.doubtful || found.severity == severity::warning;
            return sink(std::move(found));
        };
        pass one{what, terms, facts, finding_sink{noting}};
        run(one);
        return facts;
    }

    /// What was computed for the signature of the last request.
    [[nodiscard]] sign::verifier const& verifier() const noexcept { return verifier_; }
    [[nodiscard]] common_parameters const& parameters() const noexcept { return parameters_; }

  private:
    /// One request on its way through the checks.
    struct pass {
        exchange const& what;
        request_terms const& terms;
        request_facts& facts;
        finding_sink sink;
        host_parts host{};
        bool going = true;

        void report(finding&& found) { going = going && sink(std::move(found)) == walk::go_on; }
        void report(rules::protocol_rule const& rule, std::string where, std::string message) {
            report(rules::make_finding(rule, std::move(where), std::move(message)));
        }
    };

    void run(pass& p) {
        p.facts.action_name = parameters_.text(common::action);
        p.facts.region = parameters_.text(common::region);
        p.facts.nonce = parameters_.text(common::nonce);
        p.host = parse_host(sign::host_of(p.what.request));
        p.facts.contract = contract_for(p.host, p.facts.action_name);
        check_target(p);
        check_common(p);
        if (p.going)
            check_parameters(p);
        if (p.going)
            check_signature(p);
    }

    /// The action's contract; the host's first label tells products apart where it is one of the API.
    [[nodiscard]] action const* contract_for(host_parts const& host, std::string_view name) const noexcept {
        std::string_view const service = host.form == host_form::foreign ? std::string_view{} : host.service;
        return find_action(contracts_, service, name);
    }

    [[nodiscard]] bool is_v1() const noexcept { return parameters_.scheme() == sign::scheme::v1; }

    // --- where the call goes ---

    void check_target(pass& p) {
        http::request const& message = p.what.request;
        if (message.method != "GET" && message.method != "POST")
            p.report(rules::request_method, {},
                     "the method is " + wording::quoted(message.method) + ", but only GET and POST are taken");
        if (message.path != "/")
            p.report(rules::request_path, {},
                     "the path is " + wording::quoted(message.path) + ", but the API answers at / only");
        if (message.scheme == "http")
            p.report(rules::request_scheme, {}, "the call goes over plain HTTP");
        check_host(p);
        check_content_type(p);
        check_size(p);
    }

    void check_host(pass& p) {
        host_parts const& host = p.host;
        std::string_view const name = sign::host_of(p.what.request);
        action const* const contract = p.facts.contract;
        bool const usual_port = host.port.empty() || host.port == "443";
        bool const known = contract != nullptr ? is_host_of(*contract->owner, host) : host.form != host_form::foreign;
        if (name.empty()) {
            if (p.what.origin == recorder::wire)
                p.report(rules::request_host, "header:Host", "the call names no host");
        } else if (!known || !usual_port) {
            std::string const of = contract != nullptr ? std::string{contract->owner->service} : "the API";
            p.report(rules::request_host, "header:Host",
                     wording::quoted(name) + " is not a host of " + of + ": an address, a port, a proxy or a mock");
        } else if (is_finance_region(p.facts.region) != (host.form == host_form::finance) && !p.facts.region.empty() &&
                   contract != nullptr) {
            finding found = rules::make_finding(rules::request_host, "header:Host",
                                                "finance regions are isolated and have hosts of their own, but " +
                                                    wording::quoted(name) + " and the region " +
                                                    std::string{p.facts.region} + " do not go together");
            found.origin =
                from("with a finance region the finance host is used", rules::request_host.origin.page, "2025-10-24");
            p.report(std::move(found));
        }
    }

    void check_content_type(pass& p) {
        http::request const& message = p.what.request;
        bool const present = parameters_.has(common::content_type);
        std::string_view const type = parameters_.text(common::content_type);
        if (p.what.origin == recorder::sample && !present)
            return;
        std::string_view wanted;
        if (message.method == "GET") {
            if (is_v1() || is_media_type(type, form_type))
                return;
            wanted = form_type;
        } else if (message.method == "POST") {
            wanted = is_v1() ? form_type : json_type;
            bool const special = p.facts.contract == nullptr && !is_v1() &&
                                 (is_media_type(type, multipart_type) || is_media_type(type, binary_type));
            if (special || is_media_type(type, wanted))
                return;
        } else {
            return;
        }
        std::string const manner = is_v1() ? " with signature v1" : " with TC3-HMAC-SHA256";
        p.report(rules::request_content_type, "header:Content-Type",
                 (present ? "the content type is " + wording::quoted(type) : std::string{"there is no content type"}) +
                     ", but " + message.method + manner + " goes with " + std::string{wanted});
    }

    void check_size(pass& p) {
        http::request const& message = p.what.request;
        bool const get = message.method == "GET";
        std::size_t const size = get ? message.query.size() : message.body.size();
        std::size_t const limit = get ? largest_get : is_v1() ? largest_form : largest_json;
        if (size > limit)
            p.report(rules::request_size, {},
                     "the request has " + std::to_string(size) + " bytes of parameters, but at most " +
                         std::to_string(limit) + " are taken");
    }

    // --- common parameters ---

    void check_common(pass& p) {
        check_action(p);
        if (parameters_.scheme() == sign::scheme::none)
            return;
        for (common_name const& name : common_names)
            if (parameters_.times(name.what) > 1)
                p.report(rules::request_duplicate, parameters_.place(name.what),
                         std::string{parameters_.name(name.what)} + " is given " +
                             std::to_string(parameters_.times(name.what)) + " times");
        check_version(p);
        check_region(p);
        check_timestamp(p);
        if (is_v1())
            check_nonce(p);
        if (std::string_view const language = parameters_.text(common::language);
            parameters_.has(common::language) && language != "zh-CN" && language != "en-US")
            p.report(rules::request_language, parameters_.place(common::language),
                     wording::quoted(language) + " is not one of the languages zh-CN and en-US");
    }

    /// Whether a missing parameter may be hidden behind a sample's placeholder.
    [[nodiscard]] static bool may_be_hidden(pass const& p) noexcept { return p.what.origin == recorder::sample; }

    void check_action(pass& p) {
        if (p.facts.action_name.empty()) {
            p.report(rules::request_action, parameters_.place(common::action), "the call names no action");
        } else if (p.facts.contract == nullptr) {
            finding found =
                rules::make_finding(rules::unknown_action, parameters_.place(common::action),
                                    "no contract is known for the action " + wording::quoted(p.facts.action_name) +
                                        ", so only the protocol is judged");
            for (action const* known : contracts_)
                if (wording::distance(known->name, p.facts.action_name) <= 2)
                    found.help = "Did you mean " + std::string{known->name} + "?";
            p.report(std::move(found));
        }
    }

    void check_version(pass& p) {
        std::string_view const sent = parameters_.text(common::version);
        if (!parameters_.has(common::version)) {
            if (!may_be_hidden(p))
                p.report(rules::request_version, parameters_.place(common::version), "the call names no version");
        } else if (p.facts.contract != nullptr && sent != p.facts.contract->owner->version) {
            p.report(rules::request_version, parameters_.place(common::version),
                     "the version is " + wording::quoted(sent) + ", but that of " +
                         std::string{p.facts.contract->name} + " is " + std::string{p.facts.contract->owner->version});
        }
    }

    void check_region(pass& p) {
        action const* const contract = p.facts.contract;
        if (contract == nullptr || contract->regions.empty())
            return;
        std::string_view const region = p.facts.region;
        if (region.empty()) {
            if (!may_be_hidden(p) || parameters_.has(common::region)) {
                finding found = rules::make_finding(rules::request_region, parameters_.place(common::region),
                                                    std::string{contract->name} + " needs a region");
                found.likely_error = "MissingParameter";
                p.report(std::move(found));
            }
        } else if (std::find(contract->regions.begin(), contract->regions.end(), region) == contract->regions.end()) {
            finding found =
                rules::make_finding(rules::request_region, parameters_.place(common::region),
                                    wording::quoted(region) + " is not a region that " + std::string{contract->name} +
                                        " supports: " + wording::list_of(contract->regions));
            found.origin = contract->regions_origin;
            p.report(std::move(found));
        }
    }

    void check_timestamp(pass& p) {
        std::string_view const text = parameters_.text(common::timestamp);
        if (parameters_.has(common::timestamp))
            p.facts.timestamp = sign::unix_seconds_from(text);
        else if (may_be_hidden(p))
            return;
        if (!p.facts.timestamp)
            p.report(rules::request_timestamp, parameters_.place(common::timestamp),
                     parameters_.has(common::timestamp) ? "the timestamp is no whole number of seconds"
                                                        : "the call has no timestamp");
    }

    void check_nonce(pass& p) {
        std::string_view const text = p.facts.nonce;
        std::int64_t value = 0;
        auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
        bool const integer = read.ec == std::errc{} && read.ptr == text.data() + text.size();
        if (!parameters_.has(common::nonce)) {
            p.report(rules::request_nonce, parameters_.place(common::nonce), "the call has no nonce");
        } else if (!integer || value < 0) {
            finding found = rules::make_finding(rules::request_nonce, parameters_.place(common::nonce),
                                                "the nonce is not a positive integer");
            found.likely_error = "InvalidParameterValue";
            p.report(std::move(found));
        } else if (value == 0) {
            // Official clients draw from 0 on, whatever the page says.
            finding found =
                rules::make_finding(rules::request_nonce, parameters_.place(common::nonce), "the nonce is 0");
            found.severity = severity::note;
            found.likely_error = {};
            p.report(std::move(found));
        }
    }

    // --- the action's own parameters ---

    void check_parameters(pass& p) {
        http::request const& message = p.what.request;
        if (message.path != "/")
            return;
        if (p.what.request_body == evidence::withheld) {
            p.report(rules::body_rebuilt, {},
                     "the capture does not hold the body, so that its parameters are not judged");
            return;
        }
        std::string_view const type = parameters_.text(common::content_type);
        bool const get = message.method == "GET";
        bool const form = message.method == "POST" && is_v1();
        bool const json = message.method == "POST" && !is_v1() &&
                          (is_media_type(type, json_type) || (type.empty() && may_be_hidden(p)));
        if (get || (form && (type.empty() || is_media_type(type, form_type))))
            p.facts.parameters = get || message.body.empty() ? judged_text::query : judged_text::body;
        else if (json)
            p.facts.parameters = judged_text::body;
        else
            return;
        validation_context context;
        context.region = p.facts.region;
        context.timestamp = p.facts.timestamp;
        if (p.facts.contract != nullptr)
            context.likely = p.facts.contract->likely;
        auto careful = [&p](finding&& found) {
            bool const capture_at_fault = p.what.request_body == evidence::altered &&
                                          (found.kind == kind::characters || found.kind == kind::encoding);
            if (!capture_at_fault)
                p.report(sourced(std::move(found)));
            return p.going ? walk::go_on : walk::stop;
        };
        if (json)
            check_json_body(p, context, careful);
        else if (p.facts.contract != nullptr)
            validate_flattened(p.facts.parameters == judged_text::query ? message.query : message.body,
                               *p.facts.contract->request, context, careful, common_parameter_names);
    }

    static void check_json_body(pass& p, validation_context const& context, finding_sink sink) {
        std::string_view const body = p.what.request.body;
        json_result const result = p.facts.contract != nullptr
                                       ? validate_json(body, *p.facts.contract->request, context, sink)
                                       : check_json(body);
        p.facts.whole = result.whole();
        if (p.facts.contract == nullptr && !result.whole())
            report_not_json(body, result, context, sink);
    }

    /// A finding of the parser, with the source of the protocol's rule.
    [[nodiscard]] static finding&& sourced(finding&& found) {
        if (found.kind == kind::json)
            found.origin = rules::request_json.origin;
        else if (found.kind == kind::encoding && found.origin.empty())
            found.origin = rules::request_encoding.origin;
        return std::move(found);
    }

    // --- signature ---

    void check_signature(pass& p) {
        std::string const where = is_v1() ? "/Signature" : "header:Authorization";
        if (may_be_hidden(p) && !parameters_.has(common::authorization) && !is_v1()) {
            p.report(rules::signature_unchecked, where, "the page's placeholder hides the signature");
            return;
        }
        if (parameters_.scheme() == sign::scheme::none)
            return;
        if (is_sanitized(p)) {
            p.report(rules::sanitized, where, "the capture holds no signature: its writer leaves such headers out");
            return;
        }
        sign::verify_options options;
        if (p.facts.contract != nullptr)
            options.service = p.facts.contract->owner->service;
        else if (p.host.form != host_form::foreign)
            options.service = p.host.service;
        options.now = p.terms.now;
        auto const verdict = verifier_.check(p.what.request, options);
        if (!verdict) {
            p.report(rules::signature_unchecked, where,
                     "the signature could not be computed: " + std::string{sign::message(verdict.error())});
            return;
        }
        p.facts.secret_id = verdict->parts.secret_id;
        p.facts.signature = verdict->parts.signature;
        for (sign::signature_check const failed : verdict->failed)
            report_failed(p, failed, *verdict, where);
        tell_what_was_not_checked(p, *verdict, where);
    }

    /// Whether the writer of the capture may have left the signature out, so that its lack proves nothing.
    [[nodiscard]] bool is_sanitized(pass const& p) const {
        if (is_v1() || p.what.origin == recorder::wire)
            return false;
        if (!parameters_.has(common::authorization))
            return p.what.origin == recorder::sanitizer || !p.terms.refused_as_unsigned;
        std::string_view const text = parameters_.text(common::authorization);
        sign::signature_parts parts;
        bool const whole = sign::parse_authorization(text, parts) != sign::authorization_form::malformed;
        return !whole && (text.empty() || text.find('*') != std::string_view::npos ||
                          detail::to_lower(text).find("redacted") != std::string::npos);
    }

    /// Whether the signature covers bytes that the capture does not hold.
    [[nodiscard]] bool bytes_are_lost(pass const& p) const {
        bool const body_is_signed = p.what.request.method == "POST" && !sign::has_unsigned_payload(p.what.request);
        return body_is_signed && p.what.request_body != evidence::exact;
    }

    /// Whether the capture was freed of its secrets, so that the signature is made up.
    [[nodiscard]] static bool is_stand_in(pass const& p) noexcept { return p.what.signature != evidence::exact; }

    void report_failed(pass& p, sign::signature_check failed, sign::verification const& verdict,
                       std::string const& where) {
        sign::signature_parts const& parts = verdict.parts;
        switch (failed) {
        case sign::signature_check::missing:
            return p.report(rules::signature_missing, where, "the call is not signed");
        case sign::signature_check::malformed:
            // A timestamp that is absent or no number has been reported as such.
            if (!p.facts.timestamp && !parts.signature.empty())
                return;
            return p.report(rules::signature_malformed, where,
                            is_v1() ? "the call's SecretId or Signature is empty or given twice"
                                    : "the Authorization header has not the documented form");
        case sign::signature_check::algorithm:
            return p.report(rules::signature_algorithm, where,
                            "the algorithm is " + wording::quoted(parts.algorithm) + ", not TC3-HMAC-SHA256");
        case sign::signature_check::scope:
            return p.report(rules::signature_scope, where, scope_message(p, parts));
        case sign::signature_check::expired:
            return p.report(rules::signature_expired, parameters_.place(common::timestamp),
                            "the timestamp is " + std::to_string(std::abs(*p.terms.now - *parts.timestamp)) +
                                " seconds away from the server's clock; at most 300 are allowed");
        case sign::signature_check::signed_headers:
            return p.report(rules::signature_signed_headers, where,
                            "the signed headers " + wording::quoted(parts.signed_headers) +
                                " are not lower-case, sorted names of headers that are in the message once, with "
                                "content-type and host among them");
        case sign::signature_check::mismatch:
            break;
        }
        if (!bytes_are_lost(p) && !is_stand_in(p))
            p.report(rules::signature_mismatch, where,
                     verdict.mac_computed ? "the signature is not the one that the key gives for this message"
                                          : "the SecretId is not that of the key");
    }

    [[nodiscard]] static std::string scope_message(pass const& p, sign::signature_parts const& parts) {
        std::string message =
            "the credential scope is " + wording::quoted(std::string{parts.date} + "/" + std::string{parts.service} +
                                                         "/" + std::string{parts.terminator});
        if (parts.timestamp)
            if (auto const date = sign::date_of(*parts.timestamp); date && date->text() != parts.date)
                message += ", but the timestamp's UTC date is " + std::string{date->text()};
        if (p.facts.contract != nullptr && parts.service != p.facts.contract->owner->service)
            message += ", but the service is " + std::string{p.facts.contract->owner->service};
        return message;
    }

    void tell_what_was_not_checked(pass& p, sign::verification const& verdict, std::string const& where) {
        bool const matches = verdict.mac_computed && !verdict.failed.contains(sign::signature_check::mismatch);
        p.facts.verified = verdict.valid();
        if (p.what.request_body == evidence::rebuilt)
            p.report(rules::body_rebuilt, {}, "the capture holds the parameters of the body, but not its bytes");
        if (!has_key_) {
            if (verdict.failed.empty())
                p.report(rules::signature_unchecked, where, "no key was given, so the signature was not computed");
        } else if (!matches && is_stand_in(p)) {
            p.report(rules::signature_unchecked, where, "the capture was redacted, so the signature was not computed");
        } else if (!matches && bytes_are_lost(p)) {
            p.report(rules::signature_unchecked, where,
                     "the capture does not hold the bytes of the body, so the signature was not computed");
        } else if (matches && !p.terms.now) {
            finding found =
                rules::make_finding(rules::signature_unchecked, parameters_.place(common::timestamp),
                                    "the capture holds no time, so the age of the signature was not judged");
            found.help = "Judge it by the clock of this machine with --at now.";
            p.report(std::move(found));
        }
    }

    std::vector<action const*> contracts_;
    sign::verifier verifier_{};
    bool has_key_ = false;
    common_parameters parameters_{};
};

} // namespace tc3

#endif
