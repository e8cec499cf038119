// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "captures.hpp"

#include "console.hpp"
#include "readers/entry_reader.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <string_view>
#include <sys/stat.h>
#include <utility>

namespace tc3::tool {
namespace {

/// Complains of what stands in \p trouble, if anything does; then \p code becomes that one, unless it is a worse one.
void tell(std::string_view trouble, exit_code kind, exit_code& code) {
    if (trouble.empty())
        return;
    complain(trouble);
    code = std::max(code, kind);
}

void read_input(input const& from, capture_format format, std::function<void(input const&, entry const&)> const& take,
                exit_code& code) {
    std::string trouble;
    std::unique_ptr<reader> const entries = open_reader(from, format, trouble);
    if (entries == nullptr)
        return tell(trouble, exit_code::unreadable, code);
    entry_reader exchanges;
    for (entry one; entries->find(one);) {
        exchanges.read(one);
        if (!one.trouble.empty())
            tell(from.name + ", exchange " + std::to_string(one.index) + ": " + one.trouble, exit_code::findings, code);
        if (one.readable)
            take(from, one);
    }
    if (!entries->trouble().empty())
        tell(from.name + ": " + entries->trouble(), exit_code::unreadable, code);
}

bool is_same_file(std::string const& one, std::string const& other) {
    struct stat first {};
    struct stat second {};
    return ::stat(one.c_str(), &first) == 0 && ::stat(other.c_str(), &second) == 0 && S_ISREG(first.st_mode) &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

} // namespace

exit_code for_each_entry(std::vector<std::string> const& paths, capture_format format,
                         std::function<void(input const&, entry const&)> const& take) {
    exit_code code = exit_code::clean;
    std::vector<std::string> troubles;
    for (input const& one : find_inputs(paths, troubles))
        read_input(one, format, take, code);
    for (std::string const& trouble : troubles)
        tell(trouble, exit_code::unreadable, code);
    return code;
}

std::string input_that_is(std::string const& target, std::vector<std::string> const& paths) {
    std::vector<std::string> troubles; // are told of when they are read
    for (input const& one : find_inputs(paths, troubles))
        if (is_same_file(one.path, target) || is_same_file(one.response_path, target))
            return one.name;
    return {};
}

std::string input_given_twice(std::vector<std::string> const& paths) {
    std::vector<std::string> troubles; // are told of when they are read
    std::set<std::pair<dev_t, ino_t>> seen;
    for (input const& one : find_inputs(paths, troubles)) {
        struct stat about {};
        bool const is_file = ::stat(one.path.c_str(), &about) == 0 && S_ISREG(about.st_mode);
        if (is_file && !seen.insert({about.st_dev, about.st_ino}).second)
            return one.name;
    }
    return {};
}

} // namespace tc3::tool
