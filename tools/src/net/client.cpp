// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "client.hpp"

#include "descriptor.hpp"

#include <tc3/detail/ascii.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <utility>

namespace tc3::tool {
namespace {

namespace beast = boost::beast;
using clock = std::chrono::steady_clock;

constexpr std::uint64_t largest_body = 16u * 1024 * 1024;
constexpr std::uint32_t largest_header = 64u * 1024;

server_answer no_answer(server_answer::state what, std::string trouble) {
    server_answer made;
    made.what = what;
    made.trouble = std::move(trouble);
    return made;
}

std::string reason_of(int number) {
    return std::strerror(number);
}

/// Whether a host is this machine, by its name or by an address.
bool is_loopback(std::string const& host) {
    in_addr four{};
    constexpr std::uint32_t loopback_net = 127;
    bool const is_four = ::inet_pton(AF_INET, host.c_str(), &four) == 1 && ntohl(four.s_addr) >> 24u == loopback_net;
    return is_four || host == "localhost" || host == "::1";
}

/// Waits for a socket. False if the time is up first.
bool await(int socket, short events, clock::time_point until) {
    for (;;) {
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(until - clock::now()).count();
        if (left <= 0)
            return false;
        pollfd waiting{socket, events, 0};
        int const ready = ::poll(&waiting, 1, static_cast<int>(std::min<std::int64_t>(left, 3'600'000)));
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return false;
    }
}

/// A connection to a server, with TLS or without.
class connection {
  public:
    enum class state : std::uint8_t { went_on, waits, ended, failed };

    explicit connection(descriptor socket) : socket_{std::move(socket)} {}
    connection(connection&&) = default;
    connection& operator=(connection&&) = default;

    [[nodiscard]] int socket() const noexcept { return socket_.get(); }

    /// Agrees on TLS. A sentence if that fails.
    [[nodiscard]] std::string secure(SSL_CTX& context, server_address const& to, bool is_checked,
                                     clock::time_point until) {
        tls_.reset(SSL_new(&context));
        if (!tls_ || SSL_set_fd(tls_.get(), socket()) != 1)
            return "OpenSSL is out of order";
        in_addr four{};
        in6_addr six{};
        bool const is_address =
            ::inet_pton(AF_INET, to.host.c_str(), &four) == 1 || ::inet_pton(AF_INET6, to.host.c_str(), &six) == 1;
        if (!is_address)
            SSL_set_tlsext_host_name(tls_.get(), const_cast<char*>(to.host.c_str()));
        if (is_checked) {
            SSL_set_verify(tls_.get(), SSL_VERIFY_PEER, nullptr);
            bool const is_named =
                (is_address ? X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls_.get()), to.host.c_str())
                            : SSL_set1_host(tls_.get(), to.host.c_str())) == 1;
            if (!is_named)
                return "OpenSSL is out of order";
        }
        for (;;) {
            int const done = SSL_connect(tls_.get());
            if (done == 1)
                return {};
            int const wish = SSL_get_error(tls_.get(), done);
            if (wish != SSL_ERROR_WANT_READ && wish != SSL_ERROR_WANT_WRITE)
                return SSL_get_verify_result(tls_.get()) != X509_V_OK
                           ? std::string{"has a certificate that is not trusted: "} +
                                 X509_verify_cert_error_string(SSL_get_verify_result(tls_.get()))
                           : "does not agree on TLS";
            if (!await(socket(), wish == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT, until))
                return "did not agree on TLS before the deadline";
        }
    }

    state write(std::string_view& text) {
        std::size_t done = 0;
        if (tls_) {
            if (SSL_write_ex(tls_.get(), text.data(), text.size(), &done) != 1)
                return state_of(SSL_get_error(tls_.get(), 0));
        } else {
            ssize_t const sent = ::send(socket(), text.data(), text.size(), MSG_NOSIGNAL);
            if (sent < 0)
                return errno == EAGAIN || errno == EINTR ? state::waits : state::failed;
            done = static_cast<std::size_t>(sent);
        }
        text.remove_prefix(done);
        return state::went_on;
    }

