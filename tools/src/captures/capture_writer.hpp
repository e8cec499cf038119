// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_CAPTURES_CAPTURE_WRITER_HPP
#define TC3_TOOLS_CAPTURES_CAPTURE_WRITER_HPP

#include "output.hpp"

#include <tc3/exchange/exchange.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace tc3::tool {

/// Writes exchanges into a capture that the readers read, headers and bodies as they were sent.
///
/// The file appears under its name when `finish` is called, and not before: a program that dies leaves none.
class capture_writer {
  public:
    /// The end of the name says the form: `.ndjson` or `.har`; `-`, standard output, gets NDJSON. Null, with a sentence
    /// in \p trouble, for any other, and if the file cannot be made.
    [[nodiscard]] static std::unique_ptr<capture_writer> open(std::string const& file, std::string& trouble);

    virtual ~capture_writer() = default;
    capture_writer(capture_writer const&) = delete;
    capture_writer& operator=(capture_writer const&) = delete;

    virtual void write(exchange const& what) = 0;

    /// Hands what was written to the system, so that it outlives the program in the file that is not yet whole.
    void flush() { out_.flush(); }

    /// Shows all that is written from now on to somebody, too: an entry or less at a time.
    void watch(std::function<void(std::string_view)> with) { watch_ = std::move(with); }

    /// Writes what is left. False, with the reason in `trouble`, if anything could not be written.
    [[nodiscard]] virtual bool finish() { return out_.finish(); }
    [[nodiscard]] std::string const& trouble() const noexcept { return out_.trouble(); }

  protected:
    explicit capture_writer(std::string const& file) : out_{file} {}

    void put(std::string_view text);

    output out_;

  private:
    std::function<void(std::string_view)> watch_{};
};

} // namespace tc3::tool

#endif
