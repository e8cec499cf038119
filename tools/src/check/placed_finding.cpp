// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "placed_finding.hpp"

#include <utility>

namespace tc3::tool {

/// Where bytes of a message's text stand in the text of the entry.
entry_placer::stretch entry_placer::in_entry(literal_text const& where, known_place& known, std::size_t offset,
                                             std::size_t length) const {
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
    std::string_view const raw = from_->text.substr(where.where.offset, where.where.length);
    if (offset < known.offset)
        known = {};
    std::size_t const begin = known.literal + json::raw_offset(raw.substr(known.literal), offset - known.offset);
    known = {offset, begin};
    return json::span{where.where.offset + begin, json::raw_offset(raw.substr(begin), length)};
}

/// The value of the header that a path such as `header:X-TC-Region` names.
entry_placer::stretch entry_placer::of_header(bool response, std::string_view name) const {
    http::header_list const& headers = response ? from_->what.response.headers : from_->what.request.headers;
    auto const& places = response ? from_->response_headers : from_->request_headers;
    for (std::size_t i = 0; i < headers.size() && i < places.size(); ++i)
        if (detail::equal_ignoring_case(headers[i].name, name) && places[i].what != literal_text::form::none)
            return places[i].where;
    return std::nullopt;
}

/// A place in the query, which stands behind the `?` of the URL.
entry_placer::stretch entry_placer::of_query(finding const& what) {
    std::string_view const url = from_->text.substr(from_->url.where.offset, from_->url.where.length);
    auto const mark = url.find('?');
    if (from_->url.what == literal_text::form::none || mark == std::string_view::npos)
        return std::nullopt;
    literal_text query = from_->url;
    query.where.offset += mark + 1;
    query.where.length -= mark + 1;
    return in_entry(query, request_, what.offset, what.length);
}

entry_placer::stretch entry_placer::find(finding const& what) {
    constexpr std::string_view header = "header:";
    bool const response = what.side == side::response;
    if (what.path.starts_with(header))
        return of_header(response, std::string_view{what.path}.substr(header.size()));
    if (what.offset == finding::nowhere)
        return std::nullopt;
    if (response)
        return in_entry(from_->response_body, response_, what.offset, what.length);
    if (parameters_ == judged_text::query)
        return of_query(what);
    return in_entry(from_->request_body, request_, what.offset, what.length);
}

std::string_view entry_placer::judged(finding const& what) const {
    if (what.offset == finding::nowhere)
        return {};
    if (what.side == side::response)
        return from_->what.response.body;
    return parameters_ == judged_text::query ? std::string_view{from_->what.request.query}
                                             : std::string_view{from_->what.request.body};
}

void entry_placer::count_lines(std::size_t until) {
    if (until < counted_)
        counted_ = lines_ = line_start_ = 0;
    std::string_view const before = from_->text.substr(0, until);
    for (auto at = before.find('\n', counted_); at != std::string_view::npos; at = before.find('\n', at + 1)) {
        ++lines_;
        line_start_ = at + 1;
    }
    counted_ = until;
}

placed_finding entry_placer::place(finding&& what) {
    placed_finding placed;
    placed.capture = capture_;
    placed.exchange = from_->index;
    placed.action = action_;
    placed.offset = from_->offset;
    placed.length = from_->length;
    placed.line = from_->line;
    placed.column = from_->column;
    placed.text = judged(what);
    if (stretch const found = find(what)) {
        count_lines(found->offset);
        placed.offset = from_->offset + found->offset;
        placed.length = found->length;
        placed.line = from_->line + lines_;
        placed.column = (lines_ == 0 ? from_->column : 1) + found->offset - line_start_;
    }
    placed.what = std::move(what);
    return placed;
}

} // namespace tc3::tool
