// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_SIGN_ALLOCATIONS_HPP
#define TC3_TESTS_SIGN_ALLOCATIONS_HPP

#include <cstddef>

namespace tests {

/// How often this thread took memory with `new` so far. OpenSSL, which uses malloc, does not count.
[[nodiscard]] std::size_t allocations() noexcept;

} // namespace tests

#endif
