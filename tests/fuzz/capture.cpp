// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// Captures of any bytes go through `tc3 check` and its reports: nothing may crash, hang or be misused.
#include "commands/check.hpp"
#include "reports/choice.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace {

/// A file without a name that holds the bytes.
class memory_file {
  public:
    memory_file(std::uint8_t const* data, std::size_t size) : descriptor_{::memfd_create("capture", MFD_CLOEXEC)} {
        if (descriptor_ < 0 || ::write(descriptor_, data, size) != static_cast<ssize_t>(size))
            std::abort();
    }
    memory_file(memory_file const&) = delete;
    memory_file& operator=(memory_file const&) = delete;
    ~memory_file() { ::close(descriptor_); }
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  private:
    int descriptor_;
};

/// The form that all captures are read as, by the environment: each is fuzzed by itself.
tc3::tool::capture_format format() {
    char const* const name = std::getenv("TC3_FUZZ_FORMAT");
    return tc3::tool::capture_format_from(name == nullptr ? "auto" : name)
        .value_or(tc3::tool::capture_format::automatic);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    memory_file const capture{data, size};
    tc3::tool::check_options options;
    options.paths = {capture.path()};
    options.format = format();
    // Without a key: the search for the causes of wrong signatures would take seconds each time.
    // One kind of report each time, mostly the cheap one.
    auto const kinds = tc3::tool::report_kinds();
    options.reports = {{size % 4 == 0 ? kinds[size / 4 % kinds.size()] : "ndjson", "/dev/null"}};
    return tc3::tool::run_check(options) == tc3::tool::exit_code::internal_error ? std::abort(), 0 : 0;
}
