// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/cases.hpp"
#include "cases/questions.hpp"
#include "generators/mutate.hpp"
#include "property.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/request/common.hpp>
#include <tc3/rules/catalogue.hpp>
#include <tc3/validate/flattened.hpp>
#include <tc3/validate/json_text.hpp>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::conformance {
namespace {

namespace json = boost::json;
using generators::document;
using generators::expressible;
using generators::mutation;
using generators::mutator;

/// The form in which a request is judged.
enum class form : std::uint8_t { json, flat };

[[nodiscard]] constexpr std::string_view to_string(form what) noexcept {
    return what == form::json ? "json" : "flat";
}

/// A finding that an implementation has to report.
struct demand {
    std::string path{};
    std::vector<kind> kinds{}; ///< any of them
    tc3::severity severity = severity::error;
    bool may_be_absent = false;     ///< it is no mistake to be silent
    bool may_be_at_the_top = false; ///< the whole request may be refused for it

    [[nodiscard]] std::string shown() const {
        std::string made{to_string(severity)};
        made.append(" ");
        for (kind const each : kinds)
            made.append(each == kinds.front() ? "" : " or ").append(to_string(each));
        return made.append(path.empty() ? " of the whole request" : " at " + path);
    }
};

/// A request with what must be said of it.
struct exam {
    form as = form::json;
    std::string body{};
    std::vector<demand> demands{};
    std::string mutation{};
    std::string claim_that_fails{}; ///< what this library finds instead, if the request is not what it is made for
    bool is_asked = true;           ///< false where the form cannot say what was made
};

// --- judging ---

/// A finding as an implementation reports it.
struct reported {
    std::string path{};
    std::string kind{};
    std::string severity{};

    [[nodiscard]] std::string shown() const {
        return severity + " " + shortened(kind) + (path.empty() ? " of the whole request" : " at " + shortened(path));
    }
    [[nodiscard]] bool operator<(reported const& other) const {
        return std::tie(path, kind, severity) < std::tie(other.path, other.kind, other.severity);
    }
    [[nodiscard]] bool answers(demand const& wanted) const {
        return (path == wanted.path || (wanted.may_be_at_the_top && path.empty())) &&
               severity == to_string(wanted.severity) &&
               std::any_of(wanted.kinds.begin(), wanted.kinds.end(),
                           [this](tc3::kind each) { return to_string(each) == kind; });
    }
};

/// The findings of an answer; nothing if that has not the form of the protocol.
[[nodiscard]] std::optional<std::set<reported>> findings_in(json::object const& fields) {
    json::value const* const list = fields.if_contains("findings");
    if (list == nullptr || !list->is_array())
        return std::nullopt;
    std::set<reported> all;
    for (json::value const& each : list->get_array()) {
        if (!each.is_object())
            return std::nullopt;
        auto path = text_in(each.get_object(), "path");
        auto what = text_in(each.get_object(), "kind");
        auto weight = text_in(each.get_object(), "severity");
        if (!path || !what || !weight)
            return std::nullopt;
        all.insert({*std::move(path), *std::move(what), *std::move(weight)});
    }
    return all;
}

template <class List>
[[nodiscard]] std::string shown(List const& all) {
    std::string made;
    for (auto const& each : all)
        made.append(made.empty() ? "" : ", ").append(each.shown());
    return made.empty() ? "no findings" : made;
}

/// Errors are compared exactly. Of warnings a case of level MUST demands none.
[[nodiscard]] judgement judge_findings(json::object const& question, json::object const& fields, exam const& given,
                                       level weight) {
    std::optional<std::set<reported>> const all = findings_in(fields);
    if (!all)
        return without_field("findings");
    auto const fail = [&](std::string message) {
        std::string wanted = shown(given.demands);
        if (given.demands.empty())
            wanted = "no errors";
        return failed_at(question, std::move(message), wanted, shown(*all), given.mutation);
    };
    std::set<reported> errors;
    std::copy_if(all->begin(), all->end(), std::inserter(errors, errors.end()),
                 [](reported const& each) { return each.severity == "error"; });
    for (demand const& wanted : given.demands) {
        auto const is_answer = [&wanted](reported const& each) { return each.answers(wanted); };
        auto const found = std::find_if(all->begin(), all->end(), is_answer);
        if (found != all->end())
            errors.erase(*found);
        else if (!wanted.may_be_absent && (wanted.severity == severity::error || weight != level::must))
            return fail("not reported: " + wanted.shown());
    }
    return errors.empty() ? passed() : fail("reported although it is right: " + errors.begin()->shown());
}

// --- what this library says ---

[[nodiscard]] std::vector<finding> own_findings(structure const& shape, form as, std::string_view body) {
    std::vector<finding> all;
    auto keep = [&all](finding&& found) {
        all.push_back(std::move(found));
        return walk::go_on;
    };
    if (as == form::json)
        validate_json(body, shape, {}, keep);
    else
        validate_flattened(body, shape, {}, keep, common_parameter_names);
    return all;
}

[[nodiscard]] std::string in_words(std::string_view rule, std::string_view path, severity weight) {
    return std::string{rule}.append(" at '").append(path).append("', ").append(to_string(weight));
}

/// Where the library finds something else than what was to be broken: a sentence about it.
[[nodiscard]] std::string difference(structure const& shape, exam const& made,
                                     std::multiset<std::string> const& claims) {
    std::multiset<std::string> found;
    for (finding const& each : own_findings(shape, made.as, made.body))
        found.insert(in_words(each.rule, each.path, each.severity));
    if (found == claims)
        return {};
    std::string text = made.mutation + ": this library finds";
    for (std::string const& each : found)
        text.append(" ").append(each).append(";");
    return text;
}

// --- making exams ---

/// A place for a value in a valid request of few members.
struct seat {
    structure const* shape = nullptr; ///< that the member belongs to
    row const* member = nullptr;
    bool is_element = false; ///< the last one of the member's list
    std::string holder{};    ///< pointer of the object that has the member
    std::string pointer{};   ///< of the value
    json::value request{};   ///< with a valid value there

