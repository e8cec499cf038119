// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/digest.hpp>

#include "sign/openssl_failures.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

using tc3::sign::base64;
using tc3::sign::base64_decoded;
using tc3::sign::errc;
using tc3::sign::hex;
using tc3::sign::hmac_sha1;
using tc3::sign::hmac_sha256;
using tc3::sign::hmac_sha256_key;
using tc3::sign::result;
using tc3::sign::sha256;
using tc3::sign::sha256_hasher;

namespace {

std::string text_of(std::size_t size) {
    return std::string(size, 'x');
}

// The look-up of a hash function is kept for good once it succeeded; before main it has not been made yet.
struct before_anything_was_fetched {
    errc one_shot{};
    errc streamed{};
    errc keyed{};

    before_anything_was_fetched() {
        one_shot = error_at(0, [] { return sha256(""); });
        streamed = error_at(1, [] { return sha256_hasher::make(); }); // after its context
        keyed = error_at(0, [] { return hmac_sha1("", ""); });
    }

    static errc error_at(int call, auto&& action) {
        tests::fail_at_call(call);
        auto const made = action();
        tests::fail_at_call(-1);
        return made ? errc{} : made.error();
    }
} const before_main;

} // namespace

BOOST_AUTO_TEST_SUITE(sign_digest)

