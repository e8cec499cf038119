// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "properties/subjects.hpp"

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>
#include <rapidcheck/boost_test.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using tc3::finding;
using tc3::kind;
using tc3::walk;
using tc3::generators::any_layout;
using tc3::generators::any_valid;
using tc3::generators::document;
using tc3::generators::expressible;
using tc3::generators::layout;
using tc3::generators::mutation;
using tc3::generators::mutator;
using tc3::generators::survives_flattening;
using tc3::generators::to_flattened;
using tc3::generators::to_text;
using tc3::http::plus_sign;
using tc3::tests::any_mutated;
using tc3::tests::any_subject;
using tc3::tests::findings_of_json;
using tc3::tests::in_words;
using tc3::tests::mutated;
using tc3::tests::subject;
using tc3::tests::verdict;
using tc3::tests::verdict_on_flattened;
using tc3::tests::verdict_on_json;
using tc3::tests::verdict_on_struct;
using tc3::tests::verdict_on_value;

namespace {

/// Whether two values of JSON mean the same. The order of members does not matter, nor how a number is written.
bool mean_the_same(boost::json::value const& a, boost::json::value const& b) {
    if (a.is_number() && b.is_number() && (a.is_double() || b.is_double()))
        return a.to_number<double>() == b.to_number<double>();
    if (a.is_array() && b.is_array())
        return std::equal(a.get_array().begin(), a.get_array().end(), b.get_array().begin(), b.get_array().end(),
                          mean_the_same);
    if (!a.is_object() || !b.is_object())
        return a == b;
    return a.get_object().size() == b.get_object().size() &&
           std::all_of(a.get_object().begin(), a.get_object().end(), [&b](boost::json::key_value_pair const& each) {
               boost::json::value const* const other = b.get_object().if_contains(each.key());
               return other != nullptr && mean_the_same(each.value(), *other);
           });
}

/// The same value without the empty lists, which vanish when it is flattened.
boost::json::value without_empty_lists(boost::json::value const& value) {
    if (value.is_array()) {
        boost::json::array made;
        for (boost::json::value const& each : value.get_array())
            made.push_back(without_empty_lists(each));
        return made;
    }
    if (!value.is_object())
        return value;
    boost::json::object made;
    for (boost::json::key_value_pair const& each : value.get_object())
        if (!(each.value().is_array() && each.value().get_array().empty()))
            made.emplace(each.key(), without_empty_lists(each.value()));
    return made;
}

boost::json::value parsed(std::string_view text) {
    return boost::json::parse({text.data(), text.size()});
}

/// Whether a struct can hold what the rule is about: types, nulls, names and missing members it cannot.
bool is_of_values(kind what) {
    static std::set<kind> const those{kind::one_of, kind::letter_case, kind::range,       kind::step,
                                      kind::length, kind::characters,  kind::format,      kind::format_variant,
                                      kind::empty,  kind::mismatch,    kind::exactly_one, kind::depends,
                                      kind::ignored};
    return those.contains(what);
}

/// A valid request that stays valid when it is flattened.
rc::Gen<boost::json::object> any_flat(subject const& of) {
    return rc::gen::suchThat(any_valid(*of.shape, of.context), [&of](boost::json::object const& object) {
        return survives_flattening(object, *of.shape);
    });
}

} // namespace

BOOST_AUTO_TEST_SUITE(properties_of_validation)

RC_BOOST_PROP(what_is_valid_is_never_reported, ()) {
    subject const& of = any_subject();
    document const request{*any_valid(*of.shape, of.context).as("request"), {}};
    std::string const text = to_text(request, *any_layout().as("layout"));
    RC_LOG() << text << std::endl;
    RC_ASSERT(verdict_on_json(text, of) == verdict{});
    RC_ASSERT(verdict_on_value(text, of) == verdict{});
    RC_ASSERT(verdict_on_struct(text, of) == verdict{});
}

RC_BOOST_PROP(what_is_valid_is_never_reported_when_it_is_flattened, ()) {
    subject const& of = any_subject();
    document const request{*any_flat(of).as("request"), {}};
    RC_LOG() << to_flattened(request) << std::endl;
    RC_ASSERT(verdict_on_flattened(to_flattened(request), of) == verdict{});
    RC_ASSERT(verdict_on_flattened(to_flattened(request, plus_sign::blank), of) == verdict{});
}

RC_BOOST_PROP(a_valid_struct_is_told_from_others_at_the_first_look, ()) {
    subject const& of = any_subject();
    document const valid{*any_valid(*of.shape, of.context).as("request"), {}};
    RC_ASSERT(of.looks_clean(to_text(valid), of.context));
    mutator const& breaking = *rc::gen::map(rc::gen::elementOf(of.mutators), [](mutator each) { return each; });
    mutation const done = *breaking.apply(valid).as("mutation");
    std::string const text = to_text(done.broken);
    RC_LOG() << text << std::endl;
    // A struct cannot hold all that a text can, so that it may be clean where the text is not.
    RC_ASSERT(of.looks_clean(text, of.context) == of.judge_struct_by_engine(text, of.context).empty());
}

