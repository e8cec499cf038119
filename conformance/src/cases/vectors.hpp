// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONFORMANCE_CASES_VECTORS_HPP
#define TC3_CONFORMANCE_CASES_VECTORS_HPP

#include <span>
#include <string_view>

namespace tc3::conformance {

/// One file of a signature vector, as it stands in the source tree.
struct vector_file {
    std::string_view path{}; ///< `tc3-derived-clone-intl-json/case.json`
    std::string_view bytes{};
};

/// The files of all vectors, in the order of their paths.
[[nodiscard]] std::span<vector_file const> vector_files() noexcept;

/// The bytes of one file; empty if there is no such file.
[[nodiscard]] inline std::string_view vector_bytes(std::string_view folder, std::string_view name) noexcept {
    for (vector_file const& each : vector_files())
        if (each.path.size() == folder.size() + 1 + name.size() && each.path.starts_with(folder) &&
            each.path[folder.size()] == '/' && each.path.ends_with(name))
            return each.bytes;
    return {};
}

} // namespace tc3::conformance

#endif
