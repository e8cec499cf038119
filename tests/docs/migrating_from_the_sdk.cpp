// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// The examples of tools/docs/migrating-from-the-sdk.md, word for word.
#include <tc3/tc3.hpp>

#include "support/messages.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <iostream>
#include <sstream>
#include <string>

using namespace tc3::postgres::v20170312;

/// Your HTTP client: sends a message once and gives the answer, or throws.
using transport = std::function<tc3::http::response(tc3::http::request const&)>;

/// Signs any request of a known action, sends it, and decodes the answer.
template <class Response, class Request>
tc3::reply<Response> call(tc3::signer const& signer, transport const& send, Request const& request,
                          std::string_view region, std::int64_t unix_seconds) {
    tc3::http::request message;
    tc3::sign::trace trace;
    tc3::build_request(message, request, {.region = region});
    signer.sign(message, {.service = "postgres", .timestamp = unix_seconds}, trace).value();
    return tc3::decode<Response>(send(message));
}

/// The least disk with which an instance can be cloned, in GB; 0 if the service did not tell.
std::int64_t least_disk(tc3::signer const& signer, transport const& send, std::int64_t unix_seconds) {
    DescribeCloneDBInstanceSpecRequest question;
    question.DBInstanceId = "postgres-q7w2m4zx";
    question.BackupSetId = "nightly-0001";
    auto const reply = call<DescribeCloneDBInstanceSpecResponse>(signer, send, question, "ap-singapore", unix_seconds);
    if (auto const* answer = reply.success())
        return answer->MinStorage;
    if (auto const* error = reply.error())
        std::cerr << error->code << ": " << error->message << " (" << reply.request_id() << ")\n";
    else
        std::cerr << reply.malformed()->explanation << "\n";
    std::cerr << tc3::to_string(reply.advice()) << "\n";
    return 0;
}

BOOST_AUTO_TEST_SUITE(docs_migrating_from_the_sdk)

BOOST_AUTO_TEST_CASE(the_example_asks_with_a_right_signature_and_reads_the_answer) {
    tc3::credential const who = tc3::tests::somebody();
    tc3::http::request sent;
    transport const send = [&sent](tc3::http::request const& message) {
        sent = message;
        tc3::http::response answer;
        answer.status = 200;
        answer.body = R"({"Response":{"MinSpecCode":"pg.it.medium4","MinStorage":70,"RequestId":"r"}})";
        return answer;
    };
    BOOST_TEST(least_disk(tc3::signer{who}, send, tc3::tests::noon) == 70);
    BOOST_TEST(sent.headers.find("X-TC-Action").value() == "DescribeCloneDBInstanceSpec");
    auto const verdict = tc3::sign::verifier{who}.check(sent, {.service = "postgres", .now = tc3::tests::noon});
    BOOST_TEST(verdict->valid());
}

BOOST_AUTO_TEST_CASE(the_example_gives_0_for_errors_and_for_what_is_no_answer) {
    auto const said = [](std::string const& body) {
        transport const send = [&body](tc3::http::request const&) {
            tc3::http::response answer;
            answer.status = 200;
            answer.body = body;
            return answer;
        };
        std::ostringstream text;
        std::streambuf* const before = std::cerr.rdbuf(text.rdbuf());
        BOOST_TEST(least_disk(tc3::signer{tc3::tests::somebody()}, send, tc3::tests::noon) == 0);
        std::cerr.rdbuf(before);
        return text.str();
    };
    BOOST_TEST(said(tc3::tests::refused("InternalError")) ==
               "InternalError: no (0f3c1d9e-0000-4000-8000-000000000002)\nsend it again after a delay\n");
    BOOST_TEST(said("<html>").ends_with("send it again after a delay\n"));
}

BOOST_AUTO_TEST_SUITE_END()
