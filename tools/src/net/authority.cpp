// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "authority.hpp"

#include <tc3/contract/host.hpp>
#include <tc3/known_actions.hpp>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <cstdint>
#include <set>
#include <string_view>

namespace tc3::tool {
namespace {

template <class Object, void (*Free)(Object*)>
struct freed {
    void operator()(Object* object) const noexcept { Free(object); }
};
using key_pointer = std::unique_ptr<EVP_PKEY, freed<EVP_PKEY, EVP_PKEY_free>>;
using certificate_pointer = std::unique_ptr<X509, freed<X509, X509_free>>;
using extension_pointer = std::unique_ptr<X509_EXTENSION, freed<X509_EXTENSION, X509_EXTENSION_free>>;

constexpr long a_day = 24L * 60 * 60;

/// The hosts of all products that have a contract, the regional ones too, and this machine.
std::string subject_names() {
    std::string made = "DNS:localhost,IP:127.0.0.1,IP:::1";
    std::set<std::string_view> seen;
    for (action const* const each : known_actions) {
        product const& owner = *each->owner;
        if (!seen.insert(owner.service).second)
            continue;
        auto const add = [&](std::string_view middle) {
            made.append(",DNS:").append(owner.service).append(middle.empty() ? "" : ".").append(middle);
            made.append(api_domain);
        };
        add("");
        add("intl");
        for (std::string_view const region : owner.access_regions)
            add(region);
    }
    return made;
}

bool add_extension(X509* to, X509* issuer, int what, char const* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, to, nullptr, nullptr, 0);
    extension_pointer const made{X509V3_EXT_conf_nid(nullptr, &context, what, value)};
    return made != nullptr && X509_add_ext(to, made.get(), -1) == 1;
}

bool set_random_serial(X509* of) {
    unsigned char bytes[8];
    if (RAND_bytes(bytes, sizeof bytes) != 1)
        return false;
    std::uint64_t number = 1;
    for (unsigned char const byte : bytes)
        number = (number << 8u | byte) & 0x7FFFFFFFFFFFFFFFu;
    return ASN1_INTEGER_set_uint64(X509_get_serialNumber(of), number | 1u) == 1;
}

/// A certificate without extensions and signature, good for a month.
certificate_pointer blank_certificate(EVP_PKEY* key, char const* name, X509_NAME const* issuer) {
    certificate_pointer made{X509_new()};
    if (made == nullptr || X509_set_version(made.get(), X509_VERSION_3) != 1 || !set_random_serial(made.get()) ||
        X509_gmtime_adj(X509_getm_notBefore(made.get()), -a_day) == nullptr ||
        X509_gmtime_adj(X509_getm_notAfter(made.get()), 30 * a_day) == nullptr || X509_set_pubkey(made.get(), key) != 1)
        return nullptr;
    X509_NAME* const subject = X509_get_subject_name(made.get());
    auto const* const text = reinterpret_cast<unsigned char const*>(name);
    if (X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, text, -1, -1, 0) != 1 ||
        X509_set_issuer_name(made.get(), issuer != nullptr ? issuer : subject) != 1)
        return nullptr;
    return made;
}

certificate_pointer make_root(EVP_PKEY* key) {
    certificate_pointer made = blank_certificate(key, "tc3 throw-away authority", nullptr);
    if (made == nullptr || !add_extension(made.get(), made.get(), NID_basic_constraints, "critical,CA:TRUE") ||
        !add_extension(made.get(), made.get(), NID_key_usage, "critical,keyCertSign,cRLSign") ||
        !add_extension(made.get(), made.get(), NID_subject_key_identifier, "hash") ||
        X509_sign(made.get(), key, EVP_sha256()) == 0)
        return nullptr;
    return made;
}

certificate_pointer make_leaf(EVP_PKEY* key, X509* root, EVP_PKEY* root_key) {
    certificate_pointer made = blank_certificate(key, "tc3", X509_get_subject_name(root));
    if (made == nullptr || !add_extension(made.get(), root, NID_basic_constraints, "critical,CA:FALSE") ||
        !add_extension(made.get(), root, NID_key_usage, "critical,digitalSignature") ||
        !add_extension(made.get(), root, NID_ext_key_usage, "serverAuth") ||
        !add_extension(made.get(), root, NID_subject_alt_name, subject_names().c_str()) ||
        !add_extension(made.get(), root, NID_subject_key_identifier, "hash") ||
        !add_extension(made.get(), root, NID_authority_key_identifier, "keyid") ||
        X509_sign(made.get(), root_key, EVP_sha256()) == 0)
        return nullptr;
    return made;
}

int choose_http_1(SSL*, unsigned char const** out, unsigned char* length, unsigned char const* offered,
                  unsigned int size, void*) {
    constexpr std::string_view wanted = "http/1.1";
    for (unsigned int at = 0; at < size; at += offered[at] + 1u) {
        std::string_view const name{reinterpret_cast<char const*>(offered + at + 1), offered[at]};
        if (name != wanted)
            continue;
        *out = offered + at + 1;
        *length = offered[at];
        return SSL_TLSEXT_ERR_OK;
    }
    return SSL_TLSEXT_ERR_NOACK;
}

std::string in_pem(X509* what) {
    std::unique_ptr<BIO, freed<BIO, BIO_free_all>> const out{BIO_new(BIO_s_mem())};
    char* text = nullptr;
    if (out == nullptr || PEM_write_bio_X509(out.get(), what) != 1)
        return {};
    long const size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

} // namespace

std::unique_ptr<authority> authority::make(std::string& trouble) {
    std::unique_ptr<authority> made{new authority};
    key_pointer const root_key{EVP_EC_gen("P-256")};
    key_pointer const key{EVP_EC_gen("P-256")};
    certificate_pointer const root = root_key ? make_root(root_key.get()) : nullptr;
    certificate_pointer const leaf = root && key ? make_leaf(key.get(), root.get(), root_key.get()) : nullptr;
    made->context_ = leaf ? SSL_CTX_new(TLS_server_method()) : nullptr;
    if (root != nullptr)
        made->certificate_ = in_pem(root.get());
    if (made->certificate_.empty() || made->context_ == nullptr ||
        SSL_CTX_use_certificate(made->context_, leaf.get()) != 1 ||
        SSL_CTX_use_PrivateKey(made->context_, key.get()) != 1) {
        trouble = "OpenSSL could not make a certificate";
        return nullptr;
    }
    SSL_CTX_set_alpn_select_cb(made->context_, choose_http_1, nullptr);
    return made;
}

authority::~authority() {
    SSL_CTX_free(context_);
}

} // namespace tc3::tool
