// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/ndjson_reader.hpp"

#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

using namespace tc3::tests;
using tc3::evidence;
using tc3::recorder;
using tc3::tool::capture_format;

namespace {

taken_capture read_ndjson(std::string text, reading how = {}) {
    how.format = capture_format::ndjson;
    return read_text(std::move(text), how);
}

std::string a_line(std::string_view path) {
    return R"({"request":{"method":"GET","url":"https://db.example.com)" + std::string{path} +
           R"("},"response":{"status":200}})";
}

taken_entry read_request(std::string_view request) {
    return read_ndjson(R"({"request":{"method":"POST","url":"https://db.example.com/",)" + std::string{request} + "}}")
        .only();
}

taken_entry read_response(std::string_view response) {
    return read_ndjson(R"({"request":{"method":"POST","url":"/"},"response":{)" + std::string{response} + "}}").only();
}

/// The line number and path of all entries, `!` for one that cannot be read.
std::string in_short(taken_capture const& all) {
    std::string made;
    for (taken_entry const& each : all.entries)
        made += std::to_string(each.line) + (each.readable ? each.what.request.path : "!") + " ";
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_ndjson_reader)

BOOST_AUTO_TEST_CASE(a_line_is_read_with_all_its_parts) {
    taken_entry const one =
        read_ndjson(R"({"time":"2024-05-06T07:08:09Z","request":{"method":"POST","url":"https://db.example.com/?a=1",)"
                    R"("headers":{"Host":"db.example.com","X-Note":["one","two"]},"body":"{\"A\":1}"},)"
                    R"("response":{"status":503,"headers":[["Server","x"]],"body_b64":"e30="},"id":[7]})")
            .only();
    BOOST_TEST(one.readable);
    BOOST_TEST(one.trouble.empty());
    BOOST_TEST(one.what.request.query == "a=1");
    BOOST_TEST(in_lines(one.what.request.headers) == "Host: db.example.com\nX-Note: one\nX-Note: two\n");
    BOOST_TEST(one.what.request.body == R"({"A":1})");
    BOOST_TEST(one.what.response.status == 503);
    BOOST_TEST(in_lines(one.what.response.headers) == "Server: x\n");
    BOOST_TEST(one.what.response.body == "{}");
    BOOST_TEST((one.what.origin == recorder::wire));
    BOOST_TEST(one.what.milliseconds.value() == 1714979289000);
    BOOST_TEST(all_places_are_right(one));
    BOOST_TEST(literally(one, one.request_body) == R"({\"A\":1})");
    BOOST_TEST(literally(one, one.response_body) == "nowhere");
}

BOOST_AUTO_TEST_CASE(other_names_and_any_order_are_taken) {
    for (
        std::string_view const line :
        {R"({"res":{"body":"R","status":201},"req":{"bodyText":"Q","url":"/p","method":"POST"}})",
         R"({"httpRequest":{"payload":"Q","method":"POST","url":"/p"},"httpResponse":{"statusCode":201,"bodyText":"R"}})"}) {
        taken_entry const one = read_ndjson(std::string{line}).only();
        BOOST_TEST(one.what.request.path == "/p");
        BOOST_TEST(one.what.request.host.empty());
        BOOST_TEST(one.what.request.body == "Q");
        BOOST_TEST(one.what.response.status == 201);
        BOOST_TEST(one.what.response.body == "R");
    }
}

BOOST_AUTO_TEST_CASE(bodies_may_be_base64) {
    BOOST_TEST(read_request(R"("bodyEncoding":"base64","body":"e30=")").what.request.body == "{}");
    BOOST_TEST(read_request(R"("body_b64":"e30=")").what.request.body == "{}");
    taken_entry const broken = read_request(R"("body_b64":"{}")");
    BOOST_TEST(!broken.readable);
    BOOST_TEST(broken.trouble == "the line has a request body that is no Base64");
    BOOST_TEST(read_response(R"("status":200,"body_b64":"{}")").trouble ==
               "the line has a response body that is no Base64");
}

