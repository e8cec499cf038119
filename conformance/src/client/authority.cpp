// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "client/authority.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace tc3::conformance {
namespace {

template <class Object, void (*Free)(Object*)>
struct freed {
    void operator()(Object* object) const noexcept { Free(object); }
};
using key_pointer = std::unique_ptr<EVP_PKEY, freed<EVP_PKEY, EVP_PKEY_free>>;
using certificate_pointer = std::unique_ptr<X509, freed<X509, X509_free>>;
using extension_pointer = std::unique_ptr<X509_EXTENSION, freed<X509_EXTENSION, X509_EXTENSION_free>>;

constexpr char const* hosts = "DNS:*.tencentcloudapi.com,DNS:postgres.tencentcloudapi.com,"
                              "DNS:*.intl.tencentcloudapi.com,DNS:localhost,IP:127.0.0.1";
constexpr long a_day = 24L * 60 * 60;

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
    certificate_pointer made = blank_certificate(key, "tc3-conformance throw-away authority", nullptr);
    if (made == nullptr || !add_extension(made.get(), made.get(), NID_basic_constraints, "critical,CA:TRUE") ||
        !add_extension(made.get(), made.get(), NID_key_usage, "critical,keyCertSign,cRLSign") ||
        !add_extension(made.get(), made.get(), NID_subject_key_identifier, "hash") ||
        X509_sign(made.get(), key, EVP_sha256()) == 0)
        return nullptr;
    return made;
}

certificate_pointer make_leaf(EVP_PKEY* key, X509* root, EVP_PKEY* root_key) {
    certificate_pointer made = blank_certificate(key, "tc3-conformance", X509_get_subject_name(root));
    if (made == nullptr || !add_extension(made.get(), root, NID_basic_constraints, "critical,CA:FALSE") ||
        !add_extension(made.get(), root, NID_key_usage, "critical,digitalSignature") ||
        !add_extension(made.get(), root, NID_ext_key_usage, "serverAuth") ||
        !add_extension(made.get(), root, NID_subject_alt_name, hosts) ||
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

bool write_certificate(X509* what, std::string const& file) {
    std::FILE* const out = std::fopen(file.c_str(), "we");
    if (out == nullptr)
        return false;
    bool const written = PEM_write_X509(out, what) == 1;
    return std::fclose(out) == 0 && written;
}

} // namespace

std::unique_ptr<authority> authority::make(std::string& trouble) {
    std::unique_ptr<authority> made{new authority};
    std::error_code fault;
    std::string folder = (std::filesystem::temp_directory_path(fault) / "tc3-conformance-XXXXXX").string();
    if (fault || ::mkdtemp(folder.data()) == nullptr) {
        trouble = "cannot make a temporary folder for the certificate authority";
        return nullptr;
    }
    made->folder_ = folder;
    made->file_ = folder + "/authority.pem";

    key_pointer const root_key{EVP_EC_gen("P-256")};
    key_pointer const key{EVP_EC_gen("P-256")};
    certificate_pointer const root = root_key ? make_root(root_key.get()) : nullptr;
    certificate_pointer const leaf = root && key ? make_leaf(key.get(), root.get(), root_key.get()) : nullptr;
    made->context_ = leaf ? SSL_CTX_new(TLS_server_method()) : nullptr;
    if (made->context_ == nullptr || SSL_CTX_use_certificate(made->context_, leaf.get()) != 1 ||
        SSL_CTX_use_PrivateKey(made->context_, key.get()) != 1) {
        trouble = "OpenSSL could not make a certificate";
        return nullptr;
    }
    SSL_CTX_set_alpn_select_cb(made->context_, choose_http_1, nullptr);
    if (!write_certificate(root.get(), made->file_)) {
        trouble = "cannot write " + made->file_;
        return nullptr;
    }
    return made;
}

authority::~authority() {
    SSL_CTX_free(context_);
    std::error_code ignored;
    if (!folder_.empty())
        std::filesystem::remove_all(folder_, ignored);
}

} // namespace tc3::conformance
