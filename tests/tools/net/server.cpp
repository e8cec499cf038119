// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "net/server.hpp"

#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <future>
#include <memory>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

using namespace tc3::tool;

/// A connection to a port of this machine.
class caller {
  public:
    explicit caller(std::uint16_t port) : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        where.sin_port = htons(port);
        BOOST_TEST_REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&where), sizeof where) == 0);
    }
    caller(caller&& other) noexcept : socket_{std::exchange(other.socket_, -1)} {}
    ~caller() {
        if (socket_ >= 0)
            ::close(socket_);
    }

    caller& say(std::string_view text) {
        while (!text.empty()) {
            ssize_t const sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) // the other side has heard enough
                break;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
        return *this;
    }

    /// All that comes until a text has come, or the connection ends.
    std::string hear(std::string_view until = "no such text") {
        std::string heard;
        std::array<char, 4096> block{};
        while (heard.find(until) == std::string::npos) {
            ssize_t const got = ::recv(socket_, block.data(), block.size(), 0);
            if (got <= 0)
                break;
            heard.append(block.data(), static_cast<std::size_t>(got));
        }
        return heard;
    }

  private:
    int socket_;
};

/// A server in a thread of its own, which answers with the request's method, path, scheme, host and length.
class running {
  public:
    explicit running(server_settings settings = {}) {
        std::string trouble;
        identity_ = authority::make(trouble);
        settings.longest_body = 1000;
        settings.stands_in_for = [](std::string_view host) { return host.starts_with("postgres."); };
        server_ = server::listen(
            std::move(settings), *identity_, [this](tc3::http::request&& asked) { return answer(asked); }, trouble);
        BOOST_TEST_REQUIRE(server_ != nullptr, trouble);
        thread_ = std::thread{[this] { server_->run(); }};
    }
    ~running() {
        if (thread_.joinable())
            finish();
    }

    void finish() {
        server_->stop();
        thread_.join();
    }
    /// Returns when /later was asked for.
    void await_later() { later_.get_future().wait(); }
    [[nodiscard]] caller call() const { return caller{server_->port()}; }
    [[nodiscard]] std::string ask(std::string_view text, std::string_view until = "no such text") const {
        return call().say(text).hear(until);
    }

  private:
    reply answer(tc3::http::request const& asked) {
        reply made;
        made.message.status = 200;
        made.message.headers.add("Content-Type", "text/plain");
        made.message.body = "<" + asked.method + " " + asked.path + " " + asked.scheme + " " + asked.host + " " +
                            std::to_string(asked.body.size()) + ">";
        if (asked.path == "/throw")
            throw std::runtime_error{"of no account"};
        if (asked.path == "/lost")
            made.leaves = departure::lost;
        if (asked.path == "/reset")
            made.leaves = departure::reset;
        if (asked.path == "/cut")
            made.leaves = departure::truncated;
        made.kept_bytes = 2;
        if (asked.path == "/later") {
            made.delay = std::chrono::hours{1};
            later_.set_value();
        }
        return made;
    }

    std::promise<void> later_{};
    std::unique_ptr<authority> identity_{};
    std::unique_ptr<server> server_{};
    std::thread thread_{};
};

bool holds(std::string const& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_net_server)

BOOST_AUTO_TEST_CASE(requests_on_one_connection_are_answered_in_order) {
    running const at;
    caller client = at.call();
    for (std::string const name : {"/one", "/two"}) {
        std::string const heard =
            client.say("POST " + name + " HTTP/1.1\r\nHost: here\r\nContent-Length: 3\r\n\r\nabc").hear(">");
        BOOST_TEST(heard.starts_with("HTTP/1.1 200 OK\r\n"));
        BOOST_TEST(holds(heard, "Connection: keep-alive\r\n"));
        BOOST_TEST(holds(heard, "<POST " + name + " http  3>"));
    }
    // Both at once, the second one in chunks.
    std::string const both = client
                                 .say("GET /a HTTP/1.1\r\nHost: here\r\n\r\nPOST /b HTTP/1.1\r\nHost: here\r\n"
                                      "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n")
                                 .hear("http  5>");
    BOOST_TEST(both.find("<GET /a http  0>") < both.find("<POST /b http  5>"));
}

