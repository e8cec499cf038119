// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "http_text.hpp"

#include "http_lines.hpp"
#include "json_meter.hpp"
#include "marks.hpp"
#include "url.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/json/scanner.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace tc3::tool {
namespace {

using tc3::detail::equal_ignoring_case;
using tc3::detail::trim;

/// `<Common request parameters>`, as it is or as a web page escapes it.
bool is_placeholder(std::string_view line) noexcept {
    return line.starts_with('<') || line.starts_with("&lt;");
}

bool begins_json(std::string_view line) noexcept {
    return line.starts_with('{') || line.starts_with('[');
}

/// What may stand between the parts of a sample: the fences and headings of Markdown.
bool is_decoration(std::string_view line) noexcept {
    return line.starts_with("```") || line.starts_with('#');
}

struct header_line {
    std::string_view name;
    std::string_view value;
};

std::optional<header_line> parse_header(std::string_view line) noexcept {
    constexpr std::string_view no_token = " \t\"(),/:;<=>?@[\\]{}";
    std::size_t const end = line.find_first_of(no_token);
    if (end == std::string_view::npos || end == 0 || line[end] != ':')
        return std::nullopt;
    return header_line{line.substr(0, end), trim(line.substr(end + 1))};
}

bool names_response(std::string_view json) noexcept {
    json::scanner scan{json};
    if (scan.peek() != json::value_form::object)
        return false;
    scan.enter();
    json::span const name = scan.scalar();
    return json.substr(name.offset, name.length) == "\"Response\"";
}

/// One message or two, read line by line.
class text_walk {
  public:
    text_walk(byte_stream& from, std::size_t begin, std::size_t limit, entry& into)
        : from_{from}, into_{into}, at_{begin}, limit_{limit} {}

    read_text exchange() {
        http::request& request = into_.what.request;
        start_line();
        headers(request.headers, into_.request_headers);
        std::size_t const before = at_;
        bool const has_body = body(request.headers, request.body, into_.request_body);
        if (has_body && belongs_to_response()) {
            request.body.clear();
            into_.request_body = {};
            at_ = before;
        }
        return response();
    }

    /// What follows the request.
    read_text response() {
        std::size_t const before = at_;
        skip_between();
        http::response& response = into_.what.response;
        if (begins_status_line(from_.ahead().substr(at_)))
            return status_line();
        if (!json_ahead()) {
            at_ = before;
            return {at_, text_form::sample, false};
        }
        json_value(response.body, into_.response_body);
        into_.what.has_response = true;
        response.status = 200;
        return {at_, text_form::sample, true};
    }

    read_text status_line() {
        http::response& response = into_.what.response;
        line_ahead const line = get_line(from_, at_);
        std::string_view const status = line.text.substr(line.text.find(' ') + 1, 3);
        std::from_chars(status.data(), status.data() + status.size(), response.status);
        into_.what.has_response = true;
        at_ = line.next;
        headers(response.headers, into_.response_headers);
        if (!body(response.headers, response.body, into_.response_body))
            lines_until_request(response.body, into_.response_body);
        return {at_, text_form::messages, true};
    }

  private:
    void start_line() {
        line_ahead const line = get_line(from_, at_);
        std::optional<request_line> const parts = parse_request_line(line.text);
        if (parts) {
            into_.what.request.method = parts->method;
            split_url(parts->target, into_.what.request);
            into_.url = literally(parts->target);
        }
        at_ = line.next;
    }

    [[nodiscard]] literal_text literally(std::string_view text) const noexcept {
        std::size_t const offset = text.empty() ? at_ : static_cast<std::size_t>(text.data() - from_.ahead().data());
        return {literal_text::form::bytes, {offset, text.size()}};
    }

    void headers(http::header_list& list, std::vector<literal_text>& places) {
        has_blank_line_ = has_placeholder_ = false;
        while (!done()) {
            line_ahead const line = get_line(from_, at_);
            std::optional<header_line> const parts = parse_header(line.text);
            if (is_placeholder(line.text)) {
                has_placeholder_ = true;
            } else if (line.text.empty()) {
                has_blank_line_ = true;
                at_ = line.next;
                return;
            } else if (!parts || begins_json(line.text) || begins_status_line(line.text)) {
                return;
            } else {
                list.add(parts->name, parts->value);
                places.push_back(literally(parts->value));
            }
            at_ = line.next;
        }
    }

    /// Takes the body of a message. False, at the same place, if there is none.
    bool body(http::header_list const& headers, std::string& body, literal_text& where) {
        std::size_t const before = at_;
        skip_between();
        if (has_blank_line_ && !has_placeholder_ && counted_body(headers, before, body, where))
            return true;
        if (json_ahead()) {
            json_value(body, where);
            return true;
        }
        if (has_blank_line_ && is_form(headers) && !begins_message() && !done()) {
            form_line(body, where);
            return true;
        }
        at_ = before;
        return false;
    }

