// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/server_parts.hpp"
#include "cases/server_requests.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/rules/catalogue.hpp>
#include <tc3/rules/protocol.hpp>

#include <utility>

namespace tc3::conformance::server_cases {
namespace {

using generators::document;
using generators::expressible;
using generators::mutation;
using generators::mutator;

/// The call that carries a broken request: a GET only where JSON cannot say it.
http::request call_with(mutation const& made, server_peer const& to) {
    if (made.where == expressible::flattened_only)
        return signed_call(get_call(to, generators::to_flattened(made.broken)), to);
    return signed_call(json_call(to, generators::to_text(made.broken)), to);
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

code_list codes_for_rule(std::string_view rule, kind broken) {
    return codes_for(is_about_body(rule) ? kind::json : broken);
}

} // namespace

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

} // namespace tc3::conformance::server_cases
