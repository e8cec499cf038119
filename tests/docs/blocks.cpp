// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

/// The documentation's C++ is that of the tests and headers, word for word, so that it compiles and runs.
namespace {

namespace fs = std::filesystem;

fs::path const source = fs::path{TC3_FIXTURES} / ".." / "..";

std::string text_of(fs::path const& file) {
    std::ifstream in{file};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// All files below some folders with that ending.
std::vector<fs::path> files(std::initializer_list<fs::path> folders, std::string_view ending) {
    std::vector<fs::path> found;
    for (fs::path const& folder : folders)
        for (fs::directory_entry const& each : fs::recursive_directory_iterator{folder})
            if (each.path().extension() == ending)
                found.push_back(each.path());
    return found;
}

/// The C++ blocks of a Markdown file, without the includes at their beginning: those of the tests stand together.
std::vector<std::string> blocks_of(std::string const& text) {
    constexpr std::string_view begin = "```cpp\n";
    std::vector<std::string> blocks;
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
        at += begin.size();
        while (text[at] == '#' || text[at] == '\n')
            at = text.find('\n', at) + 1;
        blocks.push_back(text.substr(at, text.find("```", at) - at));
    }
    return blocks;
}

} // namespace

BOOST_AUTO_TEST_SUITE(docs)

BOOST_AUTO_TEST_CASE(each_block_of_cpp_is_compiled) {
    std::string compiled;
    for (fs::path const& file : files({source / "tests" / "docs"}, ".cpp"))
        compiled += text_of(file);
    for (fs::path const& file : files({source / "include"}, ".hpp"))
        compiled += text_of(file);
    std::vector<fs::path> documents = files({source / "tools" / "docs", source / "conformance"}, ".md");
    documents.push_back(source / "README.md");
    std::size_t count = 0;
    for (fs::path const& document : documents)
        for (std::string const& block : blocks_of(text_of(document))) {
            BOOST_TEST((compiled.find(block) != std::string::npos), document.string()
                                                                        << " shows what is not compiled:\n"
                                                                        << block);
            ++count;
        }
    BOOST_TEST(count >= 6u);
}

BOOST_AUTO_TEST_SUITE_END()
