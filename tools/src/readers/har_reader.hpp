// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_HAR_READER_HPP
#define TC3_TOOLS_READERS_HAR_READER_HPP

#include "byte_stream.hpp"
#include "json_meter.hpp"
#include "limits.hpp"
#include "reader.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace tc3::tool {

/// Reads a HAR in one pass, one entry after the other. A broken entry is told of, and reading goes on with the next.
class har_reader final : public reader {
  public:
    explicit har_reader(std::unique_ptr<byte_stream> from, reader_limits limits = {});

    bool find(entry& into) override;

  private:
    enum class state : std::uint8_t { before, in_entries, ended };

    char peek();
    bool take(char wanted);
    bool fail(std::string const& what);
    bool read_name(std::string& name);
    bool skip_value();
    bool find_log();
    bool find_entries();
    void note_writer();
    bool pass_tail();
    void read_entry(entry& into);
    void pass_rest(entry& into);
    void give_whole(entry& into, std::size_t length);
    void give_broken(entry& into, measured_value const& seen);
    bool find_next_entry(std::size_t from);

    std::unique_ptr<byte_stream> from_;
    reader_limits limits_;
    json_meter meter_{};
    state state_ = state::before;
    recorder origin_ = recorder::archive;
    std::size_t next_index_ = 0;
    std::size_t given_ = 0; ///< bytes ahead that belong to the entry that was given last
};

} // namespace tc3::tool

#endif
