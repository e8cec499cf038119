// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "redact/exchange_redactor.hpp"

#include "support/messages.hpp"

#include <tc3/capture/judge.hpp>
#include <tc3/exchange/judge.hpp>
#include <tc3/http/set_header.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace tc3::tests;
using tc3::exchange;
using tc3::tool::exchange_redactor;
using tc3::tool::pseudonyms;

namespace {

exchange_redactor seeded() {
    return exchange_redactor{pseudonyms::from_seed(1).value()};
}

exchange redacted(exchange what) {
    exchange_redactor redactor = seeded();
    BOOST_TEST_REQUIRE(redactor.redact(what));
    return what;
}

/// The rules and places of all that is wrong, without a key or with the one that made the signature.
std::vector<std::string> findings_of(exchange const& what, bool with_key = false) {
    std::vector<std::string> all;
    auto keep = [&all](tc3::finding&& found) {
        all.push_back(found.rule + " " + found.path);
        return tc3::walk::go_on;
    };
    tc3::request_judge requests =
        with_key ? tc3::request_judge{tc3::known_actions, somebody()} : tc3::request_judge{tc3::known_actions};
    tc3::exchange_judge{std::move(requests)}.judge(what, keep);
    return all;
}

exchange call_with(std::string body, std::string_view answer = accepted) {
    exchange made = exchange_of(signed_order(), answer);
    made.request.body = std::move(body);
    return made;
}

exchange form_with(std::string body) {
    exchange made = exchange_of({});
    made.request.method = "POST";
    made.request.host = "postgres.tencentcloudapi.com";
    made.request.headers.add("Host", made.request.host);
    made.request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    made.request.headers.add("Content-Length", std::to_string(body.size()));
    made.request.body = std::move(body);
    return made;
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != text.npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_redact_exchange_redactor)

BOOST_AUTO_TEST_CASE(ids_become_others_of_the_same_form_and_harmless_values_stay) {
    exchange const before = exchange_of(signed_order());
    exchange const after = redacted(before);
    std::string const& body = after.request.body;
    BOOST_TEST(body.size() == before.request.body.size());
    for (char const* const id : {"k3v9x2ab", "a1b2c3d4", "e5f6g7h8", "b6e1c0de", "medium4"})
        BOOST_TEST(!has(body, id));
    for (char const* const kept : {"\"postgres-", "\"vpc-", "\"subnet-", "\"Storage\":40", "\"Period\":1"})
        BOOST_TEST(has(body, kept));
    BOOST_TEST(!has(after.response.body, "20260921000001"));
    BOOST_TEST(!has(after.response.body, "0f3c1d9e"));
    BOOST_TEST(findings_of(after) == findings_of(before), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_id_has_the_same_replacement_wherever_it_stands) {
    exchange_redactor redactor = seeded();
    exchange one = call_with(
        R"({"DBInstanceId":"postgres-k3v9x2ab","Name":"webshop"})",
        R"({"Response":{"Error":{"Code":"InternalError","Message":"the instance `postgres-k3v9x2ab` of webshop is not there, 10.20.30.40"},"RequestId":"1"}})");
    BOOST_TEST_REQUIRE(redactor.redact(one));
    std::string const id = one.request.body.substr(one.request.body.find("postgres-"), 17);
    BOOST_TEST(id != "postgres-k3v9x2ab");
    BOOST_TEST(has(one.response.body, "the instance `" + id + "` of "));
    BOOST_TEST(has(one.response.body, " is not there, "));
    BOOST_TEST(!has(one.response.body, "webshop"));
    BOOST_TEST(!has(one.response.body, "10.20.30.40"));

    exchange other = form_with("Action=CloneDBInstance&DBInstanceId=postgres-k3v%39x2ab&SecretId=AKID1&Signature=a");
    BOOST_TEST_REQUIRE(redactor.redact(other));
    std::string plain;
    tc3::http::append_percent_decoded(plain, other.request.body);
    BOOST_TEST(has(plain, id));
    exchange unknown = call_with(R"({"Foo":["postgres-k3v9x2ab"]})");
    tc3::http::set_header(unknown.request.headers, "X-TC-Action", "DescribeFoo");
    BOOST_TEST_REQUIRE(redactor.redact(unknown));
    BOOST_TEST(unknown.request.body == R"({"Foo":[")" + id + R"("]})");
}

BOOST_AUTO_TEST_CASE(what_is_broken_stays_broken_at_the_same_place) {
    std::string const rest =
        R"("SpecCode":"s","Storage":60,"Period":3,"AutoRenewFlag":0,"SubnetId":"subnet-r2s3t4u5","BackupSetId":"b",)";
    for (std::string const& last : {std::string{R"("VpcId":"vpc-abc")"}, std::string{R"("VpcId":"VPC-a1b2c3d4")"},
                                    std::string{R"("VpcId":"vpc-a1b2c3d4","Name":")"} + std::string(60, 'n') + "\"",
                                    std::string{R"("VpcId":"vpc-a1b2c3d4","Name":"my shop!")"},
                                    std::string{R"("VpcId":"vpc-a1b2c3d4","Name":"生产\u3400")"},
                                    std::string{R"("VpcId":"vpc-a1b2c3d4","ProjectId":"12x")"},
                                    std::string{R"("VpcId":"vpc-a1b2c3d4","ProjectId":9223372036854775808)"},
                                    std::string{R"("VpcId":"vpc-a1b2c3d4","VpcId":"vpc-a1b2c3d4")"},
                                    std::string{R"("VpcId":"vpc-a1b2c3d4","nmae":"x","TagList":[{"TagKey":1}])"},
                                    std::string{R"("VpcId":"vpc-a1b2c3d4","InstanceChargeType":"prepaid")"},
                                    std::string{R"("VpcId":"vpc-a1b2c3d4",})"}, std::string{R"("VpcId":vpc-a1b2c3d4)"},
                                    std::string{R"("VpcId":"vpc-a1b2)"}, std::string{"\"VpcId\":\"\xE4\xB8\""}}) {
        exchange const before = call_with("{\"DBInstanceId\":\"postgres-1\"," + rest + last + "}");
        exchange const after = redacted(before);
        BOOST_TEST(after.request.body.size() == before.request.body.size());
        BOOST_TEST(findings_of(after) == findings_of(before), boost::test_tools::per_element());
        BOOST_TEST(!has(after.request.body, "a1b2"));
    }
}

BOOST_AUTO_TEST_CASE(what_a_parser_takes_before_it_meets_the_break_is_judged_as_before) {
    for (std::string const body :
         {R"({"SpecCode""s"})", R"({"Storage":45x})", R"({"Period":truex})", R"({"VpcId":12ab})", R"({"Name":nullx})",
          R"({"Storage":1.5x})", R"({"Foo""x"})", R"({"VpcId":"vpc-a1b2c3d4":1})"}) {
        exchange const before = call_with(body);
        exchange const after = redacted(before);
        BOOST_TEST(findings_of(after) == findings_of(before), boost::test_tools::per_element());
        BOOST_TEST(!has(after.request.body, "a1b2c3d4"));
    }
    exchange const late = redacted(call_with("{}", R"({"Response":{"RequestId":"5f0c7e10-":"x"}})"));
    BOOST_TEST(!has(late.response.body, "5f0c7e10"));
    exchange const nulls = redacted(call_with("{}", "nullnull"));
    BOOST_TEST(nulls.response.body.starts_with("null"));
}

BOOST_AUTO_TEST_CASE(nothing_of_a_signature_is_left_and_it_is_never_called_wrong) {
    exchange const before = exchange_of(signed_order());
    exchange const after = redacted(before);
    std::string_view const authorization = after.request.headers.find("Authorization").value();
    BOOST_TEST(authorization.starts_with("TC3-HMAC-SHA256 Credential=REDACTED"));
    BOOST_TEST(has(authorization, "/2026-09-21/postgres/tc3_request, SignedHeaders=content-type;host"));
    BOOST_TEST(authorization.size() == before.request.headers.find("Authorization").value().size());
    BOOST_TEST(!has(authorization, somebody().secret_id.substr(8)));
    BOOST_TEST(
        !has(authorization, before.request.headers.find("Authorization").value().substr(authorization.size() - 64)));
    BOOST_TEST(findings_of(after, true) == std::vector<std::string>{"tc3.signature.unchecked header:Authorization"},
               boost::test_tools::per_element());

    exchange const v1 = redacted(form_with("Action=CloneDBInstance&Token=abc%2Fdef&Timestamp=1790000000&Nonce=17&"
                                           "SecretId=AKIDx&Signature=Q29%2BvZw%3D%3D"));
    for (char const* const kept : {"Action=CloneDBInstance&", "&Timestamp=1790000000&Nonce=17&SecretId=REDACTED"})
        BOOST_TEST(has(v1.request.body, kept));
    for (char const* const left : {"abc", "def", "AKIDx", "Q29", "vZw"})
        BOOST_TEST(!has(v1.request.body, left));
    BOOST_TEST(v1.request.headers.find("Content-Length").value() == std::to_string(v1.request.body.size()));
    for (std::string const& rule : findings_of(v1, true))
        BOOST_TEST(!has(rule, "mismatch"));
}

BOOST_AUTO_TEST_CASE(a_secret_that_the_answer_repeats_is_left_out_there_too) {
    exchange const after =
        redacted(call_with(R"({"AdminPassword":"correcthorse","Label":"battery"})",
                           R"({"Response":{"Error":{"Code":"X","Message":"correcthorse is weak"},"RequestId":"a"}})"));
    BOOST_TEST(!has(after.response.body, "correcthorse"));
    BOOST_TEST(has(after.response.body, " is weak"));
}

BOOST_AUTO_TEST_CASE(json_that_is_sent_as_a_form_is_redacted_as_json) {
    exchange const after =
        redacted(form_with(R"({"AdminPassword":"Pass.correcthorse.word","Host":"db.acme.example"})"));
    for (char const* const left : {"correcthorse", "Pass.", "acme"})
        BOOST_TEST(!has(after.request.body, left), left);
    BOOST_TEST(after.request.body.starts_with(R"({"AdminPassword":")"));
}

BOOST_AUTO_TEST_CASE(a_flattened_name_that_is_none_as_a_whole_stays_in_no_part) {
    exchange const after = redacted(form_with("Action=CloneDBInstance&a.acme.$x=1"));
    BOOST_TEST(!has(after.request.body, "acme"));
}

BOOST_AUTO_TEST_CASE(a_host_keeps_its_port_but_neither_user_nor_password) {
    auto const host = [](std::string_view value) {
        exchange what = exchange_of(signed_order());
        tc3::http::set_header(what.request.headers, "Host", value);
        return std::string{redacted(std::move(what)).request.headers.find("Host").value()};
    };
    BOOST_TEST(host("localhost:8080") == "localhost:8080");
    BOOST_TEST(host("[::1]:8080") == "[::1]:8080");
    BOOST_TEST(host("postgres.tencentcloudapi.com:443") == "postgres.tencentcloudapi.com:443");
    BOOST_TEST(host("gateway.corp:8080").ends_with(":8080"));
    for (char const* const value : {"alice:s3cretword@gateway.corp", "localhost:s3cretword", "[::1]s3cretword",
                                    "postgres.tencentcloudapi.com:s3cretword"})
        for (char const* const left : {"s3cretword", "alice", "@"})
            BOOST_TEST(!has(host(value), left), value);
}

BOOST_AUTO_TEST_CASE(a_number_below_the_name_of_a_secret_stays_a_number_of_that_length) {
    std::string const body = R"({"Password":12345678e0,"Token":-1234.5678,"AdminPassword":[1234567]})";
    exchange const after = redacted(call_with(body));
    for (char const* const left : {"12345678", "1234.", "5678", "1234567"})
        BOOST_TEST(!has(after.request.body, left), left);
    BOOST_TEST(after.request.body.size() == body.size());
    BOOST_TEST(has(after.request.body, "e0,\"Token\":-"));
}

BOOST_AUTO_TEST_CASE(a_broken_escape_carries_nothing_out) {
    exchange const json = redacted(call_with(R"({"Password":"\uwxyz\uklmn","Label":"\ughij"})"));
    BOOST_TEST(json.request.body == R"({"Password":"\uzzzz\uzzzz","Label":"\uzzzz"})");
    exchange const letters = redacted(call_with(R"({"Password":"\h\e\l\n"})"));
    BOOST_TEST(letters.request.body == R"({"Password":"\z\z\z\n"})");
    exchange const form = redacted(form_with("Action=CloneDBInstance&Label=%hu%nt%er"));
    BOOST_TEST(has(form.request.body, "Label=%zz%zz%zz"));
}

BOOST_AUTO_TEST_CASE(a_malformed_authorization_stays_so_without_its_secrets) {
    for (std::string const value :
         {"SKIP", "***", "Bearer eyJhbGciOiJub25lIn0",
          "TC3-HMAC-SHA1 Credential=AKIDdeadbeef00/2026-09-21/postgres/tc3_request",
          "TC3-HMAC-SHA256 "
          "Credential=AKIDdeadbeef00/2026-09-21/postgres/tc3_request,SignedHeaders=content-type;host,Signature=00"}) {
        exchange before = exchange_of(signed_order());
        tc3::http::set_header(before.request.headers, "Authorization", value);
        exchange const after = redacted(before);
        BOOST_TEST(findings_of(after) == findings_of(before), boost::test_tools::per_element());
        for (char const* const left : {"deadbeef", "eyJ"})
            BOOST_TEST(!has(after.request.headers.find("Authorization").value(), left));
    }
}

BOOST_AUTO_TEST_CASE(headers_that_no_rule_reads_are_left_out) {
    exchange before = exchange_of(signed_order());
    for (char const* const name : {"Cookie", "X-Company-Key", "Proxy-Authorization", "User-Agent"})
        before.request.headers.add(name, "open sesame");
    before.request.headers.add("X-TC-Token", "open sesame");
    before.request.headers.add("X-TC-Content-SHA256", "open sesame");
    before.response.headers.add("Set-Cookie", "open sesame");
    before.response.headers.add("Date", "Mon, 21 Sep 2026 14:13:20 GMT");
    exchange const after = redacted(before);
    for (auto const* const headers : {&after.request.headers, &after.response.headers})
        for (tc3::http::header const each : *headers)
            BOOST_TEST(!has(each.value, "sesame"));
    BOOST_TEST(after.request.headers.count("X-Company-Key") == 0u);
    BOOST_TEST(after.request.headers.count("X-TC-Token") == 1u);
    BOOST_TEST(after.response.headers.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_header_that_was_signed_stays_without_its_value) {
    exchange before = exchange_of(signed_order());
    before.request.headers.add("X-Company-Key", "open sesame");
    std::string value{before.request.headers.find("Authorization").value()};
    value.insert(value.find(";host") + 5, ";x-company-key");
    tc3::http::set_header(before.request.headers, "Authorization", value);
    exchange const after = redacted(before);
    BOOST_TEST(after.request.headers.find("X-Company-Key").value() != "open sesame");
    BOOST_TEST(findings_of(after) == findings_of(before), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_number_is_replaced_as_the_text_that_it_may_be_elsewhere) {
    exchange const after = redacted(call_with(R"({"Foo":1042,"Bar":"1042","Baz":-10.25,"Storage":60,"Qux":1e5})"));
    std::string const& body = after.request.body;
    std::string const number = body.substr(body.find(':') + 1, 4);
    BOOST_TEST(number != "1042");
    BOOST_TEST(has(body, "\"Bar\":\"" + number + "\""));
    BOOST_TEST(!has(body, "10.25"));
    BOOST_TEST(has(body, "\"Storage\":60,\"Qux\":1e5}"));
}

BOOST_AUTO_TEST_CASE(members_with_the_name_of_a_secret_tell_nothing) {
    exchange const after = redacted(call_with(R"({"Password":"P@ss-w0rd!","AdminToken":{"a":["x1"]},"Name":"a"})"));
    BOOST_TEST(!has(after.request.body, "P@"));
    BOOST_TEST(!has(after.request.body, "-w"));
    BOOST_TEST(has(after.request.body, "*"));
    BOOST_TEST(!has(after.request.body, "x1"));
}

BOOST_AUTO_TEST_CASE(a_body_that_is_no_JSON_keeps_nothing_but_its_signs) {
    exchange before = call_with("Acme <b>confidential</b> \xFF\xFE", "<html>Acme 502</html>");
    exchange const after = redacted(before);
    for (std::string_view const body : {std::string_view{after.request.body}, std::string_view{after.response.body}})
        for (char const* const left : {"Acme", "confidential", "html"})
            BOOST_TEST(!has(body, left));
    BOOST_TEST(after.request.body.size() == before.request.body.size());
}

BOOST_AUTO_TEST_CASE(deep_nesting_does_no_harm) {
    exchange const after =
        redacted(call_with(std::string(100000, '[') + "\"secret7\"" + std::string(100000, ']') + "}}\"secret7\""));
    BOOST_TEST(!has(after.request.body, "secret7"));
}

BOOST_AUTO_TEST_CASE(hosts_of_the_API_and_of_this_machine_stay) {
    for (auto const& [host, stays] :
         {std::pair{"postgres.ap-tokyo.tencentcloudapi.com", true}, std::pair{"127.0.0.1:8080", true},
          std::pair{"localhost", true}, std::pair{"gate.acme.example:8443", false}, std::pair{"10.1.2.3", false}}) {
        exchange before = exchange_of(signed_order());
        before.request.host = host;
        tc3::http::set_header(before.request.headers, "Host", host);
        exchange const after = redacted(before);
        BOOST_TEST((after.request.host == host) == stays);
        BOOST_TEST(after.request.headers.find("Host").value() == after.request.host);
        BOOST_TEST(has(after.request.host, ":8443") == has(host, ":8443"));
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_call_is_refused) {
    exchange page;
    page.request.method = "GET";
    page.request.host = "console.example";
    page.request.path = "/secret";
    BOOST_TEST(!seeded().redact(page));
    BOOST_TEST(page.request.path == "/secret");
}

BOOST_AUTO_TEST_CASE(different_orders_never_become_the_same_and_equal_ones_stay_so) {
    exchange_redactor redactor = seeded();
    tc3::exchange_judge judge{tc3::request_judge{tc3::known_actions}};
    tc3::capture_judge stream;
    std::size_t repeats = 0;
    auto count = [&repeats](tc3::finding&& found) {
        repeats += found.kind == tc3::kind::unsafe_retry ? 1u : 0u;
        return tc3::walk::go_on;
    };
    auto ignore = [](tc3::finding&&) { return tc3::walk::go_on; };
    for (std::size_t i = 0; i < 2000; ++i) {
        auto what = order();
        what.Name = "n" + std::to_string(i % 1999); // the last one is the first
        exchange one = exchange_of(signed_order(what));
        BOOST_TEST_REQUIRE(redactor.redact(one));
        tc3::exchange_facts const facts = judge.judge(one, ignore);
        stream.judge(i, one, facts, count);
    }
    BOOST_TEST(repeats == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
