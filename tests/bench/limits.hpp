// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_BENCH_LIMITS_HPP
#define TC3_TESTS_BENCH_LIMITS_HPP

#include "sample.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

/// What the work costs when it is written by hand for this one call: the measure of our own code.
///
/// Nothing here is general, safe or able to report anything. That is the point: it shows what the hashes, the parser
/// and the rules cost by themselves.
namespace bench::limit {

/// SHA-256 and the signing key of a day, with all states of OpenSSL made ready before.
class hashing {
  public:
    hashing();
    hashing(hashing const&) = delete;
    hashing& operator=(hashing const&) = delete;
    ~hashing();

    /// 64 lower-case hexadecimal digits of the hash of a text.
    void sha256_hex(std::string_view text, char* out);
    /// The same of its message authentication code under the signing key.
    void hmac_hex(std::string_view text, char* out);

  private:
    EVP_MD_CTX* fresh_;
    EVP_MD_CTX* inner_;
    EVP_MD_CTX* outer_;
    EVP_MD_CTX* work_;
};

/// The hashes of one signature and nothing else: those of a body, of a canonical request and of a string to sign, which
/// are given as they are.
void hash_all(hashing& with, std::string_view body, std::string_view canonical_request, std::string_view string_to_sign,
              std::array<char, 64>& signature);

/// Fills, writes and signs the call of the sample into complete HTTP bytes. Nothing is validated.
void write_call(hashing& with, request& filled, std::string& body, std::string& canonical, std::string& out);

/// Parses with a handler that does nothing. False if it is no JSON.
[[nodiscard]] bool parse_empty(std::string_view text);

/// Checks the rules of the request in the events of the parser: a verdict, no findings.
[[nodiscard]] bool judge_events(std::string_view text);

/// Checks them in the typed struct.
[[nodiscard]] bool judge_struct(request const& object);

/// Parses to a Boost.JSON DOM in memory that is used again.
[[nodiscard]] bool parse_dom(std::string_view text);

/// A reply taken apart by hand in the events of the parser.
struct decoded {
    response value{};
    std::string code{};
    std::string message{};
    bool failed = false;
};
[[nodiscard]] bool decode(std::string_view text, decoded& out);

} // namespace bench::limit

#endif
