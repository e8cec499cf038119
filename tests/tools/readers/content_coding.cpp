// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/content_coding.hpp"

#include "compress.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

using tc3::evidence;
using tc3::tests::compressed;
using tc3::tool::compression;
using tc3::tool::entry;
using tc3::tool::literal_text;

namespace {

constexpr std::size_t no_limit = 1u << 30;

/// A response with that body, whose codings were undone.
entry undone(std::initializer_list<std::string_view> codings, std::string body, std::size_t limit = no_limit) {
    entry one;
    for (std::string_view const each : codings)
        one.what.response.headers.add("Content-Encoding", each);
    one.what.response.body = std::move(body);
    one.response_body = {literal_text::form::bytes, {0, one.what.response.body.size()}};
    tc3::tool::undo_content_coding(one, limit);
    return one;
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_content_coding)

BOOST_AUTO_TEST_CASE(codings_are_undone_from_the_last_to_the_first) {
    std::string const twice = compressed(compressed("text", compression::zlib), compression::gzip);
    BOOST_TEST(undone({"deflate, gzip"}, twice).what.response.body == "text");
    BOOST_TEST(undone({"deflate", "X-GZIP"}, twice).what.response.body == "text");
    BOOST_TEST(undone({"identity, gzip"}, compressed("text", compression::gzip)).what.response.body == "text");
}

BOOST_AUTO_TEST_CASE(a_decoded_body_stands_nowhere_in_the_capture) {
    BOOST_TEST(
        (undone({"gzip"}, compressed("text", compression::gzip)).response_body.what == literal_text::form::none));
    BOOST_TEST((undone({"gzip"}, "{}").response_body.what == literal_text::form::bytes));
}

BOOST_AUTO_TEST_CASE(a_body_that_would_become_too_long_stays_as_it_is) {
    std::string const bomb = compressed(std::string(100000, 'x'), compression::gzip);
    BOOST_TEST((undone({"gzip"}, bomb, 99999).what.response.body == bomb));
}

BOOST_AUTO_TEST_CASE(an_unknown_coding_is_withheld_unless_it_is_text) {
    entry const coded = undone({"br"}, "\x8B\x02\x80");
    BOOST_TEST(coded.what.response.body == "");
    BOOST_TEST((coded.what.response_body == evidence::withheld));
    entry const text = undone({"br"}, "{}");
    BOOST_TEST(text.what.response.body == "{}");
    BOOST_TEST((text.what.response_body == evidence::exact));
}

BOOST_AUTO_TEST_SUITE_END()
