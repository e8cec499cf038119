// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_JUDGEMENT_HPP
#define TC3_CONFORMANCE_JUDGEMENT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tc3::conformance {

/// How a case ended.
enum class verdict : std::uint8_t {
    passed,
    failed,
    failed_as_expected,  ///< failed, and stands in the list of known failures
    unexpectedly_passed, ///< passed, although it stands there
    skipped,             ///< the implementation said that it cannot do this
    not_applicable,      ///< this mode, or what the implementation can do, has no place for it
    errored,             ///< the implementation died, or answered what is no answer
    timed_out            ///< it did not answer before the deadline
};

inline constexpr std::array<std::string_view, 8> verdict_names{
    "passed",         "failed",  "failed-as-expected", "unexpectedly-passed", "skipped",
    "not-applicable", "errored", "timed-out"};

[[nodiscard]] constexpr std::string_view to_string(verdict what) noexcept {
    return verdict_names[static_cast<std::size_t>(what)];
}

/// What shows that an implementation is wrong: the smallest that was found.
struct counterexample {
    std::string input{};    ///< what the implementation was given: a line of the protocol, or an HTTP message
    std::string mutation{}; ///< what was done to a valid request to make it; empty if nothing was
    std::string expected{}; ///< what the contract demands
    std::string got{};      ///< what the implementation did
};

/// What came out of one case.
struct judgement {
    verdict what = verdict::passed;
    std::string message{}; ///< one sentence; empty when it passed
    std::optional<counterexample> shown{};

    [[nodiscard]] bool is_passed() const noexcept { return what == verdict::passed; }
};

[[nodiscard]] inline judgement passed() {
    return {};
}
[[nodiscard]] inline judgement failed(std::string message, counterexample shown) {
    return {verdict::failed, std::move(message), std::move(shown)};
}
/// An end without a verdict on the implementation: skipped, not applicable, errored or timed out.
[[nodiscard]] inline judgement ended(verdict what, std::string message) {
    return {what, std::move(message), std::nullopt};
}

} // namespace tc3::conformance

#endif
