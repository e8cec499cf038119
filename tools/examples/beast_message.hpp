// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_EXAMPLES_BEAST_MESSAGE_HPP
#define TC3_EXAMPLES_BEAST_MESSAGE_HPP

#include <tc3/http/message.hpp>

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <cstddef>
#include <string>
#include <utility>

/// Messages of Boost.Beast and TLS, for both of its examples.
namespace example::beast {

namespace http = boost::beast::http;
namespace ssl = boost::asio::ssl;
using request = http::request<http::string_body>;
using response_parser = http::response_parser<http::string_body>;
using stream = boost::beast::ssl_stream<boost::beast::tcp_stream>;

inline constexpr std::size_t largest_answer = 1 << 20; // bytes

inline request request_from(tc3::http::request const& message) {
    request made{http::string_to_verb(message.method), message.path, 11};
    for (tc3::http::header const each : message.headers)
        made.insert(std::string{each.name}, std::string{each.value});
    made.keep_alive(false);
    made.body() = message.body;
    made.prepare_payload();
    return made;
}

inline tc3::http::response response_from(http::response<http::string_body> answer) {
    tc3::http::response made;
    made.status = static_cast<int>(answer.result_int());
    for (auto const& each : answer)
        made.headers.add(std::string{each.name_string()}, std::string{each.value()});
    made.body = std::move(answer.body());
    return made;
}

/// Whom to trust: the certificates in a file of PEM, or those of the system.
inline void trust(ssl::context& context, std::string const& ca_file) {
    context.set_verify_mode(ssl::verify_peer);
    if (ca_file.empty())
        context.set_default_verify_paths();
    else
        context.load_verify_file(ca_file);
}

/// Asks for the certificate of that host, and looks whether it is one.
inline void expect_host(stream& to, std::string const& host) {
    to.set_verify_callback(ssl::host_name_verification{host});
    SSL_set_tlsext_host_name(to.native_handle(), host.c_str());
}

} // namespace example::beast

#endif
