// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_SUPPORT_LOADED_HPP
#define TC3_TESTS_SUPPORT_LOADED_HPP

#include <tc3/contract/structure.hpp>

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::tests {

/// A structure that is put together at run time: plain data, no C++ struct behind it.
class loaded {
  public:
    loaded(std::string name, std::vector<row> rows, std::vector<relation> relations = {})
        : name_{std::move(name)}, rows_{std::move(rows)}, relations_{std::move(relations)}, watchers_(rows_.size()),
          buckets_(detail::bucket_count(rows_.size())) {
        names_are_right_ = detail::derive(rows_, relations_, watchers_, buckets_);
        shape_ = {name_, rows_, relations_, watchers_, buckets_, detail::count_required(rows_)};
    }
    loaded(loaded const&) = delete;
    loaded& operator=(loaded const&) = delete;

    [[nodiscard]] structure const& shape() const noexcept { return shape_; }
    [[nodiscard]] bool names_are_right() const noexcept { return names_are_right_; }

  private:
    std::string name_;
    std::vector<row> rows_;
    std::vector<relation> relations_;
    std::vector<std::uint16_t> watchers_;
    std::vector<std::uint16_t> buckets_;
    bool names_are_right_ = false;
    structure shape_;
};

enum class presence : bool { optional, required };

/// A member of a loaded structure.
[[nodiscard]] inline row loaded_row(std::string_view name, wire_type type, presence given = presence::optional,
                                    std::vector<constraint> const& rules = {}) {
    row made;
    made.name = name;
    made.type = type;
    made.required = given == presence::required;
    for (constraint const& rule : rules)
        made.constraint_slots.at(made.constraint_count++) = rule;
    return made;
}

/// The same member as a list.
[[nodiscard]] inline row list_of(row made) {
    made.list = true;
    return made;
}

/// A member that holds another structure.
[[nodiscard]] inline row nesting(std::string_view name, structure const& shape, presence given = presence::optional) {
    row made = loaded_row(name, wire_type::structure, given);
    made.nested.loaded = &shape;
    return made;
}

/// Names `M0`, `M1` and so on, which live as long as the program.
[[nodiscard]] inline std::string_view numbered_name(std::size_t number) {
    static std::deque<std::string> names;
    while (names.size() <= number)
        names.push_back(std::string{"M"}.append(std::to_string(names.size())));
    return names[number];
}

/// A structure of that many optional integers, every third of them required.
[[nodiscard]] inline std::vector<row> many_rows(std::size_t count) {
    std::vector<row> rows;
    for (std::size_t i = 0; i < count; ++i)
        rows.push_back(
            loaded_row(numbered_name(i), wire_type::integer, i % 3 == 0 ? presence::required : presence::optional));
    return rows;
}

} // namespace tc3::tests

#endif
