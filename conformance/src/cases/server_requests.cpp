// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/server_requests.hpp"

#include <tc3/contract/member.hpp>

#include <boost/json/parse.hpp>

#include <cmath>
#include <set>
#include <utility>

namespace tc3::conformance::server_cases {

using generators::document;
using generators::expressible;
using generators::mutation;
using generators::mutator;

static validation_context const& context_of_requests() {
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

rc::Gen<written_request> any_written_request(server_peer const& to) {
    return rc::gen::map(rc::gen::pair(any_request(to), generators::any_layout()),
                        [](std::pair<generators::json::object, generators::layout> made) {
                            return written_request{{std::move(made.first), {}}, std::move(made.second)};
                        });
}

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
rc::Gen<mutation> any_broken(mutator_list const& ways, server_peer const& to, bool flattened) {
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

/// A JSON text of one letter, many times.
std::string text_of(std::string const& letter, std::int64_t count) {
    std::string text = "\"";
    for (std::int64_t i = 0; i < count; ++i)
        text.append(letter);
    return text.append("\"");
}

/// The plain request with another literal for one member, and no relation broken.
document example_with(server_peer const& to, row const& member, std::string literal) {
    document made{plain_parameters(to), {}};
    for (relation const& rule : request_shape().relations)
        if (rule.excludes_members() && generators::reads(rule, member.name))
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

/// Whether a reader that puts a sign of its own in place of broken bytes has a wrong value then.
static bool is_wrong_when_mended(row const& member) {
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

} // namespace tc3::conformance::server_cases
