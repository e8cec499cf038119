// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/verify.hpp>

#include "sign/openssl_failures.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using tc3::sign::authorization_form;
using tc3::sign::scheme;
using tc3::sign::sign_options;
using tc3::sign::signature_check;
using tc3::sign::trace;
using tc3::sign::verification;
using tc3::sign::verifier;
using tc3::sign::verify_options;

namespace {

tc3::credential const who{"AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", tc3::secret{"Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"}};
constexpr std::int64_t timestamp = 1551113065; // 2019-02-25
verify_options const expecting{"cvm", timestamp};

tc3::http::request unsigned_example() {
    tc3::http::request message;
    message.method = "POST";
    message.headers.add("Host", "cvm.tencentcloudapi.com");
    message.headers.add("Content-Type", "application/json; charset=utf-8");
    message.headers.add("X-TC-Action", "DescribeInstances");
    message.body = R"({"Limit": 1})";
    return message;
}

tc3::http::request example(sign_options const& options = {"cvm", timestamp}) {
    tc3::http::request message = unsigned_example();
    trace out;
    tc3::sign::sign_request(message, who, options, out).value();
    return message;
}

/// A message that was signed in an own way: with this list, these lines and this scope.
tc3::http::request signed_by_hand(std::string_view signed_headers, std::string_view canonical_headers,
                                  tc3::sign::scope const& scope = {"2019-02-25", "cvm"}) {
    tc3::http::request message = unsigned_example();
    trace out;
    out.signed_headers = signed_headers;
    out.canonical_headers = canonical_headers;
    tc3::sign::write_hashed_payload(out, message).value();
    tc3::sign::write_string_to_sign(out, tc3::sign::target_of(message), std::to_string(timestamp), scope).value();
    tc3::sign::write_signature(out, tc3::sign::derive_signing_key(who.key.reveal(), scope).value()).value();
    tc3::sign::write_authorization(out, who.secret_id);
    message.headers.add("X-TC-Timestamp", std::to_string(timestamp));
    message.headers.add("Authorization", out.authorization);
    return message;
}

void set(tc3::http::request& message, std::string_view name, std::string_view value) {
    tc3::http::set_header(message.headers, name, value);
}

void remove(tc3::http::request& message, std::string_view name) {
    tc3::http::header_list kept;
    for (tc3::http::header const h : message.headers)
        if (!tc3::detail::equal_ignoring_case(h.name, name))
            kept.add(h.name, h.value);
    message.headers = kept;
}

/// Replaces a part of the Authorization header.
void tamper(tc3::http::request& message, std::string_view from, std::string_view to) {
    std::string text{message.headers.find("Authorization").value()};
    std::size_t const at = text.find(from);
    BOOST_TEST_REQUIRE(at != std::string::npos);
    set(message, "Authorization", text.replace(at, from.size(), to));
}

std::string words(verification const& verdict) {
    std::string text = verdict.mac_computed ? "computed:" : "not computed:";
    for (signature_check const check : verdict.failed)
        text.append(" ").append(tc3::sign::name_of(check));
    return text;
}

std::string judged(tc3::http::request const& message, verify_options const& options = expecting,
                   tc3::credential const& credential = who) {
    verifier judge{credential};
    verification const verdict = judge.check(message, options).value();
    BOOST_TEST(verdict.valid() == (verdict.mac_computed && verdict.failed.empty()));
    return words(verdict);
}

std::string judged_without_key(tc3::http::request const& message, verify_options const& options = expecting) {
    verifier judge;
    return words(judge.check(message, options).value());
}

std::vector<tc3::sign::v1::parameter> v1_parameters() {
    return {{"Action", "DescribeInstances"},
            {"Nonce", "11886"},
            {"SecretId", "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"},
            {"Timestamp", "1551113065"},
            {"Name", "a b+c/\xe5\xb9\xb3"},
            {"Version", "2017-03-12"}};
}

tc3::http::request v1_example(std::string_view method = "GET",
                              std::vector<tc3::sign::v1::parameter> parameters = v1_parameters()) {
    tc3::http::request message;
    message.method = method;
    message.headers.add("Host", "cvm.tencentcloudapi.com");
    tc3::sign::v1::trace out;
    tc3::sign::v1::sign_request(message, parameters, who.key, out).value();
    return message;
}

void replace(std::string& text, std::string_view from, std::string_view to) {
    std::size_t const at = text.find(from);
    BOOST_TEST_REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
}

} // namespace

BOOST_AUTO_TEST_SUITE(sign_verify)

BOOST_AUTO_TEST_CASE(a_message_that_was_signed_with_the_key_is_valid) {
    verifier judge{who};
    tc3::http::request const message = example();
    verification const verdict = judge.check(message, expecting).value();
    BOOST_TEST(verdict.valid());
    BOOST_TEST(verdict.failed.empty());
    BOOST_TEST((verdict.first() == std::nullopt));
}

