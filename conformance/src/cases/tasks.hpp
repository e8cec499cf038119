// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CASES_TASKS_HPP
#define TC3_CONFORMANCE_CASES_TASKS_HPP

#include "cases/questions.hpp"

#include <tc3/sign/tc3.hpp>
#include <tc3/sign/v1.hpp>

#include <rapidcheck.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Messages to sign and to verify.
namespace tc3::conformance {

/// The credential of most questions; it opens nothing.
[[nodiscard]] credential example_credential();

/// A POST of CloneDBInstance, with content-type, host and x-tc-action to be signed.
[[nodiscard]] signing_task example_post();

/// The same call as a GET.
[[nodiscard]] signing_task example_get();

/// Sets when a message is signed, in its header too.
void set_timestamp(signing_task& task, std::int64_t seconds);

/// Any message: method, host, query, body, headers, credential, service and time.
[[nodiscard]] rc::Gen<signing_task> any_task();

/// What a signature may have that none should. Empty texts: as it should be.
struct oddity {
    std::string date{};           ///< of the scope
    std::string service{};        ///< of the scope
    std::string terminator{};     ///< of the scope
    std::string signed_headers{}; ///< the list as it stands in the Authorization header, whatever its order
    sign::value_case values = sign::value_case::lowered;
};

/// Every intermediate of a signature, however odd. The headers must be in the message; of one that is not there the
/// value counts as empty.
[[nodiscard]] sign::trace traced(signing_task const& task, oddity const& odd = {});

/// The message with its Authorization header.
[[nodiscard]] http::request signed_message(signing_task const& task, oddity const& odd = {});

/// The value of a header, which must be there.
[[nodiscard]] std::string header_of(http::request const& message, std::string_view name);

/// A message as it is without a header.
void remove_header(http::request& message, std::string_view name);

/// The parameters of a call that is signed by v1, Signature left out.
struct v1_task {
    std::string method = "GET";
    std::string host = "postgres.intl.tencentcloudapi.com";
    std::string path = "/";
    std::string algorithm = "HmacSHA1"; ///< or `HmacSHA256`
    std::vector<std::pair<std::string, std::string>> parameters{};
    credential who{};
    std::int64_t timestamp = 0;
};

/// CloneDBInstance in parameters.
[[nodiscard]] v1_task example_v1(std::string algorithm);
[[nodiscard]] rc::Gen<v1_task> any_v1_task();

[[nodiscard]] sign::v1::trace traced(v1_task const& task);
[[nodiscard]] http::request signed_message(v1_task const& task);
[[nodiscard]] boost::json::object sign_question(std::string_view id, v1_task const& task);

} // namespace tc3::conformance

#endif
