// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "placed_finding.hpp"

#include "readers/byte_stream.hpp"

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

void entry_placer::pass_lines(line_count& to, std::size_t until) const {
    if (until < to.offset)
        to = {};
    std::string_view const before = from_->text.substr(0, until);
    for (auto at = before.find('\n', to.offset); at != std::string_view::npos; at = before.find('\n', at + 1)) {
        ++to.lines;
        to.line_start = to.offset = at + 1;
        to.continuations = 0;
    }
    to.continuations += count_continuations(before.substr(to.offset));
    to.offset = until;
}

placed_finding entry_placer::place(finding&& what) {
    placed_finding placed;
    placed.capture = capture_;
    placed.exchange = from_->index;
    placed.action = action_;
    placed.offset = from_->offset;
    placed.length = from_->length;
    placed.text = judged(what);
    // The entry's first line may begin before it.
    auto const column = [this](line_count const& at) {
        return (at.lines == 0 ? from_->column : 1) + at.offset - at.line_start;
    };
    auto const character = [this, column](line_count const& at) {
        return column(at) - at.continuations - (at.lines == 0 ? from_->continuations : 0);
    };
    line_count begin{};
    line_count end{};
    if (stretch const found = find(what)) {
        pass_lines(counted_, found->offset);
        begin = end = counted_;
        pass_lines(end, found->offset + found->length);
        placed.offset = from_->offset + found->offset;
        placed.length = found->length;
    } else if (!from_->text.empty()) {
        if (!end_) {
            end_ = line_count{};
            pass_lines(*end_, from_->text.size());
        }
        end = *end_;
    }
    placed.line = from_->line + begin.lines;
    placed.column = column(begin);
    placed.character = character(begin);
    if (!from_->text.empty()) {
        placed.end_line = from_->line + end.lines;
        placed.end_character = character(end);
    }
    placed.what = std::move(what);
    return placed;
}

} // namespace tc3::tool
