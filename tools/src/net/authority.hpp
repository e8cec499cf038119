// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_NET_AUTHORITY_HPP
#define TC3_TOOLS_NET_AUTHORITY_HPP

#include <memory>
#include <string>

struct ssl_ctx_st;

namespace tc3::tool {

/// A certificate authority of our own, made anew each time, with one certificate for the hosts that a server of ours
/// stands in for: those of the API, `localhost` and the loopback addresses.
///
/// Its private keys never leave the process.
class authority {
  public:
    /// Null, with a sentence in \p trouble, if OpenSSL does not let us.
    [[nodiscard]] static std::unique_ptr<authority> make(std::string& trouble);

    authority(authority const&) = delete;
    authority& operator=(authority const&) = delete;
    ~authority();

    /// The authority's certificate in PEM, for the clients that are to trust it.
    [[nodiscard]] std::string const& certificate() const noexcept { return certificate_; }

    /// What OpenSSL needs to answer as one of the hosts. Speaks HTTP/1.1 only.
    [[nodiscard]] ssl_ctx_st* context() const noexcept { return context_; }

  private:
    authority() = default;

    std::string certificate_{};
    ssl_ctx_st* context_ = nullptr;
};

} // namespace tc3::tool

#endif
