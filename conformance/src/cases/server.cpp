// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/cases.hpp"

#include "generators/mutate.hpp"
#include "property.hpp"
#include "server/calls.hpp"
#include "server/replies.hpp"

#include <tc3/http/set_header.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/request/common.hpp>
#include <tc3/rules/catalogue.hpp>
#include <tc3/rules/protocol.hpp>

#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace tc3::conformance {
namespace {

using generators::document;
using generators::expressible;
using generators::mutation;
using generators::mutator;

// ---------------------------------------------------------------------------------------------------------------------
// Properties of a server

/// How often a server is asked with made-up values: it is slower than a program behind a pipe, and must not be flooded.
constexpr int tries_of(settings const& with) noexcept {
    return std::max(1, with.max_success / 5);
}

/// How many smaller requests are sent after a failure.
constexpr int most_smaller_requests = 100;

template <class T, class Judge>
judgement for_all_sent(std::string_view id, settings with, rc::Gen<T> const& values, Judge&& judge) {
    with.max_success = tries_of(with);
    bool has_failed = false;
    int left = most_smaller_requests;
    return for_all(id, with, values, [&](T const& value) {
        if (has_failed && left-- <= 0)
            return passed();
        judgement made = judge(value);
        has_failed = has_failed || made.what == verdict::failed;
        return made;
    });
}

validation_context const& context_of_requests() {
    static validation_context const made = [] {
        validation_context context;
        context.region = asked_region;
        context.timestamp = 1735689600; // 2025: times to recover to are past, whenever the suite runs
        return context;
    }();
    return made;
}

structure const& request_shape() {
    return *asked_action().request;
}

rc::Gen<generators::json::object> any_request() {
    return generators::any_valid(request_shape(), context_of_requests());
}

/// Requests that stay valid as a query, and fit into a GET.
rc::Gen<generators::json::object> any_flat_request() {
    return rc::gen::suchThat(any_request(), [](generators::json::object const& object) {
        return generators::survives_flattening(object, request_shape()) &&
               generators::to_flattened({object, {}}).size() < largest_get - 4096;
    });
}

/// A request and the way it is written.
struct written_request {
    document content{};
    generators::layout form{};
};

rc::Gen<written_request> any_written_request() {
    return rc::gen::map(rc::gen::pair(any_request(), generators::any_layout()),
                        [](std::pair<generators::json::object, generators::layout> made) {
                            return written_request{{std::move(made.first), {}}, std::move(made.second)};
                        });
}

// ---------------------------------------------------------------------------------------------------------------------
// Requests with a broken rule of the action's table

/// The mutators that break one rule.
using mutator_list = std::vector<mutator>;

/// Those of all rules that are errors, by rule.
std::map<std::string, mutator_list> const& mutators_by_rule() {
    static std::map<std::string, mutator_list> const made = [] {
        std::map<std::string, mutator_list> all;
        for (mutator& each : generators::mutators(request_shape(), context_of_requests()))
            if (each.severity == severity::error)
                all[each.rule].push_back(std::move(each));
        return all;
    }();
    return made;
}

rc::Gen<mutation> any_broken(mutator_list const& ways) {
    return rc::gen::exec([&ways] {
        bool const is_flat =
            std::all_of(ways.begin(), ways.end(), [](mutator const& each) { return each.flattened_only; });
        document const valid{*(is_flat ? any_flat_request() : any_request()), {}};
        std::size_t const at = *rc::gen::resize(100, rc::gen::inRange(std::size_t{0}, ways.size()));
        return *ways[at].apply(valid);
    });
}

/// The call that carries a broken request: a GET only where JSON cannot say it.
http::request call_with(mutation const& made, server_peer const& to) {
    if (made.where == expressible::flattened_only)
        return signed_call(get_call(to, generators::to_flattened(made.broken)), to);
    return signed_call(json_call(to, generators::to_text(made.broken)), to);
}

/// A JSON text of one letter, many times.
std::string text_of(std::string const& letter, std::int64_t count) {
    std::string text = "\"";
    for (std::int64_t i = 0; i < count; ++i)
        text.append(letter);
    return text.append("\"");
}

/// Literals that just miss what a rule admits for a member of the top level: always tried, whatever is made up.
std::vector<std::string> near_misses(row const& member, kind broken) {
    std::vector<std::string> made;
    std::string right = "10";
    for (constraint const& rule : member.constraints()) {
        if (rule.what == constraint::form::one_of_integers) {
            right = std::to_string(rule.integers.front());
            auto const is_listed = [&rule](std::int64_t value) {
                return std::find(rule.integers.begin(), rule.integers.end(), value) != rule.integers.end();
            };
            for (std::int64_t const listed : rule.integers)
                for (std::int64_t const near : {listed - 1, listed + 1})
                    if (broken == kind::one_of && !is_listed(near))
                        made.push_back(std::to_string(near));
        } else if (rule.what == constraint::form::multiple_of && broken == kind::step) {
            for (std::int64_t const near : {rule.minimum / 2, rule.minimum - 1, rule.minimum + 1})
                made.push_back(std::to_string(near));
        } else if (rule.what == constraint::form::length && broken == kind::length) {
            for (std::string const letter : {"a", "\u4e2d"})
                made.push_back(text_of(letter, rule.maximum + 1));
        }
    }
    if (broken != kind::type || member.list)
        return made;
    switch (member.type) {
    case wire_type::integer:
        return {"\"" + right + "\"", right + ".0", "true"};
    case wire_type::boolean:
        return {"\"true\"", "1"};
    case wire_type::string:
        return {"7", "true"};
    default:
        return {};
    }
}

/// The documentation's example with another literal for one member, and no relation broken.
document example_with(row const& member, std::string literal) {
    document made{boost::json::parse({plain_parameters.data(), plain_parameters.size()}).as_object(), {}};
    for (relation const& rule : request_shape().relations)
        if (rule.what == relation::form::exactly_one && generators::reads(rule, member.name))
            for (member_reference const& each : rule.members())
                made.object.erase(generators::to_json(each.name));
    made.object[generators::to_json(member.name)] = nullptr;
    made.edits.push_back({generators::edit::form::literal, generators::below("", member.name), std::move(literal)});
    return made;
}

/// The member of the top level that a rule is about, or null.
row const* member_of(std::string_view rule, kind broken) {
    structure const& shape = request_shape();
    for (row const& member : shape.rows)
        if (rule == shape.subject() + "." + kebab_case(member.name) + "." + std::string{to_string(broken)})
            return &member;
    return nullptr;
}

judgement refuse_near_misses(server_peer& to, std::string_view rule, kind broken) {
    row const* const member = member_of(rule, broken);
    if (member == nullptr)
        return passed();
    for (std::string const& literal : near_misses(*member, broken)) {
        http::request const message =
            signed_call(json_call(to, generators::to_text(example_with(*member, literal))), to);
        judgement made = expect_refusal(to, message, codes_for(broken), std::string{member->name} + " is " + literal);
        if (!made.is_passed())
            return made;
    }
    return passed();
}

/// Whether the service may be lenient towards a rule, or may look at something else first.
level level_of(kind broken) {
    static std::set<kind> const lenient{kind::type,    kind::unknown, kind::duplicate, kind::length,
                                        kind::depends, kind::format,  kind::encoding};
    return lenient.contains(broken) ? level::should : level::must;
}

void append_rules(std::vector<conformance_case>& out) {
    for (auto const& [rule, ways] : mutators_by_rule()) {
        kind const broken = ways.front().kind;
        auto const page = rules::find_page(known_actions, rule);
        conformance_case made;
        made.id = "server/" + rule;
        made.level = rule.ends_with(".body.type") ? level::must : level_of(broken);
        made.side = side::server;
        made.requirement = "A request that breaks the rule is refused: " + (page ? page->requirement : rule);
        made.source = page ? page->origin : asked_action().origin;
        made.smoke = rule == "clone-db-instance.storage.step";
        made.send = [id = made.id, &rule = rule, &ways = ways, broken](server_peer& to, settings const& with) {
            if (judgement near = refuse_near_misses(to, rule, broken); !near.is_passed())
                return near;
            return for_all_sent(id, with, any_broken(ways), [&](mutation const& one) {
                return expect_refusal(to, call_with(one, to), codes_for(broken), one.description);
            });
        };
        out.push_back(std::move(made));
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Single requests

/// A demand on one request.
struct demand {
    std::string_view id{};
    tc3::conformance::level level = level::must;
    std::string_view requirement{};
    tc3::source source{};
    std::string_view mutation{};             ///< what is done to a right request
    std::vector<std::string_view> refused{}; ///< classes of codes; empty: the request must be taken
    http::request (*make)(server_peer const& to) = nullptr;
    bool smoke = false;
};

void append(std::vector<conformance_case>& out, demand one) {
    conformance_case made;
    made.id = "server/" + std::string{one.id};
    made.level = one.level;
    made.side = side::server;
    made.requirement = one.requirement;
    made.source = one.source;
    made.smoke = one.smoke;
    made.send = [one = std::move(one)](server_peer& to, settings const&) {
        http::request const message = one.make(to);
        std::string mutation{one.mutation};
        if (one.refused.empty())
            return expect_success(to, message, std::move(mutation));
        return expect_refusal(to, message, codes_of(one.refused), std::move(mutation));
    };
    out.push_back(std::move(made));
}

http::request without(http::request message, std::string_view name) {
    http::header_list left;
    for (http::header const h : message.headers)
        if (!tc3::detail::equal_ignoring_case(h.name, name))
            left.add(h.name, h.value);
    message.headers = std::move(left);
    return message;
}

http::request with(http::request message, std::string_view name, std::string_view value) {
    http::set_header(message.headers, name, value);
    return message;
}

/// A call with another signature: its digit at a place is another one.
http::request with_spoilt_signature(http::request message, std::size_t from_end) {
    std::string value{message.headers.find("Authorization").value()};
    spoil(value, value.size() - 1 - from_end);
    return with(std::move(message), "Authorization", value);
}

/// A call with another Authorization, made by replacing a text in it.
http::request with_authorization(http::request message, std::string_view what, std::string_view by) {
    std::string value{message.headers.find("Authorization").value()};
    value.replace(value.find(what), what.size(), by);
    return with(std::move(message), "Authorization", value);
}

constexpr std::int64_t one_hour = 3600;
constexpr std::int64_t one_day = 86400;

/// A key that is wrong in one character.
secret other_key(server_peer const& to) {
    std::string key{to.who().key.reveal()};
    key.empty() ? key.push_back('x') : spoil(key, key.size() / 2);
    return secret{key};
}

std::string other_id(server_peer const& to) {
    std::string id = to.who().secret_id;
    spoil(id, id.size() - 1);
    return id;
}

http::request signed_json(server_peer const& to, tc3_form const& form = {}) {
    return signed_call(json_call(to), to, form);
}

void append_accepted(std::vector<conformance_case>& out) {
    using rules::request_content_type;
    source const by_page = asked_action().origin;
    append(out, {"success.plain",
                 level::must,
                 "A right request is answered with HTTP 200 and Response with DealName, BillId and RequestId.",
                 by_page,
                 "",
                 {},
                 [](server_peer const& to) { return signed_json(to); },
                 true});
    append(out, {"accept.signed-headers-of-sdks",
                 level::must,
                 "A signature over content-type and host alone is taken.",
                 rules::signature_signed_headers.origin,
                 "signed with content-type;host",
                 {},
                 [](server_peer const& to) {
                     return signed_json(to, {.signed_headers = std::string{sign::sdk_signed_headers}});
                 }});
    append(out, {"accept.more-signed-headers",
                 level::must,
                 "Further headers may be signed.",
                 rules::signature_signed_headers.origin,
                 "all headers of the protocol are signed",
                 {},
                 [](server_peer const& to) {
                     return signed_json(
                         to,
                         {.signed_headers = "content-type;host;x-tc-action;x-tc-region;x-tc-timestamp;x-tc-version"});
                 }});
    append(out, {"accept.charset",
                 level::must,
                 "A content type with a charset is taken.",
                 rules::signature_mismatch.origin,
                 "Content-Type: application/json; charset=utf-8",
                 {},
                 [](server_peer const& to) {
                     return signed_call(with(json_call(to), "Content-Type", "application/json; charset=utf-8"), to);
                 }});
    append(out, {"accept.header-names-in-any-case",
                 level::must,
                 "The letter case of header names does not matter.",
                 rules::signature_mismatch.origin,
                 "all header names in small letters",
                 {},
                 [](server_peer const& to) {
                     http::request message = signed_json(to);
                     http::header_list lower;
                     for (http::header const h : message.headers)
                         lower.add(tc3::detail::to_lower(h.name), h.value);
                     message.headers = std::move(lower);
                     return message;
                 }});
    append(out, {"accept.optional-headers",
                 level::must,
                 "The optional common headers are taken.",
                 rules::request_language.origin,
                 "with X-TC-Language and X-TC-RequestClient",
                 {},
                 [](server_peer const& to) {
                     return signed_call(
                         with(with(json_call(to), "X-TC-Language", "en-US"), "X-TC-RequestClient", "SDK_CPP_3.3.165"),
                         to);
                 }});
    append(out, {"accept.get",
                 level::must,
                 "A GET with flattened parameters and a TC3 signature is taken.",
                 request_content_type.origin,
                 "",
                 {},
                 [](server_peer const& to) { return signed_call(get_call(to), to); }});
    append(out, {"accept.get-plus",
                 level::should,
                 "A blank in the query of a GET may be a plus sign, as SDKs write it.",
                 rules::signature_mismatch.origin,
                 "the blank of RecoveryTargetTime is +",
                 {},
                 [](server_peer const& to) {
                     std::string query{plain_flattened};
                     query.replace(query.find("%20"), 3, "+");
                     return signed_call(get_call(to, query), to);
                 }});
    append(out, {"accept.v1-get-hmac-sha1",
                 level::must,
                 "A GET signed with HmacSHA1 is taken.",
                 request_content_type.origin,
                 "",
                 {},
                 [](server_peer const& to) { return v1_call("GET", v1_parameters(to, "HmacSHA1"), to); }});
    append(out, {"accept.v1-get-default",
                 level::must,
                 "Without a SignatureMethod a v1 signature is HmacSHA1.",
                 rules::signature_missing.origin,
                 "without SignatureMethod",
                 {},
                 [](server_peer const& to) { return v1_call("GET", v1_parameters(to, ""), to); }});
    append(out, {"accept.v1-get-hmac-sha256",
                 level::must,
                 "A GET signed with HmacSHA256 is taken.",
                 request_content_type.origin,
                 "",
                 {},
                 [](server_peer const& to) { return v1_call("GET", v1_parameters(to, "HmacSHA256"), to); }});
    append(out, {"accept.v1-post-hmac-sha1",
                 level::must,
                 "A form signed with HmacSHA1 is taken.",
                 request_content_type.origin,
                 "",
                 {},
                 [](server_peer const& to) { return v1_call("POST", v1_parameters(to, "HmacSHA1"), to); }});
    append(out, {"accept.v1-post-hmac-sha256",
                 level::must,
                 "A form signed with HmacSHA256 is taken.",
                 request_content_type.origin,
                 "",
                 {},
                 [](server_peer const& to) { return v1_call("POST", v1_parameters(to, "HmacSHA256"), to); }});
    append(out, {"clock.slightly-behind",
                 level::must,
                 "A clock that is four minutes behind is near enough.",
                 rules::signature_expired.origin,
                 "signed for four minutes ago",
                 {},
                 [](server_peer const& to) { return signed_json(to, {.offset = -240}); }});
    append(out, {"clock.slightly-ahead",
                 level::must,
                 "A clock that is four minutes ahead is near enough.",
                 rules::signature_expired.origin,
                 "signed for in four minutes",
                 {},
                 [](server_peer const& to) { return signed_json(to, {.offset = 240}); }});
}

void append_clock(std::vector<conformance_case>& out) {
    std::vector<std::string_view> const expired{"AuthFailure.SignatureExpire"};
    source const origin = rules::signature_expired.origin;
    constexpr std::string_view requirement = "A timestamp more than five minutes off is refused as expired.";
    append(out, {"clock.ten-minutes-behind", level::must, requirement, origin, "signed for ten minutes ago", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = -600}); }});
    append(out, {"clock.ten-minutes-ahead", level::must, requirement, origin, "signed for in ten minutes", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = 600}); }});
    append(out, {"clock.hour-behind", level::must, requirement, origin, "signed for an hour ago", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = -one_hour}); }});
    append(out, {"clock.hour-ahead", level::must, requirement, origin, "signed for in an hour", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = one_hour}); }});
    append(out, {"clock.day-behind", level::must, requirement, origin, "signed for yesterday", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = -one_day}); }});
    append(out, {"clock.day-ahead", level::must, requirement, origin, "signed for tomorrow", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = one_day}); }});
    append(out, {"clock.get-hour-behind", level::must, requirement, origin, "a GET, signed for an hour ago", expired,
                 [](server_peer const& to) { return signed_call(get_call(to), to, {.offset = -one_hour}); }});
    append(out,
           {"clock.v1-hour-behind", level::must, "A v1 timestamp more than five minutes off is refused as expired.",
            origin, "Timestamp is an hour ago", expired, [](server_peer const& to) {
                parameter_list all = v1_parameters(to, "HmacSHA256");
                for (auto& [name, value] : all)
                    if (name == "Timestamp")
                        value = std::to_string(to.now() - one_hour);
                return v1_call("GET", all, to);
            }});
}

