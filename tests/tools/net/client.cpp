// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "net/client.hpp"

#include "net/server.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <thread>
#include <utility>

using namespace tc3::tool;

namespace {

/// `http host port` of a URL, or the complaint.
std::string taken_apart(std::string_view url) {
    std::string trouble;
    auto const made = server_address_of(url, trouble);
    return made ? (made->secure ? "https " : "http ") + made->host + " " + made->port : trouble;
}

/// A server that answers with the method and body of each request, on a thread of its own.
class echo {
  public:
    echo() {
        std::string trouble;
        identity_ = authority::make(trouble);
        BOOST_TEST_REQUIRE(identity_ != nullptr, trouble);
        server_settings settings;
        settings.longest_body = 1000;
        server_ = server::listen(
            std::move(settings), *identity_,
            [](tc3::http::request&& message) {
                reply made;
                made.message.status = 200;
                made.message.body = message.method + " " + message.body;
                made.leaves = message.path == "/lost" ? departure::lost : departure::whole;
                return made;
            },
            trouble);
        BOOST_TEST_REQUIRE(server_ != nullptr, trouble);
        thread_ = std::thread{[this] { server_->run(); }};
    }
    echo(echo const&) = delete;
    echo& operator=(echo const&) = delete;
    ~echo() {
        server_->stop();
        thread_.join();
    }

    [[nodiscard]] client_settings settings(bool secure = false) const {
        client_settings made;
        made.to = {secure, "127.0.0.1", std::to_string(server_->port())};
        made.deadline = std::chrono::minutes{1};
        return made;
    }

  private:
    std::unique_ptr<authority> identity_{};
    std::unique_ptr<server> server_{};
    std::thread thread_{};
};

std::unique_ptr<client> made(client_settings settings) {
    std::string trouble;
    auto one = client::make(std::move(settings), trouble);
    BOOST_TEST_REQUIRE(one != nullptr, trouble);
    return one;
}

tc3::http::request post(std::string body, std::string path = "/") {
    tc3::http::request message;
    message.method = "POST";
    message.path = std::move(path);
    message.headers.add("Host", "localhost");
    message.body = std::move(body);
    return message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_net_client)

BOOST_AUTO_TEST_CASE(a_url_names_the_way_the_host_and_the_port) {
    BOOST_TEST(taken_apart("http://localhost") == "http localhost 80");
    BOOST_TEST(taken_apart("HTTPS://example.com/") == "https example.com 443");
    BOOST_TEST(taken_apart("http://[::1]:8080") == "http ::1 8080");
    BOOST_TEST(taken_apart("https://postgres.tencentcloudapi.com") == "https postgres.tencentcloudapi.com 443");
    BOOST_TEST(taken_apart("localhost:80") == "the URL of a server begins with http:// or https://");
    for (std::string_view const url :
         {"http://", "http://me@host", "http://host/path", "http://host:0", "http://host:65536",
          "http://host:", "http://host:x", "http://a:b:1", "http://[::1", "http://h?q"})
        BOOST_TEST(taken_apart(url).starts_with("the URL of a server is http://host:port"), url);
}

BOOST_AUTO_TEST_CASE(the_usual_port_is_left_out_of_the_host_header) {
    BOOST_TEST((server_address{true, "example.com", "443"}.authority()) == "example.com");
    BOOST_TEST((server_address{false, "example.com", "443"}.authority()) == "example.com:443");
    BOOST_TEST((server_address{false, "::1", "80"}.authority()) == "[::1]");
    BOOST_TEST((server_address{false, "::1", "8080"}.authority()) == "[::1]:8080");
}

BOOST_AUTO_TEST_CASE(a_request_is_answered_and_a_lost_answer_is_told) {
    echo const there;
    for (bool const secure : {false, true}) {
        auto const asking = made(there.settings(secure));
        server_answer const answer = asking->send(post("{}"));
        BOOST_TEST(answer.is_given(), answer.trouble);
        BOOST_TEST(answer.response.status == 200);
        BOOST_TEST(answer.response.body == "POST {}");
        server_answer const lost = asking->send(post("{}", "/lost"));
        BOOST_TEST((lost.what == server_answer::state::closed));
        BOOST_TEST(lost.trouble == "closed the connection without a response");
        BOOST_TEST(asking->knock() == "");
    }
}

BOOST_AUTO_TEST_CASE(what_was_never_connected_was_not_sent) {
    client_settings settings;
    settings.to = {false, "127.0.0.1", "1"};
    server_answer const refused = made(settings)->send(post("{}"));
    BOOST_TEST((refused.what == server_answer::state::unreachable));
    BOOST_TEST(refused.trouble.starts_with("cannot be connected to: "), refused.trouble);
    BOOST_TEST((server_answer{}.what == server_answer::state::unreachable));
    rlimit before{};
    BOOST_TEST_REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    rlimit const none{0, before.rlim_max};
    BOOST_TEST_REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
    auto const asking = made(settings);
    server_answer const starved = asking->send(post("{}"));
    ::setrlimit(RLIMIT_NOFILE, &before);
    BOOST_TEST((starved.what == server_answer::state::unreachable));
    BOOST_TEST(starved.trouble != "");
}

BOOST_AUTO_TEST_CASE(requests_in_a_row_are_counted_before_each) {
    echo const there;
    std::array const two{post("1"), post("2")};
    int before = 0;
    auto const answers = made(there.settings())->send_in_a_row(two, [&before] { ++before; });
    BOOST_TEST_REQUIRE(answers.size() == 2u);
    BOOST_TEST(answers[1].response.body == "POST 2");
    BOOST_TEST(before == 2);
}

BOOST_AUTO_TEST_CASE(a_certificate_of_an_unknown_authority_is_not_trusted) {
    echo const there;
    client_settings settings = there.settings(true);
    settings.certificates = certificate_check::always;
    server_answer const answer = made(std::move(settings))->send(post("{}"));
    BOOST_TEST((answer.what == server_answer::state::unreachable));
    BOOST_TEST(answer.trouble.starts_with("has a certificate that is not trusted: "), answer.trouble);
}

BOOST_AUTO_TEST_CASE(authorities_that_cannot_be_read_are_refused) {
    client_settings settings;
    settings.to = {true, "localhost", "1"};
    settings.ca_file = "/no/such/file.pem";
    std::string trouble;
    BOOST_TEST(client::make(std::move(settings), trouble) == nullptr);
    BOOST_TEST(trouble == "the file /no/such/file.pem holds no certificate in PEM");
}

BOOST_AUTO_TEST_SUITE_END()