    /// How the ids of the member's rules begin.
    [[nodiscard]] std::string subject() const { return shape->subject() + "." + kebab_case(member->name); }
    [[nodiscard]] bool is_scalar() const noexcept {
        return member->type != wire_type::structure && (is_element || !member->list);
    }
};

/// An action with the ways to break its rules.
struct subject {
    action const* contract = nullptr;
    std::vector<mutator> mutators{};
    std::vector<seat> seats{};

    [[nodiscard]] structure const& shape() const { return *contract->request; }
};

/// What documentation leaves open so far that silence is as good as a warning.
[[nodiscard]] bool may_be_absent(kind what, severity weight) {
    return weight != severity::error &&
           (what == kind::empty || what == kind::characters || what == kind::format || what == kind::format_variant);
}

/// Whether a number is written as an integer that has no place in 64 bits with a sign.
[[nodiscard]] bool is_beyond_int64(std::string_view text) {
    std::string_view const digits = text.substr(text.starts_with('-') ? 1 : 0);
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos)
        return false;
    std::int64_t number = 0;
    return std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc{};
}

/// The text of a value of a document, as JSON.
[[nodiscard]] std::string text_at(document const& source, std::string const& pointer) {
    for (generators::edit const& each : source.edits)
        if (each.what == generators::edit::form::literal && each.pointer == pointer)
            return each.text;
    json::value const whole = source.object;
    json::error_code fault;
    json::value const* const found = whole.find_pointer(pointer, fault);
    return found != nullptr ? json::serialize(*found) : std::string{};
}

[[nodiscard]] demand demand_of(kind what, severity weight, std::string path, document const& request) {
    demand made{std::move(path), {what}, weight, may_be_absent(what, weight)};
    if (what == kind::type && is_beyond_int64(text_at(request, made.path)))
        made.kinds.push_back(kind::range);
    if (what == kind::encoding) {
        made.kinds.push_back(kind::json);
        made.may_be_at_the_top = true;
    }
    return made;
}

/// Whether the protocol's notes let a mutation be asked about in that form. In flattened text an empty name says
/// nothing.
[[nodiscard]] bool can_be_asked(mutator const& breaking, mutation const& done, form as) {
    if (as == form::json)
        return done.where != expressible::flattened_only;
    bool const is_of_python = breaking.kind == kind::format_variant && breaking.flattened_only;
    return done.where != expressible::json_only && !is_of_python && !done.path.ends_with('/');
}

[[nodiscard]] std::string written(document const& source, form as, generators::layout const& layout) {
    return as == form::json ? to_text(source, layout) : to_flattened(source);
}

/// A valid request in which up to that many rules are broken that have nothing to do with one another.
[[nodiscard]] rc::Gen<exam> any_broken(subject const& of, std::vector<mutator const*> choices, form as,
                                       std::size_t count, bool with_layout = false) {
    return rc::gen::exec([&of, choices = std::move(choices), as, count, with_layout] {
        exam made;
        made.as = as;
        document source{*generators::any_valid(of.shape()), {}};
        std::multiset<std::string> claims;
        std::vector<mutator const*> left = choices;
        for (std::size_t i = 0; i < count && !left.empty(); ++i) {
            mutator const* const breaking = *rc::gen::elementOf(left);
            mutation const done = *breaking->apply(source);
            made.is_asked = made.is_asked && can_be_asked(*breaking, done, as);
            source = done.broken;
            made.demands.push_back(demand_of(breaking->kind, breaking->severity, done.path, done.broken));
            claims.insert(in_words(breaking->rule, done.path, breaking->severity));
            made.mutation.append(i == 0 ? "" : "; ").append(done.description);
            std::erase_if(left,
                          [breaking](mutator const* each) { return !generators::are_independent(*each, *breaking); });
        }
        made.body = written(source, as, with_layout ? *generators::any_layout() : generators::layout{});
        if (made.is_asked)
            made.claim_that_fails = difference(of.shape(), made, claims);
        return made;
    });
}

[[nodiscard]] rc::Gen<exam> any_right(subject const& of, form as, http::plus_sign blank = http::plus_sign::itself) {
    return rc::gen::exec([&of, as, blank] {
        exam made;
        made.as = as;
        document const source{*generators::any_valid(of.shape()), {}};
        made.is_asked = as == form::json || generators::survives_flattening(source.object, of.shape());
        made.body =
            as == form::json ? to_text(source, *generators::any_layout()) : generators::to_flattened(source, blank);
        if (made.is_asked)
            made.claim_that_fails = difference(of.shape(), made, {});
        return made;
    });
}

