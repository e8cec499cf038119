// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "server.hpp"

#include "net/gateway_page.hpp"
#include "readers/url.hpp"

#include <tc3/detail/ascii.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/detect_ssl.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <openssl/ssl.h>

#include <array>
#include <csignal>
#include <exception>
#include <set>
#include <type_traits>
#include <utility>

namespace tc3::tool {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using asio::ip::tcp;
using beast::error_code;

constexpr std::chrono::seconds patience_at_the_end{2}; // with what a client does after the last answer
constexpr std::chrono::seconds patience_with_all{5};   // when the server is told to end

/// A page with a sentence, for a request that does not reach the service.
reply page(int status, std::string_view sentence) {
    reply made;
    made.message.status = status;
    made.message.headers.add("Content-Type", "text/html");
    made.message.body = gateway_page(status, sentence);
    return made;
}

/// The bytes of an answer.
std::string in_wire_form(reply const& what, bool keeps_open, bool has_body) {
    http::response const& message = what.message;
    std::string made = "HTTP/1.1 " + std::to_string(message.status) + " " + std::string{reason_of(message.status)};
    made += "\r\nServer: tc3\r\n";
    for (http::header const each : message.headers)
        made.append(each.name).append(": ").append(each.value).append("\r\n");
    made += "Content-Length: " + std::to_string(message.body.size()) + "\r\n";
    made += keeps_open ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (has_body)
        made.append(message.body, 0, what.leaves == departure::truncated ? what.kept_bytes : message.body.size());
    return made;
}

std::string_view plain(beast::string_view text) {
    return {text.data(), text.size()};
}

/// A connection, as the server sees it.
class guest {
  public:
    guest() = default;
    guest(guest const&) = delete;
    guest& operator=(guest const&) = delete;
    virtual ~guest() = default;

    /// Takes no more requests, and is gone when the one under way is answered.
    virtual void end() = 0;
    /// Is gone at once.
    virtual void close() = 0;
};

/// What all connections share.
struct hall {
    explicit hall(server_settings with, authority const& identity, request_handler handler)
        : settings{std::move(with)}, answers{std::move(handler)}, tls{own(identity.context())} {}

    /// Asio frees the context that it is given.
    static SSL_CTX* own(SSL_CTX* context) {
        SSL_CTX_up_ref(context);
        return context;
    }

    server_settings settings;
    request_handler answers;
    asio::ssl::context tls;
    std::set<guest*> guests{};
    std::size_t bytes = 0; ///< of bodies that are being read
    bool is_ending = false;
    std::function<void()> when_empty{}; ///< called when the last guest has gone, once it is ending
};

/// Serves one connection, plain or with TLS.
template <class Stream>
class visit final : public guest, public std::enable_shared_from_this<visit<Stream>> {
    static constexpr bool is_plain = std::is_same_v<Stream, beast::tcp_stream>;
    using secured = visit<beast::ssl_stream<beast::tcp_stream>>;

  public:
    /// \param host the one that a proxy was asked to connect to; empty: there was no such question
    visit(hall& where, Stream stream, beast::flat_buffer seen, std::string host)
        : hall_{&where}, stream_{std::move(stream)}, buffer_{std::move(seen)}, host_{std::move(host)},
          timer_{stream_.get_executor()} {
        hall_->guests.insert(this);
    }
    ~visit() override {
        hall_->bytes -= counted_;
        hall_->guests.erase(this);
        if (hall_->is_ending && hall_->guests.empty())
            hall_->when_empty();
    }

    /// Looks whether the other side begins with TLS, and serves it.
    void receive() requires(is_plain) {
        be_patient();
        beast::async_detect_ssl(stream_, buffer_, [self = this->shared_from_this()](error_code fault, bool is_tls) {
            if (fault)
                return self->close();
            if (!is_tls)
                return self->read();
            beast::ssl_stream<beast::tcp_stream> over{std::move(self->stream_), self->hall_->tls};
            std::make_shared<secured>(*self->hall_, std::move(over), std::move(self->buffer_), std::move(self->host_))
                ->shake_hands();
        });
    }

