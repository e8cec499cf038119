// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reports/reports.hpp"

#include "../run/made_up.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace tc3::conformance;
using namespace tc3::conformance::reports;

namespace {

std::vector<conformance_case> small() {
    auto const all = made_up::cases();
    return {all[0], all[1], all[2], all[4], all[8]};
}

std::size_t count_of(std::string const& part, std::string const& text) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

} // namespace

BOOST_AUTO_TEST_SUITE(reports)

BOOST_AUTO_TEST_CASE(text_tells_each_failure_whole_and_the_rest_in_a_line) {
    auto const all = small();
    BOOST_TEST(text_report(made_up::record_of(all), strictness::must) ==
               R"(tc3-conformance 0.1.0, mode executor, seed 7
judged: echo 1.2 (C++)
it can sign and validate; its defects are reported at https://example.com/issues

FAILED sign/bad (MUST, signer)
  requirement     Must be so
  source          it is said so (product/409, 2026-04)
  message         it is wrong
  smallest input  {"op":"sign","body_b64":"eyJBIjoxfQ=="}
  its body        {"A":1}
  mutation        A: 2 -> 1
  expected        a<b
  got             a>b
                  ?)"
               "\uFFFD"
               R"(
  again           tc3-conformance executor --case sign/bad --seed 7 -- python3 'my signer.py'

ERRORED sign/died (MUST, signer)
  requirement     Must be so
  source          it is said so (product/409, 2026-04)
  message         it died
  again           tc3-conformance executor --case sign/died --seed 7 -- python3 'my signer.py'

skipped sign/left-out: no v1
1 passed, 1 failed, 1 errored, 1 skipped, 1 not applicable
  not applicable: 1, since the implementation does not say that it can decode
does not conform: 2 of level MUST did not pass
)");
}

BOOST_AUTO_TEST_CASE(text_tells_expected_failures_in_a_line_and_unexpected_passes_whole) {
    auto const all = small();
    std::string const text = text_report(made_up::record_of(all, known_failures{"sign/*"}), strictness::must);
    BOOST_TEST(text.find("failed-as-expected sign/bad: it is wrong\n") != std::string::npos);
    BOOST_TEST(text.find("UNEXPECTEDLY-PASSED sign/good (MUST, signer)\n") != std::string::npos);
    BOOST_TEST(text.find("\n0 passed, 0 failed (2 failed as expected), 1 unexpectedly passed, 1 skipped, "
                         "1 not applicable\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(json_holds_all_in_the_shape_of_the_protocol) {
    auto const all = small();
    BOOST_TEST(json_report(made_up::record_of({all[0], all[1]})) ==
               R"({"suite":"0.1.0","seed":7,"mode":"executor","max_success":100,"deadline_seconds":10,)"
               R"("implementation":{"name":"echo","version":"1.2","language":"C++",)"
               R"("issues":"https://example.com/issues","can":["sign","validate"]},"cases":[)"
               "\n"
               R"({"id":"sign/good","level":"MUST","side":"signer","verdict":"passed","message":"",)"
               R"("requirement":"Must be so","source":{"text":"it is said so","page":"product/409","date":"2026-04"}},)"
               "\n"
               R"({"id":"sign/bad","level":"MUST","side":"signer","verdict":"failed","message":"it is wrong",)"
               R"("requirement":"Must be so","source":{"text":"it is said so","page":"product/409","date":"2026-04"},)"
               R"("counterexample":{"input":"{\"op\":\"sign\",\"body_b64\":\"eyJBIjoxfQ==\"}",)"
               R"("mutation":"A: 2 -> 1","expected":"a<b","got":"a>b\n\u0001)"
               "\uFFFD"
               R"("},"reproduce":"tc3-conformance executor --case sign/bad --seed 7 -- python3 'my signer.py'"})"
               "\n"
               R"(],"totals":{"passed":1,"failed":1,"failed-as-expected":0,"unexpectedly-passed":0,"skipped":0,)"
               R"("not-applicable":0,"errored":0,"timed-out":0}})"
               "\n");
}

BOOST_AUTO_TEST_CASE(json_is_json_for_every_verdict) {
    auto const all = made_up::cases();
    run_record made = made_up::record_of(all, known_failures{"sign/good\nsign/slow"});
    made.ended_badly = "it ended with exit status 3";
    auto const read = boost::json::parse(json_report(made));
    BOOST_TEST(read.at("cases").as_array().size() == all.size());
    BOOST_TEST(read.at("cases").at(0).at("verdict") == "unexpectedly-passed");
    BOOST_TEST(read.at("cases").at(3).at("verdict") == "failed-as-expected");
    BOOST_TEST(read.at("totals").at("failed-as-expected").to_number<int>() == 1);
    BOOST_TEST(read.at("ended_badly") == "it ended with exit status 3");
    BOOST_TEST(boost::json::parse(json_report(made_up::record_of({}))).at("cases").as_array().empty());
}

