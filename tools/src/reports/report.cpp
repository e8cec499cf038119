// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "report.hpp"

#include "ndjson.hpp"
#include "text.hpp"

#include <utility>

namespace tc3::tool {

std::unique_ptr<report> make_report(std::string_view kind, std::string target) {
    if (kind == "text")
        return std::make_unique<text_report>(std::move(target));
    if (kind == "ndjson")
        return std::make_unique<ndjson_report>(std::move(target));
    return nullptr;
}

} // namespace tc3::tool
