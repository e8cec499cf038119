// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "http_lines.hpp"

#include <tc3/detail/ascii.hpp>

#include <algorithm>

namespace tc3::tool {
namespace {

using tc3::detail::is_digit;

bool is_method(std::string_view word) noexcept {
    constexpr std::size_t longest = 16;
    return !word.empty() && word.size() <= longest && std::all_of(word.begin(), word.end(), tc3::detail::is_upper);
}

bool is_target(std::string_view word) noexcept {
    return word.starts_with('/') || word == "*" || word.find("://") != std::string_view::npos;
}

/// `HTTP/1.1`, `HTTP/2`
bool is_version(std::string_view word) noexcept {
    constexpr std::string_view name = "HTTP/";
    return word.starts_with(name) && word.size() > name.size() && is_digit(word[name.size()]);
}

} // namespace

std::optional<request_line> parse_request_line(std::string_view line) noexcept {
    std::size_t const first = line.find(' ');
    std::size_t const last = line.rfind(' ');
    if (first == std::string_view::npos || last == first)
        return std::nullopt;
    request_line const parts{line.substr(0, first), line.substr(first + 1, last - first - 1)};
    bool const good = is_method(parts.method) && is_target(parts.target) && is_version(line.substr(last + 1));
    return good ? std::optional{parts} : std::nullopt;
}

bool begins_status_line(std::string_view text) noexcept {
    std::size_t const blank = text.find(' ');
    constexpr std::size_t longest_version = 8;
    if (blank == std::string_view::npos || blank > longest_version || !is_version(text.substr(0, blank)))
        return false;
    std::string_view const status = text.substr(blank + 1, 3);
    return status.size() == 3 && std::all_of(status.begin(), status.end(), is_digit);
}

line_ahead get_line(byte_stream& from, std::size_t begin) {
    std::size_t searched = begin;
    std::size_t end = 0;
    do {
        end = std::min(from.ahead().find('\n', searched), from.ahead().size());
        searched = end;
    } while (end == from.ahead().size() && end - begin < longest_header && from.more());
    line_ahead line;
    bool const has_end = end < from.ahead().size();
    std::string_view text = from.ahead().substr(begin, end - begin);
    line.has_crlf = has_end && text.ends_with('\r');
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    line.text = tc3::detail::trim(text);
    line.next = end + (has_end ? 1 : 0);
    line.is_last = !has_end && end - begin < longest_header;
    return line;
}

} // namespace tc3::tool