BOOST_AUTO_TEST_CASE(junit_counts_failures_errors_and_skips) {
    auto const all = small();
    BOOST_TEST(junit_report(made_up::record_of(all)) ==
               R"xml(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="tc3-conformance 0.1.0, executor, seed 7: echo 1.2 (C++)" tests="5" failures="1" errors="1" skipped="2" time="5.025">
  <testsuite name="signer" tests="4" failures="1" errors="1" skipped="1" time="4.020">
    <testcase classname="signer" name="sign/good" time="1.005"/>
    <testcase classname="signer" name="sign/bad" time="1.005">
      <failure message="it is wrong" type="MUST">requirement: Must be so
source: it is said so (product/409, 2026-04)
message: it is wrong
smallest input: {&quot;op&quot;:&quot;sign&quot;,&quot;body_b64&quot;:&quot;eyJBIjoxfQ==&quot;}
its body: {&quot;A&quot;:1}
mutation: A: 2 -&gt; 1
expected: a&lt;b
got: a&gt;b
)xml"
               "\uFFFD"
               R"xml(
again: tc3-conformance executor --case sign/bad --seed 7 -- python3 'my signer.py'
</failure>
    </testcase>
    <testcase classname="signer" name="sign/died" time="1.005">
      <error message="it died" type="errored">requirement: Must be so
source: it is said so (product/409, 2026-04)
message: it died
again: tc3-conformance executor --case sign/died --seed 7 -- python3 'my signer.py'
</error>
    </testcase>
    <testcase classname="signer" name="sign/left-out" time="1.005">
      <skipped message="skipped: no v1"/>
    </testcase>
  </testsuite>
  <testsuite name="decoder" tests="1" failures="0" errors="0" skipped="1" time="1.005">
    <testcase classname="decoder" name="decode/other" time="1.005">
      <skipped message="not-applicable: the implementation does not say that it can decode"/>
    </testcase>
  </testsuite>
</testsuites>
)xml");
}

BOOST_AUTO_TEST_CASE(junit_shows_expected_failures_as_skipped_and_a_bad_end_as_an_error) {
    auto const all = small();
    run_record made = made_up::record_of({all[0], all[1]}, known_failures{"sign/*"});
    made.ended_badly = "it ended \"badly\"\nat last";
    std::string const xml = junit_report(made);
    BOOST_TEST(xml.find(R"(<skipped message="failed-as-expected: it is wrong"/>)") != std::string::npos);
    BOOST_TEST(xml.find(R"(type="unexpectedly-passed">)") != std::string::npos);
    BOOST_TEST(xml.find(R"(<error message="it ended &quot;badly&quot;&#10;at last" type="ended-badly"/>)") !=
               std::string::npos);
    BOOST_TEST(xml.find(R"(tests="3" failures="1" errors="1" skipped="1" time="2.010")") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(html_is_one_file_with_failures_first_and_nothing_unescaped) {
    auto const all = made_up::cases();
    run_record const made = made_up::record_of(all, known_failures{"sign/slow"});
    std::string const html = html_report(made, strictness::must);
    BOOST_TEST(html.rfind("<!DOCTYPE html>\n", 0) == 0u);
    for (char const* const banned : {"<script", "http:", "src=", "@import", "url(", "a<b", "a>b"})
        BOOST_TEST(html.find(banned) == std::string::npos, banned);
    BOOST_TEST(html.find("prefers-color-scheme: dark") != std::string::npos);
    BOOST_TEST(html.find("tc3-conformance 0.1.0, mode executor, seed 7") != std::string::npos);
    BOOST_TEST(html.find("<h1>Conformance of echo 1.2 (C++)</h1>") != std::string::npos);
    BOOST_TEST(html.find("<tr><th>failed</th><td>3</td></tr>") != std::string::npos);
    BOOST_TEST(html.find("<p class=\"bad\">does not conform: 2 of level MUST did not pass</p>") != std::string::npos);
    BOOST_TEST(html.find("<dt>expected</dt><dd><pre>a&lt;b</pre></dd>") != std::string::npos);
    BOOST_TEST(count_of("<details open>", html) == 4u);
    auto const at = [&html](std::string const& text) { return html.find(text); };
    BOOST_TEST(at("<table class=\"totals\">") < at("What did not pass"));
    BOOST_TEST(at("<code>sign/bad</code>") < at("<code>validate/deep/bad</code>"));
    BOOST_TEST(at("<code>validate/advice</code>") < at("The rest"));
    BOOST_TEST(at("The rest") < at("<code>sign/slow</code>"));
    BOOST_TEST(at("<summary>failed as expected (1)</summary>") != std::string::npos);
    BOOST_TEST(at("<summary>passed (2)</summary>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(html_of_a_good_run_says_so) {
    auto const all = made_up::cases();
    std::string const html = html_report(made_up::record_of({all[0]}), strictness::must);
    BOOST_TEST(html.find("<p class=\"good\">conforms: no case of level MUST failed</p>") != std::string::npos);
    BOOST_TEST(html.find("What did not pass") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
