// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CLIENT_TEMPORARY_FILE_HPP
#define TC3_CONFORMANCE_CLIENT_TEMPORARY_FILE_HPP

#include <memory>
#include <string>
#include <string_view>

namespace tc3::conformance {

/// A file in a temporary folder of its own; both go with the object.
class temporary_file {
  public:
    /// Null, with a sentence in \p trouble, if it cannot be written.
    [[nodiscard]] static std::unique_ptr<temporary_file> make(std::string_view name, std::string_view text,
                                                              std::string& trouble);

    temporary_file(temporary_file const&) = delete;
    temporary_file& operator=(temporary_file const&) = delete;
    ~temporary_file();

    [[nodiscard]] std::string const& path() const noexcept { return path_; }

  private:
    temporary_file() = default;

    std::string folder_{};
    std::string path_{};
};

} // namespace tc3::conformance

#endif