// --- cases ---

class case_list {
  public:
    case_list(std::vector<conformance_case>& out, subject const& of) : out_{&out}, of_{&of} {}

    using maker = std::function<std::vector<exam>()>;

    /// Asks of what \p first makes, then of many that \p any makes.
    void add_property(std::string_view name, level weight, std::string requirement, source const& origin,
                      std::function<rc::Gen<exam>()> any, maker first = {}) {
        add(name, weight, std::move(requirement), origin,
            [first = std::move(first), any = std::move(any)](auto const& try_one, std::string const& id,
                                                             settings const& with) {
                judgement const found = first ? each_of(first(), try_one) : passed();
                return found.is_passed() ? for_all(id, with, any(), try_one) : found;
            });
    }

    void add_exams(std::string_view name, level weight, std::string requirement, source const& origin, maker make) {
        add(name, weight, std::move(requirement), origin,
            [make = std::move(make)](auto const& try_one, std::string const&, settings const&) {
                return each_of(make(), try_one);
            });
    }

    [[nodiscard]] subject const& of() const noexcept { return *of_; }

  private:
    template <class AskAll>
    void add(std::string_view name, level weight, std::string requirement, source const& origin, AskAll ask_all) {
        std::string id = "validate/" + std::string{name};
        auto ask_it = [id, weight, of = of_, ask_all = std::move(ask_all)](executor_peer& peer, settings const& with) {
            return ask_all([&](exam const& given) { return ask_about(peer, id, weight, *of, given); }, id, with);
        };
        out_->push_back(executor_case(id, weight, side::validator, std::move(requirement), origin, std::move(ask_it)));
    }

    [[nodiscard]] static judgement ask_about(executor_peer& peer, std::string const& id, level weight,
                                             subject const& of, exam const& given) {
        if (!given.is_asked)
            return passed();
        if (!given.claim_that_fails.empty())
            return suite_at_fault(given.claim_that_fails);
        json::object const question = validate_question(id, of.contract->name, to_string(given.as), given.body);
        return ask(peer, question,
                   [&](json::object const& fields) { return judge_findings(question, fields, given, weight); });
    }

    std::vector<conformance_case>* out_;
    subject const* of_;
};

// --- every member, with every value that is near ---

/// Texts at the bounds of a member, valid or not.
[[nodiscard]] std::vector<std::string> texts_near(row const& member) {
    std::vector<std::string> all{"a", "\u4e2d"};
    rc::Random random{45153};
    for (constraint const& rule : member.constraints()) {
        for (std::string_view const word : rule.texts)
            all.emplace_back(word);
        if (rule.what == constraint::form::length)
            for (std::int64_t const more : {-1, 0, 1, 2})
                for (char32_t const c : {U'a', U'-', U'\u4e2d', U'\u4e00', U'\u9fff', U'\u0301', U'\U00020000'})
                    all.push_back(
                        generators::encoded(std::vector<char32_t>(static_cast<std::size_t>(rule.maximum + more), c)));
        for (code_point_range const& range : rule.allowed)
            for (char32_t const c : std::vector<char32_t>{range.first, range.last})
                all.push_back(generators::encoded({U'a', c}));
        for (int size = 0; size < 8; ++size) {
            json::value const valid = generators::any_scalar(member, {})(random.split(), size).value();
            std::string const text{generators::from_json(valid.get_string())};
            all.push_back(text);
            if (size < 2)
                for (std::string const& near :
                     generators::detail::broken_texts(member, rule, kind_of(rule.what), severity::error, text, {}))
                    all.push_back(near);
        }
    }
    return all;
}

/// A valid request of few members, in which a member may be put.
[[nodiscard]] json::object base_for(structure const& shape, row const& member) {
    json::object base = generators::any_valid(shape)(rc::Random{}, 0).value();
    std::set<std::string_view> needed;
    for (relation const& rule : shape.relations)
        if (rule.counts_members() && !generators::reads(rule, member.name))
            for (member_reference const& each : rule.members())
                needed.insert(each.name);
    for (row const& each : shape.rows)
        if (!each.required && !needed.contains(each.name))
            base.erase(generators::to_json(each.name));
    return base;
}

/// A valid value of a member; a list of two elements at least, so that an index counts.
[[nodiscard]] json::value example_of(row const& member, structure const& shape) {
    rc::Random random{45153};
    for (;;) {
        json::value made = generators::detail::any_value(member, shape, {}, 0)(random.split(), 10).value();
        if (!member.list || made.get_array().size() > 1)
            return made;
    }
}

[[nodiscard]] json::value& at(json::value& whole, std::string const& pointer) {
    json::error_code fault;
    return *whole.find_pointer(pointer, fault);
}

