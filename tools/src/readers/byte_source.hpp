// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_BYTE_SOURCE_HPP
#define TC3_TOOLS_READERS_BYTE_SOURCE_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace tc3::tool {

/// Gives the bytes of a capture from the first to the last.
class byte_source {
  public:
    byte_source() = default;
    byte_source(byte_source const&) = delete;
    byte_source& operator=(byte_source const&) = delete;
    virtual ~byte_source() = default;

    /// Reads at least one byte and at most `room`. 0 at the end and after a failure, which `trouble` tells apart.
    virtual std::size_t read(char* into, std::size_t room) = 0;

    /// Why reading failed, such as `Input/output error`. Empty if all is well.
    [[nodiscard]] std::string const& trouble() const noexcept { return trouble_; }

  protected:
    std::string trouble_;
};

/// Opens a file, or standard input for `-`. Null, with a whole sentence in `trouble`, if that cannot be done.
/// \param bytes_read if given, counts on with every byte that is read
[[nodiscard]] std::unique_ptr<byte_source> open_file(std::string const& path, std::string& trouble,
                                                     std::uint64_t* bytes_read = nullptr);

} // namespace tc3::tool

#endif
