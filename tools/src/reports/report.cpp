// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "report.hpp"

#include "curl.hpp"
#include "github.hpp"
#include "html.hpp"
#include "json.hpp"
#include "junit.hpp"
#include "sarif.hpp"
#include "text.hpp"

#include <utility>

namespace tc3::tool {
namespace {

template <class Report>
std::unique_ptr<report> make(std::string target, report_terms const& terms) {
    return std::make_unique<Report>(std::move(target), terms);
}

struct kind_of_report {
    std::string_view name;
    std::unique_ptr<report> (*make)(std::string target, report_terms const& terms);
};

constexpr kind_of_report kinds[] = {
    {"text", make<text_report>},     {"json", make<json_report>},   {"ndjson", make<ndjson_report>},
    {"sarif", make<sarif_report>},   {"junit", make<junit_report>}, {"html", make<html_report>},
    {"github", make<github_report>}, {"curl", make<curl_report>},
};

} // namespace

std::vector<std::string> report_kinds() {
    std::vector<std::string> names;
    for (kind_of_report const& each : kinds)
        names.emplace_back(each.name);
    return names;
}

std::unique_ptr<report> make_report(std::string_view kind, std::string target, report_terms const& terms) {
    for (kind_of_report const& each : kinds)
        if (each.name == kind)
            return each.make(std::move(target), terms);
    return nullptr;
}

} // namespace tc3::tool
