// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/text.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using tc3::text::count_code_points;
using tc3::text::find_not_utf8;
using tc3::text::fit;
using tc3::text::fit_of;
using tc3::text::next_code_point;
using tc3::text::not_utf8;
using tc3::text::parse_moment;
using tc3::text::region_of_zone;

namespace {

/// The first code point and the number of bytes that it took.
std::pair<std::uint32_t, std::size_t> first_of(std::string_view text) {
    std::string_view rest = text;
    auto const code = static_cast<std::uint32_t>(next_code_point(rest));
    return {code, text.size() - rest.size()};
}

bool is_refused(std::string_view text) {
    return first_of(text) == std::pair{static_cast<std::uint32_t>(not_utf8), std::size_t{1}};
}

std::optional<std::int64_t> seconds_of(std::string_view text) {
    auto const moment = parse_moment(text);
    return moment ? std::optional{moment->seconds} : std::nullopt;
}

} // namespace

BOOST_AUTO_TEST_SUITE(contract_text)

BOOST_AUTO_TEST_CASE(code_points_at_the_bounds_of_each_length_are_read) {
    using result = std::pair<std::uint32_t, std::size_t>;
    BOOST_TEST((first_of(std::string_view{"\0", 1}) == result{0x00, 1}));
    BOOST_TEST((first_of("\x7F") == result{0x7F, 1}));
    BOOST_TEST((first_of("\xC2\x80") == result{0x80, 2}));
    BOOST_TEST((first_of("\xDF\xBF") == result{0x7FF, 2}));
    BOOST_TEST((first_of("\xE0\xA0\x80") == result{0x800, 3}));
    BOOST_TEST((first_of("\xED\x9F\xBF") == result{0xD7FF, 3}));
    BOOST_TEST((first_of("\xEE\x80\x80") == result{0xE000, 3}));
    BOOST_TEST((first_of("\xEF\xBF\xBF") == result{0xFFFF, 3}));
    BOOST_TEST((first_of("\xF0\x90\x80\x80") == result{0x10000, 4}));
    BOOST_TEST((first_of("\xF4\x8F\xBF\xBF") == result{0x10FFFF, 4}));
    BOOST_TEST((first_of("\xE4\xB8\xAD\xE6") == result{0x4E2D, 3}));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf_8_are_taken_one_by_one) {
    for (std::string_view const wrong : {
             "\x80",             // continuation first
             "\xBF",             //
             "\xC0\x80",         // overlong, two bytes
             "\xC1\xBF",         //
             "\xE0\x9F\xBF",     // overlong, three bytes
             "\xF0\x8F\xBF\xBF", // overlong, four bytes
             "\xED\xA0\x80",     // first surrogate
             "\xED\xBF\xBF",     // last surrogate
             "\xF4\x90\x80\x80", // U+110000
             "\xF5\x80\x80\x80", //
             "\xFF",             //
             "\xC2",             // cut off
             "\xE4\xB8",         //
             "\xF0\x9F\x98",     //
             "\xC2\x41",         // followed by something else
             "\xE4\xB8\x41",     //
             "\xF0\x9F\x98\xC0", //
         })
        BOOST_TEST(is_refused(wrong));
}

BOOST_AUTO_TEST_CASE(code_points_are_counted_not_bytes) {
    BOOST_TEST(count_code_points("") == 0u);
    BOOST_TEST(count_code_points("abc") == 3u);
    BOOST_TEST(count_code_points("\u00e9\u4e2d\U0001F600") == 3u);
    BOOST_TEST(count_code_points("e\u0301") == 2u); // a letter and a combining accent
    BOOST_TEST(count_code_points("\xFF\xFE"
                                 "a") == 3u); // bytes that are not UTF-8 count one each
    static_assert(count_code_points("\u4e2d\u6587") == 2);
}

