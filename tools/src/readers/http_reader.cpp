// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "http_reader.hpp"

#include "content_coding.hpp"
#include "http_lines.hpp"
#include "http_message.hpp"
#include "http_text.hpp"

#include <algorithm>
#include <utility>

namespace tc3::tool {
namespace {

void remark(entry& into, std::string sentence) {
    if (into.trouble.empty())
        into.trouble = std::move(sentence);
}

/// Where the first byte that ends no line stands, from so many bytes ahead on; the end if there is none.
std::size_t behind_line_ends(byte_stream& from, std::size_t begin) {
    for (;;) {
        std::size_t const at = from.ahead().find_first_not_of("\r\n", begin);
        if (at != std::string_view::npos)
            return at;
        begin = from.ahead().size();
        if (!from.more())
            return begin;
    }
}

/// Whether a status line begins so many bytes ahead.
bool is_status_line(byte_stream& from, std::size_t begin) {
    return begins_status_line(get_line(from, begin).text);
}

/// Where the next message begins: a request line, or a status line that may stand behind other bytes. The end, or the
/// first line beyond the limit, if there is none.
std::size_t find_next_message(byte_stream& from, std::size_t begin, std::size_t limit) {
    std::size_t at = begin;
    while (at - begin <= limit) {
        line_ahead const line = get_line(from, at);
        if (at > begin && parse_request_line(line.text))
            return at;
        for (std::size_t name = line.text.find("HTTP/"); name != std::string_view::npos;
             name = line.text.find("HTTP/", name + 1))
            if (begins_status_line(line.text.substr(name)))
                return static_cast<std::size_t>(line.text.data() - from.ahead().data()) + name;
        at = line.next;
        if (line.is_last)
            break;
    }
    return at;
}

/// Nothing of a response that stands in another file has a place in the entry's text.
void forget_places(entry& into) {
    into.response_body = {};
    into.response_headers.assign(into.response_headers.size(), {});
}

void forget_response(entry& into) {
    into.what.response.clear();
    into.what.has_response = false;
    into.response_body = {};
    into.response_headers.clear();
}

void remark_line_ends(entry& into, place const& at) {
    remark(into, "the message at " + at.text() +
                     " is no HTTP/1.1 to the letter: its lines do not end in CRLF, or no empty line ends its header");
}

} // namespace

http_reader::http_reader(std::unique_ptr<byte_stream> from, std::unique_ptr<byte_stream> responses,
                         reader_limits limits)
    : from_{std::move(from)}, responses_{std::move(responses)}, limits_{limits} {}

bool http_reader::find(entry& into) {
    into.clear();
    from_->pass(std::exchange(given_, 0));
    if (!find_message())
        return end();
    place const here = from_->at();
    into.index = next_index_++;
    into.offset = here.offset;
    into.line = here.line;
    into.column = here.column;
    into.continuations = here.continuations;
    if (is_status_line(*from_, 0))
        give_stray_response(into);
    else if (is_http_text(*from_, 0))
        give_text(into);
    else
        give_messages(into);
    if (into.readable) {
        into.text = from_->ahead().substr(0, given_);
        into.length = given_;
    }
    return true;
}

/// Passes over what stands before the next message. False if none follows.
bool http_reader::find_message() {
    for (bool prose = false;;) {
        line_ahead const line = get_line(*from_, 0);
        bool const begins = parse_request_line(line.text) || (!prose && begins_status_line(line.text));
        if (begins) {
            from_->pass(static_cast<std::size_t>(line.text.data() - from_->ahead().data()));
            return true;
        }
        prose = prose || !line.text.empty();
        if (!line.text.empty() && prose_is_strange_ && trouble_.empty())
            trouble_ = "what stands at " + from_->at().text() + " belongs to no message";
        from_->pass(line.next);
        if (line.is_last)
            return false;
    }
}

/// Notes what is wrong with the capture as a whole. False always.
bool http_reader::end() {
    if (!from_->trouble().empty())
        trouble_ = "reading failed at " + from_->at().text() + ": " + from_->trouble();
    else if (next_index_ == 0)
        trouble_ = "it has no request line such as `POST / HTTP/1.1`";
    else if (responses_ != nullptr && behind_line_ends(*responses_, 0) < responses_->ahead().size())
        trouble_ = "the file of the response has more messages than there are requests";
    else if (responses_ != nullptr && !responses_->trouble().empty())
        trouble_ = "reading the response failed at " + responses_->at().text() + ": " + responses_->trouble();
    return false;
}

/// Leaves a message behind that cannot be read, up to the next request line.
void http_reader::leave_broken(entry& into) {
    into.readable = false;
    into.what.clear();
    into.url = into.request_body = into.response_body = {};
    into.request_headers.clear();
    into.response_headers.clear();
    for (;;) {
        line_ahead const line = get_line(*from_, 0);
        from_->pass(line.next);
        if (line.is_last || parse_request_line(get_line(*from_, 0).text))
            break;
    }
    into.length = from_->at().offset - into.offset;
}

void http_reader::give_stray_response(entry& into) {
    into.trouble = "a response stands without its request at " + from_->at().text();
    read_message const seen = read_response(*from_, 0, limits_.entry, into);
    if (seen.end != message_end::whole || !seen.has_length)
        return leave_broken(into);
    into.what.clear();
    into.response_headers.clear();
    into.response_body = {};
    into.readable = false;
    into.length = given_ = seen.length;
}

void http_reader::give_text(entry& into) {
    read_text const seen = read_http_text(*from_, limits_.entry, into);
    given_ = seen.length;
    bool const was_recorded = seen.form == text_form::messages || responses_ != nullptr;
    into.what.origin = was_recorded ? recorder::wire : recorder::sample;
    prose_is_strange_ = was_recorded;
    if (was_recorded)
        remark_line_ends(into, from_->at());
    if (responses_ != nullptr && !seen.answered)
        take_response_elsewhere(into);
}

void http_reader::give_messages(entry& into) {
    prose_is_strange_ = true;
    read_message const seen = read_request(*from_, limits_.entry, into);
    if (seen.end == message_end::no_header) {
        into.trouble = "the request" + seen.trouble;
        return leave_broken(into);
    }
    given_ = seen.length;
    if (seen.end == message_end::body_cut_off) {
        into.trouble = "the request" + seen.trouble;
        into.what.request_body = evidence::withheld;
    }
    std::size_t at = behind_line_ends(*from_, given_);
    if (at < from_->ahead().size() && !is_status_line(*from_, at) && !parse_request_line(get_line(*from_, at).text))
        at = behind_line_ends(*from_, take_stray_bytes(into, given_, seen.has_length));
    if (responses_ != nullptr)
        take_response_elsewhere(into);
    else if (at < from_->ahead().size() && is_status_line(*from_, at))
        given_ = at + take_response(*from_, at, into);
}

/// Bytes between a request and what follows are its body if its header does not tell of one. Gives where they end.
std::size_t http_reader::take_stray_bytes(entry& into, std::size_t begin, bool has_length) {
    std::size_t const end = find_next_message(*from_, begin, limits_.entry);
    std::string_view bytes = from_->ahead().substr(begin, end - begin);
    if (!has_length)
        bytes = bytes.substr(0, bytes.find_last_not_of("\r\n") + 1);
    std::string const count = std::to_string(bytes.size());
    std::string const where = from_->at(begin).text();
    if (has_length) {
        remark(into, count + " bytes behind the request belong to no message, at " + where);
    } else {
        into.what.request.body = bytes;
        into.request_body = {literal_text::form::bytes, {begin, bytes.size()}};
        remark(into, "the request says neither by Content-Length nor by chunks that a body follows, but there are " +
                         count + " bytes, at " + where);
    }
    given_ = end;
    return end;
}

std::size_t http_reader::take_response(byte_stream& where, std::size_t begin, entry& into) {
    if (is_http_text(where, begin)) {
        into.what.has_response = true;
        remark_line_ends(into, where.at(begin));
        std::size_t const end = read_http_text_response(where, begin, limits_.entry, into).length;
        undo_content_coding(into, limits_.entry);
        return end - begin;
    }
    std::size_t at = begin;
    for (;;) {
        read_message const seen = read_response(where, at, limits_.entry, into);
        if (seen.end != message_end::whole)
            remark(into, "the response" + seen.trouble);
        if (seen.end == message_end::no_header) {
            forget_response(into);
            std::size_t const line = get_line(where, begin).next;
            return find_next_message(where, line, limits_.entry) - begin;
        }
        at += seen.length;
        constexpr int first_final = 200;
        constexpr int switching = 101;
        if (into.what.response.status >= first_final || into.what.response.status == switching)
            break;
        forget_response(into); // an interim response, such as 100 Continue
        if (!is_status_line(where, at))
            return at - begin;
    }
    into.what.has_response = true;
    undo_content_coding(into, limits_.entry);
    return at - begin;
}

void http_reader::take_response_elsewhere(entry& into) {
    responses_->pass(behind_line_ends(*responses_, 0));
    if (responses_->ahead().empty()) {
        if (!responses_->trouble().empty())
            remark(into, "reading the response failed: " + responses_->trouble());
        return; // none came
    }
    if (is_status_line(*responses_, 0)) {
        responses_->pass(take_response(*responses_, 0, into));
        return forget_places(into);
    }
    remark(into, "the file of the response does not go on with a status line at " + responses_->at().text());
    responses_->pass(find_next_message(*responses_, 0, limits_.entry));
}

} // namespace tc3::tool
