// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/tshark_reader.hpp"

#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <string_view>

using namespace tc3::tests;
using tc3::tool::byte_stream;
using tc3::tool::capture_format;
using tc3::tool::packet_places;
using tc3::tool::tshark_reader;

namespace {

std::string const ask =
    "POST /?a=%41 HTTP/1.1\r\nHost: h.example.com\r\nX-A: 1\r\nx-a:  2\r\nContent-Length: 5\r\n\r\n{\n\"é";
std::string const tell = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"R\r\n2;x=y\r\n\":\r\n0\r\n\r\n";

std::string hexadecimal(std::string_view bytes, std::string_view between) {
    std::string made;
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        made += made.empty() ? "" : between;
        made += "0123456789abcdef"[byte >> 4];
        made += "0123456789abcdef"[byte & 15];
    }
    return made;
}

/// A packet as `tshark -T ek` writes it: the forms of all fields (0), of chosen fields (1), and `-T json` (2).
struct packet {
    std::string bytes;
    bool is_response = false;
    std::string number = "7";
    std::string sequence = "1";
    std::string acknowledged = "1";
    std::string first_part{}; ///< in packets before

    [[nodiscard]] std::string in_form(int form) const {
        std::string const length = std::to_string(bytes.size());
        std::string const what = is_response ? "response" : "request";
        std::string const payload = hexadecimal(bytes, form == 1 ? "" : ":");
        std::string const whole = hexadecimal(first_part + bytes, form == 1 ? "" : ":");
        if (form == 0)
            return R"({"timestamp":"1795478400007","layers":{"frame":{"frame_frame_number":")" + number +
                   R"(","frame_frame_time_epoch":"1795478400.007999000"},"tcp":{"tcp_tcp_stream":"5","tcp_tcp_seq":")" +
                   sequence + R"(","tcp_tcp_ack":")" + acknowledged + R"(","tcp_tcp_len":")" + length +
                   R"(","tcp_tcp_payload":")" + payload + "\"}" +
                   (first_part.empty()
                        ? ""
                        : R"(,"tcp_tcp_segment":["1","2"],"tcp_tcp_reassembled_data":")" + whole + "\"") +
                   R"(,"http":{"text":["x"],"http_http_)" + what + R"(":true,"http_http_file_data":"\ufffd"}}})" + "\n";
        if (form == 1)
            return R"({"timestamp":"1795478400007","layers":{"frame_number":[")" + number +
                   R"("],"frame_time_epoch":["2026-11-24T00:00:00.007999000Z"],"tcp_stream":["5"],"tcp_seq":[")" +
                   sequence + R"("],"tcp_ack":[")" + acknowledged + R"("],"tcp_len":[")" + length + "\"]" +
                   R"(,"tcp_payload":[")" + payload + "\"]" +
                   (first_part.empty() ? "" : R"(,"tcp_reassembled_data":[")" + whole + "\"]") + R"(,"http_)" + what +
                   R"(":["1"]}})" + "\n";
        return R"(  {"_index": "packets-2026-11-24", "_source": {"layers": {"frame": {"frame.number": ")" + number +
               R"(", "frame.time_epoch": "1795478400.007999000"}, "tcp": {"tcp.stream": "5", "tcp.seq": ")" + sequence +
               R"(", "tcp.ack": ")" + acknowledged + R"(", "tcp.len": ")" + length + R"(", "tcp.payload": ")" +
               payload + "\"}" +
               (first_part.empty() ? "" : R"(, "tcp.segments": {"tcp.reassembled.data": ")" + whole + "\"}") +
               R"(, "http": {"http.)" + what + R"(": "1"}}}})";
    }
};

constexpr std::string_view index_line = "{\"index\":{\"_index\":\"packets-2026-11-24\",\"_type\":\"doc\"}}\n";

std::string in_form(std::vector<packet> const& all, int form) {
    std::string made = form == 2 ? "[\n" : "";
    for (packet const& one : all) {
        made += form == 2 ? (&one == &all.front() ? "" : ",\n") : index_line;
        made += one.in_form(form);
    }
    return made + (form == 2 ? "\n]\n" : "");
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_tshark_reader)