BOOST_AUTO_TEST_CASE(the_first_byte_that_is_not_utf_8_is_found) {
    BOOST_TEST(find_not_utf8("") == std::string_view::npos);
    BOOST_TEST(find_not_utf8("a\u4e2d") == std::string_view::npos);
    BOOST_TEST(find_not_utf8("\xFF") == 0u);
    BOOST_TEST(find_not_utf8("a\u4e2d\xFF\xFE") == 4u);
    BOOST_TEST(find_not_utf8("ab\xE4\xB8") == 2u);
}

BOOST_AUTO_TEST_CASE(a_range_contains_both_its_ends) {
    static constexpr tc3::code_point_range ranges[] = {{U'b', U'd'}, {0x4E00, 0x9FFF}};
    for (char32_t const inside : {U'b', U'c', U'd', U'\u4E00', U'\u9FFF'})
        BOOST_TEST(tc3::text::contains(ranges, inside));
    for (char32_t const outside : {U'a', U'e', U'\u4DFF', U'\uA000', not_utf8})
        BOOST_TEST(!tc3::text::contains(ranges, outside));
    BOOST_TEST(!tc3::text::contains({}, U'a'));
}

BOOST_AUTO_TEST_CASE(the_worst_character_decides) {
    static constexpr tc3::code_point_range allowed[] = {{U'a', U'z'}};
    static constexpr tc3::code_point_range doubtful[] = {{U'A', U'Z'}};
    BOOST_TEST((fit_of("", allowed, doubtful) == fit::allowed));
    BOOST_TEST((fit_of("abc", allowed, doubtful) == fit::allowed));
    BOOST_TEST((fit_of("aBc", allowed, doubtful) == fit::doubtful));
    BOOST_TEST((fit_of("aB c", allowed, doubtful) == fit::refused));
    BOOST_TEST((fit_of(" aB", allowed, doubtful) == fit::refused));
    BOOST_TEST((fit_of("aB", allowed, {}) == fit::refused));
    BOOST_TEST((fit_of("a\xFF", allowed, doubtful) == fit::refused));
}

BOOST_AUTO_TEST_CASE(a_moment_is_read_in_the_form_of_the_page) {
    auto const moment = parse_moment("2021-12-25 01:27:35");
    BOOST_REQUIRE(moment.has_value());
    BOOST_TEST(moment->seconds == 1640395655);
    BOOST_TEST(!moment->variant);
    static_assert(parse_moment("1970-01-01 00:00:00")->seconds == 0);
}

BOOST_AUTO_TEST_CASE(the_bounds_of_each_part_of_a_moment_are_read) {
    BOOST_TEST((seconds_of("1970-01-01 00:00:01") == 1));
    BOOST_TEST((seconds_of("1970-01-01 00:01:00") == 60));
    BOOST_TEST((seconds_of("1970-01-01 01:00:00") == 3600));
    BOOST_TEST((seconds_of("1970-01-01 23:59:59") == 86399));
    BOOST_TEST((seconds_of("1970-01-31 00:00:00") == 30 * 86400));
    BOOST_TEST((seconds_of("1970-12-31 00:00:00") == 364 * 86400));
    BOOST_TEST((seconds_of("1969-12-31 23:59:59") == -1));
    BOOST_TEST((seconds_of("2038-01-19 03:14:08") == 2147483648));
    BOOST_TEST((seconds_of("9999-12-31 23:59:59") == 253402300799));
    BOOST_TEST(seconds_of("0000-01-01 00:00:00").has_value());
}

BOOST_AUTO_TEST_CASE(leap_days_are_those_of_the_calendar) {
    BOOST_TEST(parse_moment("2024-02-29 00:00:00").has_value());
    BOOST_TEST(parse_moment("2000-02-29 00:00:00").has_value());
    BOOST_TEST(!parse_moment("2023-02-29 00:00:00").has_value());
    BOOST_TEST(!parse_moment("1900-02-29 00:00:00").has_value());
    BOOST_TEST(!parse_moment("2024-02-30 00:00:00").has_value());
    BOOST_TEST((*seconds_of("2024-03-01 00:00:00") - *seconds_of("2024-02-28 00:00:00") == 2 * 86400));
}