RC_BOOST_PROP(what_is_valid_stays_so_where_region_and_time_are_not_known, ()) {
    subject const& of = any_subject();
    document const request{*any_valid(*of.shape, of.context).as("request"), {}};
    RC_ASSERT(findings_of_json(to_text(request), *of.shape).empty());
}

RC_BOOST_PROP(one_broken_rule_is_reported_alone, ()) {
    subject const& of = any_subject();
    document const valid{*any_valid(*of.shape, of.context).as("request"), {}};
    mutator const& breaking = *rc::gen::map(rc::gen::elementOf(of.mutators), [](mutator each) { return each; });
    mutation const done = *breaking.apply(valid).as("mutation");
    RC_PRE(done.where != expressible::flattened_only);
    verdict const expected{in_words(breaking.rule, done.path, breaking.severity)};
    std::string const text = to_text(done.broken, *any_layout().as("layout"));
    RC_LOG() << text << std::endl;
    RC_ASSERT(verdict_on_json(text, of) == expected);
    if (breaking.kind != kind::duplicate) // a value holds no name twice
        RC_ASSERT(verdict_on_value(text, of) == expected);
    if (is_of_values(breaking.kind))
        RC_ASSERT(verdict_on_struct(text, of) == expected);
}

RC_BOOST_PROP(one_broken_rule_is_reported_alone_when_it_is_flattened, ()) {
    subject const& of = any_subject();
    document const valid{*any_flat(of).as("request"), {}};
    mutator const breaking = *rc::gen::elementOf(of.mutators);
    mutation const done = *breaking.apply(valid).as("mutation");
    RC_PRE(done.where != expressible::json_only && survives_flattening(valid.object, *of.shape));
    std::string const text = to_flattened(done.broken, *rc::gen::element(plus_sign::itself, plus_sign::blank));
    RC_LOG() << text << std::endl;
    RC_ASSERT(verdict_on_flattened(text, of) == verdict{in_words(breaking.rule, done.path, breaking.severity)});
}

RC_BOOST_PROP(two_broken_rules_are_reported_as_two, ()) {
    subject const& of = any_subject();
    mutated const both = *any_mutated(of, 2).as("request");
    RC_ASSERT(verdict_on_json(to_text(both.broken), of) == both.expected);
}

RC_BOOST_PROP(many_broken_rules_are_reported_each, ()) {
    subject const& of = any_subject();
    mutated const all = *any_mutated(of, 6).as("request");
    RC_ASSERT(verdict_on_json(to_text(all.broken), of) == all.expected);
}

RC_BOOST_PROP(flattened_text_is_judged_like_its_json, ()) {
    subject const& of = any_subject();
    mutated const some = *any_mutated(of, 3).as("request");
    RC_PRE(some.can_be_flattened);
    std::string const flattened = to_flattened(some.broken);
    RC_LOG() << flattened << std::endl;
    RC_ASSERT(verdict_on_flattened(flattened, of) == verdict_on_json(to_text(some.broken), of));
}

RC_BOOST_PROP(neither_order_nor_blanks_nor_escapes_change_a_verdict, ()) {
    subject const& of = any_subject();
    mutated const some = *any_mutated(of, 4).as("request");
    std::string const text = to_text(some.broken, *any_layout().as("layout"));
    RC_LOG() << text << std::endl;
    RC_ASSERT(verdict_on_json(text, of) == verdict_on_json(to_text(some.broken), of));
}

RC_BOOST_PROP(a_typed_struct_says_all_that_the_text_said, ()) {
    subject const& of = any_subject();
    document const request{*any_valid(*of.shape, of.context).as("request"), {}};
    std::string const again = of.write_again(to_text(request, *any_layout().as("layout")));
    RC_LOG() << again << std::endl;
    RC_ASSERT(mean_the_same(parsed(again), request.object));
    RC_ASSERT(verdict_on_json(again, of) == verdict{});
}

RC_BOOST_PROP(a_flattened_struct_says_all_that_the_text_said_but_for_empty_lists, ()) {
    subject const& of = any_subject();
    document const request{*any_flat(of).as("request"), {}};
    std::string const flattened = of.flatten_again(to_text(request));
    RC_LOG() << flattened << std::endl;
    boost::json::value const wanted = without_empty_lists(request.object);
    RC_ASSERT(mean_the_same(parsed(of.write_flattened_again(flattened)), wanted));
    for (plus_sign const plus : {plus_sign::itself, plus_sign::blank})
        RC_ASSERT(mean_the_same(parsed(of.write_flattened_again(to_flattened(request, plus))), wanted));
    RC_ASSERT(verdict_on_flattened(flattened, of) == verdict{});
}

