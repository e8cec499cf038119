// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#ifndef TC3_TOOLS_REPORTS_JSON_HPP
#define TC3_TOOLS_REPORTS_JSON_HPP

#include "report.hpp"

namespace tc3::tool {

/// One finding a line as a JSON object, then one line with the summary. Summaries of parts can be added up.
class ndjson_report final : public report {
  public:
    using report::report;

    void add(placed_finding const& found) override;
    void finish(summary const& counts) override;
};

/// The same records in one document, `{"findings": [...], "summary": {...}}`.
class json_report final : public report {
  public:
    using report::report;

    void add(placed_finding const& found) override;
    void finish(summary const& counts) override;

  private:
    bool begun_ = false;
};

} // namespace tc3::tool

#endif
