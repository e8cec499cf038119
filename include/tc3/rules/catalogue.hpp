// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_RULES_CATALOGUE_HPP
#define TC3_RULES_CATALOGUE_HPP

#include <tc3/contract/action.hpp>
#include <tc3/contract/names.hpp>
#include <tc3/contract/text.hpp>
#include <tc3/rules/protocol.hpp>
#include <tc3/validate/wording.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Every rule that may be reported, made from the tables: what `tc3 rules` and `tc3 explain` show.
namespace tc3::rules {

/// A rule in words.
struct page {
    std::string id{};
    tc3::kind kind{};
    tc3::side side{};
    tc3::tier tier = tier::documented;
    tc3::severity severity = severity::error;
    std::string structure{};         ///< that the rule belongs to; empty for the protocol
    std::string member{};            ///< as the service spells it; empty where the rule is of no member
    std::string requirement{};       ///< what must hold, a sentence
    std::string help{};              ///< what to do when it does not
    std::string right{};             ///< an example that keeps it, as JSON; may be empty
    std::string wrong{};             ///< an example that breaks it
    std::string_view likely_error{}; ///< the service's code
    source origin{};
};

namespace detail {

/// Collects the pages of one structure and of those nested in it.
class page_writer {
  public:
    page_writer(std::vector<page>& out, side where, std::span<likely_code const> likely)
        : out_{&out}, side_{where}, likely_{likely} {}

    void write(structure const& shape, bool is_body) {
        if (std::find(done_.begin(), done_.end(), &shape) != done_.end())
            return;
        done_.push_back(&shape);
        bool const response = side_ == side::response;
        page unknown = start(shape, nullptr, "member", kind::unknown);
        unknown.requirement = "Only members of " + std::string{shape.name} + " are sent.";
        unknown.help = response ? "Nothing need be done; the service may have gained a member." : "Remove it.";
        unknown.severity = response ? severity::note : severity::error;
        unknown.origin = response ? members_source(shape) : unknown_names_source;
        unknown.wrong = "{\"Colour\": \"red\"}";
        add(std::move(unknown));
        if (is_body && !response) {
            page body = start(shape, nullptr, "body", kind::type);
            body.requirement = "The body is a JSON object.";
            body.help = "Send an object, even if it has no members.";
            body.right = "{}";
            body.wrong = "[]";
            body.origin = shape.rows.front().origin;
            add(std::move(body));
            page nesting = start(shape, nullptr, "nesting", kind::size);
            nesting.requirement = "Objects are nested no deeper than this library judges.";
            nesting.help = "Nest less deeply.";
            nesting.origin = shape.rows.front().origin;
            add(std::move(nesting));
        }
        for (row const& member : shape.rows)
            write_member(shape, member);
        for (relation const& rule : shape.relations)
            write_relation(shape, rule);
        for (row const& member : shape.rows)
            if (member.nested)
                write(*member.nested, false);
    }

  private:
    [[nodiscard]] page start(structure const& shape, row const* member, std::string const& part, kind what) const {
        page made;
        made.kind = what;
        made.side = side_;
        made.structure = std::string{shape.name};
        made.member = member != nullptr ? std::string{member->name} : std::string{};
        made.id = shape.subject() + "." + part + "." + std::string{to_string(what)};
        if (side_ == side::request)
            made.likely_error = likely_error(likely_, what);
        return made;
    }
    [[nodiscard]] page start(structure const& shape, row const& member, kind what) const {
        page made = start(shape, &member, kebab_case(member.name), what);
        made.origin = member.origin;
        return made;
    }

    void add(page made) {
        if (made.severity != severity::error)
            made.likely_error = {};
        // Two constraints of one member may be reported as the same kind: then the first page tells of both.
        auto const same = std::find_if(out_->begin(), out_->end(), [&made](page const& p) { return p.id == made.id; });
        if (same == out_->end())
            out_->push_back(std::move(made));
        else if (same->requirement != made.requirement)
            same->requirement += " " + made.requirement;
    }

