// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/context.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(contract_context)

BOOST_AUTO_TEST_CASE(nothing_is_known_unless_it_is_said) {
    tc3::validation_context const context;
    BOOST_TEST((context.where == tc3::side::request));
    BOOST_TEST(context.region.empty());
    BOOST_TEST(!context.timestamp.has_value());
    BOOST_TEST(context.likely.empty());
}

BOOST_AUTO_TEST_SUITE_END()
