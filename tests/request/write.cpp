// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/request/write.hpp>

#include "support/messages.hpp"
#include "support/sample.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace tc3;

BOOST_AUTO_TEST_SUITE(request_write)

BOOST_AUTO_TEST_CASE(members_are_written_in_the_order_of_the_page_and_absent_ones_left_out) {
    auto what = tests::order();
    what.DBNodeSet.emplace().push_back({"Primary", "ap-guangzhou-3", {}});
    what.DeletionProtection = false;
    what.SecurityGroupIds.emplace();
    std::string text;
    write_json(text, what);
    BOOST_TEST(text == R"({"DBInstanceId":"postgres-k3v9x2ab","SpecCode":"pg.it.medium4","Storage":40,"Period":1,)"
                       R"("AutoRenewFlag":0,"VpcId":"vpc-a1b2c3d4","SubnetId":"subnet-e5f6g7h8","SecurityGroupIds":[],)"
                       R"("DBNodeSet":[{"Role":"Primary","Zone":"ap-guangzhou-3"}],"BackupSetId":"b6e1c0de-0001",)"
                       R"("DeletionProtection":false})");
}

BOOST_AUTO_TEST_CASE(only_what_json_demands_is_escaped) {
    auto const escaped = [](std::string_view text) {
        std::string made;
        tc3::detail::append_json_string(made, text);
        return made;
    };
    BOOST_TEST(escaped("a\"b\\c") == R"("a\"b\\c")");
    BOOST_TEST(escaped("\n\r\t\x01\x1f") == R"("\n\r\t\u0001\u001f")");
    BOOST_TEST(escaped(std::string_view{"\0", 1}) == R"("\u0000")");
    BOOST_TEST(escaped("\u4e91/\x7f") == "\"\u4e91/\x7f\"");
    BOOST_TEST(escaped("") == "\"\"");
}

BOOST_AUTO_TEST_CASE(names_are_flattened_with_indices_from_0_and_empty_lists_vanish) {
    auto what = tests::order();
    what.TagList.emplace().push_back({"a b", ""});
    what.TagList->push_back({"k", "\u4e91"});
    what.SecurityGroupIds.emplace();
    what.DeletionProtection = true;
    std::vector<std::pair<std::string, std::string>> seen;
    flatten(what, [&seen](std::string_view name, std::string_view text) { seen.emplace_back(name, text); });
    BOOST_TEST_REQUIRE(seen.size() == 13u);
    BOOST_TEST(seen[2].first == "Storage");
    BOOST_TEST(seen[2].second == "40");
    BOOST_TEST(seen[7].first == "TagList.0.TagKey");
    BOOST_TEST(seen[8].first == "TagList.0.TagValue");
    BOOST_TEST(seen[8].second == "");
    BOOST_TEST(seen[10].first == "TagList.1.TagValue");
    BOOST_TEST(seen[12].second == "true");
    std::string text;
    write_flattened(text, what);
    BOOST_TEST(text.find("TagList.0.TagKey=a%20b&TagList.0.TagValue=&") != std::string::npos);
    BOOST_TEST(text.find("TagList.1.TagValue=%E4%BA%91") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(each_wire_type_and_lists_of_them_are_written) {
    tests::sample::MakeThingRequest what;
    what.Size = "a b";
    what.Count = -3;
    what.Owners = {"x", "y"};
    what.Bounds = {18446744073709551615u, 0.5, {}};
    what.Fast = true;
    what.Ports = {{1, 2}};
    what.Weights = {{1.5, -2}};
    what.Flags = {{true, false}};
    std::string text;
    write_json(text, what);
    BOOST_TEST(text == R"({"Size":"a b","Count":-3,"Owners":["x","y"],"Bounds":{"Most":18446744073709551615,)"
                       R"("Share":0.5},"Fast":true,"Ports":[1,2],"Weights":[1.5,-2],"Flags":[true,false]})");
    std::string flattened;
    write_flattened(flattened, what);
    BOOST_TEST(flattened == "Size=a%20b&Count=-3&Owners.0=x&Owners.1=y&Bounds.Most=18446744073709551615&"
                            "Bounds.Share=0.5&Fast=true&Ports.0=1&Ports.1=2&Weights.0=1.5&Weights.1=-2&Flags.0=true&"
                            "Flags.1=false");
}

BOOST_AUTO_TEST_SUITE_END()
