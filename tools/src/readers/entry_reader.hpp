// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_ENTRY_READER_HPP
#define TC3_TOOLS_READERS_ENTRY_READER_HPP

#include "entry.hpp"
#include "json_meter.hpp"
#include "limits.hpp"

namespace tc3::tool {

/// Reads the exchanges of entries that a reader has found. It keeps buffers and is for one thread at a time; several
/// threads have one each.
class entry_reader {
  public:
    explicit entry_reader(reader_limits limits = {}) : limits_{limits} {}

    /// Reads the exchange out of the entry's text. What cannot be read makes the entry unreadable, with a sentence in
    /// its `trouble`.
    void read(entry& into);

  private:
    reader_limits limits_;
    json_meter meter_{};
};

} // namespace tc3::tool

#endif
