// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/credential.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(credential)

BOOST_AUTO_TEST_CASE(a_long_term_one_has_no_token) {
    tc3::credential const who{"AKIDEXAMPLE", tc3::secret{"key"}};
    BOOST_TEST(who.secret_id == "AKIDEXAMPLE");
    BOOST_TEST(who.key.reveal() == "key");
    BOOST_TEST(who.token.empty());
}

BOOST_AUTO_TEST_CASE(a_copy_is_independent) {
    tc3::credential first{"AKIDEXAMPLE", tc3::secret{"key"}, tc3::secret{"token"}};
    tc3::credential const second{first};
    first = {};
    BOOST_TEST(second.secret_id == "AKIDEXAMPLE");
    BOOST_TEST(second.key.reveal() == "key");
    BOOST_TEST(second.token.reveal() == "token");
}

BOOST_AUTO_TEST_SUITE_END()
