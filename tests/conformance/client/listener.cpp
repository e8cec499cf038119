// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "client/listener.hpp"

#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <memory>
#include <netinet/in.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using namespace tc3::conformance;

authority const& identity() {
    static std::string trouble;
    static std::unique_ptr<authority> const made = authority::make(trouble);
    BOOST_REQUIRE_MESSAGE(made != nullptr, trouble);
    return *made;
}

/// A connection to a listener.
class caller {
  public:
    explicit caller(std::uint16_t port) {
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_port = htons(port);
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        BOOST_REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&where), sizeof where) == 0);
    }
    caller(caller const&) = delete;
    caller& operator=(caller const&) = delete;
    ~caller() { ::close(socket_); }

    void send(std::string_view text) const {
        BOOST_REQUIRE(::send(socket_, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size()));
    }
    void end() const { ::shutdown(socket_, SHUT_WR); }

    /// Reads until a text has come, or the connection ends.
    [[nodiscard]] std::string read_to(std::string_view mark) {
        std::string all;
        std::array<char, 4096> buffer{};
        while (mark.empty() || all.find(mark) == std::string::npos) {
            ssize_t const got = ::recv(socket_, buffer.data(), buffer.size(), 0);
            trouble = got < 0 ? errno : 0;
            if (got <= 0)
                break;
            all.append(buffer.data(), static_cast<std::size_t>(got));
        }
        return all;
    }

    int trouble = 0;

  private:
    int socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
};

reply of_body(std::string body, manner leaves = manner::whole) {
    reply made;
    made.body = std::move(body);
    made.leaves = leaves;
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(client_listener)

BOOST_AUTO_TEST_CASE(records_requests_byte_for_byte_and_keeps_connections) {
    std::string const sent{
        "POST /?a=1 HTTP/1.1\r\nHost: h:1\r\nx-One: 1\r\nX-one: 2\r\nContent-Length: 4\r\n\r\n\0\xFF{}", 77};
    listener ours{identity(),
                  [](arrival const&, std::size_t index) { return of_body("<" + std::to_string(index) + ">"); }};
    {
        caller one{ours.port()};
        one.send(sent);
        BOOST_TEST(one.read_to("<0>").find("HTTP/1.1 200 OK\r\n") == 0u);
        one.send(sent);
        BOOST_TEST(one.read_to("<1>").find("Content-Length: 3\r\n") != std::string::npos);
        caller two{ours.port()};
        two.send("GET http://example.com/x HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n");
        BOOST_TEST(two.read_to("").find("<2>") != std::string::npos); // to the end of the connection
    }
    record const seen = ours.finish();
    BOOST_REQUIRE(seen.arrivals.size() == 3u);
    arrival const& first = seen.arrivals[0];
    BOOST_TEST(first.raw == sent);
    BOOST_TEST(first.target == "/?a=1");
    BOOST_TEST(first.message.query == "a=1");
    BOOST_TEST(first.message.body == (std::string{"\0\xFF{}", 4}));
    BOOST_TEST(first.message.headers[1].name == "x-One");
    BOOST_TEST(first.message.headers[2].name == "X-one");
    BOOST_TEST(first.message.scheme == "http");
    BOOST_TEST(!first.is_proxied);
    BOOST_TEST(seen.arrivals[1].connection == 0u);
    BOOST_TEST(seen.arrivals[2].connection == 1u);
    BOOST_TEST(seen.arrivals[2].is_proxied);
}

BOOST_AUTO_TEST_CASE(misbehaves_when_it_is_told_to) {
    auto const answer_to = [](reply const& what, int* trouble = nullptr) {
        listener ours{identity(), [&what](arrival const&, std::size_t) { return what; }};
        caller one{ours.port()};
        one.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
        std::string got = one.read_to("");
        if (trouble != nullptr)
            *trouble = one.trouble;
        return got;
    };
    int trouble = -1;
    BOOST_TEST(answer_to(of_body("", manner::closed), &trouble) == "");
    BOOST_TEST(trouble == 0);
    BOOST_TEST(answer_to(of_body("", manner::reset), &trouble) == "");
    BOOST_TEST(trouble == ECONNRESET);
    std::string const cut = answer_to(of_body("12345678", manner::cut_off));
    BOOST_TEST(cut.find("Content-Length: 8\r\n") != std::string::npos);
    BOOST_TEST(cut.ends_with("\r\n\r\n1234"));
    BOOST_TEST(answer_to(of_body("12345678", manner::within_header)).find("\r\n\r\n") == std::string::npos);
    reply chunked = of_body("abcd");
    chunked.ends = framing::chunks;
    chunked.keeps_open = false;
    BOOST_TEST(answer_to(chunked).ends_with("\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n"));
}

BOOST_AUTO_TEST_CASE(what_breaks_off_is_recorded_with_its_trouble) {
    listener ours{identity(), [](arrival const&, std::size_t) { return reply{}; }};
    caller one{ours.port()};
    one.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n123");
    one.end();
    BOOST_TEST(one.read_to("") == "");
    record const seen = ours.finish();
    BOOST_REQUIRE(seen.arrivals.size() == 1u);
    BOOST_TEST(seen.arrivals[0].trouble.find("is cut off within its body") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(says_continue_and_stands_in_for_a_proxy) {
    listener ours{identity(), [](arrival const&, std::size_t) { return of_body("ok"); }};
    {
        caller one{ours.port()};
        one.send("CONNECT postgres.tencentcloudapi.com:443 HTTP/1.1\r\nHost: postgres.tencentcloudapi.com:443\r\n\r\n");
        BOOST_TEST(one.read_to("\r\n\r\n").find("HTTP/1.1 200 ") == 0u);
        one.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        BOOST_TEST(one.read_to("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
        one.send("{}");
        BOOST_TEST(one.read_to("ok").find("HTTP/1.1 200 OK") == 0u);
    }
    record const seen = ours.finish();
    BOOST_REQUIRE(seen.arrivals.size() == 1u);
    BOOST_TEST(seen.arrivals[0].is_proxied);
    BOOST_TEST(seen.arrivals[0].message.host == "postgres.tencentcloudapi.com:443");
}

BOOST_AUTO_TEST_SUITE_END()
