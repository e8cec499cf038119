// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "server/peer.hpp"

#include "client/listener.hpp"
#include "client/temporary_file.hpp"
#include "server/calls.hpp"
#include "server/replies.hpp"

#include <boost/test/unit_test.hpp>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

using namespace tc3::conformance;
using state = server_answer::state;

namespace {

/// Listens on a free loopback port, and answers one connection after another with fixed bytes.
class fixed_server {
  public:
    explicit fixed_server(std::string reply) : reply_{std::move(reply)}, socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        BOOST_REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&at), size) == 0);
        BOOST_REQUIRE(::listen(socket_, 8) == 0);
        BOOST_REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&at), &size) == 0);
        port_ = ntohs(at.sin_port);
        thread_ = std::jthread{[this] { serve(); }};
    }
    fixed_server(fixed_server const&) = delete;
    fixed_server& operator=(fixed_server const&) = delete;
    ~fixed_server() {
        ::shutdown(socket_, SHUT_RDWR);
        thread_.join();
        ::close(socket_);
    }

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

  private:
    void serve() const {
        for (int one = ::accept(socket_, nullptr, nullptr); one >= 0; one = ::accept(socket_, nullptr, nullptr)) {
            std::string got;
            char block[4096];
            while (got.find("\r\n\r\n") == std::string::npos) {
                ssize_t const count = ::recv(one, block, sizeof block, 0);
                if (count <= 0)
                    break;
                got.append(block, static_cast<std::size_t>(count));
            }
            if (!got.empty() && reply_ != "nothing")
                ::send(one, reply_.data(), reply_.size(), MSG_NOSIGNAL);
            char rest = 0;
            while (reply_ == "nothing" && ::recv(one, &rest, 1, 0) > 0) // until the client has had enough
                continue;
            ::shutdown(one, SHUT_WR);
            while (::recv(one, block, sizeof block, 0) > 0) // so that no reset overtakes the answer
                continue;
            ::close(one);
        }
    }

    std::string reply_;
    int socket_;
    unsigned port_ = 0;
    std::jthread thread_{};
};

server_options options_for(std::string url) {
    server_options made;
    made.url = std::move(url);
    made.who = {"AKIDEXAMPLE", tc3::secret{"not-a-real-key"}, {}};
    made.deadline = std::chrono::milliseconds{300};
    return made;
}

/// What comes back for a call when the server always says the same.
server_answer answer_of(std::string reply) {
    fixed_server const server{std::move(reply)};
    std::string trouble;
    auto const peer = make_server_peer(options_for(server.url()), trouble);
    BOOST_REQUIRE_MESSAGE(peer != nullptr, trouble);
    return peer->send(signed_call(json_call(*peer), *peer));
}

std::string ok(std::string_view body, std::string_view status = "200 OK") {
    return "HTTP/1.1 " + std::string{status} + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string{body};
}

constexpr std::string_view success =
    R"({"Response":{"DealName":"1","BillId":"2","RequestId":"6ace8140-6b9e-4e81-a8ad-ef3f92b2aa90"}})";
constexpr std::string_view refusal =
    R"({"Response":{"Error":{"Code":"InvalidAction","Message":"no"},"RequestId":"6ace8140"}})";

} // namespace

BOOST_AUTO_TEST_SUITE(server_peers)

