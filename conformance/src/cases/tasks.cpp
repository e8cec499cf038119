// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/tasks.hpp"

#include "generators/text.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/http/set_header.hpp>
#include <tc3/sign/date.hpp>

#include <algorithm>
#include <map>

namespace tc3::conformance {
namespace {

namespace json = boost::json;

constexpr std::string_view example_body =
    R"({"DBInstanceId":"postgres-abcd1234","SpecCode":"cdb.pg.z1.2g","Storage":10,"Period":1,"AutoRenewFlag":0,)"
    R"("VpcId":"vpc-2ot3acw1","SubnetId":"subnet-ppv9iw34","RecoveryTargetTime":"2021-12-25 01:27:35"})";

constexpr std::string_view example_query =
    "AutoRenewFlag=0&DBInstanceId=postgres-abcd1234&Period=1&RecoveryTargetTime=2021-12-25%2001%3A27%3A35&"
    "SpecCode=cdb.pg.z1.2g&Storage=10&SubnetId=subnet-ppv9iw34&VpcId=vpc-2ot3acw1";

[[nodiscard]] signing_task example(std::string method, std::string_view content_type) {
    signing_task made;
    made.message.method = std::move(method);
    made.message.host = "postgres.intl.tencentcloudapi.com";
    made.message.headers.add("Content-Type", content_type);
    made.message.headers.add("Host", made.message.host);
    made.message.headers.add("X-TC-Action", "CloneDBInstance");
    made.message.headers.add("X-TC-Version", "2017-03-12");
    made.message.headers.add("X-TC-Region", "ap-guangzhou");
    made.who = example_credential();
    made.service = "postgres";
    made.signed_headers = {"content-type", "host", "x-tc-action"};
    set_timestamp(made, 1640366855);
    return made;
}

/// Texts of these characters, at least one.
[[nodiscard]] rc::Gen<std::string> text_of(std::string_view characters) {
    return rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::string{characters})));
}

[[nodiscard]] rc::Gen<std::string> any_name() {
    return text_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}

/// What a header can carry, blanks only inside.
[[nodiscard]] rc::Gen<std::string> any_header_value() {
    return rc::gen::map(text_of("abcXYZ019;=/._-\""),
                        [](std::string const& text) { return text.size() > 2 ? text + " " + text : text; });
}

[[nodiscard]] rc::Gen<std::string> any_utf8() {
    return rc::gen::map(rc::gen::container<std::vector<char32_t>>(generators::any_code_point()), generators::encoded);
}

/// Texts for queries, in which a `%` begins an escape.
[[nodiscard]] rc::Gen<std::string> any_query() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
                            "Storage=10", "Limit=", "&", "a", "Z", "%20", "%2B", "+", "%E4%B8%AD", "=", "Name.0=x"})),
                        [](std::vector<std::string> const& parts) {
                            std::string made;
                            for (std::string const& part : parts)
                                made += part;
                            return made;
                        });
}

/// Seconds from 2001 to 2100, with the borders of days favoured.
[[nodiscard]] rc::Gen<std::int64_t> any_second() {
    constexpr std::int64_t day = 86400;
    return rc::gen::exec([] {
        auto const days = static_cast<std::int64_t>(*rc::gen::resize(100, rc::gen::inRange(11574, 47482)));
        auto const second = *rc::gen::elementOf(std::vector<std::int64_t>{0, 1, 28800, 57599, 57600, 57601, 86399});
        return days * day + second;
    });
}

[[nodiscard]] credential any_credential() {
    constexpr std::string_view signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789*+/=._-";
    credential made;
    made.secret_id = "AKID" + *any_name();
    made.key = secret{*text_of(signs)};
    return made;
}

} // namespace

credential example_credential() {
    return {"AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", secret{std::string{"Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"}}};
}

signing_task example_post() {
    signing_task made = example("POST", "application/json");
    made.message.body = example_body;
    return made;
}

signing_task example_get() {
    signing_task made = example("GET", "application/x-www-form-urlencoded");
    made.message.query = example_query;
    return made;
}

void set_timestamp(signing_task& task, std::int64_t seconds) {
    task.timestamp = seconds;
    http::set_header(task.message.headers, "X-TC-Timestamp", std::to_string(seconds));
}

rc::Gen<signing_task> any_task() {
    return rc::gen::exec([] {
        signing_task made = *rc::gen::element(0, 1) == 0 ? example_post() : example_get();
        made.who = any_credential();
        made.service = *any_name();
        set_timestamp(made, *any_second());
        made.message.host = *any_name() + *rc::gen::element<std::string>(".tencentcloudapi.com", ":8080", "");
        http::set_header(made.message.headers, "Host", made.message.host);
        http::set_header(made.message.headers, "Content-Type", *any_header_value());
        http::set_header(made.message.headers, "X-TC-Action", *any_name());
        made.message.headers.add("X-Extra", *any_header_value());
        if (made.message.method == "GET")
            made.message.query = *any_query();
        else
            made.message.body = *any_utf8();
        made.signed_headers = *rc::gen::elementOf(std::vector<std::vector<std::string>>{
            {"content-type", "host"},
            {"content-type", "host", "x-tc-action"},
            {"content-type", "host", "x-extra", "x-tc-action", "x-tc-timestamp"}});
        return made;
    });
}

