// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_OUTPUT_HPP
#define TC3_TOOLS_OUTPUT_HPP

#include <string>
#include <string_view>

namespace tc3::tool {

/// Where a report goes: standard output, or a file that appears under its name only when it is whole.
///
/// A target that is no regular file, such as a pipe or /dev/null, is written directly. What could not be written is
/// told by `trouble`; nothing is thrown.
class output {
  public:
    /// Opens a file, or standard output for `-`.
    explicit output(std::string target);
    output(output const&) = delete;
    output& operator=(output const&) = delete;
    /// Without `finish` the file does not appear.
    ~output();

    void write(std::string_view text);

    /// Hands over what was written so far.
    void flush();

    /// Writes what is left and gives the file its name. False if anything could not be written.
    [[nodiscard]] bool finish();

    /// Why it could not be written: a sentence; empty if all is well.
    [[nodiscard]] std::string const& trouble() const noexcept { return trouble_; }
    /// Whether a reader at the other end of a pipe has gone, which is no trouble.
    [[nodiscard]] bool reader_has_gone() const noexcept { return reader_has_gone_; }
    [[nodiscard]] bool is_standard_output() const noexcept { return target_ == "-"; }
    /// The file descriptor that is written to.
    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

  private:
    void fail(char const* what);

    std::string target_;
    std::string temporary_{}; ///< the name until the file is whole; empty where it is written directly
    std::string buffer_{};
    std::string trouble_{};
    int descriptor_ = -1;
    bool reader_has_gone_ = false;
};

} // namespace tc3::tool

#endif