BOOST_AUTO_TEST_CASE(a_response_comes_whole_whatever_tells_its_length) {
    std::string const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    for (auto const& [reply, body] : {std::pair<std::string, std::string>{ok("abcde"), "abcde"},
                                      {chunked, "abcde"},
                                      {"HTTP/1.1 200 OK\r\n\r\nabcde", "abcde"},
                                      {"HTTP/1.1 100 Continue\r\n\r\n" + ok("abcde"), "abcde"}}) {
        server_answer const answer = answer_of(reply);
        BOOST_TEST(answer.is_given());
        BOOST_TEST(answer.response.status == 200);
        BOOST_TEST(answer.response.body == body);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_response_is_told_apart) {
    BOOST_TEST((answer_of("").what == state::closed));
    BOOST_TEST((answer_of("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc").what == state::closed));
    BOOST_TEST((answer_of("SSH-2.0-OpenSSH_9.2\r\n\r\n").what == state::malformed));
    BOOST_TEST((answer_of("nothing").what == state::timed_out));
}

BOOST_AUTO_TEST_CASE(where_nothing_listens_there_is_no_peer) {
    std::string url;
    {
        fixed_server const gone{""};
        url = gone.url();
    }
    std::string trouble;
    BOOST_TEST((make_server_peer(options_for(url), trouble) == nullptr));
    BOOST_TEST(trouble.find("cannot be connected to") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_real_service_is_never_asked) {
    for (std::string const name : {"postgres.tencentcloudapi.com", "postgres.intl.tencentcloudapi.com",
                                   "POSTGRES.ap-guangzhou.TencentCloudAPI.com", "postgres.a.b.tencentcloudapi.com",
                                   "postgres.tencentcloudapi.com."}) {
        std::string trouble;
        BOOST_TEST((make_server_peer(options_for("https://" + name), trouble) == nullptr));
        BOOST_TEST(trouble.find("real service") != std::string::npos, name << ": " << trouble);
    }
}

BOOST_AUTO_TEST_CASE(a_url_that_names_no_server_is_refused) {
    for (std::string const url :
         {"127.0.0.1:80", "ftp://localhost", "http://", "http://localhost:", "http://localhost:x", "http://localhost:0",
          "http://localhost:65536", "http://::1:80", "http://[::1", "http://a b", "http://a:b@localhost",
          "http://localhost/api", "http://localhost/?a=b"}) {
        std::string trouble;
        BOOST_TEST(fault_of_url(url).starts_with("the URL of a server"), url);
        BOOST_TEST((make_server_peer(options_for(url), trouble) == nullptr), url);
        BOOST_TEST(trouble.starts_with("the URL of a server"), url << ": " << trouble);
    }
}

BOOST_AUTO_TEST_CASE(a_url_may_have_a_port_a_slash_and_an_ipv6_address) {
    for (std::string const url : {"http://localhost", "HTTPS://localhost:8443/", "http://[::1]:80", "http://10.0.0.1"})
        BOOST_TEST(fault_of_url(url) == "", url);
}

BOOST_AUTO_TEST_CASE(a_certificate_is_checked_by_the_given_authority_and_else_not_on_loopback) {
    std::string trouble;
    auto const ours = authority::make(trouble);
    auto const other = authority::make(trouble);
    BOOST_REQUIRE_MESSAGE(ours && other, trouble);
    auto const our_file = temporary_file::make("ours.pem", ours->certificate(), trouble);
    auto const other_file = temporary_file::make("other.pem", other->certificate(), trouble);
    BOOST_REQUIRE_MESSAGE(our_file && other_file, trouble);
    listener server{*ours, [](arrival const&, std::size_t) {
                        reply made;
                        made.body = success;
                        return made;
                    }};
    server_options options = options_for("https://127.0.0.1:" + std::to_string(server.port()));
    options.deadline = std::chrono::seconds{10};
    auto const status_with = [&options, &trouble](certificate_check how, std::string const& file) {
        options.certificates = how;
        options.ca_file = file;
        auto const peer = make_server_peer(options, trouble);
        return peer ? peer->send(signed_call(json_call(*peer), *peer)).response.status : 0;
    };
    BOOST_TEST(status_with(certificate_check::unless_loopback, "") == 200);
    BOOST_TEST(status_with(certificate_check::never, "") == 200);
    BOOST_TEST(status_with(certificate_check::always, our_file->path()) == 200);
    BOOST_TEST(status_with(certificate_check::always, other_file->path()) == 0);
    BOOST_TEST(trouble.find("has a certificate that is not trusted") != std::string::npos, trouble);
    BOOST_TEST(status_with(certificate_check::always, "no-such-file.pem") == 0);
    BOOST_TEST(trouble.find("holds no certificate in PEM") != std::string::npos, trouble);
}

BOOST_AUTO_TEST_CASE(a_token_is_sent_and_signed_calls_in_a_row_share_a_connection) {
    std::string trouble;
    auto const identity = authority::make(trouble);
    BOOST_REQUIRE_MESSAGE(identity, trouble);
    listener server{*identity, [](arrival const&, std::size_t index) {
                        reply made;
                        made.body = std::to_string(index);
                        made.keeps_open = index < 2; // the connection ends after the third
                        return made;
                    }};
    server_options options = options_for("http://127.0.0.1:" + std::to_string(server.port()));
    options.deadline = std::chrono::seconds{10};
    options.who.token = tc3::secret{"a-token"};
    auto const peer = make_server_peer(options, trouble);
    BOOST_REQUIRE_MESSAGE(peer != nullptr, trouble);
    std::vector<tc3::http::request> const calls(4, signed_call(json_call(*peer), *peer));
    auto const in_a_row = peer->send_in_a_row(calls);
    BOOST_REQUIRE(in_a_row.size() == 3);
    for (std::size_t i = 0; i < 3; ++i)
        BOOST_TEST(in_a_row[i].response.body == std::to_string(i));
    for (server_answer const& each : peer->send_at_once(calls))
        BOOST_TEST(each.is_given());
    record const seen = server.finish();
    BOOST_REQUIRE(seen.arrivals.size() == 7);
    BOOST_TEST(seen.arrivals[0].connection == seen.arrivals[2].connection);
    BOOST_TEST(seen.arrivals[2].connection != seen.arrivals[3].connection);
    for (arrival const& each : seen.arrivals)
        BOOST_TEST(each.message.headers.find("X-TC-Token").value_or("") == "a-token");
}

BOOST_AUTO_TEST_CASE(a_server_that_is_asked_too_often_is_asked_again) {
    std::string trouble;
    auto const identity = authority::make(trouble);
    BOOST_REQUIRE_MESSAGE(identity, trouble);
    listener server{*identity, [](arrival const&, std::size_t index) {
                        reply made;
                        made.body = index == 0
                                        ? R"({"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"20"},)"
                                          R"("RequestId":"1"}})"
                                        : success;
                        return made;
                    }};
    auto const peer = make_server_peer(options_for("http://127.0.0.1:" + std::to_string(server.port())), trouble);
    BOOST_REQUIRE_MESSAGE(peer != nullptr, trouble);
    BOOST_TEST(expect_success(*peer, signed_call(json_call(*peer), *peer)).is_passed());
    BOOST_TEST(server.finish().arrivals.size() == 2);
}