sign::trace traced(signing_task const& task, oddity const& odd) {
    auto const chosen = [](std::string const& odd_text, std::string_view usual) {
        return odd_text.empty() ? std::string{usual} : odd_text;
    };
    std::vector<std::string_view> const names{task.signed_headers.begin(), task.signed_headers.end()};
    std::string const date = chosen(odd.date, sign::date_of(task.timestamp).value().text());
    std::string const service = chosen(odd.service, task.service);
    std::string const terminator = chosen(odd.terminator, sign::tc3_terminator);
    sign::trace made;
    made.signed_headers = chosen(odd.signed_headers, sign::signed_header_list(names));
    std::string_view name;
    for (sign::signed_header_names list{made.signed_headers}; list.next(name);)
        sign::append_canonical_header(made.canonical_headers, tc3::detail::to_lower(name),
                                      sign::occurrence_of(task.message, name).value, odd.values);
    sign::scope const within{date, service, terminator};
    sign::write_hashed_payload(made, task.message).value();
    sign::write_string_to_sign(made, sign::target_of(task.message), std::to_string(task.timestamp), within).value();
    sign::write_signature(made, sign::derive_signing_key(task.who.key.reveal(), within).value()).value();
    sign::write_authorization(made, task.who.secret_id);
    return made;
}

http::request signed_message(signing_task const& task, oddity const& odd) {
    http::request made = task.message;
    http::set_header(made.headers, "Authorization", traced(task, odd).authorization);
    return made;
}

std::string header_of(http::request const& message, std::string_view name) {
    return std::string{message.headers.find(name).value()};
}

void remove_header(http::request& message, std::string_view name) {
    http::header_list left;
    for (http::header const each : message.headers)
        if (!tc3::detail::equal_ignoring_case(each.name, name))
            left.add(each.name, each.value);
    message.headers = std::move(left);
}

v1_task example_v1(std::string algorithm) {
    v1_task made;
    made.who = example_credential();
    made.timestamp = 1640366855;
    made.algorithm = std::move(algorithm);
    made.parameters = {{"Action", "CloneDBInstance"},
                       {"AutoRenewFlag", "0"},
                       {"DBInstanceId", "postgres-abcd1234"},
                       {"Nonce", "11886"},
                       {"Period", "1"},
                       {"RecoveryTargetTime", "2021-12-25 01:27:35"},
                       {"Region", "ap-guangzhou"},
                       {"SecretId", made.who.secret_id},
                       {"SignatureMethod", made.algorithm},
                       {"SpecCode", "cdb.pg.z1.2g"},
                       {"Storage", "10"},
                       {"SubnetId", "subnet-ppv9iw34"},
                       {"Timestamp", "1640366855"},
                       {"Version", "2017-03-12"},
                       {"VpcId", "vpc-2ot3acw1"}};
    return made;
}

rc::Gen<v1_task> any_v1_task() {
    return rc::gen::exec([] {
        v1_task made;
        made.algorithm = *rc::gen::element<std::string>("HmacSHA256", "HmacSHA1");
        made.method = *rc::gen::element<std::string>("GET", "POST");
        made.host = *any_name() + *rc::gen::element<std::string>(".tencentcloudapi.com", ":8080");
        made.who = any_credential();
        made.timestamp = *any_second();
        auto names = *rc::gen::container<std::map<std::string, std::string>>(text_of("abcXYZ019."), any_utf8());
        names.erase("Signature");
        names["Action"] = "CloneDBInstance";
        names["SecretId"] = made.who.secret_id;
        names["SignatureMethod"] = made.algorithm;
        names["Timestamp"] = std::to_string(made.timestamp);
        made.parameters.assign(names.begin(), names.end());
        return made;
    });
}

sign::v1::trace traced(v1_task const& task) {
    std::vector<sign::v1::parameter> parameters;
    for (auto const& [name, value] : task.parameters)
        parameters.push_back({name, value});
    sign::v1::sort(parameters);
    sign::v1::trace made;
    sign::v1::write_string_to_sign(made, {task.method, task.host, task.path}, parameters);
    sign::v1::write_signature(made, task.who.key.reveal(), sign::v1::algorithm_named(task.algorithm)).value();
    sign::v1::write_text(made, parameters);
    return made;
}

http::request signed_message(v1_task const& task) {
    http::request made;
    made.method = task.method;
    made.host = task.host;
    made.path = task.path;
    made.headers.add("Host", task.host);
    made.headers.add("Content-Type", "application/x-www-form-urlencoded");
    (task.method == "POST" ? made.body : made.query) = traced(task).text;
    return made;
}

json::object sign_question(std::string_view id, v1_task const& task) {
    json::object made = question_of("sign", id);
    made["algorithm"] = task.algorithm;
    made["method"] = task.method;
    made["host"] = task.host;
    made["path"] = task.path;
    json::object parameters;
    for (auto const& [name, value] : task.parameters)
        parameters[name] = value;
    made["parameters"] = std::move(parameters);
    made["secret_id"] = task.who.secret_id;
    std::string_view const key = task.who.key.reveal();
    made["secret_key"] = json::string_view{key.data(), key.size()};
    made["service"] = "postgres";
    made["timestamp"] = task.timestamp;
    return made;
}

} // namespace tc3::conformance
