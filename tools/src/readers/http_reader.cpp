// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "http_reader.hpp"

#include "content_coding.hpp"
#include "url.hpp"

#include <tc3/json/scanner.hpp>
#include <tc3/validate/json_text.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace tc3::tool {
namespace {

namespace beast_http = boost::beast::http;

/// The largest block of headers that is read, in bytes.
constexpr std::uint32_t header_limit = 1024u * 1024;

/// How a message was read.
struct parsed {
    std::size_t used = 0;  ///< bytes of the text
    std::string trouble{}; ///< a sentence; empty if all is well
    bool has_header = false;
};

std::string sentence_for(boost::system::error_code const& failure, std::string_view text, std::size_t at) {
    std::string const where = " at byte " + std::to_string(at);
    if (failure == beast_http::error::bad_version) {
        std::string_view const line = text.substr(0, text.find('\n'));
        if (line.find("HTTP/2") != std::string_view::npos || line.find("HTTP/3") != std::string_view::npos)
            return "the message is written as HTTP/2 or HTTP/3; record it as HTTP/1.1" + where;
        if (!line.ends_with('\r'))
            return "the lines of the header end in LF instead of CRLF" + where;
    }
    if (failure == beast_http::error::multiple_content_length)
        return "the message has two Content-Length headers" + where;
    if (failure == beast_http::error::bad_method)
        return "there is no HTTP message" + where + "; a body without Content-Length is taken for the next message";
    if (failure == beast_http::error::partial_message || failure == beast_http::error::need_more)
        return "the message was cut off" + where;
    if (failure == beast_http::error::header_limit)
        return "the header has more than " + std::to_string(header_limit) + " bytes";
    return "the message is no HTTP/1 (" + failure.message() + ")" + where;
}

/// Runs one of Beast's parsers over a text that ends with the message or after it.
template <bool IsRequest>
parsed parse(beast_http::parser<IsRequest, beast_http::string_body>& parser, std::string_view text) {
    parser.eager(true); // Beast reads no body without this.
    parser.body_limit(boost::none);
    parser.header_limit(header_limit);
    parsed result;
    boost::system::error_code failure;
    while (!parser.is_done() && !failure && result.used < text.size()) {
        std::size_t const read =
            parser.put(boost::asio::buffer(text.data() + result.used, text.size() - result.used), failure);
        result.used += read;
        if (read == 0 && !failure)
            break;
    }
    if (!parser.is_done() && (!failure || failure == beast_http::error::need_more)) {
        failure = {};
        parser.put_eof(failure);
    }
    result.has_header = parser.is_header_done();
    if (failure)
        result.trouble = sentence_for(failure, text, result.used);
    return result;
}

/// Takes over headers, and notes where their values stand: Beast copies them, so they are looked for in the text.
template <class Fields>
void take_headers(Fields const& fields, std::string_view text, std::size_t offset, http::header_list& into,
                  std::vector<literal_text>& places) {
    std::size_t at = text.find('\n');
    for (auto const& field : fields) {
        std::string_view const name{field.name_string().data(), field.name_string().size()};
        std::string_view const value{field.value().data(), field.value().size()};
        into.add(name, value);
        literal_text place;
        if (std::size_t const line = text.find(name, at); line != std::string_view::npos) {
            std::size_t const found = text.find(value, line + name.size() + 1);
            if (found != std::string_view::npos && found < text.find('\n', line) + 1) {
                place = {literal_text::form::bytes, {offset + found, value.size()}};
                at = found + value.size();
            }
        }
        places.push_back(place);
    }
}

/// Where a body stands in the text of its message, if it stands there as it is.
literal_text find_body(std::string_view message, std::size_t offset, std::string_view body) {
    auto const end_of_header = message.find("\r\n\r\n");
    if (body.empty() || end_of_header == std::string_view::npos ||
        message.substr(end_of_header + 4, body.size()) != body)
        return {};
    return {literal_text::form::bytes, {offset + end_of_header + 4, body.size()}};
}

bool is_method(std::string_view word) {
    return !word.empty() && word.size() <= 10 && std::all_of(word.begin(), word.end(), tc3::detail::is_upper);
}

/// The start of the first line that is a request line, or npos.
std::size_t find_request_line(std::string_view text) {
    for (std::size_t line = 0; line < text.size();) {
        std::size_t const end = std::min(text.find('\n', line), text.size());
        std::string_view words = text.substr(line, end - line);
        if (words.ends_with('\r'))
            words.remove_suffix(1);
        std::size_t const blank = words.find(' ');
        std::size_t const last = words.rfind(' ');
        if (blank != std::string_view::npos && last > blank && is_method(words.substr(0, blank)) &&
            words.substr(last + 1).starts_with("HTTP/1."))
            return line;
        line = end + 1;
    }
    return std::string_view::npos;
}

} // namespace

