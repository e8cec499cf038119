// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_RESPONSE_JUDGE_HPP
#define TC3_RESPONSE_JUDGE_HPP

#include <tc3/contract/action.hpp>
#include <tc3/http/message.hpp>
#include <tc3/response/envelope.hpp>
#include <tc3/response/retry.hpp>
#include <tc3/rules/protocol.hpp>
#include <tc3/validate/engine.hpp>
#include <tc3/validate/json_text.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace tc3 {

/// What was learnt of a response while it was judged. Filled again, it keeps its memory.
struct response_facts {
    bool has_error = false; ///< Response.Error is there
    bool broken = false;    ///< an error was found, so that the answer cannot be relied on
    bool has_request_id = false;
    std::string request_id{}; ///< empty if there is none, or where a typed response has it
    std::string code{};       ///< of Response.Error
    std::string message{};    ///< of Response.Error

    void clear() {
        has_error = broken = has_request_id = false;
        request_id.clear();
        code.clear();
        message.clear();
    }

    /// What became of the call.
    [[nodiscard]] outcome what() const noexcept {
        if (has_error && !code.empty())
            return outcome_of_error(code);
        return broken ? outcome::unknown : outcome::success;
    }
};

namespace detail {

/// Passes events on to the engine and keeps the three texts of an answer that have a meaning for every action.
class envelope_reader {
  public:
    /// A typed response, if there is one, takes the request id.
    envelope_reader(engine& judge, response_facts& facts, bool has_typed_response) noexcept
        : judge_{&judge}, facts_{&facts}, keeps_request_id_{!has_typed_response} {}

    bool begin_object() {
        note_error();
        return judge_->begin_object();
    }
    bool end_object() { return judge_->end_object(); }
    bool begin_array() {
        note_error();
        return judge_->begin_array();
    }
    bool end_array() { return judge_->end_array(); }
    bool key(std::string_view name) { return judge_->key(name); }
    bool string(std::string_view value) {
        if (part() != envelope_part::none)
            note_text(value);
        return judge_->string(value);
    }
    bool integer(std::int64_t value) {
        note_error();
        return judge_->integer(value);
    }
    bool large_integer(std::uint64_t value) {
        note_error();
        return judge_->large_integer(value);
    }
    bool number(double value) {
        note_error();
        return judge_->number(value);
    }
    bool boolean(bool value) {
        note_error();
        return judge_->boolean(value);
    }
    bool null() { return judge_->null(); }

  private:
    /// What the value that comes now is to the answer.
    [[nodiscard]] envelope_part part() const noexcept {
        row const* const member = judge_->expected();
        return member != nullptr ? member->part : envelope_part::none;
    }

    /// Whatever stands at Error, but null, says that the call failed.
    void note_error() noexcept { facts_->has_error = facts_->has_error || part() == envelope_part::error; }

    void note_text(std::string_view value) {
        switch (part()) {
        case envelope_part::none:
            return;
        case envelope_part::request_id:
            facts_->has_request_id = !value.empty();
            if (keeps_request_id_)
                facts_->request_id.assign(value);
            return;
        case envelope_part::error:
            return note_error();
        case envelope_part::error_code:
            facts_->code.assign(value);
            return;
        case envelope_part::error_message:
            facts_->message.assign(value);
            return;
        }
    }

    engine* judge_;
    response_facts* facts_;
    bool keeps_request_id_;
};

/// The rule of the envelope that a finding of the engine stands for, or null if it is one of the action's own.
[[nodiscard]] inline rules::protocol_rule const* envelope_rule(finding const& found) noexcept {
    std::string_view const path = found.path;
    bool const of_error = path == "/Response/Error" || path.starts_with("/Response/Error/");
    if (found.kind == kind::json)
        return &rules::response_json;
    if (found.kind == kind::encoding)
        return &rules::response_encoding;
    if (found.kind == kind::unknown)
        return path.starts_with("/Response/") ? nullptr : &rules::response_unknown;
    if (found.kind == kind::duplicate)
        return path == "/Response" || of_error ? &rules::response_duplicate : nullptr;
    if (path.empty() || path == "/Response")
        return &rules::response_envelope;
    if (path == "/Response/RequestId")
        return &rules::response_request_id;
    return of_error ? &rules::response_error_shape : nullptr;
}

} // namespace detail

/// Judges the body of a response, and fills the typed response at `target`, if there is one, in the same pass: then
/// the request id stands there, and not in the facts.
///
/// \p contract is null where the action has none: then the members of Response are not judged.
inline void judge_response_body(std::string_view body, action const* contract, response_facts& facts, finding_sink sink,
                                void* target = nullptr) {
    bool request_id_is_broken = false;
    auto report = [&](finding&& found) {
        facts.broken = facts.broken || found.severity == severity::error;
        return sink(std::move(found));
    };
    auto translate = [&](finding&& found) {
        if (rules::protocol_rule const* const rule = detail::envelope_rule(found)) {
            request_id_is_broken = request_id_is_broken || rule == &rules::response_request_id;
            found.rule = rule->id();
            found.kind = rule->kind;
            found.severity = rule->severity;
            found.origin = rule->origin;
            found.help = std::string{rule->help};
            return report(std::move(found));
        }
        bool const of_members = found.path.starts_with("/Response/");
        bool const explained_by_error = facts.has_error && found.kind == kind::required;
        bool const not_known_here = found.kind == kind::unknown && ((contract == nullptr && of_members) ||
                                                                    found.path == "/Response/DeprecatedWarning" ||
                                                                    found.path.starts_with("/Response/Error/"));
        return explained_by_error || not_known_here ? walk::go_on : report(std::move(found));
    };
    validation_context context;
    context.where = side::response;
    structure const& shape = contract != nullptr ? *contract->envelope : envelope_of<AnyResponse>();
    judge_json(body, shape, context, translate, target, [&facts, target](engine& judge) {
        return detail::envelope_reader{judge, facts, target != nullptr};
    });
    if (!facts.broken && !facts.has_request_id && !request_id_is_broken) {
        finding found = rules::make_finding(rules::response_request_id, "/Response/RequestId", "RequestId is empty");
        found.severity = severity::warning; // a text is all that the documentation promises
        report(std::move(found));
    }
    bool const has_list = contract != nullptr && !contract->errors.empty();
    if (has_list && facts.has_error && !facts.code.empty() && !lists_error(*contract, facts.code) &&
        !is_common_error(facts.code))
        report(rules::make_finding(rules::response_error_code, "/Response/Error/Code",
                                   "the code " + facts.code + " is neither among those of " +
                                       std::string{contract->name} + " nor among the common ones"));
}

/// Judges a response. With a status other than 200 only the status is reported, for the answer need not come from the
/// API; its body is read all the same, for what it tells of the call's fate.
inline void judge_response(http::response const& message, action const* contract, response_facts& facts,
                           finding_sink sink, void* target = nullptr) {
    facts.clear();
    if (message.status == 200)
        return judge_response_body(message.body, contract, facts, sink, target);
    auto ignore = [](finding&&) { return walk::go_on; };
    judge_response_body(message.body, contract, facts, ignore, target);
    facts.broken = true;
    sink(rules::make_finding(rules::response_status, {},
                             "the HTTP status is " + std::to_string(message.status) +
                                 ", but the API answers with 200 whatever the outcome"));
}

} // namespace tc3

#endif
