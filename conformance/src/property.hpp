// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_PROPERTY_HPP
#define TC3_CONFORMANCE_PROPERTY_HPP

#include "judgement.hpp"
#include "settings.hpp"

#include <rapidcheck.h>

#include <cstddef>
#include <string_view>
#include <utility>

namespace tc3::conformance {

namespace detail {

/// How many smaller values are tried after a failure: each is a question to somebody else's program.
inline constexpr std::size_t most_shrinks = 3000;

/// Goes from a value that failed to smaller ones that fail too, as far as it leads.
template <class T, class Judge>
[[nodiscard]] judgement smallest_failure(judgement found, rc::Shrinkable<T> value, Judge& try_one,
                                         std::size_t most = most_shrinks) {
    std::size_t tried = 0;
    for (bool is_smaller = true; is_smaller && tried < most;) {
        is_smaller = false;
        auto candidates = value.shrinks();
        for (auto next = candidates.next(); next && tried < most; next = candidates.next(), ++tried) {
            judgement one = try_one(next->value());
            if (one.what != verdict::failed)
                continue;
            found = std::move(one);
            value = *next;
            is_smaller = true;
            break;
        }
    }
    return found;
}

} // namespace detail

/// Tries something on generated values until it fails, then on smaller ones; the judgement is that of the smallest that
/// failed. Whatever else is no pass (no answer, skipped) ends it at once.
///
/// \param id of the case: it decides the seed
/// \param values a generator
/// \param try_one judges one value
/// \param most_shrinks how many smaller values are tried
template <class T, class Judge>
[[nodiscard]] judgement for_all(std::string_view id, settings const& with, rc::Gen<T> const& values, Judge&& try_one,
                                std::size_t most_shrinks = detail::most_shrinks) {
    rc::Random random{seed_of_case(with.seed, id)};
    for (int i = 0; i < with.max_success; ++i) {
        int const size = i * rc::kNominalSize / with.max_success;
        rc::Shrinkable<T> const value = values(random.split(), size);
        judgement found = try_one(value.value());
        if (found.what == verdict::failed)
            return detail::smallest_failure(std::move(found), value, try_one, most_shrinks);
        if (!found.is_passed())
            return found;
    }
    return passed();
}

} // namespace tc3::conformance

#endif
