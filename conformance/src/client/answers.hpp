// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CLIENT_ANSWERS_HPP
#define TC3_CONFORMANCE_CLIENT_ANSWERS_HPP

#include "client/listener.hpp"

#include "net/gateway_page.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// What a listener answers with: good answers, and bad ones.
namespace tc3::conformance::answers {

inline constexpr std::string_view deal_name = "20261124520000811";
inline constexpr std::string_view bill_id = "20261124520000911";
inline constexpr std::string_view instance_id = "postgres-6bwgamo3";

/// The RequestId of the answer to the request of that number: each answer has another.
[[nodiscard]] inline std::string request_id(std::size_t index) {
    std::string const number = std::to_string(index);
    return "c108f4ab-6d0e-4b36-9e2f-" + std::string(12 - std::min<std::size_t>(12, number.size()), '7') + number;
}

/// Members of a Response, between other members and RequestId.
[[nodiscard]] inline std::string envelope(std::string_view members, std::size_t index) {
    return "{\"Response\":{" + std::string{members} + (members.empty() ? "" : ",") + "\"RequestId\":\"" +
           request_id(index) + "\"}}";
}

inline constexpr std::string_view prepaid_members =
    "\"DealName\":\"20261124520000811\",\"BillId\":\"20261124520000911\"";
inline constexpr std::string_view success_members =
    "\"DealName\":\"20261124520000811\",\"BillId\":\"20261124520000911\",\"DBInstanceId\":\"postgres-6bwgamo3\"";

[[nodiscard]] inline reply with_body(std::string body) {
    reply made;
    made.body = std::move(body);
    return made;
}

[[nodiscard]] inline reply success(std::size_t index) {
    return with_body(envelope(success_members, index));
}

[[nodiscard]] inline reply error(std::string_view code, std::string_view message, std::size_t index) {
    return with_body(envelope(
        "\"Error\":{\"Code\":\"" + std::string{code} + "\",\"Message\":\"" + std::string{message} + "\"}", index));
}

/// What a gateway says when it has no answer of the service.
[[nodiscard]] inline reply gateway_page(int status) {
    reply made = with_body(tool::gateway_page(status));
    made.status = status;
    made.headers = {{"Content-Type", "text/html"}};
    return made;
}

[[nodiscard]] inline reply redirect(int status, std::string location) {
    reply made = gateway_page(status);
    made.headers.emplace_back("Location", std::move(location));
    return made;
}

[[nodiscard]] inline reply of_type(std::string type, reply what) {
    what.headers = {{"Content-Type", std::move(type)}};
    return what;
}
[[nodiscard]] inline reply with_status(int status, reply what) {
    what.status = status;
    return what;
}
[[nodiscard]] inline reply leaving(manner how, reply what) {
    what.leaves = how;
    return what;
}
[[nodiscard]] inline reply ending(framing how, reply what) {
    what.ends = how;
    return what;
}

/// Compressed, as a client may be answered that accepts gzip.
[[nodiscard]] reply gzipped(reply what);

} // namespace tc3::conformance::answers

#endif
