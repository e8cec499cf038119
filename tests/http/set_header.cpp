// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/http/set_header.hpp>

#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace {

tc3::http::header_list list_of(std::initializer_list<tc3::http::header> headers) {
    tc3::http::header_list list;
    for (tc3::http::header const h : headers)
        list.add(h.name, h.value);
    return list;
}

std::vector<std::string> lines(tc3::http::header_list const& list) {
    std::vector<std::string> seen;
    for (tc3::http::header const h : list)
        seen.push_back(std::string{h.name} + ": " + std::string{h.value});
    return seen;
}

} // namespace

BOOST_AUTO_TEST_SUITE(set_header)

BOOST_AUTO_TEST_CASE(a_new_header_comes_last) {
    tc3::http::header_list list = list_of({{"Host", "a"}});
    tc3::http::set_header(list, "Date", "b");
    std::vector<std::string> const expected{"Host: a", "Date: b"};
    BOOST_TEST(lines(list) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_same_value_changes_nothing) {
    tc3::http::header_list list = list_of({{"HOST", "a"}, {"Date", "b"}});
    char const* const place = list[0].name.data();
    tc3::http::set_header(list, "Host", "a");
    std::vector<std::string> const expected{"HOST: a", "Date: b"};
    BOOST_TEST(lines(list) == expected, boost::test_tools::per_element());
    BOOST_TEST(static_cast<void const*>(list[0].name.data()) == static_cast<void const*>(place));
}

BOOST_AUTO_TEST_CASE(another_value_takes_the_place_and_spelling_of_the_first) {
    tc3::http::header_list list = list_of({{"A", "1"}, {"host", "a"}, {"B", "2"}, {"HOST", "b"}});
    tc3::http::set_header(list, "Host", "c");
    std::vector<std::string> const expected{"A: 1", "host: c", "B: 2"};
    BOOST_TEST(lines(list) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(repeats_go_even_where_the_first_has_the_value) {
    tc3::http::header_list list = list_of({{"Host", "a"}, {"Host", "a"}});
    tc3::http::set_header(list, "Host", "a");
    std::vector<std::string> const expected{"Host: a"};
    BOOST_TEST(lines(list) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