BOOST_AUTO_TEST_CASE(slashes_and_missing_zeros_are_a_variant) {
    for (std::string_view const variant :
         {"2021/12/25 01:27:35", "2021/12/25 1:27:35", "2021-12-25 1:27:35", "2021-1-25 01:27:35", "2021-12-5 01:27:35",
          "2021-12-25 01:7:35", "2021-12-25 01:27:5", "2021/1/2 3:4:5"}) {
        auto const moment = parse_moment(variant);
        BOOST_TEST_REQUIRE(moment.has_value(), variant);
        BOOST_TEST(moment->variant, variant);
    }
    BOOST_TEST((seconds_of("2021/12/25 1:27:35") == seconds_of("2021-12-25 01:27:35")));
}

BOOST_AUTO_TEST_CASE(anything_else_is_no_moment) {
    for (std::string_view const wrong : {"",
                                         " ",
                                         "yesterday",
                                         "2021-12-25",
                                         "2021-12-25 ",
                                         "2021-12-25 01:27",
                                         "2021-12-25 01:27:",
                                         "01:27:35",
                                         "2021-12-25T01:27:35",
                                         "2021-12-25 01:27:35Z",
                                         "2021-12-25 01:27:35 ",
                                         " 2021-12-25 01:27:35",
                                         "2021-12-25  01:27:35",
                                         "2021-12-25 01:27:35.0",
                                         "2021-12-25 01:27:35+08:00",
                                         "21-12-25 01:27:35",
                                         "202-12-25 01:27:35",
                                         "20211-12-25 01:27:35",
                                         "2021-12/25 01:27:35",
                                         "2021/12-25 01:27:35",
                                         "2021.12.25 01:27:35",
                                         "2021-00-25 01:27:35",
                                         "2021-13-25 01:27:35",
                                         "2021-12-00 01:27:35",
                                         "2021-12-32 01:27:35",
                                         "2021-11-31 01:27:35",
                                         "2021-12-25 24:00:00",
                                         "2021-12-25 01:60:35",
                                         "2021-12-25 01:27:60",
                                         "2021-12-25 -1:27:35",
                                         "2021-12-25 001:27:35",
                                         "2021-12-025 01:27:35",
                                         "-2021-12-25 01:27:35",
                                         "1640395655",
                                         "2021-12-25 01-27-35",
                                         "2021-1a-25 01:27:35"})
        BOOST_TEST(!parse_moment(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_CASE(a_zone_begins_with_its_region) {
    BOOST_TEST(region_of_zone("ap-guangzhou-3") == "ap-guangzhou");
    BOOST_TEST(region_of_zone("ap-shanghai-fsi-1") == "ap-shanghai-fsi");
    BOOST_TEST(region_of_zone("na-siliconvalley-12") == "na-siliconvalley");
    static_assert(region_of_zone("ap-guangzhou-3") == "ap-guangzhou");
}

BOOST_AUTO_TEST_CASE(of_a_zone_in_another_form_nothing_is_known) {
    for (std::string_view const other :
         {"", "3", "-3", "100003", "ap-guangzhou", "ap-guangzhou-", "guangzhou-3", "ap-guangzhou3", "ap-guangzhou-3a"})
        BOOST_TEST(region_of_zone(other).empty(), other);
}

BOOST_AUTO_TEST_CASE(a_moment_without_one_of_its_separators_is_none) {
    for (std::string_view const text : {"20211-25 01:27:35", "2021-1225 01:27:35", "2021-12-2501:27:35",
                                        "2021-12-25 0127:35", "2021-12-25 01:2735", "2021/1225 01:27:35"})
        BOOST_TEST(!parse_moment(text).has_value(), text);
}

BOOST_AUTO_TEST_SUITE_END()
