// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/response/envelope.hpp>

#include <tc3/postgres/v20170312/clone_db_instance.hpp>

#include <boost/test/unit_test.hpp>

using namespace tc3;

BOOST_AUTO_TEST_SUITE(response_envelope)

BOOST_AUTO_TEST_CASE(the_envelope_holds_the_response_and_the_response_an_error) {
    structure const& outer = envelope_of<postgres::v20170312::CloneDBInstanceResponse>();
    BOOST_TEST_REQUIRE(outer.find("Response") == 0u);
    BOOST_TEST(outer.required_count == 1u);
    structure const& answer = *outer.rows[0].nested;
    structure const& declared = structure_of<postgres::v20170312::CloneDBInstanceResponse>();
    BOOST_TEST(answer.rows.size() == declared.rows.size() + 1);
    for (row const& member : declared.rows)
        BOOST_TEST(answer.rows[answer.find(member.name)].name == member.name);
    BOOST_TEST_REQUIRE(answer.find("Error") != structure::npos);
    structure const& error = *answer.rows[answer.find("Error")].nested;
    BOOST_TEST(error.find("Code") == 0u);
    BOOST_TEST(error.find("Message") == 1u);
    BOOST_TEST(answer.subject() == "clone-db-instance-response");
}

BOOST_AUTO_TEST_SUITE_END()
