// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/server_calls.hpp"
#include "cases/server_parts.hpp"

#include <tc3/request/common.hpp>
#include <tc3/rules/protocol.hpp>

#include <utility>

namespace tc3::conformance::server_cases {
namespace {

parameter_list v1_without(server_peer const& to, std::string_view left_out) {
    parameter_list all = v1_parameters(to, "HmacSHA256");
    std::erase_if(all, [left_out](auto const& each) { return each.first == left_out; });
    return all;
}

} // namespace

void append_v1_signature(std::vector<conformance_case>& out) {
    std::vector<std::string_view> const wrong{"AuthFailure.SignatureFailure"};
    std::vector<std::string_view> const absent{"MissingParameter", "InvalidParameter", "AuthFailure"};
    source const mismatch = rules::signature_mismatch.origin;
    constexpr std::string_view requirement = "A v1 signature that does not fit the parameters is refused.";
    constexpr std::string_view other_character = "the first character of Signature is another one";
    append(out, {"v1.get-hmac-sha1", level::must, requirement, mismatch, other_character, wrong,
                 [](server_peer const& to) { return spoilt_v1("GET", "HmacSHA1", to); }});
    append(out, {"v1.get-hmac-sha256", level::must, requirement, mismatch, other_character, wrong,
                 [](server_peer const& to) { return spoilt_v1("GET", "HmacSHA256", to); }});
    append(out, {"v1.post-hmac-sha1", level::must, requirement, mismatch, other_character, wrong,
                 [](server_peer const& to) { return spoilt_v1("POST", "HmacSHA1", to); }});
    append(out, {"v1.post-hmac-sha256", level::must, requirement, mismatch, other_character, wrong,
                 [](server_peer const& to) { return spoilt_v1("POST", "HmacSHA256", to); }});
    append(out,
           {"v1.key", level::must, requirement, mismatch, "signed with another key", wrong,
            [](server_peer const& to) { return v1_call("GET", v1_parameters(to, "HmacSHA256"), to, other_key(to)); }});
    append(out, {"v1.parameter", level::must, requirement, mismatch, "a parameter is changed after signing", wrong,
                 [](server_peer const& to) {
                     http::request message = v1_call("GET", v1_parameters(to, "HmacSHA256"), to);
                     spoil_instance_id(message.query);
                     return message;
                 }});
    append(out, {"v1.method", level::must, "The method is part of what v1 signs.", mismatch,
                 "signed for a GET, sent as a POST of a form", wrong, [](server_peer const& to) {
                     http::request message = v1_call("GET", v1_parameters(to, "HmacSHA256"), to);
                     message.method = "POST";
                     message.body = std::exchange(message.query, {});
                     message.headers.add("Content-Type", form_type);
                     return message;
                 }});
    append(out, {"v1.secret-id",
                 level::must,
                 "An unknown SecretId is refused.",
                 mismatch,
                 "the last character of the SecretId is another one",
                 {"AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId", "AuthFailure.SignatureFailure"},
                 [](server_peer const& to) { return v1_with(to, "GET", "SecretId", other_id(to)); }});
    append(out, {"v1.signature-missing", level::must, "A call without a signature is refused.",
                 rules::signature_missing.origin, "without Signature", absent, [](server_peer const& to) {
                     http::request message = v1_call("GET", v1_parameters(to, "HmacSHA256"), to);
                     auto const begin = message.query.find("&Signature=");
                     message.query.erase(begin, message.query.find('&', begin + 1) - begin);
                     return message;
                 }});
    append(out, {"v1.secret-id-missing", level::must, "SecretId is required with v1.", rules::request_nonce.origin,
                 "without SecretId", absent,
                 [](server_peer const& to) { return v1_call("GET", v1_without(to, "SecretId"), to); }});
    append(out, {"v1.timestamp-missing", level::must, "Timestamp is required with v1.", rules::request_timestamp.origin,
                 "without Timestamp", absent,
                 [](server_peer const& to) { return v1_call("GET", v1_without(to, "Timestamp"), to); }});
    append(out,
           {"v1.nonce-missing", level::must, "Nonce is required with v1.", rules::request_nonce.origin, "without Nonce",
            absent, [](server_peer const& to) { return v1_call("GET", v1_without(to, "Nonce"), to); }});
    append(out, {"v1.action-missing",
                 level::must,
                 "Action is required with v1.",
                 rules::request_action.origin,
                 "without Action",
                 {"MissingParameter", "InvalidAction", "InvalidParameter"},
                 [](server_peer const& to) { return v1_call("GET", v1_without(to, "Action"), to); }});
    append(out, {"v1.version-missing",
                 level::must,
                 "Version is required with v1.",
                 rules::request_version.origin,
                 "without Version",
                 {"MissingParameter", "NoSuchVersion", "InvalidParameter"},
                 [](server_peer const& to) { return v1_call("GET", v1_without(to, "Version"), to); }});
    append(out, {"v1.region-missing",
                 level::must,
                 "Region is required with v1.",
                 rules::request_region.origin,
                 "without Region",
                 {"MissingParameter", "UnsupportedRegion", "InvalidParameter", "InvalidParameterValue"},
                 [](server_peer const& to) { return v1_call("GET", v1_without(to, "Region"), to); }});
    append(out, {"v1.storage-step",
                 level::must,
                 "The rules of the parameters hold for v1 too.",
                 asked_action().origin,
                 "Storage is 15",
                 {"InvalidParameterValue", "InvalidParameter"},
                 [](server_peer const& to) { return v1_with(to, "POST", "Storage", "15"); }});
    append(out, {"v1.action-unknown",
                 level::must,
                 "An action that does not exist is refused.",
                 rules::request_action.origin,
                 "Action is CloneDBInstances",
                 {"InvalidAction"},
                 [](server_peer const& to) { return v1_with(to, "GET", "Action", "CloneDBInstances"); }});
    append(out, {"v1.version-unknown",
                 level::must,
                 "A version that does not exist is refused.",
                 rules::request_version.origin,
                 "Version is 2017-03-13",
                 {"NoSuchVersion", "InvalidAction", "InvalidParameterValue", "InvalidParameter"},
                 [](server_peer const& to) { return v1_with(to, "POST", "Version", "2017-03-13"); }});
    append(out, {"v1.region-unknown",
                 level::must,
                 "A region that the action does not support is refused.",
                 rules::request_region.origin,
                 "Region is xx-nowhere",
                 {"UnsupportedRegion", "InvalidParameterValue", "InvalidParameter"},
                 [](server_peer const& to) { return v1_with(to, "GET", "Region", "xx-nowhere"); }});
    append(out, {"v1.nonce-no-number",
                 level::may,
                 "Nonce is a positive integer.",
                 rules::request_nonce.origin,
                 "Nonce is x",
                 {"InvalidParameter", "InvalidParameterValue", "AuthFailure"},
                 [](server_peer const& to) { return v1_with(to, "GET", "Nonce", "x"); }});
    append(out, {"v1.sorted-by-name",
                 level::must,
                 "Parameters are signed in the order of their names, SecurityGroupIds.10 before SecurityGroupIds.2.",
                 mismatch,
                 "with eleven security groups",
                 {},
                 [](server_peer const& to) {
                     parameter_list all = v1_parameters(to, "HmacSHA256");
                     for (int i = 0; i < 11; ++i)
                         all.emplace_back("SecurityGroupIds." + std::to_string(i), "sg-95hf6965");
                     return v1_call("POST", all, to);
                 }});
    append(out, {"v1.any-order",
                 level::must,
                 "The order of the parameters in a query is free.",
                 mismatch,
                 "the parameters are sent in the opposite order",
                 {},
                 [](server_peer const& to) {
                     http::request message = v1_call("GET", v1_parameters(to, "HmacSHA256"), to);
                     std::string turned;
                     for (http::raw_parameter const each : http::raw_parameters{message.query})
                         turned = std::string{each.name} + "=" + std::string{each.value} + (turned.empty() ? "" : "&") +
                                  turned;
                     message.query = turned;
                     return message;
                 }});
    append(out, {"v1.parameter-added", level::must, requirement, mismatch, "Name is added to a form after signing",
                 wrong, [](server_peer const& to) {
                     http::request message = v1_call("POST", v1_parameters(to, "HmacSHA1"), to);
                     message.body += "&Name=added";
                     return message;
                 }});
    append(out, {"v1.post-parameter", level::must, requirement, mismatch,
                 "a parameter of a form is changed after signing", wrong, [](server_peer const& to) {
                     http::request message = v1_call("POST", v1_parameters(to, "HmacSHA1"), to);
                     spoil_instance_id(message.body);
                     return message;
                 }});
    append(out, {"v1.post-last-character", level::must, requirement, mismatch,
                 "a character at the end of Signature is another one", wrong, [](server_peer const& to) {
                     http::request message = v1_call("POST", v1_parameters(to, "HmacSHA256"), to);
                     auto const begin = message.body.find("&Signature=") + 11;
                     auto const end = std::min(message.body.find('&', begin), message.body.size());
                     spoil(message.body, message.body.find_last_not_of("%23DdBbFf", end - 1));
                     return message;
                 }});
    append(out, {"v1.host", level::must, "The host is part of what v1 signs.", mismatch,
                 "signed for another host of the product", wrong, [](server_peer const& to) {
                     http::request message = v1_call("GET", v1_parameters(to, "HmacSHA256"), to, {}, other_host);
                     return with(std::move(message), "Host", to.host());
                 }});
    append(out,
           {"v1.signature-method", level::must, "HmacSHA256 is meant only where SignatureMethod says so.", mismatch,
            "signed with HmacSHA1, and SignatureMethod changed to HmacSHA256", wrong, [](server_peer const& to) {
                http::request message = v1_call("GET", v1_parameters(to, "HmacSHA1"), to);
                message.query.replace(message.query.find("HmacSHA1"), 8, "HmacSHA256");
                return message;
            }});
}

} // namespace tc3::conformance::server_cases