BOOST_AUTO_TEST_CASE(more_bytes_than_content_length_tells_are_no_response) {
    BOOST_TEST((answer_of(ok("abcde") + "f").what == state::malformed));
    BOOST_TEST((answer_of(ok("abcde") + "\r\n").what == state::given));
}

BOOST_AUTO_TEST_CASE(a_refusal_for_a_state_is_skipped_if_the_right_request_meets_it_too) {
    for (auto const& [body, is_skipped] :
         {std::pair<std::string, bool>{
              R"({"Response":{"Error":{"Code":"ResourceNotFound","Message":"no"},"RequestId":"1"}})", true},
          {std::string{refusal}, false}}) {
        fixed_server const server{ok(body)};
        std::string trouble;
        auto const peer = make_server_peer(options_for(server.url()), trouble);
        BOOST_REQUIRE(peer != nullptr);
        judgement const made =
            expect_refusal(*peer, signed_call(json_call(*peer), *peer), codes_for(tc3::kind::step), "");
        BOOST_TEST((made.what == (is_skipped ? verdict::skipped : verdict::failed)), made.message);
    }
}

BOOST_AUTO_TEST_CASE(requests_start_no_faster_than_the_protocol_allows) {
    fixed_server const server{ok(success)};
    std::string trouble;
    auto const peer = make_server_peer(options_for(server.url()), trouble);
    BOOST_REQUIRE(peer != nullptr);
    auto const start = std::chrono::steady_clock::now();
    for (int i = 0; i < 6; ++i)
        BOOST_TEST(peer->send(json_call(*peer)).is_given());
    BOOST_TEST((std::chrono::steady_clock::now() - start >= 5 * pause_between_requests));
}

