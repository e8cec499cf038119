// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "server/replies.hpp"

#include "server/calls.hpp"

#include <tc3/postgres/v20170312/clone_db_instance.hpp>
#include <tc3/response/decode.hpp>
#include <tc3/validate/wording.hpp>

#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace tc3::conformance {
namespace {

using response_type = postgres::v20170312::CloneDBInstanceResponse;

/// Codes that other actions of the product have, and that tell the same of a parameter.
constexpr std::array<std::string_view, 5> codes_of_siblings{
    "InvalidParameterValue.IllegalChargeType", "InvalidParameterValue.IllegalInstanceChargeType",
    "InvalidParameterValue.ParameterLengthLimitError", "InvalidParameterValue.ParameterCharacterError",
    "ResourceNotFound.InstanceNotFoundError"};

code_list codes_of(std::initializer_list<std::string_view> classes) {
    return conformance::codes_of(std::span{classes.begin(), classes.size()});
}

/// How a server that keeps the contract refuses, in words.
std::string in_words(code_list const& allowed) {
    return "HTTP 200 with {\"Response\":{\"Error\":{\"Code\",\"Message\"},\"RequestId\"}}, the code one of " +
           wording::list_of(std::vector<std::string>(allowed.begin(), allowed.end()));
}

bool has_order(std::string_view body) {
    boost::json::error_code fault;
    boost::json::value const whole = boost::json::parse({body.data(), body.size()}, fault);
    if (fault || !whole.is_object())
        return false;
    boost::json::value const* const inner = whole.get_object().if_contains("Response");
    if (inner == nullptr || !inner->is_object())
        return false;
    auto const is_given = [inner](boost::json::string_view name) {
        boost::json::value const* const found = inner->get_object().if_contains(name);
        return found != nullptr && !found->is_null() && !(found->is_string() && found->get_string().empty());
    };
    return is_given("DealName") || is_given("BillId") || is_given("DBInstanceId");
}

/// How often a request is sent again to a server that is asked too often.
constexpr int most_slower_tries = 6;

std::string refused_for_state(std::string const& code) {
    return "the server refused a request that keeps all rules for the state of a resource, with " + code +
           "; --parameters FILE can name what it knows";
}

constexpr std::string_view success_in_words =
    "HTTP 200 with {\"Response\":{\"DealName\",\"BillId\",\"RequestId\"}}, all of them strings, and no Error";

} // namespace

code_list codes_of(std::span<std::string_view const> classes) {
    code_list made;
    auto const add = [&](std::string_view code) {
        bool const is_wanted = std::any_of(classes.begin(), classes.end(), [code](std::string_view wanted) {
            return code == wanted || (wanted.find('.') == wanted.npos && error_class(code) == wanted);
        });
        if (is_wanted && std::find(made.begin(), made.end(), code) == made.end())
            made.push_back(code);
    };
    for (error_code const& each : common_error_codes)
        add(each.code);
    for (error_code const& each : asked_action().errors)
        add(each.code);
    for (std::string_view const each : codes_of_siblings)
        add(each);
    return made;
}

code_list apt_codes_for(kind broken) {
    switch (broken) {
    case kind::required:
        return codes_of({"MissingParameter"});
    case kind::unknown:
        return codes_of({"UnknownParameter"});
    case kind::one_of:
    case kind::range:
    case kind::step:
    case kind::length:
    case kind::characters:
    case kind::format:
        // no other subcode: they tell of a region, a zone, a project or a class
        return {"InvalidParameterValue", "InvalidParameterValue.InvalidParameterValueError",
                "InvalidParameterValue.ParameterLengthLimitError", "InvalidParameterValue.ParameterCharacterError",
                "InvalidParameter.ParameterCheckError"};
    default:
        return codes_of({"InvalidParameter", "InvalidParameterValue"});
    }
}

code_list codes_for(kind broken) {
    switch (broken) {
    case kind::required:
        return codes_of({"MissingParameter", "InvalidParameter", "InvalidParameterValue"});
    case kind::unknown:
        return codes_of({"UnknownParameter", "InvalidParameter"});
    case kind::exactly_one:
    case kind::depends:
        return codes_of({"InvalidParameter", "InvalidParameterValue", "MissingParameter", "UnsupportedOperation"});
    case kind::format: // an id of another form may be looked up and not be found
        return codes_of({"InvalidParameterValue", "InvalidParameter", "ResourceNotFound",
                         "FailedOperation.QueryVpcFailed", "FailedOperation.QueryVpcFalied",
                         "FailedOperation.GetVpcInfoError", "FailedOperation.GetSubnetError"});
    case kind::type:
    case kind::duplicate:
        return codes_of({"InvalidParameter", "InvalidParameterValue", "InternalError.JsonParseError"});
    case kind::json:
        return codes_of({"InvalidParameter", "InvalidParameterValue", "InvalidRequest", "MissingParameter",
                         "InternalError.JsonParseError"});
    case kind::encoding: { // a reader that mends the bytes finds a value of another form
        code_list all = codes_for(kind::json);
        for (std::string_view const code : codes_for(kind::format))
            if (std::find(all.begin(), all.end(), code) == all.end())
                all.push_back(code);
        return all;
    }
    default:
        return codes_of({"InvalidParameterValue", "InvalidParameter"});
    }
}

