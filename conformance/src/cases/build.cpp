// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "cases/build.hpp"

#include "cases/cases.hpp"
#include "cases/questions.hpp"
#include "generators/document.hpp"
#include "generators/valid.hpp"
#include "property.hpp"

#include <tc3/known_actions.hpp>
#include <tc3/validate/json_text.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::conformance {

namespace json = boost::json;

namespace {

[[nodiscard]] std::string named(std::string_view pointer) {
    return pointer.empty() ? "the body" : std::string{pointer};
}

[[nodiscard]] std::optional<std::string> object_difference(json::object const& wanted, json::object const& got,
                                                           std::string const& pointer) {
    for (json::key_value_pair const& each : wanted) {
        std::string const place = generators::below(pointer, generators::from_json(each.key()));
        json::value const* const other = got.if_contains(each.key());
        if (other == nullptr)
            return place + " is lost";
        if (auto found = first_difference(each.value(), *other, place))
            return found;
    }
    for (json::key_value_pair const& each : got)
        if (!wanted.contains(each.key()))
            return generators::below(pointer, generators::from_json(each.key())) + " was added";
    return std::nullopt;
}

[[nodiscard]] std::optional<std::string> list_difference(json::array const& wanted, json::array const& got,
                                                         std::string const& pointer) {
    if (wanted.size() != got.size())
        return pointer + " has " + std::to_string(got.size()) + " elements, not " + std::to_string(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (auto found = first_difference(wanted[i], got[i], generators::below(pointer, i)))
            return found;
    return std::nullopt;
}

/// Numbers are the same as integers or as floating point, but 10.0 is no 10.
[[nodiscard]] bool are_the_same_scalar(json::value const& a, json::value const& b) {
    if (a.is_double() != b.is_double())
        return false;
    return a == b;
}

} // namespace

std::optional<std::string> first_difference(json::value const& wanted, json::value const& got,
                                            std::string const& pointer) {
    if (wanted.is_object() && got.is_object())
        return object_difference(wanted.get_object(), got.get_object(), pointer);
    if (wanted.is_array() && got.is_array())
        return list_difference(wanted.get_array(), got.get_array(), pointer);
    if (are_the_same_scalar(wanted, got))
        return std::nullopt;
    return named(pointer) + " is " + shortened(json::serialize(got)) + ", not " + shortened(json::serialize(wanted));
}

json::value without_empty_lists(json::value const& value) {
    if (value.is_array()) {
        json::array made;
        for (json::value const& each : value.get_array())
            made.push_back(without_empty_lists(each));
        return made;
    }
    if (!value.is_object())
        return value;
    json::object made;
    for (json::key_value_pair const& each : value.get_object())
        if (!each.value().is_array() || !each.value().get_array().empty())
            made.emplace(each.key(), without_empty_lists(each.value()));
    return made;
}

namespace {

/// The action that the suite is about. Of the others any valid request is built.
constexpr action const& clone = postgres::v20170312::clone_db_instance::contract;

/// Whether a list without elements may be left out.
enum class empty_lists : std::uint8_t { may_vanish, stay };

[[nodiscard]] judgement judge_body(executor_peer& peer, std::string const& id, action const& contract,
                                   json::object const& parameters, empty_lists lists, std::string const& mutation) {
    json::object const question = build_question(id, contract.name, parameters);
    return ask(peer, question, [&](json::object const& fields) {
        std::optional<std::string> const body = bytes_in(fields, "body_b64");
        if (!body)
            return without_field("body_b64");
        auto const fail = [&](std::string message) {
            return failed_at(question, std::move(message), json::serialize(parameters), shortened(*body), mutation);
        };
        if (!check_json(*body).whole())
            return fail("the body is no JSON in UTF-8");
        json::error_code fault;
        json::value const got = json::parse({body->data(), body->size()}, fault);
        if (fault)
            return fail("the body is no JSON");
        bool const all = lists == empty_lists::stay;
        json::value const wanted = parameters;
        if (auto difference = all ? first_difference(wanted, got, "")
                                  : first_difference(without_empty_lists(wanted), without_empty_lists(got), ""))
            return fail(*std::move(difference));
        std::string twice;
        auto note = [&twice](finding&& found) {
            if (found.kind == kind::duplicate)
                twice = std::move(found.path);
            return twice.empty() ? walk::go_on : walk::stop;
        };
        validate_json(*body, *contract.request, {}, note);
        return twice.empty() ? passed() : fail(twice + " is given twice");
    });
}

[[nodiscard]] json::object order() {
    return {{"DBInstanceId", "postgres-abcd1234"},
            {"SpecCode", "cdb.pg.z1.2g"},
            {"Storage", 10},
            {"Period", 1},
            {"AutoRenewFlag", 0},
            {"VpcId", "vpc-2ot3acw1"},
            {"SubnetId", "subnet-ppv9iw34"},
            {"RecoveryTargetTime", "2021-12-25 01:27:35"}};
}

/// An order with some more members.
struct sketch {
    std::string_view name;
    level weight;
    std::string_view requirement;
    std::vector<json::object> members;
};

[[nodiscard]] std::vector<sketch> sketches() {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    return {
        {"required-only", level::must, "A request of required members has these and no others.", {json::object{}}},
        {"false-zero-and-empty-text",
         level::must,
         "False, zero and an empty text are sent, not left out.",
         {{{"DeletionProtection", false}},
          {{"ProjectId", 0}, {"AutoVoucher", 0}, {"ActivityId", 0}},
          {{"VoucherIds", ""}, {"TagList", {{{"TagKey", "k"}, {"TagValue", ""}}}}}}},
        {"empty-lists",
         level::should,
         "A list without elements is sent as such, not left out.",
         {{{"SecurityGroupIds", json::array{}}}, {{"TagList", json::array{}}, {"DBNodeSet", json::array{}}}}},
        {"large-integers",
         level::must,
         "Integers of 64 bits are sent exactly.",
         {{{"ProjectId", most}},
          {{"ProjectId", least}},
          {{"ProjectId", (std::int64_t{1} << 53) + 1}},
          {{"ActivityId", -(std::int64_t{1} << 53) - 1}},
          {{"Storage", most - most % 10}},
          {{"ActivityId", std::int64_t{4294967296}}}}},
        {"texts",
         level::must,
         "Texts are sent as they are: Chinese, signs beyond the first plane, quotes, line ends.",
         {{{"Name", "\u4e2d\u6587_name-1"}},
          {{"VoucherIds", "\U0001F600 \u00e9 e\u0301 \u05d0 \u2028"}},
          {{"VoucherIds", "\"quoted\" \\ / \b\f\n\r\t \x01\x1f\x7f <&>'"}},
          {{"VoucherIds", "null"}},
          {{"VoucherIds", "true"}},
          {{"VoucherIds", "10"}},
          {{"VoucherIds", " 10 "}},
          {{"VoucherIds", "%41 a%20b+c\r\n\uFEFF\uFF21"}},
          {{"VoucherIds", std::string(5000, 'v')}}}},
        {"null-character",
         level::should,
         "A text does not end at the character with the number 0.",
         {{{"VoucherIds", json::string{"a\0b", 3}}}}},
        {"nested-lists",
         level::must,
         "Lists of objects keep their order and their members.",
         {{{"DBNodeSet",
            {{{"Role", "Standby"}, {"Zone", "ap-guangzhou-3"}}, {{"Zone", "ap-guangzhou-4"}, {"Role", "Primary"}}}}},
          {{"TagList", {{{"TagKey", "b"}, {"TagValue", "1"}}, {{"TagKey", "a"}, {"TagValue", "\u4e2d"}}}},
           {"SecurityGroupIds", {"sg-2", "sg-1", "sg-2"}}}}},
    };
}

} // namespace

void append_build_cases(std::vector<conformance_case>& out) {
    for (sketch const& each : sketches()) {
        std::string id = "build/" + std::string{each.name};
        auto const lists = each.weight == level::should ? empty_lists::stay : empty_lists::may_vanish;
        auto ask_all = [id, lists, all = each.members](executor_peer& peer, settings const&) {
            return each_of(all, [&](json::object const& members) {
                json::object parameters = order();
                for (json::key_value_pair const& member : members)
                    parameters[member.key()] = member.value();
                return judge_body(peer, id, clone, parameters, lists,
                                  members.empty() ? "" : "with " + json::serialize(members));
            });
        };
        out.push_back(executor_case(id, each.weight, side::builder, std::string{each.requirement}, clone.origin,
                                    std::move(ask_all)));
    }
    for (action const* contract : known_actions) {
        std::string const id =
            "build/" + (contract == &clone ? std::string{} : (*contract->request).subject() + ".") + "any-valid";
        auto ask_many = [id, contract](executor_peer& peer, settings const& with) {
            return for_all(id, with, generators::any_valid(*contract->request), [&](json::object const& parameters) {
                return judge_body(peer, id, *contract, parameters, empty_lists::may_vanish, "");
            });
        };
        out.push_back(executor_case(id, level::must, side::builder,
                                    "Any valid request is built so that it means the same.", contract->origin,
                                    std::move(ask_many)));
    }
}

} // namespace tc3::conformance
