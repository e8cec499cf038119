// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// Answers: what the judge and the decoder make of the same bytes.
#include "fuzz/door.hpp"

#include "replay/typed_actions.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/response/judge.hpp>

#include <string>

namespace tc3::fuzz {
namespace {

void judge_answer(http::response const& message, action const* contract) {
    response_facts facts;
    std::size_t errors = 0;
    auto count = [&](finding&& found) {
        if (found.message.empty() || found.rule.empty() ||
            (found.offset != finding::nowhere &&
             (found.offset > message.body.size() || found.length > message.body.size() - found.offset)))
            disagree("a finding is not whole", found.rule, found.message);
        errors += found.severity == severity::error ? 1u : 0u;
        return walk::go_on;
    };
    judge_response(message, contract, facts, count);
    if ((facts.what() == outcome::success) != (errors == 0 && !facts.has_error) && !facts.has_error)
        disagree("the outcome does not go with the findings", message.body, std::to_string(errors));
    if (contract == nullptr)
        return;
    tool::typed_action const* const typed = tool::find_typed(contract);
    if (typed == nullptr)
        disagree("a known action has no decoder", contract->name, "replay/typed_actions.cpp");
    tool::decoded_answer const decoded = typed->decode(message);
    using form = tool::decoded_answer::form;
    bool const whole = errors == 0;
    agree("is it a success", decoded.what == form::success ? "yes" : "no", whole && !facts.has_error ? "yes" : "no");
    if (decoded.what == form::api_error)
        agree("the code", decoded.code, facts.code);
    agree("the id", decoded.request_id, facts.request_id);
    if (decoded.what != form::success)
        return;
    http::response again;
    again.status = 200;
    again.body = "{\"Response\":" + decoded.response + "}";
    tool::decoded_answer const second = typed->decode(again);
    agree("decoded, written and decoded", decoded.response, second.response);
}

void response_door(std::string_view bytes) {
    http::response message;
    // The last bit of the size is as good as any for the status.
    message.status = bytes.size() % 16 == 15 ? 502 : 200;
    message.body.assign(bytes);
    for (action const* known : known_actions)
        judge_answer(message, known);
    judge_answer(message, nullptr);
}

} // namespace

std::vector<door> response_doors() {
    return {{"response", &response_door}};
}

} // namespace tc3::fuzz
