// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/server_parts.hpp"
#include "cases/server_requests.hpp"

#include <tc3/request/common.hpp>
#include <tc3/rules/protocol.hpp>

#include <utility>

namespace tc3::conformance::server_cases {

void append_common(std::vector<conformance_case>& out) {
    append(out, {"action.unknown",
                 level::must,
                 "An action that does not exist is refused.",
                 rules::request_action.origin,
                 "X-TC-Action: CloneDBInstances",
                 {"InvalidAction"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Action", "CloneDBInstances"); }});
    append(out, {"action.letter-case",
                 level::should,
                 "An action is spelt as documented.",
                 rules::request_action.origin,
                 "X-TC-Action: CLONEDBINSTANCE",
                 {"InvalidAction"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Action", "CLONEDBINSTANCE"); }});
    append(out, {"action.prefix",
                 level::must,
                 "An action that does not exist is refused.",
                 rules::request_action.origin,
                 "X-TC-Action: CloneDB",
                 {"InvalidAction"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Action", "CloneDB"); }});
    append(out, {"action.missing",
                 level::must,
                 "X-TC-Action is required.",
                 rules::request_action.origin,
                 "without X-TC-Action",
                 {"MissingParameter", "InvalidAction", "InvalidParameter"},
                 [](server_peer const& to) { return json_without(to, "X-TC-Action"); }});
    append(out, {"version.unknown",
                 level::must,
                 "A version that does not exist is refused.",
                 rules::request_version.origin,
                 "X-TC-Version: 2017-03-13",
                 {"NoSuchVersion", "InvalidAction", "InvalidParameterValue", "InvalidParameter"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Version", "2017-03-13"); }});
    append(out, {"version.missing",
                 level::must,
                 "X-TC-Version is required.",
                 rules::request_version.origin,
                 "without X-TC-Version",
                 {"MissingParameter", "NoSuchVersion", "InvalidParameter"},
                 [](server_peer const& to) { return json_without(to, "X-TC-Version"); }});
    append(out, {"region.unknown",
                 level::must,
                 "A region that the action does not support is refused.",
                 rules::request_region.origin,
                 "X-TC-Region: xx-nowhere",
                 {"UnsupportedRegion", "InvalidParameterValue", "InvalidParameter"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Region", "xx-nowhere"); }});
    append(out, {"region.unlisted",
                 level::should,
                 "A region that the action does not support is refused.",
                 rules::request_region.origin,
                 "X-TC-Region: ap-nowhere",
                 {"UnsupportedRegion", "InvalidParameterValue", "InvalidParameter"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Region", "ap-nowhere"); }});
    append(out, {"region.letter-case",
                 level::should,
                 "A region is spelt as documented.",
                 rules::request_region.origin,
                 "X-TC-Region: AP-GUANGZHOU",
                 {"UnsupportedRegion", "InvalidParameterValue", "InvalidParameter"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Region", "AP-GUANGZHOU"); }});
    append(out, {"region.missing",
                 level::must,
                 "X-TC-Region is required.",
                 rules::request_region.origin,
                 "without X-TC-Region",
                 {"MissingParameter", "UnsupportedRegion", "InvalidParameter", "InvalidParameterValue"},
                 [](server_peer const& to) { return json_without(to, "X-TC-Region"); }});
    std::vector<std::string_view> const no_time{"MissingParameter", "InvalidParameter", "InvalidParameterValue",
                                                "AuthFailure"};
    append(out, {"timestamp.missing", level::must, "X-TC-Timestamp is required.", rules::request_timestamp.origin,
                 "without X-TC-Timestamp", no_time,
                 [](server_peer const& to) { return without(signed_json(to), "X-TC-Timestamp"); }});
    append(out, {"timestamp.no-number", level::must, "X-TC-Timestamp is an integer.", rules::request_timestamp.origin,
                 "X-TC-Timestamp: now", no_time,
                 [](server_peer const& to) { return signed_json(to, {.timestamp = "now"}); }});
    append(out, {"timestamp.milliseconds", level::must, "X-TC-Timestamp counts seconds.",
                 rules::request_timestamp.origin, "X-TC-Timestamp in milliseconds", no_time, [](server_peer const& to) {
                     return signed_json(to, {.timestamp = std::to_string(to.now()) + "000"});
                 }});

    std::vector<std::string_view> const no_type{
        "UnsupportedProtocol",         "InvalidParameter",      "InvalidRequest",
        "UnsupportedOperation",        "InvalidParameterValue", "AuthFailure.InvalidAuthorization",
        "AuthFailure.SignatureFailure"};
    source const types = rules::request_content_type.origin;
    constexpr std::string_view of_types = "A content type that the API does not take is refused.";
    append(out, {"content-type.text", level::must, of_types, types, "Content-Type: text/plain", no_type,
                 [](server_peer const& to) { return json_with(to, "Content-Type", "text/plain"); }});
    append(out, {"content-type.xml", level::must, of_types, types, "Content-Type: application/xml", no_type,
                 [](server_peer const& to) { return json_with(to, "Content-Type", "application/xml"); }});
    append(out, {"content-type.json-in-name", level::must, of_types, types, "Content-Type: application/json-seq",
                 no_type, [](server_peer const& to) { return json_with(to, "Content-Type", "application/json-seq"); }});
    append(out, {"content-type.get-json", level::should, "The content type of a GET is that of forms.", types,
                 "a GET with Content-Type: application/json", no_type,
                 [](server_peer const& to) { return signed_call(with(get_call(to), "Content-Type", json_type), to); }});
    append(out, {"content-type.form-with-tc3", level::should, "A form goes with signature v1 only.", types,
                 "a form, signed with TC3", no_type, [](server_peer const& to) {
                     http::request message = with(json_call(to, plain_flattened(to)), "Content-Type", form_type);
                     return signed_call(std::move(message), to);
                 }});
    source const methods = rules::request_method.origin;
    constexpr std::string_view of_methods = "Only GET and POST are taken.";
    append(out, {"method.put",
                 level::must,
                 of_methods,
                 methods,
                 "PUT",
                 {"UnsupportedProtocol", "InvalidParameter"},
                 [](server_peer const& to) { return with_method(to, "PUT"); }});
    append(out, {"method.delete",
                 level::must,
                 of_methods,
                 methods,
                 "DELETE",
                 {"UnsupportedProtocol", "InvalidParameter"},
                 [](server_peer const& to) { return with_method(to, "DELETE"); }});

    append(out, {"method.put-form",
                 level::must,
                 of_methods,
                 methods,
                 "PUT of a form, signed with v1",
                 {"UnsupportedProtocol", "InvalidParameter"},
                 [](server_peer const& to) {
                     http::request message = v1_call("POST", v1_parameters(to, "HmacSHA256"), to);
                     message.method = "PUT";
                     return message;
                 }});

    std::vector<std::string_view> const no_json{"InvalidParameter", "InvalidParameterValue", "InvalidRequest",
                                                "MissingParameter", "InternalError.JsonParseError"};
    source const json = rules::request_json.origin;
    constexpr std::string_view of_json = "A body that is no JSON is refused.";
    append(out, {"json.cut-off", level::must, of_json, json, "the body lacks its last byte", no_json,
                 [](server_peer const& to) {
                     std::string body = plain_json(to);
                     body.pop_back();
                     return with_body(to, std::move(body));
                 }});
    append(out, {"json.trailing-text", level::must, of_json, json, "the body is followed by }", no_json,
                 [](server_peer const& to) { return with_body(to, plain_json(to) + "}"); }});
    append(out, {"json.second-value", level::must, of_json, json, "the body is followed by a second object", no_json,
                 [](server_peer const& to) { return with_body(to, plain_json(to) + "\n" + plain_json(to)); }});
    append(out, {"json.trailing-comma", level::must, of_json, json, "a comma before the last brace", no_json,
                 [](server_peer const& to) {
                     std::string body = plain_json(to);
                     return with_body(to, body.insert(body.size() - 1, ","));
                 }});
    append(out, {"json.single-quotes", level::must, of_json, json, "with ' in place of each quotation mark", no_json,
                 [](server_peer const& to) {
                     std::string body = plain_json(to);
                     std::replace(body.begin(), body.end(), '"', '\'');
                     return with_body(to, std::move(body));
                 }});
    append(out, {"json.comment", level::must, of_json, json, "with a comment", no_json,
                 [](server_peer const& to) { return with_body(to, "/* order */" + plain_json(to)); }});
    append(out, {"json.nan", level::must, of_json, json, "Storage is NaN", no_json,
                 [](server_peer const& to) { return with_literal(to, member_named("Storage"), "NaN"); }});
    append(out, {"json.empty", level::must, of_json, json, "the body is empty", no_json,
                 [](server_peer const& to) { return with_body(to, ""); }});
    append(out, {"json.no-utf-8", level::should, "A body that is no UTF-8 is refused.", rules::request_encoding.origin,
                 "the byte FF in Name", no_json,
                 [](server_peer const& to) { return with_literal(to, member_named("Name"), "\"\xFF\""); }});
}

} // namespace tc3::conformance::server_cases
