// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/byte_stream.hpp"

#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <memory>
#include <string>

using tc3::tests::text_source;
using tc3::tool::byte_stream;
using tc3::tool::place;

namespace {

byte_stream stream_of(std::string text, std::size_t step, std::size_t block) {
    return byte_stream{std::make_unique<text_source>(std::move(text), step), block};
}

std::string where(place const& at) {
    return std::to_string(at.offset) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_byte_stream)

BOOST_AUTO_TEST_CASE(bytes_come_in_their_order_whatever_the_steps) {
    for (std::size_t const step : {1u, 2u, 3u, 7u, 100u}) {
        byte_stream from = stream_of("the quick brown fox", step, 4);
        std::string all;
        while (from.more() || !from.ahead().empty()) {
            all.append(from.ahead().substr(0, 3));
            from.pass(std::min<std::size_t>(3, from.ahead().size()));
        }
        BOOST_TEST(all == "the quick brown fox");
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_passed_stays_in_one_piece) {
    byte_stream from = stream_of("0123456789", 1, 2);
    from.more();
    from.pass(1);
    while (from.more())
        ;
    BOOST_TEST(from.ahead() == "123456789");
    BOOST_TEST(!from.more());
}

BOOST_AUTO_TEST_CASE(places_count_bytes_lines_and_columns) {
    byte_stream from = stream_of("ab\ncd\n\nx", 100, 100);
    from.more();
    BOOST_TEST(where(from.at()) == "0:1:1");
    BOOST_TEST(where(from.at(2)) == "2:1:3");
    BOOST_TEST(where(from.at(3)) == "3:2:1");
    from.pass(4);
    BOOST_TEST(where(from.at()) == "4:2:2");
    from.pass(3);
    BOOST_TEST(where(from.at()) == "7:4:1");
    BOOST_TEST(from.at().text() == "byte 7 (line 4, column 1)");
}

BOOST_AUTO_TEST_CASE(bytes_that_continue_a_character_are_counted_within_their_line) {
    byte_stream from = stream_of("\xC3\xA9\n\xE5\x90\x8Dx", 100, 100);
    from.more();
    BOOST_TEST(from.at(2).continuations == 1u);
    BOOST_TEST(from.at(3).continuations == 0u);
    from.pass(4);
    BOOST_TEST(from.at().continuations == 0u);
    from.pass(3);
    BOOST_TEST(from.at().continuations == 2u);
}

BOOST_AUTO_TEST_CASE(a_failure_of_the_source_is_told) {
    byte_stream from{std::make_unique<text_source>("ab", 1, "Input/output error")};
    while (from.more())
        ;
    BOOST_TEST(from.ahead() == "ab");
    BOOST_TEST(from.trouble() == "Input/output error");
}

BOOST_AUTO_TEST_SUITE_END()
