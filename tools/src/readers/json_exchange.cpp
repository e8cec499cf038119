// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "json_exchange.hpp"

#include "base64.hpp"
#include "captures/evidence_names.hpp"
#include "content_coding.hpp"
#include "iso_time.hpp"
#include "surrogates.hpp"
#include "url.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/http/query.hpp>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <optional>
#include <utility>

namespace tc3::tool {
namespace {

using json::scanner;
using json::span;
using json::value_form;
using tc3::detail::equal_ignoring_case;

/// A value that was met on the walk.
struct found_value {
    value_form form = value_form::none;
    span where{}; ///< of a string: between its quotes

    [[nodiscard]] bool present() const noexcept { return form != value_form::none && form != value_form::null; }
    [[nodiscard]] bool is_text() const noexcept { return form == value_form::string; }
    [[nodiscard]] bool is_scalar() const noexcept {
        return is_text() || form == value_form::number || form == value_form::boolean;
    }
    [[nodiscard]] std::string_view raw(std::string_view text) const noexcept {
        return text.substr(where.offset, where.length);
    }
};

found_value take(scanner& scan) noexcept {
    value_form const form = scan.peek();
    span where = scan.value();
    if (form == value_form::string)
        where = {where.offset + 1, where.length - 2};
    return {form, where};
}

literal_text literally(found_value const& value) noexcept {
    return {value.is_text() ? literal_text::form::json_string : literal_text::form::bytes, value.where};
}

/// Calls `visit` with the name of each member of the object that comes next; `visit` reads over the value.
template <class Visit>
void each_member(scanner& scan, Visit visit) {
    std::string unescaped;
    scan.enter();
    while (scan.peek() != value_form::none) {
        span const quoted = scan.scalar();
        std::string_view name = scan.text().substr(quoted.offset + 1, quoted.length - 2);
        if (name.find('\\') != std::string_view::npos) {
            unescaped.clear();
            append_unescaped(name, unescaped);
            name = unescaped;
        }
        visit(name);
    }
    scan.leave();
}

/// Calls `visit` before each value of the array that comes next; `visit` reads over it.
template <class Visit>
void each_value(scanner& scan, Visit visit) {
    scan.enter();
    while (scan.peek() != value_form::none)
        visit();
    scan.leave();
}

[[nodiscard]] bool is_any(std::string_view name, std::initializer_list<std::string_view> names) noexcept {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<std::int64_t> integer(std::string_view text) noexcept {
    std::int64_t value = 0;
    auto const end = std::from_chars(text.data(), text.data() + text.size(), value);
    return end.ec == std::errc{} ? std::optional{value} : std::nullopt;
}

/// What a message says of itself, besides its headers.
struct found_message {
    bool present = false;
    found_value method{};
    found_value url{};
    found_value status{};
    found_value body{};
    found_value parameters{};
    found_value media_type{};
    std::optional<std::int64_t> size{}; ///< of the body, as far as the recorder knew it
    std::optional<evidence> kept{};     ///< what the capture itself says of its body
    std::optional<evidence> signature{};
    bool in_base64 = false;
    bool has_container = false; ///< `postData` or `content`
    bool in_other_file = false;
    bool failed = false;
};

/// The headers of a message while they are read, and where their values stand.
struct found_headers {
    http::header_list& list;
    std::vector<literal_text>& places;
    found_value authority{}; ///< HTTP/2 has it in place of Host
};

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

class exchange_walk {
  public:
    exchange_walk(entry& into, reader_limits const& limits) : into_{into}, text_{into.text}, limits_{limits} {}

    void run() {
        scanner scan{text_};
        if (scan.peek() != value_form::object)
            return give_up("is no JSON object");
        each_member(scan, [&](std::string_view name) { top_member(scan, name); });
        if (!request_.present)
            return give_up("has no request");
        if (finish_request() && finish_response())
            undo_content_coding(into_, limits_.entry);
        if (into_.readable)
            take_word_for_it();
    }

  private:
    void top_member(scanner& scan, std::string_view name) {
        http::request& request = into_.what.request;
        http::response& response = into_.what.response;
        if (is_any(name, {"request", "req", "httpRequest"}))
            message(scan, request_, {request.headers, into_.request_headers});
        else if (is_any(name, {"response", "res", "httpResponse"}))
            message(scan, response_, {response.headers, into_.response_headers});
        else if (name == "startedDateTime" || name == "time")
            moment(take(scan));
        else if (name == recorder_member)
            origin_ = named(recorder_names, take(scan).raw(text_));
        else
            scan.value();
    }

    /// A HAR has a duration by the name of `time`, which is too small for a moment.
    void moment(found_value const& value) {
        std::string_view const raw = value.raw(text_);
        if (value.is_text()) {
            // The epoch itself is what writers put where they know no time.
            if (std::optional<std::int64_t> const at = milliseconds_of(raw); at && *at != 0)
                into_.what.milliseconds = at;
        } else if (value.form == value_form::number) {
            constexpr std::int64_t least_seconds = 1'000'000'000;
            constexpr std::int64_t least_milliseconds = 100'000'000'000;
            std::int64_t const at = integer(raw).value_or(0);
            if (at >= least_seconds)
                into_.what.milliseconds = at >= least_milliseconds ? at : at * 1000;
        }
    }

    void message(scanner& scan, found_message& found, found_headers headers) {
        if (scan.peek() != value_form::object) {
            scan.value();
            return;
        }
        found = {};
        found.present = true;
        headers.list.clear();
        headers.places.clear();
        each_member(scan, [&](std::string_view name) { message_member(scan, name, found, headers); });
        add_host(headers);
    }

    void message_member(scanner& scan, std::string_view name, found_message& found, found_headers& headers) {
        if (name == "headers")
            header_lines(scan, headers);
        else if (name == "method")
            found.method = take(scan);
        else if (name == "url")
            found.url = take(scan);
        else if (name == "status" || name == "statusCode")
            found.status = take(scan);
        else if (name == "postData" || name == "content")
            container(scan, found);
        else if (is_any(name, {"body", "bodyText", "payload", "body_b64"}))
            body(take(scan), name, found);
        else if (name == "bodyEncoding")
            found.in_base64 = found.in_base64 || take(scan).raw(text_) == "base64";
        else if (name == "bodySize")
            size(take(scan), found);
        else if (name == "_error")
            failure(take(scan), found);
        else if (name == signature_member)
            found.signature = named(evidence_names, take(scan).raw(text_));
        else if (name == evidence_member)
            found.kept = named(evidence_names, take(scan).raw(text_));
        else
            scan.value();
    }

    static void body(found_value const& value, std::string_view name, found_message& found) {
        if (!value.present())
            return;
        found.body = value;
        found.in_base64 = found.in_base64 || name == "body_b64";
    }

    void size(found_value const& value, found_message& found) const {
        std::int64_t const bytes = integer(value.raw(text_)).value_or(-1);
        if (bytes >= 0)
            found.size = std::max(bytes, found.size.value_or(0));
    }

    static void failure(found_value const& value, found_message& found) noexcept {
        found.failed = value.present() && value.where.length > 0;
    }

    /// `postData` and `content`.
    void container(scanner& scan, found_message& found) {
        if (scan.peek() != value_form::object) {
            body(take(scan), {}, found);
            return;
        }
        found.has_container = true;
        if (into_.what.origin == recorder::wire)
            into_.what.origin = recorder::archive; // a line of NDJSON that is an entry of a HAR
        each_member(scan, [&](std::string_view name) {
            if (name == "text")
                body(take(scan), name, found);
            else if (name == "params")
                found.parameters = take(scan);
            else if (name == "mimeType")
                found.media_type = take(scan);
            else if (name == "size")
                size(take(scan), found);
            else if (name == "encoding" || name == "_encoding")
                found.in_base64 = take(scan).raw(text_) == "base64";
            else if (name == "_file")
                found.in_other_file = take(scan).present();
            else
                scan.value();
        });
    }

    void header_lines(scanner& scan, found_headers& headers) {
        value_form const form = scan.peek();
        if (form == value_form::object)
            each_member(scan, [&](std::string_view name) { named_header(scan, name, headers); });
        else if (form == value_form::array)
            each_value(scan, [&] { listed_header(scan, headers); });
        else
            scan.value();
    }

    void named_header(scanner& scan, std::string_view name, found_headers& headers) {
        if (scan.peek() == value_form::array)
            each_value(scan, [&] { add_header(name, take(scan), headers); });
        else
            add_header(name, take(scan), headers);
    }

    /// One of `{"name":..., "value":...}` and `[name, value]`.
    void listed_header(scanner& scan, found_headers& headers) {
        found_value name;
        found_value value;
        if (scan.peek() == value_form::object) {
            each_member(scan, [&](std::string_view member) {
                found_value const here = take(scan);
                if (member == "name")
                    name = here;
                else if (member == "value")
                    value = here;
            });
        } else if (scan.peek() == value_form::array) {
            each_value(scan, [&] { (name.present() ? value : name) = take(scan); });
        } else {
            scan.value();
        }
        if (!name.is_text() || !value.is_scalar())
            return remark("a header has no name or no value and was left out");
        name_.clear();
        append_unescaped(name.raw(text_), name_);
        add_header(name_, value, headers);
    }

    void add_header(std::string_view name, found_value const& value, found_headers& headers) {
        if (name.starts_with(':')) {
            if (name == ":authority")
                headers.authority = value;
            return;
        }
        if (!value.present())
            return;
        if (!value.is_scalar())
            return remark("a header has a value that is no text and was left out");
        value_.clear();
        bool const faithful = append_unescaped(value.raw(text_), value_);
        headers.list.add(name, value_);
        headers.places.push_back(faithful ? literally(value) : literal_text{});
    }

    void add_host(found_headers& headers) {
        if (headers.authority.is_text() && !headers.list.find("Host"))
            add_header("Host", headers.authority, headers);
    }

    /// What a capture says of itself outweighs what its form makes likely.
    void take_word_for_it() noexcept {
        into_.what.origin = origin_.value_or(into_.what.origin);
        into_.what.signature = request_.signature.value_or(evidence::exact);
        into_.what.request_body = request_.kept.value_or(into_.what.request_body);
        into_.what.response_body = response_.kept.value_or(into_.what.response_body);
    }

    bool finish_request() {
        http::request& request = into_.what.request;
        if (!request_.method.is_text() || request_.method.where.length == 0)
            return refuse("has a request without a method");
        if (!request_.url.is_text() || request_.url.where.length == 0)
            return refuse("has a request without a URL");
        append_unescaped(request_.method.raw(text_), request.method);
        value_.clear();
        if (append_unescaped(request_.url.raw(text_), value_))
            into_.url = literally(request_.url);
        split_url(value_, request);
        if (!fill(request_, request.body, into_.request_body, into_.what.request_body))
            return refuse("has a request body that is no Base64");
        if (request.body.empty() && request_.parameters.form == value_form::array && is_form())
            rebuild();
        if (request.body.empty() && was_left_out(request_, request.headers, request_.has_container))
            into_.what.request_body = evidence::withheld;
        return true;
    }

    bool finish_response() {
        http::response& response = into_.what.response;
        std::int64_t const status = integer(response_.status.raw(text_)).value_or(0);
        bool const wire = into_.what.origin == recorder::wire;
        bool const answered = status > 0 || (wire && !response_.status.present() && response_.present);
        if (!answered || response_.failed) {
            response.clear();
            into_.response_headers.clear();
            return false;
        }
        into_.what.has_response = true;
        response.status = static_cast<int>(std::min<std::int64_t>(status, 99999));
        if (!fill(response_, response.body, into_.response_body, into_.what.response_body))
            return refuse("has a response body that is no Base64");
        bool const may_have_body =
            into_.what.request.method != "HEAD" && status >= 200 && status != 204 && status != 304;
        if (response.body.empty() && may_have_body && was_left_out(response_, response.headers, true))
            into_.what.response_body = evidence::withheld;
        return true;
    }

    /// Takes over the text of a body. False if it should be Base64 and is not.
    bool fill(found_message const& found, std::string& body, literal_text& literal, evidence& kept) const {
        if (!found.body.present())
            return true;
        std::string_view const raw = found.body.raw(text_);
        if (!found.body.is_text()) { // written as JSON within JSON, so not as it was sent
            body = raw;
            literal = literally(found.body);
            kept = evidence::rebuilt;
            return true;
        }
        bool const faithful = append_unescaped(raw, body);
        if (found.in_base64) {
            std::string decoded;
            if (append_base64_decoded(body, decoded)) {
                body = std::move(decoded);
                return true;
            }
            if (into_.what.origin == recorder::wire)
                return false;
        }
        if (faithful)
            literal = literally(found.body);
        if (body.find(replacement_character) != std::string::npos)
            kept = evidence::altered;
        return true;
    }

    /// Whether an empty body is the recorder's doing. `is_expected`: its place would be there had none been sent.
    [[nodiscard]] bool was_left_out(found_message const& found, http::header_list const& headers,
                                    bool is_expected) const {
        std::int64_t const declared = integer(headers.find("Content-Length").value_or(std::string_view{})).value_or(-1);
        if (into_.what.origin == recorder::wire)
            return !found.body.present() && declared > 0;
        bool const known = found.size || declared >= 0;
        bool const chunked = headers.find("Transfer-Encoding").has_value();
        // A recorder that says it saw nothing is believed, whatever the message promised.
        return found.in_other_file || found.size.value_or(0) > 0 || (!found.size && declared > 0) ||
               (!known && (is_expected || chunked));
    }

    [[nodiscard]] bool is_form() const {
        constexpr std::string_view form = "application/x-www-form-urlencoded";
        std::string_view type = request_.media_type.is_text() ? request_.media_type.raw(text_) : std::string_view{};
        std::string unescaped; // the slash may be written \/
        append_unescaped(type, unescaped);
        if (unescaped.empty())
            unescaped = into_.what.request.headers.find("Content-Type").value_or(std::string_view{});
        return equal_ignoring_case(std::string_view{unescaped}.substr(0, form.size()), form);
    }

    /// Puts a form body together from its parameters.
    void rebuild() {
        std::vector<std::pair<std::string, std::string>> parameters;
        scanner scan{text_, request_.parameters.where.offset};
        each_value(scan, [&] {
            std::pair<std::string, std::string>& each = parameters.emplace_back();
            if (scan.peek() != value_form::object)
                scan.value();
            else
                each_member(scan, [&](std::string_view name) {
                    found_value const value = take(scan);
                    if (value.is_scalar() && (name == "name" || name == "value"))
                        append_unescaped(value.raw(text_), name == "name" ? each.first : each.second);
                });
        });
        bool const encoded = are_encoded(parameters);
        std::string& body = into_.what.request.body;
        for (auto const& [name, value] : parameters) {
            if (!body.empty())
                body.push_back('&');
            append_parameter(body, name, encoded);
            body.push_back('=');
            append_parameter(body, value, encoded);
        }
        if (!body.empty())
            into_.what.request_body = evidence::rebuilt;
    }

    static void append_parameter(std::string& body, std::string_view text, bool encoded) {
        if (encoded)
            body.append(text);
        else
            http::append_percent_encoded(body, text);
    }

    /// Chrome writes parameters as they were sent, other programs decoded.
    static bool are_encoded(std::vector<std::pair<std::string, std::string>> const& parameters) {
        bool has_escape = false;
        auto const could_be = [&has_escape](std::string_view text) {
            for (char const c : text)
                if (!http::is_unreserved(c) && std::string_view{"%+*"}.find(c) == std::string_view::npos)
                    return false;
            std::string plain;
            has_escape = has_escape || text.find('%') != std::string_view::npos;
            return static_cast<bool>(http::append_percent_decoded(plain, text));
        };
        return std::all_of(parameters.begin(), parameters.end(),
                           [&](auto const& each) { return could_be(each.first) && could_be(each.second); }) &&
               has_escape;
    }

    void remark(std::string_view sentence) {
        if (into_.trouble.empty())
            into_.trouble = sentence;
    }

    void give_up(std::string_view what) { refuse(what); }

    bool refuse(std::string_view what) {
        std::string_view const subject = into_.what.origin == recorder::wire ? "the line " : "the entry ";
        std::string sentence = std::string{subject} + std::string{what};
        into_.what.clear();
        into_.url = into_.request_body = into_.response_body = {};
        into_.request_headers.clear();
        into_.response_headers.clear();
        into_.readable = false;
        into_.trouble = std::move(sentence);
        return false;
    }

    entry& into_;
    std::string_view text_;
    reader_limits const& limits_;
    found_message request_{};
    found_message response_{};
    std::optional<recorder> origin_{};
    std::string name_{};
    std::string value_{};
};

} // namespace

void read_json_exchange(entry& into, reader_limits const& limits) {
    exchange_walk{into, limits}.run();
}

} // namespace tc3::tool
