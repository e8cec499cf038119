// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CLIENT_AUTHORITY_HPP
#define TC3_CONFORMANCE_CLIENT_AUTHORITY_HPP

#include <memory>
#include <string>

struct ssl_ctx_st;

namespace tc3::conformance {

/// A certificate authority of our own, made anew each time, with one certificate for the hosts that a listener stands
/// in for: those of the API, `localhost` and 127.0.0.1.
///
/// Its private key never leaves the process. Its certificate lies in a file in a temporary folder, which goes with the
/// object.
class authority {
  public:
    /// Null, with a sentence in \p trouble, if OpenSSL or the file system does not let us.
    [[nodiscard]] static std::unique_ptr<authority> make(std::string& trouble);

    authority(authority const&) = delete;
    authority& operator=(authority const&) = delete;
    ~authority();

    /// The file with the authority's certificate, in PEM.
    [[nodiscard]] std::string const& file() const noexcept { return file_; }

    /// What OpenSSL needs to answer as one of the hosts. Speaks HTTP/1.1 only.
    [[nodiscard]] ssl_ctx_st* context() const noexcept { return context_; }

  private:
    authority() = default;

    std::string folder_{};
    std::string file_{};
    ssl_ctx_st* context_ = nullptr;
};

} // namespace tc3::conformance

#endif
