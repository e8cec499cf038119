// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/cases.hpp"

#include "generators/mutate.hpp"
#include "property.hpp"
#include "server/calls.hpp"
#include "server/replies.hpp"

#include <tc3/http/query.hpp>
#include <tc3/http/set_header.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/request/common.hpp>
#include <tc3/rules/catalogue.hpp>
#include <tc3/rules/protocol.hpp>

#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
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

/// A query that programs take which limit the head of a request to 16 KB.
constexpr std::size_t short_get = 12u * 1024;

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

rc::Gen<generators::json::object> any_request(server_peer const& to) {
    return rc::gen::map(generators::any_valid(request_shape(), context_of_requests()),
                        [&to](generators::json::object made) { return made_likely(std::move(made), to); });
}

/// Requests that stay valid as a query, and fit into a GET.
rc::Gen<generators::json::object> any_flat_request(server_peer const& to) {
    return rc::gen::suchThat(any_request(to), [](generators::json::object const& object) {
        return generators::survives_flattening(object, request_shape()) &&
               generators::to_flattened({object, {}}).size() < short_get;
    });
}

/// A request and the way it is written.
struct written_request {
    document content{};
    generators::layout form{};
};

rc::Gen<written_request> any_written_request(server_peer const& to) {
    return rc::gen::map(rc::gen::pair(any_request(to), generators::any_layout()),
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

/// Whether a value of another type is a whole number after all, `10.0` or `1e1`, or one beyond 64 bits: readers that
/// know one type of number alone cannot tell.
bool is_whole_number(mutation const& made) {
    generators::json::error_code fault;
    generators::json::value const whole(made.broken.object);
    generators::json::value const* const found = whole.find_pointer(generators::to_json(made.path), fault);
    generators::json::value value = found == nullptr ? nullptr : *found;
    for (generators::edit const& each : made.broken.edits)
        if (each.what == generators::edit::form::literal && each.pointer == made.path)
            value = generators::json::parse(generators::to_json(each.text), fault);
    return !fault && (value.is_uint64() || (value.is_double() && std::floor(value.get_double()) == value.get_double()));
}

/// \param flattened whether it is to be sent as a query or a form, whatever the rule
rc::Gen<mutation> any_broken(mutator_list const& ways, server_peer const& to, bool flattened = false) {
    bool const is_flat =
        flattened || std::all_of(ways.begin(), ways.end(), [](mutator const& each) { return each.flattened_only; });
    rc::Gen<mutation> any = rc::gen::exec([&ways, &to, is_flat] {
        document const valid{*(is_flat ? any_flat_request(to) : any_request(to)), {}};
        std::size_t const at = *rc::gen::resize(100, rc::gen::inRange(std::size_t{0}, ways.size()));
        return *ways[at].apply(valid);
    });
    return rc::gen::suchThat(std::move(any), [flattened](mutation const& made) {
        return !is_whole_number(made) && (!flattened || made.where != expressible::json_only);
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

std::string quoted(std::string_view text) {
    return generators::json::serialize(generators::json::value(generators::to_json(text)));
}

/// Texts near a right one that a pattern does not match.
std::vector<std::string> near_forms(constraint const& rule, std::string const& right) {
    std::string capitals = right;
    std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                   [](char c) { return tc3::detail::is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; });
    std::string const tail = right.substr(right.find('-') + 1);
    std::vector<std::string> made{right + "a",
                                  right + "\n",
                                  "x" + right,
                                  tail,
                                  right.substr(0, right.size() - tail.size()) +
                                      capitals.substr(right.size() - tail.size()),
                                  right.substr(0, right.size() - 1) + "_"};
    for (std::size_t i = 1; i <= tail.size(); ++i)
        made.push_back(right.substr(0, right.size() - i));
    std::erase_if(made, [&rule](std::string const& text) { return pattern::matches(rule.text, text); });
    return made;
}

/// Literals that just miss what a rule admits for a member of the top level: always tried, whatever is made up.
std::vector<std::string> near_misses(row const& member, kind broken, std::string const& right) {
    std::vector<std::string> made;
    for (constraint const& rule : member.constraints()) {
        if (is_mild(rule) || kind_of(rule.what) != broken)
            continue;
        switch (rule.what) {
        case constraint::form::one_of_integers: {
            std::vector<std::int64_t> near{-1, 2 * rule.integers.back() - rule.integers[rule.integers.size() - 2]};
            for (std::int64_t const listed : rule.integers)
                near.insert(near.end(), {listed - 1, listed + 1});
            for (std::int64_t const value : near)
                if (std::find(rule.integers.begin(), rule.integers.end(), value) == rule.integers.end())
                    made.push_back(std::to_string(value));
            break;
        }
        case constraint::form::one_of_texts:
            for (std::string_view const word : rule.texts)
                for (std::string const& near : {std::string{}, std::string{word} + "x", std::string{word} + "\n",
                                                std::string{word.substr(0, word.find_first_of("_-"))} + "-"})
                    made.push_back(quoted(near));
            break;
        case constraint::form::multiple_of:
            for (std::int64_t const near : {rule.minimum / 2, rule.minimum - 1, rule.minimum + 1,
                                            10 * rule.minimum + rule.minimum / 2, -rule.minimum / 2})
                made.push_back(std::to_string(near));
            break;
        case constraint::form::length:
            for (std::string const letter : {"a", "\u4e2d"})
                made.push_back(text_of(letter, rule.maximum + 1));
            break;
        case constraint::form::characters:
            for (std::string const other : {" ", ".", "/", "\n", "\u00e9", "\u3042"})
                for (std::string const& near : {other + "ab", "a" + other + "b", "ab" + other})
                    made.push_back(quoted(near));
            break;
        case constraint::form::pattern:
            for (std::string const& near : near_forms(rule, right))
                made.push_back(quoted(near));
            break;
        default:
            break;
        }
    }
    if (broken != kind::type)
        return made;
    if (member.list)
        return {"\"x\"", "{}", "[null]", member.type == wire_type::structure ? "[\"x\"]" : "[7]"};
    switch (member.type) {
    case wire_type::integer:
        return {quoted(right), right + ".5", "true"};
    case wire_type::boolean:
        return {"\"true\"", "1"};
    case wire_type::string:
        return {"7", "true"};
    default:
        return {};
    }
}

/// The plain request with another literal for one member, and no relation broken.
document example_with(server_peer const& to, row const& member, std::string literal) {
    document made{plain_parameters(to), {}};
    for (relation const& rule : request_shape().relations)
        if (rule.what == relation::form::exactly_one && generators::reads(rule, member.name))
            for (member_reference const& each : rule.members())
                made.object.erase(generators::to_json(each.name));
    made.object[generators::to_json(member.name)] = nullptr;
    made.edits.push_back({generators::edit::form::literal, generators::below("", member.name), std::move(literal)});
    return made;
}

http::request with_literal(server_peer const& to, row const& member, std::string literal) {
    return signed_call(json_call(to, generators::to_text(example_with(to, member, std::move(literal)))), to);
}

row const& member_named(std::string_view name) {
    return request_shape().rows[request_shape().find(name)];
}

/// The member of the top level that a rule is about, or null.
row const* member_of(std::string_view rule, kind broken) {
    structure const& shape = request_shape();
    for (row const& member : shape.rows)
        if (rule == shape.subject() + "." + kebab_case(member.name) + "." + std::string{to_string(broken)})
            return &member;
    return nullptr;
}

/// The value of a member in the plain request, as text; of another one "10".
std::string right_value(server_peer const& to, row const& member) {
    generators::json::object const plain = plain_parameters(to);
    generators::json::value const* const found = plain.if_contains(generators::to_json(member.name));
    if (found == nullptr)
        return "10";
    return found->is_string() ? std::string{generators::from_json(found->get_string())}
                              : generators::json::serialize(*found);
}

/// Whether a rule is about the top level of the body.
bool is_about_body(std::string_view rule) {
    return rule.ends_with(".body.type");
}

judgement refuse_near_misses(server_peer& to, std::string_view rule, kind broken) {
    row const* const member = member_of(rule, broken);
    if (member == nullptr)
        return passed();
    for (std::string const& literal : near_misses(*member, broken, right_value(to, *member))) {
        judgement made = expect_refusal(to, with_literal(to, *member, literal), codes_for(broken),
                                        std::string{member->name} + " is " + literal);
        if (!made.is_passed())
            return made;
    }
    return passed();
}

/// Whether a reader that puts a sign of its own in place of broken bytes has a wrong value then.
bool is_wrong_when_mended(row const& member) {
    return member.type != wire_type::string || std::any_of(member.constraints().begin(), member.constraints().end(),
                                                           [](constraint const& each) { return !is_mild(each); });
}

/// Whether the service may be lenient towards a rule, or may look at something else first. That a name is given twice,
/// or text is no UTF-8, many readers do not notice, and no source says that it is refused.
level level_of(std::string_view rule, kind broken) {
    static std::set<kind> const lenient{kind::type,    kind::unknown, kind::length,
                                        kind::depends, kind::format,  kind::encoding};
    row const* const member = member_of(rule, broken);
    if (broken == kind::duplicate ||
        (broken == kind::encoding && (member == nullptr || !is_wrong_when_mended(*member))))
        return level::may;
    return lenient.contains(broken) && !is_about_body(rule) ? level::should : level::must;
}

code_list codes_for_rule(std::string_view rule, kind broken) {
    return codes_for(is_about_body(rule) ? kind::json : broken);
}

void append_rules(std::vector<conformance_case>& out) {
    for (auto const& [rule, ways] : mutators_by_rule()) {
        kind const broken = ways.front().kind;
        auto const page = rules::find_page(known_actions, rule);
        conformance_case made;
        made.id = "server/" + rule;
        made.level = level_of(rule, broken);
        made.side = side::server;
        made.requirement = "A request that breaks the rule is refused: " + (page ? page->requirement : rule);
        made.source = page ? page->origin : asked_action().origin;
        made.smoke = rule == "clone-db-instance.storage.step";
        made.send = [id = made.id, &rule = rule, &ways = ways, broken](server_peer& to, settings const& with) {
            if (judgement near = refuse_near_misses(to, rule, broken); !near.is_passed())
                return near;
            return for_all_sent(id, with, any_broken(ways, to), [&](mutation const& one) {
                return expect_refusal(to, call_with(one, to), codes_for_rule(rule, broken), one.description);
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

constexpr std::string_view other_host = "postgres.eu-frankfurt.tencentcloudapi.com";
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

/// A v1 call with another value for one parameter, signed with it.
http::request v1_with(server_peer const& to, std::string_view method, std::string_view name, std::string_view value) {
    parameter_list all = v1_parameters(to, "HmacSHA256");
    std::erase_if(all, [name](auto const& each) { return each.first == name; });
    all.emplace_back(name, value);
    return v1_call(method, all, to);
}

std::string time_text(server_peer const& to, std::int64_t offset) {
    return std::to_string(to.now() + offset);
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
                     std::string query = plain_flattened(to);
                     if (auto const blank = query.find("%20"); blank != query.npos)
                         query.replace(blank, 3, "+");
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
                 "A clock that is four and a half minutes behind is near enough.",
                 rules::signature_expired.origin,
                 "signed for four and a half minutes ago",
                 {},
                 [](server_peer const& to) { return signed_json(to, {.offset = -270}); }});
    append(out, {"clock.slightly-ahead",
                 level::must,
                 "A clock that is four and a half minutes ahead is near enough.",
                 rules::signature_expired.origin,
                 "signed for in four and a half minutes",
                 {},
                 [](server_peer const& to) { return signed_json(to, {.offset = 270}); }});
}

void append_clock(std::vector<conformance_case>& out) {
    std::vector<std::string_view> const expired{"AuthFailure.SignatureExpire"};
    source const origin = rules::signature_expired.origin;
    constexpr std::string_view requirement = "A timestamp more than five minutes off is refused as expired.";
    append(out, {"clock.six-minutes-behind", level::must, requirement, origin, "signed for six minutes ago", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = -360}); }});
    append(out, {"clock.six-minutes-ahead", level::must, requirement, origin, "signed for in six minutes", expired,
                 [](server_peer const& to) { return signed_json(to, {.offset = 360}); }});
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
    append(out, {"clock.get-hour-ahead", level::must, requirement, origin, "a GET, signed for in an hour", expired,
                 [](server_peer const& to) { return signed_call(get_call(to), to, {.offset = one_hour}); }});
    constexpr std::string_view of_v1 = "A v1 timestamp more than five minutes off is refused as expired.";
    append(out, {"clock.v1-hour-behind", level::must, of_v1, origin, "a GET, Timestamp is an hour ago", expired,
                 [](server_peer const& to) { return v1_with(to, "GET", "Timestamp", time_text(to, -one_hour)); }});
    append(out, {"clock.v1-hour-ahead", level::must, of_v1, origin, "a GET, Timestamp is in an hour", expired,
                 [](server_peer const& to) { return v1_with(to, "GET", "Timestamp", time_text(to, one_hour)); }});
    append(out, {"clock.v1-post-six-minutes-behind", level::must, of_v1, origin, "a form, Timestamp is six minutes ago",
                 expired, [](server_peer const& to) { return v1_with(to, "POST", "Timestamp", time_text(to, -360)); }});
    append(out, {"clock.v1-post-six-minutes-ahead", level::must, of_v1, origin, "a form, Timestamp is in six minutes",
                 expired, [](server_peer const& to) { return v1_with(to, "POST", "Timestamp", time_text(to, 360)); }});
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
                spoil_instance_id(message.body);
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
                     spoil_instance_id(message.query);
                     return message;
                 }});
    append(out, {"signature.unsigned-payload", level::must, requirement, mismatch,
                 "signed for UNSIGNED-PAYLOAD, which no header names", wrong, [](server_peer const& to) {
                     return without(signed_call(with(json_call(to), "X-TC-Content-SHA256", "UNSIGNED-PAYLOAD"), to),
                                    "X-TC-Content-SHA256");
                 }});
    append(out, {"signature.content-hash", level::must, requirement, mismatch,
                 "a digit of the body is changed after signing, and X-TC-Content-SHA256 has the hash of the old one",
                 wrong, [](server_peer const& to) {
                     http::request message = signed_json(to);
                     std::string const hash = sign::hex(sign::sha256(message.body).value());
                     spoil_instance_id(message.body);
                     return with(std::move(message), "X-TC-Content-SHA256", hash);
                 }});
    append(out, {"signature.empty-body", level::must, requirement, mismatch, "signed for an empty body", wrong,
                 [](server_peer const& to) {
                     http::request message = signed_call(json_call(to, ""), to);
                     message.body = plain_json(to);
                     return message;
                 }});
    append(out, {"signature.body-end", level::must, requirement, mismatch,
                 "the end of a body of 70 KB is changed after signing", wrong, [](server_peer const& to) {
                     std::string body = plain_json(to);
                     body.insert(1, 70'000, ' ');
                     http::request message = signed_call(json_call(to, body), to);
                     message.body.insert(message.body.size() - 1, " ");
                     return message;
                 }});
    append(out, {"signature.get-content-type", level::must, requirement, mismatch,
                 "a charset is added to the content type of a GET after signing", wrong, [](server_peer const& to) {
                     return with(signed_call(get_call(to), to), "Content-Type",
                                 "application/x-www-form-urlencoded; charset=utf-8");
                 }});
    append(out, {"signature.get-key", level::must, requirement, mismatch, "a GET, signed with another key", wrong,
                 [](server_peer const& to) { return signed_call(get_call(to), to, {.key = other_key(to)}); }});
    append(out, {"signature.middle-digit", level::must, requirement, mismatch,
                 "a digit in the middle of the signature is another one", wrong,
                 [](server_peer const& to) { return with_spoilt_signature(signed_json(to), 20); }});
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
                     http::request message = with(json_call(to), "Host", other_host);
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
    append(out, {"signature.secret-id-case", level::must, "An unknown SecretId is refused.", mismatch,
                 "the letters of the SecretId are in the other case", no_id, [](server_peer const& to) {
                     std::string id = to.who().secret_id;
                     for (char& c : id)
                         c = tc3::detail::is_lower(c) ? static_cast<char>(c - 'a' + 'A') : tc3::detail::to_lower(c);
                     return signed_json(to, {.secret_id = id == to.who().secret_id ? other_id(to) : id});
                 }});
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
    append(out, {"signature.too-long", level::must, "A signature has the documented form.", form,
                 "the signature has a digit too many", no_form, [](server_peer const& to) {
                     http::request message = signed_json(to);
                     std::string const value{message.headers.find("Authorization").value()};
                     return with(std::move(message), "Authorization", value + "0");
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
                     spoil_instance_id(message.query);
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
                 [](server_peer const& to) { return v1_with(to, "GET", "SecretId", other_id(to)); }});
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
                 [](server_peer const& to) { return v1_with(to, "POST", "Storage", "15"); }});
    append(out, {"v1.action-unknown",
                 level::must,
                 "An action that does not exist is refused.",
                 rules::request_action.origin,
                 "Action is CloneDBInstances",
                 {"InvalidAction"},
                 [](server_peer const& to) { return v1_with(to, "GET", "Action", "CloneDBInstances"); }});
    append(out, {"v1.version-unknown",
                 level::must,
                 "A version that does not exist is refused.",
                 rules::request_version.origin,
                 "Version is 2017-03-13",
                 {"NoSuchVersion", "InvalidAction", "InvalidParameterValue", "InvalidParameter"},
                 [](server_peer const& to) { return v1_with(to, "POST", "Version", "2017-03-13"); }});
    append(out, {"v1.region-unknown",
                 level::must,
                 "A region that the action does not support is refused.",
                 rules::request_region.origin,
                 "Region is xx-nowhere",
                 {"UnsupportedRegion", "InvalidParameterValue", "InvalidParameter"},
                 [](server_peer const& to) { return v1_with(to, "GET", "Region", "xx-nowhere"); }});
    append(out, {"v1.nonce-no-number",
                 level::may,
                 "Nonce is a positive integer.",
                 rules::request_nonce.origin,
                 "Nonce is x",
                 {"InvalidParameter", "InvalidParameterValue", "AuthFailure"},
                 [](server_peer const& to) { return v1_with(to, "GET", "Nonce", "x"); }});
    append(out, {"v1.sorted-by-name",
                 level::must,
                 "Parameters are signed in the order of their names, SecurityGroupIds.10 before SecurityGroupIds.2.",
                 mismatch,
                 "with eleven security groups",
                 {},
                 [](server_peer const& to) {
                     parameter_list all = v1_parameters(to, "HmacSHA256");
                     for (int i = 0; i < 11; ++i)
                         all.emplace_back("SecurityGroupIds." + std::to_string(i), "sg-95hf6965");
                     return v1_call("POST", all, to);
                 }});
    append(out, {"v1.any-order",
                 level::must,
                 "The order of the parameters in a query is free.",
                 mismatch,
                 "the parameters are sent in the opposite order",
                 {},
                 [](server_peer const& to) {
                     http::request message = v1_call("GET", v1_parameters(to, "HmacSHA256"), to);
                     std::string turned;
                     for (http::raw_parameter const each : http::raw_parameters{message.query})
                         turned = std::string{each.name} + "=" + std::string{each.value} + (turned.empty() ? "" : "&") +
                                  turned;
                     message.query = turned;
                     return message;
                 }});
    append(out, {"v1.parameter-added", level::must, requirement, mismatch, "Name is added to a form after signing",
                 wrong, [](server_peer const& to) {
                     http::request message = v1_call("POST", v1_parameters(to, "HmacSHA1"), to);
                     message.body += "&Name=added";
                     return message;
                 }});
    append(out, {"v1.post-parameter", level::must, requirement, mismatch,
                 "a parameter of a form is changed after signing", wrong, [](server_peer const& to) {
                     http::request message = v1_call("POST", v1_parameters(to, "HmacSHA1"), to);
                     spoil_instance_id(message.body);
                     return message;
                 }});
    append(out, {"v1.post-last-character", level::must, requirement, mismatch,
                 "a character at the end of Signature is another one", wrong, [](server_peer const& to) {
                     http::request message = v1_call("POST", v1_parameters(to, "HmacSHA256"), to);
                     auto const begin = message.body.find("&Signature=") + 11;
                     auto const end = std::min(message.body.find('&', begin), message.body.size());
                     spoil(message.body, message.body.find_last_not_of("%23DdBbFf", end - 1));
                     return message;
                 }});
    append(out, {"v1.host", level::must, "The host is part of what v1 signs.", mismatch,
                 "signed for another host of the product", wrong, [](server_peer const& to) {
                     http::request message = v1_call("GET", v1_parameters(to, "HmacSHA256"), to, {}, other_host);
                     return with(std::move(message), "Host", to.host());
                 }});
    append(out,
           {"v1.signature-method", level::must, "HmacSHA256 is meant only where SignatureMethod says so.", mismatch,
            "signed with HmacSHA1, and SignatureMethod changed to HmacSHA256", wrong, [](server_peer const& to) {
                http::request message = v1_call("GET", v1_parameters(to, "HmacSHA1"), to);
                message.query.replace(message.query.find("HmacSHA1"), 8, "HmacSHA256");
                return message;
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
    append(out, {"action.letter-case",
                 level::should,
                 "An action is spelt as documented.",
                 rules::request_action.origin,
                 "X-TC-Action: CLONEDBINSTANCE",
                 {"InvalidAction"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Action", "CLONEDBINSTANCE"); }});
    append(out, {"action.prefix",
                 level::must,
                 "An action that does not exist is refused.",
                 rules::request_action.origin,
                 "X-TC-Action: CloneDB",
                 {"InvalidAction"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Action", "CloneDB"); }});
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
                 {"NoSuchVersion", "InvalidAction", "InvalidParameterValue", "InvalidParameter"},
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
    append(out, {"region.unlisted",
                 level::should,
                 "A region that the action does not support is refused.",
                 rules::request_region.origin,
                 "X-TC-Region: ap-nowhere",
                 {"UnsupportedRegion", "InvalidParameterValue", "InvalidParameter"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Region", "ap-nowhere"); }});
    append(out, {"region.letter-case",
                 level::should,
                 "A region is spelt as documented.",
                 rules::request_region.origin,
                 "X-TC-Region: AP-GUANGZHOU",
                 {"UnsupportedRegion", "InvalidParameterValue", "InvalidParameter"},
                 [](server_peer const& to) { return json_with(to, "X-TC-Region", "AP-GUANGZHOU"); }});
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
    append(out, {"content-type.json-in-name", level::must, of_types, types, "Content-Type: application/json-seq",
                 no_type, [](server_peer const& to) { return json_with(to, "Content-Type", "application/json-seq"); }});
    append(out, {"content-type.get-json", level::should, "The content type of a GET is that of forms.", types,
                 "a GET with Content-Type: application/json", no_type,
                 [](server_peer const& to) { return signed_call(with(get_call(to), "Content-Type", json_type), to); }});
    append(out, {"content-type.form-with-tc3", level::should, "A form goes with signature v1 only.", types,
                 "a form, signed with TC3", no_type, [](server_peer const& to) {
                     http::request message = with(json_call(to, plain_flattened(to)), "Content-Type", form_type);
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

    append(out, {"method.put-form",
                 level::must,
                 of_methods,
                 methods,
                 "PUT of a form, signed with v1",
                 {"UnsupportedProtocol", "InvalidParameter"},
                 [](server_peer const& to) {
                     http::request message = v1_call("POST", v1_parameters(to, "HmacSHA256"), to);
                     message.method = "PUT";
                     return message;
                 }});

    std::vector<std::string_view> const no_json{"InvalidParameter", "InvalidParameterValue", "InvalidRequest",
                                                "MissingParameter", "InternalError.JsonParseError"};
    source const json = rules::request_json.origin;
    constexpr std::string_view of_json = "A body that is no JSON is refused.";
    append(out, {"json.cut-off", level::must, of_json, json, "the body lacks its last byte", no_json,
                 [](server_peer const& to) {
                     std::string body = plain_json(to);
                     body.pop_back();
                     return with_body(to, std::move(body));
                 }});
    append(out, {"json.trailing-text", level::must, of_json, json, "the body is followed by }", no_json,
                 [](server_peer const& to) { return with_body(to, plain_json(to) + "}"); }});
    append(out, {"json.second-value", level::must, of_json, json, "the body is followed by a second object", no_json,
                 [](server_peer const& to) { return with_body(to, plain_json(to) + "\n" + plain_json(to)); }});
    append(out, {"json.trailing-comma", level::must, of_json, json, "a comma before the last brace", no_json,
                 [](server_peer const& to) {
                     std::string body = plain_json(to);
                     return with_body(to, body.insert(body.size() - 1, ","));
                 }});
    append(out, {"json.single-quotes", level::must, of_json, json, "with ' in place of each quotation mark", no_json,
                 [](server_peer const& to) {
                     std::string body = plain_json(to);
                     std::replace(body.begin(), body.end(), '"', '\'');
                     return with_body(to, std::move(body));
                 }});
    append(out, {"json.comment", level::must, of_json, json, "with a comment", no_json,
                 [](server_peer const& to) { return with_body(to, "/* order */" + plain_json(to)); }});
    append(out, {"json.nan", level::must, of_json, json, "Storage is NaN", no_json,
                 [](server_peer const& to) { return with_literal(to, member_named("Storage"), "NaN"); }});
    append(out, {"json.empty", level::must, of_json, json, "the body is empty", no_json,
                 [](server_peer const& to) { return with_body(to, ""); }});
    append(out, {"json.no-utf-8", level::should, "A body that is no UTF-8 is refused.", rules::request_encoding.origin,
                 "the byte FF in Name", no_json,
                 [](server_peer const& to) { return with_literal(to, member_named("Name"), "\"\xFF\""); }});
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
    return for_all_sent("server/success.any", with, any_written_request(to), [&to](written_request const& made) {
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
            document request = example_with(to, member, literal);
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
        "server/success.any-get", with, any_flat_request(to), [&to](generators::json::object const& made) {
            return expect_success(to, signed_call(get_call(to, generators::to_flattened({made, {}})), to),
                                  "any request that breaks no rule, flattened");
        });
}

judgement take_any_v1(server_peer& to, settings const& with) {
    return for_all_sent("server/success.any-v1", with, any_flat_request(to),
                        [&to](generators::json::object const& made) {
                            std::string const text = generators::to_flattened({made, {}});
                            bool const is_even = text.size() % 2 == 0;
                            parameter_list const all = v1_parameters(to, is_even ? "HmacSHA1" : "HmacSHA256", text);
                            return expect_success(to, v1_call(text.size() % 3 == 0 ? "GET" : "POST", all, to),
                                                  "any request that breaks no rule, flattened and signed with v1");
                        });
}

/// A member, a value that it must not have, and what that is.
using wrong_literal = std::array<std::string_view, 2>;

judgement refuse_literals(server_peer& to, std::span<wrong_literal const> all) {
    for (auto const& [name, literal] : all) {
        judgement made = expect_refusal(to, with_literal(to, member_named(name), std::string{literal}),
                                        codes_for(kind::type), std::string{name} + " is " + std::string{literal});
        if (!made.is_passed())
            return made;
    }
    return passed();
}

/// Values that have not the type of a member, whatever a lenient server makes of texts and numbers.
judgement refuse_wrong_types(server_peer& to, settings const&) {
    constexpr std::array<wrong_literal, 8> wrong{{{"Storage", "{}"},
                                                  {"Storage", "[10]"},
                                                  {"Storage", "\"ten\""},
                                                  {"Period", "\"x\""},
                                                  {"SpecCode", "{\"a\":1}"},
                                                  {"VpcId", "[]"},
                                                  {"DBNodeSet", "\"x\""},
                                                  {"DeletionProtection", "\"x\""}}};
    return refuse_literals(to, wrong);
}

/// Texts of a query or a form that are no values of a member's type.
judgement refuse_wrong_texts(server_peer& to, settings const&) {
    constexpr std::array<wrong_literal, 5> wrong{
        {{"Storage", "10x"}, {"Storage", "10.5"}, {"Storage", ""}, {"Period", "one"}, {"DeletionProtection", "yes"}}};
    for (auto const& [name, text] : wrong) {
        generators::json::object changed = plain_parameters(to);
        changed[generators::to_json(name)] = generators::to_json(text);
        std::string const description = std::string{name} + " is " + std::string{text};
        code_list const allowed = codes_for(kind::required); // an empty text may count as none
        judgement made = expect_refusal(to, signed_call(get_call(to, generators::to_flattened({changed, {}})), to),
                                        allowed, description);
        if (made.is_passed())
            made = expect_refusal(to, v1_with(to, "POST", name, text), allowed, description);
        if (!made.is_passed())
            return made;
    }
    return passed();
}

/// Numbers that some readers cannot tell from integers, or cannot hold.
judgement refuse_whole_numbers(server_peer& to, settings const&) {
    constexpr std::array<wrong_literal, 4> wrong{
        {{"Storage", "10.0"}, {"Period", "1.0"}, {"Storage", "1e1"}, {"ProjectId", "9223372036854775808"}}};
    return refuse_literals(to, wrong);
}

judgement give_apt_codes(server_peer& to, settings const&) {
    struct wrong_call {
        http::request message;
        kind broken;
        std::string_view description;
    };
    generators::json::object without_storage = plain_parameters(to);
    without_storage.erase("Storage");
    generators::json::object with_colour = plain_parameters(to);
    with_colour["Colour"] = "red";
    std::array<wrong_call, 4> const wrong{{
        {with_body(to, generators::json::serialize(without_storage)), kind::required, "without Storage"},
        {with_body(to, generators::json::serialize(with_colour)), kind::unknown, "a member Colour"},
        {with_literal(to, member_named("Storage"), "15"), kind::step, "Storage is 15"},
        {with_literal(to, member_named("Storage"), "\"ten\""), kind::type, "Storage is a text"},
    }};
    for (wrong_call const& one : wrong) {
        judgement made = expect_refusal(to, one.message, apt_codes_for(one.broken), std::string{one.description});
        if (!made.is_passed())
            return made;
    }
    return passed();
}

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

/// Names in another letter case are unknown ones; a server that takes them must not do so by halves.
judgement refuse_names_in_other_case(server_peer& to, settings const&) {
    for (std::string_view const name : {"Storage", "DBInstanceId", "Name"}) {
        generators::json::object changed = plain_parameters(to);
        generators::json::value value = "clone";
        if (generators::json::value const* const found = changed.if_contains(generators::to_json(name)))
            value = *found;
        changed.erase(generators::to_json(name));
        changed[tc3::detail::to_lower(name)] = value;
        judgement made = expect_refusal(
            to, with_body(to, generators::json::serialize(changed)),
            codes_of(std::array<std::string_view, 3>{"UnknownParameter", "MissingParameter", "InvalidParameter"}),
            std::string{name} + " in small letters");
        if (!made.is_passed())
            return made;
    }
    return passed();
}

/// Breaks each rule of one level once or twice, in calls whose parameters are flattened.
judgement refuse_flattened(server_peer& to, settings with, std::string_view id, level weight, auto const& call) {
    with.max_success = 10; // two tries
    for (auto const& [rule, ways] : mutators_by_rule()) {
        kind const broken = ways.front().kind;
        if (level_of(rule, broken) != weight || is_about_body(rule) || broken == kind::type ||
            broken == kind::encoding) // these are asked by cases of their own
            continue;
        judgement made =
            for_all_sent(std::string{id} + "/" + rule, with, any_broken(ways, to, true), [&](mutation const& one) {
                return expect_refusal(to, call(generators::to_flattened(one.broken)), codes_for(broken),
                                      one.description);
            });
        if (!made.is_passed())
            return made;
    }
    return passed();
}

template <level Weight>
judgement refuse_broken_get(server_peer& to, settings const& with) {
    return refuse_flattened(to, with, "server/get.rules", Weight,
                            [&to](std::string const& text) { return signed_call(get_call(to, text), to); });
}

template <level Weight>
judgement refuse_broken_form(server_peer& to, settings const& with) {
    return refuse_flattened(to, with, "server/v1.rules", Weight, [&to](std::string const& text) {
        return v1_call("POST", v1_parameters(to, "HmacSHA256", text), to);
    });
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
    append(out, "success.regions", level::should, "Each region of the page is supported.",
           asked_action().regions_origin, take_each_region);
    append(out, "success.postpaid-id", level::should, "The id of a pay-as-you-go clone is returned.", page,
           name_the_clone);
    append(out, "types.wrong", level::must, "A value of a wrong type that means nothing is refused.", page,
           refuse_wrong_types);
    append(out, "types.flattened", level::should, "A text that is no value of the type is refused.", page,
           refuse_wrong_texts);
    append(out, "types.whole-numbers", level::may, "A number with a point or an exponent is no Integer.", page,
           refuse_whole_numbers);
    append(out, "names.letter-case", level::should, "A name in another letter case is unknown.", page,
           refuse_names_in_other_case);
    append(out, "get.rules", level::must, "The rules of the parameters hold for a GET too.", page,
           refuse_broken_get<level::must>);
    append(out, "get.lenient-rules", level::should, "So do those towards which the service may be lenient.", page,
           refuse_broken_get<level::should>);
    append(out, "v1.rules", level::must, "The rules of the parameters hold for a form too.", page,
           refuse_broken_form<level::must>);
    append(out, "v1.lenient-rules", level::should, "So do those towards which the service may be lenient.", page,
           refuse_broken_form<level::should>);
    append(out, "codes.apt", level::should,
           "The code says what is wrong: MissingParameter, UnknownParameter, InvalidParameter, InvalidParameterValue.",
           common_error_codes_source, give_apt_codes);
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
