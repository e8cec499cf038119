// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_SUPPORT_SAMPLE_HPP
#define TC3_TESTS_SUPPORT_SAMPLE_HPP

#include <tc3/contract/structure.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A contract that exists in tests only. It uses what the real ones do not (yet): every wire type, a nested structure
/// that is no list, a structure that contains itself, constraints on the elements of lists.
namespace tc3::tests::sample {

/// A structure that contains itself.
struct Part {
    std::string Id{};
    std::optional<std::int64_t> Weight{};
    std::optional<std::vector<Part>> Parts{};
};

struct Limits {
    std::uint64_t Most{};
    std::optional<double> Share{};
    std::optional<std::string> Unit{};
};

struct MakeThingRequest {
    std::string Size{};
    std::int64_t Count{};
    std::vector<std::string> Owners{};
    Limits Bounds{};
    std::optional<std::uint64_t> Serial{};
    std::optional<double> Ratio{};
    std::optional<bool> Fast{};
    std::optional<std::vector<std::int64_t>> Ports{};
    std::optional<std::vector<double>> Weights{};
    std::optional<std::vector<bool>> Flags{};
    std::optional<std::vector<Part>> Parts{};
    std::optional<std::string> Color{};
    std::optional<std::string> Made{};
    std::optional<Limits> Extra{};
    std::optional<std::string> Note{};
    std::optional<std::int64_t> Speed{};
};

inline constexpr code_point_range hexadecimal[] = {{U'0', U'9'}, {U'a', U'f'}};
inline constexpr code_point_range capitals[] = {{U'A', U'F'}};

} // namespace tc3::tests::sample

template <>
struct tc3::table<tc3::tests::sample::Part> {
    using T = tests::sample::Part;
    static constexpr row rows[] = {
        member<&T::Id>(matches("p-[0-9]{1,3}[a-z]"), from("id of the part", "sample", "2026-01")),
        member<&T::Weight>(at_least(0), from("grams", "sample", "2026-01")),
        member<&T::Parts>(from("what it is made of", "sample", "2026-01")),
    };
};

template <>
struct tc3::table<tc3::tests::sample::Limits> {
    using T = tests::sample::Limits;
    static constexpr row rows[] = {
        member<&T::Most>(at_least(1), multiple_of(2), from("an even number", "sample", "2026-01")),
        member<&T::Share>(between(0, 1), from("from 0 to 1", "sample", "2026-01")),
        member<&T::Unit>(one_of<"kg", "lb">(), from("kilogram or pound", "sample", "2026-01")),
    };
    static constexpr relation relations[] = {
        when<&T::Unit>("lb", ignore<&T::Share>(1), from("pounds are not shared", "sample", "2026-01")),
    };
};

template <>
struct tc3::table<tc3::tests::sample::MakeThingRequest> {
    using T = tests::sample::MakeThingRequest;
    static constexpr row rows[] = {
        member<&T::Size>(one_of<"Small", "Large", "XL">(), harmless, from("three sizes", "sample", "2026-01")),
        member<&T::Count>(one_of<1, 2, 3, 5, 8>(), from("one of a few", "sample", "2026-01")),
        member<&T::Owners>(code_points(1, 4), from("short names", "sample", "2026-01")),
        member<&T::Bounds>(from("limits of the thing", "sample", "2026-01")),
        member<&T::Serial>(one_of<7, 9>(), from("seven or nine", "sample", "2026-01")),
        member<&T::Ratio>(from("any number", "sample", "2026-01")),
        member<&T::Fast>(from("whether it moves fast", "sample", "2026-01")),
        member<&T::Ports>(between(1, 65535), from("of the network", "sample", "2026-01")),
        member<&T::Weights>(from("of the sides", "sample", "2026-01")),
        member<&T::Flags>(from("switches", "sample", "2026-01")),
        member<&T::Parts>(from("what it is made of", "sample", "2026-01")),
        member<&T::Color>(code_points(2, 6),
                          characters("hexadecimal digits", tests::sample::hexadecimal, tests::sample::capitals),
                          from("a number", "sample", "2026-01")),
        member<&T::Made>(moment(), from("when it was made", "sample", "2026-01")),
        member<&T::Extra>(from("more limits", "sample", "2026-01")),
        member<&T::Note>(from("anything", "sample", "2026-01")),
        member<&T::Speed>(one_of<0, 1, 2>(), from("of the making", "sample", "2026-01")),
    };
    static constexpr relation relations[] = {
        exactly_one_of<&T::Color, &T::Extra, &T::Ports>(from("one of three", "sample", "2026-01")),
        when<&T::Size>("Small", allow<&T::Count>(1, 2, 3), from("small things are few", "sample", "2026-01")),
        when<&T::Size>("XL", ignore<&T::Speed>(1, 2), from("large things are slow", "sample", "2026-01")),
        elements_include<&T::Parts, &tests::sample::Part::Id>(from("what holds it together", "sample", "2026-01"),
                                                              "p-1a", "p-2b", "p-3c"),
        at_most_one_element<&T::Parts, &tests::sample::Part::Id>("p-9z", from("only one", "sample", "2026-01")),
    };
};

#endif
