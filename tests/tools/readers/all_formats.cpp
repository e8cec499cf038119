// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// The same exchange in every form is the same exchange.
#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

using namespace tc3::tests;
using tc3::evidence;

namespace {

constexpr std::string_view request_body = "{\"Filters\":[\"\\u514b\",\"\xE5\x85\x8B\"],\"Limit\":10.0}";
constexpr std::string_view response_body = "{\"Response\":{\"RequestId\":\"0b1c\"}}";

/// The text as a JSON string.
std::string quoted(std::string_view text) {
    std::string made = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\')
            made += '\\';
        made += c;
    }
    return made + "\"";
}

std::string as_har() {
    return R"({"log":{"creator":{"name":"x"},"entries":[{"startedDateTime":"2024-05-06T07:08:09Z","request":{)"
           R"("method":"POST","url":"https://db.example.com/?Region=x","headers":[)"
           R"({"name":"Host","value":"db.example.com"},{"name":"Content-Length","value":"41"}],"postData":{"text":)" +
           quoted(request_body) +
           R"(}},"response":{"status":200,"headers":[{"name":"Set-Cookie","value":"a=1"},)"
           R"({"name":"Server","value":"x"},{"name":"Set-Cookie","value":"b=2"}],"content":{"text":)" +
           quoted(response_body) + "}}}]}}";
}

std::string as_ndjson() {
    return R"({"time":"2024-05-06T15:08:09+08:00","request":{"method":"POST","url":"https://db.example.com/?Region=x",)"
           R"("headers":{"Host":"db.example.com","Content-Length":"41"},"body":)" +
           quoted(request_body) +
           R"(},"response":{"status":200,"headers":[["Set-Cookie","a=1"],["Server","x"],["Set-Cookie","b=2"]],"body":)" +
           quoted(response_body) + "}}\n";
}

std::string raw_request() {
    return "POST /?Region=x HTTP/1.1\r\nHost: db.example.com\r\nContent-Length: 41\r\n\r\n" + std::string{request_body};
}

std::string raw_response() {
    return "HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nServer: x\r\nSet-Cookie: b=2\r\n\r\n" + std::string{response_body};
}

/// All of an exchange but what raw HTTP cannot tell.
std::string described(taken_capture const& all) {
    taken_entry const& one = all.only();
    BOOST_TEST(all.trouble == "");
    BOOST_TEST(one.trouble == "");
    BOOST_TEST(all_places_are_right(one));
    BOOST_TEST((one.what.request_body == evidence::exact));
    BOOST_TEST((one.what.response_body == evidence::exact));
    tc3::http::request const& request = one.what.request;
    tc3::http::response const& response = one.what.response;
    return request.method + " " + request.path + "?" + request.query + "\n" + in_lines(request.headers) + request.body +
           "\n" + std::to_string(response.status) + "\n" + in_lines(response.headers) + response.body;
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_all_formats)

BOOST_AUTO_TEST_CASE(all_formats_agree_on_one_exchange) {
    static_assert(request_body.size() == 41);
    std::string const expected = described(read_text(as_har()));
    BOOST_TEST(says(expected, request_body));
    BOOST_TEST(described(read_text(as_ndjson())) == expected);
    BOOST_TEST(described(read_text(raw_request() + raw_response())) == expected);
    BOOST_TEST(described(read_pair(raw_request(), raw_response())) == expected);
}

BOOST_AUTO_TEST_CASE(har_and_ndjson_agree_on_the_time) {
    BOOST_TEST(read_text(as_har()).only().what.milliseconds.value() == 1714979289000);
    BOOST_TEST(read_text(as_ndjson()).only().what.milliseconds.value() == 1714979289000);
}

BOOST_AUTO_TEST_CASE(short_reads_change_nothing_in_any_format) {
    for (std::size_t const step : {1u, 3u, 50u})
        for (std::string const& text : {as_har(), as_ndjson(), raw_request() + raw_response()})
            BOOST_TEST(described(read_text(text, {.step = step, .limits = {.block = step}})) ==
                       described(read_text(text)));
}

BOOST_AUTO_TEST_SUITE_END()
