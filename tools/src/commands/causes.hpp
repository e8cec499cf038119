// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_COMMANDS_CAUSES_HPP
#define TC3_TOOLS_COMMANDS_CAUSES_HPP

#include "check/placed_finding.hpp"

#include <tc3/credential.hpp>
#include <tc3/exchange/exchange.hpp>
#include <tc3/request/diagnose.hpp>
#include <tc3/validate/finding.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace tc3::tool {

/// Looks for the causes of wrong signatures, and tells of them.
///
/// A signature whose cause is not found takes many thousand computations; so after some millions of them it looks for
/// no more, and says so.
class cause_finder {
  public:
    explicit cause_finder(credential who, std::vector<sign::named_key> others = {})
        : has_key_{!who.key.empty()}, diagnoser_{known_contracts(), std::move(who), std::move(others)} {}

    /// Adds the cause, if one is found, to the finding among \p found that speaks of the signature: its message tells
    /// of the cause, its help what to do.
    void explain(std::vector<placed_finding>& found, exchange const& what);

    /// The causes of a wrong signature in indented lines, or that none was found. Empty where there is no key, or
    /// nothing that could be a signature.
    [[nodiscard]] std::string in_words(exchange const& what);

  private:
    [[nodiscard]] static contract_set known_contracts() noexcept;
    [[nodiscard]] bool may_look(exchange const& what) const noexcept;
    [[nodiscard]] sign::diagnosis look(http::request const& message);

    bool has_key_;
    signature_diagnoser diagnoser_;
    std::size_t spent_ = 0; ///< computations
};

} // namespace tc3::tool

#endif