    state read(std::string& into) {
        std::array<char, 16 * 1024> block{};
        std::size_t done = 0;
        if (tls_) {
            if (SSL_read_ex(tls_.get(), block.data(), block.size(), &done) != 1)
                return state_of(SSL_get_error(tls_.get(), 0));
        } else {
            ssize_t const got = ::recv(socket(), block.data(), block.size(), 0);
            if (got < 0)
                return errno == EAGAIN || errno == EINTR ? state::waits : state::failed;
            if (got == 0)
                return state::ended;
            done = static_cast<std::size_t>(got);
        }
        into.append(block.data(), done);
        return state::went_on;
    }

  private:
    struct free_tls {
        void operator()(SSL* tls) const noexcept { SSL_free(tls); }
    };

    static state state_of(int wish) noexcept {
        if (wish == SSL_ERROR_WANT_READ || wish == SSL_ERROR_WANT_WRITE)
            return state::waits;
        return wish == SSL_ERROR_ZERO_RETURN ? state::ended : state::failed;
    }

    descriptor socket_;
    std::unique_ptr<SSL, free_tls> tls_{};
};

/// Makes a response of the bytes that come.
class response_reader {
  public:
    response_reader() { start(); }

    /// Takes bytes. False if they are no HTTP.
    [[nodiscard]] bool take(std::string& bytes) {
        std::size_t used = 0;
        while (used < bytes.size() && !parser_->is_done()) {
            beast::error_code fault;
            used += parser_->put(boost::asio::buffer(bytes.data() + used, bytes.size() - used), fault);
            if (fault == beast::http::error::need_more)
                break;
            if (fault) {
                trouble_ = fault.message();
                return false;
            }
            if (parser_->is_done() && parser_->get().result_int() / 100 == 1)
                start(); // an interim response; the real one follows
        }
        bytes.erase(0, used);
        return true;
    }

    /// The bytes are at an end. Whether the response is whole.
    [[nodiscard]] bool end() {
        beast::error_code fault;
        if (parser_->got_some() && !parser_->is_done())
            parser_->put_eof(fault);
        return parser_->is_done() && !fault;
    }

    [[nodiscard]] bool is_done() const { return parser_->is_done(); }
    [[nodiscard]] bool has_begun() const { return parser_->got_some(); }
    [[nodiscard]] std::string const& trouble() const noexcept { return trouble_; }

    [[nodiscard]] http::response response() {
        http::response made;
        auto message = parser_->release();
        made.status = static_cast<int>(message.result_int());
        for (auto const& field : message)
            made.headers.add({field.name_string().data(), field.name_string().size()},
                             {field.value().data(), field.value().size()});
        made.body = std::move(message.body());
        return made;
    }

  private:
    void start() {
        parser_.emplace();
        parser_->eager(true);
        parser_->body_limit(largest_body);
        parser_->header_limit(largest_header);
    }

    std::optional<beast::http::response_parser<beast::http::string_body>> parser_{};
    std::string trouble_{};
};

/// The bytes of a request. A body, and a method that usually has one, get a Content-Length.
std::string wire_text(http::request const& message, std::string_view connection = "close") {
    std::string text = message.method + " " + (message.path.empty() ? "/" : message.path);
    if (!message.query.empty())
        text.append("?").append(message.query);
    text.append(" HTTP/1.1\r\n");
    for (http::header const h : message.headers)
        text.append(h.name).append(": ").append(h.value).append("\r\n");
    if (!message.body.empty() || message.method == "POST" || message.method == "PUT" || message.method == "PATCH")
        text.append("Content-Length: ").append(std::to_string(message.body.size())).append("\r\n");
    return text.append("Connection: ").append(connection).append("\r\n\r\n").append(message.body);
}

