// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "output.hpp"

#include "support/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

using tc3::tests::temporary_folder;
using tc3::tool::output;

BOOST_AUTO_TEST_SUITE(tool_output)

BOOST_AUTO_TEST_CASE(a_file_appears_only_when_it_is_whole) {
    temporary_folder folder;
    output out{folder.path("report.txt")};
    out.write("one ");
    out.write(std::string(100000, 'x'));
    BOOST_TEST(folder.read("report.txt") == "none");
    BOOST_TEST(out.finish());
    BOOST_TEST(out.trouble() == "");
    BOOST_TEST((folder.read("report.txt") == "one " + std::string(100000, 'x')));
    BOOST_TEST(folder.names() == "report.txt");
}

BOOST_AUTO_TEST_CASE(a_report_that_is_not_finished_leaves_the_old_file_as_it_was) {
    temporary_folder folder;
    folder.write("report.txt", "old");
    {
        output out{folder.path("report.txt")};
        out.write(std::string(100000, 'x'));
    }
    BOOST_TEST(folder.read("report.txt") == "old");
    BOOST_TEST(folder.names() == "report.txt");
}

BOOST_AUTO_TEST_CASE(an_old_file_is_replaced) {
    temporary_folder folder;
    folder.write("report.txt", "old and longer");
    output out{folder.path("report.txt")};
    out.write("new");
    BOOST_TEST(out.finish());
    BOOST_TEST(folder.read("report.txt") == "new");
}

BOOST_AUTO_TEST_CASE(a_new_file_has_the_rights_that_the_mask_allows) {
    temporary_folder folder;
    ::mode_t const before = ::umask(027);
    output out{folder.path("report.txt")};
    bool const written = out.finish();
    ::umask(before);
    BOOST_TEST(written);
    BOOST_TEST((std::filesystem::status(folder.path("report.txt")).permissions() == std::filesystem::perms{0640}));
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_made_is_told_with_its_name) {
    temporary_folder folder;
    std::string const path = folder.path("no/such/report.txt");
    output out{path};
    BOOST_TEST(out.trouble() == "cannot open " + path + ": No such file or directory");
    out.write("lost");
    BOOST_TEST(!out.finish());
}

BOOST_AUTO_TEST_CASE(a_device_is_written_to_directly) {
    output out{"/dev/null"};
    out.write("gone");
    BOOST_TEST(out.finish());
    BOOST_TEST(std::filesystem::is_character_file("/dev/null"));
}

BOOST_AUTO_TEST_CASE(a_full_device_is_told) {
    if (!std::filesystem::exists("/dev/full"))
        return;
    output out{"/dev/full"};
    out.write("too much");
    BOOST_TEST(!out.finish());
    BOOST_TEST(out.trouble() == "cannot write /dev/full: No space left on device");
}

BOOST_AUTO_TEST_CASE(a_dash_is_standard_output) {
    output out{"-"};
    BOOST_TEST(out.is_standard_output());
    BOOST_TEST(out.descriptor() == STDOUT_FILENO);
    BOOST_TEST(out.finish());
    BOOST_TEST(::isatty(STDOUT_FILENO) >= 0); // still open
}

BOOST_AUTO_TEST_SUITE_END()
