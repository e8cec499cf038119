// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/server_calls.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/http/set_header.hpp>

#include <utility>

namespace tc3::conformance::server_cases {

void append(std::vector<conformance_case>& out, demand one) {
    conformance_case made;
    made.id = "server/" + std::string{one.id};
    made.level = one.level;
    made.side = side::server;
    made.requirement = one.requirement;
    made.source = one.source;
    made.smoke = one.smoke;
    made.send = [one = std::move(one)](server_peer& to, settings const&) {
        http::request const message = one.make(to);
        std::string mutation{one.mutation};
        if (one.refused.empty())
            return expect_success(to, message, std::move(mutation));
        return expect_refusal(to, message, codes_of(one.refused), std::move(mutation));
    };
    out.push_back(std::move(made));
}

http::request without(http::request message, std::string_view name) {
    http::header_list left;
    for (http::header const h : message.headers)
        if (!tc3::detail::equal_ignoring_case(h.name, name))
            left.add(h.name, h.value);
    message.headers = std::move(left);
    return message;
}

http::request with(http::request message, std::string_view name, std::string_view value) {
    http::set_header(message.headers, name, value);
    return message;
}

/// A call with another signature: its digit at a place is another one.
http::request with_spoilt_signature(http::request message, std::size_t from_end) {
    std::string value{message.headers.find("Authorization").value()};
    spoil(value, value.size() - 1 - from_end);
    return with(std::move(message), "Authorization", value);
}

/// A call with another Authorization, made by replacing a text in it.
http::request with_authorization(http::request message, std::string_view what, std::string_view by) {
    std::string value{message.headers.find("Authorization").value()};
    value.replace(value.find(what), what.size(), by);
    return with(std::move(message), "Authorization", value);
}

/// A key that is wrong in one character.
secret other_key(server_peer const& to) {
    std::string key{to.who().key.reveal()};
    key.empty() ? key.push_back('x') : spoil(key, key.size() / 2);
    return secret{key};
}

std::string other_id(server_peer const& to) {
    std::string id = to.who().secret_id;
    spoil(id, id.size() - 1);
    return id;
}

http::request signed_json(server_peer const& to, tc3_form const& form) {
    return signed_call(json_call(to), to, form);
}

/// A v1 call with another value for one parameter, signed with it.
http::request v1_with(server_peer const& to, std::string_view method, std::string_view name, std::string_view value) {
    parameter_list all = v1_parameters(to, "HmacSHA256");
    std::erase_if(all, [name](auto const& each) { return each.first == name; });
    all.emplace_back(name, value);
    return v1_call(method, all, to);
}

std::string time_text(server_peer const& to, std::int64_t offset) {
    return std::to_string(to.now() + offset);
}

void append(std::vector<conformance_case>& out, std::string_view id, level weight, std::string_view requirement,
            tc3::source const& source, std::function<judgement(server_peer&, settings const&)> send) {
    conformance_case made;
    made.id = "server/" + std::string{id};
    made.level = weight;
    made.side = side::server;
    made.requirement = requirement;
    made.source = source;
    made.send = std::move(send);
    out.push_back(std::move(made));
}

http::request json_with(server_peer const& to, std::string_view header, std::string_view value) {
    return signed_call(with(json_call(to), header, value), to);
}

http::request json_without(server_peer const& to, std::string_view header) {
    return signed_call(without(json_call(to), header), to, {.signed_headers = std::string{sign::sdk_signed_headers}});
}

http::request with_method(server_peer const& to, std::string_view method) {
    http::request message = json_call(to);
    message.method = method;
    return signed_call(std::move(message), to);
}

http::request with_body(server_peer const& to, std::string body) {
    return signed_call(json_call(to, body), to);
}

/// A v1 call whose signature has another first character.
http::request spoilt_v1(std::string_view method, std::string_view signature_method, server_peer const& to) {
    http::request message = v1_call(method, v1_parameters(to, signature_method), to);
    std::string& text = message.method == "GET" ? message.query : message.body;
    spoil(text, text.find("&Signature=") + 11);
    return message;
}

} // namespace tc3::conformance::server_cases
