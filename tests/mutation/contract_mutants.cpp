// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "mutation/contract_mutants.hpp"

#include "mutation/contract_copies.hpp"
#include "support/collect.hpp"

#include <tc3/contract/pattern.hpp>
#include <tc3/rules/protocol.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace tc3::mutation {
namespace {

/// A copy that lives as long as the process, for the views of which contracts are made.
template <class T>
std::span<T const> kept(std::vector<T> all) {
    return *new std::vector<T>{std::move(all)};
}
std::string_view kept(std::string text) {
    return *new std::string{std::move(text)};
}

template <class T>
std::span<T const> without(std::span<T const> all, std::size_t at) {
    std::vector<T> made{all.begin(), all.end()};
    made.erase(made.begin() + static_cast<std::ptrdiff_t>(at));
    return kept(std::move(made));
}

template <class T>
std::span<T const> with(std::span<T const> all, T const& one) {
    std::vector<T> made{all.begin(), all.end()};
    made.push_back(one);
    return kept(std::move(made));
}

template <class T, class Change>
std::span<T const> changed(std::span<T const> all, std::size_t at, Change change) {
    std::vector<T> made{all.begin(), all.end()};
    change(made[at]);
    return kept(std::move(made));
}

/// A constraint that is wrong, and how.
struct wrong_constraint {
    std::string how{};
    constraint rule{};
};

template <class Change>
void add(std::vector<wrong_constraint>& out, std::string how, constraint rule, Change change) {
    change(rule);
    // What was prepared of the right rule is not that of the wrong one; without it the rule itself is read.
    rule.steps = {};
    rule.ascii_allowed = {};
    out.push_back({std::move(how), rule});
}

void add_wrong_words(std::vector<wrong_constraint>& out, constraint const& rule) {
    for (std::size_t i = 0; i < rule.texts.size(); ++i) {
        std::string const word{rule.texts[i]};
        add(out, "without " + word, rule, [i](constraint& c) { c.texts = without(c.texts, i); });
        for (std::string const& near : {tc3::detail::to_lower(word), word.substr(0, word.size() - 1), word + "x"})
            if (std::find(rule.texts.begin(), rule.texts.end(), near) == rule.texts.end())
                add(out, "with " + near, rule, [&near](constraint& c) { c.texts = with(c.texts, kept(near)); });
    }
}

void add_wrong_integers(std::vector<wrong_constraint>& out, constraint const& rule) {
    std::set<std::int64_t> const right(rule.integers.begin(), rule.integers.end());
    std::set<std::int64_t> near;
    for (std::size_t i = 0; i < rule.integers.size(); ++i) {
        add(out, "without " + std::to_string(rule.integers[i]), rule,
            [i](constraint& c) { c.integers = without(c.integers, i); });
        near.insert({rule.integers[i] - 1, rule.integers[i] + 1});
    }
    for (std::int64_t const each : near)
        if (!right.contains(each))
            add(out, "with " + std::to_string(each), rule,
                [each](constraint& c) { c.integers = with(c.integers, each); });
}

void add_wrong_bounds(std::vector<wrong_constraint>& out, constraint const& rule) {
    for (std::int64_t const by : {-1, 1}) {
        std::string const sign = by < 0 ? " less" : " more";
        if (rule.minimum != std::numeric_limits<std::int64_t>::min() &&
            (rule.what != constraint::form::length || rule.minimum > 0))
            add(out, "least one" + sign, rule, [by](constraint& c) { c.minimum += by; });
        if (rule.maximum != std::numeric_limits<std::int64_t>::max())
            add(out, "most one" + sign, rule, [by](constraint& c) { c.maximum += by; });
    }
}

void add_wrong_steps(std::vector<wrong_constraint>& out, constraint const& rule) {
    for (std::int64_t const step : {rule.minimum - 1, rule.minimum + 1, rule.minimum * 2, rule.minimum / 2})
        if (step > 0 && step != rule.minimum)
            add(out, "step " + std::to_string(step), rule, [step](constraint& c) { c.minimum = step; });
}

void add_wrong_ranges(std::vector<wrong_constraint>& out, constraint const& rule,
                      std::span<code_point_range const> constraint::*where, std::string const& name) {
    auto const ranges = rule.*where;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        std::string const which = name + " range " + std::to_string(i);
        add(out, "without " + which, rule, [&](constraint& c) { c.*where = without(ranges, i); });
        auto const edge = [&](std::string const& how, auto change) {
            add(out, which + how, rule, [&](constraint& c) { c.*where = changed(ranges, i, change); });
        };
        edge(" from one earlier", [](code_point_range& r) { --r.first; });
        edge(" to one later", [](code_point_range& r) { ++r.last; });
        if (ranges[i].first == ranges[i].last)
            continue;
        edge(" from one later", [](code_point_range& r) { ++r.first; });
        edge(" to one earlier", [](code_point_range& r) { --r.last; });
    }
}

