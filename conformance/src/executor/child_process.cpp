// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "executor/child_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace tc3::conformance {

namespace {

using std::chrono::milliseconds;

/// How long is waited for output before it is looked whether the child has ended: something that the child has started
/// may hold its pipes open.
constexpr milliseconds longest_nap{50};

/// How long a child that is asked to end has for it.
constexpr milliseconds grace{500};

constexpr std::size_t kept_errors = 4096;

/// Milliseconds until then, at most a nap, for poll.
[[nodiscard]] int nap_until(child_process::clock::time_point deadline) {
    auto const left = std::chrono::ceil<milliseconds>(deadline - child_process::clock::now());
    return static_cast<int>(std::clamp(left, milliseconds{0}, longest_nap).count());
}

/// Names are compared up to `=`.
[[nodiscard]] std::vector<std::string> changed_environment(child_command const& command) {
    std::vector<std::string> made;
    auto const is_changed = [&command](std::string_view entry) {
        std::string_view const name = entry.substr(0, entry.find('='));
        return std::any_of(command.environment.begin(), command.environment.end(),
                           [name](auto const& change) { return change.first == name; });
    };
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry)
        if (!is_changed(*entry))
            made.emplace_back(*entry);
    for (auto const& [name, value] : command.environment)
        if (value)
            made.push_back(name + "=" + *value);
    return made;
}

/// Why a program could not be started, as a sentence without its full stop.
[[nodiscard]] std::string why_not_started(std::string const& program, int error) {
    bool const is_path = program.find('/') != std::string::npos;
    struct stat found {};
    bool const exists = ::stat(program.c_str(), &found) == 0;
    std::string const start = program + " cannot be started: ";
    switch (error) {
    case ENOENT:
        if (is_path && exists)
            return start + "it is there, but the interpreter that its first line names is not";
        if (is_path)
            return start + "there is no such file";
        return start + "there is no such program in PATH" +
               (exists ? "; the one in this directory is ./" + program : std::string{});
    case EACCES:
        if (is_path && exists && S_ISDIR(found.st_mode))
            return start + "it is a directory";
        return start + "it is not executable (chmod +x), or a directory on the way may not be entered";
    case ENOEXEC:
        return start + "Exec format error: it is no program for this machine, and a script needs a first line that "
                       "names its interpreter, such as #!/bin/sh";
    default:
        return start + std::strerror(error); // NOLINT(concurrency-mt-unsafe): glibc's is safe
    }
}

/// Writes all of a text to our own standard error, as far as that goes.
void pass_on(std::string_view text) noexcept {
    while (!text.empty()) {
        ssize_t const n = ::write(STDERR_FILENO, text.data(), text.size());
        if (n <= 0 && errno != EINTR)
            return;
        text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    }
}

} // namespace

std::string exit_state::text() const {
    if (!by_signal)
        return "with exit status " + std::to_string(number);
    char const* const name = ::strsignal(number); // NOLINT(concurrency-mt-unsafe): glibc's is safe
    return "by signal " + std::to_string(number) + (name != nullptr ? " (" + std::string{name} + ")" : std::string{});
}

/// Opens a pipe of which our end never waits.
bool child_process::open_pipe(child_pipe& out, direction way) {
    tool::pipe_ends made;
    if (!tool::open_pipe(made))
        return false;
    bool const to_child = way == direction::to_child;
    out.child = std::move(to_child ? made.reader : made.writer);
    out.ours = std::move(to_child ? made.writer : made.reader);
    return ::fcntl(out.ours.get(), F_SETFL, O_NONBLOCK) == 0;
}

