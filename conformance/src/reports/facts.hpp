// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_REPORTS_FACTS_HPP
#define TC3_CONFORMANCE_REPORTS_FACTS_HPP

#include "foreign_text.hpp"
#include "run/run.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What reports of every form say in the same words.
namespace tc3::conformance::reports {

using tool::escaped;
using tool::legal_text;
using tool::shell_quoted;
using tool::terminal_text;

/// Something that is known of an outcome. The text may have several lines and may hold any bytes.
struct fact {
    std::string_view name;
    std::string text;
};

/// What is told of a case that did not pass, in this order; what is not known is left out.
[[nodiscard]] std::vector<fact> facts_of(outcome const& one, run_record const& made);

/// `paraphrase (page, date)`
[[nodiscard]] std::string in_words(source const& origin);

/// `name version (language)`
[[nodiscard]] std::string in_words(introduction const& about);

/// What the implementation offers and where its defects are reported; empty if it said nothing.
[[nodiscard]] std::string abilities_of(introduction const& about);

/// The bodies that a question of the executor's protocol holds in Base64, for reading; empty if there are none or they
/// are no text.
[[nodiscard]] std::string body_in(std::string_view question);

/// The command that repeats one case.
[[nodiscard]] std::string command_for(std::string_view id, run_record const& made);

/// `2 MUST cases and a SHOULD case did not pass`, or that all is well.
[[nodiscard]] std::string conclusion_of(run_record const& made, strictness strict);

/// Something for a person to read: cut behind so many bytes, at the edge of a code point, with a remark.
[[nodiscard]] std::string excerpt(std::string_view text);

} // namespace tc3::conformance::reports

#endif
