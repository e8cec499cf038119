// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/known_actions.hpp>

#include "support/collect.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

using tc3::action;
using tc3::find_action;
using tc3::known_actions;
using tc3::structure;

namespace {

/// A structure and all that are nested in it, each once.
void add_structures(std::vector<structure const*>& all, structure const& shape) {
    for (structure const* known : all)
        if (known == &shape)
            return;
    all.push_back(&shape);
    for (tc3::row const& row : shape.rows)
        if (row.nested)
            add_structures(all, *row.nested);
}

/// Those of requests and responses; they have a C++ struct, as the envelopes have not.
std::vector<structure const*> declared_structures() {
    std::vector<structure const*> all;
    for (action const* known : known_actions) {
        add_structures(all, *known->request);
        add_structures(all, *known->response);
    }
    return all;
}

std::vector<structure const*> all_structures() {
    std::vector<structure const*> all = declared_structures();
    for (action const* known : known_actions)
        add_structures(all, *known->envelope);
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(known_actions_list)

BOOST_AUTO_TEST_CASE(an_action_is_found_by_its_name) {
    action const* const found = find_action(known_actions, "postgres", "CloneDBInstance");
    BOOST_TEST(found == &tc3::postgres::v20170312::clone_db_instance::contract);
    BOOST_TEST(find_action(known_actions, "", "CloneDBInstance") == found);
    BOOST_TEST(find_action(known_actions, "cvm", "CloneDBInstance") == nullptr);
    BOOST_TEST(find_action(known_actions, "postgres", "cloneDBInstance") == nullptr);
    BOOST_TEST(find_action(known_actions, "postgres", "") == nullptr);
}

BOOST_AUTO_TEST_CASE(no_action_is_listed_twice) {
    std::set<std::pair<std::string_view, std::string_view>> names;
    for (action const* known : known_actions)
        BOOST_TEST(names.emplace(known->owner->service, known->name).second, known->name);
    BOOST_TEST(!names.empty());
}

BOOST_AUTO_TEST_CASE(each_action_is_whole) {
    for (action const* known : known_actions) {
        BOOST_TEST_REQUIRE(known->owner != nullptr);
        BOOST_TEST(static_cast<bool>(known->request), known->name);
        BOOST_TEST(static_cast<bool>(known->response), known->name);
        BOOST_TEST(static_cast<bool>(known->envelope), known->name);
        BOOST_TEST(!known->purpose.empty(), known->name);
        auto const check = [known](tc3::source const& origin, bool is_stated) {
            BOOST_TEST((!origin.text.empty() && !origin.page.empty() && !origin.date.empty()) == is_stated,
                       known->name);
        };
        check(known->origin, true);
        check(known->billing_origin, true);
        check(known->regions_origin, !known->regions.empty());
        check(known->errors_origin, !known->errors.empty());
        check(known->rate_origin, known->requests_per_second > 0);
    }
}

BOOST_AUTO_TEST_CASE(the_codes_with_which_rules_are_refused_are_codes_of_the_action_or_common_ones) {
    for (action const* known : known_actions) {
        std::set<tc3::kind> kinds;
        for (tc3::likely_code const& entry : known->likely) {
            BOOST_TEST(kinds.insert(entry.broken).second, entry.code);
            BOOST_TEST((tc3::lists_error(*known, entry.code) || tc3::is_common_error(entry.code)), entry.code);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_rules_between_request_and_answer_name_members_that_are_there) {
    for (action const* known : known_actions)
        for (tc3::answer_rule const& rule : known->answers) {
            BOOST_TEST((*known->request).find(rule.request_member) != structure::npos, rule.request_member);
            BOOST_TEST((*known->response).find(rule.response_member) != structure::npos, rule.response_member);
            BOOST_TEST(!rule.origin.empty(), rule.request_member);
        }
}

BOOST_AUTO_TEST_CASE(every_member_and_every_rule_has_a_source_with_a_date) {
    for (structure const* shape : all_structures()) {
        for (tc3::row const& row : shape->rows) {
            BOOST_TEST(!row.origin.text.empty(), shape->name << "." << row.name);
            BOOST_TEST(!row.origin.page.empty(), shape->name << "." << row.name);
            BOOST_TEST(!row.origin.date.empty(), shape->name << "." << row.name);
            for (tc3::constraint const& rule : row.constraints())
                BOOST_TEST((rule.origin.empty() || !rule.origin.date.empty()), shape->name << "." << row.name);
        }
        for (tc3::relation const& rule : shape->relations) {
            BOOST_TEST(!rule.origin.text.empty(), shape->name << "." << rule.place().name);
            BOOST_TEST(!rule.origin.page.empty(), shape->name << "." << rule.place().name);
            BOOST_TEST(!rule.origin.date.empty(), shape->name << "." << rule.place().name);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_examples_of_members_keep_their_rules) {
    for (structure const* shape : all_structures())
        for (tc3::row const& row : shape->rows) {
            if (row.example.empty())
                continue;
            std::string const text = "{\"" + std::string{row.name} + "\":" + std::string{row.example} + "}";
            for (tc3::finding const& found : tc3::tests::findings_of_json(text, *shape))
                BOOST_TEST(found.path != "/" + std::string{row.name}, text << ": " << found.message);
        }
}

BOOST_AUTO_TEST_CASE(every_member_is_found_by_its_name) {
    for (structure const* shape : all_structures()) {
        for (std::size_t i = 0; i < shape->rows.size(); ++i) {
            tc3::row const& row = shape->rows[i];
            BOOST_TEST(shape->find(row.name) == i, shape->name << "." << row.name);
            BOOST_TEST(static_cast<bool>(row.nested) == (row.type == tc3::wire_type::structure), row.name);
        }
        BOOST_TEST(shape->find("") == structure::npos, shape->name);
        BOOST_TEST(shape->find("NoSuchMember") == structure::npos, shape->name);
    }
}

BOOST_AUTO_TEST_CASE(every_member_of_a_struct_can_be_read_and_written) {
    for (structure const* shape : declared_structures())
        for (tc3::row const& row : shape->rows) {
            bool const nested = row.type == tc3::wire_type::structure;
            BOOST_TEST((row.access.read != nullptr), shape->name << "." << row.name);
            BOOST_TEST((row.access.open != nullptr) == (row.list || nested), row.name);
            BOOST_TEST((row.access.assign != nullptr) == (!row.list && !nested), row.name);
            BOOST_TEST((row.access.element != nullptr) == row.list, row.name);
            BOOST_TEST((row.access.append != nullptr) == (row.list && !nested), row.name);
            BOOST_TEST((row.access.append_structure != nullptr) == (row.list && nested), row.name);
        }
}

BOOST_AUTO_TEST_SUITE_END()