    void write_member(structure const& shape, row const& member) {
        bool const response = side_ == side::response;
        std::string const name{member.name};
        if (response && name == "RequestId") { // a rule of the envelope but for repeats
            write_duplicate(shape, member);
            return;
        }
        if (member.required) {
            page made = start(shape, member, kind::required);
            made.requirement = name + " is given, and is not null.";
            made.help = "Add " + name + ", " + wording::type_of(member) + ".";
            made.wrong = "{}";
            add(std::move(made));
        }
        if (member.required == response) {
            page made = start(shape, member, kind::null);
            made.requirement = response ? name + " is not null." : name + " is left out rather than sent as null.";
            made.help = response ? "Give " + name + " a value." : "Leave out " + name + ".";
            made.wrong = "{\"" + name + "\": null}";
            made.severity = response ? severity::error : severity::warning;
            made.tier = response ? tier::documented : tier::advice;
            add(std::move(made));
        }
        page type = start(shape, member, kind::type);
        type.requirement = name + " is " + wording::type_of(member) + ".";
        type.help = "Send " + wording::type_of(member) + ".";
        type.wrong = as_member(member, member.type == wire_type::string || member.list ? "7" : "\"text\"");
        add(std::move(type));
        write_duplicate(shape, member);
        if (!response)
            write_flattened(shape, member);
        for (constraint const& rule : member.constraints())
            write_constraint(shape, member, rule);
    }

    void write_duplicate(structure const& shape, row const& member) {
        page made = start(shape, member, kind::duplicate);
        made.requirement = std::string{member.name} + " is given once.";
        made.help = "Give it once: which of them counts is not defined.";
        add(std::move(made));
    }

    /// What can only be wrong in a query or form.
    void write_flattened(structure const& shape, row const& member) {
        std::string const name{member.name};
        if (member.type != wire_type::structure) {
            page made = start(shape, member, kind::encoding);
            made.requirement = "In a query or form, " + name + " is UTF-8 and percent-encoded.";
            made.help = "Encode the text anew.";
            made.wrong = name + "=%zz";
            add(std::move(made));
        }
        if (member.type == wire_type::boolean) {
            page made = start(shape, member, kind::format_variant);
            made.requirement = "In a query or form, " + name + " is true or false, in small letters.";
            made.help = "Write true or false in small letters.";
            made.right = name + "=true";
            made.wrong = name + "=True";
            made.severity = severity::warning;
            made.tier = tier::advice;
            add(std::move(made));
        }
    }

    void write_constraint(structure const& shape, row const& member, constraint const& rule) {
        kind const what = kind_of(rule.what);
        page made = start(shape, member, what);
        made.requirement = std::string{member.name} + " is " + wording::requirement(rule) + ".";
        made.help = wording::remedy(member, rule);
        made.severity = is_mild(rule) ? severity::warning : severity::error;
        made.tier = rule.standing;
        if (!rule.origin.empty())
            made.origin = rule.origin;
        if (!rule.likely_error.empty() && side_ == side::request)
            made.likely_error = rule.likely_error;
        auto const [right, wrong] = examples(member, rule);
        made.right = as_member(member, right);
        made.wrong = as_member(member, wrong);
        if (rule.what == constraint::form::one_of_texts)
            write_milder(made, kind::letter_case,
                         std::string{member.name} + " is written in the documented letter case.",
                         as_member(member, "\"" + ::tc3::detail::to_lower(rule.texts.front()) + "\""));
        if (rule.what == constraint::form::moment)
            write_milder(made, kind::format_variant,
                         std::string{member.name} + " is written with hyphens and leading zeros.",
                         as_member(member, "\"2021/12/25 1:27:35\""));
        add(std::move(made));
    }

    /// The warning that goes along with a constraint.
    void write_milder(page const& strict, kind what, std::string requirement, std::string wrong) {
        page made = strict;
        made.id = strict.id.substr(0, strict.id.rfind('.') + 1) + std::string{to_string(what)};
        made.kind = what;
        made.requirement = std::move(requirement);
        made.wrong = std::move(wrong);
        made.severity = severity::warning;
        add(std::move(made));
    }

    /// A member with a value, as JSON; empty if there is no value to show.
    [[nodiscard]] static std::string as_member(row const& member, std::string_view value) {
        if (value.empty())
            return {};
        std::string const shown = member.list ? "[" + std::string{value} + "]" : std::string{value};
        return "{\"" + std::string{member.name} + "\": " + shown + "}";
    }