    void shake_hands() requires(!is_plain) {
        be_patient();
        // Beast 1.81 asks that the handler can be called with the error alone as well.
        stream_.async_handshake(asio::ssl::stream_base::server, buffer_.data(),
                                [self = this->shared_from_this()](error_code fault, std::size_t used = 0) {
                                    if (fault)
                                        return self->close();
                                    self->buffer_.consume(used);
                                    self->read();
                                });
    }

    void end() override {
        if (at_ == stage::waiting)
            timer_.cancel();
        else if (at_ != stage::sending)
            close();
    }

    void close() override {
        error_code ignored;
        socket().close(ignored);
        timer_.cancel();
    }

  private:
    enum class stage : std::uint8_t { reading, waiting, sending, leaving };

    [[nodiscard]] beast::tcp_stream& transport() { return beast::get_lowest_layer(stream_); }
    [[nodiscard]] tcp::socket& socket() { return transport().socket(); }
    void be_patient() { transport().expires_after(hall_->settings.patience); }

    // --- what comes ---

    void read() {
        if (hall_->is_ending)
            return close();
        at_ = stage::reading;
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(hall_->settings.longest_header));
        parser_->body_limit(hall_->settings.longest_body);
        be_patient();
        wire::async_read_header(
            stream_, buffer_, *parser_,
            [self = this->shared_from_this()](error_code fault, std::size_t) { self->take_header(fault); });
    }

    void take_header(error_code fault) {
        if (fault)
            return refuse(fault);
        auto const& head = parser_->get();
        if (head.method() == wire::verb::connect)
            return open_tunnel();
        if (is_plain && hall_->settings.is_tls_only)
            return send_last(page(400, "Plain HTTP was sent to a port that takes HTTPS only."));
        be_patient();
        parser_->eager(true); // else no body is read (boostorg/beast#2662)
        if (parser_->is_done() || !beast::iequals(head[wire::field::expect], "100-continue"))
            return read_body();
        say("HTTP/1.1 100 Continue\r\n\r\n", [self = this->shared_from_this()] { self->read_body(); });
    }

    void read_body() {
        if (parser_->is_done())
            return answer();
        wire::async_read_some(stream_, buffer_, *parser_,
                              [self = this->shared_from_this()](error_code fault, std::size_t) {
                                  self->count_body();
                                  if (fault)
                                      return self->refuse(fault);
                                  if (self->hall_->bytes > self->hall_->settings.most_bytes)
                                      return self->send_last(page(503, "Too much is being sent at once."));
                                  self->read_body();
                              });
    }

    void count_body() {
        std::size_t const now = parser_->get().body().size();
        hall_->bytes += now - counted_;
        counted_ = now;
    }

    /// What cannot be read is answered if the other side listens still.
    void refuse(error_code fault) {
        if (fault.category() != wire::make_error_code(wire::error::end_of_stream).category() ||
            fault == wire::error::end_of_stream || fault == wire::error::partial_message)
            return close();
        if (fault == wire::error::header_limit)
            return send_last(page(431, "The header is too long."));
        if (fault == wire::error::body_limit)
            return send_last(page(413, "The body is too long."));
        send_last(page(400, "This is no request of HTTP/1.1."));
    }

    /// The request that was read, or nothing if it is meant for a host that we are not.
    [[nodiscard]] std::optional<http::request> take_request() {
        auto& head = parser_->get();
        http::request made;
        made.method = plain(head.method_string());
        split_url(plain(head.target()), made);
        bool const is_for_us = made.host.empty() || hall_->settings.stands_in_for(made.host);
        if (!host_.empty())
            made.host = host_;
        made.scheme = is_plain ? "http" : "https";
        for (auto const& each : head)
            made.headers.add(plain(each.name_string()), plain(each.value()));
        made.body = std::move(head.body());
        hall_->bytes -= std::exchange(counted_, 0);
        return is_for_us ? std::optional{std::move(made)} : std::nullopt;
    }