BOOST_AUTO_TEST_CASE(a_request_is_shown_without_what_identifies_its_sender) {
    fixed_server const server{ok(success)};
    std::string trouble;
    server_options options = options_for(server.url());
    options.who.token = tc3::secret{"a-token"};
    auto const peer = make_server_peer(std::move(options), trouble);
    BOOST_REQUIRE(peer != nullptr);
    tc3::http::request const tc3_message = signed_call(json_call(*peer), *peer);
    std::string const signature{tc3_message.headers.find("Authorization")
                                    .value()
                                    .substr(tc3_message.headers.find("Authorization").value().size() - 64)};
    std::string const shown = shown_request(tc3_message, peer->who());
    BOOST_TEST(shown.find(signature) == std::string::npos);
    BOOST_TEST(shown.find("Credential=***/") != std::string::npos);
    BOOST_TEST(shown.find("X-TC-Token: ***\n") != std::string::npos);
    std::string const shown_v1 = shown_request(v1_call("GET", v1_parameters(*peer, "HmacSHA1"), *peer), peer->who());
    BOOST_TEST(shown_v1.find("&Signature=***&") != std::string::npos);
    BOOST_TEST(shown_v1.find("&SecretId=***&") != std::string::npos);
    for (std::string const& text : {shown, shown_v1})
        for (std::string_view const hidden : {"AKIDEXAMPLE", "not-a-real-key", "a-token"})
            BOOST_TEST(text.find(hidden) == std::string::npos, hidden);
}

BOOST_AUTO_TEST_CASE(an_answer_is_read_with_its_status_and_envelope) {
    auto const reading = [](std::string_view body, int status = 200) {
        server_answer answer;
        answer.what = state::given;
        answer.response.status = status;
        answer.response.body = body;
        return read(answer);
    };
    using form = read_reply::form;
    BOOST_TEST((reading(success).what == form::success));
    BOOST_TEST(reading(success).trouble == "");
    BOOST_TEST(reading(success).holds_an_order);
    BOOST_TEST((reading(refusal).what == form::refusal));
    BOOST_TEST(reading(refusal).code == "InvalidAction");
    BOOST_TEST(!reading(refusal).holds_an_order);
    BOOST_TEST(reading(refusal, 401).trouble == "answered with the HTTP status 401, not 200");
    BOOST_TEST(!reading(success, 500).trouble.empty());
    BOOST_TEST(!reading("<html></html>").trouble.empty());
    BOOST_TEST(!reading(R"({"Response":{"Error":{"Code":"InvalidAction","Message":"no"}}})").trouble.empty());
    BOOST_TEST(!reading(R"({"Response":{"Error":{"Code":"A","Message":"no"},"RequestId":""}})").trouble.empty());
    BOOST_TEST(
        reading(R"({"Response":{"Error":{"Code":"A","Message":"b"},"DealName":"1","RequestId":"c"}})").holds_an_order);
}

BOOST_AUTO_TEST_CASE(the_codes_of_a_kind_are_those_that_are_listed) {
    auto const has = [](code_list const& all, std::string_view code) {
        return std::find(all.begin(), all.end(), code) != all.end();
    };
    code_list const step = codes_for(tc3::kind::step);
    BOOST_TEST(has(step, "InvalidParameterValue"));
    BOOST_TEST(has(step, "InvalidParameterValue.InvalidParameterValueError"));
    BOOST_TEST(has(step, "InvalidParameter.ParameterCheckError"));
    BOOST_TEST(!has(step, "MissingParameter"));
    BOOST_TEST(!has(step, "InternalError"));
    BOOST_TEST(!has(step, "AuthFailure.SignatureFailure"));
    BOOST_TEST(has(codes_for(tc3::kind::required), "MissingParameter"));
    BOOST_TEST(has(codes_for(tc3::kind::unknown), "UnknownParameter"));
    BOOST_TEST((apt_codes_for(tc3::kind::required) == code_list{"MissingParameter"}));
}

BOOST_AUTO_TEST_SUITE_END()