/// Adds the seats of the members of an object in a request, and of those of the structures nested in it.
void append_seats(std::vector<seat>& out, structure const& shape, json::value const& around,
                  std::string const& holder) {
    constexpr std::ptrdiff_t deepest = 4; // a structure may contain itself
    if (std::count(holder.begin(), holder.end(), '/') > deepest)
        return;
    for (row const& member : shape.rows) {
        seat made{&shape, &member, false, holder, generators::below(holder, member.name), around};
        if (holder.empty())
            made.request = base_for(shape, member);
        json::value& value = at(made.request, holder).as_object()[generators::to_json(member.name)];
        if (member.list || value.is_null())
            value = example_of(member, shape);
        std::size_t const last = member.list ? value.get_array().size() - 1 : 0;
        out.push_back(made);
        if (member.list) {
            made.is_element = true;
            made.pointer = generators::below(std::move(made.pointer), last);
            out.push_back(made);
        }
        if (member.nested)
            append_seats(out, *member.nested, made.request, made.pointer);
    }
}

/// A request with one odd value or name, and what this library says of it, which must be of these kinds at that place.
[[nodiscard]] exam odd_exam(subject const& of, document const& request, form as, std::string const& pointer,
                            generators::kinds const& wanted, std::string mutation) {
    exam made;
    made.as = as;
    made.body = written(request, as, {});
    made.mutation = std::move(mutation);
    generators::kinds found;
    for (finding const& each : own_findings(of.shape(), as, made.body)) {
        if (each.path == pointer)
            found.insert(each.kind);
        made.demands.push_back(demand_of(each.kind, each.severity, each.path, request));
    }
    if (found != wanted)
        made.claim_that_fails = made.mutation + ": the validator and the generators do not agree";
    return made;
}

[[nodiscard]] exam value_exam(subject const& of, seat const& where, form as, json::value const& value,
                              std::string const& literal, generators::kinds const& wanted) {
    json::value whole = where.request;
    at(whole, where.pointer) = value;
    document request{whole.as_object(), {}};
    if (!literal.empty())
        request.edits.push_back({generators::edit::form::literal, where.pointer, literal});
    return odd_exam(of, request, as, where.pointer, wanted,
                    where.pointer + " is " + (literal.empty() ? shortened(json::serialize(value)) : literal));
}

/// Requests in which a member has each value of another type.
void append_misfits(std::vector<exam>& out, subject const& of, seat const& where, form as) {
    for (auto const& each : generators::detail::misfits_of(*where.member, where.is_element))
        if (as == form::json || each.can_be_flattened)
            out.push_back(value_exam(of, where, as, each.value, each.literal, {kind::type}));
}

/// Requests in which a scalar has the values at its bounds, valid or not.
void append_bounds(std::vector<exam>& out, subject const& of, seat const& where, form as) {
    std::vector<json::value> values;
    if (where.member->type == wire_type::string)
        for (std::string const& text : texts_near(*where.member))
            values.emplace_back(text);
    else
        values = generators::detail::scalars_near(*where.member);
    for (json::value const& value : values)
        out.push_back(value_exam(of, where, as, value, {}, generators::faults_of(value, *where.member, {})));
}

/// Requests with one name too many in the object that has a member.
void append_other_names(std::vector<exam>& out, subject const& of, seat const& where, form as) {
    auto const add = [&](std::string const& name, json::value const& value) {
        if (as == form::flat && (name.empty() || name.find('.') != std::string::npos))
            return;
        json::value whole = where.request;
        at(whole, where.holder).as_object()[name] = value;
        std::string const pointer = generators::below(where.holder, name);
        out.push_back(odd_exam(of, {whole.as_object(), {}}, as, pointer, {kind::unknown},
                               pointer + " is " + json::serialize(value)));
    };
    for (std::string const& name : generators::detail::other_names(*where.shape))
        add(name, 1);
    if (as == form::json)
        for (json::value const& value : generators::detail::other_members())
            add("Foo", value);
}

/// What can be enumerated of a rule, or of all of that kind: wrong types, and unknown names.
[[nodiscard]] std::vector<exam> exams_of(subject const& of, kind what, form as, std::string_view rule = {}) {
    std::vector<exam> made;
    for (seat const& each : of.seats) {
        bool const is_first = each.member == &each.shape->rows.front() && !each.is_element;
        if (what == kind::type && (rule.empty() || rule == each.subject() + ".type"))
            append_misfits(made, of, each, as);
        if (what == kind::unknown && is_first && (rule.empty() || rule == each.shape->subject() + ".member.unknown"))
            append_other_names(made, of, each, as);
    }
    return made;
}

void append_bounds_cases(case_list& cases) {
    std::set<std::string> done;
    for (seat const& each : cases.of().seats) {
        row const& member = *each.member;
        if (!each.is_scalar() || member.constraint_count == 0 ||
            generators::detail::constraint_of(member, constraint::form::moment) != nullptr ||
            !done.insert(each.subject()).second)
            continue;
        cases.add_exams(each.subject() + ".bounds", level::must,
                        "Values of " + std::string{member.name} +
                            " at its bounds are taken, and those beyond them refused.",
                        member.origin, [of = &cases.of(), &each] {
                            std::vector<exam> made;
                            append_bounds(made, *of, each, form::json);
                            append_bounds(made, *of, each, form::flat);
                            return made;
                        });
    }
}

[[nodiscard]] level level_of(rules::page const& rule) {
    return rule.severity == severity::error ? level::must : rule.tier == tier::advice ? level::may : level::should;
}

