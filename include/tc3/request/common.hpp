// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_REQUEST_COMMON_HPP
#define TC3_REQUEST_COMMON_HPP

#include <tc3/contract/host.hpp>
#include <tc3/detail/ascii.hpp>
#include <tc3/http/message.hpp>
#include <tc3/http/query.hpp>
#include <tc3/sign/host.hpp>
#include <tc3/sign/verify.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tc3 {

/// The parameters that every call has, whatever its action.
enum class common : std::uint8_t {
    action,
    version,
    region,
    timestamp,
    language,
    token,
    authorization,
    content_type,
    nonce,
    secret_id,
    signature,
    signature_method,
    request_client
};

/// A common parameter: the header that carries it with TC3, the parameter with signature v1. Empty: it has none.
struct common_name {
    common what;
    std::string_view header;
    std::string_view parameter;
};

/// All of them, in the order of the enumeration, from the page of common parameters (2025-10-24).
inline constexpr common_name common_names[] = {
    {common::action, "X-TC-Action", "Action"},
    {common::version, "X-TC-Version", "Version"},
    {common::region, "X-TC-Region", "Region"},
    {common::timestamp, "X-TC-Timestamp", "Timestamp"},
    {common::language, "X-TC-Language", "Language"},
    {common::token, "X-TC-Token", "Token"},
    {common::authorization, "Authorization", ""},
    {common::content_type, "Content-Type", ""},
    {common::nonce, "", "Nonce"},
    {common::secret_id, "", "SecretId"},
    {common::signature, "", "Signature"},
    {common::signature_method, "", "SignatureMethod"},
    {common::request_client, "X-TC-RequestClient", "RequestClient"},
};
inline constexpr std::size_t common_count = std::size(common_names);

/// The names that a query or form body may hold beside the action's own.
inline constexpr std::string_view common_parameter_names[] = {"Action", "Version",       "Region",    "Timestamp",
                                                              "Nonce",  "SecretId",      "Signature", "SignatureMethod",
                                                              "Token",  "RequestClient", "Language"};

/// The media types that the protocol knows.
inline constexpr std::string_view json_type = "application/json";
inline constexpr std::string_view form_type = "application/x-www-form-urlencoded";
inline constexpr std::string_view multipart_type = "multipart/form-data";
inline constexpr std::string_view binary_type = "application/octet-stream";

/// A content type without its parameters and blanks, as it was written.
[[nodiscard]] constexpr std::string_view media_type(std::string_view content_type) noexcept {
    return detail::trim(content_type.substr(0, content_type.find(';')));
}

[[nodiscard]] constexpr bool is_media_type(std::string_view content_type, std::string_view wanted) noexcept {
    return detail::equal_ignoring_case(media_type(content_type), wanted);
}

/// The largest requests, in bytes (page of the request structure, 2025-10-24).
inline constexpr std::size_t largest_get = 32u * 1024;
inline constexpr std::size_t largest_form = 1024u * 1024;
inline constexpr std::size_t largest_json = 10u * 1024 * 1024;

/// The common parameters as one request carries them. Filled again, it keeps its memory.
class common_parameters {
  public:
    /// Reads them from the headers, or from the query or form body where the call has the manner of signature v1.
    void read(http::request const& message) {
        for (item& i : items_)
            i.times = 0;
        read_headers(message);
        scheme_ = has(common::authorization) || has(common::action) || has(common::version) || has(common::timestamp)
                      ? sign::scheme::tc3
                      : sign::scheme::none;
        if (scheme_ == sign::scheme::tc3)
            return;
        bool const content_type = has(common::content_type);
        // With another method than GET and POST too, so that what is wrong with such an order is the method alone.
        bool const form = content_type ? message.method != "GET" && is_media_type(text(common::content_type), form_type)
                                       : message.method == "POST";
        read_parameters(form && !message.body.empty() ? message.body : message.query);
        if (has(common::action) || has(common::signature) || has(common::secret_id))
            scheme_ = sign::scheme::v1;
    }

    /// The manner of the call: TC3 with headers, v1 with parameters, or neither.
    [[nodiscard]] sign::scheme scheme() const noexcept { return scheme_; }

    [[nodiscard]] bool has(common what) const noexcept { return at(what).times > 0; }
    [[nodiscard]] std::size_t times(common what) const noexcept { return at(what).times; }
    /// Its first value, decoded. Empty if it is not there.
    [[nodiscard]] std::string_view text(common what) const noexcept {
        return has(what) ? std::string_view{at(what).value} : std::string_view{};
    }

    /// Where a finding about it stands: `header:X-TC-Region`, or `/Region` with signature v1.
    [[nodiscard]] std::string place(common what) const {
        common_name const& name = common_names[static_cast<std::size_t>(what)];
        if (scheme_ == sign::scheme::v1 && !name.parameter.empty())
            return "/" + std::string{name.parameter};
        return "header:" + std::string{name.header};
    }

    /// Its name in the manner of the call.
    [[nodiscard]] std::string_view name(common what) const noexcept {
        common_name const& name = common_names[static_cast<std::size_t>(what)];
        return scheme_ == sign::scheme::v1 && !name.parameter.empty() ? name.parameter : name.header;
    }

  private:
    struct item {
        std::size_t times = 0;
        std::string value{};
    };

    [[nodiscard]] item const& at(common what) const noexcept { return items_[static_cast<std::size_t>(what)]; }

    void read_headers(http::request const& message) {
        for (http::header const h : message.headers)
            for (common_name const& name : common_names)
                if (h.name.size() == name.header.size() && detail::equal_ignoring_case(h.name, name.header)) {
                    item& i = items_[static_cast<std::size_t>(name.what)];
                    if (i.times++ == 0)
                        i.value.assign(detail::trim(h.value));
                    break;
                }
    }

    void read_parameters(std::string_view parameters) {
        for (http::raw_parameter const p : http::raw_parameters{parameters})
            for (common_name const& name : common_names)
                if (!name.parameter.empty() && p.name == name.parameter) {
                    item& i = items_[static_cast<std::size_t>(name.what)];
                    if (i.times++ == 0) {
                        i.value.clear();
                        http::append_percent_decoded(i.value, p.value, http::plus_sign::blank);
                    }
                    break;
                }
    }

    std::array<item, common_count> items_{};
    sign::scheme scheme_ = sign::scheme::none;
};

/// Whether a request is a call of the API at all, rather than a page, an asset or a preflight: it names an action, or
/// goes to a host of the API with GET or POST on `/`.
[[nodiscard]] inline bool is_api_call(http::request const& message, common_parameters const& parameters) {
    if (parameters.has(common::action))
        return true;
    return (message.method == "GET" || message.method == "POST") && message.path == "/" &&
           parse_host(sign::host_of(message)).form != host_form::foreign;
}

} // namespace tc3

#endif