BOOST_AUTO_TEST_CASE(the_parts_of_a_signature_are_told) {
    verifier judge{who};
    tc3::http::request const message = example();
    verification const verdict = judge.check(message, expecting).value();
    BOOST_TEST((verdict.parts.used == scheme::tc3));
    BOOST_TEST(verdict.parts.algorithm == "TC3-HMAC-SHA256");
    BOOST_TEST(verdict.parts.secret_id == who.secret_id);
    BOOST_TEST(verdict.parts.date == "2019-02-25");
    BOOST_TEST(verdict.parts.service == "cvm");
    BOOST_TEST(verdict.parts.terminator == "tc3_request");
    BOOST_TEST(verdict.parts.signed_headers == "content-type;host;x-tc-action");
    BOOST_TEST(verdict.parts.signature == judge.last_trace().signature);
    BOOST_TEST(verdict.parts.timestamp_text == "1551113065");
    BOOST_TEST((verdict.parts.timestamp == timestamp));
    BOOST_TEST((message.headers.find("Authorization") == judge.last_trace().authorization));
}

BOOST_AUTO_TEST_CASE(failures_are_listed_in_order_and_once) {
    tc3::sign::failed_checks failed;
    for (int round = 0; round < 2; ++round)
        for (auto const check : {signature_check::mismatch, signature_check::scope, signature_check::missing,
                                 signature_check::signed_headers, signature_check::algorithm, signature_check::expired,
                                 signature_check::malformed})
            failed.add(check);
    verification verdict;
    verdict.failed = failed;
    BOOST_TEST(words(verdict) == "not computed: missing malformed algorithm scope expired signed-headers mismatch");
    BOOST_TEST((failed.first() == signature_check::missing));
    BOOST_TEST(failed.size() == tc3::sign::failed_checks::capacity);
}

BOOST_AUTO_TEST_CASE(a_message_without_a_signature_is_missing_it) {
    verifier judge{who};
    tc3::http::request const message = unsigned_example();
    verification const verdict = judge.check(message, expecting).value();
    BOOST_TEST(words(verdict) == "not computed: missing");
    BOOST_TEST((verdict.parts.used == scheme::none));
}

BOOST_AUTO_TEST_CASE(a_header_of_another_form_is_malformed_and_nothing_else) {
    std::string const good{example().headers.find("Authorization").value()};
    std::string const signature = good.substr(good.size() - 64);
    std::vector<std::string> const texts{
        "",
        "SKIP",
        "TC3-HMAC-SHA256",
        "Bearer abc",
        " Credential=",
        "TC3-HMAC-SHA256  " + good.substr(16),
        "TC3-HMAC-SHA256 credential=a/2019-02-25/cvm/tc3_request, SignedHeaders=host, Signature=" + signature,
        "TC3-HMAC-SHA256 Credential=a/2019-02-25/cvm/tc3_request,SignedHeaders=content-type;host,Signature=" +
            signature,
        "TC3-HMAC-SHA256 Credential=a/2019-02-25/cvm/tc3_request, Signature=" + signature +
            ", SignedHeaders=content-type;host",
        "TC3-HMAC-SHA256 Credential=a/Date/cvm/tc3_request, SignedHeaders=content-type;host, Signature=" + signature,
        "TC3-HMAC-SHA256 Credential=a/20190225/cvm/tc3_request, SignedHeaders=content-type;host, Signature=" +
            signature,
        "TC3-HMAC-SHA256 Credential=/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=" +
            signature,
        "TC3-HMAC-SHA256 Credential=a/2019-02-25//tc3_request, SignedHeaders=content-type;host, Signature=" + signature,
        "TC3-HMAC-SHA256 Credential=a/2019-02-25/tc3_request, SignedHeaders=content-type;host, Signature=" + signature,
        "TC3-HMAC-SHA256 Credential=a/2019-02-25/cvm/x/tc3_request, SignedHeaders=content-type;host, Signature=" +
            signature,
        "TC3-HMAC-SHA256 Credential=a/2019-02-25/cvm/, SignedHeaders=content-type;host, Signature=" + signature,
        "TC3-HMAC-SHA256 Credential=a/2019-02-25/cvm/tc3_request, SignedHeaders=, Signature=" + signature,
        "TC3-HMAC-SHA256 Credential=a/2019-02-25/cvm/tc3_request, SignedHeaders=content-type, host, Signature=" +
            signature,
        "TC3-HMAC-SHA256 Credential=a/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=",
        good.substr(0, good.size() - 1),
        good + "0",
        good + ",",
        good.substr(0, good.size() - 1) + "g",
        good.substr(0, good.size() - 1) + "A",
    };
    for (std::string const& text : texts)
        BOOST_TEST_CONTEXT(text) {
            tc3::http::request message = example();
            set(message, "Authorization", text);
            BOOST_TEST(judged(message) == "not computed: malformed");
        }
}

