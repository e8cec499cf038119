// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/inflate.hpp"

#include "compress.hpp"
#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

using tc3::tests::compressed;
using tc3::tests::says;
using tc3::tests::text_source;
using tc3::tool::byte_source;
using tc3::tool::byte_stream;
using tc3::tool::compression;
using tc3::tool::compression_of;
using tc3::tool::inflate;
using tc3::tool::inflated;

namespace {

constexpr std::size_t no_limit = 1u << 30;

std::string plain(std::string_view text, compression form, std::size_t limit = no_limit) {
    std::string out = "kept ";
    return inflate(text, form, limit, out) ? out : "refused " + out;
}

/// All bytes of a compressed source, with its trouble behind them.
std::string read_through(std::string text, compression form, std::size_t step) {
    std::unique_ptr<byte_source> const source =
        inflated(std::make_unique<byte_stream>(std::make_unique<text_source>(std::move(text), step), 16), form);
    std::string all;
    char some[13];
    while (std::size_t const got = source->read(some, sizeof some))
        all.append(some, got);
    return all + source->trouble();
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_inflate)

BOOST_AUTO_TEST_CASE(a_form_is_known_by_its_first_bytes) {
    BOOST_TEST((compression_of(compressed("x", compression::gzip)) == compression::gzip));
    BOOST_TEST((compression_of(compressed("x", compression::zlib)) == compression::zlib));
    for (std::string_view const text : {"", "{", "{\"", "xy", "\x78", "PK", "x("})
        BOOST_TEST((compression_of(text) == compression::none));
}

BOOST_AUTO_TEST_CASE(every_form_is_undone) {
    std::string const text(100000, 'z');
    for (compression const form : {compression::gzip, compression::zlib, compression::deflate})
        BOOST_TEST((plain(compressed(text, form), form) == "kept " + text));
}

BOOST_AUTO_TEST_CASE(gzip_streams_may_follow_one_another) {
    std::string const two = compressed("one ", compression::gzip) + compressed("two", compression::gzip);
    BOOST_TEST(plain(two, compression::gzip) == "kept one two");
}

BOOST_AUTO_TEST_CASE(what_is_broken_cut_off_or_too_long_is_refused_and_nothing_is_added) {
    std::string const good = compressed("some text that is long enough", compression::gzip);
    std::string broken = good;
    broken[good.size() / 2] = static_cast<char>(broken[good.size() / 2] ^ 0x55);
    BOOST_TEST(plain(broken, compression::gzip) == "refused kept ");
    BOOST_TEST(plain(good.substr(0, good.size() - 3), compression::gzip) == "refused kept ");
    BOOST_TEST(plain(good + "x", compression::gzip) == "refused kept ");
    BOOST_TEST(plain("", compression::gzip) == "refused kept ");
    BOOST_TEST(plain("{\"a\":1}", compression::deflate) == "refused kept ");
    BOOST_TEST(plain(compressed(std::string(100000, 'z'), compression::zlib), compression::zlib, 99999) ==
               "refused kept ");
}

BOOST_AUTO_TEST_CASE(a_compressed_source_gives_plain_bytes_whatever_the_steps) {
    std::string const text = "a text of some length, " + std::string(500, '.');
    for (std::size_t const step : {1u, 2u, 1000u}) {
        BOOST_TEST(read_through(compressed(text, compression::gzip), compression::gzip, step) == text);
        BOOST_TEST(read_through(compressed(text, compression::zlib), compression::zlib, step) == text);
        BOOST_TEST(read_through(compressed("one ", compression::gzip) + compressed("two", compression::gzip),
                                compression::gzip, step) == "one two");
    }
}

BOOST_AUTO_TEST_CASE(padding_behind_a_compressed_source_is_passed_over) {
    std::string const padded = compressed("text", compression::gzip) + std::string(512, '\0');
    BOOST_TEST(read_through(padded, compression::gzip, 7) == "text");
}

BOOST_AUTO_TEST_CASE(a_compressed_source_says_where_it_is_cut_off_or_broken) {
    std::string const good = compressed("some text that is long enough", compression::gzip);
    BOOST_TEST(says(read_through(good.substr(0, 20), compression::gzip, 7), "is cut off at its byte 20"));
    std::string broken = good;
    broken[12] = '\xFF';
    BOOST_TEST(says(read_through(broken, compression::gzip, 7), "is broken near its byte"));
}

BOOST_AUTO_TEST_SUITE_END()
