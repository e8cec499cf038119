// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CREDENTIAL_HPP
#define TC3_CREDENTIAL_HPP

#include <tc3/secret.hpp>

#include <string>

namespace tc3 {

/// Who calls: the public SecretId, its SecretKey, and the token that belongs to temporary credentials.
struct credential {
    std::string secret_id{};
    secret key{};
    secret token{}; ///< empty for a long-term key; else sent as X-TC-Token
};

} // namespace tc3

#endif