void append_signature(std::vector<conformance_case>& out) {
    std::vector<std::string_view> const wrong{"AuthFailure.SignatureFailure"};
    std::vector<std::string_view> const no_form{"AuthFailure.InvalidAuthorization", "AuthFailure.SignatureFailure"};
    std::vector<std::string_view> const no_id{"AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId",
                                              "AuthFailure.SignatureFailure"};
    std::vector<std::string_view> const absent{"AuthFailure.InvalidAuthorization", "AuthFailure.SignatureFailure",
                                               "MissingParameter", "InvalidParameter"};
    std::vector<std::string_view> const of_scope{"AuthFailure.InvalidAuthorization", "AuthFailure.SignatureFailure",
                                                 "AuthFailure.SignatureExpire"};
    std::vector<std::string_view> const of_service{"AuthFailure.InvalidAuthorization", "AuthFailure.SignatureFailure",
                                                   "NoSuchProduct"};
    source const mismatch = rules::signature_mismatch.origin;
    source const scope = rules::signature_scope.origin;
    source const form = rules::signature_malformed.origin;
    constexpr std::string_view requirement = "A signature that does not fit the message is refused.";

    append(out,
           {"signature.body", level::must, requirement, mismatch, "a digit of the body is changed after signing", wrong,
            [](server_peer const& to) {
                http::request message = signed_json(to);
                spoil(message.body, message.body.find("abcd1234") + 7);
                return message;
            },
            true});
    append(out, {"signature.body-appended", level::must, requirement, mismatch,
                 "a blank is added to the body after signing", wrong, [](server_peer const& to) {
                     http::request message = signed_json(to);
                     message.body.push_back(' ');
                     return message;
                 }});
    append(out, {"signature.query", level::must, requirement, mismatch,
                 "a digit of the query of a GET is changed after signing", wrong, [](server_peer const& to) {
                     http::request message = signed_call(get_call(to), to);
                     spoil(message.query, message.query.find("abcd1234") + 7);
                     return message;
                 }});
    append(out, {"signature.method", level::must, requirement, mismatch,
                 "signed as a POST with an empty body, sent as a GET", wrong, [](server_peer const& to) {
                     http::request message = get_call(to);
                     message.method = "POST";
                     message = signed_call(std::move(message), to);
                     message.method = "GET";
                     return message;
                 }});
    append(out, {"signature.content-type", level::must, requirement, mismatch,
                 "a charset is added to the content type after signing", wrong, [](server_peer const& to) {
                     return with(signed_json(to), "Content-Type", "application/json; charset=utf-8");
                 }});
    append(out, {"signature.host", level::must, requirement, mismatch, "signed for another host of the product", wrong,
                 [](server_peer const& to) {
                     http::request message = with(json_call(to), "Host", "postgres.eu-frankfurt.tencentcloudapi.com");
                     return with(signed_call(std::move(message), to), "Host", to.host());
                 }});
    append(out, {"signature.signed-header", level::must, requirement, mismatch,
                 "X-TC-Region is signed, and changed after signing", wrong, [](server_peer const& to) {
                     return with(signed_json(to, {.signed_headers = "content-type;host;x-tc-region"}), "X-TC-Region",
                                 "ap-beijing");
                 }});
    append(out, {"signature.timestamp", level::must, requirement, mismatch,
                 "X-TC-Timestamp is a second later than what was signed", of_scope, [](server_peer const& to) {
                     http::request message = signed_json(to, {.offset = -2});
                     std::string const later =
                         std::to_string(std::stoll(std::string{message.headers.find("X-TC-Timestamp").value()}) + 1);
                     return with(std::move(message), "X-TC-Timestamp", later);
                 }});
    append(out, {"signature.first-digit", level::must, requirement, mismatch,
                 "the first digit of the signature is another one", wrong,
                 [](server_peer const& to) { return with_spoilt_signature(signed_json(to), 63); }});
    append(out, {"signature.last-digit", level::must, requirement, mismatch,
                 "the last digit of the signature is another one", wrong,
                 [](server_peer const& to) { return with_spoilt_signature(signed_json(to), 0); }});
    append(out, {"signature.get-last-digit", level::must, requirement, mismatch,
                 "the last digit of the signature of a GET is another one", wrong,
                 [](server_peer const& to) { return with_spoilt_signature(signed_call(get_call(to), to), 0); }});
    append(out, {"signature.key", level::must, requirement, mismatch, "signed with another key", wrong,
                 [](server_peer const& to) { return signed_json(to, {.key = other_key(to)}); }});
    append(out, {"signature.secret-id", level::must, "An unknown SecretId is refused.", mismatch,
                 "the last character of the SecretId is another one", no_id,
                 [](server_peer const& to) { return signed_json(to, {.secret_id = other_id(to)}); }});
    append(out, {"signature.missing", level::must, "A call without a signature is refused.",
                 rules::signature_missing.origin, "without Authorization", absent,
                 [](server_peer const& to) { return without(signed_json(to), "Authorization"); }});
    append(out, {"signature.empty", level::must, "A signature has the documented form.", form,
                 "nothing after Signature=", no_form, [](server_peer const& to) {
                     http::request message = signed_json(to);
                     std::string value{message.headers.find("Authorization").value()};
                     value.resize(value.size() - 64);
                     return with(std::move(message), "Authorization", value);
                 }});
    append(out, {"signature.cut-off", level::must, "A signature has the documented form.", form,
                 "the signature lacks its last digit", no_form, [](server_peer const& to) {
                     http::request message = signed_json(to);
                     std::string value{message.headers.find("Authorization").value()};
                     value.pop_back();
                     return with(std::move(message), "Authorization", value);
                 }});
    append(out, {"signature.upper-case", level::should, "A signature is written in small digits.", form,
                 "the signature is in capitals", no_form, [](server_peer const& to) {
                     http::request message = signed_json(to);
                     std::string value{message.headers.find("Authorization").value()};
                     for (auto at = value.size() - 64; at < value.size(); ++at)
                         value[at] =
                             tc3::detail::is_lower(value[at]) ? static_cast<char>(value[at] - 'a' + 'A') : value[at];
                     return with(std::move(message), "Authorization", value);
                 }});
    append(out, {"signature.malformed", level::must, "A signature has the documented form.", form,
                 "Authorization is Bearer and a word", no_form,
                 [](server_peer const& to) { return with(signed_json(to), "Authorization", "Bearer token"); }});
    append(out, {"signature.algorithm", level::must, "The algorithm is TC3-HMAC-SHA256.",
                 rules::signature_algorithm.origin, "Authorization names TC4-HMAC-SHA256", no_form,
                 [](server_peer const& to) { return with_authorization(signed_json(to), "TC3", "TC4"); }});
    append(out, {"signature.scope-date", level::must, "The scope's date is that of the timestamp.", scope,
                 "the scope names the day before, and the key is derived for it", of_scope, [](server_peer const& to) {
                     return signed_json(to, {.date = std::string{sign::date_of(to.now() - one_day).value().text()}});
                 }});
    append(out, {"signature.scope-service", level::must, "The scope's service is that of the host.", scope,
                 "the scope names cvm, and the key is derived for it", of_service,
                 [](server_peer const& to) { return signed_json(to, {.service = "cvm"}); }});
    append(out, {"signature.scope-terminator", level::must, "The scope ends in tc3_request.", scope,
                 "the scope ends in tc4_request, and the key is derived for it", no_form,
                 [](server_peer const& to) { return signed_json(to, {.terminator = "tc4_request"}); }});
    append(out, {"signature.host-not-signed", level::must, "Content-type and host are signed.",
                 rules::signature_signed_headers.origin, "signed with content-type alone", no_form,
                 [](server_peer const& to) { return signed_json(to, {.signed_headers = "content-type"}); }});
    append(out, {"signature.content-type-not-signed", level::must, "Content-type and host are signed.",
                 rules::signature_signed_headers.origin, "signed with host alone", no_form,
                 [](server_peer const& to) { return signed_json(to, {.signed_headers = "host"}); }});
    append(out,
           {"signature.signed-header-absent", level::must, "Each signed header is in the message.",
            rules::signature_signed_headers.origin, "signed with x-tc-trace, which is not sent", no_form,
            [](server_peer const& to) { return signed_json(to, {.signed_headers = "content-type;host;x-tc-trace"}); }});
    append(out, {"signature.signed-headers-unsorted", level::should, "Signed headers are in ASCII order.",
                 rules::signature_signed_headers.origin, "signed with host;content-type", no_form,
                 [](server_peer const& to) { return signed_json(to, {.signed_headers = "host;content-type"}); }});
}

