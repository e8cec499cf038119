// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "child_source.hpp"

#include "interruption.hpp"
#include "spawn.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <string_view>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

extern char** environ; // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace tc3::tool {
namespace {

/// How much of the end of standard error is kept.
constexpr std::size_t kept_errors = 4096;

std::string last_line(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    return std::string{text.substr(text.rfind('\n') + 1)};
}

class child_source final : public byte_source {
  public:
    child_source(std::string program, pid_t child, descriptor output, descriptor errors) noexcept
        : program_{std::move(program)}, child_{child}, output_{std::move(output)}, errors_{std::move(errors)} {}

    ~child_source() override {
        if (child_ >= 0)
            static_cast<void>(reap());
    }

    std::size_t read(char* into, std::size_t room) override {
        while (output_.get() >= 0) {
            if (is_interrupted()) {
                trouble_ = "it was interrupted";
                return 0;
            }
            std::array<pollfd, 2> ready{{{output_.get(), POLLIN, 0}, {errors_.get(), POLLIN, 0}}};
            if (::poll(ready.data(), ready.size(), -1) < 0) {
                if (errno == EINTR)
                    continue;
                give_up(errno);
                return 0;
            }
            if (ready[1].revents != 0)
                take_errors();
            if (ready[0].revents == 0)
                continue;
            ::ssize_t const got = ::read(output_.get(), into, room);
            if (got > 0)
                return static_cast<std::size_t>(got);
            if (got < 0 && errno == EINTR)
                continue;
            output_.reset();
            end();
        }
        return 0;
    }

  private:
    /// Takes what there is of standard error.
    void take_errors() {
        std::array<char, 1024> block{};
        while (errors_.is_open()) {
            ::ssize_t const got = ::read(errors_.get(), block.data(), block.size());
            if (got < 0 && errno == EAGAIN)
                return;
            if (got == 0 || (got < 0 && errno != EINTR))
                errors_.reset();
            said_.append(block.data(), static_cast<std::size_t>(std::max<::ssize_t>(got, 0)));
            if (said_.size() > kept_errors)
                said_.erase(0, said_.size() - kept_errors);
        }
    }

    /// Whether the program has ended; it stays a zombie, so that its number is not given to another.
    [[nodiscard]] bool has_ended() const noexcept {
        siginfo_t about{};
        return ::waitid(P_PID, static_cast<id_t>(child_), &about, WEXITED | WNOHANG | WNOWAIT) != 0 ||
               about.si_pid == child_;
    }

    /// Ends what is left of the program and of all that it has started.
    int reap() noexcept {
        ::kill(-child_, SIGKILL);
        int status = 0;
        while (::waitpid(child_, &status, 0) < 0 && errno == EINTR)
            ;
        child_ = -1;
        return status;
    }

    /// Ends the program, whose output cannot be waited for.
    void give_up(int error) {
        trouble_ = "what " + program_ + " writes cannot be read: " + std::generic_category().message(error);
        output_.reset();
        static_cast<void>(reap());
    }

    /// Takes the exit status, once the program has closed its output.
    void end() {
        // Something that it has started may hold standard error open for ever.
        constexpr int longest_nap = 20; // milliseconds
        while (!has_ended() && !is_interrupted()) {
            pollfd ready{errors_.get(), POLLIN, 0}; // which passes over a number below 0
            static_cast<void>(::poll(&ready, 1, longest_nap));
            take_errors();
        }
        take_errors();
        bool const was_interrupted = is_interrupted() && !has_ended();
        int const status = reap();
        if (was_interrupted)
            trouble_ = "it was interrupted";
        if (was_interrupted || (WIFEXITED(status) && WEXITSTATUS(status) == 0))
            return;
        std::string const said = last_line(said_);
        std::string const how = WIFEXITED(status) ? "exit status " + std::to_string(WEXITSTATUS(status))
                                                  : "signal " + std::to_string(WTERMSIG(status));
        trouble_ = program_ + " failed (" + how + ")" + (said.empty() ? "" : ": " + said);
    }

    std::string program_;
    pid_t child_; ///< -1 once it was waited for
    descriptor output_;
    descriptor errors_;
    std::string said_{}; ///< the end of standard error
};

} // namespace

std::unique_ptr<byte_source> run_program(std::vector<std::string> words, start_failure& failure) {
    std::signal(SIGCHLD, SIG_DFL); // NOLINT(cert-err33-c): where it is ignored, the exit status is lost
    pipe_ends output;
    pipe_ends errors;
    if (!open_pipe(output) || !open_pipe(errors) || ::fcntl(errors.reader.get(), F_SETFL, O_NONBLOCK) != 0) {
        failure = {false, std::generic_category().message(errno)};
        return nullptr;
    }
    spawn_setting setting;
    posix_spawn_file_actions_addopen(&setting.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&setting.actions, output.writer.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&setting.actions, errors.writer.get(), STDERR_FILENO);
    // A group of its own: an interruption from the terminal is for us alone, and we end it.
    posix_spawnattr_setflags(&setting.attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    sigset_t usual;
    sigemptyset(&usual);
    for (int const number : {SIGPIPE, SIGINT, SIGTERM})
        sigaddset(&usual, number);
    posix_spawnattr_setsigdefault(&setting.attributes, &usual);
    pid_t child = -1;
    int const error = ::posix_spawnp(&child, words[0].c_str(), &setting.actions, &setting.attributes,
                                     pointers_to(words).data(), environ);
    if (error != 0) {
        failure = {error == ENOENT, std::generic_category().message(error)};
        return nullptr;
    }
    return std::make_unique<child_source>(std::move(words[0]), child, std::move(output.reader),
                                          std::move(errors.reader));
}

} // namespace tc3::tool