BOOST_AUTO_TEST_CASE(blanks_around_the_whole_header_are_not_part_of_it) {
    tc3::http::request message = example();
    set(message, "Authorization", " " + std::string{message.headers.find("Authorization").value()} + "\t");
    BOOST_TEST(judged(message) == "computed:");
}

BOOST_AUTO_TEST_CASE(two_authorization_headers_are_malformed) {
    tc3::http::request message = example();
    std::string const text{message.headers.find("Authorization").value()};
    message.headers.add("authorization", text);
    BOOST_TEST(judged(message) == "not computed: malformed");
}

BOOST_AUTO_TEST_CASE(a_timestamp_that_is_no_integer_is_malformed) {
    for (std::string_view const text : {"", "now", "1551113065.0", "1551113065 1", "99999999999999999999"})
        BOOST_TEST_CONTEXT(text) {
            tc3::http::request message = example();
            set(message, "X-TC-Timestamp", text);
            BOOST_TEST(judged(message) == "not computed: malformed");
        }
    tc3::http::request without = example();
    remove(without, "X-TC-Timestamp");
    BOOST_TEST(judged(without) == "not computed: malformed");
    tc3::http::request twice = example();
    twice.headers.add("x-tc-timestamp", "1551113065");
    BOOST_TEST(judged(twice) == "not computed: malformed");
}

BOOST_AUTO_TEST_CASE(a_malformed_timestamp_does_not_hide_what_else_is_wrong) {
    tc3::http::request message = example({"cvm", timestamp, "content-type;host;x-tc-action"});
    set(message, "X-TC-Timestamp", "now");
    remove(message, "X-TC-Action");
    BOOST_TEST(judged(message, {"postgres", timestamp}) == "not computed: malformed scope signed-headers");
}

BOOST_AUTO_TEST_CASE(the_word_of_another_algorithm_is_told_of_alone) {
    for (std::string_view const word : {"TC3-HMAC-SHA1", "tc3-hmac-sha256", "AWS4-HMAC-SHA256", "TC4-HMAC-SHA256"})
        BOOST_TEST_CONTEXT(word) {
            tc3::http::request message = example();
            tamper(message, "TC3-HMAC-SHA256", word);
            verifier judge{who};
            verification const verdict = judge.check(message, {"postgres", timestamp + 1000}).value();
            BOOST_TEST(words(verdict) == "not computed: algorithm");
            BOOST_TEST(verdict.parts.algorithm == word);
        }
}

BOOST_AUTO_TEST_CASE(a_wrong_service_is_the_scope_and_no_mismatch) {
    BOOST_TEST(judged(example({"cvm", timestamp}), {"postgres", timestamp}) == "computed: scope");
}

BOOST_AUTO_TEST_CASE(any_service_will_do_where_none_is_expected) {
    BOOST_TEST(judged(example({"cvm", timestamp}), {"", timestamp}) == "computed:");
}

BOOST_AUTO_TEST_CASE(a_date_that_is_not_that_of_the_timestamp_is_the_scope_and_no_mismatch) {
    std::string const lines = "content-type:application/json; charset=utf-8\nhost:cvm.tencentcloudapi.com\n";
    BOOST_TEST(judged(signed_by_hand("content-type;host", lines)) == "computed:");
    BOOST_TEST(judged(signed_by_hand("content-type;host", lines, {"2019-02-26", "cvm"})) == "computed: scope");
    BOOST_TEST(judged(signed_by_hand("content-type;host", lines, {"2019-02-30", "cvm"})) == "computed: scope");
}

BOOST_AUTO_TEST_CASE(another_last_part_is_the_scope_and_no_mismatch) {
    std::string const lines = "content-type:application/json; charset=utf-8\nhost:cvm.tencentcloudapi.com\n";
    BOOST_TEST(judged(signed_by_hand("content-type;host", lines, {"2019-02-25", "cvm", "aws4_request"})) ==
               "computed: scope");
}

BOOST_AUTO_TEST_CASE(keys_of_scopes_that_differ_in_the_last_part_are_not_mixed_up) {
    std::string const lines = "content-type:application/json; charset=utf-8\nhost:cvm.tencentcloudapi.com\n";
    verifier judge{who};
    for (std::string_view const last : {"tc3_request", "aws4_request", "tc3_request", "tc4_request"}) {
        tc3::http::request const message = signed_by_hand("content-type;host", lines, {"2019-02-25", "cvm", last});
        BOOST_TEST(words(judge.check(message, expecting).value()) ==
                   (last == "tc3_request" ? "computed:" : "computed: scope"));
    }
}

