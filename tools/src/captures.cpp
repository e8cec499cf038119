// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "captures.hpp"

#include "console.hpp"

#include <memory>
#include <string_view>

namespace tc3::tool {
namespace {

/// Complains of what stands in \p trouble. False if anything does.
bool tell(std::string_view trouble) {
    if (!trouble.empty())
        complain(trouble);
    return trouble.empty();
}

bool read_input(input const& from, capture_format format, std::function<void(input const&, entry const&)> const& take) {
    std::string trouble;
    std::unique_ptr<reader> const entries = open_reader(from, format, trouble);
    if (entries == nullptr)
        return tell(trouble);
    bool whole = true;
    for (entry one; entries->next(one);) {
        if (!one.trouble.empty())
            whole = tell(from.name + ", exchange " + std::to_string(one.index) + ": " + one.trouble) && whole;
        if (one.readable)
            take(from, one);
    }
    if (entries->trouble().empty())
        return whole;
    return tell(from.name + ": " + entries->trouble());
}

} // namespace

bool for_each_entry(std::vector<std::string> const& paths, capture_format format,
                    std::function<void(input const&, entry const&)> const& take) {
    bool whole = true;
    for (std::string const& path : paths) {
        std::string trouble;
        for (input const& one : find_inputs(path, trouble))
            whole = read_input(one, format, take) && whole;
        whole = tell(trouble) && whole;
    }
    return whole;
}

} // namespace tc3::tool
