// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/har_reader.hpp"

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

namespace {

/// A HAR with those entries, and those members before them.
std::string har(std::string_view entries, std::string_view before = R"("version":"1.2",)") {
    return R"({"log":{)" + std::string{before} + R"("entries":[)" + std::string{entries} + "]}}";
}

/// An entry of a request with that body and of a response, both given as members of their objects.
std::string an_entry(std::string_view request, std::string_view response = R"("status":200,"content":{"size":0})") {
    return R"({"startedDateTime":"2024-05-06T07:08:09.123Z","time":12,"request":{"method":"POST",)"
           R"("url":"https://db.example.com/",)" +
           std::string{request} + R"(},"response":{)" + std::string{response} + R"(},"cache":{},"timings":{}})";
}

std::string named_entry(std::string_view path) {
    return R"({"request":{"method":"GET","url":"https://db.example.com)" + std::string{path} +
           R"("},"response":{"status":204}})";
}

taken_capture read_har(std::string text, reading how = {}) {
    how.format = capture_format::har;
    return read_text(std::move(text), how);
}

taken_entry read_request(std::string_view request) {
    return read_har(har(an_entry(request))).only();
}

taken_entry read_response(std::string_view response) {
    return read_har(har(an_entry(R"("headers":[])", response))).only();
}

/// The paths of all entries, `!` for one that cannot be read.
std::string paths(taken_capture const& all) {
    std::string made;
    for (taken_entry const& each : all.entries)
        made += each.readable ? each.what.request.path : "!";
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_har_reader)

BOOST_AUTO_TEST_CASE(an_entry_is_read_with_all_its_parts) {
    taken_entry const one =
        read_har(har(an_entry(R"("httpVersion":"h2","headers":[{"name":"Content-Type","value":"application/json"},)"
                              R"({"name":"X-TC-Action","value":"DescribeZones"}],"bodySize":9,)"
                              R"("postData":{"mimeType":"application/json","text":"{\"A\": 1}"})",
                              R"("status":200,"headers":[{"name":"Server","value":"x"}],)"
                              R"("content":{"size":15,"mimeType":"application/json","text":"{\"Response\":{}}"})")))
            .only();
    BOOST_TEST(one.readable);
    BOOST_TEST(one.trouble.empty());
    BOOST_TEST(one.what.request.method == "POST");
    BOOST_TEST(one.what.request.scheme == "https");
    BOOST_TEST(one.what.request.host == "db.example.com");
    BOOST_TEST(in_lines(one.what.request.headers) == "Content-Type: application/json\nX-TC-Action: DescribeZones\n");
    BOOST_TEST(one.what.request.body == R"({"A": 1})");
    BOOST_TEST(one.what.has_response);
    BOOST_TEST(one.what.response.status == 200);
    BOOST_TEST(in_lines(one.what.response.headers) == "Server: x\n");
    BOOST_TEST(one.what.response.body == R"({"Response":{}})");
    BOOST_TEST((one.what.request_body == evidence::exact));
    BOOST_TEST((one.what.response_body == evidence::exact));
    BOOST_TEST((one.what.origin == recorder::archive));
    BOOST_TEST(one.what.milliseconds.value() == 1714979289123);
}

BOOST_AUTO_TEST_CASE(texts_are_found_again_where_they_stand) {
    taken_entry const one = read_har(har(an_entry(R"("headers":[{"value":"a\/b","name":"X-Note"}],)"
                                                  R"("postData":{"text":"{\"Name\":\"\u514b\"}"})",
                                                  R"("status":200,"content":{"text":"\u0061"})")))
                                .only();
    BOOST_TEST(all_places_are_right(one));
    BOOST_TEST(literally(one, one.url) == "https://db.example.com/");
    BOOST_TEST(literally(one, one.request_headers.at(0)) == R"(a\/b)");
    BOOST_TEST(literally(one, one.request_body) == R"({\"Name\":\"\u514b\"})");
    BOOST_TEST(literally(one, one.response_body) == R"(\u0061)");
}

BOOST_AUTO_TEST_CASE(entries_are_numbered_and_placed) {
    std::string const text =
        "{\n \"log\": {\"entries\": [\n  " + named_entry("/a") + ",\n  " + named_entry("/b") + "]}}";
    taken_capture const all = read_har(text);
    BOOST_TEST(paths(all) == "/a/b");
    BOOST_TEST(all.trouble.empty());
    taken_entry const& second = all.entries.at(1);
    BOOST_TEST(second.index == 1u);
    BOOST_TEST(second.line == 4u);
    BOOST_TEST(second.column == 3u);
    BOOST_TEST(text.substr(second.offset, second.length) == named_entry("/b"));
    BOOST_TEST(second.own_text == named_entry("/b"));
}

