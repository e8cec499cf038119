// Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "report_line.hpp"

#include "json_fields.hpp"
#include "merge/counting.hpp"

#include <tc3/contract/kind.hpp>

#include <boost/json/parse.hpp>

#include <optional>
#include <utility>

namespace tc3::tool {
namespace {

namespace json = boost::json;

/// Of a report of tc3 there are some hundreds. Others are not kept, so that no input takes ever more memory.
constexpr std::size_t most_texts = 10'000;

/// Finds the word among the enumerators from the first to the last.
template <class Enumeration>
std::optional<Enumeration> from_word(std::string_view word, Enumeration last) {
    for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i)
        if (to_string(static_cast<Enumeration>(i)) == word)
            return static_cast<Enumeration>(i);
    return std::nullopt;
}

/// The counts of a summary that every report has.
constexpr std::pair<std::string_view, std::size_t summary::*> counts[] = {
    {"captures", &summary::captures}, {"exchanges", &summary::exchanges}, {"clean", &summary::clean},
    {"skipped", &summary::skipped},   {"errors", &summary::errors},       {"warnings", &summary::warnings},
    {"notes", &summary::notes},
};
/// Those that only some have.
constexpr std::pair<std::string_view, std::size_t summary::*> further_counts[] = {
    {"unreadable", &summary::unreadable},
    {"known", &summary::known},
};
constexpr std::pair<std::string_view, std::size_t purchase_count::*> purchases[] = {
    {"succeeded", &purchase_count::succeeded},
    {"refused", &purchase_count::refused},
    {"unknown", &purchase_count::unknown},
    {"repeated_after_success", &purchase_count::repeated_after_success},
    {"repeated_in_doubt", &purchase_count::repeated_in_doubt},
};

enum class lacking : std::uint8_t { is_zero, is_wrong };

/// Takes the counts of a table from an object. False if there is one that cannot be.
template <class Counts, std::size_t Size>
bool take_counts(json::value const& from, std::pair<std::string_view, std::size_t Counts::*> const (&table)[Size],
                 lacking what_lacks, Counts& into) {
    for (auto const& [name, count] : table) {
        auto const found = count_member(from, name);
        if ((!found && what_lacks == lacking::is_wrong) || found > largest_count)
            return false;
        into.*count = found.value_or(0);
    }
    return true;
}

template <class Counts, std::size_t Size>
void add_table(Counts& whole, std::pair<std::string_view, std::size_t Counts::*> const (&table)[Size],
               Counts const& part) {
    for (auto const& [name, count] : table)
        whole.*count = sum_of(whole.*count, part.*count);
}

} // namespace

report_line report_line_reader::read(std::string_view line) {
    boost::system::error_code error;
    line_ = json::parse({line.data(), line.size()}, error);
    if (error)
        return report_line::other;
    if (json::value const* const from = member(line_, "summary"))
        return read_summary(*from) ? report_line::summary : report_line::other;
    return read_finding() ? report_line::finding : report_line::other;
}

bool report_line_reader::read_finding() {
    auto const where = from_word(text_member(line_, "side"), side::capture);
    auto const weight = from_word(text_member(line_, "severity"), severity::error);
    auto const kind = kind_from(text_member(line_, "kind"));
    std::string_view const rule = text_member(line_, "rule");
    if (!where || !weight || !kind || rule.empty())
        return false;
    finding_ = {};
    tc3::finding& what = finding_.what;
    what.side = *where;
    what.severity = *weight;
    what.kind = *kind;
    what.rule = rule;
    what.path = text_member(line_, "path");
    what.message = text_member(line_, "message");
    what.help = text_member(line_, "help");
    what.likely_error = kept(text_member(line_, "likely_error"));
    if (json::value const* const origin = member(line_, "source"))
        what.origin = {kept(text_member(*origin, "text")), kept(text_member(*origin, "page")),
                       kept(text_member(*origin, "date"))};
    finding_.capture = text_member(line_, "capture");
    finding_.action = text_member(line_, "action");
    finding_.exchange = count_member(line_, "exchange");
    finding_.offset = count_member(line_, "offset").value_or(0);
    finding_.length = count_member(line_, "length").value_or(0);
    finding_.line = count_member(line_, "line").value_or(1);
    finding_.column = count_member(line_, "column").value_or(1);
    finding_.character = 0;
    json::value const* const known = member(line_, "known");
    finding_.known = known != nullptr && known->is_bool() && known->get_bool();
    return true;
}

bool report_line_reader::read_summary(json::value const& from) {
    totals_ = {};
    if (!take_counts(from, counts, lacking::is_wrong, totals_) ||
        !take_counts(from, further_counts, lacking::is_zero, totals_))
        return false;
    json::value const* const bought = member(from, "purchases");
    if (bought != nullptr && !take_counts(*bought, purchases, lacking::is_zero, totals_.purchases))
        return false;
    json::value const* const rules = member(from, "rules");
    if (rules == nullptr || !rules->is_object())
        return false;
    for (auto const& [rule, value] : rules->get_object()) {
        auto const found = count_from(value);
        if (!found || *found > largest_count)
            return false;
        totals_.rules[rule] = *found;
    }
    return true;
}

std::string_view report_line_reader::kept(std::string_view text) {
    auto at = texts_.find(text);
    if (at == texts_.end()) {
        if (texts_.size() == most_texts)
            return {};
        at = texts_.emplace(text).first;
    }
    return *at;
}

void add_counts(summary& whole, summary const& part) {
    add_table(whole, counts, part);
    add_table(whole, further_counts, part);
    add_table(whole.purchases, purchases, part.purchases);
    for (auto const& [rule, count] : part.rules) {
        std::size_t& sum = whole.rules[rule];
        sum = sum_of(sum, count);
    }
}

} // namespace tc3::tool
