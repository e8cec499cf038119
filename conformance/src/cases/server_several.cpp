// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/server_parts.hpp"
#include "cases/server_requests.hpp"

#include <tc3/request/common.hpp>
#include <tc3/rules/protocol.hpp>

#include <array>
#include <map>
#include <utility>

namespace tc3::conformance::server_cases {
namespace {

judgement give_apt_codes_for_keys(server_peer& to, settings const&) {
    return expect_refusal(
        to, signed_json(to, {.secret_id = other_id(to)}),
        codes_of(std::array<std::string_view, 2>{"AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId"}),
        "the last character of the SecretId is another one");
}

judgement number_orders(server_peer& to, settings const&) {
    http::request const message = signed_json(to);
    server_answer const answer = ask(to, message);
    judgement made = judge_success(to, message, answer);
    read_reply const reply = read(answer);
    if (made.is_passed() && (reply.deal_name.empty() || reply.bill_id.empty()))
        return wrong_answer(to, message, answer, "the server gave an order without a number", {},
                            "DealName and BillId that are not empty");
    return made;
}

judgement take_each_region(server_peer& to, settings const&) {
    for (std::string_view const region : asked_action().regions) {
        if (region.ends_with("-fsi"))
            continue; // a finance region has a host of its own
        http::request const message = json_with(to, "X-TC-Region", region);
        server_answer const answer = ask(to, message);
        read_reply const reply = read(answer);
        if (reply.code == "UnsupportedRegion" || reply.code == "InvalidParameterValue.IllegalRegion")
            return wrong_answer(to, message, answer, "the server does not support the region " + std::string{region},
                                {}, "an answer that supports each region of the page");
        judgement made = judge_success(to, message, answer);
        if (!made.is_passed())
            return made;
    }
    return passed();
}

/// A call of several, and what its answer must be.
struct asked_call {
    http::request message{};
    code_list refused{}; ///< codes; empty: it must be taken
    std::string_view what{};
};

/// A right or a wrong request; the numbers from 0 to 15 differ in what becomes of them.
asked_call one_of_several(server_peer const& to, std::size_t number) {
    auto const refused = [](http::request message, std::vector<std::string_view> const& classes,
                            std::string_view what) {
        return asked_call{std::move(message), codes_of(classes), what};
    };
    std::vector<std::string_view> const failure{"AuthFailure.SignatureFailure"};
    std::vector<std::string_view> const value{"InvalidParameterValue", "InvalidParameter"};
    switch (number % 16) {
    case 0:
        return {signed_json(to), {}, "a right POST"};
    case 1:
        return refused(with_spoilt_signature(signed_json(to), 0), failure, "the last digit of the signature is wrong");
    case 2:
        return refused(with_body(to, "{}"), {"MissingParameter", "InvalidParameter"}, "the body is {}");
    case 3:
        return {signed_call(get_call(to), to), {}, "a right GET"};
    case 4:
        return refused(with_literal(to, member_named("Storage"), "15"), value, "Storage is 15");
    case 5:
        return {v1_call("POST", v1_parameters(to, "HmacSHA1"), to), {}, "a right form"};
    case 6:
        return refused(spoilt_v1("GET", "HmacSHA256", to), failure, "the first character of a v1 signature is wrong");
    case 7:
        return refused(json_with(to, "X-TC-Action", "CloneDBInstances"), {"InvalidAction"}, "an unknown action");
    case 8:
        return {v1_call("GET", v1_parameters(to, "HmacSHA256"), to), {}, "a right GET with v1"};
    case 9:
        return refused(signed_json(to, {.offset = -one_day}), {"AuthFailure.SignatureExpire"}, "signed for yesterday");
    case 10:
        return refused(with_body(to, "{"),
                       {"InvalidParameter", "InvalidRequest", "InternalError.JsonParseError", "InvalidParameterValue",
                        "MissingParameter"},
                       "the body is no JSON");
    case 11:
        return refused(json_with(to, "X-TC-Version", "2017-03-13"),
                       {"NoSuchVersion", "InvalidAction", "InvalidParameterValue", "InvalidParameter"},
                       "an unknown version");
    case 12:
        return refused(with_method(to, "PUT"), {"UnsupportedProtocol", "InvalidParameter"}, "a PUT");
    case 13:
        return refused(signed_json(to, {.secret_id = other_id(to)}),
                       {"AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId", "AuthFailure.SignatureFailure"},
                       "an unknown SecretId");
    case 14:
        return refused(json_with(to, "X-TC-Region", "xx-nowhere"),
                       {"UnsupportedRegion", "InvalidParameterValue", "InvalidParameter"}, "an unknown region");
    default: {
        generators::json::object changed = plain_parameters(to);
        changed["Colour"] = "red";
        return refused(with_body(to, generators::json::serialize(changed)), {"UnknownParameter", "InvalidParameter"},
                       "an unknown member");
    }
    }
}

std::vector<http::request> messages_of(std::vector<asked_call> const& asked) {
    std::vector<http::request> made;
    for (asked_call const& one : asked)
        made.push_back(one.message);
    return made;
}

/// Looks at the ids of answers: each there, and none twice.
judgement judge_ids(server_peer const& to, std::vector<asked_call> const& asked,
                    std::vector<server_answer> const& answers) {
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        read_reply const reply = read(answers[i]);
        constexpr std::string_view expected = "an envelope with a RequestId that no other answer has";
        if (!reply.trouble.empty())
            return wrong_answer(to, asked[i].message, answers[i], "the server " + reply.trouble, {},
                                std::string{expected});
        auto const [before, is_new] = seen.emplace(reply.request_id, i);
        if (!is_new)
            return wrong_answer(to, asked[i].message, answers[i],
                                "the server gave two answers the RequestId " + reply.request_id,
                                "call " + std::to_string(i + 1) + ", after call " + std::to_string(before->second + 1) +
                                    " had the same RequestId",
                                std::string{expected});
    }
    return passed();
}

/// Whether each answer fits its call. That a right one is refused for the state of a resource is no fault.
judgement judge_each(server_peer& to, std::vector<asked_call> const& asked, std::vector<server_answer> const& answers,
                     std::string_view manner) {
    for (std::size_t i = 0; i < answers.size(); ++i) {
        std::string mutation = std::string{asked[i].what} + std::string{manner};
        judgement made = asked[i].refused.empty()
                             ? judge_success(to, asked[i].message, answers[i], std::move(mutation))
                             : judge_refusal(to, asked[i].message, answers[i], asked[i].refused, std::move(mutation));
        if (!made.is_passed() && made.what != verdict::skipped)
            return made;
    }
    return judge_ids(to, asked, answers);
}

judgement give_each_call_an_id(server_peer& to, settings const&) {
    constexpr std::size_t count = 128; // eight of each kind, and more than a hundred
    std::vector<asked_call> asked;
    std::vector<server_answer> answers;
    for (std::size_t i = 0; i < count; ++i) {
        asked.push_back(one_of_several(to, i));
        answers.push_back(ask(to, asked.back().message));
    }
    return judge_ids(to, asked, answers);
}

/// Sends several calls in a manner of its own, again as long as the server says that it is asked too often.
judgement judge_manner(server_peer& to, std::span<std::size_t const> numbers, std::string_view manner,
                       std::vector<server_answer> (server_peer::*send)(std::span<http::request const>)) {
    std::vector<asked_call> asked;
    std::vector<server_answer> answers;
    for (int left = 4; left > 0; --left) {
        asked.clear();
        for (std::size_t const number : numbers)
            asked.push_back(one_of_several(to, number));
        answers = (to.*send)(messages_of(asked));
        if (std::none_of(answers.begin(), answers.end(), tells_of_haste))
            break;
        to.slow_down();
    }
    return judge_each(to, asked, answers, manner);
}

judgement answer_at_the_same_time(server_peer& to, settings const&) {
    constexpr std::array<std::size_t, 8> numbers{0, 1, 4, 3, 0, 6, 7, 5};
    for (int i = 0; i < 3; ++i) {
        judgement made = judge_manner(to, numbers, ", eight calls at once", &server_peer::send_at_once);
        if (!made.is_passed())
            return made;
    }
    return passed();
}

judgement answer_on_one_connection(server_peer& to, settings const&) {
    constexpr std::array<std::size_t, 12> numbers{0, 1, 0, 6, 3, 4, 5, 13, 8, 2, 9, 0};
    return judge_manner(to, numbers, ", one of several calls on a connection", &server_peer::send_in_a_row);
}

/// Whether an answer to a refused request names an order, whatever else is wrong with it.
judgement buy_nothing_when_refused(server_peer& to, settings const&) {
    for (std::size_t const number : {1u, 9u, 2u, 11u, 6u}) {
        asked_call const one = one_of_several(to, number);
        server_answer const answer = ask(to, one.message);
        if (!answer.is_given())
            return wrong_answer(to, one.message, answer, "the server " + answer.trouble, {}, "an answer");
        if (read(answer).holds_an_order)
            return wrong_answer(to, one.message, answer, "the server answered a broken request with an order",
                                std::string{one.what}, "neither DealName nor BillId nor DBInstanceId");
    }
    return passed();
}

/// Looks at the answers to a right and some wrong calls. \p trouble_of tells what is wrong with one; empty: nothing.
judgement look_at_answers(server_peer& to, std::string_view expected, auto const& trouble_of) {
    for (std::size_t const number : {0u, 1u, 2u, 3u, 7u, 10u}) {
        asked_call const one = one_of_several(to, number);
        server_answer const answer = ask(to, one.message);
        std::string const trouble = answer.is_given() ? trouble_of(answer) : answer.trouble;
        if (!trouble.empty())
            return wrong_answer(to, one.message, answer, "the server " + trouble, std::string{one.what},
                                std::string{expected});
    }
    return passed();
}

judgement answer_as_json(server_peer& to, settings const&) {
    return look_at_answers(to, "Content-Type: application/json", [](server_answer const& answer) {
        auto const type = answer.response.headers.find("Content-Type");
        return type && is_media_type(*type, json_type)
                   ? std::string{}
                   : "answered with " + (type ? "the content type " + std::string{*type} : "no content type");
    });
}

/// Errors of each layer, all with HTTP 200.
judgement answer_errors_with_200(server_peer& to, settings const&) {
    return look_at_answers(to, "HTTP 200, for the envelope tells of the error", [](server_answer const& answer) {
        return answer.response.status == 200
                   ? std::string{}
                   : "answered with the HTTP status " + std::to_string(answer.response.status);
    });
}

judgement say_what_is_wrong(server_peer& to, settings const&) {
    return look_at_answers(to, "a Message for a reader", [](server_answer const& answer) {
        read_reply const reply = read(answer);
        bool const is_mute =
            reply.what == read_reply::form::refusal && reply.message.find_first_not_of(' ') == std::string::npos;
        return is_mute ? "gave an error with an empty Message" : std::string{};
    });
}

judgement name_the_clone(server_peer& to, settings const&) {
    http::request const message = with_literal(to, member_named("InstanceChargeType"), "\"POSTPAID_BY_HOUR\"");
    server_answer const answer = ask(to, message);
    judgement made = judge_success(to, message, answer, "InstanceChargeType is POSTPAID_BY_HOUR");
    if (made.is_passed() && read(answer).instance_id.empty())
        return wrong_answer(to, message, answer, "the server gave no DBInstanceId for a pay-as-you-go clone",
                            "InstanceChargeType is POSTPAID_BY_HOUR", "DBInstanceId beside DealName and BillId");
    return made;
}

/// Whether a request is refused for its size: in the envelope, or by a layer before the API with a status of HTTP or an
/// end of the connection.
judgement refuse_size(server_peer& to, http::request const& message, std::string mutation) {
    server_answer const answer = ask(to, message);
    bool const is_refused_before = answer.is_given() && answer.response.status >= 400 && answer.response.status < 500;
    if ((is_refused_before || answer.what == server_answer::state::closed) && !read(answer).holds_an_order)
        return passed();
    return judge_refusal(to, message, answer,
                         codes_of(std::array<std::string_view, 4>{"RequestSizeLimitExceeded", "InvalidParameter",
                                                                  "InvalidRequest", "AuthFailure.SignatureFailure"}),
                         std::move(mutation));
}

http::request json_of_size(server_peer const& to, std::size_t size) {
    std::string body = plain_json(to);
    body.resize(size, ' ');
    return with_body(to, std::move(body));
}

std::string flattened_of_size(server_peer const& to, std::size_t size) {
    std::string text = plain_flattened(to) + "&TagList.0.TagKey=long&TagList.0.TagValue=";
    return text.append(size - text.size(), 'x');
}

http::request get_of_size(server_peer const& to, std::size_t size) {
    return signed_call(get_call(to, flattened_of_size(to, size)), to);
}

http::request form_of_size(server_peer const& to, std::size_t size) {
    return v1_call("POST", v1_parameters(to, "HmacSHA256", flattened_of_size(to, size)), to);
}

/// Whether a call orders nothing, in whatever way it is refused: a layer before the API may do it.
judgement order_nothing(server_peer& to, http::request const& message, std::string_view mutation,
                        std::string_view trouble) {
    server_answer const answer = ask(to, message);
    if (answer.is_given() && read(answer).holds_an_order)
        return wrong_answer(to, message, answer, std::string{trouble}, std::string{mutation}, "no order");
    if (answer.what == server_answer::state::timed_out)
        return ended(verdict::timed_out, "the server " + answer.trouble);
    return passed();
}

judgement order_nothing_at_other_paths(server_peer& to, settings const&) {
    http::request message = json_call(to);
    message.path = "/clone";
    return order_nothing(to, signed_call(std::move(message), to), "the path is /clone",
                         "the server took a call to another path than /");
}

judgement order_nothing_for_other_hosts(server_peer& to, settings const&) {
    for (http::request const& message : {signed_json(to), v1_call("GET", v1_parameters(to, "HmacSHA256"), to)}) {
        judgement made = order_nothing(to, with(message, "Host", other_host), "Host is changed after signing",
                                       "the server took a call that is signed for another host");
        if (!made.is_passed())
            return made;
    }
    return passed();
}

judgement refuse_second_use(server_peer& to, settings const&) {
    http::request const message = v1_call("POST", v1_parameters(to, "HmacSHA256"), to);
    judgement made = expect_success(to, message);
    if (!made.is_passed())
        return made;
    return expect_refusal(
        to, message,
        codes_of(std::array<std::string_view, 3>{"AuthFailure", "InvalidParameter", "InvalidParameterValue"}),
        "the same call a second time, with the same Nonce and Timestamp");
}

judgement refuse_wrong_token(server_peer& to, settings const&) {
    if (to.who().token.empty())
        return ended(verdict::not_applicable, "no token was given");
    std::string token{to.who().token.reveal()};
    spoil(token, token.size() / 2);
    return expect_refusal(
        to, json_with(to, "X-TC-Token", token),
        codes_of(std::array<std::string_view, 3>{"AuthFailure.TokenFailure", "AuthFailure.SecretIdNotFound",
                                                 "AuthFailure.SignatureFailure"}),
        "a character of X-TC-Token is another one");
}

void append_sizes(std::vector<conformance_case>& out) {
    using maker = http::request (*)(server_peer const&, std::size_t);
    struct limit {
        std::string_view form;
        std::string_view what;
        maker make;
        std::size_t most;
        std::size_t near; ///< a size that is surely within it, and within what programs take
    };
    // 16 KB are a usual limit of the head of a request; a megabyte may be a million bytes.
    constexpr std::array<limit, 3> limits{{{"json", "a JSON POST of 10 MB", json_of_size, largest_json, 4'000'000},
                                           {"form", "a form of 1 MB", form_of_size, largest_form, 990'000},
                                           {"get", "a GET of 32 KB", get_of_size, largest_get, short_get}}};
    for (limit const& one : limits) {
        std::string const form{one.form};
        append(out, "size." + form, level::should, "More than " + std::string{one.what} + " is refused.",
               rules::request_size.origin, [one](server_peer& to, settings const&) {
                   return refuse_size(to, one.make(to, one.most + 1), "longer than " + std::string{one.what});
               });
        append(out, "size." + form + "-near", level::should, "Less than " + std::string{one.what} + " is taken.",
               rules::request_size.origin, [one](server_peer& to, settings const&) {
                   return expect_success(to, one.make(to, one.near), std::to_string(one.near) + " bytes long");
               });
    }
}

} // namespace

void append_several(std::vector<conformance_case>& out) {
    source const page = asked_action().origin;
    source const ids = rules::response_request_id.origin;
    append(out, "success.regions", level::should, "Each region of the page is supported.",
           asked_action().regions_origin, take_each_region);
    append(out, "success.postpaid-id", level::should, "The id of a pay-as-you-go clone is returned.", page,
           name_the_clone);
    append(out, "codes.unknown-key", level::should, "The code of an unknown SecretId says so.",
           common_error_codes_source, give_apt_codes_for_keys);
    append(out, "success.numbers", level::should, "DealName and BillId are not empty.", page, number_orders);
    append(out, "request-id.unique", level::must, "Each answer has a RequestId of its own, errors too.", ids,
           give_each_call_an_id);
    append(out, "concurrency.eight", level::must,
           "Eight calls at once are all answered, each with its own answer and RequestId.", ids,
           answer_at_the_same_time);
    append(out, "connection.reused", level::must, "Each call on a connection is judged for itself.", ids,
           answer_on_one_connection);
    append(out, "refused.buys-nothing", level::must, "The answer to a broken request names no order.",
           asked_action().billing_origin, buy_nothing_when_refused);
    append(out, "answer.content-type", level::should, "Answers have the content type application/json.",
           rules::response_json.origin, answer_as_json);
    append(out, "answer.status", level::must, "Errors come with HTTP 200 too.", rules::response_status.origin,
           answer_errors_with_200);
    append(out, "answer.message", level::should, "The Message of an error says something.",
           rules::response_error_shape.origin, say_what_is_wrong);
    append(out, "path.other", level::should, "A call to another path than / orders nothing.",
           rules::request_path.origin, order_nothing_at_other_paths);
    append(out, "signature.host-sent", level::must, "A call that is signed for another host orders nothing.",
           rules::signature_mismatch.origin, order_nothing_for_other_hosts);
    append(out, "v1.nonce-used", level::may, "A Nonce is good for one call.", rules::request_nonce.origin,
           refuse_second_use);
    append(out, "token.wrong", level::must, "A wrong token of temporary credentials is refused.",
           rules::signature_missing.origin, refuse_wrong_token);
    append_sizes(out);
}

} // namespace tc3::conformance::server_cases