/// A v1 call whose signature has another first character.
http::request spoilt_v1(std::string_view method, std::string_view signature_method, server_peer const& to) {
    http::request message = v1_call(method, v1_parameters(to, signature_method), to);
    std::string& text = message.method == "GET" ? message.query : message.body;
    spoil(text, text.find("&Signature=") + 11);
    return message;
}

parameter_list v1_without(server_peer const& to, std::string_view left_out) {
    parameter_list all = v1_parameters(to, "HmacSHA256");
    std::erase_if(all, [left_out](auto const& each) { return each.first == left_out; });
    return all;
}

void append_v1_signature(std::vector<conformance_case>& out) {
    std::vector<std::string_view> const wrong{"AuthFailure.SignatureFailure"};
    std::vector<std::string_view> const absent{"MissingParameter", "InvalidParameter", "AuthFailure"};
    source const mismatch = rules::signature_mismatch.origin;
    constexpr std::string_view requirement = "A v1 signature that does not fit the parameters is refused.";
    constexpr std::string_view other_character = "the first character of Signature is another one";
    append(out, {"v1.get-hmac-sha1", level::must, requirement, mismatch, other_character, wrong,
                 [](server_peer const& to) { return spoilt_v1("GET", "HmacSHA1", to); }});
    append(out, {"v1.get-hmac-sha256", level::must, requirement, mismatch, other_character, wrong,
                 [](server_peer const& to) { return spoilt_v1("GET", "HmacSHA256", to); }});
    append(out, {"v1.post-hmac-sha1", level::must, requirement, mismatch, other_character, wrong,
                 [](server_peer const& to) { return spoilt_v1("POST", "HmacSHA1", to); }});
    append(out, {"v1.post-hmac-sha256", level::must, requirement, mismatch, other_character, wrong,
                 [](server_peer const& to) { return spoilt_v1("POST", "HmacSHA256", to); }});
    append(out,
           {"v1.key", level::must, requirement, mismatch, "signed with another key", wrong,
            [](server_peer const& to) { return v1_call("GET", v1_parameters(to, "HmacSHA256"), to, other_key(to)); }});
    append(out, {"v1.parameter", level::must, requirement, mismatch, "a parameter is changed after signing", wrong,
                 [](server_peer const& to) {
                     http::request message = v1_call("GET", v1_parameters(to, "HmacSHA256"), to);
                     spoil(message.query, message.query.find("abcd1234") + 7);
                     return message;
                 }});
    append(out, {"v1.method", level::must, "The method is part of what v1 signs.", mismatch,
                 "signed for a GET, sent as a POST of a form", wrong, [](server_peer const& to) {
                     http::request message = v1_call("GET", v1_parameters(to, "HmacSHA256"), to);
                     message.method = "POST";
                     message.body = std::exchange(message.query, {});
                     message.headers.add("Content-Type", form_type);
                     return message;
                 }});
    append(out, {"v1.secret-id",
                 level::must,
                 "An unknown SecretId is refused.",
                 mismatch,
                 "the last character of the SecretId is another one",
                 {"AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId", "AuthFailure.SignatureFailure"},
                 [](server_peer const& to) {
                     parameter_list all = v1_parameters(to, "HmacSHA256");
                     for (auto& [name, value] : all)
                         if (name == "SecretId")
                             value = other_id(to);
                     return v1_call("GET", all, to);
                 }});
    append(out, {"v1.signature-missing", level::must, "A call without a signature is refused.",
                 rules::signature_missing.origin, "without Signature", absent, [](server_peer const& to) {
                     http::request message = v1_call("GET", v1_parameters(to, "HmacSHA256"), to);
                     auto const begin = message.query.find("&Signature=");
                     message.query.erase(begin, message.query.find('&', begin + 1) - begin);
                     return message;
                 }});
    append(out, {"v1.secret-id-missing", level::must, "SecretId is required with v1.", rules::request_nonce.origin,
                 "without SecretId", absent,
                 [](server_peer const& to) { return v1_call("GET", v1_without(to, "SecretId"), to); }});
    append(out, {"v1.timestamp-missing", level::must, "Timestamp is required with v1.", rules::request_timestamp.origin,
                 "without Timestamp", absent,
                 [](server_peer const& to) { return v1_call("GET", v1_without(to, "Timestamp"), to); }});
    append(out,
           {"v1.nonce-missing", level::must, "Nonce is required with v1.", rules::request_nonce.origin, "without Nonce",
            absent, [](server_peer const& to) { return v1_call("GET", v1_without(to, "Nonce"), to); }});
    append(out, {"v1.action-missing",
                 level::must,
                 "Action is required with v1.",
                 rules::request_action.origin,
                 "without Action",
                 {"MissingParameter", "InvalidAction", "InvalidParameter"},
                 [](server_peer const& to) { return v1_call("GET", v1_without(to, "Action"), to); }});
    append(out, {"v1.version-missing",
                 level::must,
                 "Version is required with v1.",
                 rules::request_version.origin,
                 "without Version",
                 {"MissingParameter", "NoSuchVersion", "InvalidParameter"},
                 [](server_peer const& to) { return v1_call("GET", v1_without(to, "Version"), to); }});
    append(out, {"v1.region-missing",
                 level::must,
                 "Region is required with v1.",
                 rules::request_region.origin,
                 "without Region",
                 {"MissingParameter", "UnsupportedRegion", "InvalidParameter", "InvalidParameterValue"},
                 [](server_peer const& to) { return v1_call("GET", v1_without(to, "Region"), to); }});
    append(out, {"v1.storage-step",
                 level::must,
                 "The rules of the parameters hold for v1 too.",
                 asked_action().origin,
                 "Storage is 15",
                 {"InvalidParameterValue", "InvalidParameter"},
                 [](server_peer const& to) {
                     parameter_list all = v1_parameters(to, "HmacSHA256");
                     for (auto& [name, value] : all)
                         if (name == "Storage")
                             value = "15";
                     return v1_call("POST", all, to);
                 }});
}

