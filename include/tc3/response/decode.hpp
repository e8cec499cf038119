// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_RESPONSE_DECODE_HPP
#define TC3_RESPONSE_DECODE_HPP

#include <tc3/contract/action.hpp>
#include <tc3/http/message.hpp>
#include <tc3/response/delivery.hpp>
#include <tc3/response/judge.hpp>
#include <tc3/response/retry.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace tc3 {

/// The service refused the call, or failed at it.
struct api_error {
    std::string code{};
    std::string message{};
    bool listed = false;    ///< by the action's page
    bool is_common = false; ///< among the codes of all actions

    /// The text before the first dot: how to treat a code that is not known.
    [[nodiscard]] std::string_view error_class() const noexcept { return tc3::error_class(code); }
};

/// The answer is none that the API gives.
struct malformed_answer {
    tc3::kind kind{};          ///< status, json, encoding, envelope, request-id, error-shape, required, null, type ...
    std::string explanation{}; ///< a sentence
};

/// No answer came at all.
struct missing_answer {
    bool was_sent = true;      ///< whether some of the call left; if so, it may have been executed
    std::string explanation{}; ///< what the transport said
};

namespace detail {
struct reply_parts;
}

/// The answer to a call: a typed response, an error of the service, something that is neither, or none.
template <belongs_to_action Response>
class reply {
  public:
    /// The typed response, or null. HTTP 200 alone is no success.
    [[nodiscard]] Response const* success() const& noexcept { return std::get_if<Response>(&content_); }
    [[nodiscard]] api_error const* error() const& noexcept { return std::get_if<api_error>(&content_); }
    [[nodiscard]] malformed_answer const* malformed() const& noexcept {
        return std::get_if<malformed_answer>(&content_);
    }
    [[nodiscard]] missing_answer const* missing() const& noexcept { return std::get_if<missing_answer>(&content_); }

    /// The id of the call, also of a failed one; empty if the answer has none.
    [[nodiscard]] std::string const& request_id() const& noexcept {
        Response const* const good = success();
        return good != nullptr ? good->RequestId : request_id_;
    }

    // Of a reply that is gone at the end of the statement nothing can be kept.
    Response const* success() const&& = delete;
    api_error const* error() const&& = delete;
    malformed_answer const* malformed() const&& = delete;
    missing_answer const* missing() const&& = delete;
    std::string const& request_id() const&& = delete;

    /// What became of the call.
    [[nodiscard]] outcome what() const noexcept {
        if (success() != nullptr)
            return outcome::success;
        if (was_never_sent())
            return outcome::refused;
        return error() != nullptr ? outcome_of_error(error()->code) : outcome::unknown;
    }

    /// Whether the call may be sent again. For a call that buys the answer is rarely yes.
    [[nodiscard]] retry_advice advice() const noexcept {
        action const& contract = *contract_of<Response>;
        if (was_never_sent())
            return retry_advice::after_a_delay;
        return error() != nullptr ? advice_for_error(contract, error()->code) : advice_for(contract, what());
    }

  private:
    friend struct detail::reply_parts;

    [[nodiscard]] bool was_never_sent() const noexcept { return missing() != nullptr && !missing()->was_sent; }

    std::variant<malformed_answer, api_error, missing_answer, Response> content_{};
    std::string request_id_{}; ///< where there is no response that has it
};

namespace detail {

/// What `decode` fills. A friend that is no template: clang 16 and newer do not know a constrained one again.
struct reply_parts {
    template <class Response>
    [[nodiscard]] static auto& content(reply<Response>& of) noexcept {
        return of.content_;
    }
    template <class Response>
    [[nodiscard]] static std::string& request_id(reply<Response>& of) noexcept {
        return of.request_id_;
    }
};

/// Which of several defects is told of: the one that a reader of the envelope meets first.
[[nodiscard]] constexpr int rank_of_defect(kind what) noexcept {
    constexpr kind order[] = {kind::encoding, kind::json, kind::envelope, kind::request_id, kind::error_shape};
    return static_cast<int>(std::find(std::begin(order), std::end(order), what) - std::begin(order));
}

} // namespace detail

/// Decodes the answer to a call of the action to which `Response` belongs. Throws nothing of its own.
///
/// An answer with a status other than 200 is an error of the service only if it is a whole envelope with an error.
template <belongs_to_action Response>
[[nodiscard]] reply<Response> decode(http::response const& message) {
    action const& contract = *contract_of<Response>;
    reply<Response> made;
    response_facts facts;
    Response& value = detail::reply_parts::content(made).template emplace<Response>();
    std::optional<finding> worst;
    auto keep = [&worst](finding&& found) {
        bool const first = !worst || detail::rank_of_defect(found.kind) < detail::rank_of_defect(worst->kind);
        if (found.severity == severity::error && first)
            worst = std::move(found);
        return walk::go_on;
    };
    judge_response_body(message.body, &contract, facts, keep, &value);
    bool const whole = !worst;
    if (whole && !facts.has_error && message.status == 200)
        return made;
    detail::reply_parts::request_id(made) = std::move(value.RequestId);
    if (whole && facts.has_error) {
        bool const listed = lists_error(contract, facts.code);
        bool const is_common = is_common_error(facts.code);
        detail::reply_parts::content(made) =
            api_error{std::move(facts.code), std::move(facts.message), listed, is_common};
    } else if (message.status != 200) {
        detail::reply_parts::content(made) =
            malformed_answer{kind::status, "the HTTP status is " + std::to_string(message.status) + ", not 200"};
    } else {
        detail::reply_parts::content(made) = malformed_answer{worst->kind, std::move(worst->message)};
    }
    return made;
}

/// Decodes what a transport brought back, be it an answer or none.
template <belongs_to_action Response>
[[nodiscard]] reply<Response> decode(delivery const& brought) {
    if (brought.state == delivery_state::answered)
        return decode<Response>(brought.response);
    reply<Response> made;
    detail::reply_parts::content(made) = missing_answer{brought.state != delivery_state::not_sent, brought.trouble};
    return made;
}

} // namespace tc3

#endif
