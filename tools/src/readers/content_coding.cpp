// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "content_coding.hpp"

#include "inflate.hpp"

#include <tc3/contract/text.hpp>
#include <tc3/detail/ascii.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace tc3::tool {
namespace {

enum class coding : std::uint8_t { identity, gzip, deflate, unknown };

coding coding_named(std::string_view name) noexcept {
    using tc3::detail::equal_ignoring_case;
    if (name.empty() || equal_ignoring_case(name, "identity"))
        return coding::identity;
    if (equal_ignoring_case(name, "gzip") || equal_ignoring_case(name, "x-gzip"))
        return coding::gzip;
    return equal_ignoring_case(name, "deflate") ? coding::deflate : coding::unknown;
}

/// Replaces the body by its plain text if it is a stream of that coding.
bool undo(coding what, std::string& body, std::size_t limit) {
    compression const marked = compression_of(body);
    std::string plain;
    bool done = false;
    if (what == coding::gzip) {
        done = marked == compression::gzip && inflate(body, marked, limit, plain);
    } else {
        // RFC 9110 means zlib's form by `deflate`, but some servers send it bare.
        done = marked == compression::zlib && inflate(body, marked, limit, plain);
        done = done || (!body.empty() && inflate(body, compression::deflate, limit, plain));
    }
    if (done)
        body = std::move(plain);
    return done;
}

/// Undoes one list of codings from its last to its first.
void undo_list(std::string_view list, entry& into, std::size_t limit) {
    while (!list.empty()) {
        std::size_t const comma = list.rfind(',');
        std::string_view const name =
            tc3::detail::trim(comma == std::string_view::npos ? list : list.substr(comma + 1));
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(0, comma);
        coding const what = coding_named(name);
        std::string& body = into.what.response.body;
        if (what == coding::identity)
            continue;
        if (what == coding::unknown) {
            if (text::find_not_utf8(body) != std::string_view::npos) {
                body.clear();
                into.what.response_body = evidence::withheld;
                into.response_body = {};
            }
            return;
        }
        if (!undo(what, body, limit))
            return;
        into.response_body = {};
    }
}

} // namespace

void undo_content_coding(entry& into, std::size_t limit) {
    http::header_list const& headers = into.what.response.headers;
    for (std::size_t i = headers.size(); i > 0 && !into.what.response.body.empty(); --i)
        if (tc3::detail::equal_ignoring_case(headers[i - 1].name, "Content-Encoding"))
            undo_list(headers[i - 1].value, into, limit);
}

} // namespace tc3::tool
