// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CASES_SERVER_CALLS_HPP
#define TC3_CONFORMANCE_CASES_SERVER_CALLS_HPP

#include "case.hpp"
#include "server/calls.hpp"
#include "server/peer.hpp"
#include "server/replies.hpp"

#include <tc3/contract/source.hpp>
#include <tc3/http/message.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// What the cases of servers share: how a case is put down, and calls that are wrong in one place.
namespace tc3::conformance::server_cases {

/// A demand on one request.
struct demand {
    std::string_view id{};
    tc3::conformance::level level = level::must;
    std::string_view requirement{};
    tc3::source source{};
    std::string_view mutation{};             ///< what is done to a right request
    std::vector<std::string_view> refused{}; ///< classes of codes; empty: the request must be taken
    http::request (*make)(server_peer const& to) = nullptr;
    bool smoke = false;
};

/// A case of one request.
void append(std::vector<conformance_case>& out, demand one);
/// A case that sends what it likes.
void append(std::vector<conformance_case>& out, std::string_view id, level weight, std::string_view requirement,
            tc3::source const& source, std::function<judgement(server_peer&, settings const&)> send);

/// A query that programs take which limit the head of a request to 16 KB.
constexpr std::size_t short_get = 12u * 1024;

constexpr std::string_view other_host = "postgres.eu-frankfurt.tencentcloudapi.com";
constexpr std::int64_t one_hour = 3600;
constexpr std::int64_t one_day = 86400;

[[nodiscard]] http::request without(http::request message, std::string_view name);
[[nodiscard]] http::request with(http::request message, std::string_view name, std::string_view value);
/// A call with another signature: its digit at a place is another one.
[[nodiscard]] http::request with_spoilt_signature(http::request message, std::size_t from_end);
/// A call with another Authorization, made by replacing a text in it.
[[nodiscard]] http::request with_authorization(http::request message, std::string_view what, std::string_view by);
/// A key that is wrong in one character.
[[nodiscard]] secret other_key(server_peer const& to);
[[nodiscard]] std::string other_id(server_peer const& to);
[[nodiscard]] http::request signed_json(server_peer const& to, tc3_form const& form = {});
/// A v1 call with another value for one parameter, signed with it.
[[nodiscard]] http::request v1_with(server_peer const& to, std::string_view method, std::string_view name,
                                    std::string_view value);
/// A v1 call whose signature has another first character.
[[nodiscard]] http::request spoilt_v1(std::string_view method, std::string_view signature_method,
                                      server_peer const& to);
[[nodiscard]] std::string time_text(server_peer const& to, std::int64_t offset);
[[nodiscard]] http::request json_with(server_peer const& to, std::string_view header, std::string_view value);
[[nodiscard]] http::request json_without(server_peer const& to, std::string_view header);
[[nodiscard]] http::request with_method(server_peer const& to, std::string_view method);
[[nodiscard]] http::request with_body(server_peer const& to, std::string body);

} // namespace tc3::conformance::server_cases

#endif
