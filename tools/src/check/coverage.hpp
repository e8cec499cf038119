// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CHECK_COVERAGE_HPP
#define TC3_TOOLS_CHECK_COVERAGE_HPP

#include "check/entry_judges.hpp"

#include <tc3/rules/catalogue.hpp>

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// Which structures and members of the known contracts the calls of a capture held, and which parts of the protocol.
class coverage {
  public:
    void add(judged_entry const& one);
    coverage& operator+=(coverage const& other);

    /// How often a structure was there to be judged.
    [[nodiscard]] std::size_t times(structure const& shape) const;
    /// In how many of them that member was given, and was not null.
    [[nodiscard]] std::size_t times(structure const& shape, std::size_t row) const;

    /// Whether the traffic held what a rule speaks of, so that it could have been broken.
    [[nodiscard]] bool met(rules::page const& rule) const;

  private:
    struct counts {
        std::size_t times = 0;
        std::vector<std::size_t> rows{};
    };

    counts& of(structure const& shape);
    void add_json(structure const& shape, json::scanner& scan);
    void add_flattened(structure const& shape, std::string_view parameters);

    std::map<structure const*, counts> seen_{};
    std::size_t calls_ = 0;
    std::size_t signed_ = 0;
    std::size_t verified_ = 0;
    std::size_t answers_ = 0;
};

/// The structures of a request or an answer: the one itself, then those nested in it.
[[nodiscard]] std::vector<structure const*> structures_below(structure const& shape);

} // namespace tc3::tool

#endif