std::unique_ptr<child_process> child_process::start(child_command const& command, std::string& trouble) {
    if (command.words.empty() || command.words.front().empty()) {
        trouble = "no program is named that could be started";
        return nullptr;
    }
    std::signal(SIGPIPE, SIG_IGN); // NOLINT(cert-err33-c): it cannot fail for this signal
    std::signal(SIGCHLD, SIG_DFL); // NOLINT(cert-err33-c): where it is ignored, the exit status is lost

    child_pipe input;
    child_pipe output;
    child_pipe errors;
    if (!open_pipe(input, direction::to_child) || !open_pipe(output, direction::from_child) ||
        !open_pipe(errors, direction::from_child)) {
        trouble = std::string{"no pipe can be made: "} + std::strerror(errno); // NOLINT(concurrency-mt-unsafe)
        return nullptr;
    }

    tool::spawn_setting setting;
    posix_spawn_file_actions_adddup2(&setting.actions, input.child.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&setting.actions, output.child.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&setting.actions, errors.child.get(), STDERR_FILENO);
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&setting.attributes, &signals);
    sigaddset(&signals, SIGPIPE);
    posix_spawnattr_setsigdefault(&setting.attributes, &signals);
    posix_spawnattr_setpgroup(&setting.attributes, 0);
    posix_spawnattr_setflags(&setting.attributes,
                             POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    std::vector<std::string> words = command.words;
    std::vector<std::string> environment = changed_environment(command);
    pid_t pid = -1;
    int const failed = ::posix_spawnp(&pid, words.front().c_str(), &setting.actions, &setting.attributes,
                                      tool::pointers_to(words).data(), tool::pointers_to(environment).data());
    if (failed != 0) {
        trouble = why_not_started(words.front(), failed);
        return nullptr;
    }
    std::unique_ptr<child_process> made{new child_process};
    made->pid_ = pid;
    made->input_ = std::move(input.ours);
    made->output_pipe_ = std::move(output.ours);
    made->error_pipe_ = std::move(errors.ours);
    return made;
}

child_process::~child_process() {
    if (pid_ < 0)
        return;
    close_input();
    if (!has_ended()) {
        ::kill(-pid_, SIGTERM);
        // Its output is read on, so that it is not held up by a full pipe.
        for (auto const deadline = clock::now() + grace; !has_ended() && clock::now() < deadline;) {
            output_.clear();
            read_ = scanned_ = 0;
            if (pump(nullptr, std::min(deadline, clock::now() + milliseconds{5})) == io::closed)
                ::poll(nullptr, 0, 5);
        }
    }
    take_errors();
    reap();
}

/// Whether the child's process has ended; it stays a zombie, so that its number is not given to another.
bool child_process::has_ended() const noexcept {
    if (pid_ < 0)
        return true;
    siginfo_t about{};
    return ::waitid(P_PID, static_cast<id_t>(pid_), &about, WEXITED | WNOHANG | WNOWAIT) == 0 && about.si_pid == pid_;
}

/// Ends what is left of the child's process group, and takes the child's exit status.
void child_process::reap() noexcept {
    ::kill(-pid_, SIGKILL);
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    ended_.by_signal = WIFSIGNALED(status);
    ended_.number = ended_.by_signal ? WTERMSIG(status) : WEXITSTATUS(status);
    pid_ = -1;
}

void child_process::take_output() {
    std::array<char, 65536> buffer;
    while (output_pipe_.is_open() && output_.size() - read_ <= longest_line) {
        ssize_t const n = ::read(output_pipe_.get(), buffer.data(), buffer.size());
        if (n > 0)
            output_.append(buffer.data(), static_cast<std::size_t>(n));
        else if (n == 0 || (errno != EAGAIN && errno != EINTR))
            output_pipe_.reset();
        else if (errno == EAGAIN)
            return;
    }
}

void child_process::take_errors() {
    std::array<char, 4096> buffer;
    while (error_pipe_.is_open()) {
        ssize_t const n = ::read(error_pipe_.get(), buffer.data(), buffer.size());
        if (n > 0) {
            std::string_view const text{buffer.data(), static_cast<std::size_t>(n)};
            pass_on(text);
            errors_.append(text);
            errors_.erase(0, errors_.size() - std::min(errors_.size(), kept_errors));
        } else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
            error_pipe_.reset();
        } else if (errno == EAGAIN) {
            return;
        }
    }
}

