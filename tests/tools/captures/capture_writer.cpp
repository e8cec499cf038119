// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "captures/capture_writer.hpp"

#include "support/messages.hpp"
#include "support/temporary_folder.hpp"
#include "tools/readers/support.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

using namespace tc3::tests;
using tc3::exchange;
using tc3::tool::capture_writer;

namespace {

taken_capture written(std::string const& name, std::vector<exchange> const& all) {
    temporary_folder const folder;
    std::string trouble;
    auto const out = capture_writer::open(folder.path(name), trouble);
    BOOST_TEST_REQUIRE(out != nullptr, trouble);
    for (exchange const& each : all)
        out->write(each);
    BOOST_TEST(folder.read(name) == "none");
    BOOST_TEST(out->finish());
    BOOST_TEST(folder.names() == name);
    taken_capture made = read_text(folder.read(name));
    BOOST_TEST(made.trouble == "");
    return made;
}

exchange order_over_https() {
    exchange made = exchange_of(signed_order());
    made.request.scheme = "https";
    made.response.headers.add("Content-Type", "application/json");
    return made;
}

void demand_same(exchange const& read, exchange const& wanted) {
    BOOST_TEST(read.request.method == wanted.request.method);
    BOOST_TEST(read.request.scheme == wanted.request.scheme);
    BOOST_TEST(read.request.path == wanted.request.path);
    BOOST_TEST(read.request.query == wanted.request.query);
    BOOST_TEST(read.request.body == wanted.request.body);
    BOOST_TEST(in_lines(read.request.headers) == in_lines(wanted.request.headers));
    BOOST_TEST(read.has_response == wanted.has_response);
    BOOST_TEST(read.response.status == wanted.response.status);
    BOOST_TEST(read.response.body == wanted.response.body);
    BOOST_TEST(in_lines(read.response.headers) == in_lines(wanted.response.headers));
    BOOST_TEST(read.milliseconds.value_or(0) == wanted.milliseconds.value_or(0));
    BOOST_TEST((read.request_body == tc3::evidence::exact));
    BOOST_TEST((read.response_body == tc3::evidence::exact));
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_captures_capture_writer)

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
    exchange odd = order_over_https();
    odd.request.method = "GET";
    odd.request.query = "Name=%E4%B8%AD+a&B=%2B";
    odd.request.body.clear();
    exchange bytes = order_over_https();
    bytes.request.body = std::string{"\xFF\x00\"\\\n\xEF\xBF\xBD", 8};
    bytes.request.headers.add("X-Twice", "one");
    bytes.request.headers.add("X-Twice", "two");
    std::vector<exchange> const all{order_over_https(), odd, bytes};
    for (char const* const name : {"record.ndjson", "record.har"}) {
        taken_capture const read = written(name, all);
        BOOST_TEST_REQUIRE(read.entries.size() == all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            demand_same(read.entries[i].what, all[i]);
    }
}

BOOST_AUTO_TEST_CASE(a_call_without_an_answer_has_none_in_the_record) {
    exchange lost = order_over_https();
    lost.response.clear();
    lost.has_response = false;
    for (char const* const name : {"record.ndjson", "record.har"})
        BOOST_TEST(!written(name, {lost}).only().what.has_response);
}

BOOST_AUTO_TEST_CASE(an_empty_record_is_a_capture_too) {
    BOOST_TEST(written("record.har", {}).entries.empty());
}

BOOST_AUTO_TEST_CASE(a_copy_is_no_better_evidence_than_what_it_was_made_from) {
    for (char const* const name : {"record.ndjson", "record.har"})
        for (auto const origin :
             {tc3::recorder::wire, tc3::recorder::archive, tc3::recorder::sanitizer, tc3::recorder::sample})
            for (auto const kept :
                 {tc3::evidence::exact, tc3::evidence::rebuilt, tc3::evidence::altered, tc3::evidence::withheld}) {
                exchange what = order_over_https();
                what.origin = origin;
                what.request_body = what.response_body = what.signature = kept;
                exchange const read = written(name, {what}).only().what;
                BOOST_TEST((read.origin == origin));
                BOOST_TEST((read.request_body == kept));
                BOOST_TEST((read.response_body == kept));
                BOOST_TEST((read.signature == kept));
            }
}

BOOST_AUTO_TEST_CASE(what_was_not_recorded_is_not_made_up) {
    exchange what = order_over_https();
    what.milliseconds.reset();
    what.request.scheme.clear();
    what.request.host.clear();
    for (char const* const name : {"record.ndjson", "record.har"}) {
        exchange const read = written(name, {what}).only().what;
        BOOST_TEST(!read.milliseconds);
        BOOST_TEST(read.request.scheme == "");
        BOOST_TEST(read.request.host == "");
        BOOST_TEST(read.request.path == "/");
    }
}

BOOST_AUTO_TEST_CASE(somebody_may_watch_what_is_written) {
    temporary_folder const folder;
    std::string trouble;
    std::string seen;
    auto const out = capture_writer::open(folder.path("record.ndjson"), trouble);
    out->watch([&seen](std::string_view text) { seen.append(text); });
    out->write(order_over_https());
    BOOST_TEST(out->finish());
    BOOST_TEST(seen == folder.read("record.ndjson"));
}

BOOST_AUTO_TEST_CASE(the_name_says_the_form) {
    std::string trouble;
    BOOST_TEST((capture_writer::open("record.txt", trouble) == nullptr));
    BOOST_TEST(trouble == "the name of a capture to write ends in .ndjson or .har, which says its form");
    BOOST_TEST((capture_writer::open("/nowhere/record.har", trouble) == nullptr));
    BOOST_TEST(trouble.starts_with("cannot open /nowhere/record.har"));
}

BOOST_AUTO_TEST_SUITE_END()
