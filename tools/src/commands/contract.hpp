// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_CONTRACT_HPP
#define TC3_TOOLS_COMMANDS_CONTRACT_HPP

#include "command.hpp"
#include "document.hpp"

#include <string_view>

namespace tc3::tool {

/// Shows all that is known of an action. Without a name, lists the actions that are known.
[[nodiscard]] exit_code run_contract(std::string_view name, document_form form);

} // namespace tc3::tool

#endif