    /// A value that keeps a constraint and one that breaks it and no other of the member; either may be empty.
    [[nodiscard]] static std::pair<std::string, std::string> examples(row const& member, constraint const& rule) {
        auto const quote = [](std::string_view text) { return "\"" + std::string{text} + "\""; };
        switch (rule.what) {
        case constraint::form::one_of_texts:
            return {quote(rule.texts.front()), quote("other")};
        case constraint::form::one_of_integers:
            return {std::to_string(rule.integers.front()),
                    std::to_string(*std::max_element(rule.integers.begin(), rule.integers.end()) + 1)};
        case constraint::form::multiple_of:
            return {std::to_string(2 * rule.minimum), std::to_string(2 * rule.minimum - 1)};
        case constraint::form::range: {
            std::int64_t step = 1;
            for (constraint const& other : member.constraints())
                step = other.what == constraint::form::multiple_of ? other.minimum : step;
            bool const from_below = rule.minimum != std::numeric_limits<std::int64_t>::min();
            return {std::to_string(from_below ? rule.minimum : rule.maximum),
                    std::to_string(from_below ? rule.minimum - step : rule.maximum + step)};
        }
        case constraint::form::moment:
            return {quote("2021-12-25 01:27:35"), quote("yesterday")};
        case constraint::form::not_empty:
            return {{}, quote("")};
        case constraint::form::characters: {
            auto const first_that = [&](text::fit wanted) {
                for (std::string_view const candidate : {"a_name-1", "name", "1", "a name", "#", "/"})
                    if (text::fit_of(candidate, rule.allowed, rule.doubtful) == wanted)
                        return quote(candidate);
                return std::string{};
            };
            return {first_that(text::fit::allowed), first_that(text::fit::refused)};
        }
        default:
            return {};
        }
    }

    void write_relation(structure const& shape, relation const& rule) {
        page made = start(shape, nullptr, kebab_case(rule.place().name), kind_of(rule.what));
        made.member = std::string{rule.place().name};
        made.requirement = wording::requirement(rule) + ".";
        if (::tc3::detail::is_lower(made.requirement.front()))
            made.requirement.front() = static_cast<char>(made.requirement.front() - 'a' + 'A');
        made.help = rule.counts_members() ? "Give one of them." : "Change " + std::string{rule.place().name} + ".";
        made.severity = is_mild(rule) ? severity::warning : severity::error;
        made.tier = rule.standing;
        made.origin = rule.origin;
        if (!rule.likely_error.empty())
            made.likely_error = rule.likely_error;
        add(std::move(made));
    }

    std::vector<page>* out_;
    side side_;
    std::span<likely_code const> likely_;
    std::vector<structure const*> done_{};
};

} // namespace detail

/// The pages of the rules that hold for every action.
inline void append_protocol_pages(std::vector<page>& out) {
    for (protocol_rule const* rule : protocol_rules) {
        page made;
        made.id = rule->id();
        made.kind = rule->kind;
        made.side = rule->side;
        made.tier = rule->tier;
        made.severity = rule->severity;
        made.requirement = std::string{rule->requirement};
        made.help = std::string{rule->help};
        if (rule->side == side::request && rule->severity == severity::error)
            made.likely_error = common_likely_error(rule->kind);
        made.origin = rule->origin;
        out.push_back(std::move(made));
    }
}

/// The pages of the rules of one action: its request, its answer, and the structures nested in them.
inline void append_action_pages(std::vector<page>& out, action const& contract) {
    detail::page_writer{out, side::request, contract.likely}.write(*contract.request, true);
    detail::page_writer{out, side::response, {}}.write(*contract.response, true);
}

/// All pages, those of the actions first.
[[nodiscard]] inline std::vector<page> all_pages(contract_set contracts) {
    std::vector<page> out;
    for (action const* contract : contracts)
        append_action_pages(out, *contract);
    append_protocol_pages(out);
    return out;
}

/// The page of that id, or nothing.
[[nodiscard]] inline std::optional<page> find_page(contract_set contracts, std::string_view id) {
    for (page& candidate : all_pages(contracts))
        if (candidate.id == id)
            return std::move(candidate);
    return std::nullopt;
}

} // namespace tc3::rules

#endif
