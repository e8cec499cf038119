// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "entry_reader.hpp"

#include "json_exchange.hpp"

#include <string>
#include <utility>

namespace tc3::tool {

void entry_reader::read(entry& into) {
    entry_text const state = std::exchange(into.state, entry_text::read);
    if (state == entry_text::read)
        return;
    measured_value const seen = state == entry_text::line ? meter_.check(into.text) : measured_value{};
    if (seen.end == value_end::whole)
        return read_json_exchange(into, limits_);
    into.readable = false;
    into.trouble = seen.end == value_end::cut_off
                       ? "the line is not JSON: it ends too early"
                       : std::string{"the line is not "} + (seen.not_utf8 ? "UTF-8" : "JSON") + " at column " +
                             std::to_string(seen.length + 1);
}

} // namespace tc3::tool
