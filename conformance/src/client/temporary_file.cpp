// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "client/temporary_file.hpp"

#include "output.hpp"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace tc3::conformance {

std::unique_ptr<temporary_file> temporary_file::make(std::string_view name, std::string_view text,
                                                     std::string& trouble) {
    std::unique_ptr<temporary_file> made{new temporary_file};
    std::error_code fault;
    std::string folder = (std::filesystem::temp_directory_path(fault) / "tc3-conformance-XXXXXX").string();
    if (fault || ::mkdtemp(folder.data()) == nullptr) {
        trouble = "cannot make a temporary folder";
        return nullptr;
    }
    made->folder_ = folder;
    made->path_ = folder.append("/").append(name);
    tool::output out{made->path_};
    out.write(text);
    if (out.finish())
        return made;
    trouble = out.trouble();
    return nullptr;
}

temporary_file::~temporary_file() {
    std::error_code ignored;
    if (!folder_.empty())
        std::filesystem::remove_all(folder_, ignored);
}

} // namespace tc3::conformance
