// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TESTS_TOOLS_READERS_SUPPORT_HPP
#define TC3_TESTS_TOOLS_READERS_SUPPORT_HPP

#include "readers/byte_source.hpp"
#include "readers/entry_reader.hpp"
#include "readers/open_reader.hpp"
#include "readers/reader.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tc3::tests {

/// A source that gives a text in pieces of a size, and may break off with an error.
class text_source final : public tool::byte_source {
  public:
    explicit text_source(std::string text, std::size_t step = 4096, std::string error = {})
        : text_{std::move(text)}, step_{step}, error_{std::move(error)} {}

    std::size_t read(char* into, std::size_t room) override {
        std::size_t const count = std::min({step_, room, text_.size() - at_});
        std::memcpy(into, text_.data() + at_, count);
        at_ += count;
        if (count == 0)
            trouble_ = error_;
        return count;
    }

  private:
    std::string text_;
    std::size_t step_;
    std::string error_;
    std::size_t at_ = 0;
};

/// An entry and the text that its places count in.
struct taken_entry : tool::entry {
    std::string own_text{};
};

/// All that a reader gave.
struct taken_capture {
    std::vector<taken_entry> entries{};
    std::string trouble{}; ///< of opening or of reading

    [[nodiscard]] taken_entry const& only() const { return entries.at(0); }
};

[[nodiscard]] inline taken_capture take_all(tool::reader& from, tool::reader_limits const& limits = {}) {
    taken_capture all;
    tool::entry_reader exchanges{limits};
    for (tool::entry one; from.find(one);) {
        exchanges.read(one);
        taken_entry& kept = all.entries.emplace_back();
        static_cast<tool::entry&>(kept) = one;
        kept.own_text = one.text;
    }
    all.trouble = from.trouble();
    return all;
}

struct reading {
    tool::capture_format format = tool::capture_format::automatic;
    std::size_t step = 4096;
    tool::reader_limits limits{};
    std::string error{}; ///< with which the source ends
};

[[nodiscard]] inline taken_capture read_text(std::string text, reading const& how = {}) {
    std::string trouble;
    std::unique_ptr<tool::reader> const from = tool::make_reader(
        {std::make_unique<text_source>(std::move(text), how.step, how.error)}, how.format, trouble, how.limits);
    return from == nullptr ? taken_capture{{}, trouble} : take_all(*from, how.limits);
}

/// Reads raw HTTP whose responses stand in another file.
[[nodiscard]] inline taken_capture read_pair(std::string requests, std::string responses) {
    std::string trouble;
    std::unique_ptr<tool::reader> const from = tool::make_reader(
        {std::make_unique<text_source>(std::move(requests)), std::make_unique<text_source>(std::move(responses))},
        tool::capture_format::http, trouble);
    return from == nullptr ? taken_capture{{}, trouble} : take_all(*from);
}

/// `Name: value` lines.
[[nodiscard]] inline std::string in_lines(http::header_list const& headers) {
    std::string made;
    for (http::header const each : headers)
        made.append(each.name).append(": ").append(each.value).append("\n");
    return made;
}

/// What stands in the capture at the place of a text.
[[nodiscard]] inline std::string literally(taken_entry const& from, tool::literal_text const& place) {
    return place.what == tool::literal_text::form::none ? "nowhere"
                                                        : from.own_text.substr(place.where.offset, place.where.length);
}

/// Whether each text that is said to stand somewhere does stand there.
[[nodiscard]] inline bool all_places_are_right(taken_entry const& from) {
    auto const right = [&from](tool::literal_text const& place, std::string_view text) {
        if (place.what == tool::literal_text::form::none)
            return true;
        std::string const raw = from.own_text.substr(place.where.offset, place.where.length);
        std::string plain;
        if (place.what == tool::literal_text::form::json_string)
            json::unescape(raw, plain);
        return (place.what == tool::literal_text::form::json_string ? plain : raw) == text;
    };
    auto const all_right = [&right](std::vector<tool::literal_text> const& places, http::header_list const& headers) {
        bool good = places.size() == headers.size();
        for (std::size_t i = 0; good && i < places.size(); ++i)
            good = right(places[i], headers[i].value);
        return good;
    };
    return right(from.request_body, from.what.request.body) && right(from.response_body, from.what.response.body) &&
           all_right(from.request_headers, from.what.request.headers) &&
           all_right(from.response_headers, from.what.response.headers);
}

/// Whether a sentence has a part.
[[nodiscard]] inline bool says(std::string_view sentence, std::string_view part) {
    return sentence.find(part) != std::string_view::npos;
}

} // namespace tc3::tests

#endif