RC_BOOST_PROP(a_finding_stands_at_the_value_of_its_pointer, ()) {
    subject const& of = any_subject();
    mutated const some = *any_mutated(of, 3).as("request");
    std::string const text = to_text(some.broken, *any_layout().as("layout"));
    RC_LOG() << text << std::endl;
    boost::json::value const whole = parsed(text);
    for (finding const& found : findings_of_json(text, *of.shape, of.context)) {
        RC_LOG() << found.rule << " at " << found.path << std::endl;
        boost::json::error_code fault;
        boost::json::value const* const value = whole.find_pointer({found.path.data(), found.path.size()}, fault);
        if (found.offset == finding::nowhere) {
            RC_ASSERT(found.kind == kind::exactly_one || found.kind == kind::required);
            bool const lacks_something = value == nullptr || value->is_object(); // a member, or one of several
            RC_ASSERT(lacks_something);
            continue;
        }
        RC_ASSERT(value != nullptr);
        RC_ASSERT(found.offset + found.length <= text.size());
        RC_ASSERT(parsed(std::string_view{text}.substr(found.offset, found.length)) == *value);
    }
}

RC_BOOST_PROP(a_text_that_is_cut_off_lacks_nothing_but_its_end, ()) {
    subject const& of = any_subject();
    document const request{*any_valid(*of.shape, of.context).as("request"), {}};
    std::string const text = to_text(request);
    std::string const cut = text.substr(0, *rc::gen::resize(100, rc::gen::inRange(std::size_t{0}, text.size())));
    std::vector<finding> const all = findings_of_json(cut, *of.shape, of.context);
    RC_LOG() << cut << std::endl;
    RC_ASSERT(all.size() == 1u);
    // A cut may go through a character.
    RC_ASSERT(all.front().kind == kind::json || all.front().kind == kind::encoding);
    RC_ASSERT(all.front().offset <= cut.size());
    RC_ASSERT((all.front().kind == kind::encoding) == (tc3::text::find_not_utf8(cut) != std::string_view::npos));
}

RC_BOOST_PROP(a_byte_that_is_no_utf_8_is_found_wherever_it_stands, ()) {
    subject const& of = any_subject();
    document const request{*any_valid(*of.shape, of.context).as("request"), {}};
    std::string text = to_text(request);
    std::size_t const at = *rc::gen::resize(100, rc::gen::inRange(std::size_t{0}, text.size()));
    RC_PRE(tc3::text::find_not_utf8(text.substr(0, at)) == std::string_view::npos); // not within a character
    text.insert(at, *rc::gen::element(std::string{"\xFF"}, std::string{"\x80"}, std::string{"\xC0\x80"},
                                      std::string{"\xED\xA0\x80"}, std::string{"\xF5\x80\x80\x80"}));
    std::vector<finding> const all = findings_of_json(text, *of.shape, of.context);
    RC_ASSERT(all.size() == 1u);
    RC_ASSERT(all.front().kind == kind::encoding);
    RC_ASSERT(all.front().offset == at);
}

RC_BOOST_PROP(text_behind_the_object_is_refused_and_nothing_else_is_said, ()) {
    subject const& of = any_subject();
    mutated const some = *any_mutated(of, 2).as("request");
    std::string const behind = *rc::gen::element(std::string{"x"}, std::string{"{}"}, std::string{" ,"},
                                                 std::string{"\n]"}, std::string{" null"}, std::string(1, '\0'));
    std::set<kind> const of_the_whole{kind::exactly_one, kind::depends, kind::ignored};
    bool refused = false;
    for (finding const& found : findings_of_json(to_text(some.broken) + behind, *of.shape, of.context)) {
        RC_ASSERT(!of_the_whole.contains(found.kind));
        RC_ASSERT(found.kind != kind::required || found.offset != finding::nowhere);
        refused = refused || found.kind == kind::json;
    }
    RC_ASSERT(refused);
}

RC_BOOST_PROP(a_sink_that_has_enough_has_seen_the_first_findings, ()) {
    subject const& of = any_subject();
    mutated const some = *any_mutated(of, 5).as("request");
    std::string const text = to_text(some.broken);
    std::vector<finding> const all = findings_of_json(text, *of.shape, of.context);
    RC_PRE(!all.empty());
    for (std::size_t wanted = 1; wanted <= all.size(); ++wanted) {
        std::size_t seen = 0;
        bool same = true;
        auto some_only = [&](finding&& found) {
            same = same && seen < all.size() && found.rule == all[seen].rule && found.path == all[seen].path;
            return ++seen < wanted ? walk::go_on : walk::stop;
        };
        tc3::validate_json(text, *of.shape, of.context, some_only);
        RC_ASSERT(same);
        RC_ASSERT(seen == wanted);
    }
}

BOOST_AUTO_TEST_SUITE_END()
