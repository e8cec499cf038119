// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/json/scanner.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using tc3::json::locator;
using tc3::json::raw_offset;
using tc3::json::scanner;
using tc3::json::value_form;

namespace {

std::string_view cut(std::string_view text, tc3::json::span const& at) {
    return text.substr(at.offset, at.length);
}

std::string_view value_number(std::string_view text, std::size_t ordinal) {
    return cut(text, locator{text}.find(ordinal));
}

std::string unescaped(std::string_view raw) {
    std::string text;
    tc3::json::unescape(raw, text);
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(json_scanner)

BOOST_AUTO_TEST_CASE(the_first_character_tells_what_a_value_is) {
    for (auto const& [text, form] :
         std::vector<std::pair<std::string_view, value_form>>{{"{", value_form::object},
                                                              {"[", value_form::array},
                                                              {"\"", value_form::string},
                                                              {"true", value_form::boolean},
                                                              {"false", value_form::boolean},
                                                              {"null", value_form::null},
                                                              {"0", value_form::number},
                                                              {"-1", value_form::number},
                                                              {"}", value_form::none},
                                                              {"]", value_form::none},
                                                              {"", value_form::none},
                                                              {" \t\r\n", value_form::none},
                                                              {" \n ,: 5", value_form::number}})
        BOOST_TEST((scanner{text}.peek() == form), text);
}

BOOST_AUTO_TEST_CASE(an_object_is_walked_from_its_first_name_to_its_end) {
    std::string_view const text = R"( { "a" : 10 , "b" : [ true , null ] } x)";
    scanner scan{text};
    BOOST_TEST((scan.peek() == value_form::object));
    scan.enter();
    BOOST_TEST((scan.peek() == value_form::string));
    BOOST_TEST(cut(text, scan.scalar()) == "\"a\"");
    BOOST_TEST((scan.peek() == value_form::number));
    BOOST_TEST(cut(text, scan.scalar()) == "10");
    BOOST_TEST(cut(text, scan.scalar()) == "\"b\"");
    BOOST_TEST((scan.peek() == value_form::array));
    scan.enter();
    BOOST_TEST(cut(text, scan.scalar()) == "true");
    BOOST_TEST(cut(text, scan.scalar()) == "null");
    BOOST_TEST((scan.peek() == value_form::none));
    scan.leave();
    BOOST_TEST((scan.peek() == value_form::none));
    scan.leave();
    BOOST_TEST(text.substr(scan.offset()) == " x");
}

BOOST_AUTO_TEST_CASE(a_string_ends_at_the_quote_that_is_not_escaped) {
    for (std::string_view const string :
         {R"("")", R"("\"")", R"("\\")", R"("\\\"a")", R"("a{}[],:b")", R"("\u0022")"}) {
        std::string const text = std::string{string} + ",1";
        BOOST_TEST(cut(text, scanner{text}.scalar()) == string);
    }
}

BOOST_AUTO_TEST_CASE(a_literal_ends_before_what_cannot_belong_to_it) {
    for (std::string_view const behind : {"", " ", "\t", "\n", "\r", ",", "}", "]", ":", "{", "[", "\""}) {
        std::string const text = "-1.5e+3" + std::string{behind};
        BOOST_TEST(cut(text, scanner{text}.scalar()) == "-1.5e+3");
    }
}

BOOST_AUTO_TEST_CASE(a_value_is_read_over_whole) {
    for (std::string_view const value :
         {"1", R"("a]}")", "[]", "{}", R"([1,[2,{"a":"]"}],3])", R"({"a":{"b":[{}, "}" ]},"c":null})"}) {
        std::string const text = "  " + std::string{value} + " ]}";
        BOOST_TEST(cut(text, scanner{text}.value()) == value);
    }
    BOOST_TEST(scanner{"  ]"}.value().length == 0u);
}

BOOST_AUTO_TEST_CASE(a_walk_may_begin_in_the_middle) {
    std::string_view const text = "[1,22,3]";
    BOOST_TEST(cut(text, scanner{text, 3}.scalar()) == "22");
}

BOOST_AUTO_TEST_CASE(values_are_counted_in_the_order_of_the_text_and_names_are_not) {
    std::string_view const text = R"({"a": "x", "b" : [1, {"c":true}, []], "d":{}, "e":"a"})";
    BOOST_TEST(value_number(text, 0) == text);
    BOOST_TEST(value_number(text, 1) == "\"x\"");
    BOOST_TEST(value_number(text, 2) == R"([1, {"c":true}, []])");
    BOOST_TEST(value_number(text, 3) == "1");
    BOOST_TEST(value_number(text, 4) == R"({"c":true})");
    BOOST_TEST(value_number(text, 5) == "true");
    BOOST_TEST(value_number(text, 6) == "[]");
    BOOST_TEST(value_number(text, 7) == "{}");
    BOOST_TEST(value_number(text, 8) == "\"a\"");
}

BOOST_AUTO_TEST_CASE(a_value_that_is_not_there_is_at_the_end) {
    std::string_view const text = "[1,2]";
    tc3::json::span const at = locator{text}.find(3);
    BOOST_TEST(at.offset == text.size());
    BOOST_TEST(at.length == 0u);
}

