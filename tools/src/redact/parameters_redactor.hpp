// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REDACT_PARAMETERS_REDACTOR_HPP
#define TC3_TOOLS_REDACT_PARAMETERS_REDACTOR_HPP

#include "redact/word_redactor.hpp"

#include <tc3/contract/structure.hpp>

#include <string>
#include <string_view>

namespace tc3::tool {

/// What becomes of a scalar.
///
/// What a contract declares harmless stays, and so does what it says of errors in sentences, up to ids. All else is
/// replaced, the more so what no contract knows.
/// \param member null: no contract has it
[[nodiscard]] treatment treatment_of(row const* member, bool is_secret);

/// Redacts a body that is JSON, should be, or is anything else but a form, in place. Brackets, names, escapes, blanks
/// and what is broken stay where they are, so that the same is found in it at the same place.
/// \param root the structure of the whole; null: unknown
void redact_json(std::string& body, structure const* root, word_redactor& words);

/// Redacts a query or form.
void redact_parameters(std::string& text, structure const* root, word_redactor& words);

/// What stands in the place of a SecretId, and tells people so.
[[nodiscard]] std::string stand_in_of(std::string_view secret_id, word_redactor& words);

} // namespace tc3::tool

#endif