BOOST_AUTO_TEST_CASE(a_scope_that_was_changed_afterwards_is_a_mismatch_too) {
    tc3::http::request message = example();
    tamper(message, "2019-02-25", "2019-02-24");
    BOOST_TEST(judged(message) == "computed: scope mismatch");
}

BOOST_AUTO_TEST_CASE(just_five_minutes_either_way_pass) {
    tc3::http::request const message = example();
    BOOST_TEST(judged(message, {"cvm", timestamp + 300}) == "computed:");
    BOOST_TEST(judged(message, {"cvm", timestamp - 300}) == "computed:");
    BOOST_TEST(judged(message, {"cvm", timestamp + 301}) == "computed: expired");
    BOOST_TEST(judged(message, {"cvm", timestamp - 301}) == "computed: expired");
}

BOOST_AUTO_TEST_CASE(the_window_can_be_another) {
    tc3::http::request const message = example();
    BOOST_TEST(judged(message, {"cvm", timestamp + 10, 10}) == "computed:");
    BOOST_TEST(judged(message, {"cvm", timestamp + 11, 10}) == "computed: expired");
    BOOST_TEST(judged(message, {"cvm", timestamp + 1, 0}) == "computed: expired");
}

BOOST_AUTO_TEST_CASE(without_a_clock_nothing_expires) {
    BOOST_TEST(judged(example(), {"cvm", std::nullopt}) == "computed:");
}

BOOST_AUTO_TEST_CASE(times_at_the_ends_of_the_range_are_told_apart) {
    constexpr std::int64_t last = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t first = std::numeric_limits<std::int64_t>::min();
    tc3::http::request message = example();
    set(message, "X-TC-Timestamp", std::to_string(last));
    BOOST_TEST(judged(message, {"cvm", first}) == "computed: scope expired mismatch");
    BOOST_TEST(judged(message, {"cvm", last}) == "computed: scope mismatch");
    set(message, "X-TC-Timestamp", std::to_string(first));
    BOOST_TEST(judged(message, {"cvm", last}) == "computed: scope expired mismatch");
}

BOOST_AUTO_TEST_CASE(lists_that_are_not_as_documented_are_told_of_even_if_the_signature_fits) {
    std::string const type = "content-type:application/json; charset=utf-8\n";
    std::string const host = "host:cvm.tencentcloudapi.com\n";
    BOOST_TEST(judged(signed_by_hand("host;content-type", host + type)) == "computed: signed-headers");
    BOOST_TEST(judged(signed_by_hand("host", host)) == "computed: signed-headers");
    BOOST_TEST(judged(signed_by_hand("content-type", type)) == "computed: signed-headers");
    BOOST_TEST(judged(signed_by_hand("content-type;host;host", type + host + host)) == "computed: signed-headers");
    BOOST_TEST(judged(signed_by_hand("Content-Type;Host",
                                     "Content-Type:application/json; charset=utf-8\nHost:cvm.tencentcloudapi.com\n")) ==
               "computed: signed-headers");
}

BOOST_AUTO_TEST_CASE(a_signed_header_that_is_not_in_the_message_leaves_nothing_to_compute) {
    tc3::http::request message = example();
    remove(message, "X-TC-Action");
    BOOST_TEST(judged(message) == "not computed: signed-headers");
    tc3::http::request without_host = example();
    remove(without_host, "Host");
    BOOST_TEST(judged(without_host) == "not computed: signed-headers");
}

BOOST_AUTO_TEST_CASE(a_signed_header_that_occurs_twice_leaves_nothing_to_compute) {
    tc3::http::request message = example();
    message.headers.add("content-type", "application/json; charset=utf-8");
    BOOST_TEST(judged(message) == "not computed: signed-headers");
}

BOOST_AUTO_TEST_CASE(a_header_that_is_not_signed_may_occur_as_often_as_it_likes) {
    tc3::http::request message = example();
    message.headers.add("Accept", "a");
    message.headers.add("Accept", "b");
    BOOST_TEST(judged(message) == "computed:");
}

BOOST_AUTO_TEST_CASE(the_host_may_stand_in_the_authority_or_in_the_url) {
    tc3::http::request message = example();
    remove(message, "Host");
    message.host = "cvm.tencentcloudapi.com";
    BOOST_TEST(judged(message) == "computed:");
    message.host = "127.0.0.1";
    message.headers.add(":authority", "cvm.tencentcloudapi.com");
    BOOST_TEST(judged(message) == "computed:");
    message.headers.add("Host", "127.0.0.1");
    BOOST_TEST(judged(message) == "computed: mismatch");
}

