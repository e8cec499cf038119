// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "output.hpp"

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace tc3::tool {
namespace {

constexpr std::size_t buffer_size = 64u * 1024;

/// Whether a name stands for something that is there and is no regular file.
bool is_special(std::string const& target) {
    struct stat status {};
    return ::stat(target.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

} // namespace

output::output(std::string target) : target_{std::move(target)} {
    if (target_ == "-") {
        descriptor_ = STDOUT_FILENO;
    } else if (is_special(target_)) {
        descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        temporary_ = target_ + ".XXXXXX";
        descriptor_ = ::mkstemp(temporary_.data());
        if (descriptor_ >= 0) {
            mode_t const mask = ::umask(0);
            ::umask(mask);
            static_cast<void>(::fchmod(descriptor_, 0666 & ~mask));
        }
    }
    if (descriptor_ < 0) {
        temporary_.clear();
        fail("open");
    }
}

output::~output() {
    if (descriptor_ >= 0 && descriptor_ != STDOUT_FILENO)
        ::close(descriptor_);
    if (!temporary_.empty())
        ::unlink(temporary_.c_str());
}

void output::fail(char const* what) {
    if (trouble_.empty())
        trouble_ = std::string{"cannot "} + what + " " + (target_ == "-" ? "standard output" : target_) + ": " +
                   std::strerror(errno);
}

void output::write(std::string_view text) {
    buffer_.append(text);
    if (buffer_.size() >= buffer_size)
        flush();
}

void output::flush() {
    std::string_view rest = buffer_;
    while (!rest.empty() && descriptor_ >= 0 && trouble_.empty() && !reader_has_gone_) {
        ssize_t const written = ::write(descriptor_, rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EPIPE) {
            reader_has_gone_ = true;
        } else if (errno != EINTR) {
            fail("write");
        }
    }
    buffer_.clear();
}

bool output::finish() {
    flush();
    if (descriptor_ >= 0 && descriptor_ != STDOUT_FILENO && ::close(std::exchange(descriptor_, -1)) != 0)
        fail("write");
    if (!temporary_.empty() && trouble_.empty()) {
        if (::rename(temporary_.c_str(), target_.c_str()) == 0)
            temporary_.clear();
        else
            fail("write");
    }
    return trouble_.empty();
}

} // namespace tc3::tool
