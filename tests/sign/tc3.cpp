// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/tc3.hpp>

#include "sign/openssl_failures.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

using tc3::sign::errc;
using tc3::sign::payload;
using tc3::sign::result;
using tc3::sign::sign_options;
using tc3::sign::sign_request;
using tc3::sign::trace;
using tc3::sign::value_case;

namespace {

tc3::credential const who{"AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", tc3::secret{"Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"}};

// The POST example of the documentation.
tc3::http::request example() {
    tc3::http::request message;
    message.method = "POST";
    message.host = "cvm.tencentcloudapi.com";
    message.headers.add("Content-Type", "application/json; charset=utf-8");
    message.headers.add("X-TC-Action", "DescribeInstances");
    message.body = R"({"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]})";
    return message;
}

sign_options const as_sdks{"cvm", 1551113065, tc3::sign::sdk_signed_headers};
std::string_view const example_signature = "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168";

errc error_of(tc3::http::request message, sign_options const& options, tc3::credential const& signer = who) {
    trace out;
    result<void> const done = sign_request(message, signer, options, out);
    BOOST_TEST(!message.headers.find("Authorization").has_value());
    return done ? errc{} : done.error();
}

std::string signature_of(tc3::http::request message, sign_options const& options) {
    trace out;
    sign_request(message, who, options, out).value();
    return out.signature;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sign_tc3)

BOOST_AUTO_TEST_CASE(every_intermediate_of_a_signature_can_be_read) {
    tc3::http::request message = example();
    trace out;
    sign_request(message, who, as_sdks, out).value();
    BOOST_TEST(out.canonical_headers == "content-type:application/json; charset=utf-8\nhost:cvm.tencentcloudapi.com\n");
    BOOST_TEST(out.signed_headers == "content-type;host");
    BOOST_TEST(out.hashed_payload == "35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064");
    BOOST_TEST(out.canonical_request ==
               "POST\n/\n\ncontent-type:application/json; charset=utf-8\nhost:cvm.tencentcloudapi.com\n\n"
               "content-type;host\n35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064");
    BOOST_TEST(out.hashed_canonical_request == "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031");
    BOOST_TEST(out.credential_scope == "2019-02-25/cvm/tc3_request");
    BOOST_TEST(out.string_to_sign == "TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n"
                                     "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031");
    BOOST_TEST(out.signature == example_signature);
    BOOST_TEST(out.authorization ==
               "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, "
               "SignedHeaders=content-type;host, "
               "Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168");
}

BOOST_AUTO_TEST_CASE(the_message_gets_the_headers_that_it_lacks) {
    tc3::http::request message = example();
    trace out;
    sign_request(message, who, as_sdks, out).value();
    BOOST_TEST((message.headers.find("Host") == "cvm.tencentcloudapi.com"));
    BOOST_TEST((message.headers.find("X-TC-Timestamp") == "1551113065"));
    BOOST_TEST((message.headers.find("Authorization") == out.authorization));
    BOOST_TEST(message.headers.size() == 5u);
    BOOST_TEST(message.headers.count("X-TC-Token") == 0u);
    BOOST_TEST(message.headers.count("X-TC-Content-SHA256") == 0u);
}

BOOST_AUTO_TEST_CASE(signing_again_doubles_no_header) {
    tc3::http::request message = example();
    trace out;
    sign_request(message, who, as_sdks, out).value();
    sign_options later = as_sdks;
    later.timestamp += 86400;
    sign_request(message, who, later, out).value();
    BOOST_TEST(message.headers.size() == 5u);
    BOOST_TEST((message.headers.find("X-TC-Timestamp") == "1551199465"));
    BOOST_TEST((message.headers.find("Authorization") == out.authorization));
    BOOST_TEST(out.credential_scope == "2019-02-26/cvm/tc3_request");
    sign_request(message, who, as_sdks, out).value();
    BOOST_TEST(out.signature == example_signature);
}

BOOST_AUTO_TEST_CASE(a_host_header_that_is_there_is_the_one_that_is_signed) {
    tc3::http::request message = example();
    message.host = "127.0.0.1:8080";
    message.headers.add("host", "cvm.tencentcloudapi.com");
    trace out;
    sign_request(message, who, as_sdks, out).value();
    BOOST_TEST(out.signature == example_signature);
    BOOST_TEST(message.headers.count("Host") == 1u);
}

