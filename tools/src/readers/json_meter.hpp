// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_JSON_METER_HPP
#define TC3_TOOLS_READERS_JSON_METER_HPP

#include "byte_stream.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

/// Finds where JSON values end in a stream, and checks them on the way.
namespace tc3::tool {

/// What was found where a JSON value should be.
enum class value_end : std::uint8_t {
    whole,   ///< a value
    broken,  ///< no JSON
    cut_off, ///< the stream ended within it
    too_long ///< it is longer than was allowed, and may be whole or not
};

struct measured_value {
    value_end end = value_end::whole;
    std::size_t length = 0; ///< of a whole value; else up to where reading came
    bool not_utf8 = false;  ///< of a broken one: the bytes there are not UTF-8
};

/// Measures values with the parser of Boost.JSON, in one pass and without building anything.
///
/// Lone surrogates are no fault to it. Brackets may be nested a thousand deep, since browsers write call stacks so.
class json_meter {
  public:
    json_meter();
    json_meter(json_meter const&) = delete;
    json_meter& operator=(json_meter const&) = delete;
    ~json_meter();

    /// Measures the value that begins `begin` bytes ahead. All stays ahead.
    measured_value keep(byte_stream& from, std::size_t begin, std::size_t limit);
    /// Passes over the value that begins with the first byte ahead. What follows a fault stays ahead.
    measured_value skip(byte_stream& from);
    /// Passes over the value that `keep` found too long.
    measured_value skip_rest(byte_stream& from, std::size_t begin);

    /// Whether a text is one value and nothing else.
    measured_value check(std::string_view text);

  private:
    class implementation;
    std::unique_ptr<implementation> self_;
};

/// What an object looks like that may be an entry of a HAR.
struct entry_look {
    bool is_entry = false;
    std::size_t length = 1; ///< no entry begins within so many bytes of an object that is none
};

/// Whether the object that begins `begin` bytes ahead has one of the names by which an entry of a HAR is known. Reads
/// no further than needed.
[[nodiscard]] entry_look look_for_har_entry(byte_stream& from, std::size_t begin, std::size_t limit);

} // namespace tc3::tool

#endif
