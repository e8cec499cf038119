// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_CONTRACT_ERROR_CODE_HPP
#define TC3_CONTRACT_ERROR_CODE_HPP

#include <tc3/contract/kind.hpp>
#include <tc3/contract/source.hpp>

#include <cstdint>
#include <span>
#include <string_view>

namespace tc3 {

/// A code that stands in `Response.Error.Code`, spelled as the service spells it, misprints included.
struct error_code {
    std::string_view code{};
    std::string_view meaning{}; ///< in our words
};

/// The code with which the service would most likely refuse a request that breaks a rule of that kind.
struct likely_code {
    kind broken{};
    std::string_view code{};
};

/// The class of a code: the text before its first dot.
[[nodiscard]] constexpr std::string_view error_class(std::string_view code) noexcept {
    return code.substr(0, code.find('.'));
}

/// The codes that any action may answer with.
inline constexpr error_code common_error_codes[] = {
    {"ActionOffline", "the action was withdrawn"},
    {"AuthFailure.InvalidAuthorization", "the Authorization header has not the expected form"},
    {"AuthFailure.InvalidSecretId", "the key is no key for the API"},
    {"AuthFailure.MFAFailure", "the multi-factor check failed"},
    {"AuthFailure.SecretIdNotFound", "the key is unknown, deleted, disabled or mistyped"},
    {"AuthFailure.SignatureExpire", "the clock is more than five minutes off"},
    {"AuthFailure.SignatureFailure", "the signature is wrong"},
    {"AuthFailure.TokenFailure", "the session token is wrong"},
    {"AuthFailure.UnauthorizedOperation", "the account may not do this"},
    {"DryRunOperation", "a dry run that would have succeeded"},
    {"FailedOperation", "the operation failed"},
    {"InternalError", "a fault of the server"},
    {"InvalidAction", "there is no such action"},
    {"InvalidParameter", "a parameter has a wrong form or type"},
    {"InvalidParameterValue", "a parameter has a wrong value"},
    {"InvalidRequest", "the multipart body is malformed"},
    {"IpInBlacklist", "the caller's address is refused"},
    {"IpNotInWhitelist", "the caller's address is not among the admitted ones"},
    {"LimitExceeded", "a quota is used up"},
    {"MissingParameter", "a required parameter is absent"},
    {"NoSuchProduct", "there is no such product"},
    {"NoSuchVersion", "there is no such version"},
    {"RequestLimitExceeded", "too many requests in a second"},
    {"RequestLimitExceeded.GlobalRegionUinLimitExceeded", "the main account sends too much across regions"},
    {"RequestLimitExceeded.IPLimitExceeded", "too many requests from one address"},
    {"RequestLimitExceeded.UinLimitExceeded", "the main account sends too much"},
    {"RequestSizeLimitExceeded", "the request is too large"},
    {"ResourceInUse", "the resource is in use"},
    {"ResourceInsufficient", "not enough of the resource is left"},
    {"ResourceNotFound", "the resource does not exist"},
    {"ResourceUnavailable", "the resource cannot be used"},
    {"ResponseSizeLimitExceeded", "the response is too large"},
    {"ServiceUnavailable", "the service is unavailable for now"},
    {"UnauthorizedOperation", "the operation is not authorised"},
    {"UnknownParameter", "a parameter that is not defined was sent"},
    {"UnsupportedOperation", "the operation is not supported"},
    {"UnsupportedProtocol", "only GET and POST over HTTPS are taken"},
    {"UnsupportedRegion", "the action does not support the region"},
};

/// Where the list above comes from.
inline constexpr source common_error_codes_source{"the error codes that are common to all actions",
                                                  "https://www.tencentcloud.com/document/api/1227/61822", "2025-10-30"};

/// Why a name that no page defines is an error.
inline constexpr source unknown_names_source{"a parameter that is not defined is refused as UnknownParameter",
                                             common_error_codes_source.page, common_error_codes_source.date};

/// The code for a kind where the action's contract names none of its own. Empty where the service has no code for it.
[[nodiscard]] constexpr std::string_view common_likely_error(kind broken) noexcept {
    switch (broken) {
    case kind::required:
        return "MissingParameter";
    case kind::unknown:
        return "UnknownParameter";
    case kind::duplicate:
    case kind::type:
    case kind::exactly_one:
    case kind::depends:
    case kind::json:
    case kind::encoding:
        return "InvalidParameter";
    case kind::one_of:
    case kind::range:
    case kind::step:
    case kind::length:
    case kind::characters:
    case kind::format:
        return "InvalidParameterValue";
    case kind::method:
    case kind::content_type:
        return "UnsupportedProtocol";
    case kind::size:
        return "RequestSizeLimitExceeded";
    case kind::action:
        return "InvalidAction";
    case kind::version:
        return "NoSuchVersion";
    case kind::region:
        return "UnsupportedRegion";
    case kind::timestamp:
    case kind::nonce:
    case kind::missing:
        return "MissingParameter";
    case kind::malformed:
    case kind::algorithm:
        return "AuthFailure.InvalidAuthorization";
    case kind::scope:
    case kind::signed_headers:
    case kind::mismatch:
        return "AuthFailure.SignatureFailure";
    case kind::expired:
        return "AuthFailure.SignatureExpire";
    case kind::rate:
        return "RequestLimitExceeded";
    default:
        return {};
    }
}

/// The code for a kind: the action's own, or the common one.
[[nodiscard]] constexpr std::string_view likely_error(std::span<likely_code const> own, kind broken) noexcept {
    for (likely_code const& entry : own)
        if (entry.broken == broken)
            return entry.code;
    return common_likely_error(broken);
}

} // namespace tc3

#endif