/// One case for each rule of the tables, with all mutators that break it.
void append_rule_cases(case_list& cases, std::vector<conformance_case>& out) {
    std::vector<rules::page> pages;
    rules::append_action_pages(pages, *cases.of().contract);
    for (rules::page const& rule : pages) {
        std::vector<mutator const*> breaking;
        for (mutator const& each : cases.of().mutators)
            if (each.rule == rule.id)
                breaking.push_back(&each);
        bool const only_flat =
            std::all_of(breaking.begin(), breaking.end(), [](mutator const* each) { return each->flattened_only; });
        // How Python writes booleans is not asked about: see `can_be_asked`.
        if (rule.side != tc3::side::request || breaking.empty() || (only_flat && rule.kind == kind::format_variant))
            continue;
        std::string requirement = "What breaks this is reported as " + std::string{to_string(rule.kind)} + ": ";
        if (may_be_absent(rule.kind, rule.severity))
            requirement = "What breaks this is no error, at most a warning: ";
        else if (rule.severity != severity::error)
            requirement = "What breaks this is a warning, no error: ";
        // How broken escapes and bytes are read is mostly left to the reader of the form.
        level const weight = only_flat ? level::may : level_of(rule);
        cases.add_property(
            rule.id, weight, requirement + rule.requirement, rule.origin,
            [of = &cases.of(), breaking, only_flat] {
                return any_broken(*of, breaking, only_flat ? form::flat : form::json, 1);
            },
            [of = &cases.of(), what = rule.kind, id = rule.id] { return exams_of(*of, what, form::json, id); });
        out.back().smoke = rule.id.ends_with(".storage.step");
    }
}

/// One case for each kind of error that flattened text can have.
void append_flat_cases(case_list& cases) {
    std::map<kind, std::vector<mutator const*>> by_kind;
    for (mutator const& each : cases.of().mutators) {
        bool const can_be_flat = each.kind != kind::null && !each.rule.ends_with(".body.type") && !each.flattened_only;
        if (each.severity == severity::error && can_be_flat)
            by_kind[each.kind].push_back(&each);
    }
    for (auto const& [what, breaking] : by_kind)
        cases.add_property(
            "flat." + std::string{to_string(what)}, level::must,
            "In flattened form too, " + std::string{to_string(what)} +
                " is reported, with the JSON Pointer of the member.",
            rules::request_content_type.origin,
            [of = &cases.of(), breaking = breaking] { return any_broken(*of, breaking, form::flat, 1); },
            [of = &cases.of(), what = what] { return exams_of(*of, what, form::flat); });
}

void append_properties(case_list& cases) {
    subject const* const of = &cases.of();
    source const& origin = of->contract->origin;
    auto const errors = [of](bool all_kinds) {
        std::vector<mutator const*> chosen;
        for (mutator const& each : of->mutators)
            if (!each.flattened_only && (all_kinds || each.severity == severity::error))
                chosen.push_back(&each);
        return chosen;
    };
    cases.add_property("valid-json", level::must,
                       "A request that breaks no rule has no errors, however its JSON is laid out.", origin,
                       [of] { return any_right(*of, form::json); });
    cases.add_property("valid-flat", level::must, "A flattened request that breaks no rule has no errors.", origin,
                       [of] { return any_right(*of, form::flat); });
    cases.add_property("valid-flat-plus", level::should, "In flattened text a plus sign is a blank.", origin,
                       [of] { return any_right(*of, form::flat, http::plus_sign::blank); });
    cases.add_property("two-broken-rules", level::must,
                       "Two broken rules that have nothing to do with each other are two errors.", origin,
                       [of, errors] { return any_broken(*of, errors(false), form::json, 2); });
    cases.add_property("all-at-once", level::must, "All errors are reported at once, not only the first.", origin,
                       [of, errors] { return any_broken(*of, errors(false), form::json, 6); });
    cases.add_property("flat.all-at-once", level::must, "All errors of flattened text are reported at once.", origin,
                       [of, errors] { return any_broken(*of, errors(false), form::flat, 2); });
    cases.add_property("layout-is-of-no-account", level::must,
                       "Order of members, white space and escapes change nothing in what is reported.", origin,
                       [of, errors] { return any_broken(*of, errors(false), form::json, 1, true); });
    cases.add_property(
        "never-an-error", level::must,
        "What sources leave open is no error: letter case of words, slashes in a time, empty texts, rare characters.",
        origin, [of] {
            std::vector<mutator const*> open;
            for (mutator const& each : of->mutators)
                if (each.kind == kind::letter_case || (may_be_absent(each.kind, each.severity) && !each.flattened_only))
                    open.push_back(&each);
            return any_broken(*of, std::move(open), form::json, 1);
        });
}

// --- texts that are no JSON, or no UTF-8 ---

[[nodiscard]] exam text_of_kind(std::string body, kind what, std::string mutation) {
    exam made;
    made.body = std::move(body);
    made.mutation = std::move(mutation);
    made.demands.push_back({"", {what}, severity::error, false});
    if (what == kind::encoding)
        made.demands.front().kinds.push_back(kind::json);
    return made;
}

[[nodiscard]] rc::Gen<std::size_t> any_place_in(std::string const& text, std::size_t end) {
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < end; ++at)
        if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u)
            places.push_back(at);
    return rc::gen::elementOf(std::move(places));
}

