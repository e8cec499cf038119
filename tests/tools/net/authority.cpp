// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "net/authority.hpp"

#include <boost/test/unit_test.hpp>

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>

using tc3::tool::authority;

namespace {

std::unique_ptr<authority> made() {
    std::string trouble;
    auto one = authority::make(trouble);
    BOOST_TEST_REQUIRE(one != nullptr, trouble);
    return one;
}

struct freed {
    void operator()(X509* what) const { X509_free(what); }
    void operator()(BIO* what) const { BIO_free_all(what); }
};

std::unique_ptr<X509, freed> root_of(authority const& from) {
    std::unique_ptr<BIO, freed> const in{
        BIO_new_mem_buf(from.certificate().data(), static_cast<int>(from.certificate().size()))};
    return std::unique_ptr<X509, freed>{PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr)};
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool_net_authority)

BOOST_AUTO_TEST_CASE(the_certificate_is_for_the_hosts_of_known_products_and_for_this_machine) {
    auto const identity = made();
    X509* const leaf = SSL_CTX_get0_certificate(identity->context());
    for (char const* const host :
         {"postgres.tencentcloudapi.com", "postgres.intl.tencentcloudapi.com",
          "postgres.ap-guangzhou.tencentcloudapi.com", "postgres.ap-shanghai-fsi.tencentcloudapi.com", "localhost"})
        BOOST_TEST(X509_check_host(leaf, host, 0, 0, nullptr) == 1, host);
    for (char const* const host : {"example.com", "postgres.ap-nowhere.tencentcloudapi.com", "127.0.0.2"})
        BOOST_TEST(X509_check_host(leaf, host, 0, 0, nullptr) == 0, host);
    BOOST_TEST(X509_check_ip_asc(leaf, "127.0.0.1", 0) == 1);
    BOOST_TEST(X509_check_ip_asc(leaf, "::1", 0) == 1);
}

BOOST_AUTO_TEST_CASE(the_authority_signed_it_and_its_key_is_not_told) {
    auto const identity = made();
    auto const root = root_of(*identity);
    BOOST_TEST_REQUIRE(root != nullptr);
    BOOST_TEST(X509_check_ca(root.get()) == 1);
    BOOST_TEST(X509_verify(SSL_CTX_get0_certificate(identity->context()), X509_get0_pubkey(root.get())) == 1);
    BOOST_TEST(identity->certificate().find("PRIVATE") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(each_authority_is_another_one) {
    BOOST_TEST(made()->certificate() != made()->certificate());
}

BOOST_AUTO_TEST_SUITE_END()
