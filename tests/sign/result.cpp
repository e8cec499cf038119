// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/result.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

using tc3::sign::errc;
using tc3::sign::result;

BOOST_AUTO_TEST_SUITE(sign_result)

BOOST_AUTO_TEST_CASE(a_value_is_kept) {
    result<std::string> made{std::string{"text"}};
    BOOST_TEST(bool(made));
    BOOST_TEST(*made == "text");
    BOOST_TEST(made->size() == 4u);
    BOOST_TEST(made.value() == "text");
}

BOOST_AUTO_TEST_CASE(a_value_can_be_moved_out) {
    result<std::unique_ptr<int>> made{std::make_unique<int>(7)};
    std::unique_ptr<int> const taken = *std::move(made);
    BOOST_TEST(*taken == 7);
}

BOOST_AUTO_TEST_CASE(an_error_takes_the_place_of_a_value) {
    result<std::string> const made{errc::line_break};
    BOOST_TEST(!made);
    BOOST_TEST((made.error() == errc::line_break));
}

BOOST_AUTO_TEST_CASE(asking_for_a_value_that_is_not_there_throws_the_error) {
    auto const is_line_break = [](tc3::sign::no_value const& thrown) {
        return thrown.error() == errc::line_break && thrown.what() == message(errc::line_break);
    };
    result<int> const made{errc::line_break};
    BOOST_CHECK_EXCEPTION(static_cast<void>(made.value()), tc3::sign::no_value, is_line_break);
    result<void> const done{errc::line_break};
    BOOST_CHECK_EXCEPTION(done.value(), tc3::sign::no_value, is_line_break);
}

BOOST_AUTO_TEST_CASE(success_without_a_value_is_no_error) {
    BOOST_TEST(bool(result<void>{}));
    BOOST_CHECK_NO_THROW(result<void>{}.value());
}

BOOST_AUTO_TEST_CASE(each_error_has_words_of_its_own) {
    std::vector<std::string_view> seen;
    for (int number = 1; number <= static_cast<int>(errc::line_break); ++number) {
        std::string_view const words = message(static_cast<errc>(number));
        BOOST_TEST(words != "unknown error");
        for (std::string_view const other : seen)
            BOOST_TEST(words != other);
        seen.push_back(words);
    }
}

BOOST_AUTO_TEST_SUITE_END()
