// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "url.hpp"

#include <tc3/detail/ascii.hpp>

#include <algorithm>
#include <cstddef>

namespace tc3::tool {
namespace {

constexpr std::string_view separator = "://";

std::string_view before(std::string_view text, std::string_view any_of) noexcept {
    return text.substr(0, std::min(text.find_first_of(any_of), text.size()));
}

} // namespace

void split_url(std::string_view url, http::request& into) {
    std::string_view rest = before(url, "#");
    std::string_view const front = before(rest, "/?");
    into.scheme.clear();
    into.host.clear();
    into.path = "/";
    into.query.clear();
    if (front.size() > 1 && front.back() == ':' && rest.substr(front.size() - 1).starts_with(separator)) {
        into.scheme = detail::to_lower(front.substr(0, front.size() - 1));
        rest.remove_prefix(front.size() - 1 + separator.size());
    }
    if (!rest.starts_with('/') && !rest.starts_with('*') && !rest.starts_with('?')) {
        std::string_view const authority = before(rest, "/?");
        std::size_t const user = authority.rfind('@');
        into.host = user == std::string_view::npos ? authority : authority.substr(user + 1);
        rest.remove_prefix(authority.size());
    }
    std::string_view const path = before(rest, "?");
    if (!path.empty())
        into.path = path;
    rest.remove_prefix(path.size());
    if (!rest.empty())
        into.query = rest.substr(1);
}

} // namespace tc3::tool
