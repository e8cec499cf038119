// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REDACT_EXCHANGE_REDACTOR_HPP
#define TC3_TOOLS_REDACT_EXCHANGE_REDACTOR_HPP

#include "redact/word_redactor.hpp"

#include <tc3/exchange/exchange.hpp>
#include <tc3/request/common.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace tc3::tool {

/// Frees exchanges from what must not be passed on, so that the contract is kept and broken as before.
///
/// One is to be used for a whole run: what it puts in the place of an id is the same in all exchanges.
class exchange_redactor {
  public:
    explicit exchange_redactor(pseudonyms key) : words_{std::move(key)} {}

    /// Changes an exchange. False, with nothing changed, if it is no call of the API: it may hold anything.
    [[nodiscard]] bool redact(exchange& what);

  private:
    void redact_request(exchange& what, action const* contract);
    void redact_headers(http::header_list& headers, std::string_view signed_headers);
    [[nodiscard]] std::string redacted_header(http::header one);
    [[nodiscard]] std::string redacted_authorization(std::string_view value);
    [[nodiscard]] std::string redacted_content_type(std::string_view value);
    [[nodiscard]] std::string redacted_host(std::string_view host);

    word_redactor words_;
    common_parameters parameters_{};
};

} // namespace tc3::tool

#endif