BOOST_AUTO_TEST_CASE(a_body_written_as_json_is_rebuilt) {
    taken_entry const one = read_request(R"("body": {"A": [1, 10.0]})");
    BOOST_TEST(one.what.request.body == R"({"A": [1, 10.0]})");
    BOOST_TEST((one.what.request_body == evidence::rebuilt));
    BOOST_TEST(literally(one, one.request_body) == R"({"A": [1, 10.0]})");
}

BOOST_AUTO_TEST_CASE(a_missing_body_is_withheld_only_where_one_was_announced) {
    BOOST_TEST((read_request(R"("headers":{"Content-Length":"5"})").what.request_body == evidence::withheld));
    BOOST_TEST((read_request(R"("headers":{"Content-Length":5},"body":null)").what.request_body == evidence::withheld));
    BOOST_TEST((read_request(R"("headers":{"Content-Length":"5"},"body":"")").what.request_body == evidence::exact));
    BOOST_TEST((read_request(R"("headers":{})").what.request_body == evidence::exact));
    BOOST_TEST(
        (read_response(R"("status":200,"headers":{"Content-Length":"5"})").what.response_body == evidence::withheld));
    BOOST_TEST((read_response(R"("status":200,"headers":{"Content-Length":"5"},"body":"")").what.response_body ==
                evidence::exact));
}

BOOST_AUTO_TEST_CASE(a_response_may_be_missing) {
    for (std::string_view const rest :
         {R"(})", R"(,"response":null})", R"(,"response":{"status":0}})", R"(,"res":false})"}) {
        taken_entry const one = read_ndjson(R"({"request":{"method":"GET","url":"/"})" + std::string{rest}).only();
        BOOST_TEST(one.readable);
        BOOST_TEST(!one.what.has_response);
    }
    taken_entry const without_status = read_response(R"("body":"x")");
    BOOST_TEST(without_status.what.has_response);
    BOOST_TEST(without_status.what.response.status == 0);
}

BOOST_AUTO_TEST_CASE(compressed_responses_are_decompressed_and_requests_are_not) {
    constexpr std::string_view gzip = R"("body_b64":"H4sIAAAAAAACA6tWSlSyMqwFAK+sG1YHAAAA")"; // `{"a":1}`
    std::string const headers = R"("headers":{"Content-Encoding":"gzip"},)";
    BOOST_TEST(read_response(R"("status":200,)" + headers + std::string{gzip}).what.response.body == R"({"a":1})");
    BOOST_TEST(read_request(headers + std::string{gzip}).what.request.body.starts_with("\x1F\x8B"));
}

BOOST_AUTO_TEST_CASE(a_line_that_is_an_entry_of_a_har_is_read_as_one) {
    taken_entry const one =
        read_ndjson(R"({"startedDateTime":"2024-05-06T07:08:09Z","time":0.5,"request":{"method":"POST",)"
                    R"("url":"/","bodySize":9,"postData":{"text":""}}})")
            .only();
    BOOST_TEST((one.what.origin == recorder::archive));
    BOOST_TEST((one.what.request_body == evidence::withheld));
    BOOST_TEST(one.what.milliseconds.value() == 1714979289000);
}

BOOST_AUTO_TEST_CASE(the_time_may_be_a_number_or_missing) {
    auto const moment = [](std::string_view time) {
        return read_ndjson(R"({"request":{"method":"GET","url":"/"},"time":)" + std::string{time} + "}")
            .only()
            .what.milliseconds.value_or(-1);
    };
    BOOST_TEST(moment("1714979289") == 1714979289000);
    BOOST_TEST(moment("1714979289123") == 1714979289123);
    BOOST_TEST(moment("12.5") == -1);
    BOOST_TEST(moment("null") == -1);
    BOOST_TEST(moment("\"noon\"") == -1);
}

