// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "check/placed_finding.hpp"

#include "tools/readers/support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

using tc3::finding;
using tc3::judged_text;
using tc3::tests::read_text;
using tc3::tests::taken_entry;
using tc3::tool::placed_finding;

namespace {

/// A capture with one entry, and what a finding of it is placed at.
class placed_in {
  public:
    explicit placed_in(std::string text) : text_{std::move(text)}, one_{read_text(text_).only()} {
        one_.text = one_.own_text;
    }

    /// A finding whose value is a part of the text that was judged.
    [[nodiscard]] std::string value(tc3::side side, std::string_view judged, std::string_view part,
                                    judged_text parameters = judged_text::body) const {
        finding what;
        what.side = side;
        what.path = "/Name";
        what.offset = judged.find(part);
        what.length = part.size();
        return shown(std::move(what), parameters);
    }
    [[nodiscard]] std::string value_of_request(std::string_view part) const {
        return value(tc3::side::request, one_.what.request.body, part);
    }
    [[nodiscard]] std::string header(tc3::side side, std::string_view name) const {
        finding what;
        what.side = side;
        what.path = "header:" + std::string{name};
        return shown(std::move(what), judged_text::none);
    }
    [[nodiscard]] taken_entry const& entry() const noexcept { return one_; }

  private:
    /// `line:column text`, where the place tells line and column and the file has the text.
    [[nodiscard]] std::string shown(finding&& what, judged_text parameters) const {
        placed_finding const found =
            tc3::tool::entry_placer{"x.har", one_, "DescribeZones", parameters}.place(std::move(what));
        BOOST_TEST(found.capture == "x.har");
        BOOST_TEST(found.action == "DescribeZones");
        BOOST_TEST(found.exchange.value() == one_.index);
        return std::to_string(found.line) + ":" + std::to_string(found.column) + " " +
               text_.substr(found.offset, found.length);
    }

    std::string text_;
    taken_entry one_;
};

std::string raw(std::string_view body, std::string_view response) {
    return "\r\nPOST /?Limit=5&Name=a HTTP/1.1\r\nHost: db.example.com\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + std::string{body} + "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n" +
           std::string{response};
}

constexpr tc3::side request = tc3::side::request;
constexpr tc3::side response = tc3::side::response;

} // namespace

BOOST_AUTO_TEST_SUITE(tool_placed_finding)

BOOST_AUTO_TEST_CASE(places_in_raw_http_are_those_of_the_bytes) {
    placed_in const capture{raw("{\"A\":1,\n\"B\":\"two\"}", "{\"Response\":7}")};
    BOOST_TEST(capture.value_of_request("1") == "6:6 1");
    BOOST_TEST(capture.value_of_request("\"two\"") == "7:5 \"two\"");
    BOOST_TEST(capture.value(response, capture.entry().what.response.body, "7") == "10:13 7");
    BOOST_TEST(capture.header(request, "host") == "3:7 db.example.com");
    BOOST_TEST(capture.header(response, "Server") == "8:9 x");
    BOOST_TEST(capture.value(request, capture.entry().what.request.query, "5", judged_text::query) == "2:14 5");
}

BOOST_AUTO_TEST_CASE(places_in_a_json_string_count_its_escapes) {
    placed_in const capture{"\n"
                            R"({"request":{"method":"POST","url":"/","body":"{\"A\":\"\u514b\",\"B\":12}"}})"
                            "\n"};
    BOOST_TEST(capture.value_of_request("\"\xE5\x85\x8B\"") == R"(2:54 \"\u514b\")");
    BOOST_TEST(capture.value_of_request("12") == "2:71 12");
}

BOOST_AUTO_TEST_CASE(what_does_not_stand_in_the_capture_is_placed_at_the_entry) {
    std::string const line = R"({"request":{"method":"POST","url":"/","body_b64":"eyJBIjoxfQ=="}})";
    placed_in const capture{line + "\n"};
    BOOST_TEST(capture.entry().what.request.body == "{\"A\":1}");
    BOOST_TEST(capture.value_of_request("1") == "1:1 " + line);
    BOOST_TEST(capture.header(request, "Host") == "1:1 " + line);
    BOOST_TEST(capture.value(request, "", "no such text") == "1:1 " + line);
}

BOOST_AUTO_TEST_CASE(the_judged_text_goes_with_the_finding) {
    placed_in const capture{raw("{\"A\":1}", "{\"R\":2}")};
    auto const text = [&capture](tc3::side side, std::size_t offset, judged_text parameters) {
        finding what;
        what.side = side;
        what.offset = offset;
        return std::string{tc3::tool::entry_placer{"x", capture.entry(), {}, parameters}.place(std::move(what)).text};
    };
    BOOST_TEST(text(request, 0, judged_text::body) == "{\"A\":1}");
    BOOST_TEST(text(request, 0, judged_text::query) == "Limit=5&Name=a");
    BOOST_TEST(text(response, 0, judged_text::query) == "{\"R\":2}");
    BOOST_TEST(text(request, finding::nowhere, judged_text::body) == "");
}

BOOST_AUTO_TEST_CASE(the_order_of_findings_does_not_change_their_places) {
    std::string const text = R"({"request":{"method":"POST","url":"/","body":"{\"A\":\"\u514b\",\n\"B\":12}"}})"
                             "\n";
    taken_entry one = read_text(text).only();
    one.text = one.own_text;
    tc3::tool::entry_placer together{"x", one, {}, judged_text::body};
    std::string const& body = one.what.request.body;
    for (std::size_t const offset : {0u, 5u, 11u, 14u, 14u, 1u, 5u, 11u}) {
        finding what;
        what.offset = offset;
        what.length = 1;
        placed_finding const alone = tc3::tool::entry_placer{"x", one, {}, judged_text::body}.place(finding{what});
        placed_finding const found = together.place(std::move(what));
        BOOST_TEST(found.offset == alone.offset);
        BOOST_TEST(found.line == alone.line);
        BOOST_TEST(found.column == alone.column);
        BOOST_TEST(found.length == alone.length);
    }
    BOOST_TEST(body.size() == 19u);
}

BOOST_AUTO_TEST_CASE(columns_are_told_in_characters_too) {
    // The second line begins with a character of three bytes and one of four.
    placed_in const capture{raw("{\"A\":1,\n\"\xE5\x90\x8D\xF0\x9F\x98\x80\":\"t\xC3\xA9o\"}", "{}")};
    finding what;
    what.path = "/x";
    what.offset = capture.entry().what.request.body.find("\"t");
    what.length = 6;
    placed_finding const found =
        tc3::tool::entry_placer{"x", capture.entry(), "A", judged_text::body}.place(std::move(what));
    BOOST_TEST(found.line == 7u);
    BOOST_TEST(found.column == 11u);
    BOOST_TEST(found.character == 6u);
    BOOST_TEST(found.end_line == 7u);
    BOOST_TEST(found.end_character == 11u);
}

BOOST_AUTO_TEST_CASE(an_entry_ends_behind_its_last_byte) {
    std::string const line = R"({"request":{"method":"GET","url":"https://x/)"
                             "\xC3\xA9"
                             R"("}})";
    placed_in const capture{line + "\n"};
    placed_finding const found = tc3::tool::entry_placer{"x", capture.entry(), "A", judged_text::body}.place(finding{});
    BOOST_TEST(found.line == 1u);
    BOOST_TEST(found.character == 1u);
    BOOST_TEST(found.end_line == 1u);
    BOOST_TEST(found.end_character == line.size());
}

BOOST_AUTO_TEST_SUITE_END()