/// One piece of a pattern as text.
std::string text_of(pattern::piece const& piece) {
    std::string made = piece.is_class ? "[" + std::string{piece.set} + "]" : std::string{piece.set};
    if (piece.minimum != 1 || piece.maximum != 1) {
        made += "{" + std::to_string(piece.minimum);
        if (piece.maximum != piece.minimum)
            made += "," + std::to_string(piece.maximum);
        made += "}";
    }
    return made;
}

void add_wrong_patterns(std::vector<wrong_constraint>& out, constraint const& rule) {
    std::vector<pattern::piece> pieces;
    for (std::string_view rest = rule.text; !rest.empty();)
        pieces.push_back(pattern::take(rest));
    auto const variant = [&](std::size_t at, std::string const& instead) {
        std::string whole;
        for (std::size_t i = 0; i < pieces.size(); ++i)
            whole += i == at ? instead : text_of(pieces[i]);
        if (whole != rule.text && pattern::is_well_formed(whole))
            add(out, "of the form " + whole, rule, [&whole](constraint& c) { c.text = kept(whole); });
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        variant(i, "");
        auto const counted = [&](std::size_t least, std::size_t most) {
            pattern::piece other = pieces[i];
            other.minimum = least;
            other.maximum = most;
            if (least <= most && most > 0)
                variant(i, text_of(other));
        };
        if (!pieces[i].is_class)
            continue;
        counted(pieces[i].minimum - 1, pieces[i].maximum);
        counted(pieces[i].minimum + 1, pieces[i].maximum);
        counted(pieces[i].minimum, pieces[i].maximum - 1);
        counted(pieces[i].minimum, pieces[i].maximum + 1);
        // Each character that bounds a class, one earlier and one later.
        for (std::size_t c = 0; c < pieces[i].set.size(); ++c)
            for (int const by : {-1, 1}) {
                std::string set{pieces[i].set};
                set[c] = static_cast<char>(set[c] + by);
                if (pieces[i].set[c] == '-' || std::string_view{"[]-"}.find(set[c]) != std::string_view::npos)
                    continue;
                pattern::piece other = pieces[i];
                other.set = set;
                variant(i, text_of(other));
            }
    }
}

std::vector<wrong_constraint> wrong_constraints(constraint const& rule) {
    std::vector<wrong_constraint> out;
    switch (rule.what) {
    case constraint::form::one_of_texts:
        add_wrong_words(out, rule);
        break;
    case constraint::form::one_of_integers:
        add_wrong_integers(out, rule);
        break;
    case constraint::form::multiple_of:
        add_wrong_steps(out, rule);
        break;
    case constraint::form::range:
    case constraint::form::length:
        add_wrong_bounds(out, rule);
        break;
    case constraint::form::characters:
        add_wrong_ranges(out, rule, &constraint::allowed, "allowed");
        add_wrong_ranges(out, rule, &constraint::doubtful, "doubtful");
        break;
    case constraint::form::pattern:
        add_wrong_patterns(out, rule);
        break;
    default:
        break; // they hold nothing to be wrong in but their form
    }
    if (rule.standing == tier::advice || !is_mild(rule))
        add(out, "of another tier", rule,
            [](constraint& c) { c.standing = c.standing == tier::advice ? tier::documented : tier::advice; });
    if (!rule.likely_error.empty())
        add(out, "without its code", rule, [](constraint& c) { c.likely_error = {}; });
    return out;
}

class collector_of_mutants {
  public:
    [[nodiscard]] std::vector<mutant> take() { return std::move(all_); }

    void add(std::string name, std::function<void()> apply) { all_.push_back({std::move(name), std::move(apply)}); }

