// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_EXECUTOR_CHILD_PROCESS_HPP
#define TC3_CONFORMANCE_EXECUTOR_CHILD_PROCESS_HPP

#include "spawn.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace tc3::conformance {

/// What is to be started.
struct child_command {
    std::vector<std::string> words{}; ///< a program, looked up in PATH, and its arguments; no shell reads them

    /// Changes to the environment that the child inherits: a variable's value, or nothing to take it away.
    std::vector<std::pair<std::string, std::optional<std::string>>> environment{};
};

/// How a child ended.
struct exit_state {
    bool by_signal = false;
    int number = 0; ///< the exit status, or the signal's number

    [[nodiscard]] bool is_clean() const noexcept { return !by_signal && number == 0; }
    /// `with exit status 3`, `by signal 11 (Segmentation fault)`
    [[nodiscard]] std::string text() const;
};

/// A program with pipes at its standard input and output, which are read and written with a deadline.
///
/// It gets a process group of its own, which is ended with the object: nothing that it started outlives it, and it
/// leaves no zombie. What it writes to standard error is passed on, and its end is kept to be quoted. From the first
/// start on this process ignores SIGPIPE.
class child_process {
  public:
    using clock = std::chrono::steady_clock;

    /// What came of reading or writing.
    enum class io {
        done,
        closed,  ///< the child has closed its end, or ended; when reading, also: it takes no more of what was written
        late,    ///< the deadline has passed
        too_long ///< a line longer than `longest_line`
    };

    static constexpr std::size_t longest_line = std::size_t{64} << 20u;

    /// Starts a program. Null, with a sentence in \p trouble, if that cannot be done.
    [[nodiscard]] static std::unique_ptr<child_process> start(child_command const& command, std::string& trouble);

    child_process(child_process const&) = delete;
    child_process& operator=(child_process const&) = delete;
    ~child_process();

    /// Writes to the child's standard input, and keeps what the child writes meanwhile.
    [[nodiscard]] io write(std::string_view bytes, clock::time_point deadline);

    /// Reads a line of the child's standard output, without its line feed. If no whole line comes, \p line holds what
    /// has come of one.
    [[nodiscard]] io read_line(std::string& line, clock::time_point deadline);

    /// Reads all of the child's standard output to its end.
    [[nodiscard]] io read_rest(std::string& text, clock::time_point deadline);

    /// Whether the child has taken all that was written from the pipe.
    [[nodiscard]] bool has_read_all() const noexcept;

    /// Whether the child is known to have closed its input, or to have ended, before it had taken all from it.
    [[nodiscard]] bool has_lost_input() const noexcept { return input_is_lost_; }

    /// Takes in, without waiting, what the child has written so far. True if it has closed its output or ended.
    [[nodiscard]] bool is_over();

    /// What the child has written that was not read as a line yet.
    [[nodiscard]] std::string_view unread() const noexcept { return std::string_view{output_}.substr(read_); }

    /// Gives the child the end of its input.
    void close_input() noexcept;

    /// Waits for the end of the child. Nothing if the deadline passes.
    [[nodiscard]] std::optional<exit_state> wait(clock::time_point deadline);

    /// The end of what the child has written to standard error, as far as it is kept.
    [[nodiscard]] std::string_view errors() const noexcept { return errors_; }

    /// The last line that the child has written to standard error; empty if there is none.
    [[nodiscard]] std::string last_error_line() const;

  private:
    using descriptor = tool::descriptor;
    struct child_pipe {
        descriptor child{};
        descriptor ours{};
    };
    enum class direction { to_child, from_child };

    child_process() = default;

    [[nodiscard]] static bool open_pipe(child_pipe& out, direction way);
    [[nodiscard]] io pump(std::string_view* bytes, clock::time_point deadline);
    void take_output();
    void take_errors();
    [[nodiscard]] bool has_ended() const noexcept;
    void reap() noexcept;

    pid_t pid_ = -1; ///< -1 once it has been reaped
    exit_state ended_{};
    bool input_is_lost_ = false;
    descriptor input_{};
    descriptor output_pipe_{};
    descriptor error_pipe_{};
    std::string output_{};
    std::size_t read_ = 0;    ///< of `output_`, what has been given away
    std::size_t scanned_ = 0; ///< of `output_`, what is known to hold no line feed
    std::string errors_{};
};

} // namespace tc3::conformance

#endif
