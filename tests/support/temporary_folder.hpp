// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_SUPPORT_TEMPORARY_FOLDER_HPP
#define TC3_TESTS_SUPPORT_TEMPORARY_FOLDER_HPP

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace tc3::tests {

/// A folder that is gone with the object.
class temporary_folder {
  public:
    temporary_folder() : path_{(std::filesystem::temp_directory_path() / "tc3-tests-XXXXXX").string()} {
        if (::mkdtemp(path_.data()) == nullptr)
            throw std::runtime_error{"cannot make a temporary folder"};
    }
    temporary_folder(temporary_folder const&) = delete;
    temporary_folder& operator=(temporary_folder const&) = delete;
    ~temporary_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string const& path() const noexcept { return path_; }
    [[nodiscard]] std::string path(std::string_view name) const { return path_ + "/" + std::string{name}; }

    /// Writes a file, in folders that are made if need be, and gives its path.
    std::string write(std::string_view name, std::string_view text) const {
        std::string const where = path(name);
        std::filesystem::create_directories(std::filesystem::path{where}.parent_path());
        std::ofstream out{where, std::ios::binary};
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
        return where;
    }

    /// The text of a file; `none` if there is no such file.
    [[nodiscard]] std::string read(std::string_view name) const {
        std::ifstream in{path(name), std::ios::binary};
        return in ? std::string{std::istreambuf_iterator<char>{in}, {}} : "none";
    }

    /// The names of all files in the folder, sorted, with blanks between them.
    [[nodiscard]] std::string names() const {
        std::set<std::string> all;
        for (auto const& each : std::filesystem::directory_iterator{path_})
            all.insert(each.path().filename().string());
        std::string made;
        for (std::string const& name : all)
            made += (made.empty() ? "" : " ") + name;
        return made;
    }

  private:
    std::string path_;
};

} // namespace tc3::tests

#endif
