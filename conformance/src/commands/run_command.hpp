// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_COMMANDS_RUN_COMMAND_HPP
#define TC3_CONFORMANCE_COMMANDS_RUN_COMMAND_HPP

#include "commands/implementation.hpp"
#include "commands/streams.hpp"
#include "run/run.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tc3::conformance {

enum class report_kind : std::uint8_t { text, json, junit, html };

/// A report, and the file it goes to; `-` is standard output.
struct report_choice {
    report_kind kind = report_kind::text;
    std::string target{"-"};
};

/// The options that all modes share.
struct run_options {
    selection wanted{};
    settings with{};
    strictness strict = strictness::must;
    bool fail_fast = false;                   ///< stop at the first case that counts against the exit code
    std::vector<std::string> known_failing{}; ///< names of files
    std::vector<report_choice> reports{};
    std::string emit_failures{};      ///< folder for counterexamples; may be empty
    std::vector<std::string> again{}; ///< as in a record
    mode how = mode::self;
};

/// The bytes of a file; nothing, with a sentence in \p trouble, if it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(std::string const& name, std::string& trouble);

/// Opens what is judged; null, with a sentence, if that is impossible.
using opener = std::function<std::unique_ptr<implementation>(std::string& trouble)>;

/// Judges an implementation by the wanted ones of \p all cases and writes the reports. The text is always written too:
/// to standard output, or to standard error if another report goes there.
[[nodiscard]] exit_code run_all(run_options const& options, std::vector<conformance_case> const& all,
                                opener const& open, streams const& to);

} // namespace tc3::conformance

#endif
