// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_EXPLAIN_HPP
#define TC3_TOOLS_COMMANDS_EXPLAIN_HPP

#include "command.hpp"
#include "document.hpp"

#include <tc3/rules/catalogue.hpp>

#include <string>
#include <string_view>

namespace tc3::tool {

/// Shows the page of a rule. For the first part of an id, or a pattern with `*`, lists the rules that it fits, or, in
/// another form than text, shows their pages.
[[nodiscard]] exit_code run_explain(std::string_view rule, document_form form);

/// Shows all rules in a table.
[[nodiscard]] exit_code run_rules(document_form form);

/// The page of a rule: what must hold, why, examples, what to do.
[[nodiscard]] std::string page_in_words(rules::page const& of, document_form form);

/// `paraphrase (page, date)`; empty if there is none.
[[nodiscard]] std::string source_in_words(source const& origin);

/// Why no rule fits a pattern: a sentence with what may have been meant. Empty if one does.
[[nodiscard]] std::string no_such_rule(std::string_view pattern);

} // namespace tc3::tool

#endif
