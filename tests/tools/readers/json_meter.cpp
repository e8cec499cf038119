// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/json_meter.hpp"

#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

using tc3::tests::text_source;
using tc3::tool::byte_stream;
using tc3::tool::json_meter;
using tc3::tool::look_for_har_entry;
using tc3::tool::measured_value;
using tc3::tool::value_end;

namespace {

constexpr std::size_t no_limit = 1u << 30;

byte_stream stream_of(std::string_view text, std::size_t step = 1) {
    return byte_stream{std::make_unique<text_source>(std::string{text}, step), 4};
}

std::string in_words(measured_value const& seen) {
    constexpr std::string_view names[] = {"whole", "broken", "cut off", "too long"};
    return std::string{names[static_cast<std::size_t>(seen.end)]} + " " + std::to_string(seen.length) +
           (seen.not_utf8 ? " not UTF-8" : "");
}

std::string kept(std::string_view text, std::size_t limit = no_limit) {
    json_meter meter;
    byte_stream from = stream_of(text);
    return in_words(meter.keep(from, 0, limit));
}

std::string checked(std::string_view text) {
    json_meter meter;
    return in_words(meter.check(text));
}

/// What was seen, and what stays ahead.
std::string skipped(std::string_view text, std::size_t step = 1) {
    json_meter meter;
    byte_stream from = stream_of(text, step);
    std::string const seen = in_words(meter.skip(from));
    while (from.more())
        ;
    return seen + ", then " + std::string{from.ahead()};
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_json_meter)

BOOST_AUTO_TEST_CASE(a_value_ends_with_its_last_character) {
    BOOST_TEST(kept(R"({"a":[1,2,{"b":"}]"}]} , 3)") == "whole 22");
    BOOST_TEST(kept(R"("text" : 1)") == "whole 6");
    BOOST_TEST(kept("12 ,") == "whole 2");
    BOOST_TEST(kept("12") == "whole 2");
    BOOST_TEST(kept("null]") == "whole 4");
}

BOOST_AUTO_TEST_CASE(faults_are_told_with_their_place) {
    BOOST_TEST(kept(R"({"a": tru })") == "broken 9");
    BOOST_TEST(kept(R"({"a":1,})") == "broken 7");
    BOOST_TEST(kept(R"({"a":1 {)") == "broken 7");
    BOOST_TEST(kept("{\"a\":\"\xFF\"}") == "broken 6 not UTF-8");
    BOOST_TEST(kept("{\"a\":\"line\nbreak\"}") == "broken 10");
}

BOOST_AUTO_TEST_CASE(a_text_that_ends_within_a_value_is_cut_off) {
    BOOST_TEST(kept(R"({"a":[1,2)") == "cut off 9");
    BOOST_TEST(kept(R"("te)") == "cut off 3");
    BOOST_TEST(kept("") == "cut off 0");
}

BOOST_AUTO_TEST_CASE(a_value_beyond_the_limit_is_too_long_and_can_be_passed) {
    std::string const value = "[" + std::string(100, ' ') + "1]";
    byte_stream from = stream_of(value + ",2");
    json_meter meter;
    measured_value const seen = meter.keep(from, 0, 10);
    BOOST_TEST((seen.end == value_end::too_long));
    BOOST_TEST(in_words(meter.skip_rest(from, 0)) == "whole 103");
    while (from.more())
        ;
    BOOST_TEST(from.ahead() == ",2");
}

BOOST_AUTO_TEST_CASE(a_skipped_value_is_left_behind) {
    for (std::size_t const step : {1u, 5u, 100u}) {
        BOOST_TEST(skipped(R"({"a":["\ud83d\ude80","x"]},"b")", step) == "whole 26, then ,\"b\"");
        BOOST_TEST(skipped(R"([1,)", step) == "cut off 3, then ");
    }
    BOOST_TEST(skipped(R"([1;2])") == "broken 2, then ;2]");
}

BOOST_AUTO_TEST_CASE(lone_surrogates_are_no_fault_and_stay_as_they_are) {
    BOOST_TEST(kept(R"({"a":"\udcc3","b":"\ud83d"} )") == "whole 27");
    for (std::string_view const text : {R"(["\ud83d"])", R"(["\ud83d!"])", R"(["\ud83d\n"])", R"(["\ud83d\ud83d"])"})
        BOOST_TEST(kept(text) == "whole " + std::to_string(text.size()));
    BOOST_TEST(checked(R"({"a":"\udcc3","b":"\ud83d","c":"\ud83d\ude80"})") == "whole 46");
    BOOST_TEST(skipped(R"(["\udcc3"],"\udcc4")") == "whole 10, then ,\"\\udcc4\"");
    byte_stream from = stream_of(R"(["\udcc3"],"\udcc4")");
    json_meter meter;
    meter.keep(from, 0, no_limit);
    BOOST_TEST(from.ahead().starts_with(R"(["\udcc3"])"));
}

BOOST_AUTO_TEST_CASE(a_checked_text_is_one_value_and_nothing_else) {
    BOOST_TEST(checked(R"({"a":1})") == "whole 7");
    BOOST_TEST(checked(R"({"a":1} )") == "whole 7");
    BOOST_TEST(checked(R"({"a":1} x)") == "broken 7");
    BOOST_TEST(checked(R"({"a":1}{})") == "broken 7");
    BOOST_TEST(checked(R"({"a":)") == "cut off 5");
}

BOOST_AUTO_TEST_CASE(call_stacks_of_browsers_may_be_nested_deeply) {
    std::string const deep = std::string(900, '[') + std::string(900, ']');
    BOOST_TEST(kept(deep) == "whole 1800");
    BOOST_TEST(kept(std::string(5000, '[')).starts_with("broken"));
}

BOOST_AUTO_TEST_CASE(an_entry_is_known_by_the_names_in_it) {
    auto const is_entry = [](std::string_view text) {
        byte_stream from = stream_of(text);
        return look_for_har_entry(from, 0, no_limit).is_entry;
    };
    BOOST_TEST(is_entry(R"({"startedDateTime":"2024)"));
    BOOST_TEST(is_entry(R"({"_id":{"request":1},"time":1,"request":{)"));
    BOOST_TEST(!is_entry(R"({"name":"Host","value":"request"})"));
    BOOST_TEST(!is_entry(R"({"a":{"request":{}}})"));
    BOOST_TEST(!is_entry(R"({"a":tru,"request":{}})"));
}

BOOST_AUTO_TEST_CASE(brackets_that_nest_too_deeply_are_looked_at_once) {
    std::string deep;
    for (int i = 0; i < 2000; ++i)
        deep += R"({"a":)";
    byte_stream from = stream_of(deep, 100000);
    tc3::tool::entry_look const seen = look_for_har_entry(from, 0, no_limit);
    BOOST_TEST(!seen.is_entry);
    BOOST_TEST(seen.length >= 5000u);
    byte_stream shallow = stream_of(R"({"a":1})");
    BOOST_TEST(look_for_har_entry(shallow, 0, no_limit).length == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
