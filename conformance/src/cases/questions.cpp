// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/questions.hpp"

#include <tc3/contract/text.hpp>
#include <tc3/sign/digest.hpp>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace tc3::conformance {
namespace {

namespace json = boost::json;

[[nodiscard]] json::string_view as_json(std::string_view text) {
    return {text.data(), text.size()};
}

[[nodiscard]] json::array headers_of(http::header_list const& headers) {
    json::array made;
    for (http::header const each : headers)
        made.push_back(json::array{as_json(each.name), as_json(each.value)});
    return made;
}

void add_message(json::object& question, http::request const& message) {
    question["method"] = message.method;
    question["host"] = message.host;
    question["path"] = message.path;
    question["query"] = message.query;
    question["headers"] = headers_of(message.headers);
    question["body_b64"] = sign::base64(message.body);
}

void add_credential(json::object& question, credential const& who, std::string_view service) {
    question["secret_id"] = who.secret_id;
    question["secret_key"] = as_json(who.key.reveal());
    question["service"] = as_json(service);
}

} // namespace

conformance_case executor_case(std::string id, level weight, side judged, std::string requirement,
                               tc3::source const& source, ask_function ask) {
    conformance_case made;
    made.id = std::move(id);
    made.level = weight;
    made.side = judged;
    made.requirement = std::move(requirement);
    made.source = source;
    made.ask = std::move(ask);
    return made;
}

json::object question_of(std::string_view operation, std::string_view id) {
    return {{"op", as_json(operation)}, {"case", as_json(id)}};
}

json::object sign_question(std::string_view id, signing_task const& task) {
    json::object made = question_of("sign", id);
    made["algorithm"] = "TC3-HMAC-SHA256";
    add_message(made, task.message);
    json::array names;
    for (std::string const& name : task.signed_headers)
        names.emplace_back(as_json(name));
    made["signed_headers"] = std::move(names);
    add_credential(made, task.who, task.service);
    made["timestamp"] = task.timestamp;
    return made;
}

json::object verify_question(std::string_view id, http::request const& message, credential const& who,
                             std::string_view service, std::int64_t now) {
    json::object made = question_of("verify", id);
    add_message(made, message);
    add_credential(made, who, service);
    made["now"] = now;
    return made;
}

json::object validate_question(std::string_view id, std::string_view action, std::string_view form,
                               std::string_view body) {
    json::object made = question_of("validate", id);
    made["action"] = as_json(action);
    made["form"] = as_json(form);
    made["body_b64"] = sign::base64(body);
    return made;
}

json::object build_question(std::string_view id, std::string_view action, json::object parameters) {
    json::object made = question_of("build", id);
    made["action"] = as_json(action);
    made["parameters"] = std::move(parameters);
    return made;
}

json::object decode_question(std::string_view id, std::string_view action, http::response const& message) {
    json::object made = question_of("decode", id);
    made["action"] = as_json(action);
    made["status"] = message.status;
    made["headers"] = headers_of(message.headers);
    made["body_b64"] = sign::base64(message.body);
    return made;
}

std::optional<std::string> text_in(json::object const& fields, std::string_view name) {
    json::value const* const found = fields.if_contains(as_json(name));
    if (found == nullptr || !found->is_string())
        return std::nullopt;
    return std::string{found->get_string().data(), found->get_string().size()};
}

std::optional<bool> boolean_in(json::object const& fields, std::string_view name) {
    json::value const* const found = fields.if_contains(as_json(name));
    return found != nullptr && found->is_bool() ? std::optional{found->get_bool()} : std::nullopt;
}

std::optional<std::string> bytes_in(json::object const& fields, std::string_view name) {
    std::optional<std::string> const text = text_in(fields, name);
    if (!text)
        return std::nullopt;
    sign::result<std::string> decoded = sign::base64_decoded(*text);
    return decoded ? std::optional{*std::move(decoded)} : std::nullopt;
}

judgement without_field(std::string_view name) {
    return ended(verdict::errored,
                 "the answer has no " + std::string{name} + " of the type that the protocol gives it");
}

judgement failed_at(json::object const& question, std::string message, std::string expected, std::string got,
                    std::string mutation) {
    return failed(std::move(message),
                  {json::serialize(question), std::move(mutation), std::move(expected), std::move(got)});
}

judgement suite_at_fault(std::string const& what) {
    return ended(verdict::errored, "the suite is at fault, not the implementation: " + what);
}

std::string shortened(std::string_view text) {
    constexpr std::size_t longest = 400;
    std::string shown;
    while (!text.empty() && shown.size() < longest) {
        std::size_t const good = std::min(text::find_not_utf8(text), text.size());
        std::size_t end = std::min(good, longest - shown.size());
        while (end > 0 && end < good && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u)
            --end;
        shown.append(text.substr(0, end));
        text.remove_prefix(end);
        if (end < good)
            break;
        if (!text.empty()) {
            shown.append("\\x").append(sign::hex(std::array{static_cast<unsigned char>(text.front())}));
            text.remove_prefix(1);
        }
    }
    return text.empty() ? shown : shown + "...";
}

} // namespace tc3::conformance
