// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "server/known_parameters.hpp"

#include "server/calls.hpp"

#include <boost/json/object.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace tc3::conformance;

BOOST_AUTO_TEST_SUITE(known_parameters)

BOOST_AUTO_TEST_CASE(stand_in_for_those_of_the_plain_request) {
    boost::json::object known;
    std::string trouble;
    BOOST_TEST(take_known_parameters(R"({"BackupSetId":"nightly","Storage":50,"DBInstanceId":"postgres-a1b2c3d4"})",
                                     known, trouble));
    BOOST_TEST(trouble == "");
    boost::json::object const plain = plain_parameters(known);
    BOOST_TEST(plain.at("DBInstanceId").as_string() == "postgres-a1b2c3d4");
    BOOST_TEST(plain.at("Storage").as_int64() == 50);
    BOOST_TEST(plain.at("BackupSetId").as_string() == "nightly");
    BOOST_TEST(!plain.contains("RecoveryTargetTime"));
    BOOST_TEST(plain.at("Period").as_int64() == 1);
}

BOOST_AUTO_TEST_CASE(that_break_a_rule_or_are_none_are_refused_with_a_sentence) {
    std::vector<std::pair<std::string, std::string>> const wrong{
        {"[]", "one JSON object"},
        {"{", "one JSON object"},
        {R"({"Colour":"red"})", "no parameter"},
        {R"({"Storage":15})", "Storage"},
        {R"({"VpcId":7})", "VpcId"},
        {R"({"Period":1})", "Period is set by the cases"},
        {R"({"InstanceChargeType":"PREPAID"})", "InstanceChargeType is set by the cases"},
        {R"({"BackupSetId":"a","RecoveryTargetTime":"2021-12-25 01:27:35"})", "BackupSetId"}};
    for (auto const& [text, part] : wrong) {
        boost::json::object known;
        std::string trouble;
        BOOST_TEST(!take_known_parameters(text, known, trouble), text);
        BOOST_TEST(trouble.find(part) != std::string::npos, text << ": " << trouble);
    }
}

BOOST_AUTO_TEST_SUITE_END()