    // --- proxies ---

    void open_tunnel() {
        auto const& head = parser_->get();
        std::string const host{plain(head.target())};
        if (!host_.empty() || !is_plain || !parser_->is_done())
            return send_last(page(400, "CONNECT is not taken here."));
        if (!hall_->settings.stands_in_for(host))
            return send_last(not_for_us());
        if constexpr (is_plain) {
            host_ = host.substr(0, host.rfind(':'));
            say("HTTP/1.1 200 Connection established\r\n\r\n", [self = this->shared_from_this()] { self->receive(); });
        }
    }

    static reply not_for_us() {
        return page(403, "Nothing is passed on: this server answers for the hosts of known actions only.");
    }

    // --- what goes ---

    void answer() {
        keeps_open_ = parser_->get().keep_alive();
        bool const has_body = parser_->get().method() != wire::verb::head;
        reply made;
        try {
            std::optional<http::request> message = take_request();
            made = message ? hall_->answers(*std::move(message)) : not_for_us();
        } catch (std::exception const&) {
            made = page(500, "The server failed.");
        }
        if (made.leaves != departure::whole)
            keeps_open_ = false;
        text_ = in_wire_form(made, keeps_open_ && !hall_->is_ending, has_body);
        leaves_ = made.leaves;
        if (made.delay.count() == 0)
            return send();
        at_ = stage::waiting;
        timer_.expires_after(made.delay);
        // Whether the time is up or cut short by the end of the server, the answer goes.
        timer_.async_wait([self = this->shared_from_this()](error_code) { self->send(); });
    }

    void send() {
        if (leaves_ == departure::reset) {
            error_code ignored;
            socket().set_option(asio::socket_base::linger{true, 0}, ignored);
        }
        if (leaves_ == departure::reset || leaves_ == departure::lost)
            return close();
        at_ = stage::sending;
        be_patient();
        asio::async_write(stream_, asio::buffer(text_),
                          [self = this->shared_from_this()](error_code fault, std::size_t) {
                              if (fault || self->leaves_ == departure::truncated)
                                  return self->close();
                              if (self->keeps_open_)
                                  return self->read();
                              self->leave();
                          });
    }

    void send_last(reply what) {
        keeps_open_ = false;
        leaves_ = departure::whole;
        text_ = in_wire_form(what, false, true);
        send();
    }

    /// Writes something that is no answer, and goes on.
    template <class Then>
    void say(std::string_view text, Then then) {
        asio::async_write(
            stream_, asio::buffer(text.data(), text.size()),
            [self = this->shared_from_this(), then](error_code fault, std::size_t) { fault ? self->close() : then(); });
    }

    /// Says that no more comes, and waits a while for the other side to do the same: what it sends still would else
    /// make a reset, which could overtake the answer.
    void leave() {
        at_ = stage::leaving;
        transport().expires_after(patience_at_the_end);
        if constexpr (is_plain)
            drain();
        else
            stream_.async_shutdown([self = this->shared_from_this()](error_code) { self->drain(); });
    }

    void drain() {
        error_code ignored;
        socket().shutdown(tcp::socket::shutdown_send, ignored);
        drain_on();
    }

    void drain_on() {
        transport().async_read_some(asio::buffer(dropped_),
                                    [self = this->shared_from_this()](error_code fault, std::size_t) {
                                        fault ? self->close() : self->drain_on();
                                    });
    }

    hall* hall_;
    Stream stream_;
    beast::flat_buffer buffer_;
    std::string host_;
    asio::steady_timer timer_;
    std::optional<wire::request_parser<wire::string_body>> parser_{};
    std::string text_{};
    std::array<char, 4096> dropped_{};
    std::size_t counted_ = 0; ///< bytes of this body that the hall has counted
    stage at_ = stage::reading;
    departure leaves_ = departure::whole;
    bool keeps_open_ = false;
};

} // namespace

