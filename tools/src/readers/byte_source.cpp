// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "byte_source.hpp"

#include "interruption.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace tc3::tool {
namespace {

std::string reason(int number) {
    return std::generic_category().message(number);
}

/// Reads a descriptor with read(2), which is faster than to map the file.
class file_source final : public byte_source {
  public:
    enum class ownership { ours, borrowed };

    file_source(int descriptor, ownership whose, std::uint64_t* bytes_read) noexcept
        : descriptor_{descriptor}, whose_{whose}, bytes_read_{bytes_read} {}
    ~file_source() override {
        if (whose_ == ownership::ours)
            ::close(descriptor_);
    }

    std::size_t read(char* into, std::size_t room) override {
        while (!is_interrupted()) {
            ::ssize_t const got = ::read(descriptor_, into, room);
            if (got >= 0) {
                if (bytes_read_ != nullptr)
                    *bytes_read_ += static_cast<std::uint64_t>(got);
                return static_cast<std::size_t>(got);
            }
            if (errno == EINTR)
                continue;
            trouble_ = reason(errno);
            return 0;
        }
        trouble_ = "it was interrupted";
        return 0;
    }

  private:
    int descriptor_;
    ownership whose_;
    std::uint64_t* bytes_read_;
};

} // namespace

std::unique_ptr<byte_source> open_file(std::string const& path, std::string& trouble, std::uint64_t* bytes_read) {
    if (path == "-")
        return std::make_unique<file_source>(STDIN_FILENO, file_source::ownership::borrowed, bytes_read);
    int descriptor = -1;
    do
        descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0) {
        trouble = "cannot open " + path + ": " + reason(errno);
        return nullptr;
    }
    auto file = std::make_unique<file_source>(descriptor, file_source::ownership::ours, bytes_read);
    struct ::stat what {};
    if (::fstat(descriptor, &what) == 0 && S_ISDIR(what.st_mode)) {
        trouble = "cannot read " + path + ": it is a folder, where a file is wanted";
        return nullptr;
    }
    return file;
}

} // namespace tc3::tool
