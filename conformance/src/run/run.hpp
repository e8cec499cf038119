// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_RUN_RUN_HPP
#define TC3_CONFORMANCE_RUN_RUN_HPP

#include "case.hpp"
#include "executor/peer.hpp"
#include "run/known_failures.hpp"
#include "run/mode.hpp"
#include "run/selection.hpp"
#include "settings.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// Runs cases against an implementation, one after the other.
namespace tc3::conformance {

/// The exit codes of the program.
enum class exit_code : int {
    conforms = 0,    ///< no case that counts did anything but pass, or fail as expected
    fails = 1,       ///< one did, or a case passed that is known to fail
    wrong_usage = 2, ///< an option or argument that is not taken
    unreachable = 3, ///< the implementation cannot be started or reached
    internal_error = 70
};

/// What is judged: that peer is set that the mode needs.
struct subject {
    mode how = mode::self;
    executor_peer* executor = nullptr;
    server_peer* server = nullptr;
    client_peer* client = nullptr;
};

/// A case and how it ended.
struct outcome {
    conformance_case const* of = nullptr;
    judgement judged{};
    std::chrono::milliseconds took{};
    bool is_our_fault = false; ///< the case itself broke down, whatever the implementation did
};

/// How often each verdict was given, in the order of `verdict`.
struct totals {
    std::array<std::size_t, verdict_names.size()> of{};

    [[nodiscard]] std::size_t operator[](verdict what) const noexcept { return of[static_cast<std::size_t>(what)]; }
    void add(verdict what) noexcept { ++of[static_cast<std::size_t>(what)]; }
    /// Cases in which the implementation was put to the test.
    [[nodiscard]] std::size_t judged() const noexcept;
};

/// All that reports tell of a run.
struct run_record {
    std::string suite{}; ///< version
    mode how = mode::self;
    introduction about{}; ///< of the implementation; of a server or client the name alone
    settings with{};
    std::vector<std::string> again{}; ///< the arguments that repeat the run, without `--case`, for a shell
    std::vector<outcome> outcomes{};
    std::string ended_badly{}; ///< a sentence, if the implementation did not end as it should

    [[nodiscard]] totals counts() const noexcept;
};

/// Whether a verdict says that an implementation did what it should not.
[[nodiscard]] constexpr bool is_bad(verdict what) noexcept {
    return what == verdict::failed || what == verdict::errored || what == verdict::timed_out ||
           what == verdict::unexpectedly_passed;
}

/// Runs one case.
[[nodiscard]] outcome run_case(conformance_case const& one, subject const& of, settings const& with,
                               known_failures const& known);

/// Which levels decide the exit code.
enum class strictness : std::uint8_t { must, must_and_should };

/// How many cases of a record decide it against the implementation.
[[nodiscard]] std::size_t count_against(run_record const& made, strictness strict) noexcept;

[[nodiscard]] exit_code exit_code_of(run_record const& made, strictness strict) noexcept;

} // namespace tc3::conformance

#endif
