// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "foreign_text.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace std::string_literals;
using namespace tc3::tool;

BOOST_AUTO_TEST_SUITE(tool_foreign_text)

BOOST_AUTO_TEST_CASE(arguments_are_quoted_for_a_shell) {
    BOOST_TEST(shell_quoted("python3") == "python3");
    BOOST_TEST(shell_quoted("./a-b_c.py=1,2:%@+") == "./a-b_c.py=1,2:%@+");
    BOOST_TEST(shell_quoted("") == "''");
    BOOST_TEST(shell_quoted("a b") == "'a b'");
    BOOST_TEST(shell_quoted("it's $HOME") == R"('it'\''s $HOME')");
    BOOST_TEST(shell_quoted("*") == "'*'");
    BOOST_TEST(shell_quoted("\xC3\xA9") == "'\xC3\xA9'");
}

BOOST_AUTO_TEST_CASE(text_is_made_legal_for_xml) {
    BOOST_TEST(legal_text("a\x01\x08\x0B\x1F\x7F z\t\n\r"s) == "a\x7F z\t\n\r");
    BOOST_TEST(legal_text("\0"s).empty());
    BOOST_TEST(legal_text("\xEF\xBF\xBE\xEF\xBF\xBF") == "");
    BOOST_TEST(legal_text("\xFF\xC3") == "\uFFFD\uFFFD");
    BOOST_TEST(legal_text("\xE5\x90\x8D\xF0\x9F\x98\x80") == "\xE5\x90\x8D\xF0\x9F\x98\x80");
    BOOST_TEST(escaped("<a href=\"x\">&\x02\r\n") == "&lt;a href=&quot;x&quot;&gt;&amp;&#13;\n");
}

BOOST_AUTO_TEST_CASE(text_is_made_fit_for_a_terminal) {
    BOOST_TEST(terminal_text("\x1B[31mred\x7F\r\nnext\rover\tend") == "?[31mred?\nnext?over end");
    BOOST_TEST(terminal_text("\xC2\x9B"
                             "31m\xC2\xA0") == "?31m\xC2\xA0");
    BOOST_TEST(terminal_text("\xFF") == "\uFFFD");
}

BOOST_AUTO_TEST_CASE(an_attribute_keeps_its_line_feeds) {
    BOOST_TEST(xml_attribute("name", "a\n\t\"b\"") == " name=\"a&#10;&#9;&quot;b&quot;\"");
}

BOOST_AUTO_TEST_SUITE_END()
