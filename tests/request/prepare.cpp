// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/request/prepare.hpp>

#include "support/messages.hpp"

#include <tc3/sign/verify.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace tc3;

namespace {

constexpr std::int64_t now = 1795600000;
credential const who{"AKIDPREPARE", secret{"not-a-real-key"}, {}};

/// The places of all findings, each with its severity.
std::string places(prepared_call const& call) {
    std::string all;
    for (finding const& found : call.findings)
        all.append(to_string(found.severity)).append(" ").append(found.path).append(";");
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(request_prepare)

BOOST_AUTO_TEST_CASE(a_right_call_is_signed_for_its_moment_and_its_product) {
    auto const call = prepare_call(tests::order(), {.region = "ap-tokyo"}, signer{who}, now);
    BOOST_TEST(places(call) == "");
    BOOST_TEST(!call.sign_error.has_value());
    BOOST_TEST_REQUIRE(call.is_ready());
    BOOST_TEST(*call.message.headers.find("X-TC-Region") == "ap-tokyo");
    BOOST_TEST(sign::verifier{who}.check(call.message, {.service = "postgres", .now = now})->valid());
}

BOOST_AUTO_TEST_CASE(a_call_with_an_error_is_not_handed_out) {
    auto order = tests::order();
    order.Storage = 65;
    auto const call = prepare_call(order, {.region = "ap-tokyo"}, signer{who}, now);
    BOOST_TEST(places(call) == "error /Storage;");
    BOOST_TEST(!call.is_ready());
    BOOST_TEST(call.message.body == "");
}

BOOST_AUTO_TEST_CASE(the_headers_are_judged_too) {
    BOOST_TEST(places(prepare_call(tests::order(), {}, signer{who}, now)) == "error header:X-TC-Region;");
    auto const call = prepare_call(tests::order(), {.region = "ap-nowhere"}, signer{who}, now);
    BOOST_TEST(places(call) == "error header:X-TC-Region;");
    BOOST_TEST(!call.is_ready());
}

BOOST_AUTO_TEST_CASE(a_warning_is_told_and_forbids_nothing) {
    auto const call = prepare_call(tests::order(), {.region = "ap-tokyo", .host = "127.0.0.1:8080"}, signer{who}, now);
    BOOST_TEST(places(call) == "warning header:Host;");
    BOOST_TEST(call.is_ready());
}

BOOST_AUTO_TEST_CASE(a_call_that_cannot_be_signed_says_why) {
    auto const call = prepare_call(tests::order(), {.region = "ap-tokyo"}, signer{{"", secret{"key"}, {}}}, now);
    BOOST_TEST(!call.is_ready());
    BOOST_TEST_REQUIRE(call.sign_error.has_value());
    BOOST_TEST(sign::message(*call.sign_error) == sign::message(sign::errc::secret_id_malformed));
}

BOOST_AUTO_TEST_SUITE_END()
