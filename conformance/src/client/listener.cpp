// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "client/listener.hpp"

#include "descriptor.hpp"
#include "net/gateway_page.hpp"
#include "readers/byte_stream.hpp"
#include "readers/entry.hpp"
#include "readers/http_message.hpp"

#include <tc3/detail/ascii.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <list>
#include <mutex>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <string_view>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace tc3::conformance {
namespace {

constexpr std::size_t longest_request = std::size_t{16} << 20u;
constexpr std::size_t most_connections = 200; // of a client that makes one call
constexpr std::chrono::seconds patience{1};   // with what is under way at the end

[[noreturn]] void fail(char const* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

std::string openssl_reason() {
    unsigned long const code = ERR_get_error();
    char const* const text = code == 0 ? nullptr : ERR_reason_error_string(code);
    return text != nullptr ? text : "the connection ended";
}

/// A socket that was accepted, with TLS on it or not.
class channel {
  public:
    explicit channel(int socket) noexcept : socket_{socket} {}
    channel(channel const&) = delete;
    channel& operator=(channel const&) = delete;
    ~channel() { SSL_free(tls_); }

    /// Whether the other side begins with TLS. False too if it says nothing at all.
    [[nodiscard]] bool begins_with_tls() const {
        char first = 0;
        return ::recv(socket_, &first, 1, MSG_PEEK) == 1 && first == 0x16;
    }

    [[nodiscard]] bool secure(SSL_CTX* context, std::string& trouble) {
        ERR_clear_error();
        tls_ = SSL_new(context);
        if (tls_ != nullptr && SSL_set_fd(tls_, socket_) == 1 && SSL_accept(tls_) == 1)
            return true;
        trouble = "the TLS handshake failed: " + openssl_reason();
        return false;
    }

    [[nodiscard]] bool is_secured() const noexcept { return tls_ != nullptr; }

    [[nodiscard]] std::size_t read(char* into, std::size_t room) {
        for (;;) {
            if (tls_ != nullptr) {
                ERR_clear_error();
                int const got = SSL_read(tls_, into, static_cast<int>(std::min<std::size_t>(room, 1u << 20u)));
                return got > 0 ? static_cast<std::size_t>(got) : 0;
            }
            ssize_t const got = ::recv(socket_, into, room, 0);
            if (got >= 0 || errno != EINTR)
                return got > 0 ? static_cast<std::size_t>(got) : 0;
        }
    }

    bool write(std::string_view bytes) {
        while (!bytes.empty()) {
            ssize_t sent = 0;
            if (tls_ != nullptr) {
                ERR_clear_error();
                sent = SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size()));
            } else {
                sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            }
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// Says that no more comes, as a server does that is in good health.
    void say_end() noexcept {
        if (tls_ != nullptr)
            SSL_shutdown(tls_);
    }

    /// Makes the close of the socket a reset.
    void make_reset() const noexcept {
        linger const at_once{1, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    }

  private:
    int socket_;
    SSL* tls_ = nullptr;
};

bool names_token(http::header_list const& headers, std::string_view name, std::string_view token) {
    auto const value = headers.find(name);
    return value && detail::to_lower(*value).find(token) != std::string::npos;
}

/// Reads a channel for the parser, and says `100 Continue` to a client that waits for it.
class channel_source final : public tool::byte_source {
  public:
    explicit channel_source(channel& from) noexcept : from_{&from} {}

    std::size_t read(char* into, std::size_t room) override {
        std::size_t const got = from_->read(into, room);
        head_.append(into, std::min(got, most_head - std::min(most_head, head_.size())));
        if (!is_continued_ && head_.find("\r\n\r\n") != std::string::npos) {
            is_continued_ = true;
            if (detail::to_lower(head_.substr(0, head_.find("\r\n\r\n"))).find("\r\nexpect:") != std::string::npos)
                from_->write("HTTP/1.1 100 Continue\r\n\r\n");
        }
        return got;
    }

    void begin_message() {
        head_.clear();
        is_continued_ = false;
    }

  private:
    static constexpr std::size_t most_head = 65536;
    channel* from_;
    std::string head_{};
    bool is_continued_ = false;
};

std::string chunked(std::string_view body) {
    std::string made;
    for (std::size_t const step = body.size() / 2 + 1; !body.empty(); body.remove_prefix(std::min(step, body.size()))) {
        std::array<char, 32> size{};
        std::snprintf(size.data(), size.size(), "%zx\r\n", std::min(step, body.size()));
        made.append(size.data()).append(body.substr(0, step)).append("\r\n");
    }
    return made + "0\r\n\r\n";
}

std::string head_of(reply const& what, bool closes) {
    std::string made = "HTTP/1.1 " + std::to_string(what.status) + " " + std::string{tool::reason_of(what.status)} +
                       "\r\nServer: nginx\r\n";
    for (auto const& [name, value] : what.headers)
        made.append(name).append(": ").append(value).append("\r\n");
    if (what.ends == framing::length)
        made += "Content-Length: " + std::to_string(what.body.size()) + "\r\n";
    else if (what.ends == framing::chunks)
        made += "Transfer-Encoding: chunked\r\n";
    return made + (closes ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n");
}

std::int64_t unix_now() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace

class listener::work {
  public:
    work(authority const& identity, script answers, char const* loopback)
        : identity_{&identity}, answers_{std::move(answers)} {
        std::signal(SIGPIPE, SIG_IGN); // NOLINT(cert-err33-c): it cannot fail for this signal
        sockaddr_in where{};
        where.sin_family = AF_INET;
        auto* const address = reinterpret_cast<sockaddr*>(&where);
        socklen_t size = sizeof where;
        if (door_.get() < 0 || bell_.get() < 0 || ::inet_pton(AF_INET, loopback, &where.sin_addr) != 1 ||
            ::bind(door_.get(), address, size) != 0 || ::listen(door_.get(), SOMAXCONN) != 0 ||
            ::getsockname(door_.get(), address, &size) != 0)
            fail("no port of this machine can be listened at");
        port_ = ntohs(where.sin_port);
        doorman_ = std::thread{[this] { receive(); }};
    }
    work(work const&) = delete;
    work& operator=(work const&) = delete;
    ~work() { static_cast<void>(finish()); }

    [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

    [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> first_contact() {
        std::lock_guard const lock{guard_};
        return first_contact_;
    }

    [[nodiscard]] record finish() {
        if (doorman_.joinable()) {
            {
                std::lock_guard const lock{guard_};
                is_ending_ = true;
            }
            changed_.notify_all();
            std::uint64_t const one = 1;
            static_cast<void>(::write(bell_.get(), &one, sizeof one));
            doorman_.join();
            std::unique_lock lock{guard_};
            if (!changed_.wait_for(lock, patience, [this] { return open_ == 0; }))
                for (guest const& each : guests_)
                    if (each.socket >= 0)
                        ::shutdown(each.socket, SHUT_RDWR);
            lock.unlock();
            for (guest& each : guests_)
                each.thread.join();
        }
        return std::move(seen_);
    }

  private:
    struct guest {
        std::thread thread{};
        int socket = -1; ///< -1 once it is closed
    };

    void receive() {
        for (;;) {
            std::array<pollfd, 2> waiting{pollfd{door_.get(), POLLIN, 0}, pollfd{bell_.get(), POLLIN, 0}};
            if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR)
                return;
            bool const is_over = waiting[1].revents != 0;
            // Who has knocked before the end is let in still.
            for (int socket = -1; (socket = ::accept4(door_.get(), nullptr, nullptr, SOCK_CLOEXEC)) >= 0;)
                let_in(socket);
            if (is_over)
                return;
        }
    }

    void let_in(int socket) {
        std::lock_guard const lock{guard_};
        if (guests_.size() == most_connections) {
            ::close(socket);
            return;
        }
        if (!first_contact_)
            first_contact_ = std::chrono::steady_clock::now();
        std::size_t const number = guests_.size();
        guest& made = guests_.emplace_back();
        made.socket = socket;
        ++open_;
        made.thread = std::thread{[this, &made, socket, number] {
            serve(socket, number);
            std::lock_guard const inner{guard_};
            ::close(std::exchange(made.socket, -1));
            --open_;
            changed_.notify_all();
        }};
    }

    void serve(int socket, std::size_t number) {
        channel over{socket};
        arrival prototype;
        prototype.connection = number;
        if (over.begins_with_tls() && !secure(over))
            return;
        auto owned = std::make_unique<channel_source>(over);
        channel_source* source = owned.get();
        auto bytes = std::make_unique<tool::byte_stream>(std::move(owned));
        for (;;) {
            tool::entry read;
            source->begin_message();
            tool::read_message const end = tool::read_request(*bytes, longest_request, read);
            if (end.end == tool::message_end::no_header && bytes->ahead().empty())
                return;
            arrival came = prototype;
            if (!prototype.message.host.empty() && read.what.request.host.empty())
                read.what.request.host = prototype.message.host;
            came.message = std::move(read.what.request);
            came.raw = std::string{
                bytes->ahead().substr(0, end.end == tool::message_end::whole ? end.length : bytes->ahead().size())};
            came.target = target_in(came.raw);
            came.is_proxied = came.is_proxied || came.message.scheme == "http" || came.message.scheme == "https";
            came.message.scheme = over.is_secured() ? "https" : "http";
            came.is_secured = over.is_secured();
            came.second = unix_now();
            bool const is_whole = end.end == tool::message_end::whole;
            if (!is_whole)
                came.trouble = "the request" + end.trouble;
            bytes->pass(came.raw.size());
            if (is_whole && came.message.method == "CONNECT") {
                if (!over.write("HTTP/1.1 200 Connection established\r\n\r\n"))
                    return;
                prototype.is_proxied = true;
                prototype.message.host = came.target;
                {
                    std::lock_guard const lock{guard_};
                    seen_.tunnels.push_back(std::move(came));
                }
                if (over.begins_with_tls() && !secure(over))
                    return;
                owned = std::make_unique<channel_source>(over);
                source = owned.get();
                bytes = std::make_unique<tool::byte_stream>(std::move(owned));
                continue;
            }
            if (!answer(over, std::move(came)) || !is_whole)
                return;
        }
    }

    [[nodiscard]] bool secure(channel& over) {
        std::string trouble;
        if (over.secure(identity_->context(), trouble))
            return true;
        std::lock_guard const lock{guard_};
        seen_.troubles.push_back(std::move(trouble));
        return false;
    }

    static std::string target_in(std::string_view raw) {
        std::string_view line = raw.substr(0, raw.find("\r\n"));
        line.remove_prefix(std::min(line.find(' ') + 1, line.size()));
        return std::string{line.substr(0, line.rfind(' '))};
    }

    /// Answers one request. False if the connection is to be closed.
    [[nodiscard]] bool answer(channel& over, arrival&& came) {
        bool const is_broken = !came.trouble.empty();
        bool const is_old = came.raw.substr(0, came.raw.find("\r\n")).ends_with("HTTP/1.0");
        bool const wants_close = is_old || names_token(came.message.headers, "Connection", "close");
        bool const is_head = came.message.method == "HEAD";
        reply what;
        {
            std::unique_lock lock{guard_};
            if (!is_broken)
                what = answers_(came, answered_++);
            seen_.arrivals.push_back(std::move(came));
            if (is_broken)
                return false;
            changed_.wait_for(lock, what.delay, [this] { return is_ending_; });
        }
        if (is_old && what.ends == framing::chunks)
            what.ends = framing::length; // HTTP/1.0 has no chunks
        bool const closes = wants_close || !what.keeps_open || what.ends == framing::close;
        std::string const head = head_of(what, closes);
        std::string const body = is_head                        ? std::string{}
                                 : what.ends == framing::chunks ? chunked(what.body)
                                                                : what.body;
        switch (what.leaves) {
        case manner::whole:
            if (!over.write(head + body))
                return false;
            if (closes)
                over.say_end();
            return !closes;
        case manner::cut_off:
            over.write(head + body.substr(0, body.size() / 2));
            return false;
        case manner::within_header:
            over.write(head.substr(0, head.size() / 2));
            return false;
        case manner::reset:
            over.make_reset();
            return false;
        case manner::closed:
            break;
        }
        return false;
    }

    authority const* identity_;
    script answers_;
    tool::descriptor door_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
    tool::descriptor bell_{::eventfd(0, EFD_CLOEXEC)};
    std::uint16_t port_ = 0;
    std::thread doorman_{};
    std::mutex guard_{};
    std::condition_variable changed_{};
    bool is_ending_ = false;
    std::optional<std::chrono::steady_clock::time_point> first_contact_{};
    std::size_t open_ = 0;
    std::size_t answered_ = 0;
    std::list<guest> guests_{};
    record seen_{};
};

listener::listener(authority const& identity, script answers, char const* address)
    : work_{std::make_unique<work>(identity, std::move(answers), address)} {}

listener::~listener() = default;

std::uint16_t listener::port() const noexcept {
    return work_->port();
}

std::optional<std::chrono::steady_clock::time_point> listener::first_contact() const {
    return work_->first_contact();
}

record listener::finish() {
    return work_->finish();
}

} // namespace tc3::conformance
