// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/child_source.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cerrno>
#include <cstddef>
#include <memory>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <vector>

using tc3::tool::byte_source;
using tc3::tool::run_program;
using tc3::tool::start_failure;

namespace {

std::unique_ptr<byte_source> run(std::vector<std::string> words) {
    start_failure failure;
    std::unique_ptr<byte_source> made = run_program(std::move(words), failure);
    BOOST_TEST_REQUIRE(made != nullptr, failure.reason);
    return made;
}

std::string all_of(byte_source& from) {
    std::string made;
    std::array<char, 777> block{};
    while (std::size_t const got = from.read(block.data(), block.size()))
        made.append(block.data(), got);
    return made;
}

bool has_children() {
    return ::waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD;
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_child_source)

BOOST_AUTO_TEST_CASE(a_program_gives_what_it_writes) {
    auto const from = run({"printf", "a b\\n%s", "$HOME *"});
    BOOST_TEST(all_of(*from) == "a b\n$HOME *"); // no shell has read it
    BOOST_TEST(from->trouble() == "");
    BOOST_TEST(from->read(nullptr, 0) == 0u);
    BOOST_TEST(!has_children());
}

BOOST_AUTO_TEST_CASE(its_input_is_empty) {
    auto const from = run({"cat"});
    BOOST_TEST(all_of(*from) == "");
    BOOST_TEST(from->trouble() == "");
}

BOOST_AUTO_TEST_CASE(a_failure_is_told_in_its_last_line) {
    auto const from = run({"sh", "-c", "echo some; echo first >&2; echo 'the reason' >&2; exit 3"});
    BOOST_TEST(all_of(*from) == "some\n");
    BOOST_TEST(from->trouble() == "sh failed (exit status 3): the reason");
    auto const silent = run({"sh", "-c", "kill -9 $$"});
    BOOST_TEST(all_of(*silent) == "");
    BOOST_TEST(silent->trouble() == "sh failed (signal 9)");
}

BOOST_AUTO_TEST_CASE(much_that_is_said_beside_the_output_stops_nothing) {
    auto const from = run({"sh", "-c",
                           "i=0; while [ $i -lt 3000 ]; do echo a long line of warnings, said again and again $i >&2; "
                           "i=$((i+1)); done; echo done; exit 1"});
    BOOST_TEST(all_of(*from) == "done\n");
    BOOST_TEST(from->trouble() == "sh failed (exit status 1): a long line of warnings, said again and again 2999");
}

BOOST_AUTO_TEST_CASE(a_program_ends_with_its_source) {
    {
        auto const from = run({"sh", "-c", "while :; do echo on and on; done"});
        std::array<char, 10> block{};
        BOOST_TEST(from->read(block.data(), block.size()) > 0u);
    }
    BOOST_TEST(!has_children());
}

BOOST_AUTO_TEST_CASE(output_that_cannot_be_waited_for_ends_the_program) {
    auto const from = run({"sh", "-c", "while :; do echo on and on; done"});
    rlimit usual{};
    BOOST_TEST_REQUIRE(::getrlimit(RLIMIT_NOFILE, &usual) == 0);
    rlimit const too_few{1, usual.rlim_max}; // poll refuses to watch more descriptors than that
    BOOST_TEST_REQUIRE(::setrlimit(RLIMIT_NOFILE, &too_few) == 0);
    std::array<char, 10> block{};
    std::size_t const got = from->read(block.data(), block.size());
    BOOST_TEST_REQUIRE(::setrlimit(RLIMIT_NOFILE, &usual) == 0);
    BOOST_TEST(got == 0u);
    BOOST_TEST(from->trouble() == "what sh writes cannot be read: Invalid argument");
    BOOST_TEST(from->read(block.data(), block.size()) == 0u);
    BOOST_TEST(!has_children());
}

BOOST_AUTO_TEST_CASE(what_a_program_leaves_behind_is_not_waited_for) {
    auto const from = run({"sh", "-c", "sleep 1000 >/dev/null & echo reason >&2; exit 1"});
    BOOST_TEST(all_of(*from) == "");
    BOOST_TEST(from->trouble() == "sh failed (exit status 1): reason");
    BOOST_TEST(!has_children());
}

BOOST_AUTO_TEST_CASE(a_program_that_is_not_there_is_told_apart) {
    start_failure failure;
    BOOST_TEST(run_program({"no-such-program-anywhere"}, failure) == nullptr);
    BOOST_TEST(failure.not_found);
    BOOST_TEST(run_program({"/"}, failure) == nullptr);
    BOOST_TEST(!failure.not_found);
    BOOST_TEST(failure.reason != "");
    BOOST_TEST(!has_children());
}

BOOST_AUTO_TEST_SUITE_END()
