// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_KNOWN_ACTIONS_HPP
#define TC3_KNOWN_ACTIONS_HPP

#include <tc3/contract/action.hpp>
#include <tc3/postgres/v20170312/clone_db_instance.hpp>
#include <tc3/postgres/v20170312/describe_clone_db_instance_spec.hpp>

namespace tc3 {

/// The actions whose contracts come with this library. A new one is one header and one line here.
using known_action_types = action_types<
    action_structs<postgres::v20170312::CloneDBInstanceRequest, postgres::v20170312::CloneDBInstanceResponse>,
    action_structs<postgres::v20170312::DescribeCloneDBInstanceSpecRequest,
                   postgres::v20170312::DescribeCloneDBInstanceSpecResponse>>;

/// Their contracts.
inline constexpr contract_set known_actions{known_action_types::contracts};

} // namespace tc3

#endif