BOOST_AUTO_TEST_CASE(other_members_before_and_behind_the_entries_are_passed_over) {
    std::string const text = R"({"_x":[{"log":1}],"log":{"pages":[{"title":"}],\"entries\":["}],"entries":[)" +
                             named_entry("/a") + R"(],"comment":"\ud83d","creator":{}},"y":null})";
    taken_capture const all = read_har(text);
    BOOST_TEST(paths(all) == "/a");
    BOOST_TEST(all.trouble == "");
}

BOOST_AUTO_TEST_CASE(short_reads_change_nothing) {
    std::string const text = "\xEF\xBB\xBF" + har(an_entry(R"("postData":{"text":"\ud83d\ude80 \udcc3"})") + " ,\n" +
                                                  named_entry("/b") + ",{\"request\":tru}," + named_entry("/c"));
    for (std::size_t const step : {1u, 2u, 3u, 17u, 4096u}) {
        taken_capture const all = read_har(text, {.step = step, .limits = {.block = step}});
        BOOST_TEST(paths(all) == "//b!/c");
        BOOST_TEST(all.entries.at(0).what.request.body == "\xF0\x9F\x9A\x80 \xC3");
        BOOST_TEST(all.trouble == "");
    }
}

BOOST_AUTO_TEST_CASE(chrome_and_safari_are_known_to_leave_out_authorization) {
    auto const origin = [](std::string_view before) {
        return read_har(har(named_entry("/"), before)).only().what.origin;
    };
    BOOST_TEST((origin(R"("creator":{"name":"WebInspector","version":"1"},)") == recorder::sanitizer));
    BOOST_TEST((origin(R"("creator":{"version":"1","name":"Web\u0049nspector"},)") == recorder::sanitizer));
    BOOST_TEST((origin(R"("creator":{"name":"Firefox"},"browser":{"name":"WebInspector"},)") == recorder::archive));
    BOOST_TEST((origin(R"("creator":"WebInspector",)") == recorder::archive));
}

BOOST_AUTO_TEST_CASE(headers_may_be_pairs_or_an_object) {
    taken_entry const pairs = read_request(R"("headers":[["A","1"],["B","2"],["A","3"]])");
    BOOST_TEST(in_lines(pairs.what.request.headers) == "A: 1\nB: 2\nA: 3\n");
    taken_entry const object = read_request(R"("headers":{"A":"1","B":["2","3"],"C":4,"D":null,"E":true})");
    BOOST_TEST(in_lines(object.what.request.headers) == "A: 1\nB: 2\nB: 3\nC: 4\nE: true\n");
    BOOST_TEST(all_places_are_right(pairs));
    BOOST_TEST(all_places_are_right(object));
}

BOOST_AUTO_TEST_CASE(a_header_without_a_value_is_left_out_and_told) {
    taken_entry const one = read_request(R"("headers":[["A"],{"name":"B","value":"2"},"C",{"value":"4"}])");
    BOOST_TEST(one.readable);
    BOOST_TEST(in_lines(one.what.request.headers) == "B: 2\n");
    BOOST_TEST(one.trouble == "a header has no name or no value and was left out");
}