class server::work {
  public:
    work(server_settings settings, authority const& identity, request_handler answers)
        : hall_{std::move(settings), identity, std::move(answers)} {
        hall_.when_empty = [this] { timer_.cancel(); };
    }
    work(work const&) = delete;
    work& operator=(work const&) = delete;
    ~work() {
        hall_.when_empty = [] {};
    } // handlers that were never called go with the context

    /// A sentence if the address cannot be listened at.
    [[nodiscard]] std::string listen() {
        error_code fault;
        auto const address = asio::ip::make_address(hall_.settings.address, fault);
        if (fault)
            return hall_.settings.address + " is no address of this machine; give one such as 127.0.0.1 or ::1";
        tcp::endpoint const where{address, hall_.settings.port};
        door_.open(where.protocol(), fault);
        if (!fault)
            door_.set_option(tcp::acceptor::reuse_address{true}, fault);
        if (!fault)
            door_.bind(where, fault);
        if (!fault)
            door_.listen(asio::socket_base::max_listen_connections, fault);
        if (fault)
            return "cannot listen at port " + std::to_string(hall_.settings.port) + " of " + hall_.settings.address +
                   ": " + fault.message();
        port_ = door_.local_endpoint(fault).port();
        return {};
    }

    [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

    void run() {
        error_code ignored;
        signals_.add(SIGINT, ignored);
        signals_.add(SIGTERM, ignored);
        signals_.async_wait([this](error_code fault, int) {
            if (!fault)
                end();
        });
        accept();
        context_.run();
    }

    void stop() {
        asio::post(context_, [this] { end(); });
    }

  private:
    void accept() {
        door_.async_accept([this](error_code fault, tcp::socket socket) {
            if (!door_.is_open())
                return;
            if (!fault) {
                let_in(std::move(socket));
                return accept();
            }
            // No more files may be open for now: whoever knocks waits.
            timer_.expires_after(std::chrono::milliseconds{50});
            timer_.async_wait([this](error_code) {
                if (door_.is_open())
                    accept();
            });
        });
    }

    void let_in(tcp::socket socket) {
        if (hall_.guests.size() >= hall_.settings.most_connections)
            return;
        error_code ignored;
        socket.set_option(tcp::no_delay{true}, ignored);
        std::make_shared<visit<beast::tcp_stream>>(hall_, beast::tcp_stream{std::move(socket)}, beast::flat_buffer{},
                                                   std::string{})
            ->receive();
    }

    void end() {
        if (std::exchange(hall_.is_ending, true))
            return;
        error_code ignored;
        signals_.clear(ignored); // a second signal ends the process
        signals_.cancel(ignored);
        door_.close(ignored);
        for (guest* const each : hall_.guests)
            each->end();
        if (hall_.guests.empty())
            return hall_.when_empty();
        timer_.expires_after(patience_with_all);
        timer_.async_wait([this](error_code) {
            for (guest* const each : hall_.guests)
                each->close();
        });
    }

    hall hall_;
    asio::io_context context_{1};
    tcp::acceptor door_{context_};
    asio::signal_set signals_{context_};
    asio::steady_timer timer_{context_};
    std::uint16_t port_ = 0;
};

server::server(std::unique_ptr<work> what) : work_{std::move(what)} {}

server::~server() = default;

std::unique_ptr<server> server::listen(server_settings settings, authority const& identity, request_handler answers,
                                       std::string& trouble) {
    auto made = std::make_unique<work>(std::move(settings), identity, std::move(answers));
    trouble = made->listen();
    return trouble.empty() ? std::unique_ptr<server>{new server{std::move(made)}} : nullptr;
}

std::uint16_t server::port() const noexcept {
    return work_->port();
}

void server::run() {
    work_->run();
}

void server::stop() {
    work_->stop();
}

} // namespace tc3::tool