BOOST_AUTO_TEST_CASE(the_authority_of_http_2_is_signed_as_the_host) {
    tc3::http::request message = example();
    message.headers.add(":authority", "cvm.tencentcloudapi.com");
    trace out;
    sign_request(message, who, as_sdks, out).value();
    BOOST_TEST(out.signature == example_signature);
    BOOST_TEST(message.headers.count("Host") == 0u);
}

BOOST_AUTO_TEST_CASE(a_token_goes_into_its_own_header) {
    tc3::credential const temporary{who.secret_id, who.key, tc3::secret{"token"}};
    tc3::http::request message = example();
    message.headers.add("x-tc-token", "of yesterday");
    trace out;
    sign_request(message, temporary, as_sdks, out).value();
    BOOST_TEST((message.headers.find("X-TC-Token") == "token"));
    BOOST_TEST(message.headers.count("X-TC-Token") == 1u);
    BOOST_TEST(out.signature == example_signature); // it is not among the signed headers
}

BOOST_AUTO_TEST_CASE(a_body_can_be_left_out_of_the_signature) {
    sign_options options = as_sdks;
    options.body = payload::not_included;
    tc3::http::request message = example();
    trace out;
    sign_request(message, who, options, out).value();
    BOOST_TEST((message.headers.find("X-TC-Content-SHA256") == "UNSIGNED-PAYLOAD"));
    BOOST_TEST(out.hashed_payload == tc3::sign::unsigned_payload_hash);
    BOOST_TEST(out.signed_headers == "content-type;host");
    tc3::http::request other = example();
    other.body = "another";
    BOOST_TEST(signature_of(other, options) == out.signature);
    BOOST_TEST(signature_of(other, as_sdks) != signature_of(example(), as_sdks));
}

BOOST_AUTO_TEST_CASE(a_header_that_leaves_the_body_out_is_obeyed) {
    tc3::http::request message = example();
    message.headers.add("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD");
    trace out;
    sign_request(message, who, as_sdks, out).value();
    BOOST_TEST(out.hashed_payload == tc3::sign::unsigned_payload_hash);
}

BOOST_AUTO_TEST_CASE(the_hash_of_an_unsigned_payload_is_that_of_its_name) {
    BOOST_TEST(tc3::sign::hex(tc3::sign::sha256("UNSIGNED-PAYLOAD").value()) == tc3::sign::unsigned_payload_hash);
}