    /// The mutants of a structure and of those nested in it. What is changed in \p copy is changed in \p twin too, if
    /// there is one: a structure that the contract holds a second time.
    void add_structure(structure_copy& copy, structure_copy* twin = nullptr) {
        if (!done_.insert(&copy).second)
            return;
        std::string const name{copy.shape().name};
        auto const changing = [&](std::string how, std::function<void(structure_copy&)> change) {
            add(name + std::move(how), [&copy, twin, change = std::move(change)] {
                for (structure_copy* const one : {&copy, twin})
                    if (one != nullptr) {
                        change(*one);
                        one->derive();
                    }
            });
        };
        for (std::size_t i = 0; i < copy.rows.size(); ++i)
            add_row(copy.rows[i], i, changing);
        for (std::size_t i = 0; i < copy.relations.size(); ++i)
            add_relation(copy.relations[i], i, changing);
        for (row const& member : copy.rows)
            if (member.nested)
                add_structure(contract_copies::all().owner_of(*member.nested));
    }

    void add_action(action_copy& copy) {
        std::string const name{copy.whole.name};
        action& whole = copy.whole;
        add_dropped(name + " without the code ", whole.errors, [](error_code const& e) { return e.code; });
        add_dropped(name + " without the region ", whole.regions, [](std::string_view r) { return r; });
        add_dropped(name + " without the answer rule on ", whole.answers,
                    [](answer_rule const& r) { return r.response_member; });
        add_dropped(name + " without the likely code of ", whole.likely,
                    [](likely_code const& l) { return to_string(l.broken); });
        for (std::string_view const other : {"ap-mumbai", "ap-nowhere"})
            if (std::find(whole.regions.begin(), whole.regions.end(), other) == whole.regions.end())
                add(name + " with the region " + std::string{other},
                    [&whole, other] { whole.regions = with(whole.regions, other); });
        if (whole.requests_per_second > 0)
            for (int const by : {-1, 1})
                add(name + " with a rate " + std::to_string(by) + " off",
                    [&whole, by] { whole.requests_per_second += by; });
        add(name + " with another billing effect", [&whole] {
            whole.billing = whole.billing == billing_effect::buys ? billing_effect::none : billing_effect::buys;
        });
        if (whole.billing == billing_effect::buys)
            add(name + " with a client token", [&whole] { whole.has_client_token = !whole.has_client_token; });
        add(name + " by another name", [&whole] { whole.name = kept(std::string{whole.name} + "s"); });
    }

    void add_product(product& whole) {
        std::string const name{whole.service};
        add_dropped(name + " without the access region ", whole.access_regions, [](std::string_view r) { return r; });
        add(name + " of another version", [&whole] { whole.version = "2018-03-12"; });
        add(name + " of another service", [&whole] { whole.service = "cvm"; });
    }

    void add_protocol_rules() {
        for (rules::protocol_rule const* rule : rules::protocol_rules) {
            if (rule == &rules::unreadable)
                continue; // told by the readers of captures, which know no contract
            add(rule->id() + " dropped", [rule] { tests::tampered = {tests::tampering::drop, rule->id()}; });
            add(rule->id() + " of another severity", [rule] {
                tests::tampered = {tests::tampering::weigh_otherwise, rule->id()};
            });
        }
    }

