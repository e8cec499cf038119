// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/sign/loose.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using tc3::sign::read_loosely;

namespace {

std::string const digits(64, 'a');

std::string faults_of(std::string const& header) {
    auto const read = read_loosely(header);
    if (!read)
        return "unreadable";
    std::string made = read->secret_id + " " + read->date + " " + read->service + " " + read->signed_headers + ":";
    for (auto const* faults : {&read->faults, &read->signature.faults})
        for (tc3::sign::found_cause const& one : *faults)
            made += " " + std::string{tc3::sign::words_of(one.what).id};
    return made;
}

} // namespace

BOOST_AUTO_TEST_SUITE(sign_loose)

BOOST_AUTO_TEST_CASE(a_documented_header_has_no_fault) {
    BOOST_TEST(faults_of("TC3-HMAC-SHA256 Credential=id/2019-02-25/cvm/tc3_request, SignedHeaders=a;b, Signature=" +
                         digits) == "id 2019-02-25 cvm a;b:");
}

BOOST_AUTO_TEST_CASE(headers_of_other_forms_are_read_and_their_faults_told) {
    std::string const scope = "id/2019-02-25/cvm/tc3_request";
    for (std::string const& header :
         {"TC3-HMAC-SHA256 Credential=" + scope + ",SignedHeaders=a;b,Signature=" + digits,
          "TC3-HMAC-SHA256 credential=" + scope + ", signedheaders=a;b, signature=" + digits,
          "TC3-HMAC-SHA256 Credential=\"" + scope + "\", SignedHeaders=\"a;b\", Signature=\"" + digits + "\"",
          "TC3-HMAC-SHA256 Signature=" + digits + ", SignedHeaders=a;b, Credential=" + scope,
          "TC3-HMAC-SHA256 Credential: " + scope + ", SignedHeaders: a;b, Signature: " + digits,
          "TC3-HMAC-SHA1 Credential=" + scope + ", SignedHeaders=a;b, Signature=" + digits})
        BOOST_TEST(faults_of(header) == "id 2019-02-25 cvm a;b: authorization-form", header);
    BOOST_TEST(faults_of("TC3-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=a;b, Signature=" + digits + "\r\n") ==
               "id 2019-02-25 cvm a;b: signature-white-space");
}

BOOST_AUTO_TEST_CASE(what_is_no_such_header_is_not_read) {
    for (std::string const header : {"", "SKIP", "Bearer abc", "Credential=a/b/c, SignedHeaders=a, Signature=zz",
                                     "Credential=a, SignedHeaders=a, Signature=00"})
        BOOST_TEST(faults_of(header) == "unreadable", header);
}

BOOST_AUTO_TEST_SUITE_END()
