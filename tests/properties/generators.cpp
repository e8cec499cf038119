// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "properties/subjects.hpp"

#include "support/loaded.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/rules/catalogue.hpp>

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>
#include <rapidcheck/boost_test.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using tc3::constraint;
using tc3::finding;
using tc3::kind;
using tc3::relation;
using tc3::row;
using tc3::structure;
using tc3::generators::any_valid;
using tc3::generators::document;
using tc3::generators::expressible;
using tc3::generators::mutation;
using tc3::generators::mutator;
using tc3::generators::survives_flattening;
using tc3::generators::to_flattened;
using tc3::generators::to_text;
using tc3::tests::findings_of_flattened;
using tc3::tests::findings_of_json;
using tc3::tests::in_short;
using tc3::tests::judged;
using tc3::tests::subject;
using tc3::tests::subjects;

namespace {

std::set<std::string> rules_of(std::vector<mutator> const& mutators) {
    std::set<std::string> ids;
    for (mutator const& each : mutators)
        ids.insert(each.rule);
    return ids;
}

/// The ids of all rules that the tables of a structure and those nested in it state, read off the tables once more.
void add_rules(std::set<std::string>& ids, structure const& shape, std::set<structure const*>& seen) {
    if (!seen.insert(&shape).second)
        return;
    auto const add = [&](std::string_view name, kind what) {
        ids.insert(shape.subject() + "." + tc3::kebab_case(name) + "." + std::string{to_string(what)});
    };
    add("member", kind::unknown);
    for (row const& member : shape.rows) {
        add(member.name, member.required ? kind::required : kind::null);
        add(member.name, kind::type);
        add(member.name, kind::duplicate);
        for (constraint const& rule : member.constraints()) {
            add(member.name, kind_of(rule.what));
            if (rule.what == constraint::form::one_of_texts)
                add(member.name, kind::letter_case);
            if (rule.what == constraint::form::moment)
                add(member.name, kind::format_variant);
        }
        if (member.nested)
            add_rules(ids, *member.nested, seen);
    }
    for (relation const& rule : shape.relations)
        add(rule.place().name, kind_of(rule.what));
}

/// Follows a value to the smallest one that still has a property, as RapidCheck does with a counter-example.
template <class T>
T smallest(rc::Shrinkable<T> from, std::function<bool(T const&)> const& holds) {
    for (bool found = true; found;) {
        found = false;
        rc::Seq<rc::Shrinkable<T>> next = from.shrinks();
        while (auto candidate = next.next()) {
            if (!holds(candidate->value()))
                continue;
            from = *candidate;
            found = true;
            break;
        }
    }
    return from.value();
}

/// Values that a generator makes from that many seeds.
template <class T>
std::vector<rc::Shrinkable<T>> made_by(rc::Gen<T> const& any, std::size_t count) {
    std::vector<rc::Shrinkable<T>> made;
    rc::Random source{20211225};
    for (std::size_t i = 0; i < count; ++i)
        made.push_back(any(source.split(), static_cast<int>(i % 100)));
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(properties_of_generators)

BOOST_AUTO_TEST_CASE(every_rule_of_a_table_has_a_mutator_and_every_mutator_a_rule) {
    for (subject const* const of : subjects()) {
        std::set<std::string> in_tables;
        std::set<structure const*> seen;
        add_rules(in_tables, *of->shape, seen);
        std::set<std::string> broken = rules_of(of->mutators);
        for (std::string const& id : in_tables)
            BOOST_TEST(broken.contains(id), id << " has no mutator");
        for (std::string const& id : broken)
            BOOST_TEST((in_tables.contains(id) || id.ends_with(".encoding") || id.ends_with(".format-variant") ||
                        id.ends_with(".body.type")),
                       id << " is no rule");
    }
}

BOOST_AUTO_TEST_CASE(every_page_of_a_request_has_a_mutator) {
    std::set<std::string> broken;
    for (subject const* const of : subjects())
        broken.merge(rules_of(of->mutators));
    std::vector<tc3::rules::page> pages;
    for (tc3::action const* known : tc3::known_actions)
        tc3::rules::append_action_pages(pages, *known);
    std::size_t count = 0;
    for (tc3::rules::page const& page : pages) {
        // Nothing in these contracts contains itself, so that nesting too deep to be judged cannot come about.
        if (page.side != tc3::side::request || page.id.ends_with(".nesting.size"))
            continue;
        BOOST_TEST(broken.contains(page.id), page.id << " has no mutator");
        ++count;
    }
    BOOST_TEST(count > 100u);
}

BOOST_AUTO_TEST_CASE(every_mutator_breaks_its_rule_and_no_other) {
    for (subject const* const of : subjects()) {
        rc::Random source{45153};
        for (mutator const& breaking : of->mutators)
            for (int size = 0; size < 40; ++size) {
                document const valid{any_valid(*of->shape, of->context)(source.split(), size).value(), {}};
                mutation const done = breaking.apply(valid)(source.split(), size).value();
                bool const survives = survives_flattening(valid.object, *of->shape);
                if (done.where != expressible::flattened_only) {
                    std::string const text = to_text(done.broken);
                    std::vector<finding> const all = findings_of_json(text, *of->shape, of->context);
                    BOOST_TEST_REQUIRE(all.size() == 1u, breaking.rule << ": " << done.description << ": " << text
                                                                       << ": " << in_short(all));
                    BOOST_TEST(all.front().rule == breaking.rule);
                    BOOST_TEST(all.front().path == done.path);
                    BOOST_TEST((all.front().kind == breaking.kind));
                    BOOST_TEST((all.front().severity == breaking.severity), breaking.rule);
                }
                if (done.where != expressible::json_only && survives) {
                    std::string const text = to_flattened(done.broken);
                    std::vector<finding> const all = findings_of_flattened(text, *of->shape, of->context);
                    BOOST_TEST_REQUIRE(all.size() == 1u, breaking.rule << ": " << done.description << ": " << text
                                                                       << ": " << in_short(all));
                    BOOST_TEST(all.front().rule == breaking.rule);
                    BOOST_TEST(all.front().path == done.path);
                }
                BOOST_TEST(!done.description.empty());
            }
    }
}

BOOST_AUTO_TEST_CASE(mutators_are_chosen_evenly) {
    std::vector<mutator> const& all = subjects().front()->mutators;
    std::map<std::string, std::size_t> chosen;
    std::vector<std::size_t> indices(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        indices[i] = i;
    rc::Gen<std::size_t> const any = rc::gen::elementOf(indices);
    std::vector<std::size_t> counts(all.size());
    std::size_t const rounds = 200;
    rc::Random source{1};
    for (std::size_t i = 0; i < rounds * all.size(); ++i)
        ++counts[any(source.split(), static_cast<int>(i % 100)).value()];
    BOOST_TEST(*std::min_element(counts.begin(), counts.end()) > rounds / 2);
    BOOST_TEST(*std::max_element(counts.begin(), counts.end()) < rounds * 2);
}

BOOST_AUTO_TEST_CASE(valid_requests_show_every_member_every_word_and_every_bound) {
    subject const& clone = *subjects().front();
    std::set<std::string> seen;
    std::set<std::size_t> lengths;
    for (auto const& made : made_by(any_valid(*clone.shape, clone.context), 3000)) {
        boost::json::object const object = made.value();
        for (boost::json::key_value_pair const& each : object) {
            seen.insert(std::string{each.key()});
            if (!each.value().is_structured() && each.key() != "Name")
                seen.insert(std::string{each.key()} + "=" + boost::json::serialize(each.value()));
            if (each.key() == "Name")
                lengths.insert(tc3::text::count_code_points(tc3::generators::from_json(each.value().get_string())));
        }
        seen.insert("size " + std::to_string(object.size()));
        if (boost::json::value const* const nodes = object.if_contains("DBNodeSet"))
            seen.insert("nodes " + std::to_string(nodes->get_array().size()));
    }
    for (row const& member : clone.shape->rows) {
        BOOST_TEST(seen.contains(std::string{member.name}), member.name);
        for (constraint const& rule : member.constraints()) {
            for (std::string_view const word : rule.texts)
                BOOST_TEST(seen.contains(std::string{member.name} + "=\"" + std::string{word} + "\""), word);
            for (std::int64_t const number : rule.integers)
                BOOST_TEST(seen.contains(std::string{member.name} + "=" + std::to_string(number)), number);
        }
    }
    for (std::string const wanted :
         {"Storage=10", "Storage=20", "Storage=9223372036854775800", "ProjectId=0", "ProjectId=-9223372036854775808",
          "DeletionProtection=false", "size 8", "size 19", "nodes 2", "nodes 4"})
        BOOST_TEST(seen.contains(wanted), wanted);
    for (std::size_t const length : {1u, 2u, 58u, 59u})
        BOOST_TEST(lengths.contains(length), length);
}

BOOST_AUTO_TEST_CASE(a_counter_example_shrinks_to_the_smallest_request) {
    subject const& clone = *subjects().front();
    for (auto const& made : made_by(any_valid(*clone.shape, clone.context), 30)) {
        boost::json::object const least =
            smallest<boost::json::object>(made, [](boost::json::object const&) { return true; });
        BOOST_TEST(least.size() == 8u, least); // the required members, and one of the two that exclude each other
        BOOST_TEST(least.at("Storage") == 10);
        BOOST_TEST(least.at("VpcId").get_string().size() == 11u);
    }
}

BOOST_AUTO_TEST_CASE(shrinking_keeps_what_matters_and_breaks_no_rule) {
    subject const& clone = *subjects().front();
    std::size_t tried = 0;
    for (auto const& made : made_by(any_valid(*clone.shape, clone.context), 60)) {
        auto const has_nodes = [&](boost::json::object const& object) {
            BOOST_TEST(judged(to_text({object, {}}), *clone.shape, clone.context) == "");
            return tc3::generators::is_present(object, "DBNodeSet");
        };
        if (!has_nodes(made.value()))
            continue;
        boost::json::object const least = smallest<boost::json::object>(made, has_nodes);
        BOOST_TEST(least.size() == 9u, least);
        BOOST_TEST(least.at("DBNodeSet").get_array().size() == 2u); // a primary and a standby are needed
        BOOST_TEST(least.at("DBNodeSet").get_array()[0].get_object().size() == 2u);
        ++tried;
    }
    BOOST_TEST(tried > 10u);
}

BOOST_AUTO_TEST_CASE(a_long_name_shrinks_to_the_shortest_that_is_long_enough) {
    subject const& clone = *subjects().front();
    std::size_t tried = 0;
    for (auto const& made : made_by(any_valid(*clone.shape, clone.context), 60)) {
        auto const is_long = [](boost::json::object const& object) {
            boost::json::value const* const name = object.if_contains("Name");
            return name != nullptr && name->get_string().size() > 30;
        };
        if (!is_long(made.value()))
            continue;
        boost::json::object const least = smallest<boost::json::object>(made, is_long);
        BOOST_TEST(least.size() == 9u);
        BOOST_TEST(least.at("Name").get_string().size() <= 33u); // in bytes; letters may have three
        ++tried;
    }
    BOOST_TEST(tried > 3u);
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_added_to_a_table_has_its_mutator_at_once) {
    using tc3::tests::loaded;
    using tc3::tests::loaded_row;
    using tc3::tests::presence;
    relation one;
    one.what = relation::form::exactly_one;
    one.member_count = 2;
    one.member_slots[0].name = "B";
    one.member_slots[1].name = "C";
    std::vector<row> const rows{
        loaded_row("A", tc3::wire_type::integer, presence::required, {tc3::multiple_of(3)}),
        loaded_row("B", tc3::wire_type::string),
        loaded_row("C", tc3::wire_type::boolean),
    };
    std::vector<row> stricter = rows;
    stricter[0].constraint_slots[stricter[0].constraint_count++] = tc3::at_least(6);
    stricter[1].constraint_slots[stricter[1].constraint_count++] = tc3::matches("b[0-9]{2}");

    std::set<std::string> const before = rules_of(tc3::generators::mutators(loaded{"Loaded", rows}.shape()));
    loaded const shape{"Loaded", stricter, {one}};
    std::vector<mutator> const mutators = tc3::generators::mutators(shape.shape());
    std::set<std::string> after = rules_of(mutators);
    for (std::string const& id : before)
        after.erase(id);
    BOOST_TEST(after == (std::set<std::string>{"loaded.a.range", "loaded.b.exactly-one", "loaded.b.format"}),
               boost::test_tools::per_element());

    rc::Random source{7};
    for (mutator const& breaking : mutators)
        for (int size = 0; size < 20; ++size) {
            document const valid{any_valid(shape.shape())(source.split(), size).value(), {}};
            BOOST_TEST(judged(to_text(valid), shape.shape()) == "");
            mutation const done = breaking.apply(valid)(source.split(), size).value();
            std::vector<finding> const all = done.where == expressible::flattened_only
                                                 ? findings_of_flattened(to_flattened(done.broken), shape.shape())
                                                 : findings_of_json(to_text(done.broken), shape.shape());
            BOOST_TEST_REQUIRE(all.size() == 1u, breaking.rule << ": " << done.description << ": " << in_short(all));
            BOOST_TEST(all.front().rule == breaking.rule);
            BOOST_TEST(all.front().path == done.path);
        }
}

BOOST_AUTO_TEST_CASE(a_structure_of_three_hundred_members_is_generated_and_broken_too) {
    tc3::tests::loaded const large{"Large", tc3::tests::many_rows(300)};
    std::vector<mutator> const mutators = tc3::generators::mutators(large.shape());
    rc::Random source{300};
    for (std::size_t i = 0; i < mutators.size(); i += 17) {
        document const valid{any_valid(large.shape())(source.split(), 50).value(), {}};
        mutation const done = mutators[i].apply(valid)(source.split(), 50).value();
        std::vector<finding> const all = done.where == expressible::flattened_only
                                             ? findings_of_flattened(to_flattened(done.broken), large.shape())
                                             : findings_of_json(to_text(done.broken), large.shape());
        BOOST_TEST_REQUIRE(all.size() == 1u, done.description << ": " << in_short(all));
        BOOST_TEST(all.front().rule == mutators[i].rule);
    }
}

BOOST_AUTO_TEST_CASE(counter_examples_are_shown_as_the_text_that_was_judged) {
    mutation made;
    made.description = "/A twice";
    made.broken.object = {{"A", 1}};
    made.broken.edits.push_back({tc3::generators::edit::form::repeat, "/A", {}});
    std::ostringstream shown;
    rc::show(made, shown);
    BOOST_TEST(shown.str() == R"(/A twice: {"A":1,"A":1})");
}

BOOST_AUTO_TEST_CASE(moments_are_written_as_they_are_read) {
    for (std::int64_t const seconds : {0LL, -1LL, 86399LL, 86400LL, 951782400LL, 951868799LL, 1640395655LL,
                                       1709164800LL, 253402300799LL, -62167219200LL}) {
        std::string const text = tc3::generators::moment_text(seconds);
        auto const read = tc3::text::parse_moment(text);
        BOOST_TEST_REQUIRE(read.has_value(), text);
        BOOST_TEST(read->seconds == seconds);
        BOOST_TEST(!read->variant);
    }
    BOOST_TEST(tc3::generators::moment_text(1609722185, '/', false) == "2021/1/4 1:3:5");
}

BOOST_AUTO_TEST_SUITE_END()