BOOST_AUTO_TEST_CASE(sha256_gives_the_values_of_the_standard) {
    BOOST_TEST(hex(sha256("").value()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(hex(sha256("abc").value()) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    BOOST_TEST(hex(sha256(std::string(1000000, 'a')).value()) ==
               "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

BOOST_AUTO_TEST_CASE(data_in_pieces_has_the_hash_of_the_whole) {
    sha256_hasher pieces = sha256_hasher::make().value();
    pieces.add("a").value();
    pieces.add("").value();
    pieces.add("bc").value();
    BOOST_TEST(hex(pieces.finish().value()) == hex(sha256("abc").value()));
    pieces.restart().value();
    pieces.add("abc").value();
    BOOST_TEST(hex(pieces.finish().value()) == hex(sha256("abc").value()));
}

BOOST_AUTO_TEST_CASE(hmac_sha256_gives_the_values_of_rfc_4231) {
    BOOST_TEST(hex(hmac_sha256(std::string(20, '\x0b'), "Hi There").value()) ==
               "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    BOOST_TEST(hex(hmac_sha256("Jefe", "what do ya want for nothing?").value()) ==
               "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    BOOST_TEST(
        hex(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First").value()) ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

BOOST_AUTO_TEST_CASE(hmac_sha1_gives_the_values_of_rfc_2202) {
    BOOST_TEST(hex(hmac_sha1(std::string(20, '\x0b'), "Hi There").value()) ==
               "b617318655057264e28bc0b6fb378c8ef146be00");
    BOOST_TEST(hex(hmac_sha1("Jefe", "what do ya want for nothing?").value()) ==
               "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    BOOST_TEST(
        hex(hmac_sha1(std::string(80, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First").value()) ==
        "aa4ae5e15272d00e95705637ce8a3b55ed402112");
}

BOOST_AUTO_TEST_CASE(a_key_of_just_one_block_is_not_hashed_and_one_byte_more_is) {
    // The hash of 65 bytes, used as a key itself, is the same key.
    std::string const block = text_of(64);
    std::string const more = text_of(65);
    std::string const hashed{tc3::sign::as_text(sha256(more).value())};
    BOOST_TEST(hex(hmac_sha256(more, "text").value()) == hex(hmac_sha256(hashed, "text").value()));
    std::string const block_hashed{tc3::sign::as_text(sha256(block).value())};
    BOOST_TEST(hex(hmac_sha256(block, "text").value()) != hex(hmac_sha256(block_hashed, "text").value()));
}

BOOST_AUTO_TEST_CASE(a_prefix_is_part_of_the_key_whatever_its_length) {
    for (std::size_t const size : {std::size_t{0}, std::size_t{10}, std::size_t{61}, std::size_t{62}, std::size_t{200}})
        BOOST_TEST_CONTEXT(size) {
            hmac_sha256_key const in_two = hmac_sha256_key::make(text_of(size), "TC3").value();
            BOOST_TEST(hex(in_two("text").value()) == hex(hmac_sha256("TC3" + text_of(size), "text").value()));
        }
}

BOOST_AUTO_TEST_CASE(a_key_serves_again_and_again) {
    hmac_sha256_key const key = hmac_sha256_key::make("key").value();
    std::string const first = hex(key("text").value());
    BOOST_TEST(hex(key("other").value()) != first);
    BOOST_TEST(hex(key("text").value()) == first);
    BOOST_TEST(first == hex(hmac_sha256("key", "text").value()));
}

BOOST_AUTO_TEST_CASE(base64_gives_the_values_of_rfc_4648) {
    std::pair<std::string_view, std::string_view> const values[] = {{"", ""},
                                                                    {"f", "Zg=="},
                                                                    {"fo", "Zm8="},
                                                                    {"foo", "Zm9v"},
                                                                    {"foob", "Zm9vYg=="},
                                                                    {"fooba", "Zm9vYmE="},
                                                                    {"foobar", "Zm9vYmFy"},
                                                                    {"\xfb\xff\xfe", "+//+"}};
    for (auto const& [plain, encoded] : values) {
        BOOST_TEST(base64(plain) == encoded);
        BOOST_TEST(base64_decoded(encoded).value() == plain);
    }
}

BOOST_AUTO_TEST_CASE(base64_holds_every_byte) {
    std::string all;
    for (int byte = 255; byte >= 0; --byte)
        all.push_back(static_cast<char>(byte));
    BOOST_TEST(base64_decoded(base64(all)).value() == all);
}

BOOST_AUTO_TEST_CASE(base64_that_is_not_the_one_form_of_its_bytes_is_refused) {
    for (std::string_view const text :
         {"Z", "Zg", "Zg=", "Zg==\n", "Zh==", "Zm9=", "Z===", "====", "Zm9v Zm9v", "Zm-_", "Zg==Zg==", "=Zg=", "Zm\n="})
        BOOST_TEST_CONTEXT(text)
    BOOST_TEST((base64_decoded(text).error() == errc::base64_malformed));
}

BOOST_AUTO_TEST_CASE(texts_are_compared_whole) {
    BOOST_TEST(tc3::sign::equal_in_constant_time("", ""));
    BOOST_TEST(tc3::sign::equal_in_constant_time("abc", "abc"));
    BOOST_TEST(!tc3::sign::equal_in_constant_time("abc", "abd"));
    BOOST_TEST(!tc3::sign::equal_in_constant_time("abc", "bbc"));
    BOOST_TEST(!tc3::sign::equal_in_constant_time("abc", "ab"));
    BOOST_TEST(!tc3::sign::equal_in_constant_time("", "a"));
}

BOOST_AUTO_TEST_CASE(a_digest_that_openssl_does_not_offer_is_an_error) {
    BOOST_TEST((before_main.one_shot == errc::digest_unavailable));
    BOOST_TEST((before_main.streamed == errc::digest_unavailable));
    BOOST_TEST((before_main.keyed == errc::digest_unavailable));
}

BOOST_AUTO_TEST_CASE(a_failed_look_up_is_tried_again) {
    // It failed before main, see above.
    BOOST_TEST(bool(sha256("")));
    BOOST_TEST(bool(hmac_sha1("", "")));
}

BOOST_AUTO_TEST_CASE(no_failure_of_openssl_is_overlooked) {
    static_cast<void>(sha256("")); // so that this thread has its context
    BOOST_TEST(tests::failures_of([] { return sha256("abc"); }) == 3);
    BOOST_TEST(tests::failures_of([] { return sha256_hasher::make(); }) == 2);
    BOOST_TEST(tests::failures_of([] { return hmac_sha256_key::make("key"); }) == 6);
    BOOST_TEST(tests::failures_of([] { return hmac_sha256_key::make(text_of(65)); }) == 10);
    hmac_sha256_key const key = hmac_sha256_key::make("key").value();
    BOOST_TEST(tests::failures_of([&key] { return key("text"); }) == 6);
    BOOST_TEST(tests::failures_of([] { return hmac_sha256("key", "text"); }) == 12);
    sha256_hasher pieces = sha256_hasher::make().value();
    BOOST_TEST(tests::failures_of([&pieces] { return pieces.add("a"); }) == 1);
    BOOST_TEST(tests::failures_of([&pieces] { return pieces.finish(); }) == 1);
    BOOST_TEST(tests::failures_of([&pieces] { return pieces.restart(); }) == 1);
}

BOOST_AUTO_TEST_CASE(base64_reads_nothing_behind_its_bytes) {
    std::string_view const more{"fo\xFF\xFF"};
    BOOST_TEST(tc3::sign::base64(more.substr(0, 1)) == "Zg==");
    BOOST_TEST(tc3::sign::base64(more.substr(0, 2)) == "Zm8=");
}

BOOST_AUTO_TEST_SUITE_END()
