// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "captures.hpp"

#include "console.hpp"
#include "readers/entry_reader.hpp"

#include <algorithm>
#include <memory>
#include <string_view>

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

} // namespace tc3::tool
