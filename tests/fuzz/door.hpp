// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_FUZZ_DOOR_HPP
#define TC3_TESTS_FUZZ_DOOR_HPP

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

/// The places at which bytes of unknown origin come in. One program has them all; see run.
namespace tc3::fuzz {

/// One such place. Whatever the bytes are, it must not crash, hang or contradict itself.
struct door {
    std::string_view name{};
    void (*open)(std::string_view bytes) = nullptr;
};

[[nodiscard]] std::vector<door> parameter_doors(); // json, typed, flattened
[[nodiscard]] std::vector<door> response_doors();  // response
[[nodiscard]] std::vector<door> signature_doors(); // authorization, signature
[[nodiscard]] std::vector<door> capture_doors();   // har, http, ndjson, tshark, redact, merge
[[nodiscard]] std::vector<door> executor_doors();  // executor

/// Ends the run: two ways to the same answer do not agree.
[[noreturn]] inline void disagree(std::string_view what, std::string_view one, std::string_view other) {
    std::fprintf(stderr, "%.*s\n  one:   %.*s\n  other: %.*s\n", static_cast<int>(what.size()), what.data(),
                 static_cast<int>(one.size()), one.data(), static_cast<int>(other.size()), other.data());
    std::abort();
}

inline void agree(std::string_view what, std::string const& one, std::string const& other) {
    if (one != other)
        disagree(what, one, other);
}

} // namespace tc3::fuzz

#endif
