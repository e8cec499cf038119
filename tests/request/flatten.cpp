// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/request/flatten.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(request_flatten)

BOOST_AUTO_TEST_CASE(values_stand_under_the_path_to_them) {
    BOOST_TEST(tc3::encode_parameters(tc3::flatten_json(
                   R"({"Name":"a b","Set":[{"Role":"x","No":1.0},"y"],"Empty":[],"Nothing":null,"Flag":true})")) ==
               "Name=a%20b&Set.0.Role=x&Set.0.No=1.0&Set.1=y&Flag=true");
}

BOOST_AUTO_TEST_CASE(a_form_is_decoded_and_encoded_again) {
    BOOST_TEST(tc3::encode_parameters(tc3::decode_parameters("a=b+c&d=%2B&e")) == "a=b%20c&d=%2B&e=");
}

BOOST_AUTO_TEST_SUITE_END()