BOOST_AUTO_TEST_CASE(the_authority_of_http_2_stands_for_a_missing_host) {
    constexpr std::string_view pseudo =
        R"({"name":":authority","value":"db.example.com"},{"name":":path","value":"/"})";
    taken_entry const without =
        read_request(R"("headers":[)" + std::string{pseudo} + R"(,{"name":"accept","value":"*/*"}])");
    BOOST_TEST(in_lines(without.what.request.headers) == "accept: */*\nHost: db.example.com\n");
    BOOST_TEST(literally(without, without.request_headers.at(1)) == "db.example.com");
    taken_entry const with = read_request(R"("headers":[)" + std::string{pseudo} + R"(,{"name":"host","value":"h"}])");
    BOOST_TEST(in_lines(with.what.request.headers) == "host: h\n");
}

BOOST_AUTO_TEST_CASE(a_response_that_never_came_is_none) {
    for (std::string_view const response :
         {R"("status":0,"_error":null)", R"("status":-1)", R"("status":200,"_error":"net::ERR_ABORTED")", R"("x":1)"}) {
        taken_entry const one = read_response(response);
        BOOST_TEST(one.readable);
        BOOST_TEST(!one.what.has_response);
        BOOST_TEST(one.what.response.headers.empty());
    }
    BOOST_TEST(read_response(R"("status":200,"_error":null,"content":{"size":0})").what.has_response);
    BOOST_TEST(read_response(R"("status":200,"_error":"","content":{"size":0})").what.has_response);
    for (std::string_view const rest : {R"(})", R"(,"response":null})", R"(,"response":[]})"}) {
        taken_entry const one = read_har(har(R"({"request":{"method":"GET","url":"/"})" + std::string{rest})).only();
        BOOST_TEST(one.readable);
        BOOST_TEST(!one.what.has_response);
    }
}

BOOST_AUTO_TEST_CASE(bodies_in_base64_are_decoded) {
    taken_entry const response =
        read_response(R"("status":200,"content":{"size":3,"text":"\/wD+","encoding":"base64"})");
    BOOST_TEST(response.what.response.body == (std::string{'\xFF', '\0', '\xFE'}));
    BOOST_TEST(literally(response, response.response_body) == "nowhere");
    BOOST_TEST(read_request(R"("postData":{"encoding":"base64","text":"e30="})").what.request.body == "{}");
    BOOST_TEST(read_request(R"("postData":{"text":"e30=","_encoding":"base64"})").what.request.body == "{}");
}

BOOST_AUTO_TEST_CASE(what_is_no_base64_is_taken_as_it_is) {
    taken_entry const one = read_response(R"("status":200,"content":{"size":2,"text":"{}","encoding":"base64"})");
    BOOST_TEST(one.readable);
    BOOST_TEST(one.what.response.body == "{}");
    BOOST_TEST(literally(one, one.response_body) == "{}");
}

BOOST_AUTO_TEST_CASE(a_body_that_is_already_decompressed_is_left_alone) {
    taken_entry const one = read_response(R"("status":200,"headers":[["Content-Encoding","gzip"]],)"
                                          R"("content":{"size":2,"text":"{}"})");
    BOOST_TEST(one.what.response.body == "{}");
    BOOST_TEST(literally(one, one.response_body) == "{}");
}

BOOST_AUTO_TEST_CASE(a_body_that_is_still_compressed_is_decompressed) {
    // `{"a":1}` in gzip
    taken_entry const one = read_response(R"("status":200,"headers":[["content-encoding","GZIP"]],)"
                                          R"("content":{"size":27,"encoding":"base64",)"
                                          R"("text":"H4sIAAAAAAACA6tWSlSyMqwFAK+sG1YHAAAA"})");
    BOOST_TEST(one.what.response.body == R"({"a":1})");
    BOOST_TEST(literally(one, one.response_body) == "nowhere");
}

BOOST_AUTO_TEST_CASE(a_request_body_that_was_left_out_is_withheld) {
    for (std::string_view const request :
         {R"("bodySize":12)", R"("bodySize":12,"postData":{"mimeType":"application/json","text":""})",
          R"("headers":[["content-length","12"]])",
          R"("bodySize":-1,"postData":{"mimeType":"application/json","_file":"1f3a.json"})",
          R"("bodySize":-1,"postData":{"mimeType":"application/json","text":""})",
          R"("bodySize":40,"postData":{"mimeType":"multipart/form-data; boundary=x","params":[{"name":"a"}]})"}) {
        taken_entry const one = read_request(request);
        BOOST_TEST((one.what.request_body == evidence::withheld), request);
        BOOST_TEST(one.what.request.body.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_request_without_a_body_is_exact) {
    for (std::string_view const request :
         {R"("bodySize":0)", R"("bodySize":-1)", R"("headers":[["Content-Length","0"]])",
          R"("bodySize":0,"postData":{"mimeType":"","text":""})", R"("headers":[])",
          R"("headers":[["Content-Length","12"]],"bodySize":0)"})
        BOOST_TEST((read_request(request).what.request_body == evidence::exact), request);
}

BOOST_AUTO_TEST_CASE(a_response_body_that_was_left_out_is_withheld) {
    for (std::string_view const response :
         {R"("status":200,"content":{"size":12})", R"("status":200,"content":{"size":-1})", R"("status":200)",
          R"("status":200,"bodySize":12,"content":{"mimeType":"x"})", R"("status":200,"content":{"_file":"a.json"})"})
        BOOST_TEST((read_response(response).what.response_body == evidence::withheld), response);
    for (std::string_view const response :
         {R"("status":200,"content":{"size":0})", R"("status":204,"content":{"size":-1})",
          R"("status":304,"headers":[["Content-Length","9"]])",
          R"("status":200,"headers":[["Content-Length","9"]],"content":{"size":0,"text":""})"})
        BOOST_TEST((read_response(response).what.response_body == evidence::exact), response);
}

BOOST_AUTO_TEST_CASE(an_answer_to_head_has_no_body_to_withhold) {
    taken_entry const one = read_har(har(R"({"request":{"method":"HEAD","url":"/"},"response":{"status":200,)"
                                         R"("headers":[["Content-Length","99"]],"content":{"size":99}}})"))
                                .only();
    BOOST_TEST((one.what.response_body == evidence::exact));
}

BOOST_AUTO_TEST_CASE(a_form_body_is_rebuilt_from_its_parameters) {
    taken_entry const one = read_request(R"("postData":{"mimeType":"application\/x-www-form-urlencoded; charset=x",)"
                                         R"("params":[{"name":"Action","value":"DescribeZones"},)"
                                         R"({"name":"TagList.0.TagKey","value":"a b&\u514b"},{"name":"Empty"}]})");
    BOOST_TEST(one.what.request.body == "Action=DescribeZones&TagList.0.TagKey=a%20b%26%E5%85%8B&Empty=");
    BOOST_TEST((one.what.request_body == evidence::rebuilt));
    BOOST_TEST(literally(one, one.request_body) == "nowhere");
}

BOOST_AUTO_TEST_CASE(parameters_that_are_still_encoded_are_not_encoded_again) {
    taken_entry const one = read_request(R"("headers":[["Content-Type","application/x-www-form-urlencoded"]],)"
                                         R"("postData":{"text":"","params":[{"name":"T","value":"1+2%3A3"}]})");
    BOOST_TEST(one.what.request.body == "T=1+2%3A3");
    BOOST_TEST((one.what.request_body == evidence::rebuilt));
}

BOOST_AUTO_TEST_CASE(parameters_beside_a_text_play_no_part) {
    taken_entry const one = read_request(R"("postData":{"mimeType":"application/x-www-form-urlencoded",)"
                                         R"("params":[{"name":"A","value":"2"}],"text":"A=1"})");
    BOOST_TEST(one.what.request.body == "A=1");
    BOOST_TEST((one.what.request_body == evidence::exact));
}

BOOST_AUTO_TEST_CASE(replaced_characters_make_a_body_altered) {
    BOOST_TEST((read_request("\"postData\":{\"text\":\"a\xEF\xBF\xBD\"}").what.request_body == evidence::altered));
    BOOST_TEST((read_request(R"("postData":{"text":"a\ufffd"})").what.request_body == evidence::altered));
    BOOST_TEST((read_request(R"("postData":{"text":"a\ud83d"})").what.request_body == evidence::altered));
    BOOST_TEST((read_response(R"("status":200,"content":{"text":"\ufffd"})").what.response_body == evidence::altered));
    BOOST_TEST(
        (read_request(R"("postData":{"text":"77+9","encoding":"base64"})").what.request_body == evidence::exact));
}

BOOST_AUTO_TEST_CASE(bytes_that_python_wrote_as_surrogates_are_restored) {
    taken_capture const all = read_har(har(
        an_entry("\"headers\":[]", R"("status":200,"content":{"text":"x\udcc3\udcffy"})") + "," + named_entry("/b")));
    BOOST_TEST(paths(all) == "//b");
    taken_entry const& one = all.entries.at(0);
    BOOST_TEST(one.what.response.body == "x\xC3\xFFy");
    BOOST_TEST((one.what.response_body == evidence::exact));
    BOOST_TEST(literally(one, one.response_body) == "nowhere");
    BOOST_TEST(says(one.own_text, R"(x\udcc3\udcffy)"));
}

BOOST_AUTO_TEST_CASE(a_broken_entry_is_told_of_and_reading_goes_on) {
    struct broken {
        std::string_view text;
        std::string_view sentence;
    };
    for (broken const& each : {
             broken{R"({"request":tru})", "the entry is not JSON at byte"},
             broken{R"({"startedDateTime":"2024, "request":{"method":"GET"}})", "the entry is not JSON at byte"},
             broken{R"({"request":{"method":"GET","headers":[{"name":"a"},{"name":"b"}})",
                    "the entry is not JSON at byte"},
             broken{R"({"request":{"method":"GET","url":"/")", "the entry is not JSON at byte"},
             broken{"{\"request\":{\"method\":\"GET\",\"url\":\"/\xFF\"}}", "the entry is not UTF-8 at byte"},
             broken{R"({"startedDateTime":"2024-05-06)", "the entry is not JSON at byte"},
             broken{R"(7)", "the entry is no JSON object"},
             broken{R"(null)", "the entry is no JSON object"},
             broken{R"({})", "the entry has no request"},
             broken{R"({"request":"GET /"})", "the entry has no request"},
             broken{R"({"request":{"url":"/"}})", "the entry has a request without a method"},
             broken{R"({"request":{"method":"GET","url":""}})", "the entry has a request without a URL"},
         }) {
        std::string const text =
            har(named_entry("/a") + "," + std::string{each.text} + " , " + named_entry("/c") + "," + named_entry("/d"));
        taken_capture const all = read_har(text);
        BOOST_TEST(paths(all) == "/a!/c/d", each.text);
        BOOST_TEST(all.trouble == "");
        BOOST_REQUIRE(all.entries.size() == 4u);
        taken_entry const& broken_one = all.entries[1];
        BOOST_TEST(says(broken_one.trouble, each.sentence), broken_one.trouble);
        BOOST_TEST(broken_one.index == 1u);
        BOOST_TEST(text.substr(broken_one.offset).starts_with(each.text));
        BOOST_TEST(broken_one.what.request.method.empty());
        BOOST_TEST(all.entries[2].index == 2u);
    }
}

BOOST_AUTO_TEST_CASE(an_entry_that_nests_too_deeply_is_told_of_and_reading_goes_on) {
    std::string deep = R"({"request":)";
    for (int i = 0; i < 20000; ++i)
        deep += R"({"a":)";
    taken_capture const all = read_har(har(deep + "," + named_entry("/b")));
    BOOST_TEST(paths(all) == "!/b");
}

BOOST_AUTO_TEST_CASE(a_broken_last_entry_is_told_of) {
    taken_capture const all = read_har(har(named_entry("/a") + R"(,{"request":tru})"));
    BOOST_TEST(paths(all) == "/a!");
    BOOST_TEST(says(all.trouble, "nothing that looks like an entry follows the broken entry 1, at byte"));
}

BOOST_AUTO_TEST_CASE(the_place_of_a_fault_is_told) {
    taken_capture const all = read_har("{\"log\":{\"entries\":[\n{\"request\":\n  tru}]}}");
    BOOST_TEST(all.only().trouble == "the entry is not JSON at byte 34 (line 3, column 3)");
}

BOOST_AUTO_TEST_CASE(a_missing_comma_loses_no_entry) {
    taken_capture const all = read_har(har(named_entry("/a") + named_entry("/b")));
    BOOST_TEST(paths(all) == "/a/b");
    BOOST_TEST(all.trouble == "");
}

BOOST_AUTO_TEST_CASE(a_bracket_too_many_loses_no_entry_and_is_told) {
    taken_capture const all = read_har(har(named_entry("/a") + "}," + named_entry("/b")));
    BOOST_TEST(paths(all) == "/a!/b");
    BOOST_TEST(says(all.entries.at(1).trouble, "the entry is not JSON at byte"));
}

BOOST_AUTO_TEST_CASE(a_har_that_is_cut_off_gives_the_entries_before) {
    std::string const text = har(named_entry("/a") + "," + named_entry("/b"));
    std::size_t const second = text.rfind("{\"request");
    taken_capture const within = read_har(text.substr(0, second + 30));
    BOOST_TEST(paths(within) == "/a!");
    std::string const end =
        "byte " + std::to_string(second + 30) + " (line 1, column " + std::to_string(second + 31) + ")";
    BOOST_TEST(within.entries.at(1).trouble == "the entry was cut off, at " + end);
    BOOST_TEST(within.trouble == "the HAR was cut off within entry 1, at " + end);
    taken_capture const between = read_har(text.substr(0, second));
    BOOST_TEST(paths(between) == "/a");
    BOOST_TEST(says(between.trouble, "the HAR was cut off behind entry 1, at byte " + std::to_string(second)));
    for (std::size_t const missing : {1u, 2u}) {
        taken_capture const at_the_end = read_har(text.substr(0, text.size() - missing));
        BOOST_TEST(paths(at_the_end) == "/a/b");
        BOOST_TEST(says(at_the_end.trouble, "the HAR was cut off, at byte"));
    }
}

BOOST_AUTO_TEST_CASE(every_cut_is_told_and_none_is_fatal) {
    std::string const text = har(named_entry("/a"), R"("creator":{"name":"x"},"pages":[1],)") + "\n";
    for (std::size_t size = 0; size + 1 < text.size(); ++size) {
        taken_capture const all = read_har(text.substr(0, size));
        BOOST_TEST(!all.trouble.empty(), size);
        BOOST_TEST(all.entries.size() <= 1u);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_har_is_told) {
    BOOST_TEST(says(read_har(R"({"a":1})").trouble, "this is no HAR: the JSON object has no member log, at byte 6"));
    BOOST_TEST(says(read_har(R"({"log":{"version":"1.2"}})").trouble, "this HAR has no entries"));
    BOOST_TEST(read_har(R"({"log":)"
                        "\n[1]}")
                   .trouble == "this is no HAR: log is no object, at byte 8 (line 2, column 1)");
    BOOST_TEST(says(read_har(R"({"log":{"entries":{}}})").trouble, "this is no HAR: its entries are no list"));
    for (std::string_view const text : {"[1]", "log", ""})
        BOOST_TEST(says(read_har(std::string{text}).trouble, "this is no HAR, which is a JSON object"), text);
    BOOST_TEST(says(read_har("{log:1}").trouble, "the HAR is broken: a member's name is missing, at byte 1"));
    BOOST_TEST(says(read_har(R"({"log" {}})").trouble, "the HAR is broken: there is no colon behind log, at byte 7"));
    BOOST_TEST(says(read_har(R"({"log":{"a":tru}})").trouble, "the HAR is broken or was cut off, at byte"));
}

BOOST_AUTO_TEST_CASE(more_text_behind_a_har_is_told) {
    taken_capture const all = read_har(har(named_entry("/a")) + " x");
    BOOST_TEST(paths(all) == "/a");
    BOOST_TEST(says(all.trouble, "the HAR has more text behind its last bracket, at byte"));
}

BOOST_AUTO_TEST_CASE(a_har_may_have_no_entries) {
    taken_capture const all = read_har(har(""));
    BOOST_TEST(all.entries.empty());
    BOOST_TEST(all.trouble == "");
}

BOOST_AUTO_TEST_CASE(an_entry_beyond_the_limit_is_passed_over) {
    std::string const big = an_entry(R"("postData":{"text":")" + std::string(5000, 'x') + R"("})");
    for (std::size_t const step : {1u, 64u, 10000u}) {
        taken_capture const all = read_har(har(named_entry("/a") + "," + big + "," + named_entry("/c")),
                                           {.step = step, .limits = {.entry = 1000, .block = 64}});
        BOOST_TEST(paths(all) == "/a!/c");
        BOOST_TEST(all.entries.at(1).trouble == "the entry is longer than 1000 bytes and was passed over");
        BOOST_TEST(all.entries.at(1).length == big.size());
        BOOST_TEST(all.trouble == "");
    }
}

BOOST_AUTO_TEST_CASE(a_broken_entry_beyond_the_limit_is_passed_over_too) {
    std::string const big = R"({"request":{"a":")" + std::string(5000, 'x') + R"(","b":tru},"c":[]})";
    taken_capture const all = read_har(har(big + "," + named_entry("/b")), {.limits = {.entry = 1000, .block = 64}});
    BOOST_TEST(paths(all) == "!/b");
}

BOOST_AUTO_TEST_CASE(a_failure_of_the_source_is_told_with_its_place) {
    taken_capture const all = read_har(har(named_entry("/a")).substr(0, 40), {.error = "Input/output error"});
    BOOST_TEST(paths(all) == "!");
    BOOST_TEST(says(all.trouble, "reading failed at byte"));
    BOOST_TEST(says(all.trouble, ": Input/output error"));
}

BOOST_AUTO_TEST_SUITE_END()
