// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "interruption.hpp"

#include "readers/byte_source.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <memory>
#include <string>

using namespace tc3::tool;

BOOST_AUTO_TEST_SUITE(tool_interruption)

BOOST_AUTO_TEST_CASE(signals_are_noted_while_it_lives) {
    for (int const signal : {SIGINT, SIGTERM}) {
        interruption_watch const watch;
        BOOST_TEST(!is_interrupted());
        BOOST_REQUIRE(std::raise(signal) == 0);
        BOOST_TEST(is_interrupted());
    }
    interruption_watch const again;
    BOOST_TEST(!is_interrupted());
}

BOOST_AUTO_TEST_CASE(reading_ends_when_a_signal_came) {
    interruption_watch const watch;
    std::string trouble;
    std::unique_ptr<byte_source> const file = open_file("/dev/zero", trouble);
    BOOST_REQUIRE(file != nullptr);
    char byte = 'x';
    BOOST_TEST(file->read(&byte, 1) == 1u);
    BOOST_REQUIRE(std::raise(SIGINT) == 0);
    BOOST_TEST(file->read(&byte, 1) == 0u);
    BOOST_TEST(file->trouble() == "it was interrupted");
}

BOOST_AUTO_TEST_SUITE_END()
