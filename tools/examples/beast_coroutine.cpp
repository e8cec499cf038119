// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
//
// A purchase by Boost.Beast in a coroutine, beside which a thread may serve others.
#include "beast_message.hpp"
#include "purchase.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include <exception>
#include <tuple>

namespace {

namespace asio = boost::asio;
constexpr auto use_tuple = asio::as_tuple(asio::use_awaitable); // errors as values

asio::awaitable<tc3::delivery> deliver(tc3::http::request const& message, example::settings const& how) {
    example::endpoint const to{message};
    auto const executor = co_await asio::this_coro::executor;
    asio::ssl::context tls{asio::ssl::context::tls_client};
    example::beast::trust(tls, how.ca_file);
    example::beast::stream stream{executor, tls};
    example::beast::expect_host(stream, to.host);
    auto& socket = boost::beast::get_lowest_layer(stream);

    // Nothing has left before the handshake is done.
    asio::ip::tcp::resolver resolver{executor};
    auto [error, addresses] = co_await resolver.async_resolve(to.host, to.port, use_tuple);
    socket.expires_after(example::settings::connect_timeout);
    if (!error)
        std::tie(error, std::ignore) = co_await socket.async_connect(addresses, use_tuple);
    if (!error)
        std::tie(error) = co_await stream.async_handshake(asio::ssl::stream_base::client, use_tuple);
    if (error)
        co_return tc3::delivery::not_sent(error.message());

    socket.expires_after(how.timeout);
    auto const request = example::beast::request_from(message);
    std::tie(error, std::ignore) = co_await boost::beast::http::async_write(stream, request, use_tuple);
    boost::beast::flat_buffer buffer;
    example::beast::response_parser parser;
    parser.body_limit(example::beast::largest_answer);
    if (!error)
        std::tie(error, std::ignore) = co_await boost::beast::http::async_read(stream, buffer, parser, use_tuple);
    if (error)
        co_return tc3::delivery::unanswered(error.message());
    co_return tc3::delivery::of(example::beast::response_from(parser.release()));
}

asio::awaitable<int> buy(example::settings const& how) {
    asio::steady_timer timer{co_await asio::this_coro::executor};
    example::purchase one{how};
    while (tc3::http::request const* const message = one.next()) {
        one.take(co_await deliver(*message, how));
        timer.expires_after(one.pause());
        co_await timer.async_wait(use_tuple);
    }
    co_return one.exit_code();
}

} // namespace

int main(int count, char** arguments) {
    auto const how = example::settings_from(count, arguments);
    if (!how)
        return static_cast<int>(example::ending::wrong_usage);
    int code = 0;
    asio::io_context context;
    asio::co_spawn(context, buy(*how), [&code](std::exception_ptr const& failure, int result) {
        if (failure)
            std::rethrow_exception(failure);
        code = result;
    });
    context.run();
    return code;
}
