// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/source.hpp>

#include <boost/test/unit_test.hpp>

using tc3::from;
using tc3::source;

BOOST_AUTO_TEST_SUITE(contract_source)

BOOST_AUTO_TEST_CASE(it_keeps_text_page_and_date_apart) {
    constexpr source origin = from("disk in GB, step 10", "a page", "2026-04");
    BOOST_TEST(origin.text == "disk in GB, step 10");
    BOOST_TEST(origin.page == "a page");
    BOOST_TEST(origin.date == "2026-04");
}

BOOST_AUTO_TEST_CASE(it_is_empty_where_neither_text_nor_page_is_given) {
    BOOST_TEST(source{}.empty());
    BOOST_TEST(from("", "", "2026-04").empty());
    BOOST_TEST(!from("text", "", "").empty());
    BOOST_TEST(!from("", "page", "").empty());
}

BOOST_AUTO_TEST_SUITE_END()
