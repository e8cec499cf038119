// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/request/judge.hpp>

#include "support/collect.hpp"
#include "support/messages.hpp"
#include "support/under_test.hpp"

#include <tc3/http/set_header.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace tc3;

namespace {

/// What a request is found guilty of, judged with the key and by a clock that agrees with its timestamp.
std::string verdict(exchange const& what, std::optional<std::int64_t> now = tests::noon, bool with_key = true,
                    bool refused_as_unsigned = false) {
    tests::collector sink;
    request_judge judge = with_key ? request_judge{tests::actions_under_test(), tests::somebody().key}
                                   : request_judge{tests::actions_under_test()};
    judge.judge(what, {now, refused_as_unsigned}, sink);
    return tests::in_short(sink.all);
}

std::string verdict(http::request const& message) {
    exchange what;
    what.request = message;
    return verdict(what);
}

/// A signed order of which a header has another value, or none if it is empty, signed anew.
http::request with_header(std::string_view name, std::string_view value) {
    http::request message = tests::signed_order();
    http::header_list changed;
    for (http::header const h : message.headers) {
        if (tc3::detail::equal_ignoring_case(h.name, "Authorization"))
            continue;
        if (!tc3::detail::equal_ignoring_case(h.name, name))
            changed.add(h.name, h.value);
        else if (!value.empty())
            changed.add(h.name, value);
    }
    message.headers = changed;
    if (message.headers.find("Content-Type") && message.headers.find("X-TC-Action"))
        tests::sign(message);
    return message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(request_judge_)

BOOST_AUTO_TEST_CASE(a_right_request_is_not_found_fault_with) {
    BOOST_TEST(verdict(tests::signed_order()) == "");
    exchange what;
    what.request = tests::signed_order();
    tests::collector sink;
    request_judge judge{tests::actions_under_test(), tests::somebody()};
    request_facts const facts = judge.judge(what, {tests::noon, false}, sink);
    BOOST_TEST(facts.is_call);
    BOOST_TEST(facts.verified);
    BOOST_TEST(!facts.broken);
    BOOST_TEST(facts.action_name == "CloneDBInstance");
    BOOST_TEST(facts.contract == tests::actions_under_test().front());
    BOOST_TEST(facts.region == "ap-guangzhou");
    BOOST_TEST(facts.secret_id == tests::somebody().secret_id);
    BOOST_TEST(*facts.timestamp == tests::noon);
    BOOST_TEST((facts.parameters == judged_text::body));
}

BOOST_AUTO_TEST_CASE(what_is_no_call_is_left_in_peace) {
    http::request message;
    message.method = "GET";
    message.path = "/style.css";
    message.headers.add("Host", "console.tencentcloudapi.com");
    BOOST_TEST(verdict(message) == "");
}

BOOST_AUTO_TEST_CASE(the_target_of_the_call_is_judged) {
    http::request message = tests::signed_order();
    message.path = "/login";
    BOOST_TEST(verdict(message) == "path, mismatch header:Authorization");
    message = tests::signed_order();
    message.scheme = "http";
    BOOST_TEST(verdict(message) == "scheme (warning)");
    message = with_header("Host", "127.0.0.1:9000");
    BOOST_TEST(verdict(message) == "host header:Host (warning)");
    message = with_header("Host", "postgres.tencentcloudapi.com:443");
    BOOST_TEST(verdict(message) == "");
    message = with_header("Host", "cvm.tencentcloudapi.com");
    BOOST_TEST(verdict(message) == "action header:X-TC-Action (note), scope header:Authorization");
}

BOOST_AUTO_TEST_CASE(a_method_other_than_get_and_post_is_refused_and_its_body_not_judged) {
    http::request message = tests::signed_order();
    message.method = "PUT";
    BOOST_TEST(verdict(message) == "method, mismatch header:Authorization");
}

BOOST_AUTO_TEST_CASE(a_form_is_a_call_with_any_method_that_has_a_body) {
    http::request message;
    message.method = "PUT";
    message.path = "/";
    message.host = "postgres.tencentcloudapi.com";
    message.headers.add("Content-Type", "application/x-www-form-urlencoded");
    message.body = "Action=CloneDBInstance&Version=2017-03-12&Region=ap-seoul&Timestamp=1790000000&Nonce=1&SecretId=a"
                   "&Signature=c2ln";
    BOOST_TEST(verdict(message) == "method, mismatch /Signature");
    message.method = "GET";
    BOOST_TEST(verdict(message).find("action") == 0u, verdict(message));
}

BOOST_AUTO_TEST_CASE(the_content_type_must_go_with_the_method_and_the_signature) {
    BOOST_TEST(verdict(with_header("Content-Type", "application/json; charset=utf-8")) == "");
    BOOST_TEST(verdict(with_header("Content-Type", "multipart/form-data; boundary=x")) ==
               "content-type header:Content-Type");
    BOOST_TEST(verdict(with_header("Content-Type", "application/octet-stream")) == "content-type header:Content-Type");
    BOOST_TEST(verdict(with_header("Content-Type", "application/x-www-form-urlencoded")) ==
               "content-type header:Content-Type");
}

BOOST_AUTO_TEST_CASE(the_common_parameters_are_judged_one_by_one) {
    BOOST_TEST(verdict(with_header("X-TC-Version", "2018-01-01")) == "version header:X-TC-Version");
    BOOST_TEST(verdict(with_header("X-TC-Version", "")) == "version header:X-TC-Version");
    BOOST_TEST(verdict(with_header("X-TC-Region", "ap-nowhere")) == "region header:X-TC-Region");
    BOOST_TEST(verdict(with_header("X-TC-Region", "")) == "region header:X-TC-Region");
    http::request message = tests::signed_order();
    message.headers.add("X-TC-Language", "fr-FR");
    BOOST_TEST(verdict(message) == "language header:X-TC-Language (warning)");
    message = tests::signed_order();
    message.headers.add("X-TC-Region", "ap-guangzhou");
    BOOST_TEST(verdict(message) == "duplicate header:X-TC-Region");
}

BOOST_AUTO_TEST_CASE(a_broken_timestamp_is_reported_once) {
    auto const with_timestamp = [](std::string_view value) {
        http::request message = tests::signed_order();
        http::header_list changed;
        for (http::header const h : message.headers)
            if (h.name != "X-TC-Timestamp")
                changed.add(h.name, h.value);
        if (!value.empty())
            changed.add("X-TC-Timestamp", value);
        message.headers = changed;
        return verdict(message);
    };
    BOOST_TEST(with_timestamp("") == "timestamp header:X-TC-Timestamp");
    BOOST_TEST(with_timestamp("1790000000.5") == "timestamp header:X-TC-Timestamp");
    BOOST_TEST(with_timestamp("1790000001") == "mismatch header:Authorization");
}

BOOST_AUTO_TEST_CASE(a_finance_region_and_its_host_belong_together) {
    http::request message;
    build_request(message, tests::order(), {.region = "ap-shenzhen-fsi"});
    tests::sign(message);
    BOOST_TEST(verdict(message) == "");
    build_request(message, tests::order(), {.region = "ap-shenzhen-fsi", .host = "postgres.tencentcloudapi.com"});
    tests::sign(message);
    BOOST_TEST(verdict(message) == "host header:Host (warning)");
}

BOOST_AUTO_TEST_CASE(an_action_without_a_contract_gets_a_note_and_protocol_rules_only) {
    http::request message = with_header("X-TC-Action", "CloneDBInstances");
    message.body = "[1";
    tests::sign(message);
    tests::collector sink;
    exchange what;
    what.request = message;
    request_judge judge{tests::actions_under_test(), tests::somebody().key};
    judge.judge(what, {tests::noon, false}, sink);
    BOOST_TEST(tests::in_short(sink.all) == "action header:X-TC-Action (note), json");
    BOOST_TEST(sink.all.front().help == "Did you mean CloneDBInstance?");
}

BOOST_AUTO_TEST_CASE(the_signature_is_judged_with_the_key_and_only_by_its_form_without) {
    exchange what;
    what.request = tests::signed_order();
    what.request.body.back() = ' ';
    what.request.body.push_back('}');
    BOOST_TEST(verdict(what) == "mismatch header:Authorization");
    BOOST_TEST(verdict(what, tests::noon, false) == "unchecked header:Authorization (note)");
    what.request = tests::signed_order();
    BOOST_TEST(verdict(what, tests::noon + 300) == "");
    BOOST_TEST(verdict(what, tests::noon + 301) == "expired header:X-TC-Timestamp");
    BOOST_TEST(verdict(what, tests::noon - 301) == "expired header:X-TC-Timestamp");
    BOOST_TEST(verdict(what, std::nullopt) == "unchecked header:X-TC-Timestamp (note)");
}

BOOST_AUTO_TEST_CASE(an_authorization_header_of_another_form_is_told_by_what_is_wrong_with_it) {
    auto const with_authorization = [](std::string_view part, std::string_view instead) {
        http::request message = tests::signed_order();
        std::string value{message.headers.find("Authorization").value()};
        value.replace(value.find(part), part.size(), instead);
        http::set_header(message.headers, "Authorization", value);
        return verdict(message);
    };
    BOOST_TEST(with_authorization("Credential=", "Credentials=") == "malformed header:Authorization");
    BOOST_TEST(with_authorization("TC3-HMAC-SHA256", "TC3-HMAC-SHA512") == "algorithm header:Authorization");
    BOOST_TEST(with_authorization("content-type;host", "host;content-type") ==
               "signed-headers header:Authorization, mismatch header:Authorization");
    BOOST_TEST(with_authorization("/tc3_request", "/tc4_request") ==
               "scope header:Authorization, mismatch header:Authorization");
}

BOOST_AUTO_TEST_CASE(a_call_that_names_no_action_is_refused) {
    http::request message = with_header("X-TC-Action", "");
    BOOST_TEST(verdict(message) == "action header:X-TC-Action, missing header:Authorization");
}

BOOST_AUTO_TEST_CASE(a_signature_that_a_capture_lacks_is_held_against_the_client_only_where_that_is_proven) {
    exchange what;
    what.request = tests::signed_order();
    http::header_list changed;
    for (http::header const h : what.request.headers)
        if (h.name != "Authorization")
            changed.add(h.name, h.value);
    what.request.headers = changed;
    BOOST_TEST(verdict(what) == "missing header:Authorization");
    what.origin = recorder::sanitizer;
    BOOST_TEST(verdict(what, tests::noon, true, true) == "sanitized header:Authorization (note)");
    what.origin = recorder::archive;
    BOOST_TEST(verdict(what) == "sanitized header:Authorization (note)");
    BOOST_TEST(verdict(what, tests::noon, true, true) == "missing header:Authorization");
}

BOOST_AUTO_TEST_CASE(a_made_up_signature_of_a_redacted_capture_is_unchecked_whatever_the_key) {
    exchange what;
    what.request = tests::signed_order();
    std::string value{what.request.headers.find("Authorization").value()};
    what.signature = evidence::withheld;
    value.back() = value.back() == '0' ? '1' : '0';
    http::set_header(what.request.headers, "Authorization", value);
    BOOST_TEST(verdict(what) == "unchecked header:Authorization (note)");
    BOOST_TEST(verdict(what, tests::noon, false) == "unchecked header:Authorization (note)");
    // What can be judged without a key still is.
    BOOST_TEST(verdict(what, tests::noon + 301) ==
               "expired header:X-TC-Timestamp, unchecked header:Authorization (note)");
    what.signature = evidence::exact;
    BOOST_TEST(verdict(what) == "mismatch header:Authorization");
}

BOOST_AUTO_TEST_CASE(a_body_that_the_capture_did_not_keep_is_not_held_against_the_client) {
    exchange what;
    what.request = tests::signed_order();
    what.request.body.clear();
    what.request_body = evidence::withheld;
    BOOST_TEST(verdict(what) == "body-rebuilt (note), unchecked header:Authorization (note)");
    what.request = tests::signed_order();
    what.request.body.insert(1, " ");
    what.request_body = evidence::altered;
    BOOST_TEST(verdict(what) == "unchecked header:Authorization (note)");
}

BOOST_AUTO_TEST_CASE(what_a_samples_placeholder_hides_is_unchecked) {
    exchange what;
    what.origin = recorder::sample;
    what.request.method = "POST";
    what.request.headers.add("Host", "postgres.intl.tencentcloudapi.com");
    what.request.headers.add("Content-Type", "application/json");
    what.request.headers.add("X-TC-Action", "CloneDBInstance");
    what.request.body = tests::signed_order().body;
    BOOST_TEST(verdict(what) == "unchecked header:Authorization (note)");
}

BOOST_AUTO_TEST_CASE(v1_parameters_are_judged_where_they_stand) {
    http::request message;
    message.method = "GET";
    message.host = "postgres.tencentcloudapi.com";
    std::string text;
    write_flattened(text, tests::order());
    std::vector<std::pair<std::string, std::string>> all{
        {"Action", "CloneDBInstance"}, {"Version", "2017-03-12"}, {"Region", "ap-seoul"},
        {"Timestamp", "1790000000"},   {"Nonce", "12"},           {"SecretId", "AKIDTEST"}};
    flatten(tests::order(), [&all](std::string_view name, std::string_view value) { all.emplace_back(name, value); });
    std::vector<sign::v1::parameter> views;
    for (auto const& [name, value] : all)
        views.push_back({name, value});
    sign::v1::trace trace;
    sign::v1::sign_request(message, views, tests::somebody().key, trace).value();
    BOOST_TEST(verdict(message) == "");
    message.query += "&Storage=45";
    BOOST_TEST(verdict(message) == "duplicate /Storage, mismatch /Signature");
    message.query = "Action=CloneDBInstance&Signature=x&Nonce=-1&Timestamp=1790000000&SecretId=a&Version=2017-03-12";
    BOOST_TEST(verdict(message).starts_with("region /Region, nonce /Nonce, required /DBInstanceId"));
    auto const likely = [&message](std::string_view nonce) {
        exchange what;
        what.request = message;
        what.request.query += nonce;
        std::string code;
        auto keep = [&code](finding&& found) {
            if (found.rule == rules::request_nonce.id())
                code = found.likely_error;
            return walk::go_on;
        };
        request_judge{tests::actions_under_test()}.judge(what, {}, finding_sink{keep});
        return code;
    };
    message.query = "Action=CloneDBInstance";
    BOOST_TEST(likely("") == "MissingParameter");
    BOOST_TEST(likely("&Nonce=x") == "InvalidParameterValue");
}

BOOST_AUTO_TEST_CASE(too_large_a_request_is_reported) {
    http::request message = tests::signed_order();
    message.body.insert(1, std::string(largest_json, ' '));
    BOOST_TEST(verdict(message) == "size, mismatch header:Authorization");
}

BOOST_AUTO_TEST_CASE(a_sink_that_has_enough_gets_no_more) {
    exchange what;
    what.request = tests::signed_order();
    what.request.scheme = "http";
    what.request.body = "{}";
    std::size_t seen = 0;
    auto first_only = [&seen](finding&&) {
        ++seen;
        return walk::stop;
    };
    request_judge judge{tests::actions_under_test(), tests::somebody().key};
    judge.judge(what, {tests::noon, false}, first_only);
    BOOST_TEST(seen == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
