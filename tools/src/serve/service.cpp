// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "service.hpp"

#include "json_writer.hpp"
#include "time_text.hpp"

#include <tc3/contract/host.hpp>
#include <tc3/exchange/parameters.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/rules/protocol.hpp>
#include <tc3/sign/date.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tc3::tool {
namespace {

/// In which order the service looks at a request, as far as is known; what comes first is answered.
enum class step : std::uint8_t { message, presence, signature, account, common, parameters, done };

step step_of(finding const& found) {
    if (!found.rule.starts_with("tc3."))
        return step::parameters;
    switch (found.kind) {
    case kind::method:
    case kind::path:
    case kind::content_type:
    case kind::size:
        return step::message;
    case kind::timestamp:
    case kind::nonce:
    case kind::missing:
    case kind::duplicate:
        return step::presence;
    case kind::malformed:
    case kind::algorithm:
    case kind::scope:
    case kind::signed_headers:
    case kind::expired:
    case kind::mismatch:
        return step::signature;
    case kind::action:
    case kind::version:
    case kind::region:
        return step::common;
    default:
        return step::parameters;
    }
}

/// The answer to what no source names a code for, such as another path.
constexpr std::string_view code_for_the_rest = "InvalidParameter";

/// What a code means, as a sentence of an answer.
std::string meaning_of(std::string_view code, action const* contract) {
    auto const is_it = [code](error_code const& each) { return each.code == code; };
    if (contract != nullptr)
        for (error_code const& each : contract->errors)
            if (is_it(each))
                return std::string{each.meaning};
    auto const known = std::find_if(std::begin(common_error_codes), std::end(common_error_codes), is_it);
    return known == std::end(common_error_codes) ? "refused on demand" : std::string{known->meaning};
}

std::string in_response(std::string members, std::string_view request_id) {
    object_writer response;
    response.text("RequestId", request_id);
    if (!members.empty())
        members.push_back(',');
    return "{\"Response\":{" + members + response.finish().substr(1) + "}";
}

} // namespace

/// What is answered in place of a success.
struct mock_service::refusal {
    step at = step::done;
    answer_given why{};

    void add(step found_at, answer_given reason) {
        if (found_at >= at)
            return;
        at = found_at;
        why = std::move(reason);
    }
};

mock_service::mock_service(service_settings settings)
    : settings_{std::move(settings)}, judge_{known_actions, credential{settings_.who.secret_id, settings_.who.key, {}}},
      chance_{settings_.seed} {}

answer_given mock_service::answer(exchange& what, std::int64_t now, std::string_view wanted) {
    request_facts facts;
    answer_given given = judge(what, now, facts).why;
    if (!wanted.empty())
        given = {{}, std::string{wanted}, {}, {}, meaning_of(wanted, facts.contract)};
    given.action = facts.action_name;
    std::string const id = request_id();
    std::string members;
    if (given.code.empty())
        members = members_of_answer(what, now, facts);
    else
        members = "\"Error\":" + object_writer{}.text("Code", given.code).text("Message", given.message).finish();
    what.response.clear();
    what.response.status = 200;
    what.response.headers.add("Content-Type", json_type);
    what.response.headers.add("Date", http_date_of(now));
    what.response.body = in_response(std::move(members), id);
    what.has_response = true;
    return given;
}

// ---------------------------------------------------------------------------------------------------------------------
// What is wrong

mock_service::refusal mock_service::judge(exchange const& what, std::int64_t now, request_facts& facts) {
    refusal made;
    bool is_unknown = false;
    auto keep = [&](finding&& found) {
        // That an action has no contract is a note: to us it does not exist.
        is_unknown = is_unknown || found.rule == rules::unknown_action.id();
        if (found.severity != severity::error)
            return walk::go_on;
        std::string code{found.likely_error.empty() ? code_for_the_rest : found.likely_error};
        made.add(step_of(found), {{}, std::move(code), found.rule, found.path, found.message});
        return walk::go_on;
    };
    request_terms terms;
    terms.now = now;
    facts = judge_.judge(what, terms, keep);
    if (!facts.is_call)
        made.add(step::presence, {{},
                                  "MissingParameter",
                                  rules::request_action.id(),
                                  "header:X-TC-Action",
                                  "the request names no action, so it is no call of the API"});
    // Which SecretIds there are is known to the service alone.
    if (made.at == step::signature && !facts.secret_id.empty() && facts.secret_id != settings_.who.secret_id)
        made.why.code = "AuthFailure.SecretIdNotFound";
    if (is_unknown)
        made.add(step::common, {{},
                                std::string{common_likely_error(kind::action)},
                                rules::request_action.id(),
                                judge_.parameters().place(common::action),
                                "there is no such action"});
    if (made.at > step::account)
        judge_account(what, now, facts, made);
    return made;
}