BOOST_AUTO_TEST_CASE(values_may_be_asked_for_in_any_order_and_again) {
    std::string_view const text = R"([10,"b",[30],40])";
    locator places{text};
    BOOST_TEST(cut(text, places.find(4)) == "30");
    BOOST_TEST(cut(text, places.find(1)) == "10");
    BOOST_TEST(cut(text, places.find(3)) == "[30]");
    BOOST_TEST(cut(text, places.find(3)) == "[30]");
    BOOST_TEST(cut(text, places.find(5)) == "40");
    BOOST_TEST(cut(text, places.find(0)) == text);
}

BOOST_AUTO_TEST_CASE(a_string_in_a_list_is_no_name_although_it_looks_like_one) {
    std::string_view const text = R"(["a" , "b"])";
    BOOST_TEST(value_number(text, 1) == "\"a\"");
    BOOST_TEST(value_number(text, 2) == "\"b\"");
}

BOOST_AUTO_TEST_CASE(a_scalar_alone_is_found) {
    BOOST_TEST(value_number("  42 ", 0) == "42");
    BOOST_TEST(value_number("\"x\"", 0) == "\"x\"");
}

BOOST_AUTO_TEST_CASE(escapes_become_characters) {
    BOOST_TEST(unescaped(R"(plain)") == "plain");
    BOOST_TEST(unescaped(R"(\"\\\/\b\f\n\r\t)") == "\"\\/\b\f\n\r\t");
    BOOST_TEST(unescaped(R"(\u0041\u00e9\u4E2D)") == "A\u00e9\u4e2d");
    BOOST_TEST(unescaped(R"(a\u0041b)") == "aAb");
    BOOST_TEST(unescaped(R"(\u0000)") == std::string(1, '\0'));
    BOOST_TEST(unescaped("").empty());
}

BOOST_AUTO_TEST_CASE(a_pair_of_surrogates_is_one_character) {
    BOOST_TEST(unescaped(R"(\ud83d\ude00)") == "\U0001F600");
    BOOST_TEST(unescaped(R"(\uD800\uDC00)") == "\U00010000");
    BOOST_TEST(unescaped(R"(\udbff\udfff)") == "\U0010FFFF");
}

BOOST_AUTO_TEST_CASE(a_lone_surrogate_becomes_the_replacement_character) {
    BOOST_TEST(unescaped(R"(\udcc3)") == "\uFFFD");
    BOOST_TEST(unescaped(R"(\ud83d)") == "\uFFFD");
    BOOST_TEST(unescaped(R"(\ud83dx)") == "\uFFFDx");
    BOOST_TEST(unescaped(R"(\ud83d\n)") == "\uFFFD\n");
    BOOST_TEST(unescaped(R"(\ud83d\u0041)") == "\uFFFDA");
    BOOST_TEST(unescaped(R"(\ud83d\ud83d\ude00)") == "\uFFFD\U0001F600");
}

BOOST_AUTO_TEST_CASE(code_points_are_written_as_utf_8) {
    std::string out;
    for (char32_t const c : {U'\x7F', U'\x80', U'\x7FF', U'\x800', U'\xFFFF', U'\x10000', U'\x10FFFF'})
        tc3::json::detail::append_utf8(out, c);
    BOOST_TEST(out == "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
}

BOOST_AUTO_TEST_CASE(a_place_in_plain_text_is_found_in_the_escaped_one) {
    std::string_view const raw = R"(a\n\u4e2dz\ud83d\ude00!)"; // a, line end, three bytes, z, four bytes, !
    BOOST_TEST(raw_offset(raw, 0) == 0u);
    BOOST_TEST(raw_offset(raw, 1) == 1u);
    BOOST_TEST(raw_offset(raw, 2) == 3u);
    BOOST_TEST(raw_offset(raw, 3) == 3u); // inside the character that an escape stands for
    BOOST_TEST(raw_offset(raw, 4) == 3u);
    BOOST_TEST(raw_offset(raw, 5) == 9u);
    BOOST_TEST(raw_offset(raw, 6) == 10u);
    BOOST_TEST(raw_offset(raw, 10) == 22u);
    BOOST_TEST(raw_offset(raw, 11) == raw.size());
    BOOST_TEST(raw_offset(raw, 1000) == raw.size());
    BOOST_TEST(raw_offset("", 0) == 0u);
}

BOOST_AUTO_TEST_CASE(broken_text_is_walked_without_leaving_it) {
    std::string const whole = R"({"a\u4e2d\"":[1.5e3,{"b":null},"\ud83d\ude00"],"c":{"d":[[]]}})";
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        // A copy of exactly that size, so that a sanitizer sees a read past its end.
        std::vector<char> const bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        std::string_view const text{bytes.data(), bytes.size()};
        for (std::size_t ordinal = 0; ordinal < 12; ++ordinal) {
            tc3::json::span const at = locator{text}.find(ordinal);
            BOOST_TEST(at.offset + at.length <= text.size());
        }
        BOOST_TEST(scanner{text}.value().length <= text.size());
        std::string out;
        tc3::json::unescape(text, out);
    }
}

BOOST_AUTO_TEST_CASE(text_that_is_no_json_does_not_hold_the_walk_up) {
    for (std::string_view const text : {"]]]]", "}{", "[}", "{]", "::::", ",,,,", "\\", "\"\\", "\"\\u", "[[[[",
                                        "{\"a\"", "nul", "[1 2 3]", "\x01\x02"}) {
        tc3::json::span const at = locator{text}.find(100);
        BOOST_TEST(at.offset + at.length <= text.size(), text);
        BOOST_TEST(scanner{text}.value().length <= text.size(), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
