// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_KNOWN_ACTIONS_HPP
#define TC3_KNOWN_ACTIONS_HPP

#include <tc3/contract/action.hpp>
#include <tc3/postgres/v20170312/clone_db_instance.hpp>

namespace tc3 {

/// The contracts that come with this library. A new action is one header and one line here.
inline constexpr action const* known_action_list[] = {
    &postgres::v20170312::clone_db_instance::contract,
};

inline constexpr contract_set known_actions{known_action_list};

} // namespace tc3

#endif
