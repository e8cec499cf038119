// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_MUTATION_SWITCH_HPP
#define TC3_TESTS_MUTATION_SWITCH_HPP

#include <type_traits>

/// What rewrite.py puts into the headers: every place that can be made wrong asks here whether it is to be.
///
/// All mutants are compiled at once, and one is switched on at a time. What is computed while the program is compiled
/// is always right.
namespace tc3_mutation {

inline int active = -1;                  ///< the mutant that is switched on
inline unsigned char* reached = nullptr; ///< where it is noted which places were passed, if anywhere

inline bool ask(int mutant) noexcept {
    if (reached != nullptr)
        reached[mutant] = 1;
    return mutant == active;
}
constexpr bool on(int mutant) noexcept {
    return std::is_constant_evaluated() ? false : ask(mutant);
}

constexpr bool negated(int mutant, bool value) noexcept {
    return value != on(mutant);
}

/// Mutant `first` moves the bound by one, mutant `first + 1` turns the answer round.
template <class A, class B>
constexpr bool less(int first, A const& a, B const& b) {
    return negated(first + 1, on(first) ? a <= b : a < b);
}
template <class A, class B>
constexpr bool less_equal(int first, A const& a, B const& b) {
    return negated(first + 1, on(first) ? a < b : a <= b);
}
template <class A, class B>
constexpr bool greater(int first, A const& a, B const& b) {
    return negated(first + 1, on(first) ? a >= b : a > b);
}
template <class A, class B>
constexpr bool greater_equal(int first, A const& a, B const& b) {
    return negated(first + 1, on(first) ? a > b : a >= b);
}

template <class A, class B>
constexpr auto plus(int mutant, A const& a, B const& b) {
    return on(mutant) ? static_cast<decltype(a + b)>(a - b) : a + b;
}
template <class A, class B>
constexpr auto minus(int mutant, A const& a, B const& b) {
    return on(mutant) ? static_cast<decltype(a - b)>(a + b) : a - b;
}

/// One more than a number, or the next character.
template <class T>
constexpr T next(int mutant, T value) {
    return on(mutant) ? static_cast<T>(value + 1) : value;
}

} // namespace tc3_mutation

#endif