BOOST_AUTO_TEST_CASE(messages_are_exact_in_every_form) {
    std::string const behind = std::to_string(1 + ask.size());
    std::vector<packet> const packets{{ask.substr(40), false, "8", "41", "1", ask.substr(0, 40)},
                                      {tell, true, "9", "1", behind}};
    for (int form = 0; form < 3; ++form)
        for (std::size_t const step : {1u, 4096u}) {
            taken_capture const all = read_text(in_form(packets, form), {.step = step});
            BOOST_TEST_CONTEXT("form " << form << ": " << all.trouble) {
                BOOST_TEST(all.trouble == "");
                BOOST_TEST_REQUIRE(all.entries.size() == 1u);
                tc3::exchange const& what = all.only().what;
                BOOST_TEST(all.only().trouble == "");
                BOOST_TEST(what.request.method == "POST");
                BOOST_TEST(what.request.scheme == "http");
                BOOST_TEST(what.request.query == "a=%41");
                BOOST_TEST(in_lines(what.request.headers) ==
                           "Host: h.example.com\nX-A: 1\nx-a: 2\nContent-Length: 5\n");
                BOOST_TEST(what.request.body == "{\n\"é");
                BOOST_TEST(what.has_response);
                BOOST_TEST(what.response.body == "{\"R\":");
                BOOST_TEST((what.request_body == tc3::evidence::exact));
                BOOST_TEST((what.response_body == tc3::evidence::exact));
                BOOST_TEST(what.milliseconds.value_or(0) == 1'795'478'400'007);
                BOOST_TEST(literally(all.only(), all.only().request_body) == "nowhere");
            }
        }
}

BOOST_AUTO_TEST_CASE(an_entry_stands_where_its_request_does) {
    std::string const text = in_form({{ask, false}, {tell, true, "9", "1", "92"}}, 0);
    taken_capture const all = read_text(text);
    BOOST_TEST(all.only().line == 2u);
    BOOST_TEST(all.only().offset == index_line.size());
    BOOST_TEST(text.substr(all.only().offset, all.only().length) + "\n" == packet{ask}.in_form(0));
    BOOST_TEST(all.only().own_text == "");
    tshark_reader numbered{std::make_unique<byte_stream>(std::make_unique<text_source>(text)), packet_places::number};
    taken_capture const packets = take_all(numbered);
    BOOST_TEST(packets.only().line == 7u);
    BOOST_TEST(packets.only().offset == 0u);
}

BOOST_AUTO_TEST_CASE(two_messages_in_one_packet_are_two) {
    std::string const second = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n2";
    std::string const first = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1";
    std::string const get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
    taken_capture const all = read_text(in_form({{get + get, false, "1"}, {first + second, true, "2"}}, 0));
    BOOST_TEST_REQUIRE(all.entries.size() == 2u);
    BOOST_TEST(all.entries[0].what.response.body == "1");
    BOOST_TEST(all.entries[1].what.response.body == "2");
    BOOST_TEST(all.entries[0].trouble == "");
}

BOOST_AUTO_TEST_CASE(a_message_alone_is_no_mistake) {
    taken_capture const unanswered = read_text(in_form({{ask}}, 0));
    BOOST_TEST(unanswered.trouble == "");
    BOOST_TEST(unanswered.only().trouble == "");
    BOOST_TEST(!unanswered.only().what.has_response);
    taken_capture const stray = read_text(in_form({{tell, true}, {ask, false, "8", "1", "400"}}, 0));
    BOOST_TEST(stray.only().trouble == "");
    BOOST_TEST(!stray.only().what.has_response);
}

BOOST_AUTO_TEST_CASE(an_answer_of_the_api_without_its_request_is_told) {
    taken_capture const all =
        read_text(in_form({{"HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"Response\":{}}", true, "42"}}, 0));
    BOOST_TEST(!all.only().readable);
    BOOST_TEST(says(all.only().trouble, "the response in packet 42 stands without its request"), all.only().trouble);
}

BOOST_AUTO_TEST_CASE(a_time_that_no_clock_shows_is_no_time) {
    auto const time_of = [](std::string_view seconds) {
        std::string text = packet{ask}.in_form(0);
        return read_text(text.replace(text.find("1795478400.0"), 12, seconds)).only().what.milliseconds;
    };
    BOOST_TEST(time_of("0.5").value_or(-1) == 507);
    BOOST_TEST(time_of("253402300799.9").value_or(-1) == 253'402'300'799'907);
    BOOST_TEST(!time_of("253402300800.0"));
    BOOST_TEST(!time_of("9223372036854775807.1"));
    BOOST_TEST(!time_of("-1.0"));
    BOOST_TEST(!time_of("-9223372036854775808.0"));
}

