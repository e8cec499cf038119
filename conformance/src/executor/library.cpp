// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "executor/library.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/request/common.hpp>
#include <tc3/request/write.hpp>
#include <tc3/response/decode.hpp>
#include <tc3/sign/digest.hpp>
#include <tc3/sign/tc3.hpp>
#include <tc3/sign/v1.hpp>
#include <tc3/sign/verify.hpp>
#include <tc3/validate/flattened.hpp>
#include <tc3/validate/json_text.hpp>
#include <tc3/validate/json_value.hpp>
#include <tc3/version.hpp>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::conformance {
namespace {

namespace json = boost::json;

/// What makes a question one that cannot be answered.
struct not_understood : std::runtime_error {
    using std::runtime_error::runtime_error;
};

[[nodiscard]] std::string_view view(json::string const& text) {
    return {text.data(), text.size()};
}
[[nodiscard]] json::string_view view(std::string_view text) {
    return {text.data(), text.size()};
}

/// The fields of a question, of the types that the protocol gives them.
class fields {
  public:
    explicit fields(json::object const& question) : all_{&question} {}

    [[nodiscard]] json::value const& any(std::string_view name) const {
        json::value const* const found = all_->if_contains(view(name));
        if (found == nullptr)
            throw not_understood{"the question has no " + std::string{name}};
        return *found;
    }
    [[nodiscard]] std::string text(std::string_view name) const {
        return std::string{view(checked(any(name).if_string(), name, "string"))};
    }
    [[nodiscard]] std::int64_t integer(std::string_view name) const {
        return checked(any(name).if_int64(), name, "integer");
    }
    [[nodiscard]] json::array const& list(std::string_view name) const {
        return checked(any(name).if_array(), name, "list");
    }
    [[nodiscard]] json::object const& object(std::string_view name) const {
        return checked(any(name).if_object(), name, "object");
    }
    [[nodiscard]] std::string bytes(std::string_view name) const {
        sign::result<std::string> decoded = sign::base64_decoded(text(name));
        if (!decoded)
            throw not_understood{std::string{name} + " is no Base64"};
        return *std::move(decoded);
    }
    [[nodiscard]] http::header_list headers() const {
        http::header_list made;
        for (json::value const& line : list("headers")) {
            json::array const* const pair = line.if_array();
            if (pair == nullptr || pair->size() != 2 || !(*pair)[0].is_string() || !(*pair)[1].is_string())
                throw not_understood{"a header is no pair of texts"};
            made.add(view((*pair)[0].get_string()), view((*pair)[1].get_string()));
        }
        return made;
    }

  private:
    template <class Value>
    [[nodiscard]] static Value const& checked(Value const* found, std::string_view name, std::string_view type) {
        if (found == nullptr)
            throw not_understood{std::string{name} + " is of another type than " + std::string{type}};
        return *found;
    }