void append_text_cases(case_list& cases) {
    subject const* const of = &cases.of();
    auto const any_text = [of] { return generators::to_text({*generators::any_valid(of->shape()), {}}); };
    cases.add_property(
        "tc3.request.json.cut", level::must, "Text that ends too early is json, and nothing is said of what it lacks.",
        rules::request_json.origin, [any_text] {
            return rc::gen::exec([any_text] {
                std::string const text = any_text();
                std::size_t const end = *any_place_in(text, text.size());
                return text_of_kind(text.substr(0, end), kind::json, "cut after " + std::to_string(end) + " bytes");
            });
        });
    cases.add_property("tc3.request.json.behind", level::must, "Text behind the JSON value is json.",
                       rules::request_json.origin, [any_text] {
                           return rc::gen::exec([any_text] {
                               std::string const behind =
                                   *rc::gen::element<std::string>("x", "{}", ",", "\n]", " null", "}");
                               return text_of_kind(any_text() + behind, kind::json, "with '" + behind + "' behind it");
                           });
                       });
    cases.add_property("tc3.request.encoding", level::must, "A body that is no UTF-8 is encoding or json.",
                       rules::request_encoding.origin, [any_text] {
                           return rc::gen::exec([any_text] {
                               std::string text = any_text();
                               std::string const bytes = *rc::gen::element<std::string>(
                                   "\xFF", "\x80", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80");
                               std::size_t const at = *any_place_in(text, text.size() - 1);
                               text.insert(at, bytes);
                               return text_of_kind(std::move(text), kind::encoding,
                                                   "bytes that are no UTF-8 at " + std::to_string(at));
                           });
                       });
    cases.add_exams("tc3.request.encoding.bom", level::must, "A byte order mark is encoding or json.",
                    rules::request_encoding.origin, [of] {
                        std::string const text =
                            generators::to_text({generators::any_valid(of->shape())(rc::Random{}, 0).value(), {}});
                        return std::vector{
                            text_of_kind("\xEF\xBB\xBF" + text, kind::encoding, "with a byte order mark")};
                    });
    cases.add_exams(
        "tc3.request.json.never", level::must, "What was never JSON is json, an empty body too.",
        rules::request_json.origin, [] {
            std::vector<exam> made;
            for (std::string_view const text :
                 {"", " ", "{", "}", "{\"Storage\":}", "{'Storage':10}", "{\"Storage\" 10}", "{\"Storage\":10,}", "nul",
                  "\"x", "{\"Storage\":010}", "{\"Storage\":+10}", "{\"Storage\":1.}", "{\"Storage\":.5}",
                  "{\"Name\":\"a\nb\"}", "{\"Name\":\"\\x41\"}", "{\"Name\":\"\\u4e2\"}", "{\"Storage\":10}/**/"})
                made.push_back(text_of_kind(std::string{text}, kind::json, "the body is " + std::string{text}));
            return made;
        });
}

// --- single requests of CloneDBInstance ---

/// A request in words: members that are put into a valid one, and those that are taken out.
struct sketch {
    std::string_view name;
    std::string_view requirement;
    std::vector<std::pair<std::string_view, std::string_view>> members; ///< with their JSON texts; empty: left out
    std::vector<std::pair<std::string_view, kind>> errors;
};

[[nodiscard]] std::vector<sketch> sketches() {
    std::string_view const time = R"("2021-12-25 01:27:35")";
    return {
        {"relations-silent-outside-the-set",
         "A period outside the list is one-of alone, whatever the charge type.",
         {{"Period", "13"}, {"InstanceChargeType", R"("POSTPAID_BY_HOUR")"}},
         {{"/Period", kind::one_of}}},
        {"relations-silent-without-a-value", "Without a charge type a period of 2 is right.", {{"Period", "2"}}, {}},
        {"relations-silent-on-a-wrong-type",
         "A period of the wrong type is type alone, whatever the charge type.",
         {{"Period", R"("2")"}, {"InstanceChargeType", R"("POSTPAID_BY_HOUR")"}},
         {{"/Period", kind::type}}},
        {"constraints-independent",
         "A name that is both too long and of wrong characters has two errors.",
         {{"Name", R"("a b456789012345678901234567890123456789012345678901234567890")"}},
         {{"/Name", kind::length}, {"/Name", kind::characters}}},
        {"null-is-absent",
         "A null counts as absent: one of two members that exclude each other may be null.",
         {{"RecoveryTargetTime", time}, {"BackupSetId", "null"}},
         {}},
        {"nulls-are-absent",
         "When both of two members are null of which one is needed, exactly-one is reported.",
         {{"RecoveryTargetTime", "null"}, {"BackupSetId", "null"}},
         {{"", kind::exactly_one}}},
        {"wrong-type-is-present",
         "A value of the wrong type counts as present.",
         {{"RecoveryTargetTime", time}, {"BackupSetId", "5"}},
         {{"", kind::exactly_one}, {"/BackupSetId", kind::type}}},
        {"empty-lists",
         "An empty list is no error, and an empty DBNodeSet counts as absent.",
         {{"DBNodeSet", "[]"}, {"TagList", "[]"}, {"SecurityGroupIds", "[]"}},
         {}},
        {"false-and-zero",
         "False, zero and an empty text are values, not absent ones.",
         {{"DeletionProtection", "false"},
          {"ProjectId", "0"},
          {"AutoVoucher", "0"},
          {"ActivityId", "0"},
          {"VoucherIds", R"("")"}},
         {}},
        {"number-with-point",
         "10.0 and 1e1 are no integers; such a number is type alone, not also step.",
         {{"Storage", "10.0"}, {"Period", "1e0"}, {"ProjectId", "0.0"}},
         {{"/Storage", kind::type}, {"/Period", kind::type}, {"/ProjectId", kind::type}}},
        {"negative-storage",
         "A negative disk size that is no multiple of 10 is step.",
         {{"Storage", "-15"}},
         {{"/Storage", kind::step}}},
        {"name-in-wrong-case",
         "A member name in the wrong letter case is unknown, and the right one is missing.",
         {{"Storage", ""}, {"storage", "10"}},
         {{"/Storage", kind::required}, {"/storage", kind::unknown}}},
        {"vouchers-as-text", "The text of VoucherIds is free.", {{"VoucherIds", R"("v-1,v-2;[\"v-3\"]")"}}, {}},
        {"vouchers-as-list",
         "A list of VoucherIds is type: the member is a text.",
         {{"VoucherIds", R"(["v-1"])"}},
         {{"/VoucherIds", kind::type}}},
        {"ids-without-stated-form",
         "Ids for which no form is stated are taken as they are.",
         {{"DBInstanceId", R"("x")"}, {"SpecCode", R"("y")"}, {"SecurityGroupIds", R"(["z","sg"])"}},
         {}},
        {"node-in-list",
         "What is wrong in an element of a list stands at its index.",
         {{"DBNodeSet", R"([{"Role":"Primary","Zone":"ap-guangzhou-3"},{"Role":"Standby"},)"
                        R"({"Role":"Standby","Zone":"ap-guangzhou-3","Rack":1}])"}},
         {{"/DBNodeSet/1/Zone", kind::required}, {"/DBNodeSet/2/Rack", kind::unknown}}},
        {"words-of-neighbours",
         "Words of other actions and other members are one-of.",
         {{"InstanceChargeType", R"("SPOTPAID")"},
          {"SyncMode", R"("Strong-sync")"},
          {"DBNodeSet", R"([{"Role":"Master","Zone":"z"},{"Role":"ReadOnly","Zone":"z"}])"}},
         {{"/InstanceChargeType", kind::one_of},
          {"/SyncMode", kind::one_of},
          {"/DBNodeSet/0/Role", kind::one_of},
          {"/DBNodeSet/1/Role", kind::one_of}}},
        {"a-dozen-at-once",
         "However many errors there are, all are reported.",
         {{"A", "1"},
          {"B", "1"},
          {"C", "1"},
          {"D", "1"},
          {"E", "1"},
          {"F", "1"},
          {"Storage", "15"},
          {"Period", "13"},
          {"AutoRenewFlag", "2"},
          {"VpcId", R"("v")"},
          {"SubnetId", R"("s")"},
          {"SpecCode", "1"},
          {"DBInstanceId", "null"}},
         {{"/A", kind::unknown},
          {"/B", kind::unknown},
          {"/C", kind::unknown},
          {"/D", kind::unknown},
          {"/E", kind::unknown},
          {"/F", kind::unknown},
          {"/Storage", kind::step},
          {"/Period", kind::one_of},
          {"/AutoRenewFlag", kind::one_of},
          {"/VpcId", kind::format},
          {"/SubnetId", kind::format},
          {"/SpecCode", kind::type},
          {"/DBInstanceId", kind::required}}},
        {"null-element",
         "A null among the elements of a list is type.",
         {{"SecurityGroupIds", R"(["sg-1",null])"}},
         {{"/SecurityGroupIds/1", kind::type}}},
    };
}

/// What the sketches are drawn upon.
[[nodiscard]] json::object plain_order() {
    return {{"DBInstanceId", "postgres-abcd1234"},
            {"SpecCode", "cdb.pg.z1.2g"},
            {"Storage", 10},
            {"Period", 1},
            {"AutoRenewFlag", 1},
            {"VpcId", "vpc-2ot3acw1"},
            {"SubnetId", "subnet-ppv9iw34"},
            {"RecoveryTargetTime", "2021-12-25 01:27:35"}};
}

/// Demands just these errors.
void demand_errors(exam& made, structure const& shape, std::vector<std::pair<std::string_view, kind>> const& errors) {
    std::multiset<std::pair<std::string, kind>> wanted;
    for (auto const& [path, what] : errors) {
        made.demands.push_back({std::string{path}, {what}});
        wanted.emplace(path, what);
    }
    std::multiset<std::pair<std::string, kind>> found;
    for (finding const& each : own_findings(shape, made.as, made.body))
        if (each.severity == severity::error)
            found.emplace(each.path, each.kind);
    if (found != wanted)
        made.claim_that_fails = made.mutation + ": this library finds something else";
}

[[nodiscard]] exam exam_of(sketch const& from, structure const& shape) {
    document source{plain_order(), {}};
    exam made;
    for (auto const& [name, text] : from.members) {
        if (text.empty()) {
            source.object.erase(generators::to_json(name));
            continue;
        }
        source.object[generators::to_json(name)] = nullptr;
        source.edits.push_back({generators::edit::form::literal, generators::below("", name), std::string{text}});
        made.mutation.append(made.mutation.empty() ? "" : ", ").append(name).append(" is ").append(text);
    }
    made.body = to_text(source);
    demand_errors(made, shape, from.errors);
    return made;
}

/// A flattened request with some text behind it, without one of its members.
[[nodiscard]] exam flat_exam(structure const& shape, std::string_view more,
                             std::vector<std::pair<std::string_view, kind>> const& errors,
                             std::string_view without = {}) {
    document source{plain_order(), {}};
    source.object.erase(generators::to_json(without));
    exam made;
    made.as = form::flat;
    made.body = generators::to_flattened(source).append("&").append(more);
    made.mutation = std::string{more} + " is added";
    demand_errors(made, shape, errors);
    return made;
}

/// What only names and texts of the flattened form can say.
void append_flat_sketches(case_list& cases) {
    structure const& shape = cases.of().shape();
    source const& origin = rules::request_content_type.origin;
    cases.add_exams("flat.index-order", level::must,
                    "The elements of a flattened list are told apart by their index, in whatever order they come.",
                    origin, [&shape] {
                        std::string dozen;
                        for (int i = 11; i >= 0; --i) {
                            std::string const stem = "TagList." + std::to_string(i);
                            dozen.append(stem + ".TagKey=k&").append(i == 10 ? "" : stem + ".TagValue=v&");
                        }
                        dozen.pop_back();
                        return std::vector{flat_exam(shape,
                                                     "TagList.1.TagKey=b&TagList.0.TagValue=v&TagList.0.TagKey=a",
                                                     {{"/TagList/1/TagValue", kind::required}}),
                                           flat_exam(shape, dozen, {{"/TagList/10/TagValue", kind::required}})};
                    });
    cases.add_exams("flat.unknown-below", level::should,
                    "Each flattened name that leads nowhere is unknown, with dots as slashes: behind an unknown one, "
                    "and with a word for an index.",
                    unknown_names_source, [&shape] {
                        return std::vector{
                            flat_exam(shape, "Foo.0.Bar=1&Foo.0.Baz=2",
                                      {{"/Foo/0/Bar", kind::unknown}, {"/Foo/0/Baz", kind::unknown}}),
                            flat_exam(shape, "TagList.x.TagKey=1", {{"/TagList/x/TagKey", kind::unknown}})};
                    });
    cases.add_exams("flat.integer-with-blanks", level::should, "A flattened integer has no blanks around it.", origin,
                    [&shape] {
                        std::vector<exam> made;
                        for (std::string_view const text : {"Storage=%2010", "Storage=10%20"})
                            made.push_back(flat_exam(shape, text, {{"/Storage", kind::type}}, "Storage"));
                        return made;
                    });
}

void append_sketches(case_list& cases) {
    for (sketch const& each : sketches())
        cases.add_exams(each.name, level::must, std::string{each.requirement}, cases.of().contract->origin,
                        [each, of = &cases.of()] { return std::vector{exam_of(each, of->shape())}; });
}

/// What the common parameters of a query or form are to a validator: nothing.
void append_common_parameters(case_list& cases) {
    cases.add_property("flat.common-parameters", level::must,
                       "Common parameters of a query or form are no members of the request, and no errors.",
                       rules::request_action.origin, [of = &cases.of()] {
                           return rc::gen::map(any_right(*of, form::flat), [](exam made) {
                               made.body = "Action=CloneDBInstance&Version=2017-03-12&Region=ap-guangzhou&"
                                           "Timestamp=1640366855&Nonce=11886&SecretId=AKIDEXAMPLE&Token=&"
                                           "SignatureMethod=HmacSHA256&Language=en-US&" +
                                           made.body + "&Signature=c2lnbmF0dXJl";
                               return made;
                           });
                       });
}

/// PHP's spelling of lists is not that of the service.
void append_brackets(case_list& cases) {
    cases.add_property("flat.brackets", level::must,
                       "Names of flattened text are split at dots only: one with brackets is unknown.",
                       unknown_names_source, [of = &cases.of()] {
                           return rc::gen::map(any_right(*of, form::flat), [](exam made) {
                               made.body += "&TagList[0][TagKey]=team";
                               made.mutation = "TagList[0][TagKey] is added";
                               made.demands.push_back({"/TagList[0][TagKey]", {kind::unknown}, severity::error, false});
                               return made;
                           });
                       });
}

} // namespace

void append_validate_cases(std::vector<conformance_case>& out) {
    static std::deque<subject> const subjects = [] {
        std::deque<subject> made;
        for (action const* contract : known_actions)
            append_seats(made.emplace_back(subject{contract, generators::mutators(*contract->request), {}}).seats,
                         *contract->request, {}, "");
        return made;
    }();
    bool first = true;
    for (subject const& of : subjects) {
        case_list cases{out, of};
        append_rule_cases(cases, out);
        append_bounds_cases(cases);
        if (!std::exchange(first, false))
            continue;
        // The contract that the suite is about.
        append_properties(cases);
        append_flat_cases(cases);
        append_brackets(cases);
        append_common_parameters(cases);
        append_text_cases(cases);
        append_sketches(cases);
        append_flat_sketches(cases);
    }
}

} // namespace tc3::conformance
