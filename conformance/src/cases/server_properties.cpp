// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/server_parts.hpp"
#include "cases/server_requests.hpp"

#include <tc3/rules/protocol.hpp>

#include <array>
#include <span>

namespace tc3::conformance::server_cases {
namespace {

using generators::document;
using generators::mutation;

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

} // namespace

void append_properties(std::vector<conformance_case>& out) {
    source const page = asked_action().origin;
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
}

} // namespace tc3::conformance::server_cases
