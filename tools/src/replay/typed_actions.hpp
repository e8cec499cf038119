// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPLAY_TYPED_ACTIONS_HPP
#define TC3_TOOLS_REPLAY_TYPED_ACTIONS_HPP

#include <tc3/contract/action.hpp>
#include <tc3/http/message.hpp>
#include <tc3/request/build.hpp>
#include <tc3/response/retry.hpp>
#include <tc3/validate/finding.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// The typed side of the library, reached by an action's contract.
namespace tc3::tool {

/// The form of a text of parameters.
enum class parameter_form : std::uint8_t { json, flattened };

/// What a decoder made of an answer.
struct decoded_answer {
    enum class form : std::uint8_t { success, api_error, malformed };

    form what{};
    std::string code{};       ///< of an error of the service
    tc3::kind defect{};       ///< of an answer that is malformed
    std::string request_id{}; ///< empty if there is none
    std::string response{};   ///< of a success: the typed response, written as JSON
};

/// The typed functions of one action.
struct typed_action {
    action const* contract = nullptr;
    /// Reads recorded parameters into the typed request, telling what is wrong with them, and builds the call anew.
    http::request (*rebuild)(std::string_view parameters, parameter_form, call_options const&, finding_sink) = nullptr;
    /// Decodes an answer.
    decoded_answer (*decode)(http::response const&) = nullptr;
};

/// The typed functions of that action, or null.
[[nodiscard]] typed_action const* find_typed(action const* contract) noexcept;

} // namespace tc3::tool

#endif
