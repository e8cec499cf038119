// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_CURL_HPP
#define TC3_TOOLS_REPORTS_CURL_HPP

#include "report.hpp"

#include <string>

namespace tc3::tool {

/// For each call that failed, as the exit code sees it, a comment that says why, and the command of curl that sends it
/// again, without its secrets.
class curl_report final : public report {
  public:
    using report::report;

    void add(placed_finding const& found) override;
    void end(judged_exchange const& call) override;
    void finish(summary const& counts) override;

  private:
    std::string reasons_{}; ///< of the call that is judged
};

} // namespace tc3::tool

#endif
