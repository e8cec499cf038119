// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "client/temporary_file.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using tc3::conformance::temporary_file;

BOOST_AUTO_TEST_SUITE(conformance_temporary_file)

BOOST_AUTO_TEST_CASE(the_file_and_its_folder_go_with_the_object) {
    std::string trouble;
    auto made = temporary_file::make("authority.pem", "a certificate", trouble);
    BOOST_REQUIRE_MESSAGE(made != nullptr, trouble);
    std::filesystem::path const file{made->path()};
    std::ifstream in{file};
    BOOST_TEST((std::string{std::istreambuf_iterator<char>{in}, {}}) == "a certificate");
    made.reset();
    BOOST_TEST(!std::filesystem::exists(file.parent_path()));
}

BOOST_AUTO_TEST_SUITE_END()