read_reply read(server_answer const& answer) {
    read_reply made;
    if (!answer.is_given()) {
        made.trouble = answer.trouble;
        return made;
    }
    auto const reply = decode<response_type>(answer.response);
    made.request_id = reply.request_id();
    made.holds_an_order = has_order(answer.response.body);
    if (response_type const* const success = reply.success()) {
        made.what = read_reply::form::success;
        made.deal_name = success->DealName;
        made.bill_id = success->BillId;
        made.instance_id = success->DBInstanceId.value_or("");
    }
    if (api_error const* const error = reply.error()) {
        made.what = read_reply::form::refusal;
        made.code = error->code;
        made.message = error->message;
    }
    if (malformed_answer const* const malformed = reply.malformed())
        made.trouble = "gave an answer that is none of the API: " + malformed->explanation;
    else if (answer.response.status != 200)
        made.trouble = "answered with the HTTP status " + std::to_string(answer.response.status) + ", not 200";
    else if (made.request_id.empty())
        made.trouble = "gave an empty RequestId";
    return made;
}

bool tells_of_state(std::string_view code) {
    constexpr std::array<std::string_view, 10> classes{
        "ResourceNotFound",  "ResourceUnavailable", "ResourceInsufficient", "ResourceInUse",
        "FailedOperation",   "OperationDenied",     "LimitExceeded",        "UnauthorizedOperation",
        "UnsupportedRegion", "RequestLimitExceeded"};
    constexpr std::array<std::string_view, 6> codes{
        "AuthFailure.UnauthorizedOperation",        "InvalidParameterValue.IllegalProjectId",
        "InvalidParameterValue.IllegalRegion",      "InvalidParameterValue.IllegalZone",
        "InvalidParameterValue.InvalidZoneIdError", "InvalidParameterValue.SpecNotRecognizedError"};
    return std::find(classes.begin(), classes.end(), error_class(code)) != classes.end() ||
           std::find(codes.begin(), codes.end(), code) != codes.end();
}

judgement wrong_answer(server_peer const& to, http::request const& message, server_answer const& answer,
                       std::string message_text, std::string mutation, std::string expected) {
    if (answer.what == server_answer::state::timed_out)
        return ended(verdict::timed_out, "the server " + answer.trouble);
    if (answer.what == server_answer::state::unreachable)
        return ended(verdict::errored, "the server " + answer.trouble);
    return failed(std::move(message_text),
                  {shown_request(message, to.who()), std::move(mutation), std::move(expected), shown_answer(answer)});
}

bool tells_of_haste(server_answer const& answer) {
    return answer.is_given() && error_class(read(answer).code) == "RequestLimitExceeded";
}

server_answer ask(server_peer& to, http::request const& message) {
    server_answer answer = to.send(message);
    for (int left = most_slower_tries; left > 0 && tells_of_haste(answer); --left) {
        to.slow_down();
        answer = to.send(message);
    }
    return answer;
}

judgement judge_success(server_peer& to, http::request const& message, server_answer const& answer,
                        std::string mutation) {
    read_reply const reply = read(answer);
    std::string trouble = reply.trouble;
    if (trouble.empty() && reply.what == read_reply::form::refusal) {
        if (tells_of_state(reply.code))
            return ended(verdict::skipped, refused_for_state(reply.code));
        trouble = "refused a request that keeps all rules, with " + reply.code;
    }
    if (trouble.empty())
        return passed();
    return wrong_answer(to, message, answer, "the server " + trouble, std::move(mutation),
                        std::string{success_in_words});
}

judgement judge_refusal(server_peer& to, http::request const& message, server_answer const& answer,
                        code_list const& allowed, std::string mutation) {
    read_reply const reply = read(answer);
    std::string trouble = reply.trouble;
    bool const is_allowed = std::find(allowed.begin(), allowed.end(), reply.code) != allowed.end();
    if (trouble.empty() && reply.what == read_reply::form::success)
        trouble = "took a request that it should refuse";
    else if (trouble.empty() && reply.holds_an_order)
        trouble = "refused the request, and yet names an order";
    else if (trouble.empty() && !is_allowed)
        trouble = "refused with " + reply.code + ", which tells something else";
    if (trouble.empty())
        return passed();
    if (!is_allowed && tells_of_state(reply.code) && tells_of_state(read(ask(to, signed_call(json_call(to), to))).code))
        return ended(verdict::skipped, refused_for_state(reply.code));
    return wrong_answer(to, message, answer, "the server " + trouble, std::move(mutation), in_words(allowed));
}

judgement expect_success(server_peer& to, http::request const& message, std::string mutation) {
    return judge_success(to, message, ask(to, message), std::move(mutation));
}

judgement expect_refusal(server_peer& to, http::request const& message, code_list const& allowed,
                         std::string mutation) {
    return judge_refusal(to, message, ask(to, message), allowed, std::move(mutation));
}

} // namespace tc3::conformance
