// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "http_message.hpp"

#include "http_lines.hpp"
#include "url.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <functional>
#include <string_view>
#include <vector>

namespace tc3::tool {
namespace {

namespace beast = boost::beast;
using beast_error = beast::http::error;

std::string_view plain(beast::string_view text) noexcept {
    return {text.data(), text.size()};
}

/// Takes what Beast's parser finds, and notes where it stands.
///
/// Beast's own container would put headers of one name together and forget their order.
template <bool IsRequest>
class wire_parser final : public beast::http::basic_parser<IsRequest> {
  public:
    wire_parser(byte_stream const& from, std::size_t begin, entry& into)
        : from_{&from}, into_{&into}, last_good_{begin} {
        this->eager(true); // Beast reads no body without this (boostorg/beast#2662).
        this->body_limit(boost::none);
        this->header_limit(longest_header);
    }

    /// Up to where the header was good, in bytes ahead.
    [[nodiscard]] std::size_t last_good() const noexcept { return last_good_; }
    [[nodiscard]] bool has_start_line() const noexcept { return has_start_line_; }

  private:
    using code = beast::error_code;
    using view = beast::string_view;

    void on_request_impl(beast::http::verb, view method, view target, int, code&) override {
        has_start_line_ = true;
        into_->what.request.method = plain(method);
        split_url(plain(target), into_->what.request);
        into_->url = literally(target);
        note_good(target);
    }

    void on_response_impl(int status, view reason, int, code&) override {
        has_start_line_ = true;
        into_->what.response.status = status;
        if (!reason.empty())
            note_good(reason);
    }

    void on_field_impl(beast::http::field, view name, view value, code&) override {
        note_good(name);
        if (this->is_header_done())
            return; // behind the last chunk, where it is no header of the message
        (IsRequest ? into_->what.request.headers : into_->what.response.headers).add(plain(name), plain(value));
        (IsRequest ? into_->request_headers : into_->response_headers).push_back(literally(value));
    }

    void on_header_impl(code&) override {}

    void on_body_init_impl(boost::optional<std::uint64_t> const&, code&) override {}

    std::size_t on_body_impl(view part, code&) override {
        std::string& body = IsRequest ? into_->what.request.body : into_->what.response.body;
        literal_text& where = IsRequest ? into_->request_body : into_->response_body;
        if (body.empty() && !part.empty())
            where = literally(part);
        body.append(part.data(), part.size());
        where.where.length = body.size(); // what is not in chunks lies in one piece
        return part.size();
    }

    void on_chunk_header_impl(std::uint64_t, view, code&) override {}

    std::size_t on_chunk_body_impl(std::uint64_t, view part, code&) override {
        (IsRequest ? into_->what.request.body : into_->what.response.body).append(part.data(), part.size());
        return part.size();
    }

    void on_finish_impl(code&) override {}

    /// A text in the buffer, or none if Beast joined it from several lines.
    [[nodiscard]] literal_text literally(view text) const noexcept {
        std::string_view const ahead = from_->ahead();
        std::less_equal<char const*> const not_behind;
        if (!not_behind(ahead.data(), text.data()) ||
            !not_behind(text.data() + text.size(), ahead.data() + ahead.size()))
            return {};
        return {literal_text::form::bytes, {static_cast<std::size_t>(text.data() - ahead.data()), text.size()}};
    }

    void note_good(view text) noexcept {
        literal_text const place = literally(text);
        last_good_ = std::max(last_good_, place.where.offset + place.where.length);
    }

