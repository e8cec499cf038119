// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/http_text.hpp"

#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

using namespace tc3::tests;
using tc3::recorder;
using tc3::tool::capture_format;

namespace {

constexpr std::string_view head = "POST / HTTP/1.1\nHost: db.example.com\nX-TC-Action: DescribeZones\n";
constexpr std::string_view placeholder = "<Common request parameters>\n";

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string made;
    for (std::string_view const part : parts)
        made += part;
    return made;
}

taken_capture read_page(std::string text, std::size_t step = 4096) {
    return read_text(std::move(text), {.step = step, .limits = {.block = step}});
}

std::string with_crlf(std::string_view text) {
    std::string made;
    for (char const c : text)
        made += c == '\n' ? std::string{"\r\n"} : std::string{c};
    return made;
}

/// The bodies of an entry with an arrow between them.
std::string bodies(taken_entry const& one) {
    return one.what.request.body + " -> " +
           (one.what.has_response ? std::to_string(one.what.response.status) + " " + one.what.response.body : "none");
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_http_text)

BOOST_AUTO_TEST_CASE(a_sample_is_found_on_its_page) {
    std::string const page =
        joined({"Zones\nThis page lists them.\n| Name | Type |\nNote: {\"a\":1} is JSON\n", head, placeholder,
                "{\n\"Limit\": 5\n}\n{\n\"Response\": {}\n}\nThe errors follow.\n{\"not\":\"read\"}\n"});
    for (std::size_t const step : {1u, 3u, 4096u}) {
        taken_capture const all = read_page(page, step);
        taken_entry const& one = all.only();
        BOOST_TEST(all.trouble == "");
        BOOST_TEST(one.trouble == "");
        BOOST_TEST((one.what.origin == recorder::sample));
        BOOST_TEST(one.line == 5u);
        BOOST_TEST(one.column == 1u);
        BOOST_TEST(one.what.request.method == "POST");
        BOOST_TEST(in_lines(one.what.request.headers) == "Host: db.example.com\nX-TC-Action: DescribeZones\n");
        BOOST_TEST(bodies(one) == "{\n\"Limit\": 5\n} -> 200 {\n\"Response\": {}\n}");
        BOOST_TEST(one.own_text.ends_with("\"Response\": {}\n}"));
        BOOST_TEST(all_places_are_right(one));
        BOOST_TEST(literally(one, one.request_body) == "{\n\"Limit\": 5\n}");
        BOOST_TEST(literally(one, one.response_body) == "{\n\"Response\": {}\n}");
        BOOST_TEST(literally(one, one.request_headers.at(1)) == "DescribeZones");
        BOOST_TEST(literally(one, one.url) == "/");
    }
}

BOOST_AUTO_TEST_CASE(placeholder_and_blank_line_are_optional) {
    for (std::string_view const between : {"", "\n", "<Common request parameters>\n", "<Common request parameters>\n\n",
                                           "\n<Common request parameters>\n\n", "&lt;Common request parameters&gt;\n"})
        BOOST_TEST(bodies(read_page(joined({head, between, "{}\n[1]\n"})).only()) == "{} -> 200 [1]");
}

BOOST_AUTO_TEST_CASE(a_sample_may_lack_its_response_or_both_bodies) {
    BOOST_TEST(bodies(read_page(joined({head, placeholder, "{}\nThat is all.\n"})).only()) == "{} -> none");
    BOOST_TEST(bodies(read_page(joined({head, placeholder, "\nThat is all. {}\n"})).only()) == " -> none");
    BOOST_TEST(bodies(read_page(joined({head})).only()) == " -> none");
}

BOOST_AUTO_TEST_CASE(a_sample_may_have_crlf_if_something_else_shows_what_it_is) {
    BOOST_TEST(bodies(read_page(with_crlf(joined({head, placeholder, "{}\n{\"Response\":{}}\n"}))).only()) ==
               "{} -> 200 {\"Response\":{}}");
    BOOST_TEST(bodies(read_page(with_crlf(joined({head, "{}\n"}))).only()) == "{} -> none");
}

BOOST_AUTO_TEST_CASE(samples_may_be_indented_and_fenced) {
    std::string const page = joined({"## Example\n```\n    ", head, placeholder, "\n{}\n```\n\n#### Output\n```json\n",
                                     "{\"Response\":{}}\n```\n"});
    taken_entry const one = read_page(page).only();
    BOOST_TEST(bodies(one) == "{} -> 200 {\"Response\":{}}");
    BOOST_TEST(one.column == 5u);
}

