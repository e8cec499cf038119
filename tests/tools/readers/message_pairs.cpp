// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/message_pairs.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

using tc3::tool::message_pair;
using tc3::tool::message_pairs;
using tc3::tool::tcp_message;

namespace {

using number = std::optional<std::uint32_t>;

tcp_message request(std::string name, std::uint64_t stream, number acknowledged = {}) {
    tcp_message made;
    made.bytes = std::move(name);
    made.stream = stream;
    made.acknowledged = acknowledged;
    return made;
}

tcp_message response(std::string const& name, std::uint64_t stream, number begin = {},
                     std::string const& status = "200") {
    tcp_message made;
    made.bytes = "HTTP/1.1 " + status + " " + name;
    made.is_response = true;
    made.stream = stream;
    made.begin = begin;
    return made;
}

/// All that can be taken: `a+x` for a pair, `b+` and `+y` for messages that are alone.
std::string taken(message_pairs& from) {
    std::string made;
    for (message_pair one; from.take(one);) {
        made += (made.empty() ? "" : " ") + (one.request ? one.request->bytes : "") + "+";
        if (one.response)
            made += one.response->bytes.substr(one.response->bytes.rfind(' ') + 1);
    }
    return made;
}

constexpr std::uint32_t size = 14; // of a response of this test

} // namespace

BOOST_AUTO_TEST_SUITE(readers_message_pairs)

BOOST_AUTO_TEST_CASE(a_response_belongs_to_the_request_of_its_connection) {
    message_pairs pairs;
    pairs.add(request("a", 1, 1));
    pairs.add(request("b", 2, 1));
    BOOST_TEST(taken(pairs) == "");
    pairs.add(response("y", 2, 1));
    BOOST_TEST(taken(pairs) == ""); // a waits before it
    pairs.add(response("x", 1, 1));
    BOOST_TEST(taken(pairs) == "a+x b+y");
    pairs.add(request("c", 1, 1 + size));
    pairs.add(response("z", 1, 1 + size));
    BOOST_TEST(taken(pairs) == "c+z");
}

BOOST_AUTO_TEST_CASE(a_response_is_not_given_to_the_next_request_when_its_own_was_lost) {
    message_pairs pairs;
    pairs.add(response("lost", 1, 1)); // its request did not come
    pairs.add(request("b", 1, 1 + size));
    pairs.add(response("y", 1, 1 + size));
    pairs.finish();
    BOOST_TEST(taken(pairs) == "+lost b+y");
    message_pairs late;
    late.add(request("b", 1, 1 + size));
    late.add(response("lost", 1, 1));
    late.add(response("y", 1, 1 + size));
    late.finish();
    BOOST_TEST(taken(late) == "b+y +lost");
}

BOOST_AUTO_TEST_CASE(a_request_whose_response_was_lost_stays_alone) {
    message_pairs pairs;
    pairs.add(request("a", 1, 1));
    pairs.add(request("b", 1, 1 + size));
    pairs.add(response("y", 1, 1 + size));
    BOOST_TEST(taken(pairs) == "a+ b+y");
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_wait_gets_its_answers_in_order) {
    message_pairs pairs;
    pairs.add(request("a", 1, 1));
    pairs.add(request("b", 1, 1));
    pairs.add(request("c", 1, 1 + size / 2));
    pairs.add(response("x", 1, 1));
    pairs.add(response("y", 1, 1 + size - 3));
    pairs.finish();
    BOOST_TEST(taken(pairs) == "a+x b+ c+ +y");
    message_pairs whole;
    whole.add(request("a", 1, 1));
    whole.add(request("b", 1, 1));
    whole.add(response("x", 1, 1));
    auto const next = static_cast<std::uint32_t>(1 + response("x", 1).bytes.size());
    whole.add(response("y", 1, next));
    BOOST_TEST(taken(whole) == "a+x b+y");
}

BOOST_AUTO_TEST_CASE(numbers_run_round) {
    message_pairs pairs;
    std::uint32_t const last = 0xFFFFFFF9u;
    pairs.add(request("a", 1, last));
    pairs.add(request("b", 1, last));
    pairs.add(response("x", 1, last));
    auto const next = static_cast<std::uint32_t>(last + response("x", 1).bytes.size());
    BOOST_TEST(next < last);
    pairs.add(response("y", 1, next));
    BOOST_TEST(taken(pairs) == "a+x b+y");
}

BOOST_AUTO_TEST_CASE(without_numbers_only_what_is_certain_is_paired) {
    message_pairs pairs;
    pairs.add(request("a", 1));
    pairs.add(response("x", 1));
    BOOST_TEST(taken(pairs) == "a+x");
    pairs.add(request("b", 1));
    pairs.add(request("c", 1));
    pairs.add(response("y", 1)); // of b, if its packets are all there; else of c
    pairs.finish();
    BOOST_TEST(taken(pairs) == "b+ c+ +y");
}

BOOST_AUTO_TEST_CASE(an_interim_response_is_none) {
    message_pairs pairs;
    pairs.add(response("continue", 1, 1, "100"));
    pairs.add(request("a", 1, 26));
    pairs.add(response("early", 1, 26, "103"));
    pairs.add(response("x", 1, 26));
    BOOST_TEST(taken(pairs) == "a+x");
    pairs.add(request("b", 1, 80));
    pairs.add(response("switched", 1, 80, "101"));
    BOOST_TEST(taken(pairs) == "b+switched");
}

BOOST_AUTO_TEST_CASE(what_waits_is_bounded_in_number_and_bytes) {
    message_pairs few{{.count = 2, .bytes = 1000}};
    few.add(request("a", 1, 1));
    few.add(request("b", 2, 1));
    BOOST_TEST(taken(few) == "");
    few.add(request("c", 3, 1));
    BOOST_TEST(taken(few) == "a+");
    few.add(response("x", 1, 1)); // too late
    few.add(response("y", 2, 1));
    few.finish();
    BOOST_TEST(taken(few) == "b+y c+ +x");
    message_pairs small{{.count = 100, .bytes = 10}};
    small.add(request("0123456789", 1, 1));
    BOOST_TEST(taken(small) == "");
    small.add(request("b", 1, 1));
    BOOST_TEST(taken(small) == "0123456789+");
}

BOOST_AUTO_TEST_SUITE_END()
