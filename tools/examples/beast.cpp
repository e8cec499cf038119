// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
//
// A purchase by Boost.Beast that waits for each step. Beast's blocking functions know no timeout, so each step is begun
// as an asynchronous one and waited for.
#include "beast_message.hpp"
#include "purchase.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include <chrono>
#include <utility>

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

/// Begins a step with a handler for its end, and waits for that.
template <class Begin>
error_code wait_for(asio::io_context& context, Begin begin) {
    error_code result = asio::error::would_block;
    begin([&result](error_code error, auto&&...) { result = error; });
    context.restart();
    context.run();
    return result;
}

tc3::delivery deliver(tc3::http::request const& message, example::settings const& how) {
    example::endpoint const to{message};
    asio::io_context context;
    asio::ssl::context tls{asio::ssl::context::tls_client};
    example::beast::trust(tls, how.ca_file);
    example::beast::stream stream{context, tls};
    example::beast::expect_host(stream, to.host);
    auto& socket = boost::beast::get_lowest_layer(stream);

    // Nothing has left before the handshake is done.
    error_code error;
    auto const addresses = asio::ip::tcp::resolver{context}.resolve(to.host, to.port, error);
    socket.expires_after(example::settings::connect_timeout);
    if (!error)
        error = wait_for(context, [&](auto done) { socket.async_connect(addresses, std::move(done)); });
    if (!error)
        error = wait_for(context,
                         [&](auto done) { stream.async_handshake(asio::ssl::stream_base::client, std::move(done)); });
    if (error)
        return tc3::delivery::not_sent(error.message());

    socket.expires_after(how.timeout);
    auto const request = example::beast::request_from(message);
    error = wait_for(context, [&](auto done) { boost::beast::http::async_write(stream, request, std::move(done)); });
    boost::beast::flat_buffer buffer;
    example::beast::response_parser parser;
    parser.body_limit(example::beast::largest_answer);
    if (!error)
        error = wait_for(context,
                         [&](auto done) { boost::beast::http::async_read(stream, buffer, parser, std::move(done)); });
    if (error)
        return tc3::delivery::unanswered(error.message());
    return tc3::delivery::of(example::beast::response_from(parser.release()));
}

} // namespace

int main(int count, char** arguments) {
    return example::carry_out(count, arguments, &deliver);
}
