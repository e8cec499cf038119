// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "serve/faults.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace tc3::tool;

namespace {

fault read(std::string_view text) {
    std::string trouble;
    auto const made = fault_from(text, trouble);
    BOOST_TEST_REQUIRE(made.has_value(), trouble);
    return *made;
}

std::string refusal_of(std::string_view text) {
    std::string trouble;
    BOOST_TEST(!fault_from(text, trouble).has_value());
    return trouble;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_serve_faults)

BOOST_AUTO_TEST_CASE(each_fault_has_a_word) {
    BOOST_TEST(read("error=FailedOperation.QueryVpcFalied").code == "FailedOperation.QueryVpcFalied");
    BOOST_TEST(read("status=502").status == 502);
    BOOST_TEST(read("latency=200ms").latency.count() == 200);
    BOOST_TEST(read("latency=2s").latency.count() == 2000);
    BOOST_TEST((read("lost").leaves == departure::lost));
    BOOST_TEST((read("reset").leaves == departure::reset));
    BOOST_TEST((read("truncate").leaves == departure::truncated));
    BOOST_TEST(!read("truncate").kept_bytes.has_value());
    BOOST_TEST(read("truncate=0").kept_bytes.value() == 0u);
    BOOST_TEST(read("lost,times=3").times == 3u);
    BOOST_TEST(read("lost,every=2").every == 2u);
}

BOOST_AUTO_TEST_CASE(several_words_stand_with_commas_and_blanks) {
    fault const both = read(" latency = 1s , status=504 ");
    BOOST_TEST(both.latency.count() == 1000);
    BOOST_TEST(both.status == 504);
}

BOOST_AUTO_TEST_CASE(what_is_no_fault_is_refused_with_what_there_is) {
    BOOST_TEST(refusal_of("") == "a fault is error, status, latency, truncate, lost, reset, times or every, not ``");
    BOOST_TEST(refusal_of("latancy=1s").ends_with("Did you mean latency?"));
    for (std::string_view const text : {"error",
                                        "error=",
                                        "error=a b",
                                        "status",
                                        "status=99",
                                        "status=600",
                                        "status=2xx",
                                        "latency=",
                                        "latency=5",
                                        "latency=-1s",
                                        "latency=2h",
                                        "latency=3601s",
                                        "latency=99999999999999999999s",
                                        "truncate=",
                                        "truncate=x",
                                        "lost=1",
                                        "reset=now",
                                        "times=0",
                                        "every=0",
                                        "every=",
                                        "lost,",
                                        ",lost"})
        BOOST_TEST(refusal_of(text) != "", text);
}

BOOST_AUTO_TEST_CASE(a_plan_spoils_the_first_requests_or_each_so_many_th) {
    fault_plan plan{{read("error=InternalError,times=2"), read("latency=5ms,every=3")}};
    std::string codes;
    std::string late;
    for (int i = 0; i < 6; ++i) {
        fault const now = plan.next();
        codes += now.code.empty() ? '.' : 'E';
        late += now.latency.count() == 0 ? '.' : 'L';
    }
    BOOST_TEST(codes == "EE....");
    BOOST_TEST(late == "..L..L");
}

BOOST_AUTO_TEST_CASE(faults_add_up_and_the_later_one_wins) {
    fault_plan plan{{read("status=502,latency=1s"), read("status=503,truncate=7"), read("lost")}};
    fault const all = plan.next();
    BOOST_TEST(all.status == 503);
    BOOST_TEST(all.latency.count() == 1000);
    BOOST_TEST((all.leaves == departure::lost));
    BOOST_TEST(!all.kept_bytes.has_value());
}

BOOST_AUTO_TEST_CASE(without_faults_nothing_is_spoilt) {
    fault_plan plan{{}};
    fault const none = plan.next();
    BOOST_TEST(none.code == "");
    BOOST_TEST(none.status == 0);
    BOOST_TEST((none.leaves == departure::whole));
}

BOOST_AUTO_TEST_SUITE_END()
