// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/signer.hpp>
#include <tc3/sign/v1.hpp>
#include <tc3/sign/verify.hpp>

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>
#include <rapidcheck/boost_test.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

using tc3::sign::signature_check;
using tc3::sign::verifier;

namespace {

using gen_text = rc::Gen<std::string>;

/// Non-empty texts of these characters.
gen_text text_of(std::string characters) {
    return rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::move(characters))));
}

gen_text any_name() {
    return text_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
}

/// Any bytes, zero and those beyond ASCII among them.
gen_text any_bytes() {
    return rc::gen::container<std::string>(rc::gen::arbitrary<char>());
}

/// What a header can carry: visible characters and inner blanks, in both letter cases.
gen_text any_value() {
    return text_of("abcXYZ019;=/. _-\"");
}

/// Seconds between 1970 and 9999.
rc::Gen<std::int64_t> any_timestamp() {
    return rc::gen::map(rc::gen::arbitrary<std::uint64_t>(),
                        [](std::uint64_t any) { return static_cast<std::int64_t>(any % 253402300800u); });
}

struct signed_message {
    tc3::http::request message;
    tc3::credential who;
    std::string service;
    std::int64_t timestamp;

    [[nodiscard]] tc3::sign::verification judged() const {
        verifier judge{who};
        return judge.check(message, {service, timestamp}).value();
    }
};

tc3::credential any_credential() {
    return {*any_name().as("SecretId"), tc3::secret{*any_bytes().as("SecretKey")}};
}

/// A message of any content with one header more than the usual among the signed ones.
signed_message any_signed_message(tc3::sign::payload body) {
    signed_message made;
    made.who = any_credential();
    made.service = *any_name().as("service");
    made.timestamp = *any_timestamp().as("timestamp");
    made.message.method = *rc::gen::elementOf(std::vector<std::string>{"GET", "POST"}).as("method");
    made.message.host = *any_name().as("host");
    made.message.query = *text_of("abc=&%20+").as("query");
    made.message.body = *any_bytes().as("body");
    made.message.headers.add("Content-Type", *any_value().as("content type"));
    made.message.headers.add("X-TC-Action", *any_name().as("action"));
    made.message.headers.add("X-Extra", *any_value().as("further header"));
    tc3::sign::sign_options options{made.service, made.timestamp};
    options.signed_headers = *rc::gen::elementOf(std::vector<std::string_view>{
        "content-type;host", "content-type;host;x-tc-action", "content-type;host;x-extra;x-tc-action"});
    options.body = body;
    tc3::sign::trace out;
    tc3::sign::sign_request(made.message, made.who, options, out).value();
    return made;
}

/// Changes one byte of a text that has one, so that it differs also when letter case is ignored.
void flip_a_byte(std::string& text) {
    auto const place = *rc::gen::resize(1000, rc::gen::arbitrary<std::size_t>()).as("place") % text.size();
    auto const bit = *rc::gen::elementOf(std::vector<unsigned>{0, 1, 2, 3, 4, 6, 7}).as("bit");
    text[place] = static_cast<char>(static_cast<unsigned char>(text[place]) ^ (1u << bit));
}

void set(tc3::http::request& message, std::string_view name, std::string_view value) {
    tc3::http::set_header(message.headers, name, value);
}

/// Changes one byte of a part of the Authorization header.
void flip_in_authorization(tc3::http::request& message, std::string_view part) {
    std::string text{message.headers.find("Authorization").value()};
    std::size_t const at = text.find(part);
    std::string changed{part};
    flip_a_byte(changed);
    set(message, "Authorization", text.replace(at, part.size(), changed));
}

std::vector<tc3::sign::v1::parameter> parameters_of(std::map<std::string, std::string> const& values) {
    std::vector<tc3::sign::v1::parameter> all;
    for (auto const& [name, value] : values)
        all.push_back({name, value});
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sign_properties)

RC_BOOST_PROP(what_was_signed_is_valid, ()) {
    signed_message const given = any_signed_message(tc3::sign::payload::hashed);
    RC_ASSERT(given.judged().valid());
}

