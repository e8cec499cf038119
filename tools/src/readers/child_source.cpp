// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "child_source.hpp"

#include "interruption.hpp"

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

/// A descriptor that is closed with the object.
class descriptor {
  public:
    explicit descriptor(int number = -1) noexcept : number_{number} {}
    descriptor(descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
    descriptor& operator=(descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~descriptor() { reset(); }

    [[nodiscard]] int get() const noexcept { return number_; }
    void reset() noexcept {
        if (number_ >= 0)
            ::close(std::exchange(number_, -1));
    }

  private:
    int number_;
};

struct pipe_ends {
    descriptor ours{};
    descriptor child{};

    [[nodiscard]] bool open() noexcept {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return false;
        ours = descriptor{ends[0]};
        child = descriptor{ends[1]};
        return true;
    }
};

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
        if (child_ < 0)
            return;
        ::kill(child_, SIGKILL);
        static_cast<void>(wait());
    }

    std::size_t read(char* into, std::size_t room) override {
        while (output_.get() >= 0) {
            if (is_interrupted()) {
                trouble_ = "it was interrupted";
                return 0;
            }
            std::array<pollfd, 2> ready{{{output_.get(), POLLIN, 0}, {errors_.get(), POLLIN, 0}}};
            if (::poll(ready.data(), ready.size(), -1) < 0)
                continue; // by a signal
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
    /// Takes what there is of standard error, to its end if the program has ended.
    bool take_errors() {
        std::array<char, 1024> block{};
        ::ssize_t const got = ::read(errors_.get(), block.data(), block.size());
        if (got <= 0) {
            if (got == 0 || errno != EINTR)
                errors_.reset();
            return false;
        }
        said_.append(block.data(), static_cast<std::size_t>(got));
        if (said_.size() > kept_errors)
            said_.erase(0, said_.size() - kept_errors);
        return true;
    }

    [[nodiscard]] int wait() noexcept {
        int status = 0;
        while (::waitpid(child_, &status, 0) < 0 && errno == EINTR)
            ;
        child_ = -1;
        return status;
    }

    void end() {
        while (errors_.get() >= 0)
            take_errors();
        int const status = wait();
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
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

/// What posix_spawn is told beside the program.
struct spawn_setting {
    spawn_setting() noexcept {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    spawn_setting(spawn_setting const&) = delete;
    spawn_setting& operator=(spawn_setting const&) = delete;
    ~spawn_setting() {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
};

} // namespace

std::unique_ptr<byte_source> run_program(std::vector<std::string> words, start_failure& failure) {
    pipe_ends output;
    pipe_ends errors;
    if (!output.open() || !errors.open()) {
        failure = {false, std::generic_category().message(errno)};
        return nullptr;
    }
    spawn_setting setting;
    posix_spawn_file_actions_addopen(&setting.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&setting.actions, output.child.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&setting.actions, errors.child.get(), STDERR_FILENO);
    // A group of its own: an interruption from the terminal is for us alone, and we end it.
    posix_spawnattr_setflags(&setting.attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    sigset_t usual;
    sigemptyset(&usual);
    for (int const number : {SIGPIPE, SIGINT, SIGTERM})
        sigaddset(&usual, number);
    posix_spawnattr_setsigdefault(&setting.attributes, &usual);
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = -1;
    int const error =
        ::posix_spawnp(&child, arguments[0], &setting.actions, &setting.attributes, arguments.data(), environ);
    if (error != 0) {
        failure = {error == ENOENT, std::generic_category().message(error)};
        return nullptr;
    }
    return std::make_unique<child_source>(std::move(words[0]), child, std::move(output.ours), std::move(errors.ours));
}

} // namespace tc3::tool