/// Sends and receives at the same time, since a server may answer before it has read all.
server_answer exchange(connection& with, std::string_view unsent, clock::time_point until) {
    using state = connection::state;
    response_reader reader;
    std::string bytes;
    while (await(with.socket(), unsent.empty() ? POLLIN : POLLIN | POLLOUT, until)) {
        if (!unsent.empty() && with.write(unsent) == state::failed)
            unsent = {}; // it listens no longer, but may have answered
        state got = state::went_on;
        while (got == state::went_on && !reader.is_done()) {
            got = with.read(bytes);
            if (!reader.take(bytes))
                return no_answer(server_answer::state::malformed,
                                 "answered with what is no HTTP/1.1: " + reader.trouble());
        }
        if (reader.is_done() && bytes.find_first_not_of("\r\n") != std::string::npos)
            return no_answer(server_answer::state::malformed, "sent more bytes than its Content-Length tells");
        if (reader.is_done() || ((got == state::ended || got == state::failed) && reader.end())) {
            server_answer made;
            made.what = server_answer::state::given;
            made.response = reader.response();
            return made;
        }
        if (got == state::ended || got == state::failed)
            return no_answer(server_answer::state::closed, reader.has_begun()
                                                               ? "closed the connection in the middle of its response"
                                                               : "closed the connection without a response");
    }
    return no_answer(server_answer::state::timed_out, "gave no whole response before the deadline");
}

} // namespace

std::string server_address::authority() const {
    std::string made = host.find(':') == std::string::npos ? host : "[" + host + "]";
    return port == (secure ? "443" : "80") ? made : made + ":" + port;
}

std::optional<server_address> server_address_of(std::string_view url, std::string& trouble) {
    server_address made;
    auto const take = [&url](std::string_view prefix) {
        bool const there = tc3::detail::equal_ignoring_case(url.substr(0, prefix.size()), prefix);
        url.remove_prefix(there ? prefix.size() : 0);
        return there;
    };
    made.secure = take("https://");
    if (!made.secure && !take("http://")) {
        trouble = "the URL of a server begins with http:// or https://";
        return std::nullopt;
    }
    if (url.ends_with('/'))
        url.remove_suffix(1);
    if (url.find_first_of("/?#@") != url.npos) {
        trouble = "the URL of a server is http://host:port, with neither a path nor a user: calls go to /";
        return std::nullopt;
    }
    auto const bracket = url.find(']');
    auto const colon = url.find(':', bracket == url.npos ? 0 : bracket);
    made.host = std::string{url.substr(0, colon)};
    made.port = colon == url.npos ? (made.secure ? "443" : "80") : std::string{url.substr(colon + 1)};
    bool const has_brackets = made.host.starts_with('[') && made.host.ends_with(']');
    if (has_brackets)
        made.host = made.host.substr(1, made.host.size() - 2);
    if (made.host.empty() || made.host.find_first_of(has_brackets ? "[] " : "[]: ") != std::string::npos) {
        trouble = "the URL of a server is http://host:port, an IPv6 address in brackets: http://[::1]:8080";
        return std::nullopt;
    }
    constexpr unsigned most = 65535;
    unsigned port = 0;
    auto const [end, fault] = std::from_chars(made.port.data(), made.port.data() + made.port.size(), port);
    if (fault != std::errc{} || end != made.port.data() + made.port.size() || port == 0 || port > most) {
        trouble = "the URL of a server is http://host:port, with a port from 1 to " + std::to_string(most);
        return std::nullopt;
    }
    return made;
}

class client::work {
  public:
    explicit work(client_settings settings) : settings_{std::move(settings)} {
        is_checked_ = settings_.certificates == certificate_check::always ||
                      (settings_.certificates == certificate_check::unless_loopback && !is_loopback(settings_.to.host));
        if (settings_.to.secure)
            tls_.reset(SSL_CTX_new(TLS_client_method()));
    }

    /// Reads whom to trust. A sentence if that fails.
    [[nodiscard]] std::string trust() {
        if (!tls_ || settings_.ca_file.empty()) {
            if (tls_)
                SSL_CTX_set_default_verify_paths(tls_.get());
            return {};
        }
        bool const is_read = SSL_CTX_load_verify_locations(tls_.get(), settings_.ca_file.c_str(), nullptr) == 1;
        return is_read ? std::string{} : "the file " + settings_.ca_file + " holds no certificate in PEM";
    }

