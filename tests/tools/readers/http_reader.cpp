// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/http_reader.hpp"

#include "compress.hpp"
#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

using namespace tc3::tests;
using tc3::evidence;
using tc3::recorder;
using tc3::tool::capture_format;
using tc3::tool::compression;

namespace {

taken_capture read_http(std::string text, reading how = {}) {
    how.format = capture_format::http;
    return read_text(std::move(text), how);
}

std::string request(std::string_view body, std::string_view headers = {}, std::string_view target = "/") {
    return "POST " + std::string{target} + " HTTP/1.1\r\nHost: db.example.com\r\n" + std::string{headers} +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string{body};
}

std::string response(std::string_view body, std::string_view headers = {}) {
    return "HTTP/1.1 200 OK\r\n" + std::string{headers} + "Content-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + std::string{body};
}

/// A request with what follows its headers.
std::string bare_request(std::string_view headers, std::string_view rest) {
    return "POST / HTTP/1.1\r\nHost: db.example.com\r\n" + std::string{headers} + "\r\n" + std::string{rest};
}

/// Path, status and bodies of all entries, `!` for one that cannot be read.
std::string in_short(taken_capture const& all) {
    std::string made;
    for (taken_entry const& each : all.entries) {
        if (!made.empty())
            made += "; ";
        if (!each.readable) {
            made += "!";
            continue;
        }
        made += each.what.request.path + " " + each.what.request.body + " -> ";
        made +=
            each.what.has_response ? std::to_string(each.what.response.status) + " " + each.what.response.body : "none";
    }
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_http_reader)

BOOST_AUTO_TEST_CASE(a_request_and_its_response_are_read_in_all_their_parts) {
    taken_entry const one = read_http(request("{\"A\":1}", "X-B: 1\r\nx-a:  two \r\nX-B: 3\r\n", "/p?q=%20") +
                                      response("{}", "Server: x\r\n"))
                                .only();
    BOOST_TEST(one.readable);
    BOOST_TEST(one.trouble == "");
    BOOST_TEST(one.what.request.method == "POST");
    BOOST_TEST(one.what.request.path == "/p");
    BOOST_TEST(one.what.request.query == "q=%20");
    BOOST_TEST(one.what.request.host == "");
    BOOST_TEST(in_lines(one.what.request.headers) ==
               "Host: db.example.com\nX-B: 1\nx-a: two\nX-B: 3\nContent-Length: 7\n");
    BOOST_TEST(one.what.request.body == "{\"A\":1}");
    BOOST_TEST(one.what.response.status == 200);
    BOOST_TEST(in_lines(one.what.response.headers) == "Server: x\nContent-Length: 2\n");
    BOOST_TEST(one.what.response.body == "{}");
    BOOST_TEST((one.what.origin == recorder::wire));
    BOOST_TEST(!one.what.milliseconds.has_value());
    BOOST_TEST(all_places_are_right(one));
    BOOST_TEST(literally(one, one.url) == "/p?q=%20");
    BOOST_TEST(literally(one, one.request_body) == "{\"A\":1}");
    BOOST_TEST(literally(one, one.response_body) == "{}");
    BOOST_TEST(literally(one, one.request_headers.at(2)) == "two");
}

BOOST_AUTO_TEST_CASE(several_pairs_may_follow_one_another) {
    std::string const first = request("1") + response("a");
    std::string const text =
        first + "\r\n\r\n" + request("2") + "\r\n" + request("3") + "\r\n" + response("c") + "\r\n";
    for (std::size_t const step : {1u, 2u, 5u, 4096u}) {
        taken_capture const all = read_http(text, {.step = step, .limits = {.block = step}});
        BOOST_TEST(in_short(all) == "/ 1 -> 200 a; / 2 -> none; / 3 -> 200 c");
        BOOST_TEST(all.trouble == "");
        BOOST_REQUIRE(all.entries.size() == 3u);
        BOOST_TEST(all.entries[0].own_text == first);
        BOOST_TEST(all.entries[1].offset == first.size() + 4);
        BOOST_TEST(all.entries[1].line == 10u);
        BOOST_TEST(all.entries[2].index == 2u);
        for (taken_entry const& each : all.entries)
            BOOST_TEST(all_places_are_right(each));
    }
}

BOOST_AUTO_TEST_CASE(messages_may_stand_in_two_files) {
    taken_capture const one = read_pair(request("1"), response("a", "Server: x\r\n"));
    BOOST_TEST(in_short(one) == "/ 1 -> 200 a");
    BOOST_TEST(one.only().own_text == request("1"));
    BOOST_TEST(literally(one.only(), one.only().request_body) == "1");
    BOOST_TEST(literally(one.only(), one.only().response_body) == "nowhere");
    BOOST_TEST(literally(one.only(), one.only().response_headers.at(0)) == "nowhere");
    BOOST_TEST(in_short(read_pair(request("1") + request("2"), response("a") + response("b"))) ==
               "/ 1 -> 200 a; / 2 -> 200 b");
}

BOOST_AUTO_TEST_CASE(an_empty_file_of_the_response_means_that_none_came) {
    taken_capture const all = read_pair(request("1"), "");
    BOOST_TEST(in_short(all) == "/ 1 -> none");
    BOOST_TEST(all.only().trouble == "");
    BOOST_TEST(all.trouble == "");
}

BOOST_AUTO_TEST_CASE(too_many_responses_are_told) {
    BOOST_TEST(says(read_pair(request("1"), response("a") + response("b")).trouble, "has more messages"));
}

BOOST_AUTO_TEST_CASE(a_file_of_the_response_without_one_is_told) {
    taken_capture const all = read_pair(request("1"), "nothing of the kind\r\n");
    BOOST_TEST(in_short(all) == "/ 1 -> none");
    BOOST_TEST(says(all.only().trouble, "does not go on with a status line"));
}

BOOST_AUTO_TEST_CASE(chunks_are_put_together) {
    std::string const chunks = "3\r\n{\"A\r\n4;x=y\r\n\":1}\r\n0\r\nTrailer: t\r\n\r\n";
    taken_entry const one = read_http(bare_request("Transfer-Encoding: chunked\r\n", chunks) +
                                      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")
                                .only();
    BOOST_TEST(one.trouble == "");
    BOOST_TEST(one.what.request.body == "{\"A\":1}");
    BOOST_TEST(one.what.response.body == "{}");
    BOOST_TEST(literally(one, one.request_body) == "nowhere");
    BOOST_TEST(in_lines(one.what.request.headers) == "Host: db.example.com\nTransfer-Encoding: chunked\n");
}

BOOST_AUTO_TEST_CASE(compressed_responses_are_decompressed) {
    for (compression const form : {compression::gzip, compression::zlib, compression::deflate}) {
        std::string const name = form == compression::gzip ? "gzip" : "deflate";
        taken_entry const one = read_http(request("1") + response(compressed("{\"Response\":{}}", form),
                                                                  "Content-Encoding: " + name + "\r\n"))
                                    .only();
        BOOST_TEST(one.what.response.body == "{\"Response\":{}}");
        BOOST_TEST(literally(one, one.response_body) == "nowhere");
    }
}

BOOST_AUTO_TEST_CASE(a_compressed_response_that_is_broken_is_taken_as_it_is) {
    std::string const broken = compressed("{\"Response\":{}}", compression::gzip).substr(0, 20);
    taken_entry const one = read_http(request("1") + response(broken, "Content-Encoding: gzip\r\n")).only();
    BOOST_TEST(one.what.response.body == broken);
    BOOST_TEST((one.what.response_body == evidence::exact));
}

BOOST_AUTO_TEST_CASE(a_coding_that_is_not_known_counts_as_withheld) {
    taken_entry const coded = read_http(request("1") + response("\x8B\x02\x80{}", "Content-Encoding: br\r\n")).only();
    BOOST_TEST((coded.what.response_body == evidence::withheld));
    BOOST_TEST(coded.what.response.body.empty());
    taken_entry const plain = read_http(request("1") + response("{}", "Content-Encoding: br\r\n")).only();
    BOOST_TEST((plain.what.response_body == evidence::exact));
    BOOST_TEST(plain.what.response.body == "{}");
}

BOOST_AUTO_TEST_CASE(a_response_without_a_length_reaches_to_the_end) {
    BOOST_TEST(in_short(read_http(request("1") + "HTTP/1.1 200 OK\r\n\r\n{} and more\r\n")) ==
               "/ 1 -> 200 {} and more\r\n");
}

BOOST_AUTO_TEST_CASE(responses_that_have_no_body_end_with_their_header) {
    BOOST_TEST(in_short(read_http(request("1") + "HTTP/1.1 204 No Content\r\n\r\n" + request("2") +
                                  "HTTP/1.1 304 Not Modified\r\n\r\n" + request("3"))) ==
               "/ 1 -> 204 ; / 2 -> 304 ; / 3 -> none");
    BOOST_TEST(in_short(read_http("HEAD /h HTTP/1.1\r\nHost: h\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" +
                                  request("2"))) == "/h  -> 200 ; / 2 -> none");
}

BOOST_AUTO_TEST_CASE(interim_responses_are_left_out) {
    taken_capture const all = read_http(request("1") + "HTTP/1.1 100 Continue\r\nX-Interim: 1\r\n\r\n" + response("a"));
    BOOST_TEST(in_short(all) == "/ 1 -> 200 a");
    BOOST_TEST(in_lines(all.only().what.response.headers) == "Content-Length: 1\n");
    BOOST_TEST(all_places_are_right(all.only()));
}

BOOST_AUTO_TEST_CASE(the_target_may_be_a_whole_url) {
    taken_entry const one = read_http("GET http://db.example.com:8080/p?a=1 HTTP/1.1\r\nHost: h\r\n\r\n").only();
    BOOST_TEST(one.what.request.scheme == "http");
    BOOST_TEST(one.what.request.host == "db.example.com:8080");
    BOOST_TEST(one.what.request.path == "/p");
}

BOOST_AUTO_TEST_CASE(a_message_that_is_cut_off_keeps_what_is_there) {
    std::string const whole = request("0123456789");
    taken_capture const body = read_http(whole.substr(0, whole.size() - 4));
    BOOST_TEST(in_short(body) == "/ 012345 -> none");
    BOOST_TEST(body.only().trouble == "the request is cut off within its body, at byte " +
                                          std::to_string(whole.size() - 4) + " (line 5, column 7)");
    taken_capture const header = read_http("POST / HTTP/1.1\r\nHost: db.exa");
    BOOST_TEST(in_short(header) == "!");
    BOOST_TEST(header.only().trouble == "the request is cut off within its header, at byte 29 (line 2, column 13)");
    BOOST_TEST(header.only().length == 29u);
    taken_capture const answer = read_http(request("1") + response("0123456789").substr(0, 40));
    BOOST_TEST(in_short(answer) == "/ 1 -> 200 0");
    BOOST_TEST(says(answer.only().trouble, "the response is cut off within its body, at byte"));
    taken_capture const answer_header = read_http(request("1") + "HTTP/1.1 200 OK\r\nServ");
    BOOST_TEST(in_short(answer_header) == "/ 1 -> none");
    BOOST_TEST(says(answer_header.only().trouble, "the response is cut off within its header, at byte"));
}

BOOST_AUTO_TEST_CASE(a_body_without_a_length_is_taken_and_told) {
    taken_capture const all = read_http(bare_request("", "{\"A\":1}"));
    BOOST_TEST(in_short(all) == "/ {\"A\":1} -> none");
    BOOST_TEST(all.only().trouble ==
               "the request says neither by Content-Length nor by chunks that a body follows, but "
               "there are 7 bytes, at byte 41 (line 4, column 1)");
    BOOST_TEST(literally(all.only(), all.only().request_body) == "{\"A\":1}");
    BOOST_TEST(in_short(read_http(bare_request("", "{\"A\":1}") + response("a") + request("2"))) ==
               "/ {\"A\":1} -> 200 a; / 2 -> none");
    BOOST_TEST(in_short(read_pair(bare_request("", "{\"A\":1}"), response("a"))) == "/ {\"A\":1} -> 200 a");
}

BOOST_AUTO_TEST_CASE(bytes_that_belong_to_no_message_are_told) {
    taken_capture const all = read_http(request("{\"A\":1}") + "rest" + response("a"));
    BOOST_TEST(in_short(all) == "/ {\"A\":1} -> 200 a");
    BOOST_TEST(says(all.only().trouble, "4 bytes behind the request belong to no message, at byte"));
    taken_capture const behind = read_http(request("1") + response("a") + "\r\nrest\r\n" + request("2"));
    BOOST_TEST(in_short(behind) == "/ 1 -> 200 a; / 2 -> none");
    BOOST_TEST(says(behind.trouble, "belongs to no message"));
}

BOOST_AUTO_TEST_CASE(what_is_no_http_1_is_told_with_its_place_and_reading_goes_on) {
    struct broken {
        std::string text;
        std::string_view sentence;
    };
    for (broken const& each : {
             broken{"POST / HTTP/2\r\nHost: h\r\n\r\n",
                    "at byte 46 (line 6, column 1): the version is neither HTTP/1.0 nor"},
             broken{bare_request("Content-Length: 1\r\nContent-Length: 2\r\n", "1\r\n"),
                    "at byte 104 (line 9, column 1): there is a second Content-Length, and it differs from the first"},
             broken{bare_request("Content-Length: one\r\n", ""),
                    "at byte 85 (line 8, column 1): Content-Length is no number"},
             broken{bare_request("no colon\r\n", ""),
                    "at byte 85 (line 8, column 1): a header has no name or no colon"},
             broken{bare_request("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", ""),
                    "Content-Length is no number, or stands beside Transfer-Encoding"},
             broken{"POST /a b HTTP/1.1\r\nHost: h\r\n\r\n", "at byte 46 (line 6, column 1)"},
         }) {
        std::string const before = "GET /a HTTP/1.1\r\nHost: h\r\n\r\nHTTP/1.1 204 x\r\n\r\n";
        taken_capture const all = read_http(before + each.text + request("2") + response("b"));
        BOOST_TEST(in_short(all) == "/a  -> 204 ; !; / 2 -> 200 b", each.text);
        BOOST_REQUIRE(all.entries.size() == 3u);
        BOOST_TEST(says(all.entries[1].trouble, each.sentence), all.entries[1].trouble);
        BOOST_TEST(all.entries[1].trouble.starts_with("the request is no HTTP/1.1 at byte"));
        BOOST_TEST(all.entries[1].offset == before.size());
        BOOST_TEST(all.trouble == "");
    }
}

BOOST_AUTO_TEST_CASE(a_response_that_is_no_http_1_is_told_and_the_request_is_kept) {
    taken_capture const all =
        read_http(request("1") + "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n{}\r\n" + request("2"));
    BOOST_TEST(in_short(all) == "/ 1 -> none; / 2 -> none");
    BOOST_TEST(says(all.entries.at(0).trouble, "the response is no HTTP/1.1 at byte"));
    taken_capture const http2 = read_pair(request("1"), "HTTP/2 200\r\n\r\n");
    BOOST_TEST(in_short(http2) == "/ 1 -> none");
    BOOST_TEST(says(http2.only().trouble, "the version is neither HTTP/1.0 nor HTTP/1.1"));
}

BOOST_AUTO_TEST_CASE(a_response_without_its_request_is_told) {
    taken_capture const all = read_http(response("a") + request("2"));
    BOOST_TEST(in_short(all) == "!; / 2 -> none");
    BOOST_TEST(all.entries.at(0).trouble == "a response stands without its request at byte 0 (line 1, column 1)");
    BOOST_TEST(all.entries.at(0).length == response("a").size());
}

BOOST_AUTO_TEST_CASE(a_text_without_a_request_line_is_told) {
    BOOST_TEST(read_http("POST /\r\n").trouble == "it has no request line such as `POST / HTTP/1.1`");
    BOOST_TEST(read_http("").trouble == "it has no request line such as `POST / HTTP/1.1`");
}

BOOST_AUTO_TEST_CASE(a_message_beyond_the_limit_is_passed_over) {
    taken_capture const all = read_http(request("1") + request(std::string(9000, 'x')) + "\r\n" + request("3"),
                                        {.step = 64, .limits = {.entry = 1000, .block = 64}});
    BOOST_TEST(in_short(all) == "/ 1 -> none; !; / 3 -> none");
    BOOST_TEST(all.entries.at(1).trouble == "the request is longer than 1000 bytes");
}

BOOST_AUTO_TEST_CASE(a_header_beyond_the_limit_is_told) {
    std::string const name = "X-Long: " + std::string(3u << 20u, 'x');
    for (std::string const& text : {bare_request(name + "\r\n", {}), bare_request(name, {})}) {
        taken_capture const all = read_http(text + "\r\n" + request("2"));
        BOOST_TEST(in_short(all) == "!; / 2 -> none");
        BOOST_TEST(says(all.entries.at(0).trouble, "the header is longer than one mebibyte"));
    }
}

BOOST_AUTO_TEST_CASE(a_failure_of_the_source_is_told) {
    taken_capture const all = read_http(request("1"), {.error = "Input/output error"});
    BOOST_TEST(in_short(all) == "/ 1 -> none");
    BOOST_TEST(says(all.trouble, "reading failed at byte"));
}

BOOST_AUTO_TEST_CASE(every_cut_is_survived) {
    std::string const text = bare_request("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n") +
                             "HTTP/1.1 100 Continue\r\n\r\n" + response("{}", "Server: x\r\n") + request("2");
    for (std::size_t size = 0; size <= text.size(); ++size)
        for (taken_entry const& each : read_http(text.substr(0, size)).entries)
            BOOST_TEST(all_places_are_right(each));
}

BOOST_AUTO_TEST_SUITE_END()
