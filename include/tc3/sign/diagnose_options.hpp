// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_SIGN_DIAGNOSE_OPTIONS_HPP
#define TC3_SIGN_DIAGNOSE_OPTIONS_HPP

#include <tc3/secret.hpp>
#include <tc3/sign/cause.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::sign {

/// A text that the client may have signed in the place of the one that it sent.
struct other_text {
    cause what{};
    std::string detail{};
    std::string text{};
};

/// A further key with which the client may have signed.
struct named_key {
    std::string name{}; ///< to tell of it by, since the key itself is never written
    secret key{};
};

/// What is known beside the message and the key. The likelier of the texts come first.
struct diagnose_options {
    std::string_view service{};      ///< the product's short name; empty: not known
    std::vector<other_text> hosts{}; ///< other hosts of the product, `postgres.tencentcloudapi.com`
    std::vector<named_key> keys{};

    /// Makes other texts of the same body, when they are wanted: this layer does not know JSON.
    std::function<std::vector<other_text>()> bodies{};

    std::size_t first_group = 0; ///< that of the diagnosis of a like message: its causes are tried first
};

} // namespace tc3::sign

#endif