BOOST_AUTO_TEST_CASE(whatever_was_signed_and_is_changed_is_a_mismatch) {
    auto const after = [](auto&& change) {
        tc3::http::request message = example();
        change(message);
        return judged(message);
    };
    BOOST_TEST(after([](auto& m) { m.body += ' '; }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) { m.method = "GET"; }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) { m.path = "/login"; }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) { set(m, "Host", "cvm.tencentcloudapi.com:443"); }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) { set(m, "Content-Type", "application/json"); }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) { set(m, "X-TC-Action", "DescribeInstance"); }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) { set(m, "X-TC-Timestamp", "1551113066"); }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) { set(m, "X-TC-Content-SHA256", "UNSIGNED-PAYLOAD"); }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) { tamper(m, "content-type;host;x-tc-action", "content-type;host"); }) ==
               "computed: mismatch");
}

BOOST_AUTO_TEST_CASE(what_is_not_signed_may_change) {
    tc3::http::request message = example();
    message.query = "ignored=1";
    message.headers.add("User-Agent", "any");
    BOOST_TEST(judged(message) == "computed:");
}

BOOST_AUTO_TEST_CASE(the_query_of_a_get_counts_as_it_came) {
    tc3::http::request message = unsigned_example();
    message.method = "GET";
    message.body.clear();
    message.query = "A=a%20b";
    trace out;
    tc3::sign::sign_request(message, who, {"cvm", timestamp}, out).value();
    BOOST_TEST(judged(message) == "computed:");
    message.query = "A=a+b";
    BOOST_TEST(judged(message) == "computed: mismatch");
}

BOOST_AUTO_TEST_CASE(a_body_that_was_left_out_may_change) {
    tc3::http::request message = example({"cvm", timestamp, "content-type;host", tc3::sign::payload::not_included});
    BOOST_TEST(judged(message) == "computed:");
    message.body = "another";
    BOOST_TEST(judged(message) == "computed:");
    set(message, "X-TC-Content-SHA256", "unsigned-payload");
    BOOST_TEST(judged(message) == "computed: mismatch");
}

BOOST_AUTO_TEST_CASE(each_value_may_be_signed_as_it_was_sent_or_in_lower_case) {
    std::string const names = "content-type;host;x-tc-action;x-tc-region";
    for (std::string_view const type : {"Text/JSON", "text/json"})
        for (std::string_view const action : {"DescribeInstances", "describeinstances"})
            for (std::string_view const region : {"ap-Tokyo", "ap-tokyo"}) {
                std::string const lines = "content-type:" + std::string{type} +
                                          "\nhost:cvm.tencentcloudapi.com\nx-tc-action:" + std::string{action} +
                                          "\nx-tc-region:" + std::string{region} + "\n";
                tc3::http::request message = signed_by_hand(names, lines);
                set(message, "Content-Type", "Text/JSON");
                set(message, "X-TC-Region", "ap-Tokyo");
                verifier judge{who};
                BOOST_TEST(judge.check(message, expecting).value().valid());
                BOOST_TEST(judge.last_trace().canonical_headers == lines);
                set(message, "X-TC-Region", "ap-tokyO");
                BOOST_TEST(judged(message) == (region == "ap-tokyo" ? "computed:" : "computed: mismatch"));
            }
}

BOOST_AUTO_TEST_CASE(values_in_another_letter_case_than_either_are_a_mismatch) {
    std::string const lines = "content-type:APPLICATION/JSON; CHARSET=UTF-8\nhost:cvm.tencentcloudapi.com\n";
    BOOST_TEST(judged(signed_by_hand("content-type;host", lines)) == "computed: mismatch");
}

BOOST_AUTO_TEST_CASE(many_values_with_capitals_do_not_cost_without_bound) {
    // Beyond the limit they are taken all alike.
    std::string names = "content-type;host";
    std::string as_sent = "content-type:application/json; charset=utf-8\nhost:cvm.tencentcloudapi.com\n";
    std::string lowered = as_sent;
    std::string one_lowered = as_sent;
    tc3::http::header_list more;
    for (char c = 'a'; c <= 'z'; ++c) {
        std::string const name = std::string{"x-"} + c;
        names += ";" + name;
        as_sent += name + ":V\n";
        lowered += name + ":v\n";
        one_lowered += name + (c == 'z' ? ":v\n" : ":V\n");
        more.add(name, "V");
    }
    auto const judged_with = [&](std::string_view lines) {
        tc3::http::request message = signed_by_hand(names, lines);
        for (tc3::http::header const h : more)
            message.headers.add(h.name, h.value);
        return judged(message);
    };
    BOOST_TEST(judged_with(as_sent) == "computed:");
    BOOST_TEST(judged_with(lowered) == "computed:");
    BOOST_TEST(judged_with(one_lowered) == "computed: mismatch");
}