void mock_service::judge_account(exchange const& what, std::int64_t now, request_facts const& facts, refusal& made) {
    common_parameters const& parameters = judge_.parameters();
    if (parameters.text(common::token) != settings_.who.token.reveal())
        return made.add(step::account, {{},
                                        "AuthFailure.TokenFailure",
                                        {},
                                        parameters.place(common::token),
                                        "the session token is not the one of the credential"});
    if (facts.contract == nullptr)
        return;
    int const limit = settings_.requests_per_second.value_or(facts.contract->requests_per_second);
    if (limit > 0 && exceeds_rate(what, now, facts, limit))
        made.add(step::account, {{},
                                 std::string{common_likely_error(kind::rate)},
                                 rules::rate.id(),
                                 {},
                                 "more than " + std::to_string(limit) + " requests in a second"});
}

/// Counts a call by its arrival. The access region is that of the host, not that of the resource.
bool mock_service::exceeds_rate(exchange const& what, std::int64_t now, request_facts const& facts, int limit) {
    constexpr std::size_t most_tallies = 1024; // hosts are made up by the caller
    std::string_view const region = parse_host(sign::host_of(what.request)).region;
    if (tallies_.size() == most_tallies)
        tallies_.clear();
    tally& counted = tallies_[std::string{facts.action_name} + " " + std::string{region}];
    if (counted.second != now)
        counted = {now, 0};
    return ++counted.calls > limit;
}

// ---------------------------------------------------------------------------------------------------------------------
// What is made up

/// The members of a success, a list of JSON without its braces. A member that only some requests are answered with is
/// there when the request is one of them.
std::string mock_service::members_of_answer(exchange const& what, std::int64_t now, request_facts const& facts) {
    action const& contract = *facts.contract;
    std::string_view const parameters = parameters_of(what.request, facts.parameters);
    object_writer made;
    for (row const& member : (*contract.response).rows) {
        bool is_given = member.required && member.name != "RequestId";
        for (answer_rule const& rule : contract.answers)
            if (rule.response_member == member.name)
                is_given = member_is(parameters, rule.request_member, rule.condition);
        if (is_given)
            made.raw(member.name, value_for(member, contract, now));
    }
    std::string const object = made.finish();
    return object.substr(1, object.size() - 2);
}

/// A JSON value that looks like those of the service.
std::string mock_service::value_for(row const& member, action const& contract, std::int64_t now) {
    if (!member.example.empty())
        return std::string{member.example};
    if (member.list)
        return "[]";
    switch (member.type) {
    case wire_type::string:
        break;
    case wire_type::boolean:
        return "true";
    case wire_type::structure:
        return "{}";
    default:
        return std::to_string(chance_() % 1'000'000);
    }
    if (member.name == "DBInstanceId")
        return "\"" + std::string{contract.owner->service} + "-" +
               characters("0123456789abcdefghijklmnopqrstuvwxyz", 8) + "\"";
    // Numbers of orders and payments begin with the day.
    std::string day = iso_time_of(now * 1000).substr(0, 10);
    std::erase(day, '-');
    return "\"" + day + characters("0123456789", 15) + "\"";
}

std::string mock_service::characters(std::string_view alphabet, std::size_t count) {
    std::string made;
    for (std::size_t i = 0; i < count; ++i)
        made.push_back(alphabet[chance_() % alphabet.size()]);
    return made;
}

/// A UUID of version 4.
std::string mock_service::request_id() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string made = characters(digits, 8) + "-" + characters(digits, 4) + "-4" + characters(digits, 3) + "-";
    return made + characters("89ab", 1) + characters(digits, 3) + "-" + characters(digits, 12);
}

} // namespace tc3::tool
