// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tc3/secret.hpp>

#include <boost/test/unit_test.hpp>

#include <dlfcn.h>

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

template <class T>
concept printable = requires(std::ostream& out, T const& value) {
    out << value;
};

// What was overwritten since the test asked for it, in the state before.
thread_local std::vector<std::string>* wiped = nullptr;

std::vector<std::string> wiped_by(auto&& action) {
    std::vector<std::string> seen;
    wiped = &seen;
    action();
    wiped = nullptr;
    return seen;
}

} // namespace

// Stands before OpenSSL's own, which it calls.
extern "C" void OPENSSL_cleanse(void* memory, std::size_t size) {
    using function = void(void*, std::size_t);
    static auto* const real = reinterpret_cast<function*>(dlsym(RTLD_NEXT, "OPENSSL_cleanse"));
    if (wiped != nullptr)
        wiped->emplace_back(static_cast<char const*>(memory), size);
    real(memory, size);
}

BOOST_AUTO_TEST_SUITE(secret)

BOOST_AUTO_TEST_CASE(it_reveals_the_bytes_that_it_was_given) {
    std::string_view const bytes{"a\0b", 3};
    tc3::secret const key{bytes};
    BOOST_TEST(key.reveal() == bytes);
    BOOST_TEST(!key.empty());
}

BOOST_AUTO_TEST_CASE(one_without_bytes_is_empty) {
    BOOST_TEST(tc3::secret{}.empty());
    BOOST_TEST(tc3::secret{""}.empty());
    BOOST_TEST(tc3::secret{}.reveal() == "");
}

BOOST_AUTO_TEST_CASE(it_can_be_neither_printed_nor_turned_into_text) {
    static_assert(!printable<tc3::secret>);
    static_assert(!std::is_convertible_v<tc3::secret, std::string>);
    static_assert(!std::is_convertible_v<tc3::secret, std::string_view>);
    static_assert(!std::is_constructible_v<std::string, tc3::secret>);
    static_assert(!std::is_constructible_v<std::string_view, tc3::secret>);
    static_assert(!std::is_convertible_v<std::string_view, tc3::secret>);
    static_assert(printable<std::string>);
}

BOOST_AUTO_TEST_CASE(a_copy_has_its_own_bytes) {
    tc3::secret const first{"first"};
    tc3::secret second{first};
    BOOST_TEST(second.reveal() == "first");
    BOOST_TEST(static_cast<void const*>(second.reveal().data()) != static_cast<void const*>(first.reveal().data()));
    second = tc3::secret{"second"};
    BOOST_TEST(first.reveal() == "first");
    BOOST_TEST(second.reveal() == "second");
}

BOOST_AUTO_TEST_CASE(a_move_takes_the_bytes_away) {
    tc3::secret first{"first"};
    char const* const place = first.reveal().data();
    tc3::secret second{std::move(first)};
    BOOST_TEST(second.reveal() == "first");
    BOOST_TEST(static_cast<void const*>(second.reveal().data()) == static_cast<void const*>(place));
    BOOST_TEST(first.empty());
    BOOST_TEST(first.reveal() == "");
    tc3::secret third;
    third = std::move(second);
    BOOST_TEST(third.reveal() == "first");
    BOOST_TEST(second.empty());
}

BOOST_AUTO_TEST_CASE(assigning_one_to_itself_keeps_it) {
    tc3::secret key{"key"};
    auto& same = key;
    key = same;
    BOOST_TEST(key.reveal() == "key");
    key = std::move(same);
    BOOST_TEST(key.reveal() == "key");
}

BOOST_AUTO_TEST_CASE(the_bytes_are_overwritten_at_the_end) {
    auto const seen = wiped_by([] { tc3::secret const key{"short"}; });
    BOOST_TEST(seen == std::vector<std::string>{"short"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_old_bytes_are_overwritten_on_assignment) {
    tc3::secret key{"old"};
    tc3::secret const other{"new"};
    auto const copied = wiped_by([&] { key = other; });
    BOOST_TEST(copied == std::vector<std::string>{"old"}, boost::test_tools::per_element());
    tc3::secret newer{"newer"};
    auto const moved = wiped_by([&] { key = std::move(newer); });
    BOOST_TEST(moved == std::vector<std::string>{"new"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_secret_that_was_moved_from_leaves_nothing_to_overwrite) {
    tc3::secret kept;
    auto const seen = wiped_by([&] {
        tc3::secret gone{"gone"};
        kept = std::move(gone);
    });
    BOOST_TEST(seen.empty());
    BOOST_TEST(kept.reveal() == "gone");
}

BOOST_AUTO_TEST_SUITE_END()