bool has_sample(std::string_view text) {
    return find_request_line(text) != std::string_view::npos;
}

http_reader::http_reader(std::unique_ptr<byte_stream> request, std::unique_ptr<byte_stream> response,
                         reader_limits limits)
    : request_{std::move(request)}, response_{std::move(response)}, limits_{limits} {}

bool http_reader::read_all(byte_stream& from, std::string& into) {
    while (from.ahead().size() <= limits_.entry && from.more()) {
    }
    into.assign(from.ahead());
    if (!from.trouble().empty())
        trouble_ = "reading failed: " + from.trouble();
    else if (into.size() > limits_.entry)
        trouble_ = "a file of raw HTTP may have at most " + std::to_string(limits_.entry) + " bytes";
    return trouble_.empty();
}

bool http_reader::next(entry& into) {
    into.clear();
    if (!std::exchange(loaded_, true))
        ended_ = !read_all(*request_, text_) || (response_ != nullptr && !read_all(*response_, response_text_));
    if (ended_)
        return false;
    // Some writers put an empty line between messages.
    at_ = std::min(text_.find_first_not_of("\r\n", at_), text_.size());
    if (at_ == text_.size())
        return false;
    std::string_view const rest = std::string_view{text_}.substr(at_);
    std::string_view const first_line = rest.substr(0, rest.find('\n'));
    into.index = next_index_++;
    into.offset = at_;
    into.line = 1 + static_cast<std::uint64_t>(
                        std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
    into.text = rest;
    bool const raw = find_request_line(first_line) == 0 && first_line.ends_with('\r');
    bool const given = raw ? read_pair(into) : read_sample(into);
    into.length = into.text.size();
    return given;
}

bool http_reader::read_pair(entry& into) {
    std::size_t const begin = at_;
    into.what.origin = recorder::wire;
    if (!take_request(into)) {
        ended_ = true;
        return true;
    }
    if (response_ != nullptr) {
        take_response(into, response_text_, false);
        ended_ = true;
    } else {
        std::size_t const next = std::min(text_.find_first_not_of("\r\n", at_), text_.size());
        if (std::string_view{text_}.substr(next).starts_with("HTTP/")) {
            at_ = next;
            take_response(into, std::string_view{text_}.substr(at_), true);
        }
    }
    into.text = std::string_view{text_}.substr(begin, at_ - begin);
    return true;
}

bool http_reader::take_request(entry& into) {
    std::string_view const text = std::string_view{text_}.substr(at_);
    beast_http::request_parser<beast_http::string_body> parser;
    parsed const result = parse(parser, text);
    into.trouble = result.trouble;
    if (!result.has_header) {
        into.readable = false;
        return false;
    }
    auto const& message = parser.get();
    http::request& request = into.what.request;
    request.method.assign(message.method_string().data(), message.method_string().size());
    std::string_view const target{message.target().data(), message.target().size()};
    split_url(target, request);
    into.url = {literal_text::form::bytes, {text.find(target), target.size()}};
    std::string_view const used = text.substr(0, result.used);
    take_headers(message.base(), used, 0, request.headers, into.request_headers);
    request.body = message.body();
    into.request_body = find_body(used, 0, request.body);
    if (!result.trouble.empty())
        into.what.request_body = evidence::withheld;
    at_ += result.used;
    return result.trouble.empty();
}

void http_reader::take_response(entry& into, std::string_view text, bool same_file) {
    if (text.find_first_not_of("\r\n") == std::string_view::npos)
        return;
    beast_http::response_parser<beast_http::string_body> parser;
    // An answer without a length reaches to the end of the file; one to HEAD has no body.
    parser.skip(into.what.request.method == "HEAD");
    parsed const result = parse(parser, text);
    std::size_t const offset = same_file ? at_ - into.offset : 0;
    if (same_file)
        at_ += result.used;
    if (!result.trouble.empty() && into.trouble.empty())
        into.trouble = "response: " + result.trouble;
    if (!result.has_header)
        return;
    auto const& message = parser.get();
    http::response& response = into.what.response;
    into.what.has_response = true;
    response.status = static_cast<int>(message.result_int());
    std::string_view const used = text.substr(0, result.used);
    take_headers(message.base(), used, offset, response.headers, into.response_headers);
    response.body = message.body();
    if (same_file)
        into.response_body = find_body(used, offset, response.body);
    else
        into.response_headers.assign(response.headers.size(), {}); // they stand in another file
    undo_content_coding(into, limits_.entry);
}

/// Reads a page with a sample: request line and headers, perhaps a placeholder, one JSON value, perhaps a second one.
bool http_reader::read_sample(entry& into) {
    std::string_view const page = std::string_view{text_}.substr(at_);
    std::size_t const begin = find_request_line(page);
    ended_ = true;
    if (begin == std::string_view::npos) {
        trouble_ = next_index_ > 1 ? "what follows is no HTTP message, at byte " + std::to_string(at_)
                                   : "there is no HTTP request in this text";
        return false;
    }
    into.offset += begin;
    into.line +=
        static_cast<std::uint64_t>(std::count(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    into.text = page.substr(begin);
    into.what.origin = recorder::sample;
    http::request& request = into.what.request;
    std::size_t at = 0;
    for (bool first = true; at < into.text.size(); first = false) {
        std::size_t const end = std::min(into.text.find('\n', at), into.text.size());
        std::string_view line = tc3::detail::trim(into.text.substr(at, end - at));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.starts_with('{') || line.starts_with('['))
            break;
        if (first) {
            std::size_t const blank = line.find(' ');
            std::size_t const last = line.rfind(' ');
            request.method = line.substr(0, blank);
            std::string_view const target = line.substr(blank + 1, last - blank - 1);
            split_url(target, request);
            into.url = {literal_text::form::bytes, {at + blank + 1, target.size()}};
        } else if (auto const colon = line.find(':'); colon != std::string_view::npos && !line.starts_with('<')) {
            std::string_view const value = tc3::detail::trim(line.substr(colon + 1));
            request.headers.add(line.substr(0, colon), value);
            std::size_t const where = value.empty() ? at : static_cast<std::size_t>(value.data() - into.text.data());
            into.request_headers.push_back({literal_text::form::bytes, {where, value.size()}});
        } else if (!line.empty() && !line.starts_with('<')) {
            break; // text of the page: the sample has no body
        }
        at = end + 1;
    }
    auto const take_json = [&](std::string& body, literal_text& place) {
        at = std::min(into.text.find_first_not_of(" \t\r\n", at), into.text.size());
        if (at == into.text.size() || into.text[at] != '{')
            return false;
        json::scanner scan{into.text, at};
        json::span const value = scan.value();
        body = into.text.substr(value.offset, value.length);
        place = {literal_text::form::bytes, value};
        at = value.offset + value.length;
        return true;
    };
    if (take_json(request.body, into.request_body) && take_json(into.what.response.body, into.response_body)) {
        into.what.has_response = true;
        into.what.response.status = 200;
    }
    into.text = into.text.substr(0, std::min(at, into.text.size()));
    return true;
}

} // namespace tc3::tool