  private:
    template <class Changing>
    static void add_row(row const& member, std::size_t at, Changing& changing) {
        std::string const of = "." + std::string{member.name} + " ";
        auto const here = [&](std::string const& how, std::function<void(row&)> change) {
            changing(of + how, [at, change = std::move(change)](structure_copy& s) { change(s.rows[at]); });
        };
        changing(of + "left out",
                 [at](structure_copy& s) { s.rows.erase(s.rows.begin() + static_cast<std::ptrdiff_t>(at)); });
        here(member.required ? "optional" : "required", [](row& r) { r.required = !r.required; });
        here("misspelt", [](row& r) { r.name = kept(std::string{r.name} + "s"); });
        here(member.harmless ? "not to be shown" : "to be shown", [](row& r) { r.harmless = !r.harmless; });
        if (!member.nested) {
            here(member.list ? "no list" : "a list", [](row& r) {
                r.list = !r.list;
                r.access = {};
            });
            for (wire_type const type : {wire_type::string, wire_type::integer, wire_type::unsigned_integer,
                                         wire_type::number, wire_type::boolean})
                if (type != member.type)
                    here("of type " + std::string{to_string(type)} +
                             (type == wire_type::unsigned_integer ? " without a sign" : ""),
                         [type](row& r) {
                             r.type = type;
                             r.access = {};
                             // Rules that cannot be kept by values of the other type would be a second mistake.
                             std::size_t kept_count = 0;
                             for (std::size_t i = 0; i < r.constraint_count; ++i)
                                 if (applies_to(r.constraint_slots[i].what, type))
                                     r.constraint_slots[kept_count++] = r.constraint_slots[i];
                             r.constraint_count = kept_count;
                         });
        }
        for (std::size_t c = 0; c < member.constraint_count; ++c) {
            std::string const which =
                "(" + std::string{to_string(kind_of(member.constraint_slots[c].what))} + " " + std::to_string(c) + ") ";
            here(which + "removed", [c](row& r) {
                for (std::size_t i = c; i + 1 < r.constraint_count; ++i)
                    r.constraint_slots[i] = r.constraint_slots[i + 1];
                --r.constraint_count;
            });
            for (wrong_constraint const& wrong : wrong_constraints(member.constraint_slots[c]))
                here(which + wrong.how, [c, rule = wrong.rule](row& r) { r.constraint_slots[c] = rule; });
        }
    }

    template <class Changing>
    static void add_relation(relation const& rule, std::size_t at, Changing& changing) {
        std::string const of = " relation " + std::to_string(at) + " (" + std::string{to_string(kind_of(rule.what))} +
                               " " + std::string{rule.place().name} + ") ";
        auto const here = [&](std::string const& how, std::function<void(relation&)> change) {
            changing(of + how, [at, change = std::move(change)](structure_copy& s) { change(s.relations[at]); });
        };
        changing(of + "dropped",
                 [at](structure_copy& s) { s.relations.erase(s.relations.begin() + static_cast<std::ptrdiff_t>(at)); });
        if (is_mild(rule) == (rule.standing == tier::advice))
            here("of another tier",
                 [](relation& r) { r.standing = r.standing == tier::advice ? tier::documented : tier::advice; });
        auto const other = [](constant& value) {
            if (value.is_text)
                value.text = kept(std::string{value.text} + "x");
            else
                ++value.integer;
        };
        if (rule.counts_members())
            for (std::size_t m = 0; m < rule.member_count; ++m)
                here("without " + std::string{rule.member_slots[m].name}, [m](relation& r) {
                    for (std::size_t i = m; i + 1 < r.member_count; ++i)
                        r.member_slots[i] = r.member_slots[i + 1];
                    --r.member_count;
                });
        if (rule.is_conditional())
            here("with another condition", [other](relation& r) { other(r.condition); });
        for (std::size_t v = 0; v < rule.value_count; ++v) {
            here("with another value " + std::to_string(v), [v, other](relation& r) { other(r.value_slots[v]); });
            here("without value " + std::to_string(v), [v](relation& r) {
                for (std::size_t i = v; i + 1 < r.value_count; ++i)
                    r.value_slots[i] = r.value_slots[i + 1];
                --r.value_count;
            });
        }
        if (rule.reads_elements())
            here("of another nested member", [](relation& r) { r.nested.name = "NoSuchMember"; });
        if (!rule.likely_error.empty())
            here("without its code", [](relation& r) { r.likely_error = {}; });
    }

    template <class T, class Name>
    void add_dropped(std::string const& what, std::span<T const>& all, Name name) {
        for (std::size_t i = 0; i < all.size(); ++i)
            add(what + std::string{name(all[i])}, [&all, i] { all = without(all, i); });
    }

    std::vector<mutant> all_;
    std::set<structure_copy const*> done_;
};

} // namespace

std::vector<mutant> contract_mutants() {
    collector_of_mutants collected;
    for (auto const& copy : contract_copies::all().copies()) {
        collected.add_structure(*copy->request);
        collected.add_structure(*copy->response, copy->answer);
        collected.add_action(*copy);
    }
    for (auto const& [declared, copy] : contract_copies::all().products())
        collected.add_product(*copy);
    collected.add_protocol_rules();
    return collected.take();
}

} // namespace tc3::mutation
