// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
//
// Uses tc3 as a stranger would. The two calls at the end need what tc3::tc3 must bring along: Boost.JSON and OpenSSL.
#include <tc3/version.hpp>

#include <boost/json.hpp>
#include <openssl/evp.h>

#include <iostream>

int main() {
    std::cout << "tc3 " << tc3::library_version << '\n';
    if (tc3::library_version != TC3_EXPECTED_VERSION) {
        std::cerr << "expected " << TC3_EXPECTED_VERSION << '\n';
        return 1;
    }
    bool const has_json = boost::json::parse(R"({"Storage": 10})").at("Storage") == 10;
    bool const has_openssl = EVP_MD_get_size(EVP_sha256()) == 32;
    return has_json && has_openssl ? 0 : 1;
}
