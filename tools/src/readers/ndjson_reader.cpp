// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "ndjson_reader.hpp"

#include "marks.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace tc3::tool {
namespace {

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace

ndjson_reader::ndjson_reader(std::unique_ptr<byte_stream> from, reader_limits limits)
    : from_{std::move(from)}, limits_{limits} {
    pass_byte_order_mark(*from_);
}

std::size_t ndjson_reader::line_length(bool& too_long) {
    std::size_t searched = 0;
    for (;;) {
        std::size_t const end = from_->ahead().find('\n', searched);
        if (end != std::string_view::npos)
            return end;
        searched = from_->ahead().size();
        too_long = searched > limits_.entry;
        if (too_long || !from_->more())
            return searched;
    }
}

/// Leaves a line behind, with its end. Gives its length without.
std::uint64_t ndjson_reader::pass_line() {
    std::uint64_t const begin = from_->at().offset;
    for (;;) {
        std::size_t const end = from_->ahead().find('\n');
        from_->pass(std::min(end, from_->ahead().size()));
        if (end == std::string_view::npos && from_->more())
            continue;
        std::uint64_t const length = from_->at().offset - begin;
        from_->pass(end == std::string_view::npos ? 0 : 1);
        return length;
    }
}

bool ndjson_reader::find(entry& into) {
    into.clear();
    from_->pass(std::exchange(given_, 0));
    for (;;) {
        bool too_long = false;
        std::size_t const length = line_length(too_long);
        bool const is_last = !too_long && length == from_->ahead().size();
        // A line within which reading failed is not broken: nobody knows how it goes on.
        if (is_last && (length == 0 || !from_->trouble().empty())) {
            if (!from_->trouble().empty())
                trouble_ = "reading failed at " + from_->at().text() + ": " + from_->trouble();
            return false;
        }
        std::string_view const line = from_->ahead().substr(0, length);
        if (!too_long && is_blank(line)) {
            from_->pass(length + (length < from_->ahead().size() ? 1 : 0));
            continue;
        }
        place const here = from_->at();
        into.index = next_index_++;
        into.offset = here.offset;
        into.line = here.line;
        into.column = here.column;
        into.continuations = here.continuations;
        into.length = length;
        if (too_long) {
            into.readable = false;
            into.trouble = "the line is longer than " + std::to_string(limits_.entry) + " bytes and was passed over";
            into.length = pass_line();
        } else {
            into.length = line.back() == '\r' ? length - 1 : length;
            into.text = line.substr(0, into.length);
            into.what.origin = recorder::wire;
            into.state = entry_text::line;
            given_ = length + (length < from_->ahead().size() ? 1 : 0);
        }
        return true;
    }
}

} // namespace tc3::tool
