// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/date.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

using tc3::sign::date_of;
using tc3::sign::errc;
using tc3::sign::start_of;
using tc3::sign::unix_seconds_from;

namespace {

std::string date_text(std::int64_t seconds) {
    auto const date = date_of(seconds);
    return date ? std::string{date->text()} : "none";
}

} // namespace

BOOST_AUTO_TEST_SUITE(sign_date)

BOOST_AUTO_TEST_CASE(the_epoch_is_the_first_of_january_1970) {
    BOOST_TEST(date_text(0) == "1970-01-01");
    static_assert(date_of(0)->text() == "1970-01-01");
}

BOOST_AUTO_TEST_CASE(the_date_changes_at_midnight_of_utc) {
    // 16:00 UTC is midnight in China, where a local date would change.
    BOOST_TEST(date_text(1551052800) == "2019-02-25"); // 00:00
    BOOST_TEST(date_text(1551110399) == "2019-02-25"); // 15:59:59
    BOOST_TEST(date_text(1551110400) == "2019-02-25"); // 16:00
    BOOST_TEST(date_text(1551139199) == "2019-02-25"); // 23:59:59
    BOOST_TEST(date_text(1551139200) == "2019-02-26");
}

BOOST_AUTO_TEST_CASE(leap_days_follow_the_gregorian_rule) {
    BOOST_TEST(date_text(951782400) == "2000-02-29");
    BOOST_TEST(date_text(951868800) == "2000-03-01");
    BOOST_TEST(date_text(1709164800) == "2024-02-29");
    BOOST_TEST(date_text(4107456000) == "2100-02-28");
    BOOST_TEST(date_text(4107542400) == "2100-03-01");
}

BOOST_AUTO_TEST_CASE(seconds_before_the_epoch_have_dates_too) {
    BOOST_TEST(date_text(-1) == "1969-12-31");
    BOOST_TEST(date_text(-86400) == "1969-12-31");
    BOOST_TEST(date_text(-86401) == "1969-12-30");
}

BOOST_AUTO_TEST_CASE(years_that_have_not_four_digits_are_refused) {
    BOOST_TEST(date_text(253402300799) == "9999-12-31");
    BOOST_TEST(date_text(253402300800) == "none");
    BOOST_TEST(date_text(-62167219200) == "0000-01-01");
    BOOST_TEST(date_text(-62167219201) == "none");
    BOOST_TEST(date_text(std::numeric_limits<std::int64_t>::max()) == "none");
    BOOST_TEST(date_text(std::numeric_limits<std::int64_t>::min()) == "none");
    BOOST_TEST((date_of(253402300800).error() == errc::time_out_of_range));
}

BOOST_AUTO_TEST_CASE(every_date_of_four_centuries_starts_where_the_one_before_ends) {
    // 146097 days are a whole period of the calendar.
    std::string before;
    for (std::int64_t day = -20000; day < 146097 - 20000; ++day) {
        std::string const text = date_text(day * 86400);
        bool const next =
            before < text && start_of(text) && *start_of(text) == day * 86400 && date_text(day * 86400 + 86399) == text;
        if (!next)
            BOOST_ERROR("day " << day << " is " << text << " after " << before);
        before = text;
    }
}

BOOST_AUTO_TEST_CASE(a_date_that_the_calendar_does_not_have_is_refused) {
    for (std::string_view const text : {"2019-02-29", "2019-13-01", "2019-00-10", "2019-04-31", "2019-01-00",
                                        "2100-02-29", "0000-00-00", "9999-12-32"}) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(tc3::sign::has_date_form(text));
            BOOST_TEST(!start_of(text));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_text_of_another_form_is_no_date) {
    for (std::string_view const text : {"", "Date", "2019-2-25", "20190225", "2019/02/25", "2019-02-25 ", "2019-02-2x",
                                        "-019-02-25", "2019-02-251"}) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(!tc3::sign::has_date_form(text));
            BOOST_TEST((start_of(text).error() == errc::date_malformed));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_timestamp_is_a_decimal_integer_and_nothing_else) {
    BOOST_TEST((unix_seconds_from("1551113065") == 1551113065));
    BOOST_TEST((unix_seconds_from("-1") == -1));
    BOOST_TEST((unix_seconds_from("0") == 0));
    BOOST_TEST((unix_seconds_from("9223372036854775807") == std::numeric_limits<std::int64_t>::max()));
    for (std::string_view const text :
         {"", " 1", "1 ", "+1", "1.0", "1e9", "0x10", "1551113065s", "-", "now", "9223372036854775808"})
        BOOST_TEST_CONTEXT(text)
    BOOST_TEST((unix_seconds_from(text) == std::nullopt));
}

BOOST_AUTO_TEST_SUITE_END()