BOOST_AUTO_TEST_CASE(after_a_mismatch_the_documented_form_is_shown) {
    tc3::http::request message = example();
    message.body += ' ';
    verifier judge{who};
    BOOST_TEST(words(judge.check(message, expecting).value()) == "computed: mismatch");
    BOOST_TEST(judge.last_trace().canonical_headers ==
               "content-type:application/json; charset=utf-8\nhost:cvm.tencentcloudapi.com\n"
               "x-tc-action:describeinstances\n");
    BOOST_TEST(judge.last_trace().hashed_payload == tc3::sign::hex(tc3::sign::sha256(message.body).value()));
    BOOST_TEST(judge.last_trace().string_to_sign.ends_with(judge.last_trace().hashed_canonical_request));
}

BOOST_AUTO_TEST_CASE(another_secret_id_is_a_mismatch) {
    tc3::credential const stranger{"AKIDSTRANGER", who.key};
    BOOST_TEST(judged(example(), expecting, stranger) == "not computed: mismatch");
}

BOOST_AUTO_TEST_CASE(a_key_alone_serves_for_every_secret_id) {
    tc3::http::request message = unsigned_example();
    trace out;
    tc3::sign::sign_request(message, {"AKIDSTRANGER", who.key}, {"cvm", timestamp}, out).value();
    verifier judge{who.key};
    BOOST_TEST(judge.check(message, expecting).value().valid());
    BOOST_TEST(judge.check(example(), expecting).value().valid());
    verifier other{tc3::secret{"other"}};
    BOOST_TEST(words(other.check(message, expecting).value()) == "computed: mismatch");
}

BOOST_AUTO_TEST_CASE(without_a_key_all_else_is_still_judged) {
    BOOST_TEST(judged_without_key(example()) == "not computed:");
    BOOST_TEST(judged_without_key(example(), {"postgres", timestamp + 301}) == "not computed: scope expired");
    tc3::http::request message = example();
    message.body.clear();
    tamper(message, "content-type;host", "host;content-type");
    BOOST_TEST(judged_without_key(message) == "not computed: signed-headers");
    verifier judge;
    BOOST_TEST(!judge.check(example(), expecting).value().valid());
}

BOOST_AUTO_TEST_CASE(one_verifier_serves_for_many_days_and_services) {
    verifier judge{who};
    for (int round = 0; round < 2; ++round)
        for (std::int64_t day = 0; day < 20; ++day)
            for (std::string_view const service : {"cvm", "postgres"}) {
                sign_options const options{service, timestamp + day * 86400};
                BOOST_TEST(judge.check(example(options), {service, options.timestamp}).value().valid());
                BOOST_TEST(words(judge.check(example(options), {"cdb", options.timestamp}).value()) ==
                           "computed: scope");
            }
}

BOOST_AUTO_TEST_CASE(a_verdict_leaves_no_trace_in_the_next_one) {
    verifier judge{who};
    static_cast<void>(judge.check(example(), expecting).value());
    static_cast<void>(judge.check(unsigned_example(), expecting).value());
    BOOST_TEST(judge.last_trace().string_to_sign == "");
    static_cast<void>(judge.check(v1_example(), expecting).value());
    BOOST_TEST(judge.last_v1_trace().signature.size() == 28u);
    static_cast<void>(judge.check(example(), expecting).value());
    BOOST_TEST(judge.last_trace().signature.size() == 64u);
}

BOOST_AUTO_TEST_CASE(an_authorization_header_goes_before_parameters) {
    tc3::http::request message = v1_example();
    message.headers.add("Authorization", "SKIP");
    BOOST_TEST(judged(message) == "not computed: malformed");
}

BOOST_AUTO_TEST_CASE(a_v1_message_that_was_signed_with_the_key_is_valid) {
    for (std::string_view const method : {"GET", "POST"})
        for (std::string_view const signature_method : {"", "HmacSHA1", "HmacSHA256", "other"}) {
            std::vector<tc3::sign::v1::parameter> parameters = v1_parameters();
            if (!signature_method.empty())
                parameters.push_back({"SignatureMethod", signature_method});
            tc3::http::request const message = v1_example(method, parameters);
            verifier judge{who};
            verification const verdict = judge.check(message, expecting).value();
            BOOST_TEST(verdict.valid());
            BOOST_TEST((verdict.parts.used == scheme::v1));
            BOOST_TEST(verdict.parts.algorithm == (signature_method == "HmacSHA256" ? "HmacSHA256" : "HmacSHA1"));
            BOOST_TEST(verdict.parts.secret_id == who.secret_id);
            BOOST_TEST((verdict.parts.timestamp == timestamp));
            BOOST_TEST(verdict.parts.signature == judge.last_v1_trace().signature);
            BOOST_TEST(judge.last_v1_parameters().front().name == "Action");
        }
}

