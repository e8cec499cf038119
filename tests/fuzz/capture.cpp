// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// Captures of any bytes go through `tc3 check` and its reports, `tc3 redact` and `tc3 merge`: nothing may crash, hang
// or be misused.
#include "fuzz/door.hpp"

#include "commands/check.hpp"
#include "commands/merge.hpp"
#include "commands/redact.hpp"
#include "reports/choice.hpp"

#include <cstddef>
#include <cstdlib>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace tc3::fuzz {
namespace {

/// A file without a name that holds the bytes.
class memory_file {
  public:
    explicit memory_file(std::string_view bytes) : descriptor_{::memfd_create("capture", MFD_CLOEXEC)} {
        if (descriptor_ < 0 || ::write(descriptor_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
            std::abort();
    }
    memory_file(memory_file const&) = delete;
    memory_file& operator=(memory_file const&) = delete;
    ~memory_file() { ::close(descriptor_); }
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  private:
    int descriptor_;
};

void fail_on_internal_error(tool::exit_code code) {
    if (code == tool::exit_code::internal_error)
        std::abort();
}

template <tool::capture_format Format>
void check_door(std::string_view bytes) {
    memory_file const capture{bytes};
    tool::check_options options;
    options.paths = {capture.path()};
    options.format = Format;
    // Without a key: the search for the causes of wrong signatures would take seconds each time.
    // One kind of report each time, mostly the cheap one.
    auto const kinds = tool::report_kinds();
    options.reports = {{bytes.size() % 4 == 0 ? kinds[bytes.size() / 4 % kinds.size()] : "ndjson", "/dev/null"}};
    fail_on_internal_error(tool::run_check(options));
}

/// Any form of capture, written without its secrets.
void redact_door(std::string_view bytes) {
    memory_file const capture{bytes};
    tool::redact_options options;
    options.paths = {capture.path()};
    options.target = "-"; // where libFuzzer sees to it that nothing comes
    options.seed = 1;
    fail_on_internal_error(tool::run_redact(options));
}

void merge_door(std::string_view bytes) {
    memory_file const report{bytes};
    tool::merge_options options;
    options.paths = {report.path()};
    auto const kinds = tool::merged_report_kinds();
    options.reports = {{kinds[bytes.size() % kinds.size()], "/dev/null"}};
    fail_on_internal_error(tool::run_merge(options));
}

} // namespace

std::vector<door> capture_doors() {
    return {{"har", &check_door<tool::capture_format::har>},
            {"http", &check_door<tool::capture_format::http>},
            {"ndjson", &check_door<tool::capture_format::ndjson>},
            {"tshark", &check_door<tool::capture_format::tshark>},
            {"redact", &redact_door},
            {"merge", &merge_door}};
}

} // namespace tc3::fuzz