BOOST_AUTO_TEST_CASE(the_query_of_a_get_is_signed_as_it_is) {
    tc3::http::request message = example();
    message.method = "GET";
    message.query = "B=2&A=a+b%20c%2f";
    message.body.clear();
    trace out;
    sign_request(message, who, as_sdks, out).value();
    BOOST_TEST(out.canonical_request.starts_with("GET\n/\nB=2&A=a+b%20c%2f\ncontent-type:"));
    BOOST_TEST(out.hashed_payload == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

BOOST_AUTO_TEST_CASE(the_query_of_a_post_is_not_signed) {
    tc3::http::request message = example();
    message.query = "Limit=10";
    BOOST_TEST(signature_of(message, as_sdks) == example_signature);
}

BOOST_AUTO_TEST_CASE(an_empty_path_is_the_root) {
    tc3::http::request message = example();
    message.path.clear();
    BOOST_TEST(signature_of(message, as_sdks) == example_signature);
}

BOOST_AUTO_TEST_CASE(values_are_signed_in_lower_case_and_without_blanks_around) {
    tc3::http::request message = example();
    message.headers.add("X-TC-Region", " \tap-Guangzhou  3 \t");
    sign_options options = as_sdks;
    options.signed_headers = "content-type;host;x-tc-action;x-tc-region";
    trace out;
    sign_request(message, who, options, out).value();
    BOOST_TEST(out.canonical_headers == "content-type:application/json; charset=utf-8\nhost:cvm.tencentcloudapi.com\n"
                                        "x-tc-action:describeinstances\nx-tc-region:ap-guangzhou  3\n");
    BOOST_TEST((message.headers.find("X-TC-Action") == "DescribeInstances"));
}

BOOST_AUTO_TEST_CASE(the_action_is_signed_unless_the_caller_wants_otherwise) {
    tc3::http::request message = example();
    trace out;
    sign_request(message, who, {.service = "cvm", .timestamp = 1551113065}, out).value();
    BOOST_TEST(out.signed_headers == "content-type;host;x-tc-action");
}

BOOST_AUTO_TEST_CASE(a_header_that_is_to_be_signed_must_be_there_once) {
    sign_options options = as_sdks;
    options.signed_headers = "content-type;host;x-tc-region";
    BOOST_TEST((error_of(example(), options) == errc::signed_header_missing));
    tc3::http::request twice = example();
    twice.headers.add("content-type", "application/json; charset=utf-8");
    BOOST_TEST((error_of(twice, as_sdks) == errc::signed_header_repeated));
    tc3::http::request without_type = example();
    without_type.headers.clear();
    BOOST_TEST((error_of(without_type, as_sdks) == errc::signed_header_missing));
    tc3::http::request without_host = example();
    without_host.host.clear();
    BOOST_TEST((error_of(without_host, as_sdks) == errc::signed_header_missing));
}

BOOST_AUTO_TEST_CASE(a_list_of_signed_headers_that_is_not_as_documented_is_refused) {
    for (std::string_view const list :
         {"", "host", "content-type", "host;content-type", "Content-Type;host", "content-type;host;host",
          "content-type;host;", ";content-type;host", "content-type;host;x y", "content-type;host;x,y",
          "content-type;;host", "content-type;host;\xc3\xa4"})
        BOOST_TEST_CONTEXT(list) {
            sign_options options = as_sdks;
            options.signed_headers = list;
            BOOST_TEST(!tc3::sign::is_signed_header_list(list));
            BOOST_TEST((error_of(example(), options) == errc::signed_headers_malformed));
        }
    BOOST_TEST(tc3::sign::is_signed_header_list("accept;content-type;host;x-tc-action"));
}

BOOST_AUTO_TEST_CASE(names_of_signed_headers_are_visible_ascii_without_capitals) {
    using tc3::sign::is_signed_header_list;
    BOOST_TEST(is_signed_header_list("content-type;host;x-a"));
    BOOST_TEST(is_signed_header_list("content-type;host;x~"));
    for (std::string_view const list :
         {"content-type;host;x-A", "content-type;host;x ", "content-type;host;x,", "content-type;host;x\x7f",
          "content-type;host;", ";content-type;host", "content-type;;host", "content-type;host;host"})
        BOOST_TEST(!is_signed_header_list(list), list);
}

BOOST_AUTO_TEST_CASE(names_are_made_into_a_list_as_documented) {
    std::string_view const names[] = {"X-TC-Action", "Host", "content-type", "HOST"};
    BOOST_TEST(tc3::sign::signed_header_list(names) == "content-type;host;x-tc-action");
    BOOST_TEST(tc3::sign::signed_header_list({}) == "");
}

BOOST_AUTO_TEST_CASE(ids_and_services_that_would_break_the_header_are_refused) {
    for (std::string_view const text : {"", "a/b", "a,b", "a b", "a\nb", "a\x7f"})
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST((error_of(example(), as_sdks, {std::string{text}, who.key}) == errc::secret_id_malformed));
            sign_options options = as_sdks;
            options.service = text;
            BOOST_TEST((error_of(example(), options) == errc::service_malformed));
        }
}

BOOST_AUTO_TEST_CASE(a_line_break_cannot_be_signed) {
    auto const with = [](auto&& change) {
        tc3::http::request message = example();
        change(message);
        return error_of(message, as_sdks);
    };
    BOOST_TEST((with([](auto& m) { m.method = "POST\n"; }) == errc::line_break));
    BOOST_TEST((with([](auto& m) { m.path = "/\n"; }) == errc::line_break));
    BOOST_TEST((with([](auto& m) { m.query = "a\rb"; }) == errc::line_break));
    BOOST_TEST((with([](auto& m) { m.headers.add("Host", "a\nb"); }) == errc::line_break));
    tc3::credential const temporary{who.secret_id, who.key, tc3::secret{"a\nb"}};
    BOOST_TEST((error_of(example(), as_sdks, temporary) == errc::line_break));
}

BOOST_AUTO_TEST_CASE(a_time_without_a_date_is_refused) {
    sign_options options = as_sdks;
    options.timestamp = std::numeric_limits<std::int64_t>::max();
    BOOST_TEST((error_of(example(), options) == errc::time_out_of_range));
}

BOOST_AUTO_TEST_CASE(the_date_of_the_scope_is_that_of_utc) {
    tc3::http::request message = example();
    trace out;
    sign_options options = as_sdks;
    for (auto const& [timestamp, scope] : {std::pair{std::int64_t{1551139199}, "2019-02-25/cvm/tc3_request"},
                                           std::pair{std::int64_t{1551139200}, "2019-02-26/cvm/tc3_request"}}) {
        options.timestamp = timestamp;
        sign_request(message, who, options, out).value();
        BOOST_TEST(out.credential_scope == scope);
    }
}

BOOST_AUTO_TEST_CASE(derived_keys_are_those_that_the_documentation_prints) {
    // The mainland page prints them for a key of 32 asterisks.
    auto const keys = tc3::sign::derive_keys(std::string(32, '*'), {"2019-02-25", "cvm"}).value();
    BOOST_TEST(tc3::sign::hex(keys.date) == "da98fb70dcf6b112dc21038d1eeeb3a95c74b4dcb12c1131f864f6066bd02be0");
    BOOST_TEST(tc3::sign::hex(keys.service) == "8d70cbefb03939f929db64d32dc2ba89b1095620119fe3e050e2b18c5bd2752f");
    BOOST_TEST(tc3::sign::hex(keys.signing) == "b596b923aad85185e2d1f6659d2a062e0a86731226e021e61bfe06f7ed05f5af");
}

BOOST_AUTO_TEST_CASE(a_signature_can_be_computed_again_with_one_part_changed) {
    tc3::http::request message = example();
    trace out;
    sign_request(message, who, as_sdks, out).value();
    auto const key = tc3::sign::derive_signing_key(who.key.reveal(), {"2019-02-25", "cvm"}).value();
    trace again;
    again.signed_headers = out.signed_headers;
    again.hashed_payload = out.hashed_payload;
    tc3::sign::append_canonical_header(again.canonical_headers, "content-type", "application/json; charset=utf-8",
                                       value_case::as_sent);
    tc3::sign::append_canonical_header(again.canonical_headers, "host", "cvm.tencentcloudapi.com", value_case::as_sent);
    auto const compute = [&] {
        tc3::sign::write_string_to_sign(again, {"POST", "/", ""}, "1551113065", {"2019-02-25", "cvm"}).value();
        tc3::sign::write_signature(again, key).value();
        return again.signature;
    };
    BOOST_TEST(compute() == example_signature);
    again.hashed_payload = "UNSIGNED-PAYLOAD";
    BOOST_TEST(compute() != example_signature);
    BOOST_TEST(again.canonical_request.ends_with("\ncontent-type;host\nUNSIGNED-PAYLOAD"));
}

BOOST_AUTO_TEST_CASE(values_can_be_taken_as_they_were_sent) {
    std::string line;
    tc3::sign::append_canonical_header(line, "x-tc-action", " Describe Instances ", value_case::as_sent);
    tc3::sign::append_canonical_header(line, "x-tc-action", " Describe Instances ", value_case::lowered);
    BOOST_TEST(line == "x-tc-action:Describe Instances\nx-tc-action:describe instances\n");
}

BOOST_AUTO_TEST_CASE(a_trace_that_is_cleared_is_empty) {
    trace out{"a", "b", "c", "d", "e", "f", "g", "h", "i"};
    out.clear();
    BOOST_TEST(out.canonical_headers + out.signed_headers + out.hashed_payload + out.canonical_request +
                   out.hashed_canonical_request + out.credential_scope + out.string_to_sign + out.signature +
                   out.authorization ==
               "");
}

BOOST_AUTO_TEST_CASE(no_failure_of_openssl_leads_to_a_signature) {
    trace out;
    BOOST_TEST(signature_of(example(), as_sdks) == example_signature); // so that this thread has its context
    int const calls = tests::failures_of([&out] {
        tc3::http::request message = example();
        tc3::sign::result<void> const done = sign_request(message, who, as_sdks, out);
        BOOST_TEST(message.headers.find("Authorization").has_value() == done.has_value());
        return done;
    });
    // Two hashes of 3 calls, four keys of 6 and four codes of 6.
    BOOST_TEST(calls == 2 * 3 + 4 * 6 + 4 * 6);
}

BOOST_AUTO_TEST_SUITE_END()
