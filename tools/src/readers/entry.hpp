// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_READERS_ENTRY_HPP
#define TC3_TOOLS_READERS_ENTRY_HPP

#include <tc3/exchange/exchange.hpp>
#include <tc3/json/scanner.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tc3::tool {

/// Where a text of a message stands in the text of its entry.
struct literal_text {
    enum class form : std::uint8_t {
        none,       ///< nowhere: it was decoded, joined or made up
        bytes,      ///< byte for byte
        json_string ///< as a JSON string; the span lies between its quotes
    };
    form what = form::none;
    json::span where{};
};

/// What is still to be done with an entry's text before its exchange can be judged.
enum class entry_text : std::uint8_t {
    read,       ///< nothing
    json_value, ///< one JSON value, in which an exchange is to be looked for
    line        ///< it may be no JSON at all
};

/// One entry of a capture: an exchange, or what is left of a broken one.
struct entry {
    std::size_t index = 0;           ///< counts every entry from 0, broken and skipped ones too
    std::uint64_t offset = 0;        ///< of the entry in the file, in bytes
    std::uint64_t length = 0;        ///< of the entry
    std::uint64_t line = 1;          ///< of its first byte, from 1
    std::uint64_t column = 1;        ///< of its first byte, in bytes from 1
    std::uint64_t continuations = 0; ///< bytes before it in its line that continue a character of UTF-8
    std::string_view text{};         ///< the entry's own bytes; valid until the next entry is read
    entry_text state = entry_text::read;
    exchange what{};
    bool readable = true; ///< false: `what` holds nothing
    literal_text url{};   ///< the URL, or the request line's target
    literal_text request_body{};
    literal_text response_body{};
    std::vector<literal_text> request_headers{}; ///< values, in the order of what.request.headers
    std::vector<literal_text> response_headers{};

    /// What the reader has to say of the entry itself: a sentence for `unreadable`, empty if all is well.
    std::string trouble{};

    void clear() {
        text = {};
        state = entry_text::read;
        what.clear();
        readable = true;
        url = request_body = response_body = {};
        request_headers.clear();
        response_headers.clear();
        trouble.clear();
    }
};

} // namespace tc3::tool

#endif
