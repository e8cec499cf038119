// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_NET_GATEWAY_PAGE_HPP
#define TC3_TOOLS_NET_GATEWAY_PAGE_HPP

#include <string>
#include <string_view>

namespace tc3::tool {

/// What is said of an HTTP status in words; `Status` for those that our servers do not send.
[[nodiscard]] constexpr std::string_view reason_of(int status) noexcept {
    switch (status) {
    case 200:
        return "OK";
    case 302:
        return "Found";
    case 307:
        return "Temporary Redirect";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 408:
        return "Request Timeout";
    case 413:
        return "Payload Too Large";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Status";
    }
}

/// The page that a gateway shows when it has no answer of the service. A sentence may tell more.
[[nodiscard]] inline std::string gateway_page(int status, std::string_view sentence = {}) {
    std::string const title = std::to_string(status) + " " + std::string{reason_of(status)};
    std::string made =
        "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title + "</h1></center>\r\n";
    if (!sentence.empty())
        made.append("<p>").append(sentence).append("</p>\r\n");
    return made + "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
}

} // namespace tc3::tool

#endif