/// Waits once, at most a nap, and moves what can be moved: to the child from the front of \p bytes, if given, and from
/// the child's standard output and error. `closed` tells of the input if there are bytes for it, else of the output;
/// `late` only that nothing has moved.
child_process::io child_process::pump(std::string_view* bytes, clock::time_point deadline) {
    if (bytes != nullptr && !input_.is_open()) {
        input_is_lost_ = true;
        return io::closed;
    }
    if (bytes == nullptr && !output_pipe_.is_open())
        return io::closed;
    std::array<pollfd, 3> watched{};
    watched[0] = {input_.get(), static_cast<short>(bytes != nullptr ? POLLOUT : 0), 0};
    watched[1] = {output_.size() - read_ <= longest_line ? output_pipe_.get() : -1, POLLIN, 0};
    watched[2] = {error_pipe_.get(), POLLIN, 0};
    // Looked for before the wait: what a child has written before its end is then read in any case.
    bool const ended = has_ended();
    if (::poll(watched.data(), watched.size(), ended ? 0 : nap_until(deadline)) <= 0)
        return ended || input_is_lost_ ? io::closed : io::late;
    if (watched[2].revents != 0)
        take_errors();
    if (watched[1].revents != 0)
        take_output();
    if (watched[0].revents == 0)
        return io::done;
    ssize_t const n = bytes != nullptr ? ::write(input_.get(), bytes->data(), bytes->size()) : 0;
    if (n > 0)
        bytes->remove_prefix(static_cast<std::size_t>(n));
    if (bytes != nullptr && (n >= 0 || errno == EAGAIN || errno == EINTR))
        return io::done;
    // The child reads no more.
    input_is_lost_ = bytes != nullptr || !has_read_all();
    input_.reset();
    return bytes != nullptr ? io::closed : io::done;
}

child_process::io child_process::write(std::string_view bytes, clock::time_point deadline) {
    while (!bytes.empty()) {
        io const moved = pump(&bytes, deadline);
        if (moved == io::closed)
            return io::closed;
        if (output_.size() - read_ > longest_line)
            return io::too_long;
        if (!bytes.empty() && clock::now() >= deadline)
            return io::late;
    }
    return io::done;
}

child_process::io child_process::read_line(std::string& line, clock::time_point deadline) {
    for (;;) {
        std::size_t const end = output_.find('\n', scanned_);
        if (end != std::string::npos) {
            line.assign(output_, read_, end - read_);
            read_ = scanned_ = end + 1;
            if (read_ == output_.size()) {
                output_.clear();
                read_ = scanned_ = 0;
            }
            return io::done;
        }
        scanned_ = output_.size();
        io moved = io::too_long;
        if (output_.size() - read_ <= longest_line) {
            moved = pump(nullptr, deadline);
            if (moved != io::closed && (scanned_ < output_.size() || clock::now() < deadline))
                continue;
            moved = moved == io::closed ? io::closed : io::late;
        }
        line.assign(output_, read_);
        return moved;
    }
}

child_process::io child_process::read_rest(std::string& text, clock::time_point deadline) {
    io moved = io::done;
    while (moved != io::closed) {
        moved = pump(nullptr, deadline);
        if (output_.size() - read_ > longest_line) {
            moved = io::too_long;
            break;
        }
        if (moved != io::closed && clock::now() >= deadline) {
            moved = io::late;
            break;
        }
    }
    text.assign(output_, read_);
    output_.clear();
    read_ = scanned_ = 0;
    return moved == io::closed ? io::done : moved;
}

bool child_process::has_read_all() const noexcept {
    int waiting = 0;
    return !input_is_lost_ && (!input_.is_open() || ::ioctl(input_.get(), FIONREAD, &waiting) != 0 || waiting == 0);
}

bool child_process::is_over() {
    bool const ended = has_ended();
    take_errors();
    take_output();
    return ended || !output_pipe_.is_open();
}

void child_process::close_input() noexcept {
    input_.reset();
}

std::optional<exit_state> child_process::wait(clock::time_point deadline) {
    while (!has_ended()) {
        if (clock::now() >= deadline)
            return std::nullopt;
        // Nothing wakes us at the end of a process whose pipes are closed or held by another.
        if (pump(nullptr, std::min(deadline, clock::now() + milliseconds{10})) == io::closed)
            ::poll(nullptr, 0, 2);
    }
    take_output();
    take_errors();
    if (pid_ >= 0)
        reap();
    return ended_;
}

std::string child_process::last_error_line() const {
    std::string_view text{errors_};
    auto const last = text.find_last_not_of(" \t\r\n");
    text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
    auto const before = text.rfind('\n');
    return std::string{before == std::string_view::npos ? text : text.substr(before + 1)};
}

} // namespace tc3::conformance