BOOST_AUTO_TEST_CASE(blank_lines_are_no_entries_and_broken_ones_are) {
    std::string const text = "\xEF\xBB\xBF\n" + a_line("/a") + "\r\n  \r\n{\"request\":\n" + a_line("/b") +
                             " \n\n[1]\nnot JSON\n{}\n" + a_line("/c");
    for (std::size_t const step : {1u, 3u, 4096u}) {
        taken_capture const all = read_ndjson(text, {.step = step, .limits = {.block = step}});
        BOOST_TEST(in_short(all) == "2/a 4! 5/b 7! 8! 9! 10/c ");
        BOOST_REQUIRE(all.entries.size() == 7u);
        BOOST_TEST(all.entries[0].own_text == a_line("/a"));
        BOOST_TEST(all.entries[0].offset == 4u);
        BOOST_TEST(all.entries[1].trouble == "the line is not JSON: it ends too early");
        BOOST_TEST(all.entries[3].trouble == "the line is no JSON object");
        BOOST_TEST(all.entries[4].trouble == "the line is not JSON at column 1");
        BOOST_TEST(all.entries[5].trouble == "the line has no request");
        BOOST_TEST(all.entries[6].index == 6u);
        BOOST_TEST(all.trouble == "");
    }
}

BOOST_AUTO_TEST_CASE(text_behind_the_object_breaks_its_line_only) {
    taken_capture const all = read_ndjson(a_line("/a") + a_line("/b") + "\n" + a_line("/c") + "\n");
    BOOST_TEST(in_short(all) == "1! 2/c ");
}

BOOST_AUTO_TEST_CASE(a_line_that_is_not_utf8_is_told) {
    taken_capture const all = read_ndjson("{\"request\":{\"method\":\"GET\",\"url\":\"/\xC3(\"}}\n");
    BOOST_TEST(all.only().trouble == "the line is not UTF-8 at column 36");
}

BOOST_AUTO_TEST_CASE(surrogates_of_bytes_are_restored_and_others_alter_the_body) {
    taken_entry const bytes = read_request(R"("body":"\udcff")");
    BOOST_TEST(bytes.what.request.body == "\xFF");
    BOOST_TEST((bytes.what.request_body == evidence::exact));
    BOOST_TEST((read_request(R"("body":"\ud83d")").what.request_body == evidence::altered));
    BOOST_TEST(read_request(R"("body":"\ud83d\ude80")").what.request.body == "\xF0\x9F\x9A\x80");
}

BOOST_AUTO_TEST_CASE(a_line_beyond_the_limit_is_passed_over) {
    std::string const big = R"({"x":")" + std::string(5000, 'x') + R"("})";
    for (std::size_t const step : {1u, 64u, 10000u}) {
        taken_capture const all = read_ndjson(a_line("/a") + "\n" + big + "\n" + a_line("/c") + "\n" + big,
                                              {.step = step, .limits = {.entry = 1000, .block = 64}});
        BOOST_TEST(in_short(all) == "1/a 2! 3/c 4! ");
        BOOST_TEST(all.entries.at(1).trouble == "the line is longer than 1000 bytes and was passed over");
        BOOST_TEST(all.entries.at(1).length == big.size());
        BOOST_TEST(all.entries.at(3).length == big.size());
    }
}

BOOST_AUTO_TEST_CASE(a_line_within_which_reading_failed_is_not_called_broken) {
    taken_capture const all = read_ndjson(a_line("/a") + "\n" + a_line("/b").substr(0, 9), {.error = "gone"});
    BOOST_TEST(all.entries.size() == 1u);
    BOOST_TEST(all.only().what.request.path == "/a");
    BOOST_TEST(all.trouble.find("reading failed at byte") == 0u, all.trouble);
}

BOOST_AUTO_TEST_CASE(a_failure_of_the_source_is_told_with_its_place) {
    taken_capture const all = read_ndjson(a_line("/a") + "\n", {.error = "Input/output error"});
    BOOST_TEST(in_short(all) == "1/a ");
    BOOST_TEST(says(all.trouble, "(line 2, column 1): Input/output error"));
}

BOOST_AUTO_TEST_CASE(an_empty_text_has_no_entries) {
    BOOST_TEST(read_ndjson("").entries.empty());
    BOOST_TEST(read_ndjson("\n \r\n").entries.empty());
}

BOOST_AUTO_TEST_SUITE_END()
