// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/open_reader.hpp"

#include "compress.hpp"
#include "descriptor.hpp"
#include "support.hpp"
#include "support/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <memory>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace tc3::tests;
using tc3::tool::capture_format;
using tc3::tool::capture_format_from;
using tc3::tool::compression;
using tc3::tool::open_reader;
using tc3::tool::reader;

namespace {

constexpr std::string_view line = R"({"request":{"method":"GET","url":"https://db.example.com/a"},"response":null})";
constexpr std::string_view har =
    R"({"log":{"entries":[{"request":{"method":"GET","url":"https://db.example.com/a"}}]}})";

std::string trouble_of(std::string const& path, std::string const& response = {}) {
    std::string trouble;
    BOOST_TEST(open_reader({path, path, response}, capture_format::automatic, trouble) == nullptr);
    return trouble;
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_open_reader)

BOOST_AUTO_TEST_CASE(formats_have_names) {
    BOOST_TEST((capture_format_from("auto") == capture_format::automatic));
    BOOST_TEST((capture_format_from("har") == capture_format::har));
    BOOST_TEST((capture_format_from("http") == capture_format::http));
    BOOST_TEST((capture_format_from("ndjson") == capture_format::ndjson));
    BOOST_TEST((capture_format_from("pcap") == capture_format::pcap));
    BOOST_TEST((capture_format_from("tshark") == capture_format::tshark));
    BOOST_TEST(!capture_format_from("HAR"));
    BOOST_TEST(!capture_format_from(""));
}

BOOST_AUTO_TEST_CASE(packets_must_be_a_file) {
    taken_capture const all = read_text(std::string{"\xD4\xC3\xB2\xA1\x02\0", 6});
    BOOST_TEST(all.trouble ==
               "it is a packet capture, which must be a file; or give what `tshark -r - -Y http -T ek` makes of it");
}

BOOST_AUTO_TEST_CASE(packets_from_a_named_pipe_are_refused_before_tshark_reads_them_again) {
    temporary_folder const folder;
    std::string const path = folder.path("packets.pcap");
    BOOST_TEST_REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    std::thread writer{[&path] {
        tc3::tool::descriptor const pipe{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};
        static_cast<void>(!::write(pipe.get(), "\xD4\xC3\xB2\xA1\x02\0\x04\0", 8));
    }};
    std::string const trouble = trouble_of(path);
    writer.join();
    BOOST_TEST(trouble == "cannot read " + path +
                              ": it is a packet capture, which must be a file; or give what "
                              "`tshark -r - -Y http -T ek` makes of it");
}

BOOST_AUTO_TEST_CASE(captures_may_be_compressed) {
    for (compression const form : {compression::gzip, compression::zlib})
        for (std::string_view const text : {line, har}) {
            taken_capture const all = read_text(compressed(text, form), {.step = 3, .limits = {.block = 8}});
            BOOST_TEST(all.trouble == "");
            BOOST_TEST(all.only().what.request.path == "/a");
            BOOST_TEST(text.substr(all.only().offset, all.only().length) == all.only().own_text);
        }
}

BOOST_AUTO_TEST_CASE(a_compressed_capture_that_is_cut_off_gives_what_is_there) {
    std::string lines;
    for (int i = 0; i < 5000; ++i)
        lines += R"({"request":{"method":"GET","url":"/)" + std::to_string(i * 7919 % 10007) + "\"}}\n";
    std::string const whole = compressed(lines, compression::gzip);
    taken_capture const all = read_text(whole.substr(0, whole.size() / 2));
    BOOST_TEST(all.entries.size() > 100u);
    BOOST_TEST(says(all.trouble, "the compressed data is cut off at its byte " + std::to_string(whole.size() / 2)));
}

BOOST_AUTO_TEST_CASE(a_form_that_is_asked_for_is_not_told_from_the_bytes) {
    BOOST_TEST(says(read_text(std::string{line}, {.format = capture_format::har}).trouble, "this is no HAR"));
    BOOST_TEST(!read_text(std::string{har}, {.format = capture_format::ndjson}).only().readable);
    BOOST_TEST(says(read_text(std::string{har}, {.format = capture_format::http}).trouble, "it has no request line"));
}

BOOST_AUTO_TEST_CASE(files_are_opened_and_read) {
    temporary_folder folder;
    std::string trouble;
    std::string const path = folder.write("a.whatever", har);
    std::unique_ptr<reader> const from = open_reader({path, path, {}}, capture_format::automatic, trouble);
    BOOST_REQUIRE(from != nullptr);
    BOOST_TEST(take_all(*from).only().what.request.path == "/a");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_opened_is_told_with_its_name) {
    temporary_folder folder;
    BOOST_TEST(trouble_of(folder.path("none.har")) ==
               "cannot open " + folder.path("none.har") + ": No such file or directory");
    std::string const empty = folder.write("empty.har", "");
    BOOST_TEST(trouble_of(empty) == "cannot read " + empty + ": it is empty");
    std::string const request = folder.write("a.request.http", "GET / HTTP/1.1\r\n\r\n");
    BOOST_TEST(trouble_of(request, folder.path("a.response.http")) ==
               "cannot open " + folder.path("a.response.http") + ": No such file or directory");
    std::string const cut = folder.write("cut.har.gz", compressed(har, compression::gzip).substr(0, 12));
    BOOST_TEST(trouble_of(cut) ==
               "cannot read " + cut + ": reading failed: the compressed data is cut off at its byte 12");
}

BOOST_AUTO_TEST_SUITE_END()
