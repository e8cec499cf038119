// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "readers/reader.hpp"

#include "support.hpp"
#include "support/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

using tc3::tests::says;
using tc3::tests::temporary_folder;
using tc3::tool::find_inputs;
using tc3::tool::input;

namespace {

/// The inputs in one line, below a folder, with the other half of a pair in brackets.
std::string in_short(std::vector<input> const& inputs, std::string_view folder) {
    auto const below = [folder](std::string_view path) {
        return std::string{path.starts_with(folder) ? path.substr(folder.size() + 1) : path};
    };
    std::string made;
    for (input const& each : inputs) {
        BOOST_TEST(each.name == each.path);
        made += (made.empty() ? "" : " ") + below(each.name);
        if (!each.response_path.empty())
            made += "[" + below(each.response_path) + "]";
    }
    return made;
}

std::string found(temporary_folder const& folder, std::string_view name = {}) {
    std::string trouble;
    std::vector<input> const inputs = find_inputs(name.empty() ? folder.path() : folder.path(name), trouble);
    return trouble.empty() ? in_short(inputs, folder.path()) : trouble;
}

} // namespace

BOOST_AUTO_TEST_SUITE(readers_find_inputs)

BOOST_AUTO_TEST_CASE(a_folder_stands_for_the_captures_below_it) {
    temporary_folder folder;
    for (std::string_view const name : {"b.har", "a.ndjson", "c.jsonl", "deep/er/d.zhar", "deep/e.json", "f.txt",
                                        "g.http", "h.har.gz", "notes.md", "har", ".hidden/i.har", ".j.har", "k.gz"})
        folder.write(name, "x");
    BOOST_TEST(found(folder) == "a.ndjson b.har c.jsonl deep/e.json deep/er/d.zhar f.txt g.http h.har.gz");
}

BOOST_AUTO_TEST_CASE(the_files_of_a_pair_are_one_input) {
    temporary_folder folder;
    for (std::string_view const name : {"a.request.http", "a.response.http", "b.request.http", "c.response.http",
                                        "d.request.http.gz", "d.response.http.gz"})
        folder.write(name, "x");
    BOOST_TEST(found(folder) == "a.request.http[a.response.http] b.request.http c.response.http "
                                "d.request.http.gz[d.response.http.gz]");
    BOOST_TEST(found(folder, "a.request.http") == "a.request.http[a.response.http]");
    BOOST_TEST(found(folder, "a.response.http") == "a.request.http[a.response.http]");
    BOOST_TEST(found(folder, "b.request.http") == "b.request.http");
    BOOST_TEST(found(folder, "c.response.http") == "c.response.http");
}

BOOST_AUTO_TEST_CASE(a_pair_of_which_both_files_are_named_is_read_once) {
    temporary_folder folder;
    folder.write("a.request.http", "x");
    folder.write("a.response.http", "x");
    folder.write("b.har", "x");
    std::vector<std::string> troubles;
    std::vector<input> const inputs = find_inputs(
        {folder.path("a.request.http"), folder.path("a.response.http"), folder.path("b.har"), "none.har"}, troubles);
    BOOST_TEST(in_short(inputs, folder.path()) == "a.request.http[a.response.http] b.har none.har");
    BOOST_TEST(troubles.empty());
}

BOOST_AUTO_TEST_CASE(a_folder_without_captures_is_told) {
    temporary_folder folder;
    folder.write("notes.md", "x");
    BOOST_TEST(says(found(folder), "the folder " + folder.path() + " holds no captures"));
    std::vector<std::string> troubles;
    BOOST_TEST(find_inputs(std::vector<std::string>{folder.path()}, troubles).empty());
    BOOST_TEST(troubles.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_file_stands_for_itself_whatever_its_name) {
    temporary_folder folder;
    folder.write("recording", "x");
    BOOST_TEST(found(folder, "recording") == "recording");
    BOOST_TEST(found(folder, "not-there") == "not-there");
}

BOOST_AUTO_TEST_CASE(a_dash_is_standard_input) {
    std::string trouble;
    std::vector<input> const inputs = find_inputs("-", trouble);
    BOOST_REQUIRE(inputs.size() == 1u);
    BOOST_TEST(inputs[0].path == "-");
    BOOST_TEST(inputs[0].name == "standard input");
    BOOST_TEST(trouble == "");
}

BOOST_AUTO_TEST_SUITE_END()