BOOST_AUTO_TEST_CASE(blanks_of_v1_may_come_as_plus) {
    tc3::http::request message = v1_example();
    replace(message.query, "a%20b", "a+b");
    BOOST_TEST(judged(message) == "computed:");
    replace(message.query, "%2Bc", "+c");
    BOOST_TEST(judged(message) == "computed: mismatch");
}

BOOST_AUTO_TEST_CASE(the_order_and_the_letter_case_of_escapes_are_free_with_v1) {
    tc3::http::request message = v1_example();
    replace(message.query, "Action=DescribeInstances&", "");
    message.query += "&%41ction=DescribeInstances";
    replace(message.query, "%2F", "%2f");
    BOOST_TEST(judged(message) == "computed:");
}

BOOST_AUTO_TEST_CASE(whatever_was_signed_with_v1_and_is_changed_is_a_mismatch) {
    auto const after = [](auto&& change) {
        tc3::http::request message = v1_example();
        change(message);
        return judged(message);
    };
    BOOST_TEST(after([](auto& m) { m.query += "&More=1"; }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) { replace(m.query, "11886", "11887"); }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) { m.path = "/x"; }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) { set(m, "Host", "postgres.tencentcloudapi.com"); }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) { m.query += "&SignatureMethod=HmacSHA256"; }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) { m.method = "HEAD"; }) == "computed: mismatch");
    BOOST_TEST(after([](auto& m) {
                   std::swap(m.query, m.body);
                   m.method = "POST";
               }) == "computed: mismatch");
}

BOOST_AUTO_TEST_CASE(a_line_feed_after_a_v1_signature_is_a_mismatch) {
    tc3::http::request message = v1_example();
    replace(message.query, "%3D&", "%3D%0A&");
    BOOST_TEST(judged(message) == "computed: mismatch");
}

BOOST_AUTO_TEST_CASE(another_host_than_the_url_is_taken_from_the_host_header) {
    tc3::http::request message = v1_example();
    message.host = "127.0.0.1";
    BOOST_TEST(judged(message) == "computed:");
    remove(message, "Host");
    BOOST_TEST(judged(message) == "computed: mismatch");
    message.host = "cvm.tencentcloudapi.com";
    BOOST_TEST(judged(message) == "computed:");
}

BOOST_AUTO_TEST_CASE(v1_without_its_signature_is_missing_it) {
    tc3::http::request message = v1_example();
    message.query = "Action=DescribeInstances&Timestamp=1551113065";
    verifier judge{who};
    verification const verdict = judge.check(message, expecting).value();
    BOOST_TEST(words(verdict) == "not computed: missing");
    BOOST_TEST((verdict.parts.used == scheme::v1));
}

BOOST_AUTO_TEST_CASE(v1_without_what_it_needs_is_malformed) {
    auto const with = [](std::string_view from, std::string_view to) {
        tc3::http::request message = v1_example();
        replace(message.query, from, to);
        return judged(message);
    };
    BOOST_TEST(with("Timestamp=1551113065", "Timestamp=now") == "not computed: malformed");
    BOOST_TEST(with("Timestamp=1551113065", "Time=1551113065") == "not computed: malformed");
    BOOST_TEST(with("Timestamp=1551113065", "Timestamp=1551113065&Timestamp=1551113065") == "not computed: malformed");
    BOOST_TEST(with("SecretId=", "Secret=") == "not computed: malformed");
    BOOST_TEST(with("Signature=", "Signature=a&Signature=") == "not computed: malformed");
}

BOOST_AUTO_TEST_CASE(v1_expires_like_tc3) {
    BOOST_TEST(judged(v1_example(), {"cvm", timestamp + 300}) == "computed:");
    BOOST_TEST(judged(v1_example(), {"cvm", timestamp + 301}) == "computed: expired");
    BOOST_TEST(judged(v1_example(), {"cvm", std::nullopt}) == "computed:");
}

BOOST_AUTO_TEST_CASE(v1_knows_other_ids_and_missing_keys_too) {
    BOOST_TEST(judged(v1_example(), expecting, {"AKIDSTRANGER", who.key}) == "not computed: mismatch");
    BOOST_TEST(judged_without_key(v1_example()) == "not computed:");
    BOOST_TEST(judged_without_key(v1_example(), {"cvm", timestamp + 301}) == "not computed: expired");
}

