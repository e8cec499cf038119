// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "placed_finding.hpp"

#include <algorithm>
#include <utility>

namespace tc3::tool {
namespace {

/// A stretch of the entry's own text.
using stretch = std::optional<json::span>;

/// Where bytes of a message's text stand in the text of the entry.
stretch in_entry(entry const& from, literal_text const& where, std::size_t offset, std::size_t length) {
    switch (where.what) {
    case literal_text::form::none:
        return std::nullopt;
    case literal_text::form::bytes:
        if (offset + length > where.where.length)
            return std::nullopt;
        return json::span{where.where.offset + offset, length};
    case literal_text::form::json_string:
        break;
    }
    std::string_view const raw = from.text.substr(where.where.offset, where.where.length);
    std::size_t const begin = json::raw_offset(raw, offset);
    std::size_t const size = json::raw_offset(raw.substr(begin), length);
    return json::span{where.where.offset + begin, size};
}

/// The value of the header that a path such as `header:X-TC-Region` names.
stretch of_header(entry const& from, bool response, std::string_view name) {
    http::header_list const& headers = response ? from.what.response.headers : from.what.request.headers;
    auto const& places = response ? from.response_headers : from.request_headers;
    for (std::size_t i = 0; i < headers.size() && i < places.size(); ++i)
        if (detail::equal_ignoring_case(headers[i].name, name) && places[i].what != literal_text::form::none)
            return places[i].where;
    return std::nullopt;
}

/// A place in the query, which stands behind the `?` of the URL.
stretch of_query(entry const& from, finding const& what) {
    std::string_view const url = from.text.substr(from.url.where.offset, from.url.where.length);
    auto const mark = url.find('?');
    if (from.url.what == literal_text::form::none || mark == std::string_view::npos)
        return std::nullopt;
    literal_text query = from.url;
    query.where.offset += mark + 1;
    query.where.length -= mark + 1;
    return in_entry(from, query, what.offset, what.length);
}

stretch find_place(entry const& from, finding const& what, judged_text parameters) {
    constexpr std::string_view header = "header:";
    bool const response = what.side == side::response;
    if (what.path.starts_with(header))
        return of_header(from, response, std::string_view{what.path}.substr(header.size()));
    if (what.offset == finding::nowhere)
        return std::nullopt;
    if (response)
        return in_entry(from, from.response_body, what.offset, what.length);
    if (parameters == judged_text::query)
        return of_query(from, what);
    return in_entry(from, from.request_body, what.offset, what.length);
}

std::string_view judged(entry const& from, finding const& what, judged_text parameters) {
    if (what.offset == finding::nowhere)
        return {};
    if (what.side == side::response)
        return from.what.response.body;
    return parameters == judged_text::query ? std::string_view{from.what.request.query}
                                            : std::string_view{from.what.request.body};
}

} // namespace

placed_finding place(finding&& what, std::string_view capture, entry const& from, std::string_view action,
                     judged_text parameters) {
    placed_finding placed;
    placed.capture = capture;
    placed.exchange = from.index;
    placed.action = action;
    placed.offset = from.offset;
    placed.length = from.length;
    placed.line = from.line;
    placed.column = from.column;
    placed.text = judged(from, what, parameters);
    if (stretch const found = find_place(from, what, parameters)) {
        std::string_view const before = from.text.substr(0, found->offset);
        auto const last_line = before.rfind('\n');
        placed.offset = from.offset + found->offset;
        placed.length = found->length;
        placed.line += static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
        placed.column = last_line == std::string_view::npos ? from.column + before.size() : before.size() - last_line;
    }
    placed.what = std::move(what);
    return placed;
}

} // namespace tc3::tool