BOOST_AUTO_TEST_CASE(a_connection_is_closed_when_the_client_asks_for_it) {
    running const at;
    std::string const heard = at.ask("GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    BOOST_TEST(holds(heard, "Connection: close\r\n"));
    BOOST_TEST(holds(heard, "<GET / http  0>"));
    BOOST_TEST(holds(at.ask("GET / HTTP/1.0\r\n\r\n"), "<GET / http  0>"));
}

BOOST_AUTO_TEST_CASE(head_has_no_body_and_a_client_that_waits_for_continue_gets_it) {
    running const at;
    std::string const head = at.ask("HEAD / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    BOOST_TEST(head.ends_with("\r\n\r\n"));
    caller client = at.call();
    std::string const go =
        client.say("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n").hear("\r\n\r\n");
    BOOST_TEST(go == "HTTP/1.1 100 Continue\r\n\r\n");
    BOOST_TEST(holds(client.say("ab").hear(">"), "<POST / http  2>"));
}

BOOST_AUTO_TEST_CASE(what_is_no_request_is_refused_and_the_connection_closed) {
    running const at;
    std::string const end = "\r\n\r\n";
    for (std::string const& text :
         {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + std::string(9, '\0'),
          "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4" + end + "abcd",
          "POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked" + end + "0" + end,
          "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3" + end + "0" + end,
          "POST / HTTP/1.1\r\nContent-Length: -1" + end,
          "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999" + end,
          "POST / HTTP/1.1\r\nTransfer-Encoding: chunked" + end + "zz\r\n" + end, "GET / HTTP/1.1\r\nNo colon" + end,
          "GET / HTTP/1.1\r\nA: b\r\n c: folded\r\nHo st: x" + end, "GET /\r\n" + end, std::string(3, '\0') + end}) {
        std::string const heard = at.ask(text);
        BOOST_TEST(heard.starts_with("HTTP/1.1 400 Bad Request\r\n"), text);
        BOOST_TEST(heard.find("HTTP/1.1 ", 8) == std::string::npos, text); // nothing behind it is taken for a request
    }
}

BOOST_AUTO_TEST_CASE(too_much_is_refused) {
    running const at;
    BOOST_TEST(at.ask("GET / HTTP/1.1\r\nA: " + std::string(200'000, 'a') + "\r\n\r\n").starts_with("HTTP/1.1 431 "));
    BOOST_TEST(at.ask("POST / HTTP/1.1\r\nContent-Length: 1001\r\n\r\n").starts_with("HTTP/1.1 413 "));
    BOOST_TEST(at.ask("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n" + std::string(0x400, 'a'))
                   .starts_with("HTTP/1.1 413 "));
    server_settings narrow;
    narrow.most_bytes = 10;
    running const small{narrow};
    BOOST_TEST(small.ask("POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n" + std::string(99, 'a'))
                   .starts_with("HTTP/1.1 503 "));
    // What was refused is given back.
    BOOST_TEST(holds(small.ask("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n123456789", ">"), "<POST / http  9>"));
}

BOOST_AUTO_TEST_CASE(faults_leave_no_whole_answer) {
    running const at;
    BOOST_TEST(at.ask("GET /lost HTTP/1.1\r\nHost: h\r\n\r\n") == "");
    BOOST_TEST(at.ask("GET /reset HTTP/1.1\r\nHost: h\r\n\r\n") == "");
    std::string const cut = at.ask("GET /cut HTTP/1.1\r\nHost: h\r\n\r\n");
    BOOST_TEST(holds(cut, "Content-Length: 18\r\n"));
    BOOST_TEST(cut.ends_with("\r\n\r\n<G"));
    BOOST_TEST(at.ask("GET /throw HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 500 "));
}

BOOST_AUTO_TEST_CASE(a_proxy_answers_for_its_hosts_and_passes_nothing_on) {
    running const at;
    BOOST_TEST(holds(at.ask("POST http://postgres.tencentcloudapi.com/ HTTP/1.1\r\nHost: x\r\nConnection: "
                            "close\r\n\r\n"),
                     "<POST / http postgres.tencentcloudapi.com 0>"));
    BOOST_TEST(
        holds(at.ask("GET http://example.com/ HTTP/1.1\r\nHost: example.com\r\n\r\n", "</html>"), "403 Forbidden"));
    BOOST_TEST(at.ask("CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n").starts_with("HTTP/1.1 403 "));
    caller client = at.call();
    std::string const connect = "CONNECT postgres.tencentcloudapi.com:80 HTTP/1.1\r\nHost: x\r\n\r\n";
    BOOST_TEST(client.say(connect).hear("\r\n\r\n") == "HTTP/1.1 200 Connection established\r\n\r\n");
    BOOST_TEST(holds(client.say("GET / HTTP/1.1\r\nHost: y\r\n\r\n").hear(">"),
                     "<GET / http postgres.tencentcloudapi.com 0>"));
    BOOST_TEST(client.say(connect).hear().starts_with("HTTP/1.1 400 ")); // no tunnel within a tunnel
    BOOST_TEST(at.ask("CONNECT postgres.tencentcloudapi.com:443 HTTP/1.1\r\nContent-Length: 5\r\n\r\n")
                   .starts_with("HTTP/1.1 400 "));
}

BOOST_AUTO_TEST_CASE(plain_http_is_refused_where_only_tls_is_taken) {
    server_settings settings;
    settings.is_tls_only = true;
    running const at{settings};
    std::string const heard = at.ask("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    BOOST_TEST(heard.starts_with("HTTP/1.1 400 "));
    BOOST_TEST(holds(heard, "HTTPS only"));
}

BOOST_AUTO_TEST_CASE(who_says_nothing_or_half_of_something_is_sent_away) {
    server_settings settings;
    settings.patience = std::chrono::milliseconds{50};
    running const at{settings};
    BOOST_TEST(at.ask("") == "");
    BOOST_TEST(at.ask("GET / HTT") == "");
    BOOST_TEST(at.ask("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab") == "");
    BOOST_TEST(at.ask("\x16\x03\x01") == ""); // the beginning of TLS
}

BOOST_AUTO_TEST_CASE(many_idle_connections_do_no_harm_and_more_than_are_allowed_are_closed) {
    server_settings settings;
    settings.most_connections = 100;
    running const at{settings};
    std::vector<caller> idle;
    for (int i = 0; i < 100; ++i)
        idle.push_back(at.call());
    BOOST_TEST(at.call().hear() == "");
    BOOST_TEST(holds(idle.back().say("GET / HTTP/1.1\r\nHost: h\r\n\r\n").hear(">"), "<GET / http  0>"));
}

BOOST_AUTO_TEST_CASE(at_the_end_what_is_under_way_is_answered_and_the_rest_closed) {
    running at;
    caller idle = at.call();
    caller half = at.call();
    caller asking = at.call();
    half.say("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab");
    asking.say("GET /later HTTP/1.1\r\nHost: h\r\n\r\n");
    at.await_later();
    at.finish();
    BOOST_TEST(holds(asking.hear(), "<GET /later http  0>"));
    BOOST_TEST(idle.hear() == "");
    BOOST_TEST(half.hear() == "");
}

BOOST_AUTO_TEST_CASE(an_address_that_cannot_be_listened_at_is_told_of) {
    std::string trouble;
    auto const identity = authority::make(trouble);
    server_settings settings;
    settings.address = "nowhere";
    BOOST_TEST((server::listen(settings, *identity, {}, trouble) == nullptr));
    BOOST_TEST(trouble == "nowhere is no address of this machine; give one such as 127.0.0.1 or ::1");
    settings.address = "203.0.113.7"; // of documentation, no machine has it
    BOOST_TEST((server::listen(settings, *identity, {}, trouble) == nullptr));
    BOOST_TEST(trouble.starts_with("cannot listen at port 0 of 203.0.113.7: "));
}

BOOST_AUTO_TEST_SUITE_END()
