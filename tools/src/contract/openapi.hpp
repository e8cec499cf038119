// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CONTRACT_OPENAPI_HPP
#define TC3_TOOLS_CONTRACT_OPENAPI_HPP

#include <tc3/contract/action.hpp>

#include <string>

namespace tc3::tool {

/// An action as an OpenAPI 3.1 document: POST with a JSON body, signed with TC3-HMAC-SHA256.
[[nodiscard]] std::string openapi_of(action const& contract);

} // namespace tc3::tool

#endif
