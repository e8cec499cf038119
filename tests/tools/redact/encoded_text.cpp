// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "redact/encoded_text.hpp"

#include <tc3/contract/text.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace tc3::tool;

namespace {

/// The text with every character that is the one put in the place of by the other.
std::string with(std::string text, text_encoding how, char32_t from, char32_t to) {
    std::vector<written_character> all;
    read_characters(text, how, all);
    for (written_character const& each : all)
        if (each.code == from)
            overwrite(text, each, to, how);
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_redact_encoded_text)

BOOST_AUTO_TEST_CASE(a_character_is_overwritten_in_its_manner) {
    BOOST_TEST(with("abca", text_encoding::plain, U'a', U'x') == "xbcx");
    BOOST_TEST(with("a\\u0061\\\\a", text_encoding::json, U'a', U'z') == "z\\u007a\\\\z");
    BOOST_TEST(with("\\u004A\\u004a", text_encoding::json, U'J', U'K') == "\\u004B\\u004b");
    BOOST_TEST(with("中\\u4e2d", text_encoding::json, U'中', U'文') == "文\\u6587");
    BOOST_TEST(with("\\ud83d\\uDE00", text_encoding::json, U'😀', U'😁') == "\\ud83d\\uDE01");
    BOOST_TEST(with("a%61%4A+%4a", text_encoding::percent, U'a', U'o') == "o%6f%4A+%4a");
    BOOST_TEST(with("%E4%b8%AD", text_encoding::percent, U'中', U'文') == "%E6%96%87");
}

BOOST_AUTO_TEST_CASE(an_escape_of_one_sign_stays) {
    BOOST_TEST(with("\\中", text_encoding::json, U'中', U'文') == "\\文");
    BOOST_TEST(with("\\n\\/", text_encoding::json, U'\\', U'x') == "\\n\\/");
}

BOOST_AUTO_TEST_CASE(a_broken_escape_is_not_mended) {
    BOOST_TEST(with("%zz", text_encoding::percent, U'z', U'a') == "%zz");
    BOOST_TEST(with("%zzz", text_encoding::percent, U'z', U'a') == "%zza");
    BOOST_TEST(with("\\u12g4g", text_encoding::json, U'g', U'a') == "\\u12g4a");
}

BOOST_AUTO_TEST_CASE(what_is_broken_comes_out_as_it_stands) {
    std::vector<written_character> all;
    for (char const* const broken :
         {"\\", "\\u12", "\\u12g4", "%", "%4", "%zz", "\xFF\xE4\xB8", "\\ud800", "\\ud800\\u0041"})
        for (text_encoding const how : {text_encoding::plain, text_encoding::json, text_encoding::percent}) {
            std::string text = broken;
            read_characters(text, how, all);
            std::size_t at = 0;
            for (written_character const& each : all) {
                BOOST_TEST(each.begin == at);
                at += each.length;
                overwrite(text, each, each.code == tc3::text::not_utf8 ? U'x' : each.code, how);
            }
            BOOST_TEST(at == text.size());
            BOOST_TEST(text.size() == std::string{broken}.size());
        }
}

BOOST_AUTO_TEST_SUITE_END()
