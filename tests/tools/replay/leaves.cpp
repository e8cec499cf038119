// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "replay/leaves.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

using tc3::json::value_form;
using tc3::tool::difference;
using tc3::tool::leaf;
using tc3::tool::leaves;
using tc3::tool::leaves_of_flattened;
using tc3::tool::leaves_of_json;
using tc3::tool::same_meaning;

namespace {

/// `/Name=text` of all leaves with blanks between them.
std::string in_short(leaves const& all) {
    std::string made;
    for (auto const& [pointer, value] : all)
        made += (made.empty() ? "" : " ") + pointer + "=" + value.text;
    return made;
}

/// `-/Dropped`, `+/Added`, `~/Changed`
std::string between(leaves const& recorded, leaves const& built) {
    std::string made;
    for (difference const& each : tc3::tool::differences(recorded, built)) {
        std::string_view const mark = each.what == difference::form::dropped ? "-"
                                      : each.what == difference::form::added ? "+"
                                                                             : "~";
        made += (made.empty() ? "" : " ") + std::string{mark} + each.pointer;
    }
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_leaves)

BOOST_AUTO_TEST_CASE(leaves_of_json_have_their_pointers) {
    BOOST_TEST(in_short(leaves_of_json(R"({"A":{"B":[{"C":1.0},"x"]},"D":true})")) == "/A/B/0/C=1.0 /A/B/1=x /D=true");
    BOOST_TEST(in_short(leaves_of_json(R"({"a\/b":1,"c~d":2})")) == "/a~1b=1 /c~0d=2");
    BOOST_TEST(in_short(leaves_of_json(R"({"A":"\u514b\n"})")) == "/A=\xE5\x85\x8B\n");
}

BOOST_AUTO_TEST_CASE(nulls_are_no_leaves_and_empty_values_are) {
    BOOST_TEST(in_short(leaves_of_json(R"({"A":null,"B":[],"C":{},"D":""})")) == "/B= /C= /D=");
    leaves const all = leaves_of_json(R"({"B":[],"C":{},"D":""})");
    BOOST_TEST((all.at("/B").form == value_form::array));
    BOOST_TEST((all.at("/C").form == value_form::object));
    BOOST_TEST((all.at("/D").form == value_form::string));
    BOOST_TEST(leaves_of_json("{}").empty());
    BOOST_TEST(leaves_of_json("null").empty());
    BOOST_TEST(leaves_of_json("[]").empty());
}

BOOST_AUTO_TEST_CASE(leaves_of_a_form_are_its_own_parameters) {
    leaves const all =
        leaves_of_flattened("Action=CloneDBInstance&Version=2017-03-12&TagList.0.TagKey=a+b%26&Storage=20&Empty=");
    BOOST_TEST(in_short(all) == "/Empty= /Storage=20 /TagList/0/TagKey=a b&");
    BOOST_TEST((all.at("/Storage").form == value_form::none));
    BOOST_TEST(leaves_of_flattened("").empty());
}

BOOST_AUTO_TEST_CASE(numbers_mean_the_same_however_they_are_written) {
    auto const number = [](std::string_view text) { return leaf{value_form::number, std::string{text}}; };
    BOOST_TEST(same_meaning(number("1e1"), number("10")));
    BOOST_TEST(same_meaning(number("10.0"), number("10")));
    BOOST_TEST(same_meaning({value_form::none, "10"}, number("10")));
    BOOST_TEST(!same_meaning(number("10"), number("11")));
    BOOST_TEST(!same_meaning(number("9007199254740993"), number("9007199254740992")));
    BOOST_TEST(!same_meaning({value_form::none, "ten"}, number("10")));
    BOOST_TEST(!same_meaning({value_form::string, "10"}, number("10")));
}

BOOST_AUTO_TEST_CASE(booleans_of_a_form_may_be_written_in_many_ways) {
    leaf const yes{value_form::boolean, "true"};
    leaf const no{value_form::boolean, "false"};
    for (std::string_view const text : {"true", "True", "TRUE", "1"}) {
        BOOST_TEST(same_meaning({value_form::none, std::string{text}}, yes), text);
        BOOST_TEST(!same_meaning({value_form::none, std::string{text}}, no), text);
    }
    BOOST_TEST(same_meaning({value_form::none, "0"}, no));
    BOOST_TEST(!same_meaning({value_form::string, "true"}, yes));
    BOOST_TEST(!same_meaning({value_form::number, "1"}, yes));
}

BOOST_AUTO_TEST_CASE(differences_are_told_with_what_they_are) {
    leaves const recorded = leaves_of_json(R"({"Same":1,"Gone":2,"Other":"a","List":[1,2]})");
    leaves const built = leaves_of_json(R"({"Other":"b","New":3,"Same":1.0,"List":[1]})");
    BOOST_TEST(between(recorded, built) == "-/Gone -/List/1 ~/Other +/New");
    BOOST_TEST(between(recorded, recorded) == "");
}

BOOST_AUTO_TEST_SUITE_END()
