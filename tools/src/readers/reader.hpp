// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_READER_HPP
#define TC3_TOOLS_READERS_READER_HPP

#include "entry.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

enum class capture_format : std::uint8_t {
    automatic,
    har,
    http,
    ndjson,
    pcap,  ///< packets, in one of the forms that tshark reads
    tshark ///< what tshark writes of packets
};

/// The format of that name (`auto`, `har`, `http`, `ndjson`, `pcap`, `tshark`), or nothing.
[[nodiscard]] std::optional<capture_format> capture_format_from(std::string_view name);

/// Finds the entries of one capture, one after the other, with memory for one entry only.
class reader {
  public:
    reader() = default;
    reader(reader const&) = delete;
    reader& operator=(reader const&) = delete;
    virtual ~reader() = default;

    /// Finds the next entry, whose exchange an `entry_reader` may still have to read. False at the end, and when the
    /// capture cannot be read any further: see `trouble`.
    virtual bool find(entry& into) = 0;

    /// Why the capture as a whole cannot be read, or only in part: a sentence with place and remedy. Empty if all is
    /// well.
    [[nodiscard]] std::string const& trouble() const noexcept { return trouble_; }

  protected:
    std::string trouble_;
};

/// One input of the command line: the name to show, and where the bytes come from.
struct input {
    std::string name;            ///< as given; what findings call the capture
    std::string path;            ///< of the file, `-` for standard input
    std::string response_path{}; ///< raw HTTP in two files: that of the response; empty: there is none
};

/// The inputs that a path stands for: itself, or the captures in a folder and below, sorted by name. Files whose names
/// begin with a dot are left out of a folder. `NAME.request.http` and `NAME.response.http` are one input, whichever of
/// the two is named. A sentence in `trouble` if there is nothing, or if a folder cannot be read.
[[nodiscard]] std::vector<input> find_inputs(std::string const& path, std::string& trouble);

/// The inputs that several paths stand for, in their order. A pair of which both files are named, as a pattern of the
/// shell does, is one input.
[[nodiscard]] std::vector<input> find_inputs(std::vector<std::string> const& paths, std::vector<std::string>& troubles);

/// Opens an input. Null, with a sentence in `trouble`, if it cannot be opened.
/// \param bytes_read if given, counts on with every byte that is read from the input's files
[[nodiscard]] std::unique_ptr<reader> open_reader(input const& from, capture_format format, std::string& trouble,
                                                  std::uint64_t* bytes_read = nullptr);

} // namespace tc3::tool

#endif