http::request json_with(server_peer const& to, std::string_view header, std::string_view value) {
    return signed_call(with(json_call(to), header, value), to);
}

http::request json_without(server_peer const& to, std::string_view header) {
    return signed_call(without(json_call(to), header), to, {.signed_headers = std::string{sign::sdk_signed_headers}});
}

http::request with_method(server_peer const& to, std::string_view method) {
    http::request message = json_call(to);
    message.method = method;
    return signed_call(std::move(message), to);
}

http::request with_body(server_peer const& to, std::string body) {
    return signed_call(json_call(to, body), to);
}

void append_common(std::vector<conformance_case>& out) {
    append(out, {"action.unknown",
                 level::must,
                 "An action that does not exist is refused.",
                 rules::request_action.origin,
                 "X-TC-Action: CloneDBInstances",
                 {"InvalidAction"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Action", "CloneDBInstances"); }});
    append(out, {"action.missing",
                 level::must,
                 "X-TC-Action is required.",
                 rules::request_action.origin,
                 "without X-TC-Action",
                 {"MissingParameter", "InvalidAction", "InvalidParameter"},
                 [](server_peer const& to) { return json_without(to, "X-TC-Action"); }});
    append(out, {"version.unknown",
                 level::must,
                 "A version that does not exist is refused.",
                 rules::request_version.origin,
                 "X-TC-Version: 2017-03-13",
                 {"NoSuchVersion", "InvalidAction", "InvalidParameterValue"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Version", "2017-03-13"); }});
    append(out, {"version.missing",
                 level::must,
                 "X-TC-Version is required.",
                 rules::request_version.origin,
                 "without X-TC-Version",
                 {"MissingParameter", "NoSuchVersion", "InvalidParameter"},
                 [](server_peer const& to) { return json_without(to, "X-TC-Version"); }});
    append(out, {"region.unknown",
                 level::must,
                 "A region that the action does not support is refused.",
                 rules::request_region.origin,
                 "X-TC-Region: xx-nowhere",
                 {"UnsupportedRegion", "InvalidParameterValue", "InvalidParameter"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Region", "xx-nowhere"); }});
    append(out, {"region.missing",
                 level::must,
                 "X-TC-Region is required.",
                 rules::request_region.origin,
                 "without X-TC-Region",
                 {"MissingParameter", "UnsupportedRegion", "InvalidParameter", "InvalidParameterValue"},
                 [](server_peer const& to) { return json_without(to, "X-TC-Region"); }});
    std::vector<std::string_view> const no_time{"MissingParameter", "InvalidParameter", "InvalidParameterValue",
                                                "AuthFailure"};
    append(out, {"timestamp.missing", level::must, "X-TC-Timestamp is required.", rules::request_timestamp.origin,
                 "without X-TC-Timestamp", no_time,
                 [](server_peer const& to) { return without(signed_json(to), "X-TC-Timestamp"); }});
    append(out, {"timestamp.no-number", level::must, "X-TC-Timestamp is an integer.", rules::request_timestamp.origin,
                 "X-TC-Timestamp: now", no_time,
                 [](server_peer const& to) { return signed_json(to, {.timestamp = "now"}); }});
    append(out, {"timestamp.milliseconds", level::must, "X-TC-Timestamp counts seconds.",
                 rules::request_timestamp.origin, "X-TC-Timestamp in milliseconds", no_time, [](server_peer const& to) {
                     return signed_json(to, {.timestamp = std::to_string(to.now()) + "000"});
                 }});

    std::vector<std::string_view> const no_type{
        "UnsupportedProtocol",         "InvalidParameter",      "InvalidRequest",
        "UnsupportedOperation",        "InvalidParameterValue", "AuthFailure.InvalidAuthorization",
        "AuthFailure.SignatureFailure"};
    source const types = rules::request_content_type.origin;
    constexpr std::string_view of_types = "A content type that the API does not take is refused.";
    append(out, {"content-type.text", level::must, of_types, types, "Content-Type: text/plain", no_type,
                 [](server_peer const& to) { return json_with(to, "Content-Type", "text/plain"); }});
    append(out, {"content-type.xml", level::must, of_types, types, "Content-Type: application/xml", no_type,
                 [](server_peer const& to) { return json_with(to, "Content-Type", "application/xml"); }});
    append(out, {"content-type.form-with-tc3", level::should, "A form goes with signature v1 only.", types,
                 "a form, signed with TC3", no_type, [](server_peer const& to) {
                     http::request message = with(json_call(to, plain_flattened), "Content-Type", form_type);
                     return signed_call(std::move(message), to);
                 }});
    source const methods = rules::request_method.origin;
    constexpr std::string_view of_methods = "Only GET and POST are taken.";
    append(out, {"method.put",
                 level::must,
                 of_methods,
                 methods,
                 "PUT",
                 {"UnsupportedProtocol", "InvalidParameter"},
                 [](server_peer const& to) { return with_method(to, "PUT"); }});
    append(out, {"method.delete",
                 level::must,
                 of_methods,
                 methods,
                 "DELETE",
                 {"UnsupportedProtocol", "InvalidParameter"},
                 [](server_peer const& to) { return with_method(to, "DELETE"); }});

    std::vector<std::string_view> const no_json{"InvalidParameter", "InvalidParameterValue", "InvalidRequest",
                                                "MissingParameter", "InternalError.JsonParseError"};
    source const json = rules::request_json.origin;
    constexpr std::string_view of_json = "A body that is no JSON is refused.";
    append(out, {"json.cut-off", level::must, of_json, json, "the body lacks its last byte", no_json,
                 [](server_peer const& to) {
                     return with_body(to, std::string{plain_parameters.substr(0, plain_parameters.size() - 1)});
                 }});
    append(out, {"json.trailing-text", level::must, of_json, json, "the body is followed by }", no_json,
                 [](server_peer const& to) { return with_body(to, std::string{plain_parameters} + "}"); }});
    append(out, {"json.empty", level::must, of_json, json, "the body is empty", no_json,
                 [](server_peer const& to) { return with_body(to, ""); }});
    append(out, {"json.no-utf-8", level::should, "A body that is no UTF-8 is refused.", rules::request_encoding.origin,
                 "the byte FF in a text", no_json, [](server_peer const& to) {
                     std::string body{plain_parameters};
                     body.replace(body.find("abcd1234") + 7, 1, "\xFF");
                     return with_body(to, std::move(body));
                 }});

    source const sizes = rules::request_size.origin;
    append(out, {"size.json",
                 level::should,
                 "A JSON POST of more than 10 MB is refused.",
                 sizes,
                 "blanks make the body a byte longer than 10 MB",
                 {"RequestSizeLimitExceeded", "InvalidParameter", "InvalidRequest"},
                 [](server_peer const& to) {
                     std::string body{plain_parameters};
                     body.resize(largest_json + 1, ' ');
                     return with_body(to, std::move(body));
                 }});
    append(out, {"size.get",
                 level::should,
                 "A GET of more than 32 KB is refused.",
                 sizes,
                 "a TagValue makes the query longer than 32 KB",
                 {"RequestSizeLimitExceeded", "InvalidParameter", "InvalidRequest", "AuthFailure.SignatureFailure"},
                 [](server_peer const& to) {
                     return signed_call(
                         get_call(to, std::string{plain_flattened} +
                                          "&TagList.0.TagKey=long&TagList.0.TagValue=" + std::string(largest_get, 'x')),
                         to);
                 }});
    append(out, {"size.form",
                 level::should,
                 "A form of more than 1 MB is refused.",
                 sizes,
                 "a TagValue makes the form longer than 1 MB",
                 {"RequestSizeLimitExceeded", "InvalidParameter", "InvalidRequest", "AuthFailure.SignatureFailure"},
                 [](server_peer const& to) {
                     parameter_list all = v1_parameters(to, "HmacSHA256");
                     all.emplace_back("TagList.0.TagKey", "long");
                     all.emplace_back("TagList.0.TagValue", std::string(largest_form, 'x'));
                     return v1_call("POST", all, to);
                 }});
}

// ---------------------------------------------------------------------------------------------------------------------
// Cases of several requests

void append(std::vector<conformance_case>& out, std::string_view id, level weight, std::string_view requirement,
            tc3::source const& source, std::function<judgement(server_peer&, settings const&)> send) {
    conformance_case made;
    made.id = "server/" + std::string{id};
    made.level = weight;
    made.side = side::server;
    made.requirement = requirement;
    made.source = source;
    made.send = std::move(send);
    out.push_back(std::move(made));
}

judgement take_any_request(server_peer& to, settings const& with) {
    return for_all_sent("server/success.any", with, any_written_request(), [&to](written_request const& made) {
        return expect_success(to, signed_call(json_call(to, generators::to_text(made.content, made.form)), to),
                              "any request that breaks no rule");
    });
}

/// Literals at the edge of what the constraints of a member admit.
std::vector<std::string> just_right(row const& member) {
    std::vector<std::string> made;
    for (constraint const& rule : member.constraints()) {
        for (std::int64_t const listed : rule.integers)
            made.push_back(std::to_string(listed));
        for (std::string_view const listed : rule.texts)
            made.push_back("\"" + std::string{listed} + "\"");
        if (rule.what == constraint::form::length)
            for (std::string const letter : {"a", "\u4e2d"})
                made.push_back(text_of(letter, rule.maximum));
    }
    if (member.type == wire_type::boolean && !member.list)
        made.insert(made.end(), {"true", "false"});
    return made;
}

judgement take_edges(server_peer& to, settings const&) {
    for (row const& member : request_shape().rows)
        for (std::string const& literal : just_right(member)) {
            document request = example_with(member, literal);
            request.object["Period"] = 1; // which goes with each way to be charged
            http::request const message = signed_call(json_call(to, generators::to_text(request)), to);
            judgement made = expect_success(to, message, std::string{member.name} + " is " + literal);
            if (!made.is_passed())
                return made;
        }
    return passed();
}

judgement take_any_get(server_peer& to, settings const& with) {
    return for_all_sent(
        "server/success.any-get", with, any_flat_request(), [&to](generators::json::object const& made) {
            return expect_success(to, signed_call(get_call(to, generators::to_flattened({made, {}})), to),
                                  "any request that breaks no rule, flattened");
        });
}

judgement take_any_v1(server_peer& to, settings const& with) {
    return for_all_sent("server/success.any-v1", with, any_flat_request(), [&to](generators::json::object const& made) {
        std::string const text = generators::to_flattened({made, {}});
        bool const is_even = text.size() % 2 == 0;
        parameter_list const all = v1_parameters(to, is_even ? "HmacSHA1" : "HmacSHA256", text);
        return expect_success(to, v1_call(text.size() % 3 == 0 ? "GET" : "POST", all, to),
                              "any request that breaks no rule, flattened and signed with v1");
    });
}

/// Values that have not the type of a member, whatever a lenient server makes of texts and numbers.
judgement refuse_wrong_types(server_peer& to, settings const&) {
    constexpr std::array<std::array<std::string_view, 3>, 7> changes{{
        {"\"Storage\":10", "\"Storage\":{}", "Storage is an object"},
        {"\"Storage\":10", "\"Storage\":[10]", "Storage is a list"},
        {"\"Storage\":10", "\"Storage\":\"ten\"", "Storage is the text ten"},
        {"\"Period\":1", "\"Period\":\"x\"", "Period is the text x"},
        {"\"SpecCode\":\"pg.it.2xlarge16\"", "\"SpecCode\":{\"a\":1}", "SpecCode is an object"},
        {"\"VpcId\":\"vpc-2ot3acw1\"", "\"VpcId\":[]", "VpcId is a list"},
        {"\"AutoRenewFlag\":0", "\"AutoRenewFlag\":0,\"DBNodeSet\":\"x\"", "DBNodeSet is a text"},
    }};
    for (auto const& [what, by, description] : changes) {
        std::string body{plain_parameters};
        body.replace(body.find(what), what.size(), by);
        judgement made =
            expect_refusal(to, with_body(to, std::move(body)), codes_for(kind::type), std::string{description});
        if (!made.is_passed())
            return made;
    }
    return passed();
}

judgement give_apt_codes(server_peer& to, settings const&) {
    struct change {
        std::string_view what;
        std::string_view by;
        kind broken;
        std::string_view description;
    };
    constexpr std::array<change, 4> changes{{
        {"\"Storage\":10,", "", kind::required, "without Storage"},
        {"{", "{\"Colour\":\"red\",", kind::unknown, "a member Colour"},
        {"\"Storage\":10", "\"Storage\":15", kind::step, "Storage is 15"},
        {"\"Storage\":10", "\"Storage\":\"ten\"", kind::type, "Storage is a text"},
    }};
    for (change const& one : changes) {
        std::string body{plain_parameters};
        body.replace(body.find(one.what), one.what.size(), one.by);
        judgement made =
            expect_refusal(to, with_body(to, std::move(body)), apt_codes_for(one.broken), std::string{one.description});
        if (!made.is_passed())
            return made;
    }
    return passed();
}

/// Some right and some wrong requests, as `several` asks with them.
http::request one_of_several(server_peer const& to, std::size_t number) {
    switch (number % 4) {
    case 0:
        return signed_json(to);
    case 1:
        return with_spoilt_signature(signed_json(to), 0);
    case 2:
        return with_body(to, "{}");
    default:
        return signed_call(get_call(to), to);
    }
}

/// Looks at the ids of answers: each there, and none twice.
judgement judge_ids(server_peer const& to, std::vector<http::request> const& asked,
                    std::vector<server_answer> const& answers) {
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        read_reply const reply = read(answers[i]);
        constexpr std::string_view expected = "an envelope with a RequestId that no other answer has";
        if (!reply.trouble.empty())
            return wrong_answer(to, asked[i], answers[i], "the server " + reply.trouble, {}, std::string{expected});
        auto const [before, is_new] = seen.emplace(reply.request_id, i);
        if (!is_new)
            return wrong_answer(to, asked[i], answers[i],
                                "the server gave two answers the RequestId " + reply.request_id,
                                "call " + std::to_string(i + 1) + ", after call " + std::to_string(before->second + 1) +
                                    " had the same RequestId",
                                std::string{expected});
    }
    return passed();
}

judgement give_each_call_an_id(server_peer& to, settings const& with) {
    std::size_t const count = static_cast<std::size_t>(2 * tries_of(with)) + 2;
    std::vector<http::request> asked;
    std::vector<server_answer> answers;
    for (std::size_t i = 0; i < count; ++i) {
        asked.push_back(one_of_several(to, i));
        answers.push_back(to.send(asked.back()));
    }
    return judge_ids(to, asked, answers);
}

judgement answer_at_the_same_time(server_peer& to, settings const&) {
    constexpr std::size_t count = 8;
    std::vector<http::request> asked;
    for (std::size_t i = 0; i < count; ++i)
        asked.push_back(one_of_several(to, i));
    std::vector<server_answer> answers(count);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < count; ++i)
            threads.emplace_back([&, i] { answers[i] = to.send(asked[i]); });
    }
    return judge_ids(to, asked, answers);
}

/// Whether an answer to a refused request names an order, whatever else is wrong with it.
judgement buy_nothing_when_refused(server_peer& to, settings const&) {
    std::array<http::request, 5> const asked{
        with_spoilt_signature(signed_json(to), 0), signed_json(to, {.offset = -one_day}), with_body(to, "{}"),
        json_with(to, "X-TC-Version", "2017-03-13"), spoilt_v1("GET", "HmacSHA256", to)};
    for (http::request const& message : asked) {
        server_answer const answer = to.send(message);
        if (!answer.is_given())
            return wrong_answer(to, message, answer, "the server " + answer.trouble, {}, "an answer");
        if (read(answer).holds_an_order)
            return wrong_answer(to, message, answer, "the server answered a broken request with an order",
                                "a broken signature, clock, body or version",
                                "neither DealName nor BillId nor DBInstanceId");
    }
    return passed();
}

judgement answer_as_json(server_peer& to, settings const&) {
    for (std::size_t i = 0; i < 3; ++i) {
        http::request const message = one_of_several(to, i);
        server_answer const answer = to.send(message);
        if (!answer.is_given())
            return wrong_answer(to, message, answer, "the server " + answer.trouble, {}, "an answer");
        auto const type = answer.response.headers.find("Content-Type");
        if (!type || !is_media_type(*type, json_type))
            return wrong_answer(to, message, answer,
                                "the server answered with " +
                                    (type ? "the content type " + std::string{*type} : std::string{"no content type"}),
                                {}, "Content-Type: application/json");
    }
    return passed();
}

/// Errors of each layer, all with HTTP 200.
judgement answer_errors_with_200(server_peer& to, settings const&) {
    std::array<http::request, 4> const asked{with_spoilt_signature(signed_json(to), 0), with_body(to, "{}"),
                                             json_with(to, "X-TC-Action", "CloneDBInstances"), with_body(to, "{")};
    for (http::request const& message : asked) {
        server_answer const answer = to.send(message);
        if (!answer.is_given() || answer.response.status != 200)
            return wrong_answer(to, message, answer,
                                answer.is_given() ? "the server answered an error with the HTTP status " +
                                                        std::to_string(answer.response.status)
                                                  : "the server " + answer.trouble,
                                {}, "HTTP 200, for the envelope tells of the error");
    }
    return passed();
}

judgement answer_other_paths_with_no_order(server_peer& to, settings const&) {
    http::request message = json_call(to);
    message.path = "/clone";
    message = signed_call(std::move(message), to);
    server_answer const answer = to.send(message);
    if (answer.is_given() && read(answer).holds_an_order)
        return wrong_answer(to, message, answer, "the server took a call to another path than /", "the path is /clone",
                            "no order");
    if (answer.what == server_answer::state::timed_out)
        return ended(verdict::timed_out, "the server " + answer.trouble);
    return passed();
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

void append_several(std::vector<conformance_case>& out) {
    source const page = asked_action().origin;
    source const ids = rules::response_request_id.origin;
    append(out, "success.any", level::must, "Any request that breaks no rule is taken, however its JSON is laid out.",
           page, take_any_request);
    append(out, "success.edges", level::must, "Each value at the edge of what a rule admits is taken.", page,
           take_edges);
    append(out, "success.any-get", level::must, "Any such request is taken as a GET with flattened parameters.",
           rules::request_content_type.origin, take_any_get);
    append(out, "success.any-v1", level::must, "Any such request is taken with a v1 signature.",
           rules::request_content_type.origin, take_any_v1);
    append(out, "types.wrong", level::must, "A value of a wrong type that means nothing is refused.", page,
           refuse_wrong_types);
    append(out, "codes.apt", level::should,
           "The code says what is wrong: MissingParameter, UnknownParameter, InvalidParameter, InvalidParameterValue.",
           common_error_codes_source, give_apt_codes);
    append(out, "request-id.unique", level::must, "Each answer has a RequestId of its own, errors too.", ids,
           give_each_call_an_id);
    append(out, "concurrency.eight", level::must, "Eight calls at once are all answered, each with its own RequestId.",
           ids, answer_at_the_same_time);
    append(out, "refused.buys-nothing", level::must, "The answer to a broken request names no order.",
           asked_action().billing_origin, buy_nothing_when_refused);
    append(out, "answer.content-type", level::should, "Answers have the content type application/json.",
           rules::response_json.origin, answer_as_json);
    append(out, "answer.status", level::must, "Errors come with HTTP 200 too.", rules::response_status.origin,
           answer_errors_with_200);
    append(out, "path.other", level::should, "A call to another path than / orders nothing.",
           rules::request_path.origin, answer_other_paths_with_no_order);
    append(out, "token.wrong", level::must, "A wrong token of temporary credentials is refused.",
           rules::signature_missing.origin, refuse_wrong_token);
}

} // namespace

void append_server_cases(std::vector<conformance_case>& out) {
    std::vector<conformance_case> made;
    append_rules(made);
    append_accepted(made);
    append_clock(made);
    append_signature(made);
    append_v1_signature(made);
    append_common(made);
    append_several(made);
    std::sort(made.begin(), made.end(),
              [](conformance_case const& a, conformance_case const& b) { return a.id < b.id; });
    std::move(made.begin(), made.end(), std::back_inserter(out));
}

} // namespace tc3::conformance
