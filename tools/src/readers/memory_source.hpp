// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_MEMORY_SOURCE_HPP
#define TC3_TOOLS_READERS_MEMORY_SOURCE_HPP

#include "byte_source.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace tc3::tool {

/// Gives bytes that lie in memory and outlive it.
class memory_source final : public byte_source {
  public:
    explicit memory_source(std::string_view bytes) noexcept : left_{bytes} {}

    std::size_t read(char* into, std::size_t room) override {
        std::size_t const count = std::min(room, left_.size());
        if (count > 0)
            std::memcpy(into, left_.data(), count);
        left_.remove_prefix(count);
        return count;
    }

  private:
    std::string_view left_;
};

} // namespace tc3::tool

#endif