RC_BOOST_PROP(what_was_signed_without_its_body_is_valid_with_any_body, ()) {
    signed_message given = any_signed_message(tc3::sign::payload::not_included);
    given.message.body = *any_bytes().as("other body");
    RC_ASSERT(given.judged().valid());
}

RC_BOOST_PROP(a_flipped_byte_of_the_body_is_a_mismatch, ()) {
    signed_message given = any_signed_message(tc3::sign::payload::hashed);
    given.message.body += 'x';
    tc3::sign::trace out;
    tc3::sign::sign_request(given.message, given.who, {given.service, given.timestamp}, out).value();
    flip_a_byte(given.message.body);
    RC_ASSERT(given.judged().first() == signature_check::mismatch);
}

RC_BOOST_PROP(a_flipped_byte_of_a_signed_header_fails, ()) {
    signed_message given = any_signed_message(tc3::sign::payload::hashed);
    std::string const name =
        *rc::gen::elementOf(std::vector<std::string>{"Content-Type", "Host", "X-TC-Timestamp"}).as("header");
    std::string value{tc3::detail::trim(*given.message.headers.find(name))};
    RC_PRE(!value.empty());
    flip_a_byte(value);
    RC_PRE(tc3::detail::trim(value) == value);
    set(given.message, name, value);
    RC_ASSERT(!given.judged().failed.empty());
}

RC_BOOST_PROP(a_flipped_byte_of_the_query_of_a_get_is_a_mismatch, ()) {
    signed_message given = any_signed_message(tc3::sign::payload::hashed);
    given.message.method = "GET";
    tc3::sign::trace out;
    tc3::sign::sign_request(given.message, given.who, {given.service, given.timestamp}, out).value();
    flip_a_byte(given.message.query);
    RC_ASSERT(given.judged().first() == signature_check::mismatch);
}

RC_BOOST_PROP(a_flipped_byte_of_the_scope_fails, ()) {
    signed_message given = any_signed_message(tc3::sign::payload::hashed);
    std::string const scope =
        std::string{tc3::sign::date_of(given.timestamp).value().text()} + "/" + given.service + "/tc3_request, ";
    flip_in_authorization(given.message, scope);
    RC_ASSERT(!given.judged().failed.empty());
}

RC_BOOST_PROP(a_flipped_byte_of_the_secret_id_fails, ()) {
    signed_message given = any_signed_message(tc3::sign::payload::hashed);
    flip_in_authorization(given.message, given.who.secret_id + "/");
    RC_ASSERT(!given.judged().failed.empty());
}

RC_BOOST_PROP(a_flipped_byte_of_the_signature_fails, ()) {
    signed_message given = any_signed_message(tc3::sign::payload::hashed);
    std::string const text{given.message.headers.find("Authorization").value()};
    flip_in_authorization(given.message, std::string_view{text}.substr(text.size() - 64));
    auto const first = given.judged().first();
    RC_ASSERT(first == signature_check::mismatch || first == signature_check::malformed);
}

RC_BOOST_PROP(another_key_gives_another_signature, ()) {
    signed_message const given = any_signed_message(tc3::sign::payload::hashed);
    verifier judge{tc3::secret{std::string{given.who.key.reveal()} + "x"}};
    RC_ASSERT(judge.check(given.message, {given.service, given.timestamp}).value().first() ==
              signature_check::mismatch);
}

RC_BOOST_PROP(a_message_may_be_up_to_five_minutes_off, ()) {
    signed_message const given = any_signed_message(tc3::sign::payload::hashed);
    auto const seconds = *rc::gen::elementOf(std::vector<std::int64_t>{0, 1, 299, 300, 301, 3600}).as("seconds");
    auto const sign = *rc::gen::elementOf(std::vector<std::int64_t>{-1, 1}).as("sign");
    verifier judge{given.who};
    auto const verdict = judge.check(given.message, {given.service, given.timestamp + sign * seconds}).value();
    RC_ASSERT(verdict.failed.contains(signature_check::expired) == (seconds > 300));
    RC_ASSERT(verdict.valid() == (seconds <= 300));
}

