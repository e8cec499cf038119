// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/verify.hpp>

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// The published and computed signatures of conformance/vectors.

namespace json = boost::json;
using tc3::sign::trace;

namespace {

std::string contents(std::filesystem::path const& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// One folder.
struct vector {
    std::filesystem::path folder;
    json::object values;

    [[nodiscard]] std::string text(std::string_view name) const {
        json::value const* const found = values.if_contains(name);
        return found != nullptr && found->is_string() ? std::string{found->as_string()} : std::string{};
    }
    [[nodiscard]] std::string expected(std::string_view name) const {
        return std::string{values.at("expected").as_object().at(name).as_string()};
    }
    [[nodiscard]] json::object published() const {
        json::value const* const found = values.if_contains("published");
        return found != nullptr ? found->as_object() : json::object{};
    }
    [[nodiscard]] std::string file(std::string_view name) const { return contents(folder / name); }
    [[nodiscard]] bool is_computed() const { return std::filesystem::exists(folder / "string-to-sign.txt"); }
    [[nodiscard]] bool is_tc3() const { return text("algorithm") == "TC3-HMAC-SHA256"; }
    [[nodiscard]] bool is_literal() const { return values.contains("payload_line"); }
    [[nodiscard]] bool does_not_reproduce() const { return values.at("reproduces") == false; }
    [[nodiscard]] tc3::credential credential() const { return {text("secret_id"), tc3::secret{text("secret_key")}}; }
    [[nodiscard]] std::string host() const { return text("host"); }

    [[nodiscard]] tc3::http::request message() const {
        tc3::http::request made{text("method"), "https", host(), text("path"), text("query"), {}, file("body.bin")};
        if (json::value const* const headers = values.if_contains("headers"))
            for (json::value const& line : headers->as_array())
                made.headers.add(line.at(0).as_string(), line.at(1).as_string());
        return made;
    }
};

std::vector<vector> const& all_vectors() {
    static std::vector<vector> const all = [] {
        std::vector<vector> found;
        for (std::filesystem::directory_entry const& entry : std::filesystem::directory_iterator{TC3_VECTORS})
            if (entry.is_directory())
                found.push_back({entry.path(), json::parse(contents(entry.path() / "case.json")).as_object()});
        auto const by_name = [](vector const& a, vector const& b) { return a.folder < b.folder; };
        std::sort(found.begin(), found.end(), by_name);
        return found;
    }();
    return all;
}

vector const& vector_named(std::string_view id) {
    auto const has_name = [id](vector const& one) { return one.text("id") == id; };
    auto const found = std::find_if(all_vectors().begin(), all_vectors().end(), has_name);
    BOOST_TEST_REQUIRE((found != all_vectors().end()));
    return *found;
}

/// What the library computes for a vector, by the names that `published` uses.
using computed_values = std::map<std::string, std::string, std::less<>>;

computed_values computed_tc3(vector const& given, tc3::http::request& message) {
    tc3::credential const who = given.credential();
    std::string const service = given.text("service");
    std::string const names = given.text("signed_headers");
    std::int64_t const timestamp = given.values.at("timestamp").as_int64();
    trace out;
    tc3::sign::sign_request(message, who, {service, timestamp, names}, out).value();
    std::string const date{tc3::sign::date_of(timestamp).value().text()};
    auto const keys = tc3::sign::derive_keys(who.key.reveal(), {date, service}).value();
    return {{"canonical_headers", out.canonical_headers},
            {"signed_headers", out.signed_headers},
            {"hashed_payload", out.hashed_payload},
            {"canonical_request", out.canonical_request},
            {"hashed_canonical_request", out.hashed_canonical_request},
            {"credential_scope", out.credential_scope},
            {"string_to_sign", out.string_to_sign},
            {"date_key", tc3::sign::hex(keys.date)},
            {"service_key", tc3::sign::hex(keys.service)},
            {"signing_key", tc3::sign::hex(keys.signing)},
            {"signature", out.signature},
            {"authorization", out.authorization}};
}

computed_values computed_v1(vector const& given, tc3::http::request& message) {
    std::vector<tc3::sign::v1::parameter> parameters;
    json::object const& named = given.values.at("parameters").as_object();
    for (json::key_value_pair const& p : named)
        parameters.push_back({p.key(), p.value().as_string()});
    tc3::secret const key{given.text("secret_key")};
    tc3::sign::v1::trace out;
    tc3::sign::v1::sign_request(message, parameters, key, out).value();
    return {{"string_to_sign", out.string_to_sign},
            {"signature", out.signature},
            {"encoded_signature", tc3::http::percent_encoded(out.signature)},
            {"signed_parameters", out.text}};
}

/// Computes a vector and gives its message signed.
computed_values computed(vector const& given, tc3::http::request& message) {
    message = given.message();
    return given.is_tc3() ? computed_tc3(given, message) : computed_v1(given, message);
}

/// The string to sign and signature that come of the payload's line that a vector gives.
trace computed_with_payload_line(vector const& given) {
    tc3::sign::scope const scope{"2021-12-24", "postgres"};
    trace out;
    out.canonical_headers = given.expected("canonical_headers");
    out.signed_headers = given.text("signed_headers");
    out.hashed_payload = given.text("payload_line");
    std::string const timestamp = std::to_string(given.values.at("timestamp").as_int64());
    tc3::http::request const message = given.message();
    tc3::sign::write_string_to_sign(out, tc3::sign::target_of(message), timestamp, scope).value();
    auto const key = tc3::sign::derive_signing_key(given.text("secret_key"), scope).value();
    tc3::sign::write_signature(out, key).value();
    tc3::sign::write_authorization(out, given.text("secret_id"));
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sign_vectors)

BOOST_AUTO_TEST_CASE(there_are_as_many_as_the_readme_says) {
    auto const count = [](auto&& which) { return std::count_if(all_vectors().begin(), all_vectors().end(), which); };
    BOOST_TEST(all_vectors().size() == 44u);
    BOOST_TEST(count([](vector const& v) { return v.is_computed(); }) == 40);
    BOOST_TEST(count([](vector const& v) { return v.values.at("reproduces") == true; }) == 19);
    BOOST_TEST(count([](vector const& v) { return v.does_not_reproduce(); }) == 8);
    BOOST_TEST(count([](vector const& v) { return v.values.at("reproduces").is_null(); }) == 17);
    BOOST_TEST(count([](vector const& v) { return v.is_literal(); }) == 1);
    BOOST_TEST(count([](vector const& v) { return v.folder.filename() == v.text("id"); }) == 44);
    BOOST_TEST(count([](vector const& v) { return !v.text("note").empty(); }) == 44);
}

BOOST_AUTO_TEST_CASE(each_tc3_vector_is_reproduced_with_every_intermediate) {
    int reproduced = 0;
    for (vector const& given : all_vectors()) {
        if (!given.is_computed() || !given.is_tc3() || given.is_literal())
            continue;
        BOOST_TEST_CONTEXT(given.text("id")) {
            tc3::http::request message;
            computed_values const values = computed(given, message);
            for (std::string_view const name : {"canonical_headers", "hashed_payload", "hashed_canonical_request",
                                                "credential_scope", "date_key", "service_key", "signing_key"})
                BOOST_TEST(values.find(name)->second == given.expected(name), name);
            BOOST_TEST(values.at("signed_headers") == given.text("signed_headers"));
            BOOST_TEST(values.at("canonical_request") == given.file("canonical-request.txt"));
            BOOST_TEST(values.at("string_to_sign") == given.file("string-to-sign.txt"));
            BOOST_TEST(values.at("signature") == given.file("signature.txt"));
            BOOST_TEST(values.at("authorization") == given.file("authorization.txt"));
            ++reproduced;
        }
    }
    BOOST_TEST(reproduced == 21);
}

BOOST_AUTO_TEST_CASE(each_v1_vector_is_reproduced_with_every_intermediate) {
    int reproduced = 0;
    for (vector const& given : all_vectors()) {
        if (!given.is_computed() || given.is_tc3())
            continue;
        BOOST_TEST_CONTEXT(given.text("id")) {
            tc3::http::request message;
            computed_values const values = computed(given, message);
            BOOST_TEST(values.at("string_to_sign") == given.file("string-to-sign.txt"));
            BOOST_TEST(values.at("signature") == given.file("signature.txt"));
            BOOST_TEST(values.at("signed_parameters") == given.file("signed-parameters.txt"));
            ++reproduced;
        }
    }
    BOOST_TEST(reproduced == 18);
}

BOOST_AUTO_TEST_CASE(each_value_that_a_source_prints_is_met_where_the_vector_says_so) {
    int met = 0;
    for (vector const& given : all_vectors()) {
        if (given.values.at("reproduces") != true)
            continue;
        BOOST_TEST_CONTEXT(given.text("id")) {
            tc3::http::request message;
            computed_values const values = computed(given, message);
            BOOST_TEST(given.published().contains("signature"));
            for (json::key_value_pair const& printed : given.published())
                BOOST_TEST(values.at(std::string{printed.key()}) == printed.value().as_string(), printed.key());
            ++met;
        }
    }
    BOOST_TEST(met == 19);
}

BOOST_AUTO_TEST_CASE(each_message_is_found_valid_when_it_comes_in) {
    int valid = 0;
    for (vector const& given : all_vectors()) {
        if (!given.is_computed() || given.is_literal())
            continue;
        BOOST_TEST_CONTEXT(given.text("id")) {
            tc3::http::request message;
            computed(given, message);
            tc3::sign::verifier judge{given.credential()};
            std::string const service = given.text("service");
            auto const verdict = judge.check(message, {service}).value();
            BOOST_TEST(verdict.valid());
            valid += verdict.valid() ? 1 : 0;
        }
    }
    BOOST_TEST(valid == 39);
}

BOOST_AUTO_TEST_CASE(the_literal_payload_line_is_reproduced_only_when_it_is_given_by_hand) {
    vector const& given = vector_named("tc3-derived-clone-unsigned-payload-literal");
    trace const by_hand = computed_with_payload_line(given);
    BOOST_TEST(by_hand.canonical_request == given.file("canonical-request.txt"));
    BOOST_TEST(by_hand.hashed_canonical_request == given.expected("hashed_canonical_request"));
    BOOST_TEST(by_hand.string_to_sign == given.file("string-to-sign.txt"));
    BOOST_TEST(by_hand.signature == given.file("signature.txt"));
    BOOST_TEST(by_hand.authorization == given.file("authorization.txt"));

    // The signer makes the other vector of the same message out of it.
    tc3::http::request message;
    computed_values const values = computed(given, message);
    vector const& official = vector_named("tc3-derived-clone-unsigned-payload");
    BOOST_TEST(values.at("signature") != given.file("signature.txt"));
    BOOST_TEST(values.at("signature") == official.file("signature.txt"));

    tc3::http::request received = given.message();
    received.headers.add("Authorization", given.file("authorization.txt"));
    tc3::sign::verifier judge{given.credential()};
    auto const verdict = judge.check(received, {"postgres"}).value();
    BOOST_TEST((verdict.first() == tc3::sign::signature_check::mismatch));
}

BOOST_AUTO_TEST_CASE(a_misprinted_signature_is_not_that_of_its_inputs) {
    for (std::string_view const id : {"tc3-cvm-get-as-printed-wrong-host", "tc3-cvm-post-remasked-key",
                                      "v1-cvm-get-sha1-old-cvm-page", "v1-cvm-get-sha1-remasked-key"})
        BOOST_TEST_CONTEXT(id) {
            vector const& given = vector_named(id);
            BOOST_TEST(given.does_not_reproduce());
            tc3::http::request message;
            computed_values const values = computed(given, message);
            BOOST_TEST(values.at("signature") != given.published().at("signature").as_string());
        }
}

BOOST_AUTO_TEST_CASE(three_misprinted_signatures_belong_to_the_examples_that_they_were_copied_from) {
    auto const printed = [](std::string_view id) {
        return std::string{vector_named(id).published().at("signature").as_string()};
    };
    BOOST_TEST(printed("tc3-cvm-get-as-printed-wrong-host") ==
               vector_named("tc3-cvm-get-example-key").file("signature.txt"));
    BOOST_TEST(printed("tc3-cvm-post-remasked-key") == vector_named("tc3-cvm-post-example-key").file("signature.txt"));
    BOOST_TEST(printed("v1-cvm-get-sha1-remasked-key") ==
               vector_named("v1-cvm-get-sha1-example-key").file("signature.txt"));
}

BOOST_AUTO_TEST_CASE(illustrations_have_neither_key_nor_computed_values) {
    for (std::string_view const id :
         {"tc3-commonparams-post-json-illustrative", "tc3-commonparams-post-multipart-illustrative",
          "tc3-authorization-header-illustrative", "v1-commonparams-sha256-illustrative"})
        BOOST_TEST_CONTEXT(id) {
            BOOST_TEST(vector_named(id).does_not_reproduce());
            BOOST_TEST(vector_named(id).values.at("secret_key").is_null());
            BOOST_TEST(!vector_named(id).is_computed());
        }
}

BOOST_AUTO_TEST_CASE(one_illustrated_signature_stands_below_two_different_messages) {
    vector const& one = vector_named("tc3-commonparams-post-json-illustrative");
    vector const& other = vector_named("tc3-commonparams-post-multipart-illustrative");
    BOOST_TEST(one.published().at("signature") == other.published().at("signature"));
    auto const hashed_body = [](vector const& v) {
        return tc3::sign::hex(tc3::sign::sha256(v.file("body.bin")).value());
    };
    BOOST_TEST(hashed_body(one) == one.expected("hashed_payload"));
    BOOST_TEST(hashed_body(other) == other.expected("hashed_payload"));
    BOOST_TEST(hashed_body(one) != hashed_body(other));
}

BOOST_AUTO_TEST_CASE(the_illustrated_header_is_malformed) {
    tc3::sign::signature_parts parts;
    std::string const text{
        vector_named("tc3-authorization-header-illustrative").published().at("authorization").as_string()};
    BOOST_TEST((tc3::sign::parse_authorization(text, parts) == tc3::sign::authorization_form::malformed));
}

BOOST_AUTO_TEST_CASE(the_illustrated_v1_signature_does_not_have_the_length_of_one) {
    vector const& given = vector_named("v1-commonparams-sha256-illustrative");
    std::string const signature{given.published().at("signature").as_string()};
    BOOST_TEST(tc3::sign::base64_decoded(signature).value().size() != tc3::sign::digest_size(tc3::sign::hash::sha256));
}

BOOST_AUTO_TEST_SUITE_END()