    json::object const* all_;
};

// --- signatures ---

template <class Value>
void demand(sign::result<Value> const& made) {
    if (!made)
        throw not_understood{std::string{sign::message(made.error())}};
}

[[nodiscard]] http::request message_in(fields const& question) {
    return {question.text("method"),   "https",
            question.text("host"),     question.text("path"),
            question.text("query"),    question.headers(),
            question.bytes("body_b64")};
}

[[nodiscard]] json::object sign_tc3(fields const& question) {
    std::vector<std::string> names;
    for (json::value const& name : question.list("signed_headers")) {
        if (!name.is_string())
            throw not_understood{"a name in signed_headers is no text"};
        names.emplace_back(view(name.get_string()));
    }
    std::vector<std::string_view> const views{names.begin(), names.end()};
    std::string const list = sign::signed_header_list(views);
    std::string const service = question.text("service");
    credential const who{question.text("secret_id"), secret{question.text("secret_key")}};
    http::request message = message_in(question);
    sign::trace trace;
    demand(sign::sign_request(message, who, {service, question.integer("timestamp"), list}, trace));
    return {{"signature", trace.signature},
            {"authorization", trace.authorization},
            {"canonical_request_b64", sign::base64(trace.canonical_request)},
            {"string_to_sign_b64", sign::base64(trace.string_to_sign)}};
}

[[nodiscard]] json::object sign_v1(fields const& question, sign::v1::algorithm with) {
    std::vector<sign::v1::parameter> parameters;
    for (json::key_value_pair const& each : question.object("parameters")) {
        if (!each.value().is_string())
            throw not_understood{"a parameter is no text"};
        std::string_view const name{each.key().data(), each.key().size()};
        parameters.push_back({name, view(each.value().get_string())});
    }
    sign::v1::sort(parameters);
    std::string const method = question.text("method");
    std::string const host = question.text("host");
    std::string const path = question.text("path");
    sign::v1::trace trace;
    sign::v1::write_string_to_sign(trace, {method, host, path}, parameters);
    demand(sign::v1::write_signature(trace, question.text("secret_key"), with));
    return {{"signature", trace.signature}, {"string_to_sign_b64", sign::base64(trace.string_to_sign)}};
}

[[nodiscard]] json::object sign_question(fields const& question) {
    std::string const algorithm = question.text("algorithm");
    if (algorithm == sign::tc3_algorithm)
        return sign_tc3(question);
    if (algorithm == "HmacSHA1")
        return sign_v1(question, sign::v1::algorithm::hmac_sha1);
    if (algorithm == "HmacSHA256")
        return sign_v1(question, sign::v1::algorithm::hmac_sha256);
    throw not_understood{"there is no algorithm " + algorithm};
}

[[nodiscard]] json::object verify_question(fields const& question) {
    http::request const message = message_in(question);
    std::string const service = question.text("service");
    sign::verifier judge{credential{question.text("secret_id"), secret{question.text("secret_key")}}};
    auto const verdict = judge.check(message, {service, question.integer("now")});
    demand(verdict);
    if (verdict->valid())
        return {{"valid", true}};
    return {{"valid", false}, {"kind", view(sign::name_of(*verdict->first()))}};
}

// --- contracts ---

[[nodiscard]] json::object as_json(finding const& found) {
    return {{"path", found.path}, {"kind", view(to_string(found.kind))}, {"severity", view(to_string(found.severity))}};
}

[[nodiscard]] action const& contract_in(fields const& question) {
    std::string const name = question.text("action");
    action const* const found = find_action(known_actions, {}, name);
    if (found == nullptr)
        throw not_understood{"there is no contract of the action " + name};
    return *found;
}

[[nodiscard]] json::object validate_question(fields const& question) {
    structure const& shape = *contract_in(question).request;
    std::string const body = question.bytes("body_b64");
    std::string const form = question.text("form");
    json::array findings;
    auto keep = [&findings](finding&& found) {
        findings.push_back(as_json(found));
        return walk::go_on;
    };
    if (form == "json")
        validate_json(body, shape, {}, keep);
    else if (form == "flat")
        validate_flattened(body, shape, {}, keep, common_parameter_names);
    else
        throw not_understood{"there is no form " + form};
    return {{"findings", std::move(findings)}};
}

/// Reads the parameters into the typed request and writes that.
template <class Request>
[[nodiscard]] std::string build_as(json::object const& parameters) {
    Request request;
    std::string fault;
    auto keep = [&fault](finding&& found) {
        if (found.severity == severity::error)
            fault = std::move(found.message);
        return fault.empty() ? walk::go_on : walk::stop;
    };
    validate_value(parameters, structure_of<Request>(), {}, keep, &request);
    if (!fault.empty())
        throw not_understood{"the parameters are not valid: " + fault};
    std::string body;
    write_json(body, request);
    return body;
}

template <class Response>
[[nodiscard]] json::object decode_as(http::response const& message) {
    reply<Response> const decoded = decode<Response>(message);
    if (Response const* const success = decoded.success()) {
        std::string written;
        write_json(written, *success);
        return {{"outcome", "success"},
                {"request_id", decoded.request_id()},
                {"response", json::parse(view(std::string_view{written}))}};
    }
    if (api_error const* const error = decoded.error())
        return {{"outcome", "api_error"},
                {"code", error->code},
                {"message", error->message},
                {"request_id", decoded.request_id()}};
    return {{"outcome", "malformed"}, {"kind", view(to_string(decoded.malformed()->kind))}};
}

/// What needs the C++ types of an action.
struct typed_action {
    action const* contract;
    std::string (*build)(json::object const&);
    json::object (*decode)(http::response const&);
};

template <class... Actions>
constexpr std::array<typed_action, sizeof...(Actions)> functions_of(action_types<Actions...>) {
    return {typed_action{Actions::contract, &build_as<typename Actions::request>,
                         &decode_as<typename Actions::response>}...};
}

constexpr std::array typed_actions = functions_of(known_action_types{});

[[nodiscard]] typed_action const& typed_in(fields const& question) {
    action const* const contract = &contract_in(question);
    return *std::find_if(typed_actions.begin(), typed_actions.end(),
                         [contract](typed_action const& each) { return each.contract == contract; });
}

[[nodiscard]] json::object build_question(fields const& question) {
    return {{"body_b64", sign::base64(typed_in(question).build(question.object("parameters")))}};
}

[[nodiscard]] json::object decode_question(fields const& question) {
    http::response message;
    message.status = static_cast<int>(question.integer("status"));
    message.headers = question.headers();
    message.body = question.bytes("body_b64");
    return typed_in(question).decode(message);
}

[[nodiscard]] json::object introduce() {
    return {{"op", "hello"},     {"protocol", 1},
            {"name", "tc3"},     {"version", view(library_version)},
            {"language", "C++"}, {"can", {"sign", "verify", "validate", "build", "decode"}}};
}

[[nodiscard]] json::object answer_to(fields const& question) {
    std::string const operation = question.text("op");
    if (operation == "hello")
        return introduce();
    if (operation == "sign")
        return sign_question(question);
    if (operation == "verify")
        return verify_question(question);
    if (operation == "validate")
        return validate_question(question);
    if (operation == "build")
        return build_question(question);
    if (operation == "decode")
        return decode_question(question);
    throw not_understood{"there is no operation " + operation};
}

/// The library, asked by function calls.
class library_peer : public executor_peer {
  public:
    library_peer() {
        json::object const hello = introduce();
        about_.name = std::string{view(hello.at("name").get_string())};
        about_.version = std::string{view(hello.at("version").get_string())};
        about_.language = std::string{view(hello.at("language").get_string())};
        for (json::value const& operation : hello.at("can").get_array())
            about_.can.emplace_back(view(operation.get_string()));
    }

    [[nodiscard]] introduction const& about() const override { return about_; }

    [[nodiscard]] answer ask(json::object question) override {
        question["seq"] = ++asked_;
        answer made;
        made.fields = answer_with_library(question);
        if (made.fields.contains("errored")) {
            made.what = answer::state::errored;
            made.message = std::string{view(made.fields.at("message").get_string())};
        }
        return made;
    }

  private:
    introduction about_{};
    std::int64_t asked_ = 0;
};

} // namespace

json::object answer_with_library(json::object const& question) {
    json::object made;
    try {
        made = answer_to(fields{question});
    } catch (not_understood const& reason) {
        made = {{"errored", true}, {"message", reason.what()}};
    }
    if (json::value const* const number = question.if_contains("seq"))
        made["seq"] = *number;
    return made;
}

std::unique_ptr<executor_peer> make_library_peer() {
    return std::make_unique<library_peer>();
}

} // namespace tc3::conformance
