// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "baseline.hpp"

#include "json_fields.hpp"

#include <tc3/exchange/parameters.hpp>

#include <boost/json/parse.hpp>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <utility>

namespace tc3::tool {
namespace {

namespace json = boost::json;

std::string text(json::value const& of, std::string_view name) {
    return std::string{text_member(of, name)};
}

/// The first element of the array of that name, or null.
json::value const* first(json::value const* of, std::string_view name) {
    json::value const* const found = of == nullptr ? nullptr : member(*of, name);
    json::array const* const list = found == nullptr ? nullptr : found->if_array();
    return list == nullptr || list->empty() ? nullptr : &list->front();
}

struct known_finding {
    std::string fingerprint{};
    baseline::finding_count what{};
};

known_finding from_record(json::value const& record) {
    std::string rule = text(record, "rule");
    std::string path = text(record, "path");
    std::string fingerprint = fingerprint_of_finding(rule, path, text(record, "action"));
    return {std::move(fingerprint), {std::move(rule), std::move(path), text(record, "side"), 1}};
}

known_finding from_result(json::value const& result) {
    known_finding made;
    made.what.rule = text(result, "ruleId");
    made.what.count = 1;
    json::value const* const place = first(first(&result, "locations"), "logicalLocations");
    if (place != nullptr)
        made.what.path = text(*place, "fullyQualifiedName");
    json::value const* const properties = member(result, "properties");
    json::value const* const fingerprints = member(result, "partialFingerprints");
    if (properties != nullptr)
        made.what.side = text(*properties, "side");
    if (fingerprints != nullptr)
        made.fingerprint = text(*fingerprints, fingerprint_name);
    if (made.fingerprint.empty())
        made.fingerprint = fingerprint_of_finding(made.what.rule, made.what.path,
                                                  properties == nullptr ? std::string{} : text(*properties, "action"));
    return made;
}

json::value parse(std::string_view from, boost::system::error_code& error) {
    return json::parse({from.data(), from.size()}, error);
}

/// Calls `each(record)` for the elements of the array of that name. False if there is none, or one of them names no
/// rule.
template <class Read, class Each>
bool for_each_element(json::value const& of, std::string_view name, Read read, Each each) {
    json::value const* const found = member(of, name);
    json::array const* const list = found == nullptr ? nullptr : found->if_array();
    if (list == nullptr)
        return false;
    for (json::value const& one : *list) {
        known_finding known = read(one);
        if (known.what.rule.empty())
            return false;
        each(std::move(known));
    }
    return true;
}

} // namespace

std::string fingerprint_of_finding(std::string_view rule, std::string_view path, std::string_view action) {
    std::uint64_t value = detail::fingerprint{}.add(rule).add(path).add(action).value();
    std::string made(16, '0');
    for (auto digit = made.rbegin(); digit != made.rend(); ++digit, value >>= 4)
        *digit = "0123456789abcdef"[value & 0xF];
    return made;
}

bool baseline::read(std::string const& file, std::string& trouble) {
    std::ifstream in{file, std::ios::binary};
    std::string const all{std::istreambuf_iterator<char>{in}, {}};
    if (!in.is_open() || in.bad()) {
        trouble = "cannot read the baseline " + file;
        return false;
    }
    auto const keep = [this](known_finding&& one) {
        auto const [at, fresh] = known_.try_emplace(std::move(one.fingerprint), std::move(one.what));
        at->second.count += fresh ? 0 : 1;
    };
    boost::system::error_code error;
    json::value const whole = parse(all, error);
    if (!error && (member(whole, "runs") != nullptr || member(whole, "findings") != nullptr)) {
        json::value const* const run = first(&whole, "runs");
        bool const good = run != nullptr ? for_each_element(*run, "results", from_result, keep)
                                         : for_each_element(whole, "findings", from_record, keep);
        if (!good)
            trouble = "the baseline " + file + " is no report of tc3 check";
        return good;
    }
    std::size_t number = 0;
    for (std::string_view rest = all; !rest.empty();) {
        std::string_view const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        ++number;
        json::value const record = parse(line, error);
        known_finding one = error ? known_finding{} : from_record(record);
        if (!one.what.rule.empty()) {
            keep(std::move(one));
        } else if (error || member(record, "summary") == nullptr) {
            trouble = "line " + std::to_string(number) + " of the baseline " + file +
                      " is no finding; a baseline is a report of the kind ndjson, json or sarif";
            return false;
        }
    }
    return true;
}

bool baseline::take(std::string const& fingerprint) {
    auto const at = known_.find(fingerprint);
    if (at == known_.end() || at->second.count == 0)
        return false;
    --at->second.count;
    return true;
}

std::vector<baseline::finding_count> baseline::left() const {
    std::vector<finding_count> made;
    for (auto const& [fingerprint, one] : known_)
        if (one.count > 0)
            made.push_back(one);
    return made;
}

} // namespace tc3::tool
