// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "executor/child_process.hpp"

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <poll.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using tc3::conformance::child_process;
using tc3::conformance::exit_state;
using io = child_process::io;
using std::chrono::milliseconds;
using std::chrono::seconds;

child_process::clock::time_point within(milliseconds duration) {
    return child_process::clock::now() + duration;
}

/// Generous: only a test that fails waits so long.
child_process::clock::time_point soon() {
    return within(seconds{60});
}

std::unique_ptr<child_process> start_script(std::string const& script) {
    std::string trouble;
    auto made = child_process::start({{"bash", "-c", script}, {}}, trouble);
    BOOST_REQUIRE_MESSAGE(made != nullptr, trouble);
    return made;
}

std::string trouble_with(std::string const& program) {
    std::string trouble;
    BOOST_TEST((child_process::start({{program}, {}}, trouble) == nullptr));
    return trouble;
}

std::string line_from(child_process& child) {
    std::string line;
    BOOST_TEST((child.read_line(line, soon()) == io::done));
    return line;
}

std::size_t open_descriptors() {
    std::size_t count = 0;
    for ([[maybe_unused]] auto const& entry : std::filesystem::directory_iterator{"/proc/self/fd"})
        ++count;
    return count;
}

/// A file of that content, which is removed with the object.
struct temporary_file {
    std::string path = (std::filesystem::temp_directory_path() / "tc3-child-process-XXXXXX").string();

    explicit temporary_file(std::string const& content) {
        int const made = ::mkstemp(path.data());
        BOOST_REQUIRE(made >= 0);
        ::close(made);
        std::ofstream{path} << content;
    }
    temporary_file(temporary_file const&) = delete;
    temporary_file& operator=(temporary_file const&) = delete;
    ~temporary_file() { std::filesystem::remove(path); }

    void make_executable() const { std::filesystem::permissions(path, std::filesystem::perms::owner_all); }
};

} // namespace

BOOST_AUTO_TEST_SUITE(executor_child_process)

BOOST_AUTO_TEST_CASE(lines_go_in_and_come_out) {
    auto const child = start_script("while read -r line; do echo \"<$line>\"; done");
    BOOST_TEST((child->write("one\ntwo\n", soon()) == io::done));
    BOOST_TEST(line_from(*child) == "<one>");
    BOOST_TEST(line_from(*child) == "<two>");
    child->close_input();
    std::string line;
    BOOST_TEST((child->read_line(line, soon()) == io::closed));
    auto const ended = child->wait(soon());
    BOOST_REQUIRE(ended.has_value());
    BOOST_TEST(ended->is_clean());
}

BOOST_AUTO_TEST_CASE(arguments_are_read_by_no_shell) {
    std::string trouble;
    auto const child = child_process::start({{"printf", "%s\\n", "a b;$HOME*"}, {}}, trouble);
    BOOST_REQUIRE(child != nullptr);
    BOOST_TEST(line_from(*child) == "a b;$HOME*");
}

BOOST_AUTO_TEST_CASE(variables_are_set_and_taken_away) {
    ::setenv("TC3_TEST_TAKEN", "here", 1);
    ::setenv("TC3_TEST_CHANGED", "before", 1);
    std::string trouble;
    auto const child =
        child_process::start({{"bash", "-c", "echo \"${TC3_TEST_TAKEN-none} $TC3_TEST_CHANGED ${PATH:+path}\""},
                              {{"TC3_TEST_TAKEN", std::nullopt}, {"TC3_TEST_CHANGED", "after"}}},
                             trouble);
    BOOST_REQUIRE(child != nullptr);
    BOOST_TEST(line_from(*child) == "none after path");
}

BOOST_AUTO_TEST_CASE(a_line_that_does_not_come_is_late_and_what_came_of_it_is_told) {
    auto const child = start_script("printf begun; read -r line");
    std::string line;
    while (line.empty())
        BOOST_REQUIRE((child->read_line(line, within(milliseconds{20})) == io::late));
    BOOST_TEST(line == "begun");
}

BOOST_AUTO_TEST_CASE(much_goes_both_ways_at_once) {
    // A child that answers before it has read all would hold up a writer that does not read.
    auto const child = start_script("exec cat");
    std::string const sent(4u << 20u, 'x');
    BOOST_TEST((child->write(sent + "\n", soon()) == io::done));
    std::string line;
    BOOST_TEST((child->read_line(line, soon()) == io::done));
    BOOST_TEST(line.size() == sent.size());
}

BOOST_AUTO_TEST_CASE(a_line_without_an_end_is_too_long) {
    auto const child = start_script("exec tr '\\0' x </dev/zero");
    std::string line;
    BOOST_TEST((child->read_line(line, soon()) == io::too_long));
}

BOOST_AUTO_TEST_CASE(writing_to_a_child_that_has_ended_is_no_signal_to_us) {
    auto const child = start_script("exit 3");
    auto const ended = child->wait(soon());
    BOOST_REQUIRE(ended.has_value());
    BOOST_TEST(ended->text() == "with exit status 3");
    BOOST_TEST((child->write("line\n", soon()) == io::closed));
}

