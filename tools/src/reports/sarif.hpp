// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_SARIF_HPP
#define TC3_TOOLS_REPORTS_SARIF_HPP

#include "report.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace tc3::tool {

/// A log of the Static Analysis Results Interchange Format, version 2.1.0, with one run. It is written as findings
/// come; memory holds the ids of the rules only.
class sarif_report final : public report {
  public:
    sarif_report(std::string target, report_terms const& terms);

    void add(placed_finding const& found) override;
    void finish(summary const& counts) override;

  private:
    std::map<std::string, std::size_t, std::less<>> rule_indices_{};
    bool begun_ = false;
};

/// The reference to a file: relative, or with the scheme `file` where the name begins at the root, percent-encoded.
[[nodiscard]] std::string uri_of(std::string_view file);

} // namespace tc3::tool

#endif
