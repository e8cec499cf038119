// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "replay/noise.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using tc3::tool::answer_difference;
using tc3::tool::difference;
using tc3::tool::learnt_noise;
using tc3::tool::without_noise;

namespace {

/// `-/Dropped`, `+/Added`, `~/Changed recorded>now`
std::string between(std::string_view recorded, std::string_view now, learnt_noise const& noise = {}) {
    std::string made;
    for (answer_difference const& one : noise.differences("CloneDBInstance", recorded, now)) {
        bool const is_changed = one.what == difference::form::changed;
        made += made.empty() ? "" : " ";
        made += (is_changed ? "~" : one.what == difference::form::dropped ? "-" : "+") + one.pointer;
        made += is_changed ? " " + one.recorded + ">" + one.now : "";
    }
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_replay_noise)

BOOST_AUTO_TEST_CASE(what_is_another_at_each_call_has_a_placeholder) {
    BOOST_TEST(without_noise("5d476302-83dc-48d1-b871-8e67222a5b0f") == "{uuid}");
    BOOST_TEST(without_noise("2026-11-24") == "{date}");
    BOOST_TEST(without_noise("from 2026-11-24 02:12:31 to 2026-11-24T02:12:31.250Z") == "from {date} to {date}");
    BOOST_TEST(without_noise("2026-11-24T02:12:31+08:00") == "{date}");
    BOOST_TEST(without_noise("postgres-6bwgamo3") == "postgres-{id}");
    BOOST_TEST(without_noise("vpc-abcdefgh") == "vpc-{id}");
    BOOST_TEST(without_noise("20261124520000811") == "{number}");
    BOOST_TEST(without_noise("[postgres-6bwgamo3] is not in vpc-86v957z.") == "[postgres-{id}] is not in vpc-{id}.");
}

BOOST_AUTO_TEST_CASE(what_means_something_stays) {
    for (std::string_view const text :
         {"", "100", "123456789", "ap-guangzhou-3", "pg.it.medium4", "FailedOperation.QueryVpcFailed",
          "a read-replicas set", "2026-11", "2026-11-24x", "5d476302-83dc-48d1-b871-8e67222a5b0g", "vpc-ABCDEFGH",
          "vpc-123", "\u514b\u9686"})
        BOOST_TEST(without_noise(text) == text);
}

BOOST_AUTO_TEST_CASE(answers_that_differ_in_noise_alone_are_the_same) {
    BOOST_TEST(
        between(
            R"({"Response":{"DealName":"20261124520000811","RequestId":"5d476302-83dc-48d1-b871-8e67222a5b0f"}})",
            R"({"Response":{"RequestId":"c108f4ab-6d0e-4b36-9e2f-777777777770","DealName":"20261125000000001"}})") ==
        "");
    BOOST_TEST(between(R"({"Count":12345678901})", R"({"Count":98765432109})") == "");
}

BOOST_AUTO_TEST_CASE(all_other_differences_are_told_with_their_values) {
    BOOST_TEST(
        between(R"({"Response":{"Error":{"Code":"InternalError"},"A":[1]}})", R"({"Response":{"A":[2],"B":true}})") ==
        "~/Response/A/0 1>2 -/Response/Error/Code +/Response/B");
    // An id where there was none, or of another kind, is no noise.
    BOOST_TEST(between(R"({"A":"vpc-12345678"})", R"({"A":"subnet-12345678"})") == "~/A vpc-12345678>subnet-12345678");
    BOOST_TEST(between(R"({"A":"20261124520000811"})", R"({"A":20261124520000812})") ==
               "~/A 20261124520000811>20261124520000812");
}

BOOST_AUTO_TEST_CASE(what_differed_between_two_runs_is_noise_for_that_action) {
    learnt_noise noise;
    noise.learn("CloneDBInstance", R"({"A":[{"Weight":1,"Same":1}]})", R"({"A":[{"Weight":2,"Same":1}]})");
    BOOST_TEST(noise.size() == 1u);
    BOOST_TEST(between(R"({"A":[{"Same":1},{"Weight":5,"Same":1}]})", R"({"A":[{"Same":1},{"Weight":7,"Same":2}]})",
                       noise) == "~/A/1/Same 1>2");
    // That one of them failed is none.
    noise.learn("CloneDBInstance", R"({"Response":{"DealName":"a"}})", R"({"Response":{"Error":{"Code":"X"}}})");
    noise.learn("CloneDBInstance", R"({"Response":{"Error":{"Code":"X"}}})", R"({"Response":{"Error":{"Code":"Y"}}})");
    BOOST_TEST(noise.size() == 1u);
    BOOST_TEST(noise.differences("Another", R"({"A":[{"Weight":1}]})", R"({"A":[{"Weight":2}]})").size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