RC_BOOST_PROP(two_threads_that_share_a_signer_agree, ()) {
    signed_message const given = any_signed_message(tc3::sign::payload::hashed);
    tc3::signer const signer{given.who};
    auto const sign_twenty = [&](std::vector<std::string>& out) {
        tc3::sign::trace trace;
        for (std::int64_t turn = 0; turn < 20; ++turn) {
            tc3::http::request message = given.message;
            std::int64_t const timestamp = (given.timestamp + turn * 50000) % 253402300800;
            signer.sign(message, {given.service, timestamp}, trace).value();
            out.push_back(trace.authorization);
        }
    };
    std::vector<std::string> here;
    std::vector<std::string> there;
    std::thread other{[&] { sign_twenty(there); }};
    sign_twenty(here);
    other.join();
    RC_ASSERT(here == there);
}

RC_BOOST_PROP(what_was_signed_with_v1_is_valid_and_a_flipped_byte_of_a_value_is_a_mismatch, ()) {
    tc3::credential const who = any_credential();
    auto values = *rc::gen::container<std::map<std::string, std::string>>(any_name(), any_bytes()).as("parameters");
    values["Action"] = "CloneDBInstance";
    values["SecretId"] = who.secret_id;
    values["Timestamp"] = std::to_string(*any_timestamp().as("timestamp"));
    values["SignatureMethod"] =
        *rc::gen::elementOf(std::vector<std::string>{"", "HmacSHA1", "HmacSHA256"}).as("SignatureMethod");
    values.erase("Signature");
    values["Flipped"] = *rc::gen::nonEmpty(any_bytes()).as("value");
    std::string const method = *rc::gen::elementOf(std::vector<std::string>{"GET", "POST"}).as("method");

    tc3::http::request message;
    message.method = method;
    message.host = *any_name().as("host");
    std::vector<tc3::sign::v1::parameter> parameters = parameters_of(values);
    tc3::sign::v1::trace out;
    tc3::sign::v1::sign_request(message, parameters, who.key, out).value();
    verifier judge{who};
    RC_ASSERT(judge.check(message, {}).value().valid());

    // The text of the message is changed at the place of the value.
    std::string const before = "Flipped=" + tc3::http::percent_encoded(values["Flipped"]);
    std::string value = values["Flipped"];
    flip_a_byte(value);
    std::string& text = method == "GET" ? message.query : message.body;
    std::size_t at = text.starts_with(before) ? 0 : text.find("&" + before) + 1;
    text.replace(at, before.size(), "Flipped=" + tc3::http::percent_encoded(value));
    RC_ASSERT(judge.check(message, {}).value().first() == signature_check::mismatch);
}

RC_BOOST_PROP(percent_encoding_is_undone_by_decoding, ()) {
    std::string const plain = *any_bytes().as("text");
    std::string const encoded = tc3::http::percent_encoded(plain);
    std::string decoded;
    RC_ASSERT(tc3::http::append_percent_decoded(decoded, encoded, tc3::http::plus_sign::blank));
    RC_ASSERT(decoded == plain);
    RC_ASSERT(tc3::http::decodes_to(encoded, plain));
}

RC_BOOST_PROP(base64_is_undone_by_decoding, ()) {
    std::string const plain = *any_bytes().as("bytes");
    RC_ASSERT(tc3::sign::base64_decoded(tc3::sign::base64(plain)).value() == plain);
}

RC_BOOST_PROP(pieces_of_any_size_have_the_hash_of_the_whole, ()) {
    auto const pieces = *rc::gen::container<std::vector<std::string>>(any_bytes()).as("pieces");
    tc3::sign::sha256_hasher all = tc3::sign::sha256_hasher::make().value();
    std::string whole;
    for (std::string const& piece : pieces) {
        all.add(piece).value();
        whole += piece;
    }
    RC_ASSERT(all.finish().value() == tc3::sign::sha256(whole).value());
}

BOOST_AUTO_TEST_SUITE_END()
