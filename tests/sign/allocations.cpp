// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "sign/allocations.hpp"

#include <cstdlib>
#include <new>

namespace {

thread_local std::size_t counted = 0;

void* take(std::size_t size) noexcept {
    ++counted;
    return std::malloc(size == 0 ? 1 : size);
}

void* take_or_throw(std::size_t size) {
    if (void* const memory = take(size))
        return memory;
    throw std::bad_alloc{};
}

} // namespace

std::size_t tests::allocations() noexcept {
    return counted;
}

// These stand in for the standard library's own in the whole program. They have a file of their own because g++ warns
// where it can see only one of the two from a caller. All forms are here, as AddressSanitizer has own ones for the
// rest.
void* operator new(std::size_t size) {
    return take_or_throw(size);
}
void* operator new[](std::size_t size) {
    return take_or_throw(size);
}
void* operator new(std::size_t size, std::nothrow_t const&) noexcept {
    return take(size);
}
void* operator new[](std::size_t size, std::nothrow_t const&) noexcept {
    return take(size);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete[](void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::nothrow_t const&) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::nothrow_t const&) noexcept {
    std::free(memory);
}
