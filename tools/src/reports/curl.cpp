// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "curl.hpp"

#include "foreign_text.hpp"

namespace tc3::tool {

void curl_report::add(placed_finding const& found) {
    finding const& what = found.what;
    if (found.known || what.severity < terms().fail_on || !found.exchange)
        return;
    reasons_ += "# " + std::string{to_string(what.severity)} + "[" + what.rule + "]: " + one_line(what.message) + "\n";
}

void curl_report::end(judged_exchange const& call) {
    if (!call.curl.empty())
        out().write("# " + one_line(call.capture) + ": exchange " + std::to_string(call.index) + "\n" + reasons_ +
                    std::string{call.curl} + "\n");
    reasons_.clear();
}

void curl_report::finish(summary const&) {}

} // namespace tc3::tool
