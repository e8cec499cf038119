// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "har_reader.hpp"

#include "marks.hpp"

#include <tc3/json/scanner.hpp>

#include <utility>

namespace tc3::tool {
namespace {

/// The longest description of the program that wrote a HAR.
constexpr std::size_t writer_limit = std::size_t{1} << 20;
/// How far an object is read to see whether it is an entry, behind a broken one.
constexpr std::size_t farthest_name = std::size_t{1} << 20;

/// The text of `name` in an object.
std::string name_in(std::string_view object) {
    json::scanner scan{object};
    std::string found;
    if (scan.peek() != json::value_form::object)
        return found;
    scan.enter();
    while (scan.peek() == json::value_form::string) {
        json::span const name = scan.scalar();
        bool const here =
            object.substr(name.offset + 1, name.length - 2) == "name" && scan.peek() == json::value_form::string;
        json::span const value = scan.value();
        if (here)
            json::unescape(object.substr(value.offset + 1, value.length - 2), found);
    }
    return found;
}

/// Whether a program leaves Authorization and cookies out of its exports unless it is asked for them.
bool sanitizes(std::string_view writer) {
    return writer == "WebInspector";
}

} // namespace

har_reader::har_reader(std::unique_ptr<byte_stream> from, reader_limits limits)
    : from_{std::move(from)}, limits_{limits} {}

char har_reader::peek() {
    for (;;) {
        std::string_view const ahead = from_->ahead();
        std::size_t const at = ahead.find_first_not_of(" \t\r\n");
        from_->pass(at == std::string_view::npos ? ahead.size() : at);
        if (!from_->ahead().empty())
            return from_->ahead().front();
        if (!from_->more())
            return '\0';
    }
}

bool har_reader::take(char wanted) {
    if (peek() != wanted)
        return false;
    from_->pass(1);
    return true;
}

/// Notes why the HAR cannot be read any further. False always.
bool har_reader::fail(std::string const& what) {
    state_ = state::ended;
    if (!from_->trouble().empty())
        trouble_ = "reading failed at " + from_->at().text() + ": " + from_->trouble();
    else
        trouble_ = what + ", at " + from_->at().text();
    return false;
}

bool har_reader::read_name(std::string& name) {
    name.clear();
    if (peek() == '\0' && from_->ahead().empty())
        return fail("the HAR was cut off");
    if (peek() != '"')
        return fail("the HAR is broken: a member's name is missing");
    measured_value const seen = meter_.keep(*from_, 0, writer_limit);
    if (seen.end != value_end::whole)
        return fail("the HAR is broken: a member's name does not end");
    json::unescape(from_->ahead().substr(1, seen.length - 2), name);
    from_->pass(seen.length);
    return take(':') || fail("the HAR is broken: there is no colon behind " + name);
}

bool har_reader::skip_value() {
    peek();
    return meter_.skip(*from_).end == value_end::whole || fail("the HAR is broken or was cut off");
}

bool har_reader::find_log() {
    pass_byte_order_mark(*from_);
    if (!take('{'))
        return fail("this is no HAR, which is a JSON object with a member log");
    for (std::string name;;) {
        if (peek() == '}')
            return fail("this is no HAR: the JSON object has no member log");
        if (!read_name(name))
            return false;
        if (name == "log")
            return take('{') || fail("this is no HAR: log is no object");
        if (!skip_value())
            return false;
        take(',');
    }
}

void har_reader::note_writer() {
    peek();
    measured_value const seen = meter_.keep(*from_, 0, writer_limit);
    if (seen.end != value_end::whole)
        return;
    if (sanitizes(name_in(from_->ahead().substr(0, seen.length))))
        origin_ = recorder::sanitizer;
    from_->pass(seen.length);
}

bool har_reader::find_entries() {
    if (!find_log())
        return false;
    for (std::string name;;) {
        if (peek() == '}')
            return fail("this HAR has no entries");
        if (!read_name(name))
            return false;
        if (name == "entries") {
            state_ = state::in_entries;
            return take('[') || fail("this is no HAR: its entries are no list");
        }
        if (name == "creator" && peek() == '{')
            note_writer();
        else if (!skip_value())
            return false;
        take(',');
    }
}

bool har_reader::find(entry& into) {
    into.clear();
    from_->pass(std::exchange(given_, 0));
    if (state_ == state::before && !find_entries())
        return false;
    if (state_ == state::ended)
        return false;
    take(',');
    if (take(']'))
        return pass_tail();
    if (from_->ahead().empty())
        return fail("the HAR was cut off behind entry " + std::to_string(next_index_));
    read_entry(into);
    return true;
}

/// Passes over what stands behind the entries: a HAR that was cut off there is not whole. False always.
bool har_reader::pass_tail() {
    state_ = state::ended;
    std::string name;
    for (int open = 2; open > 0;) {
        if (take('}'))
            --open;
        else if (!take(',') && (!read_name(name) || !skip_value()))
            return false;
    }
    return peek() != '\0' && fail("the HAR has more text behind its last bracket");
}

void har_reader::read_entry(entry& into) {
    place const here = from_->at();
    into.index = next_index_++;
    into.offset = here.offset;
    into.line = here.line;
    into.column = here.column;
    into.continuations = here.continuations;
    measured_value const seen = meter_.keep(*from_, 0, limits_.entry);
    into.length = seen.length;
    switch (seen.end) {
    case value_end::whole:
        return give_whole(into, seen.length);
    case value_end::too_long:
        into.readable = false;
        into.trouble = "the entry is longer than " + std::to_string(limits_.entry) + " bytes and was passed over";
        return pass_rest(into);
    case value_end::broken:
    case value_end::cut_off:
        break;
    }
    give_broken(into, seen);
}

/// Leaves an entry behind that is too long to be kept.
void har_reader::pass_rest(entry& into) {
    measured_value const rest = meter_.skip_rest(*from_, 0);
    into.length = rest.length;
    if (rest.end == value_end::cut_off || (rest.end == value_end::broken && !find_next_entry(0)))
        fail("the HAR is broken or was cut off within entry " + std::to_string(into.index));
}

void har_reader::give_whole(entry& into, std::size_t length) {
    given_ = length;
    into.text = from_->ahead().substr(0, length);
    into.what.origin = origin_;
    into.state = entry_text::json_value;
}

void har_reader::give_broken(entry& into, measured_value const& seen) {
    into.readable = false;
    std::string const where = from_->at(seen.length).text();
    if (seen.end == value_end::cut_off) {
        into.trouble = "the entry was cut off, at " + where;
        from_->pass(from_->ahead().size());
        fail("the HAR was cut off within entry " + std::to_string(into.index));
        return;
    }
    into.trouble = std::string{"the entry is not "} + (seen.not_utf8 ? "UTF-8" : "JSON") + " at " + where;
    // The fault may have been found in the next entry, if a string did not end.
    if (!find_next_entry(1))
        fail("nothing that looks like an entry follows the broken entry " + std::to_string(into.index));
}

bool har_reader::find_next_entry(std::size_t from) {
    for (;;) {
        std::size_t const brace = from_->ahead().find('{', from);
        if (brace != std::string_view::npos) {
            entry_look const seen = look_for_har_entry(*from_, brace, farthest_name);
            if (seen.is_entry) {
                from_->pass(brace);
                return true;
            }
            from = brace + seen.length;
            continue;
        }
        from_->pass(from_->ahead().size());
        from = 0;
        if (!from_->more())
            return false;
    }
}

} // namespace tc3::tool
