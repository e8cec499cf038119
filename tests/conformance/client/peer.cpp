// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "client/peer.hpp"

#include "client/answers.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace {

using namespace tc3::conformance;
using state = answer::state;

reply plain_success(arrival const&, std::size_t index) {
    return answers::success(index);
}

/// Has a bash script make the call. The time is generous: only a test that fails waits so long.
account call_by(std::string const& script, client_options options = {}, order const& what = {},
                std::chrono::milliseconds deadline = std::chrono::seconds{60}) {
    std::string trouble;
    auto const peer = client_peer::make({"bash", "-c", script}, options, trouble);
    BOOST_REQUIRE_MESSAGE(peer != nullptr, trouble);
    return peer->call(what, plain_success, deadline);
}

std::string text_of(account const& of, std::string_view name) {
    return std::string{of.said.fields.at({name.data(), name.size()}).as_string().c_str()};
}

/// A script that tells, in its line, a text in which variables of its environment stand.
std::string telling(std::string const& text) {
    return "printf '{\"outcome\":\"failed\",\"message\":\"%s\"}\\n' \"" + text + "\"";
}

} // namespace

BOOST_AUTO_TEST_SUITE(client_peer_of_a_program)

BOOST_AUTO_TEST_CASE(what_the_client_prints_is_read) {
    account const of = call_by(telling("no network"));
    BOOST_TEST((of.said.what == state::given));
    BOOST_TEST(text_of(of, "message") == "no network");
    BOOST_TEST(of.wire.arrivals.empty());
}

BOOST_AUTO_TEST_CASE(a_call_is_answered_and_kept) {
    account const of = call_by("exec 3<>/dev/tcp/${TC3_ENDPOINT:7:9}/${TC3_ENDPOINT##*:}\n"
                               "printf 'POST / HTTP/1.0\\r\\nContent-Length: 2\\r\\n\\r\\n{}' >&3\n"
                               "read -r line <&3\n" +
                               telling("${line%$'\\r'}"));
    BOOST_TEST_REQUIRE(of.wire.arrivals.size() == 1u);
    BOOST_TEST(of.wire.arrivals.front().message.body == "{}");
    BOOST_TEST(text_of(of, "message") == "HTTP/1.1 200 OK");
}

BOOST_AUTO_TEST_CASE(only_one_json_object_with_an_outcome_is_a_line) {
    struct {
        std::string script;
        std::string_view message;
    } const wrong[] = {
        {"true", "it printed no line on standard output"},
        {"echo; echo ' '", "it printed no line on standard output"},
        {"echo one; echo two", "it printed 2 lines on standard output instead of one; the first is `one`"},
        {"echo '[]'", "what it printed on standard output is no JSON object: `[]`"},
        {"echo '{}'", "the outcome that it printed is none of success, api_error, failed and skipped: `{}`"},
        {telling("late") + "; echo broken >&2; exit 3", "it ended with exit status 3: broken"},
        {"kill -9 $$", "it ended by signal 9 (Killed)"},
    };
    for (auto const& [script, message] : wrong) {
        account const of = call_by(script);
        BOOST_TEST((of.said.what == state::errored));
        BOOST_TEST(of.said.message == message);
    }
}

BOOST_AUTO_TEST_CASE(a_client_may_say_that_it_cannot) {
    account const of = call_by("echo '{\"outcome\":\"skipped\",\"message\":\"no lists\"}'");
    BOOST_TEST((of.said.what == state::skipped));
    BOOST_TEST(of.said.message == "no lists");
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_end_is_given_up) {
    account const of = call_by("sleep 1000", {}, {}, std::chrono::milliseconds{1});
    BOOST_TEST((of.said.what == state::timed_out));
}

BOOST_AUTO_TEST_CASE(what_a_client_leaves_running_holds_nothing_up) {
    account const of = call_by("sleep 1000 & " + telling("done"));
    BOOST_TEST(text_of(of, "message") == "done");
}

BOOST_AUTO_TEST_CASE(what_is_written_anywhere_is_kept) {
    account const of = call_by("echo on standard error >&2; " + telling("on standard output"));
    BOOST_TEST(of.written.find("on standard error") != std::string::npos);
    BOOST_TEST(of.written.find("on standard output") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_environment_tells_what_to_call) {
    order what;
    what.parameters = boost::json::parse(R"({"Storage":10})").as_object();
    what.region = "ap-singapore";
    what.token = "a-token";
    what.case_id = "client/x";
    what.environment = {{"TZ", "Etc/GMT-14"}};
    account const of = call_by(
        telling("$TC3_ACTION $TC3_VERSION $TC3_REGION $TC3_TOKEN ${TC3_PARAMETERS//\\\"/} $TC3_CASE $TZ $TC3_DEADLINE"),
        {}, what);
    BOOST_TEST(text_of(of, "message") ==
               "CloneDBInstance 2017-03-12 ap-singapore a-token {Storage:10} client/x Etc/GMT-14 60");
    BOOST_TEST(of.token == "a-token");
}

BOOST_AUTO_TEST_CASE(each_route_has_its_endpoint) {
    std::string const script = telling("${TC3_ENDPOINT%:*} ${HTTPS_PROXY%:*} ${http_proxy%:*} ${NO_PROXY-none}");
    BOOST_TEST(text_of(call_by(script), "message") == "http://127.0.0.1   none");
    BOOST_TEST(text_of(call_by(script, {route::direct, true}), "message") == "https://127.0.0.1   none");
    std::string const ours = " http://127.0.0.1 http://127.0.0.1 none";
    std::string const name = telling("$TC3_ENDPOINT ${HTTPS_PROXY%:*} ${http_proxy%:*} ${NO_PROXY-none}");
    BOOST_TEST(text_of(call_by(name, {route::proxy, false}), "message") ==
               "http://postgres.tencentcloudapi.com" + ours);
    BOOST_TEST(text_of(call_by(name, {route::proxy, true}), "message") ==
               "https://postgres.tencentcloudapi.com" + ours);
}

BOOST_AUTO_TEST_CASE(a_certificate_that_is_not_to_be_trusted_is_shown_on_every_route) {
    order what;
    what.shown = certificate::of_stranger;
    BOOST_TEST(call_by(telling("x"), {}, what).endpoint.starts_with("https://127.0.0.1:"));
    what.shown = certificate::of_other_host;
    BOOST_TEST(call_by(telling("x"), {}, what).endpoint.starts_with("https://127.0.0.2:"));
    BOOST_TEST(call_by(telling("x"), {route::proxy, false}, what).endpoint ==
               "https://postgres.ap-nowhere.tencentcloudapi.com");
}

BOOST_AUTO_TEST_CASE(a_program_that_is_not_there_is_no_peer) {
    std::string trouble;
    BOOST_TEST(client_peer::make({"./no-such-client"}, {}, trouble) == nullptr);
    BOOST_TEST(trouble == "./no-such-client cannot be started: there is no such program");
    BOOST_TEST(client_peer::make({}, {}, trouble) == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
