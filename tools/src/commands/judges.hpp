// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_JUDGES_HPP
#define TC3_TOOLS_COMMANDS_JUDGES_HPP

#include <tc3/credential.hpp>
#include <tc3/known_actions.hpp>
#include <tc3/request/judge.hpp>

#include <utility>

namespace tc3::tool {

/// A judge with the key that was given. A key without a SecretId serves for every SecretId; without a key signatures
/// are judged by their form.
[[nodiscard]] inline request_judge make_request_judge(credential who) {
    if (who.key.empty())
        return request_judge{known_actions};
    if (who.secret_id.empty())
        return request_judge{known_actions, std::move(who.key)};
    return request_judge{known_actions, std::move(who)};
}

} // namespace tc3::tool

#endif
