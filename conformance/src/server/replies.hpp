// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_SERVER_REPLIES_HPP
#define TC3_CONFORMANCE_SERVER_REPLIES_HPP

#include "judgement.hpp"
#include "server/peer.hpp"

#include <tc3/contract/kind.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Judges what a server answers.
namespace tc3::conformance {

/// Codes with which a request may be refused.
using code_list = std::vector<std::string_view>;

/// All codes of these classes that the action's page, the common list or the product's list of codes has. A full code
/// with a dot in it stands for itself.
[[nodiscard]] code_list codes_of(std::span<std::string_view const> classes);

/// The codes that fit a request which breaks a rule of that kind.
[[nodiscard]] code_list codes_for(kind broken);

/// The codes that fit best; a server with these helps whoever reads the answer.
[[nodiscard]] code_list apt_codes_for(kind broken);

/// An answer read.
struct read_reply {
    enum class form : std::uint8_t { success, refusal, malformed };
    form what = form::malformed;
    std::string request_id{};
    std::string code{};          ///< of a refusal
    std::string message{};       ///< of a refusal
    std::string deal_name{};     ///< DealName of a success
    std::string bill_id{};       ///< BillId of a success
    std::string instance_id{};   ///< DBInstanceId of a success
    bool holds_an_order = false; ///< DealName or BillId stands in it
    std::string trouble{};       ///< what is wrong with the envelope or the status; empty if nothing is
};

[[nodiscard]] read_reply read(server_answer const& answer);

/// Whether a code tells of the state of an account or its resources, which a request that keeps all rules may meet.
[[nodiscard]] bool tells_of_state(std::string_view code);

/// Whether an answer says that the server is asked too often.
[[nodiscard]] bool tells_of_haste(server_answer const& answer);

/// Sends a request; more slowly, and again, as long as the server says that it is asked too often.
[[nodiscard]] server_answer ask(server_peer& to, http::request const& message);

/// Judges the answer to a request that keeps all rules: it must be taken. Refused for the state of a resource, it is
/// skipped.
[[nodiscard]] judgement judge_success(server_peer& to, http::request const& message, server_answer const& answer,
                                      std::string mutation = {});

/// Judges the answer to a request that must be refused, with HTTP 200, an envelope and one of these codes. It is
/// skipped if the server refuses the right request as well, for the state of a resource.
[[nodiscard]] judgement judge_refusal(server_peer& to, http::request const& message, server_answer const& answer,
                                      code_list const& allowed, std::string mutation);

/// Sends a request and judges the answer as `judge_success` and `judge_refusal` do.
[[nodiscard]] judgement expect_success(server_peer& to, http::request const& message, std::string mutation = {});
[[nodiscard]] judgement expect_refusal(server_peer& to, http::request const& message, code_list const& allowed,
                                       std::string mutation);

/// The judgement of an answer that did not come, or was wrong for a reason that `got` tells.
[[nodiscard]] judgement wrong_answer(server_peer const& to, http::request const& message, server_answer const& answer,
                                     std::string message_text, std::string mutation, std::string expected);

} // namespace tc3::conformance

#endif