    byte_stream const* from_;
    entry* into_;
    std::size_t last_good_;
    bool has_start_line_ = false;
};

std::string_view reason(beast::error_code const& fault) noexcept {
    if (fault.category() != make_error_code(beast_error::bad_method).category())
        return "it cannot be read";
    switch (static_cast<beast_error>(fault.value())) {
    case beast_error::bad_line_ending:
        return "a line does not end in CRLF";
    case beast_error::bad_method:
        return "no method such as POST stands there";
    case beast_error::bad_target:
        return "the target holds a character that must be percent-encoded";
    case beast_error::bad_version:
        return "the version is neither HTTP/1.0 nor HTTP/1.1; what was sent as HTTP/2 or HTTP/3 must be recorded in "
               "the form of HTTP/1.1";
    case beast_error::bad_status:
    case beast_error::bad_reason:
        return "the status line has no proper status";
    case beast_error::bad_field:
        return "a header has no name or no colon";
    case beast_error::bad_value:
    case beast_error::bad_obs_fold:
        return "the value of a header holds what it may not hold";
    case beast_error::bad_content_length:
        return "Content-Length is no number, or stands beside Transfer-Encoding";
    case beast_error::multiple_content_length:
        return "there is a second Content-Length, and it differs from the first";
    case beast_error::bad_transfer_encoding:
        return "Transfer-Encoding stands twice, or beside Content-Length";
    case beast_error::bad_chunk:
    case beast_error::bad_chunk_extension:
        return "the chunks of the body are broken";
    case beast_error::header_limit:
        return "the header is longer than one mebibyte";
    default:
        return "it cannot be read";
    }
}

template <bool IsRequest>
std::size_t fault_place(wire_parser<IsRequest> const& parser, byte_stream const& from, std::size_t begin,
                        std::size_t used) {
    if (parser.is_header_done())
        return begin + used;
    if (!parser.has_start_line())
        return begin;
    std::size_t const end_of_line = from.ahead().find('\n', parser.last_good());
    return std::min(end_of_line, from.ahead().size() - 1) + 1;
}

template <bool IsRequest>
read_message judge_end(wire_parser<IsRequest> const& parser, beast::error_code const& fault, byte_stream const& from,
                       std::size_t begin, std::size_t used) {
    read_message seen;
    seen.length = used;
    seen.has_length = parser.is_header_done() && (parser.content_length().has_value() || parser.chunked());
    if (!fault)
        return seen;
    seen.end = parser.is_header_done() ? message_end::body_cut_off : message_end::no_header;
    if (fault == beast_error::partial_message)
        seen.trouble = " is cut off within its " + std::string{parser.is_header_done() ? "body" : "header"} + ", at " +
                       from.at(from.ahead().size()).text();
    else
        seen.trouble = " is no HTTP/1.1 at " + from.at(fault_place(parser, from, begin, used)).text() + ": " +
                       std::string{reason(fault)};
    return seen;
}

template <bool IsRequest>
read_message run(wire_parser<IsRequest>& parser, byte_stream& from, std::size_t begin, std::size_t limit) {
    std::size_t used = 0;
    beast::error_code fault;
    while (!parser.is_done()) {
        std::string_view const rest = from.ahead().substr(begin + used);
        if (!rest.empty())
            used += parser.put(boost::asio::buffer(rest.data(), rest.size()), fault);
        if (fault == beast_error::need_more)
            fault = {};
        if (fault || parser.is_done())
            break;
        if (from.ahead().size() - begin > limit)
            return {message_end::no_header, used, false, " is longer than " + std::to_string(limit) + " bytes"};
        if (from.more())
            continue;
        if (parser.got_some())
            parser.put_eof(fault);
        else
            fault = make_error_code(beast_error::partial_message);
        break;
    }
    return judge_end(parser, fault, from, begin, used);
}

} // namespace

read_message read_request(byte_stream& from, std::size_t limit, entry& into) {
    wire_parser<true> parser{from, 0, into};
    return run(parser, from, 0, limit);
}

read_message read_response(byte_stream& from, std::size_t begin, std::size_t limit, entry& into) {
    wire_parser<false> parser{from, begin, into};
    parser.skip(into.what.request.method == "HEAD");
    return run(parser, from, begin, limit);
}

} // namespace tc3::tool
