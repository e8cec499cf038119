// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/detect.hpp"

#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

using namespace std::string_view_literals;
using tc3::tests::text_source;
using tc3::tool::byte_stream;
using tc3::tool::capture_format;
using tc3::tool::detect_format;

namespace {

/// The form of a text, or what is wrong with it.
std::string detected(std::string_view text, std::size_t step = 4096) {
    byte_stream from{std::make_unique<text_source>(std::string{text}, step)};
    std::string trouble;
    std::optional<capture_format> const found = detect_format(from, trouble);
    BOOST_TEST(from.at().offset == 0u);
    if (!found)
        return trouble;
    BOOST_TEST(trouble == "");
    switch (*found) {
    case capture_format::har:
        return "har";
    case capture_format::ndjson:
        return "ndjson";
    case capture_format::pcap:
        return "pcap";
    case capture_format::tshark:
        return "tshark";
    default:
        return "http";
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_detect)

BOOST_AUTO_TEST_CASE(a_har_has_a_log) {
    BOOST_TEST(detected(R"({"log":{"version":"1.2"}})") == "har");
    BOOST_TEST(detected("\xEF\xBB\xBF \r\n{\n  \"_id\": [{\"request\": 1}],\n  \"log\": {") == "har");
    BOOST_TEST(detected(R"({"_big":")" + std::string(200000, 'x') + R"(","log":{}})") == "har");
    BOOST_TEST(detected(R"({"_big":")" + std::string(3000000, 'x') + R"(","log":{}})") == "har");
    BOOST_TEST(detected(R"({"log":)"
                        "\n[2]\"request:\"}") == "har");
}

BOOST_AUTO_TEST_CASE(ndjson_has_an_exchange_on_a_line) {
    for (std::string_view const name : {"request", "req", "httpRequest", "response", "res", "httpResponse"})
        BOOST_TEST(detected("{\"id\":1,\"" + std::string{name} + "\":{}}\n") == "ndjson");
    BOOST_TEST(detected(R"({"request":{}})") == "ndjson");
    BOOST_TEST(detected("\xEF\xBB\xBF\n\n{\"request\":{\"url\":\"/log\"}}\n") == "ndjson");
    BOOST_TEST(detected("{\"id\":\"" + std::string(100000, 'x') + "\",\"request\":{}}\n") == "ndjson");
}

BOOST_AUTO_TEST_CASE(a_broken_first_line_does_not_hide_the_others) {
    BOOST_TEST(detected("{\"request\":{\"method\":\n{\"request\":{}}\n") == "ndjson");
    BOOST_TEST(detected("{\"request\":{\"method\":\"PO\n{\"request\":{}}\n") == "ndjson");
    BOOST_TEST(detected("broken\n{\"request\":{}}\n") == "ndjson");
    BOOST_TEST(detected("{\"comment\":1}\n{\"request\":{}}\n") == "ndjson");
}

BOOST_AUTO_TEST_CASE(raw_http_begins_with_a_request_or_a_response) {
    BOOST_TEST(detected("POST / HTTP/1.1\r\nHost: h\r\n\r\n{\"request\":{}}") == "http");
    BOOST_TEST(detected("\r\nGET /?a=1 HTTP/2\r\n\r\n") == "http");
    BOOST_TEST(detected("HTTP/1.1 200 OK\r\n\r\n") == "http");
    BOOST_TEST(detected("POST / HTTP/1.1") == "http");
}

BOOST_AUTO_TEST_CASE(packets_begin_with_a_number) {
    for (std::string_view const start : {"\xD4\xC3\xB2\xA1\x02"sv, "\xA1\xB2\xC3\xD4\x00"sv, "\x4D\x3C\xB2\xA1\x02"sv,
                                         "\xA1\xB2\x3C\x4D\x00"sv, "\x0A\x0D\x0D\x0A\x1C\x00"sv})
        BOOST_TEST(detected(start) == "pcap");
    BOOST_TEST(detected("\n\r\r\nGET / HTTP/1.1\r\n") == "pcap");
}

BOOST_AUTO_TEST_CASE(what_tshark_writes_has_layers) {
    BOOST_TEST(detected("{\"index\":{\"_index\":\"packets-2026-11-24\",\"_type\":\"doc\"}}\n") == "tshark");
    BOOST_TEST(detected("{\"index\":{\"_index\":\"pa") == "tshark");
    BOOST_TEST(detected("{\"timestamp\":\"1\",\"layers\":{\"frame\":{}}}\n") == "tshark");
    BOOST_TEST(detected("[\n  {\n    \"_index\": \"packets-2026-11-24\",\n    \"_source\": {") == "tshark");
    BOOST_TEST(detected("{\"index\":{\"a\":1},\"request\":{}}\n") == "ndjson");
    std::string deep;
    for (int i = 0; i < 90000; ++i)
        deep += "{\"index\":";
    BOOST_TEST(detected(deep).starts_with("it is no HAR"));
}

BOOST_AUTO_TEST_CASE(a_page_of_documentation_has_a_request_line_somewhere) {
    std::string page;
    for (int i = 0; i < 2000; ++i)
        page += "| Name | Yes | String | The name. |\n";
    BOOST_TEST(detected(page + "  POST / HTTP/1.1\nHost: h\n") == "http");
    BOOST_TEST(detected("[1] A list\nPOST / HTTP/1.1\n") == "http");
}

BOOST_AUTO_TEST_CASE(short_reads_change_nothing) {
    BOOST_TEST(detected(R"({"a":1,"log":{}})", 1) == "har");
    BOOST_TEST(detected("{\"a\":1,\"request\":{}}\n{}\n", 1) == "ndjson");
    BOOST_TEST(detected("POST / HTTP/1.1\r\n", 1) == "http");
}

BOOST_AUTO_TEST_CASE(what_is_no_capture_is_told) {
    BOOST_TEST(detected("") == "it is empty");
    BOOST_TEST(detected(" \n\t\r\n") == "it holds nothing but white space");
    BOOST_TEST(detected(R"({"headers":[["Content-Type"]]})") ==
               "it is no HAR, which has a member `log`, and no NDJSON of exchanges, which have a member `request`");
    BOOST_TEST(detected("Dear all, this is prose.\n") ==
               "it is no HAR, no NDJSON of exchanges and no raw HTTP: it begins with `Dear all`");
    BOOST_TEST(detected("[1]\n") == "it is no HAR, no NDJSON of exchanges and no raw HTTP: it begins with `[1]`");
    BOOST_TEST(
        detected("\x7F\x45\x4C\x46\x02\x01\x01\x00\x00"sv) ==
        "it is no HAR, no NDJSON of exchanges and no raw HTTP: it begins with the bytes 7F 45 4C 46 02 01 01 00");
    BOOST_TEST(
        detected("\xE4\xB8\xAD\xE6\x96\x87\xE6\x96\x87") ==
        "it is no HAR, no NDJSON of exchanges and no raw HTTP: it begins with the bytes E4 B8 AD E6 96 87 E6 96");
}

BOOST_AUTO_TEST_CASE(files_that_only_need_to_be_converted_are_told_so) {
    BOOST_TEST(detected("\xFF\xFE{\0"sv) == "it is UTF-16; save it as UTF-8");
    BOOST_TEST(detected("PK\x03\x04"sv) == "it is a ZIP archive; unpack it first");
    BOOST_TEST(detected("{\n  \"request\": {\n    \"method\": \"GET\"\n  }\n}\n")
                   .starts_with("it is one exchange over several lines of JSON"));
    BOOST_TEST(detected("{\n  \"request\": {\n    \"body\": \"" + std::string(9000, 'x') + "\"\n  }\n}\n")
                   .starts_with("it is one exchange over several lines of JSON"));
}

BOOST_AUTO_TEST_SUITE_END()