BOOST_AUTO_TEST_CASE(only_a_form_carries_v1_parameters_in_its_body) {
    tc3::http::request message = v1_example("POST");
    set(message, "Content-Type", "Application/X-WWW-Form-Urlencoded; charset=utf-8");
    BOOST_TEST(judged(message) == "computed:");
    remove(message, "Content-Type");
    BOOST_TEST(judged(message) == "computed:");
    set(message, "Content-Type", "application/json");
    BOOST_TEST(judged(message) == "not computed: missing");
    message.query = message.body; // the query of a POST is ignored
    BOOST_TEST(judged(message) == "not computed: missing");
}

BOOST_AUTO_TEST_CASE(an_escape_of_v1_that_is_broken_counts_as_it_stands) {
    std::vector<tc3::sign::v1::parameter> parameters = v1_parameters();
    parameters.push_back({"Percent", "100%"});
    tc3::http::request message = v1_example("GET", parameters);
    replace(message.query, "100%25", "100%");
    BOOST_TEST(judged(message) == "computed:");
}

BOOST_AUTO_TEST_CASE(the_form_of_a_header_can_be_asked_for_alone) {
    tc3::sign::signature_parts parts;
    BOOST_TEST(
        (tc3::sign::parse_authorization("TC3-HMAC-SHA1 Credential=", parts) == authorization_form::other_algorithm));
    BOOST_TEST((tc3::sign::parse_authorization("SKIP", parts) == authorization_form::malformed));
    std::string const good{example().headers.find("Authorization").value()};
    BOOST_TEST((tc3::sign::parse_authorization(good, parts) == authorization_form::documented));
}

BOOST_AUTO_TEST_CASE(no_failure_of_openssl_leads_to_a_verdict) {
    for (tc3::http::request const& message : {example(), v1_example()}) {
        verifier used{who};
        BOOST_TEST(used.check(message, expecting).value().valid());
        BOOST_TEST(tests::failures_of([&] { return used.check(message, expecting); }) >= 12);
        tests::failures_of([&] { return verifier{who}.check(message, expecting); });
    }
    // The message after a failed one is judged as ever.
    verifier judge{who};
    tc3::http::request const message = example();
    tests::fail_at_call(20);
    bool const judged_at_first = judge.check(message, expecting).has_value();
    tests::fail_at_call(-1);
    BOOST_TEST(!judged_at_first);
    BOOST_TEST(judge.check(message, expecting).value().valid());
}

BOOST_AUTO_TEST_CASE(no_failure_of_openssl_leads_to_a_verdict_on_what_does_not_match) {
    tc3::http::request message = example();
    set(message, "X-TC-Action", "DescribeInstancesX");
    int const calls = tests::failures_of([&message] { return verifier{who}.check(message, expecting); });
    BOOST_TEST(calls > 10);
}

BOOST_AUTO_TEST_CASE(the_key_of_a_day_and_service_is_derived_once) {
    verifier judge{who};
    auto const calls = [&judge](tc3::http::request const& message) {
        return tests::failures_of([&] { return judge.check(message, expecting); });
    };
    static_cast<void>(judge.check(example(), expecting));
    int const second = calls(example());
    tc3::http::request const usual = example();
    int const first = tests::failures_of([&usual] { return verifier{who}.check(usual, expecting); });
    BOOST_TEST(second < first);
    // Of a last part that is none, nothing is kept.
    tc3::http::request const unusual = signed_by_hand("content-type;host;x-tc-action",
                                                      "content-type:application/json; charset=utf-8\n"
                                                      "host:cvm.tencentcloudapi.com\nx-tc-action:describeinstances\n",
                                                      {"2019-02-25", "cvm", "tc4_request"});
    BOOST_TEST(words(judge.check(unusual, expecting).value()) == "computed: scope");
    BOOST_TEST(calls(example()) == second);
    BOOST_TEST(calls(unusual) > second);
}

BOOST_AUTO_TEST_CASE(a_v1_message_is_one_by_its_signature_alone) {
    tc3::http::request message;
    message.method = "GET";
    message.query = "Signature=x&SecretId=" + std::string{who.secret_id} + "&Timestamp=1551113065";
    message.headers.add("Host", "cvm.tencentcloudapi.com");
    verifier judge{who};
    BOOST_TEST((judge.check(message, expecting).value().parts.used == scheme::v1));
    BOOST_TEST(!judge.last_v1_trace().string_to_sign.empty());
    message.query = "Action=DescribeInstances";
    BOOST_TEST((judge.check(message, expecting).value().parts.used == scheme::v1));
    BOOST_TEST(judge.last_v1_trace().string_to_sign == "");
    BOOST_TEST(judge.last_v1_trace().signature == "");
    BOOST_TEST(judge.last_v1_parameters().size() == 1u);
    message.query = "Name=x";
    BOOST_TEST((judge.check(message, expecting).value().parts.used == scheme::none));
}

BOOST_AUTO_TEST_SUITE_END()
