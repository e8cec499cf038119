// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_CONTRACT_HPP
#define TC3_TOOLS_COMMANDS_CONTRACT_HPP

#include "command.hpp"
#include <cstdint>
#include <string_view>

namespace tc3::tool {

/// The forms in which a contract is shown.
enum class contract_form : std::uint8_t {
    text,
    markdown,
    json,   ///< all that is known, rules and sources, in a form of our own
    schema, ///< JSON Schema 2020-12 of the request
    openapi ///< OpenAPI 3.1
};

/// Shows all that is known of an action. Without a name, lists the actions that are known.
[[nodiscard]] exit_code run_contract(std::string_view name, contract_form form);

} // namespace tc3::tool

#endif
