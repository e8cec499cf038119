// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "check/baseline.hpp"

#include "support/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using tc3::tests::temporary_folder;
using tc3::tool::baseline;
using tc3::tool::fingerprint_of_finding;

namespace {

/// A baseline of that text; or the sentence that refuses it.
class read_baseline {
  public:
    explicit read_baseline(std::string_view text) {
        folder_.write("known", text);
        good = known.read(folder_.path("known"), trouble);
    }

    baseline known{};
    bool good = false;
    std::string trouble{};

  private:
    temporary_folder folder_{};
};

std::string const print = fingerprint_of_finding("x.y.z", "/Y", "A");
constexpr std::string_view record = R"({"action":"A","side":"request","rule":"x.y.z","path":"/Y"})";

} // namespace

BOOST_AUTO_TEST_SUITE(tool_baseline)

BOOST_AUTO_TEST_CASE(a_fingerprint_is_that_of_rule_path_and_action) {
    BOOST_TEST(print.size() == 16u);
    BOOST_TEST(print.find_first_not_of("0123456789abcdef") == std::string::npos);
    BOOST_TEST(print != fingerprint_of_finding("x.y.z", "/Y", "B"));
    BOOST_TEST(print != fingerprint_of_finding("x.y.z", "/YA", ""));
    BOOST_TEST(print != fingerprint_of_finding("x.y.z/Y", "", "A"));
}

BOOST_AUTO_TEST_CASE(each_finding_of_a_report_stands_for_one) {
    std::string const lines = std::string{record} + "\n" + std::string{record} + "\n{\"summary\":{}}\n";
    std::string const document =
        "{\"findings\":[" + std::string{record} + "," + std::string{record} + "],\"summary\":{}}";
    std::string const result = R"({"ruleId":"x.y.z","properties":{"side":"request"},"partialFingerprints":)"
                               R"({"tc3Finding/v1":")" +
                               print + R"("},"locations":[{"logicalLocations":[{"fullyQualifiedName":"/Y"}]}]})";
    std::string const bare = R"({"ruleId":"x.y.z","properties":{"side":"request","action":"A"},)"
                             R"("locations":[{"logicalLocations":[{"fullyQualifiedName":"/Y"}]}]})";
    std::string const sarif = "{\"runs\":[{\"results\":[" + result + "," + bare + "]}]}";
    for (std::string const& text : {lines, document, sarif}) {
        read_baseline made{text};
        BOOST_TEST(made.good, made.trouble);
        BOOST_TEST(!made.known.take(fingerprint_of_finding("x.y.z", "/Other", "A")));
        BOOST_TEST(made.known.take(print));
        auto const left = made.known.left();
        BOOST_TEST_REQUIRE(left.size() == 1u);
        BOOST_TEST(left[0].rule == "x.y.z");
        BOOST_TEST(left[0].path == "/Y");
        BOOST_TEST(left[0].side == "request");
        BOOST_TEST(left[0].count == 1u);
        BOOST_TEST(made.known.take(print));
        BOOST_TEST(!made.known.take(print));
        BOOST_TEST(made.known.left().empty());
    }
}

BOOST_AUTO_TEST_CASE(an_empty_report_is_an_empty_baseline) {
    BOOST_TEST(read_baseline{"{\"summary\":{}}\n"}.good);
    BOOST_TEST(read_baseline{"{\"findings\":[],\n\"summary\":{}}\n"}.good);
    BOOST_TEST(read_baseline{R"({"runs":[{"results":[]}]})"}.good);
    BOOST_TEST(read_baseline{""}.good);
}

BOOST_AUTO_TEST_CASE(other_files_are_refused) {
    BOOST_TEST(read_baseline{std::string{record} + "\nhello\n"}.trouble.starts_with("line 2 of the baseline "));
    BOOST_TEST(read_baseline{"{}"}.trouble.starts_with("line 1 of the baseline "));
    BOOST_TEST(read_baseline{R"({"runs":[]})"}.trouble.ends_with("known is no report of tc3 check"));
    BOOST_TEST(
        read_baseline{R"({"runs":[{"results":[{"ruleId":7}]}]})"}.trouble.ends_with("is no report of tc3 check"));
    BOOST_TEST(read_baseline{R"({"findings":7})"}.trouble.ends_with("is no report of tc3 check"));
    std::string trouble;
    BOOST_TEST(!baseline{}.read("/no/such/file", trouble));
    BOOST_TEST(trouble == "cannot read the baseline /no/such/file");
}

BOOST_AUTO_TEST_SUITE_END()
