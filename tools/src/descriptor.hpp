// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_DESCRIPTOR_HPP
#define TC3_TOOLS_DESCRIPTOR_HPP

#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace tc3::tool {

/// A descriptor that is closed with the object.
class descriptor {
  public:
    descriptor() noexcept = default;
    explicit descriptor(int number) noexcept : number_{number} {}
    descriptor(descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
    descriptor& operator=(descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~descriptor() { reset(); }

    [[nodiscard]] int get() const noexcept { return number_; }
    [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }
    void reset() noexcept {
        if (is_open())
            ::close(std::exchange(number_, -1));
    }

  private:
    int number_ = -1;
};

/// Opens what is closed of standard input, output and error: a file that is opened later must not get their numbers,
/// and with them what is said there.
inline void open_standard_descriptors() noexcept {
    for (int const number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(number, F_GETFD) < 0)
            static_cast<void>(::open("/dev/null", O_RDWR)); // the lowest number that is free
}

} // namespace tc3::tool

#endif