    /// The bytes that Content-Length counts, unless a JSON value shows that it counts wrong: an editor may have changed
    /// the ends of its lines.
    bool counted_body(http::header_list const& headers, std::size_t begin, std::string& body, literal_text& where) {
        std::string_view const text = headers.find("Content-Length").value_or(std::string_view{});
        std::size_t count = 0;
        auto const end = std::from_chars(text.data(), text.data() + text.size(), count);
        if (text.empty() || end.ptr != text.data() + text.size() || count == 0 || count > limit_)
            return false;
        look_ahead(from_, begin + count);
        if (from_.ahead().size() - begin < count)
            return false;
        std::string_view const counted = from_.ahead().substr(begin, count);
        if (begins_json(counted)) {
            measured_value const value = meter_.keep(from_, begin, limit_);
            std::string_view const all = from_.ahead().substr(begin);
            bool const ends_there =
                value.length <= count &&
                all.substr(value.length, count - value.length).find_first_not_of(" \t\r\n") == std::string_view::npos;
            if (value.end == value_end::whole && !ends_there)
                return false;
        }
        set_body(begin, count, body, where);
        return true;
    }

    void json_value(std::string& body, literal_text& where) {
        measured_value const value = meter_.keep(from_, at_, limit_);
        std::size_t length = value.length;
        if (value.end != value_end::whole) {
            // Samples are not always JSON: take what its brackets hold together.
            constexpr std::size_t longest_sample = std::size_t{1} << 20;
            look_ahead(from_, at_ + longest_sample);
            length = json::scanner{from_.ahead(), at_}.value().length;
        }
        set_body(at_, length, body, where);
    }

    void form_line(std::string& body, literal_text& where) {
        line_ahead const line = get_line(from_, at_);
        std::size_t const next = line.next;
        set_body(literally(line.text).where.offset, line.text.size(), body, where);
        at_ = next;
    }

    void lines_until_request(std::string& body, literal_text& where) {
        std::size_t const begin = at_;
        while (!done() && from_.ahead().size() - begin <= limit_) {
            line_ahead const line = get_line(from_, at_);
            if (parse_request_line(line.text))
                break;
            at_ = line.next;
        }
        set_body(begin, at_ - begin, body, where);
    }

    void set_body(std::size_t begin, std::size_t length, std::string& body, literal_text& where) {
        body = from_.ahead().substr(begin, length);
        where = {literal_text::form::bytes, {begin, length}};
        at_ = begin + length;
    }

    [[nodiscard]] bool belongs_to_response() {
        std::string const& method = into_.what.request.method;
        return begins_json(into_.what.request.body) &&
               (method == "GET" || method == "HEAD" || names_response(into_.what.request.body));
    }

    [[nodiscard]] static bool is_form(http::header_list const& headers) {
        constexpr std::string_view form = "application/x-www-form-urlencoded";
        std::string_view const type = headers.find("Content-Type").value_or(std::string_view{});
        return equal_ignoring_case(type.substr(0, form.size()), form);
    }

    /// Passes blank lines, decoration and placeholders, and the blanks before what follows them.
    void skip_between() {
        while (!done()) {
            line_ahead const line = get_line(from_, at_);
            if (!line.text.empty() && !is_decoration(line.text) && !is_placeholder(line.text)) {
                at_ = literally(line.text).where.offset;
                return;
            }
            has_placeholder_ = has_placeholder_ || is_placeholder(line.text);
            at_ = line.next;
        }
    }

    [[nodiscard]] bool json_ahead() { return !done() && begins_json(from_.ahead().substr(at_)); }

    [[nodiscard]] bool begins_message() {
        std::string_view const line = get_line(from_, at_).text;
        return begins_status_line(line) || parse_request_line(line).has_value();
    }

    [[nodiscard]] bool done() { return at_ >= from_.ahead().size() && !from_.more(); }

    byte_stream& from_;
    entry& into_;
    std::size_t at_;
    std::size_t limit_;
    json_meter meter_{};
    bool has_blank_line_ = false;
    bool has_placeholder_ = false;
};

} // namespace

bool is_http_text(byte_stream& from, std::size_t begin) {
    std::size_t at = begin;
    for (bool first = true; at - begin < longest_header; first = false) {
        line_ahead const line = get_line(from, at);
        if (line.is_last)
            return !first && begins_json(line.text); // the message is cut off, which is for others to say
        if ((line.text.empty() && line.has_crlf) || line.next - at >= longest_header)
            return false;
        if (!line.has_crlf || (!first && (is_placeholder(line.text) || begins_json(line.text))))
            return true;
        at = line.next;
    }
    return false;
}

read_text read_http_text(byte_stream& from, std::size_t limit, entry& into) {
    return text_walk{from, 0, limit, into}.exchange();
}

read_text read_http_text_response(byte_stream& from, std::size_t begin, std::size_t limit, entry& into) {
    return text_walk{from, begin, limit, into}.status_line();
}

} // namespace tc3::tool
