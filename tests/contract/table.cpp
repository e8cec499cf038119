// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/contract/table.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using tc3::row;
using tc3::structure;

namespace {

/// A structure of members with such names.
class named {
  public:
    explicit named(std::vector<std::string> names) : names_{std::move(names)} {
        for (std::string const& name : names_)
            rows_.emplace_back().name = name;
        watchers_.resize(rows_.size());
        buckets_.resize(tc3::detail::bucket_count(rows_.size()));
        tc3::detail::derive(rows_, {}, watchers_, buckets_);
        shape_ = {"Named", rows_, {}, watchers_, buckets_, 0};
    }
    [[nodiscard]] structure const& shape() const { return shape_; }

  private:
    std::vector<std::string> names_;
    std::vector<row> rows_{};
    std::vector<std::uint16_t> watchers_{};
    std::vector<std::uint16_t> buckets_{};
    structure shape_{};
};

} // namespace

BOOST_AUTO_TEST_SUITE(contract_table)

BOOST_AUTO_TEST_CASE(each_of_many_like_names_is_found_and_no_other) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < tc3::member_capacity; ++i)
        names.push_back("M" + std::to_string(i));
    named const many{names};
    for (std::size_t i = 0; i < names.size(); ++i)
        BOOST_TEST(many.shape().find(names[i]) == i);
    for (std::string_view const wrong : {"M512", "m1", "M", "", "M0 ", "a name that is much longer than the others"})
        BOOST_TEST(many.shape().find(wrong) == structure::npos, wrong);
}

BOOST_AUTO_TEST_CASE(names_of_every_length_are_found) {
    std::vector<std::string> names;
    for (std::size_t size = 1; size < 30; ++size)
        names.push_back(std::string(size, 'x'));
    named const many{names};
    for (std::size_t i = 0; i < names.size(); ++i)
        BOOST_TEST(many.shape().find(names[i]) == i);
}

BOOST_AUTO_TEST_CASE(what_was_hashed_by_the_compiler_is_found_by_the_program) {
    constexpr std::size_t short_name = tc3::detail::hash_of_name("VpcId");
    constexpr std::size_t long_name = tc3::detail::hash_of_name("RecoveryTargetTime");
    std::string const vpc = "VpcId";
    std::string const time = "RecoveryTargetTime";
    BOOST_TEST(tc3::detail::hash_of_name(vpc) == short_name);
    BOOST_TEST(tc3::detail::hash_of_name(time) == long_name);
}

BOOST_AUTO_TEST_SUITE_END()
