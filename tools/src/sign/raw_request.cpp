// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "raw_request.hpp"

#include "foreign_text.hpp"
#include "readers/url.hpp"

#include <tc3/detail/ascii.hpp>
#include <tc3/http/write.hpp>
#include <tc3/json/scanner.hpp>
#include <tc3/sign/host.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>

namespace tc3::tool {
namespace {

namespace ascii = tc3::detail;

/// Takes a line off a text, without its end.
std::string_view take_line(std::string_view& text) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

struct request_line {
    std::string_view method{};
    std::string_view target{};
};

std::optional<request_line> parse_request_line(std::string_view line) {
    std::size_t const first = line.find(' ');
    std::size_t const last = line.rfind(' ');
    if (first == std::string_view::npos || last <= first + 1 || !line.substr(last + 1).starts_with("HTTP/1."))
        return std::nullopt;
    request_line made{line.substr(0, first), line.substr(first + 1, last - first - 1)};
    bool const good = !made.method.empty() && std::all_of(made.method.begin(), made.method.end(), ascii::is_upper) &&
                      made.target.find(' ') == std::string_view::npos;
    return good ? std::optional{made} : std::nullopt;
}

/// Takes all lines off a text up to the first request line, and that one too.
std::optional<request_line> skip_to_request(std::string_view& text) {
    while (!text.empty())
        if (auto const found = parse_request_line(take_line(text)))
            return found;
    return std::nullopt;
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of("\r\n") == std::string_view::npos;
}

/// Reads the header lines. True if the text is a sample: it has a placeholder, or its body follows at once.
bool read_headers(std::string_view& text, http::request& into, std::string& trouble) {
    bool sample = false;
    while (!text.empty()) {
        if (text.front() == '{')
            return true;
        std::string_view const line = take_line(text);
        if (line.empty())
            return sample;
        if (line.starts_with('<')) {
            sample = true;
            continue;
        }
        std::size_t const colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0) {
            trouble = "the request has a header line without a colon";
            return sample;
        }
        into.headers.add(line.substr(0, colon), ascii::trim(line.substr(colon + 1)));
    }
    return sample;
}

/// The first JSON value of what follows the header of a sample.
std::string_view body_of_sample(std::string_view text) {
    std::size_t const begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos || text[begin] != '{')
        return text;
    json::scanner scan{text, begin};
    json::span const value = scan.value();
    return text.substr(value.offset, value.length);
}

/// The body that a Content-Length delimits, or all of the text where there is none.
std::string_view delimited_body(std::string_view text, http::request const& message, std::string& trouble) {
    auto const length = message.headers.find("Content-Length");
    if (!length)
        return text;
    std::string_view const digits = ascii::trim(*length);
    std::size_t size = 0;
    auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    bool const number = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
    if (number && size <= text.size()) {
        std::string_view const behind = text.substr(size);
        std::size_t const next = std::min(behind.find_first_not_of("\r\n"), behind.size());
        if (is_blank(behind) || behind.substr(next).starts_with("HTTP/"))
            return text.substr(0, size);
    }
    trouble = "Content-Length does not agree with the body, which has " + std::to_string(text.size()) +
              " bytes; correct it or leave it out";
    return {};
}

std::string target_of(http::request const& message) {
    std::string const path = message.path.empty() ? "/" : message.path;
    return message.query.empty() ? path : path + "?" + message.query;
}

/// Bytes as the format of printf within single quotes.
std::string as_printf_format(std::string_view bytes) {
    std::string made;
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '%' || c == '\\')
            made.append(2, c);
        else if (byte >= 0x20 && byte < 0x7F && c != '\'')
            made.push_back(c);
        else
            for (int const shift : {6, 3, 0})
                made.append(shift == 6 ? "\\" : "").push_back(static_cast<char>('0' + ((byte >> shift) & 7)));
    }
    return made;
}

bool is_length(std::string_view name) {
    return ascii::equal_ignoring_case(name, "Content-Length");
}

} // namespace

bool has_raw_request(std::string_view text) {
    return skip_to_request(text).has_value();
}

bool read_raw_request(std::string_view text, http::request& into, std::string& trouble) {
    into.clear();
    std::string_view const all = text;
    auto const first = skip_to_request(text);
    if (!first) {
        trouble = "the text holds no request line such as `POST / HTTP/1.1`";
        return false;
    }
    into.method = first->method;
    split_url(first->target, into);
    bool const page = !is_blank(all.substr(0, static_cast<std::size_t>(first->method.data() - all.data())));
    bool const sample = read_headers(text, into, trouble) || page;
    if (into.headers.find("Transfer-Encoding"))
        trouble = "the body has a transfer coding; write it plain, without Transfer-Encoding";
    if (!trouble.empty())
        return false;
    into.body = sample ? body_of_sample(text) : delimited_body(text, into, trouble);
    return trouble.empty();
}

std::string write_raw_request(http::request const& message) {
    std::string made;
    http::append_request(made, message);
    return made;
}

std::string write_curl(http::request const& message) {
    bool const piped = terminal_text(message.body) != message.body;
    std::string const scheme = message.scheme.empty() ? "https" : message.scheme;
    std::string made = piped ? "printf '" + as_printf_format(message.body) + "' |\n  " : std::string{};
    made.append("curl -sS -g -X ").append(shell_quoted(message.method)).append(" ");
    made.append(shell_quoted(terminal_text(scheme + "://" + std::string{sign::host_of(message)} + target_of(message))));
    for (http::header const h : message.headers) {
        if (is_length(h.name) || ascii::equal_ignoring_case(h.name, "Host") || h.name.starts_with(':'))
            continue;
        // With a colon alone curl would send no such header.
        std::string const line = std::string{h.name} + (h.value.empty() ? ";" : ": " + std::string{h.value});
        made.append(" \\\n  -H ").append(shell_quoted(terminal_text(line)));
    }
    if (piped)
        made.append(" \\\n  --data-binary @-");
    else if (!message.body.empty())
        made.append(" \\\n  --data-raw ").append(shell_quoted(message.body));
    return made.append("\n");
}

} // namespace tc3::tool