BOOST_AUTO_TEST_CASE(a_page_may_have_several_samples) {
    std::string const one = joined({head, placeholder, "{\"A\":1}\n{\"Response\":{}}\n"});
    taken_capture const all = read_page("First:\n" + one + "Second:\n" + one + "Third:\n" + std::string{head});
    BOOST_REQUIRE(all.entries.size() == 3u);
    BOOST_TEST(bodies(all.entries[1]) == "{\"A\":1} -> 200 {\"Response\":{}}");
    BOOST_TEST(all.entries[1].index == 1u);
    BOOST_TEST(bodies(all.entries[2]) == " -> none");
    BOOST_TEST(all.trouble == "");
}

BOOST_AUTO_TEST_CASE(the_only_value_behind_a_get_is_the_response) {
    std::string const get = "GET /?Action=DescribeZones HTTP/1.1\nHost: db.example.com\n\n{\"Zones\":[]}\n";
    BOOST_TEST(bodies(read_page(get).only()) == " -> 200 {\"Zones\":[]}");
    BOOST_TEST(bodies(read_page(joined({head, placeholder, "{\"Response\":{}}\n"})).only()) ==
               " -> 200 {\"Response\":{}}");
}

BOOST_AUTO_TEST_CASE(a_body_that_is_no_json_is_what_its_brackets_hold) {
    BOOST_TEST(bodies(read_page(joined({head, placeholder, "{\"A\": one}\n{\"Response\":{},}\nProse.\n"})).only()) ==
               "{\"A\": one} -> 200 {\"Response\":{},}");
}

BOOST_AUTO_TEST_CASE(a_recording_whose_lines_end_in_lf_is_read_and_told) {
    std::string const text =
        joined({head, "Content-Length: 7\n\n{\"A\":1}\n\nHTTP/1.1 201 Created\nServer: x\n\n{}\n"});
    taken_capture const all = read_page(text + text);
    BOOST_REQUIRE(all.entries.size() == 2u);
    for (taken_entry const& each : all.entries) {
        BOOST_TEST(bodies(each) == "{\"A\":1} -> 201 {}");
        BOOST_TEST(in_lines(each.what.response.headers) == "Server: x\n");
        BOOST_TEST((each.what.origin == recorder::wire));
        BOOST_TEST(says(each.trouble, "is no HTTP/1.1 to the letter: its lines do not end in CRLF"));
        BOOST_TEST(all_places_are_right(each));
    }
    BOOST_TEST(says(all.entries[0].trouble, "the message at byte 0 (line 1, column 1)"));
}

BOOST_AUTO_TEST_CASE(two_files_whose_lines_end_in_lf_are_read_and_told) {
    taken_capture const all = read_pair(joined({head, "\n{\"A\":1}"}), "HTTP/1.1 200 OK\nServer: x\n\nplain text\n");
    BOOST_TEST(bodies(all.only()) == "{\"A\":1} -> 200 plain text\n");
    BOOST_TEST(says(all.only().trouble, "its lines do not end in CRLF"));
    BOOST_TEST((all.only().what.origin == recorder::wire));
}

BOOST_AUTO_TEST_CASE(content_length_counts_unless_json_shows_that_it_is_wrong) {
    auto const body = [](std::string_view length, std::string_view rest) {
        return read_page(joined({head, "Content-Length: ", length, "\n\n", rest})).only().what.request.body;
    };
    BOOST_TEST(body("8", "{\"A\":1}\n") == "{\"A\":1}\n");
    BOOST_TEST(body("9", "{\n\"A\":1\n}\n{}") == "{\n\"A\":1\n}");
    BOOST_TEST(body("11", "{\n\"A\":1\n}\n{}") == "{\n\"A\":1\n}");
    BOOST_TEST(body("5", "a=1&b=2") == "a=1&b");
    BOOST_TEST(body("99", "{\"A\":1}\n") == "{\"A\":1}");
}

BOOST_AUTO_TEST_CASE(a_form_is_one_line) {
    BOOST_TEST(bodies(read_page(joined({head, "Content-Type: application/x-www-form-urlencoded\n\n",
                                        "Action=DescribeZones&Limit=5\n\nProse.\n"}))
                          .only()) == "Action=DescribeZones&Limit=5 -> none");
}

BOOST_AUTO_TEST_CASE(every_cut_is_survived) {
    std::string const page = joined(
        {"A page\n", head, placeholder, "\n{\"A\":[1]}\n{\"Response\":{}}\n", head, "\n{}\nHTTP/1.1 200 OK\n\n{}\n"});
    for (std::size_t size = 0; size <= page.size(); ++size)
        for (taken_entry const& each : read_page(page.substr(0, size)).entries)
            BOOST_TEST(all_places_are_right(each));
}

BOOST_AUTO_TEST_SUITE_END()
