// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_PAGES_HPP
#define TC3_TOOLS_COMMANDS_PAGES_HPP

#include "command.hpp"

#include <string>

namespace tc3::tool {

/// The form of a page or table.
enum class page_form : std::uint8_t { text, json, markdown };

/// `tc3 explain`: the page of a rule, or of each rule that fits a pattern with `*`.
[[nodiscard]] exit_code run_explain(std::string const& rule);

/// `tc3 rules`: a line for each rule.
[[nodiscard]] exit_code run_rules(page_form form);

/// `tc3 contract`: all that is known of an action.
[[nodiscard]] exit_code run_contract(std::string const& action, page_form form);

} // namespace tc3::tool

#endif