BOOST_AUTO_TEST_CASE(a_signal_is_told_by_number_and_name) {
    auto const child = start_script("kill -SEGV $$");
    auto const ended = child->wait(soon());
    BOOST_REQUIRE(ended.has_value());
    BOOST_TEST(ended->by_signal);
    BOOST_TEST(ended->text() == "by signal 11 (Segmentation fault)");
}

BOOST_AUTO_TEST_CASE(a_broken_pipe_still_ends_the_child_itself) {
    // We ignore SIGPIPE; a child that inherited that would see failing writes instead.
    auto const child =
        start_script("read -r line; (exec yes | head -n 1 >/dev/null; exit \"${PIPESTATUS[0]}\"); echo $?");
    BOOST_TEST((child->write("go\n", soon()) == io::done));
    BOOST_TEST(line_from(*child) == std::to_string(128 + SIGPIPE));
}

BOOST_AUTO_TEST_CASE(the_end_of_a_child_is_seen_although_another_holds_its_output) {
    auto const child = start_script("sleep 600 & exit 4");
    std::string line;
    BOOST_TEST((child->read_line(line, soon()) == io::closed));
    auto const ended = child->wait(soon());
    BOOST_REQUIRE(ended.has_value());
    BOOST_TEST(ended->number == 4);
}

BOOST_AUTO_TEST_CASE(a_child_that_takes_no_hint_is_ended_with_all_that_it_started) {
    // Both hold the writing end of this pipe, so that its end of input tells of theirs.
    int ends[2];
    BOOST_REQUIRE(::pipe(ends) == 0);
    BOOST_REQUIRE(::fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0);
    {
        auto const child = start_script("trap '' TERM; (trap '' TERM; while :; do sleep 600; done) & echo started; "
                                        "while :; do sleep 600; done");
        ::close(ends[1]);
        BOOST_TEST(line_from(*child) == "started");
    }
    pollfd watched{ends[0], POLLIN, 0};
    BOOST_TEST(::poll(&watched, 1, 60'000) == 1);
    BOOST_TEST((watched.revents & POLLHUP) != 0);
    ::close(ends[0]);
    // Nor is there a zombie.
    BOOST_TEST(::waitpid(-1, nullptr, WNOHANG) == -1);
    BOOST_TEST(errno == ECHILD);
}

BOOST_AUTO_TEST_CASE(no_descriptor_is_left_open_nor_given_to_a_child) {
    auto const listed = [] {
        auto const child = start_script("exec ls /proc/self/fd");
        std::string text;
        BOOST_TEST((child->read_rest(text, soon()) == io::done));
        return text;
    };
    std::size_t const before = open_descriptors();
    std::string const alone = listed();
    {
        auto const other = start_script("read -r line");
        BOOST_TEST(listed() == alone);
    }
    BOOST_TEST(open_descriptors() == before);
    static_cast<void>(trouble_with("/no/such/program"));
    BOOST_TEST(open_descriptors() == before);
}

BOOST_AUTO_TEST_CASE(what_was_written_to_standard_error_can_be_quoted) {
    auto const child = start_script("echo first >&2; echo 'the last' >&2; echo >&2");
    static_cast<void>(child->wait(soon()));
    BOOST_TEST(child->last_error_line() == "the last");
}

BOOST_AUTO_TEST_CASE(it_is_known_whether_a_child_has_read_its_input) {
    auto const child = start_script("read -r line; echo read; read -r line");
    BOOST_TEST(child->has_read_all());
    BOOST_TEST((child->write("one\n", soon()) == io::done));
    BOOST_TEST(line_from(*child) == "read");
    BOOST_TEST(child->has_read_all());

    auto const deaf = start_script("echo started; while :; do sleep 600; done");
    BOOST_TEST(line_from(*deaf) == "started");
    BOOST_TEST((deaf->write("one\n", soon()) == io::done));
    BOOST_TEST(!deaf->has_read_all());
}

BOOST_AUTO_TEST_CASE(a_program_that_cannot_be_started_is_explained) {
    BOOST_TEST(trouble_with("tc3-no-such-program") ==
               "tc3-no-such-program cannot be started: there is no such program in PATH");
    BOOST_TEST(trouble_with("./no-such-program") == "./no-such-program cannot be started: there is no such file");
    BOOST_TEST(trouble_with("/tmp") == "/tmp cannot be started: it is a directory");
    BOOST_TEST(trouble_with("") == "no program is named that could be started");

    temporary_file const file{"#!/no/such/interpreter\n"};
    BOOST_TEST(trouble_with(file.path).find("is not executable (chmod +x)") != std::string::npos);
    file.make_executable();
    BOOST_TEST(trouble_with(file.path).find("the interpreter that its first line names is not") != std::string::npos);

    temporary_file const bare{"echo no first line\n"};
    bare.make_executable();
    BOOST_TEST(trouble_with(bare.path).find("Exec format error") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
