// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "sign/openssl_failures.hpp"

#include <dlfcn.h>
#include <openssl/evp.h>

#include <cstddef>

namespace {

thread_local int calls_until_failure = -1;

bool fails_now() {
    return calls_until_failure >= 0 && calls_until_failure-- == 0;
}

template <class Function>
Function* openssl_function(char const* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

} // namespace

void tests::fail_at_call(int number) {
    calls_until_failure = number;
}

bool tests::failure_is_pending() {
    return calls_until_failure >= 0;
}

// These stand before OpenSSL's own functions, which they call.
extern "C" {
EVP_MD* EVP_MD_fetch(OSSL_LIB_CTX* library, char const* name, char const* properties) {
    static auto* const real = openssl_function<EVP_MD*(OSSL_LIB_CTX*, char const*, char const*)>("EVP_MD_fetch");
    return fails_now() ? nullptr : real(library, name, properties);
}
EVP_MD_CTX* EVP_MD_CTX_new() {
    static auto* const real = openssl_function<EVP_MD_CTX*()>("EVP_MD_CTX_new");
    return fails_now() ? nullptr : real();
}
int EVP_MD_CTX_copy_ex(EVP_MD_CTX* to, EVP_MD_CTX const* from) {
    static auto* const real = openssl_function<int(EVP_MD_CTX*, EVP_MD_CTX const*)>("EVP_MD_CTX_copy_ex");
    return fails_now() ? 0 : real(to, from);
}
int EVP_DigestInit_ex2(EVP_MD_CTX* context, EVP_MD const* function, OSSL_PARAM const* parameters) {
    static auto* const real =
        openssl_function<int(EVP_MD_CTX*, EVP_MD const*, OSSL_PARAM const*)>("EVP_DigestInit_ex2");
    return fails_now() ? 0 : real(context, function, parameters);
}
int EVP_DigestUpdate(EVP_MD_CTX* context, void const* data, std::size_t size) {
    static auto* const real = openssl_function<int(EVP_MD_CTX*, void const*, std::size_t)>("EVP_DigestUpdate");
    return fails_now() ? 0 : real(context, data, size);
}
int EVP_DigestFinal_ex(EVP_MD_CTX* context, unsigned char* out, unsigned* size) {
    static auto* const real = openssl_function<int(EVP_MD_CTX*, unsigned char*, unsigned*)>("EVP_DigestFinal_ex");
    return fails_now() ? 0 : real(context, out, size);
}
}
