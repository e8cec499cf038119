// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/byte_source.hpp"

#include "support/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <unistd.h>

using tc3::tests::temporary_folder;
using tc3::tool::byte_source;
using tc3::tool::open_file;

BOOST_AUTO_TEST_SUITE(readers_byte_source)

BOOST_AUTO_TEST_CASE(a_file_gives_its_bytes) {
    temporary_folder folder;
    std::string trouble;
    std::unique_ptr<byte_source> const file = open_file(folder.write("some.txt", "seven!!"), trouble);
    BOOST_REQUIRE(file != nullptr);
    std::string bytes(10, '.');
    BOOST_TEST(file->read(bytes.data(), 5) == 5u);
    BOOST_TEST(file->read(bytes.data() + 5, 5) == 2u);
    BOOST_TEST(file->read(bytes.data(), 5) == 0u);
    BOOST_TEST(bytes == "seven!!...");
    BOOST_TEST(file->trouble().empty());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_told_with_its_name) {
    std::string trouble;
    BOOST_TEST(open_file("no/such.har", trouble) == nullptr);
    BOOST_TEST(trouble == "cannot open no/such.har: No such file or directory");
}

BOOST_AUTO_TEST_CASE(a_folder_is_no_file) {
    temporary_folder folder;
    std::string trouble;
    BOOST_TEST(open_file(folder.path(), trouble) == nullptr);
    BOOST_TEST(trouble == "cannot read " + folder.path() + ": it is a folder, where a file is wanted");
}

BOOST_AUTO_TEST_CASE(a_file_that_may_not_be_read_is_told) {
    if (::geteuid() == 0)
        return; // to root nothing is forbidden
    temporary_folder folder;
    std::string const path = folder.write("closed.har", "{}");
    std::filesystem::permissions(path, std::filesystem::perms::none);
    std::string trouble;
    BOOST_TEST(open_file(path, trouble) == nullptr);
    BOOST_TEST(trouble == "cannot open " + path + ": Permission denied");
}

BOOST_AUTO_TEST_SUITE_END()
