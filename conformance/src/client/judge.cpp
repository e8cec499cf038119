// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "client/judge.hpp"

#include <tc3/exchange/parameters.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/postgres/v20170312/clone_db_instance.hpp>
#include <tc3/request/judge.hpp>
#include <tc3/request/write.hpp>
#include <tc3/rules/protocol.hpp>
#include <tc3/sign/digest.hpp>
#include <tc3/sign/verify.hpp>
#include <tc3/validate/engine.hpp>
#include <tc3/validate/flattened.hpp>
#include <tc3/validate/wording.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <utility>

namespace tc3::conformance {
namespace {

namespace json = boost::json;
using postgres::v20170312::CloneDBInstanceRequest;
using postgres::v20170312::clone_db_instance::contract;

constexpr std::size_t most_told = 4000; // bytes of a request

std::string_view plain(json::string_view text) {
    return {text.data(), text.size()};
}

bool is_form(http::request const& message, sign::scheme how) {
    return message.method == "GET" || how == sign::scheme::v1;
}

std::string_view form_text(http::request const& message) {
    return message.method == "GET" || message.body.empty() ? std::string_view{message.query}
                                                           : std::string_view{message.body};
}

/// Whether a request names our action, wherever it does so.
bool is_order(arrival const& request) {
    common_parameters parameters;
    parameters.read(request.message);
    return parameters.text(common::action) == contract.name;
}

/// Whether a secret is in a text: as it is, or in Base64, wherever it begins there.
bool reveals(std::string_view text, std::string_view secret) {
    if (text.find(secret) != std::string_view::npos)
        return true;
    for (std::size_t before = 0; before < 3; ++before) {
        std::string const encoded = sign::base64(std::string(before, ' ').append(secret));
        std::size_t const first = (8 * before + 5) / 6; // digit that is the secret's alone
        std::size_t const end = 8 * (before + secret.size()) / 6;
        if (text.find(std::string_view{encoded}.substr(first, end - first)) != std::string_view::npos)
            return true;
    }
    return false;
}

std::uint64_t fingerprint(arrival const& request) {
    common_parameters parameters;
    parameters.read(request.message);
    http::request const& message = request.message;
    return fingerprint_of(is_form(message, parameters.scheme()) ? form_text(message) : std::string_view{message.body});
}

bool counts_as_absent(json::value const& value, empty_lists lists) {
    return value.is_null() || (lists == empty_lists::absent && value.is_array() && value.get_array().empty());
}

std::optional<std::string> differs(std::string path, json::value const& wanted, json::value const& got,
                                   empty_lists lists) {
    auto const at = [&path] { return path.empty() ? std::string{"the parameters"} : path; };
    if (wanted.is_object() && got.is_object()) {
        for (auto const& [name, value] : wanted.get_object()) {
            std::string inner = path;
            engine::append_name(inner, plain(name));
            json::value const* const there = got.get_object().if_contains(name);
            bool const is_absent = there == nullptr || there->is_null();
            if (is_absent && counts_as_absent(value, lists))
                continue;
            if (is_absent)
                return inner + " is not sent";
            if (auto found = differs(std::move(inner), value, *there, lists))
                return found;
        }
        for (auto const& [name, value] : got.get_object()) {
            if (wanted.get_object().contains(name) || counts_as_absent(value, lists))
                continue;
            std::string inner = path;
            engine::append_name(inner, plain(name));
            return inner + " is sent, but was not asked for";
        }
        return std::nullopt;
    }
    if (wanted.is_array() && got.is_array()) {
        json::array const& all = wanted.get_array();
        if (all.size() != got.get_array().size())
            return at() + " has " + std::to_string(got.get_array().size()) + " elements instead of " +
                   std::to_string(all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            if (auto found = differs(path + "/" + std::to_string(i), all[i], got.get_array()[i], lists))
                return found;
        return std::nullopt;
    }
    if (wanted == got && wanted.is_double() == got.is_double())
        return std::nullopt;
    return at() + " is " + json::serialize(got) + " instead of " + json::serialize(wanted);
}

} // namespace

// --- findings ---

judged_request::judged_request(account const& of) : request_{&of.wire.arrivals.front()} {
    exchange what;
    what.request = request_->message;
    request_judge judge{known_actions, client_credential()};
    auto keep = [this](finding&& found) {
        if (found.severity == severity::error)
            findings_.push_back(std::move(found));
        return walk::go_on;
    };
    static_cast<void>(judge.judge(what, {.now = request_->second}, keep));
    parameters_.read(request_->message);
}

maybe_fault judged_request::broken(std::vector<std::string_view> const& rules) const {
    for (finding const& found : findings_)
        if (std::find(rules.begin(), rules.end(), found.rule) != rules.end())
            return as_fault(found);
    return std::nullopt;
}

maybe_fault judged_request::broken_but(std::vector<std::string_view> const& rules) const {
    for (finding const& found : findings_)
        if (std::find(rules.begin(), rules.end(), found.rule) == rules.end())
            return as_fault(found);
    return std::nullopt;
}

std::optional<std::string> judged_request::text(common what) const {
    return parameters_.has(what) ? std::optional<std::string>{parameters_.text(what)} : std::nullopt;
}

fault judged_request::as_fault(finding const& found) const {
    return {found.message + told_of_port(found), found.help.empty() ? std::string{found.origin.text} : found.help,
            found.rule + (found.path.empty() ? "" : " at " + found.path)};
}

/// A signature that is right for the host without its port is a mistake that many make.
std::string judged_request::told_of_port(finding const& found) const {
    if (found.rule != rules::signature_mismatch.id())
        return {};
    http::request changed = request_->message;
    changed.headers.clear();
    for (http::header const each : request_->message.headers) {
        bool const is_host = detail::equal_ignoring_case(each.name, "Host");
        changed.headers.add(each.name, is_host ? each.value.substr(0, each.value.find(':')) : each.value);
    }
    sign::verifier verifier{client_credential()};
    auto const verdict = verifier.check(changed, {});
    if (!verdict || !verdict->mac_computed || verdict->failed.contains(sign::signature_check::mismatch))
        return {};
    return "; it is right for the host without the port that the Host header has";
}

// --- parameters ---

std::optional<std::string> difference(json::value const& wanted, json::value const& got, empty_lists lists) {
    return differs({}, wanted, got, lists);
}

maybe_fault different_parameters(arrival const& request, json::object const& wanted, empty_lists lists) {
    common_parameters parameters;
    parameters.read(request.message);
    std::string text = request.message.body;
    if (is_form(request.message, parameters.scheme())) {
        std::string trouble;
        auto keep = [&trouble](finding&& found) {
            if (found.severity == severity::error && trouble.empty())
                trouble = found.message;
            return walk::go_on;
        };
        CloneDBInstanceRequest read;
        validate_flattened(form_text(request.message), structure_of<CloneDBInstanceRequest>(), {}, keep,
                           common_parameter_names, &read);
        if (!trouble.empty())
            return fault{trouble, json::serialize(wanted), std::string{form_text(request.message)}};
        text.clear();
        write_json(text, read);
        lists = empty_lists::absent; // a form cannot say that a list is empty
    }
    json::error_code broken;
    json::value const got = json::parse(text, broken);
    if (broken || !got.is_object())
        return fault{"the body is no JSON object", json::serialize(wanted), text};
    if (auto const found = difference(wanted, got, lists))
        return fault{*found, json::serialize(wanted), text};
    return std::nullopt;
}

// --- repeats ---

maybe_fault repeated_order(account const& of) {
    std::vector<arrival const*> orders;
    for (arrival const& each : of.wire.arrivals)
        if (is_order(each))
            orders.push_back(&each);
    if (orders.size() < 2)
        return std::nullopt;
    bool const is_same = fingerprint(*orders[0]) == fingerprint(*orders[1]);
    return fault{std::string{contract.name} + " was sent " + std::to_string(orders.size()) + " times" +
                     (is_same ? ", with the same parameters" : ", with different parameters") +
                     ": each time that it is executed a machine is bought",
                 "one request", std::to_string(orders.size()) + " requests"};
}

maybe_fault resent_signature(account const& of) {
    for (std::size_t i = 1; i < of.wire.arrivals.size(); ++i) {
        common_parameters parameters;
        parameters.read(of.wire.arrivals[i].message);
        bool has_query_signature = false;
        for (http::raw_parameter const each : http::raw_parameters{of.wire.arrivals[i].message.query})
            has_query_signature = has_query_signature || each.name == "Signature";
        if (!parameters.has(common::authorization) && !parameters.has(common::signature) && !has_query_signature)
            continue;
        return fault{"the redirect was followed with the signature of the first request",
                     "no further request with a signature",
                     of.wire.arrivals[i].message.method + " " + of.wire.arrivals[i].target};
    }
    return std::nullopt;
}

// --- secrets ---

maybe_fault sent_key(account const& of) {
    for (auto const* requests : {&of.wire.tunnels, &of.wire.arrivals})
        for (arrival const& each : *requests)
            if (reveals(each.raw, client_credential().key.reveal()))
                return fault{"the SecretKey is in the request", "no SecretKey", "a request that holds it"};
    return std::nullopt;
}

maybe_fault written_secret(account const& of) {
    if (reveals(of.written, client_credential().key.reveal()))
        return fault{"the SecretKey is in what it writes", "no SecretKey on standard output and error", "a SecretKey"};
    if (!of.token.empty() && reveals(of.written, of.token))
        return fault{"the token is in what it writes", "no token on standard output and error", "a token"};
    return std::nullopt;
}

maybe_fault trusted_a_stranger(account const& of) {
    if (of.wire.arrivals.empty())
        return std::nullopt;
    return fault{"the request was sent, although the server has no certificate for " + of.endpoint +
                     " that the client could trust",
                 "no request", of.wire.arrivals.front().is_secured ? "a request" : "a request without TLS"};
}

// --- reports ---

std::string told(account const& of) {
    if (of.wire.arrivals.empty())
        return of.wire.troubles.empty() ? "no request" : "no request; " + of.wire.troubles.front();
    std::string made;
    for (arrival const& each : of.wire.arrivals) {
        if (!made.empty())
            made += "\n\n";
        made += each.raw.size() <= most_told ? each.raw : each.raw.substr(0, most_told) + "...";
    }
    return made;
}

std::string line_of(account const& of) {
    return of.said.is_given() ? json::serialize(of.said.fields) : of.said.message;
}

} // namespace tc3::conformance
