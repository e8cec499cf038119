// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
//
// A purchase by cpp-httplib.
#include "purchase.hpp"

#ifndef CPPHTTPLIB_OPENSSL_SUPPORT
#define CPPHTTPLIB_OPENSSL_SUPPORT
#endif
#include <httplib.h>

#include <csignal>
#include <string>
#include <utility>

namespace {

/// Whether it failed before anything of the request left.
bool is_before_sending(httplib::Error error) {
    using httplib::Error;
    return error == Error::Connection || error == Error::ConnectionTimeout || error == Error::BindIPAddress ||
           error == Error::SSLConnection || error == Error::SSLLoadingCerts || error == Error::SSLServerVerification;
}

tc3::delivery deliver(tc3::http::request const& message, example::settings const& how) {
    example::endpoint const to{message};
    httplib::SSLClient client{to.host, std::stoi(to.port)};
    client.set_keep_alive(false); // one connection for one request
    client.set_follow_location(false);
    client.enable_server_certificate_verification(true);
    if (!how.ca_file.empty())
        client.set_ca_cert_path(how.ca_file.c_str());
    client.set_connection_timeout(example::settings::connect_timeout);
    client.set_write_timeout(how.timeout);
    client.set_read_timeout(how.timeout); // of each read: an answer that trickles in may take longer

    httplib::Request request;
    request.method = message.method;
    request.path = message.path;
    request.body = message.body;
    for (tc3::http::header const each : message.headers)
        request.headers.emplace(each.name, each.value);

    httplib::Result const result = client.send(request);
    if (!result)
        return is_before_sending(result.error()) ? tc3::delivery::not_sent(to_string(result.error()))
                                                 : tc3::delivery::unanswered(to_string(result.error()));
    tc3::http::response answer;
    answer.status = result->status;
    answer.body = result->body;
    return tc3::delivery::of(std::move(answer));
}

} // namespace

int main(int count, char** arguments) {
    // A connection that the server resets must not end the program: OpenSSL may write into it at its end.
    std::signal(SIGPIPE, SIG_IGN);
    return example::carry_out(count, arguments, &deliver);
}
