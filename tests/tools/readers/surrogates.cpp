// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/surrogates.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

using tc3::tool::append_unescaped;
using tc3::tool::surrogate_mask;

namespace {

std::string unescaped(std::string_view raw) {
    std::string out;
    append_unescaped(raw, out);
    return out;
}

bool is_faithful(std::string_view raw) {
    std::string out;
    return append_unescaped(raw, out);
}

std::string hidden(std::string text) {
    surrogate_mask mask;
    mask.hide(text.data(), text.size(), true);
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_surrogates)

BOOST_AUTO_TEST_CASE(every_escape_of_json_is_undone) {
    BOOST_TEST(unescaped(R"(a\"b\\c\/d\be\ff\ng\rh\ti)") == "a\"b\\c/d\be\ff\ng\rh\ti");
    BOOST_TEST(unescaped(R"(\u0041\u00e9\u514B\ud83d\uDE80)") == "A\xC3\xA9\xE5\x85\x8B\xF0\x9F\x9A\x80");
    BOOST_TEST(is_faithful(R"(\ud83d\uDE80 \\udcc3)"));
    BOOST_TEST(unescaped(R"(\\udcc3)") == "\\udcc3");
}

BOOST_AUTO_TEST_CASE(bytes_that_python_could_not_decode_come_back) {
    BOOST_TEST(unescaped(R"(x\udcc3(\uDCFFy)") == "x\xC3(\xFFy");
    BOOST_TEST(!is_faithful(R"(x\udcc3(\uDCFFy)"));
}

BOOST_AUTO_TEST_CASE(other_halves_of_pairs_become_the_replacement_character) {
    BOOST_TEST(unescaped(R"(\ud83d!)") == "\xEF\xBF\xBD!");
    BOOST_TEST(unescaped(R"(\ude80\ud83d)") == "\xEF\xBF\xBD\xEF\xBF\xBD");
    BOOST_TEST(unescaped(R"(\ud83d\ud83d\ude80)") == "\xEF\xBF\xBD\xF0\x9F\x9A\x80");
}

BOOST_AUTO_TEST_CASE(only_lone_surrogates_are_hidden) {
    BOOST_TEST(hidden(R"(["\udcc3","\ud83d\ude80","\\udcc3","\ud83d"])") ==
               R"(["\ufffd","\ud83d\ude80","\\udcc3","\ufffd"])");
}

BOOST_AUTO_TEST_CASE(what_was_hidden_comes_back_exactly) {
    std::string const before = R"(["\udcC3 \uD83D","\ud83d\ude80"])";
    std::string text = before;
    surrogate_mask mask;
    mask.hide(text.data(), text.size(), true);
    BOOST_TEST(text != before);
    mask.restore(text.data());
    BOOST_TEST(text == before);
}

BOOST_AUTO_TEST_CASE(a_text_that_comes_in_pieces_is_hidden_as_one_that_comes_whole) {
    std::string const before = R"(a\ud83d\ude80b\udcc3c\\\ud83dd\n\udc80)";
    std::string text = before;
    surrogate_mask mask;
    for (std::size_t size = 0; size <= text.size(); ++size) {
        mask.hide(text.data(), size, size == text.size());
        BOOST_TEST(mask.seen() <= size);
    }
    BOOST_TEST(text == hidden(before));
    BOOST_TEST(mask.seen() == text.size());
}

BOOST_AUTO_TEST_SUITE_END()