BOOST_AUTO_TEST_CASE(a_broken_line_does_not_hide_the_others) {
    taken_capture const all = read_text(in_form({{ask}}, 0) + "{\"layers\":{\n[]\n\n" + in_form({{tell, true}}, 0));
    BOOST_TEST_REQUIRE(all.entries.size() == 3u);
    BOOST_TEST(all.entries[0].trouble == "it is no packet as `tshark -T ek` writes it");
    BOOST_TEST(all.entries[0].line == 3u);
    BOOST_TEST(!all.entries[1].readable);
    BOOST_TEST(all.entries[2].what.has_response);
    BOOST_TEST(all.entries[2].index == 2u);
}

BOOST_AUTO_TEST_CASE(what_is_cut_off_is_told) {
    std::string const list = in_form({{ask}, {ask, false, "8", "400"}}, 2);
    taken_capture const cut = read_text(list.substr(0, list.size() - 40));
    BOOST_TEST(cut.entries.size() == 1u);
    BOOST_TEST(says(cut.trouble, "it is cut off at byte"), cut.trouble);
    taken_capture const failed = read_text(in_form({{ask}}, 0) + "{\"lay", {.error = "Input/output error"});
    BOOST_TEST(failed.entries.size() == 1u);
    BOOST_TEST(says(failed.trouble, "Input/output error"), failed.trouble);
    taken_capture const broken = read_text("[{\"_index\": nonsense}]", {.format = capture_format::tshark});
    BOOST_TEST(says(broken.trouble, "it is not JSON at byte"), broken.trouble);
}

BOOST_AUTO_TEST_CASE(a_packet_that_is_too_long_is_passed_over) {
    for (int const form : {0, 2}) {
        std::string const text =
            in_form({{"GET /" + std::string(9000, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n"}, {ask}}, form);
        taken_capture const all =
            read_text(text, {.format = capture_format::tshark, .step = 100, .limits = {.entry = 3000, .block = 100}});
        BOOST_TEST_REQUIRE(all.entries.size() == 2u);
        BOOST_TEST(says(all.entries[0].trouble, "is longer than 3000 bytes"), all.entries[0].trouble);
        BOOST_TEST(all.entries[1].what.request.body == "{\n\"é");
        BOOST_TEST(all.trouble == "");
    }
}

BOOST_AUTO_TEST_CASE(http_that_is_not_in_the_clear_is_told) {
    taken_capture const tls = read_text(in_form({{"\x17\x03\x03 secret"}}, 0));
    BOOST_TEST(tls.entries.empty());
    BOOST_TEST(says(tls.trouble, "the HTTP of 1 packet is not there in the clear"), tls.trouble);
    taken_capture const none =
        read_text(std::string{index_line} + "{\"layers\":{\"tcp\":{\"tcp_tcp_stream\":\"1\"}}}\n");
    BOOST_TEST(says(none.trouble, "it holds no HTTP in the clear"), none.trouble);
    // As SSDP does, which is HTTP over UDP.
    taken_capture const udp = read_text(in_form({{ask}}, 0) + "{\"layers\":{\"http\":{\"http_http_request\":true}}}\n");
    BOOST_TEST(udp.trouble == "");
}

BOOST_AUTO_TEST_CASE(a_message_that_is_not_whole_is_told_with_its_packet) {
    taken_capture const all = read_text(in_form({{ask.substr(0, ask.size() - 2), false, "31"}}, 0));
    BOOST_TEST(says(all.only().trouble, "in the messages of packet 31: the request is cut off"), all.only().trouble);
    BOOST_TEST((all.only().what.request_body == tc3::evidence::withheld));
    taken_capture const answered =
        read_text(in_form({{ask.substr(0, ask.size() - 2), false, "31"}, {tell, true, "32"}}, 0));
    BOOST_TEST(answered.only().what.request.body == "{\n\"");
    BOOST_TEST(answered.only().what.response.body == "{\"R\":");
}

BOOST_AUTO_TEST_SUITE_END()
