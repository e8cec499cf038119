// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/cause.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(sign_cause)

BOOST_AUTO_TEST_CASE(each_cause_has_its_own_id_a_sentence_and_a_remedy_in_the_order_of_the_enumeration) {
    std::set<std::string_view> ids;
    for (std::size_t i = 0; i < std::size(tc3::sign::causes); ++i) {
        tc3::sign::cause_words const& words = tc3::sign::causes[i];
        BOOST_TEST((words.what == static_cast<tc3::sign::cause>(i)), words.id);
        BOOST_TEST((&tc3::sign::words_of(words.what) == &words));
        BOOST_TEST(ids.insert(words.id).second, words.id);
        BOOST_TEST(words.sentence.ends_with('.'), words.id);
        BOOST_TEST(words.remedy.ends_with('.'), words.id);
        bool const has_gap = words.sentence.find("{}") != std::string_view::npos;
        BOOST_TEST((has_gap || words.example.empty()), words.id);
    }
    BOOST_TEST((tc3::sign::causes[std::size(tc3::sign::causes) - 1].what == tc3::sign::cause::string_form));
}

BOOST_AUTO_TEST_CASE(a_sentence_has_the_particulars_in_its_gap) {
    BOOST_TEST(tc3::sign::sentence_of({tc3::sign::cause::local_date, "UTC+8", {}, {}}) ==
               "The client used the date in UTC+8.");
    BOOST_TEST(tc3::sign::sentence_of({tc3::sign::cause::empty_payload, {}, {}, {}}) ==
               "The client signed an empty payload.");
}

BOOST_AUTO_TEST_SUITE_END()