    [[nodiscard]] server_answer answer_to(std::string_view text) const {
        auto const until = clock::now() + settings_.deadline;
        server_answer failure;
        std::optional<connection> with = connect(until, failure);
        return with ? exchange(*with, text, until) : failure;
    }

    [[nodiscard]] std::vector<server_answer> send_in_a_row(std::span<http::request const> messages,
                                                           std::function<void()> const& before_each) const {
        std::vector<server_answer> answers(1);
        std::optional<connection> with = connect(clock::now() + settings_.deadline, answers.front());
        if (!with)
            return answers;
        answers.clear();
        for (http::request const& message : messages) {
            std::string const text = wire_text(message, "keep-alive");
            before_each();
            server_answer answer = exchange(*with, text, clock::now() + settings_.deadline);
            if (!answers.empty() && answer.what == server_answer::state::closed)
                break; // a server may end a connection when it likes
            answers.push_back(std::move(answer));
            if (!answers.back().is_given())
                break;
        }
        return answers;
    }

    [[nodiscard]] std::string knock() const {
        server_answer failure;
        return connect(clock::now() + settings_.deadline, failure) ? std::string{} : failure.trouble;
    }

  private:
    struct free_context {
        void operator()(SSL_CTX* context) const noexcept { SSL_CTX_free(context); }
    };

    [[nodiscard]] std::optional<connection> connect(clock::time_point until, server_answer& failure) const {
        std::optional<connection> made = connect_socket(until, failure);
        if (!made || !settings_.to.secure)
            return made;
        std::string const trouble =
            tls_ ? made->secure(*tls_, settings_.to, is_checked_, until) : "cannot be reached by TLS";
        if (trouble.empty())
            return made;
        failure = no_answer(server_answer::state::unreachable, trouble);
        return std::nullopt;
    }

    [[nodiscard]] std::optional<connection> connect_socket(clock::time_point until, server_answer& failure) const {
        addrinfo wanted{};
        wanted.ai_socktype = SOCK_STREAM;
        addrinfo* found = nullptr;
        if (int const fault = ::getaddrinfo(settings_.to.host.c_str(), settings_.to.port.c_str(), &wanted, &found);
            fault != 0) {
            failure =
                no_answer(server_answer::state::unreachable, std::string{"cannot be found: "} + ::gai_strerror(fault));
            return std::nullopt;
        }
        std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> const all{found, &::freeaddrinfo};
        for (addrinfo const* each = all.get(); each != nullptr; each = each->ai_next) {
            descriptor socket{::socket(each->ai_family, each->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
            if (!socket.is_open()) {
                failure = no_answer(server_answer::state::unreachable, "cannot be connected to: " + reason_of(errno));
                continue;
            }
            int fault = ::connect(socket.get(), each->ai_addr, each->ai_addrlen) == 0 ? 0 : errno;
            if (fault == EINPROGRESS) {
                socklen_t size = sizeof fault;
                if (!await(socket.get(), POLLOUT, until)) {
                    failure = no_answer(server_answer::state::unreachable, "took no connection before the deadline");
                    return std::nullopt;
                }
                ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &fault, &size);
            }
            if (fault == 0)
                return connection{std::move(socket)};
            failure = no_answer(server_answer::state::unreachable, "cannot be connected to: " + reason_of(fault));
        }
        return std::nullopt;
    }

    client_settings settings_;
    bool is_checked_ = false;
    std::unique_ptr<SSL_CTX, free_context> tls_{};
};

client::client(std::unique_ptr<work> what) : work_{std::move(what)} {}

client::~client() = default;

std::unique_ptr<client> client::make(client_settings settings, std::string& trouble) {
    auto made = std::make_unique<work>(std::move(settings));
    trouble = made->trust();
    return trouble.empty() ? std::unique_ptr<client>{new client{std::move(made)}} : nullptr;
}

server_answer client::send(http::request const& message) const {
    return work_->answer_to(wire_text(message));
}

std::vector<server_answer> client::send_in_a_row(std::span<http::request const> messages,
                                                 std::function<void()> const& before_each) const {
    return work_->send_in_a_row(messages, before_each);
}

std::string client::knock() const {
    return work_->knock();
}

} // namespace tc3::tool
