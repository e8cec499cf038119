// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "serve/mock.hpp"

#include "support/messages.hpp"
#include "support/temporary_folder.hpp"
#include "tools/readers/support.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace tc3::tests;
using namespace tc3::tool;

namespace {

/// A mock with what it was told to do and what it said.
struct stage {
    std::vector<std::string> lines{};
    mock what;

    explicit stage(std::vector<std::string_view> const& faults = {}, capture_writer* record = nullptr)
        : what{parts_with(faults, record)} {}

    mock::parts parts_with(std::vector<std::string_view> const& faults, capture_writer* record) {
        mock::parts made;
        made.service.who = somebody();
        made.clock = [] { return noon * 1000; };
        made.record = record;
        made.log = [this](std::string const& line) { lines.push_back(line); };
        std::string trouble;
        for (std::string_view const each : faults)
            made.faults.push_back(fault_from(each, trouble).value());
        return made;
    }
};

tc3::http::request asking_for(std::string_view faults) {
    auto message = signed_order();
    message.headers.add("X-TC3-Fault", faults);
    return message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_serve_mock)

BOOST_AUTO_TEST_CASE(each_call_is_told_of_in_a_line) {
    stage on;
    auto wrong = order();
    wrong.Storage = 45;
    static_cast<void>(on.what.answer(signed_order()));
    static_cast<void>(on.what.answer(signed_order(wrong)));
    BOOST_TEST_REQUIRE(on.lines.size() == 2u);
    BOOST_TEST(on.lines[0] == "CloneDBInstance: success");
    BOOST_TEST(on.lines[1] == "CloneDBInstance: InvalidParameterValue.InvalidParameterValueError, "
                              "clone-db-instance.storage.step at /Storage: Storage must be a multiple of 10, not 45");
}

BOOST_AUTO_TEST_CASE(a_fault_of_the_plan_and_one_of_the_request_are_the_same) {
    for (bool const by_header : {false, true}) {
        stage on{by_header ? std::vector<std::string_view>{} : std::vector<std::string_view>{"status=504,latency=7ms"}};
        reply const made = on.what.answer(by_header ? asking_for("status=504,latency=7ms") : signed_order());
        BOOST_TEST(made.message.status == 504);
        BOOST_TEST(made.message.headers.find("Content-Type").value() == "text/html");
        BOOST_TEST(made.message.body.find("504 Gateway Timeout") != std::string::npos);
        BOOST_TEST(made.delay.count() == 7);
        BOOST_TEST(on.lines.at(0) == "CloneDBInstance: success; on demand: a page with status 504, after 7 ms");
    }
}

BOOST_AUTO_TEST_CASE(an_error_on_demand_is_answered_in_the_envelope) {
    stage on{{"error=InternalError"}};
    reply const made = on.what.answer(signed_order());
    BOOST_TEST(made.message.status == 200);
    BOOST_TEST(made.message.body.find(R"({"Response":{"Error":{"Code":"InternalError",)") == 0u);
    BOOST_TEST(on.lines.at(0) == "CloneDBInstance: InternalError: a fault of the server");
}

BOOST_AUTO_TEST_CASE(a_truncated_answer_keeps_half_of_its_body_or_as_much_as_is_asked_for) {
    stage on;
    reply const half = on.what.answer(asking_for("truncate"));
    BOOST_TEST((half.leaves == departure::truncated));
    BOOST_TEST(half.kept_bytes == half.message.body.size() / 2);
    BOOST_TEST(on.what.answer(asking_for("truncate=3")).kept_bytes == 3u);
    reply const all = on.what.answer(asking_for("truncate=1000000"));
    BOOST_TEST(all.kept_bytes == all.message.body.size());
}

BOOST_AUTO_TEST_CASE(a_wrong_fault_of_a_request_is_answered_with_what_is_wrong) {
    stage on;
    for (std::string_view const asked : {"latency=5", "lost,times=2", "every=3"}) {
        reply const made = on.what.answer(asking_for(asked));
        BOOST_TEST(made.message.status == 400);
        BOOST_TEST(made.message.body.starts_with("X-TC3-Fault: "), asked);
        BOOST_TEST((made.leaves == departure::whole));
    }
}

BOOST_AUTO_TEST_CASE(the_record_holds_what_the_caller_got) {
    temporary_folder const folder;
    std::string trouble;
    auto const record = capture_writer::open(folder.path("calls.ndjson"), trouble);
    stage on{{}, record.get()};
    reply const first = on.what.answer(signed_order());
    static_cast<void>(on.what.answer(asking_for("lost")));
    static_cast<void>(on.what.answer(asking_for("reset")));
    reply const cut = on.what.answer(asking_for("truncate"));
    BOOST_TEST(record->finish());
    taken_capture const read = read_text(folder.read("calls.ndjson"));
    BOOST_TEST_REQUIRE(read.entries.size() == 4u);
    BOOST_TEST(read.entries[0].what.response.body == first.message.body);
    BOOST_TEST(read.entries[0].what.milliseconds.value() == noon * 1000);
    BOOST_TEST(!read.entries[1].what.has_response);
    BOOST_TEST(!read.entries[2].what.has_response);
    BOOST_TEST(read.entries[3].what.response.body == cut.message.body.substr(0, cut.kept_bytes));
}

BOOST_AUTO_TEST_SUITE_END()
